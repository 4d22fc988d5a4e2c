"""The agenda of a review meeting: which projects, in which order, and who judges them. Each function is one step."""

from collections.abc import Sequence
from dataclasses import replace

from db.models import ReviewItem, ReviewMeeting
from desktop_app.domain import meeting as rules
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.review_meetings import agenda_of, named_meeting, put_items, refuse_confirmed
from desktop_app.services.rights import require_centre


def put_on_agenda(office: Office, actor: Actor, meeting_id: str, projects: Sequence[str]) -> Changes:
    """Put projects at the end of the agenda; those that are on it already stay where they are."""
    require_centre(actor)
    label = QT_TRANSLATE_NOOP("steps", "Put {count} projects on the agenda of {title}")
    with office.write(Label(label, {"count": len(projects)}), actor) as tx:
        refuse_confirmed(named_meeting(tx, meeting_id))
        put_items(tx, meeting_id, projects)
    return tx.done()


def take_off_agenda(office: Office, actor: Actor, item_ids: Sequence[str]) -> Changes:
    """Take projects off the agenda, with what was entered of their review."""
    require_centre(actor)
    label = QT_TRANSLATE_NOOP("steps", "Take {count} projects off the agenda of {title}")
    with office.write(Label(label, {"count": len(item_ids)}), actor) as tx:
        for item_id in item_ids:
            item = open_item(tx, item_id)
            item.deleted_at = tx.now_ms
    return tx.done()


def order_agenda(office: Office, actor: Actor, meeting_id: str, item_ids: Sequence[str]) -> Changes:
    """Give the agenda this order; what is not named comes behind."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Order the agenda of {title}")), actor) as tx:
        named_meeting(tx, meeting_id)
        items = agenda_of(tx, meeting_id)
        places = {item_id: place for place, item_id in enumerate(item_ids)}
        ordered = sorted(items, key=lambda item: places.get(item.id, len(places)))
        for place, item in enumerate(ordered, 1):
            item.sort_order = place
    return tx.done()


def name_judges(office: Office, actor: Actor, meeting_id: str, judges: Sequence[str]) -> Changes:
    """Add judges to those named for the meeting. Raises UserError when no name is given."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Name {count} judges for {title}: {names}")), actor) as tx:
        meeting = named_meeting(tx, meeting_id)
        added = [name for judge in judges for name in rules.names(judge)]
        if not added:
            raise UserError(QT_TRANSLATE_NOOP("errors", "Give the name of a judge."))
        named = {"count": len(added), "names": rules.JOINER.join(added)}
        tx.rename(Label(tx.label.template, {**tx.label.values, **named}))
        record = rules.read(meeting.minutes)
        meeting.minutes = rules.kept(replace(record, judges=tuple(dict.fromkeys([*record.judges, *added]))))
    return tx.done()


def open_item(tx: Transaction, item_id: str) -> ReviewItem:
    """An item of a meeting that is not confirmed; the step's label tells the meeting's title."""
    item = tx.session.get_one(ReviewItem, item_id)
    refuse_confirmed(named_meeting(tx, item.meeting_id))
    return item


def meeting_of(tx: Transaction, item: ReviewItem) -> ReviewMeeting:
    """The meeting of an item."""
    return tx.session.get_one(ReviewMeeting, item.meeting_id)
