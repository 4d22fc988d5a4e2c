"""What the centre does to a review meeting: called, changed, confirmed. Each function is one step.

A meeting counts in bulletins once it is confirmed, and it can be confirmed once it was held and every project on its
agenda has a result. Its agenda and results are in `review_agenda` and `review_results`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from db.enums import ReviewConclusion, Stage
from db.models import Milestone, Project, ReviewItem, ReviewMeeting
from desktop_app.domain import meeting as rules
from desktop_app.domain.meeting import Proceedings
from desktop_app.domain.stages import may_confirm
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries.project_titles import shown_name
from desktop_app.queries.review_list import proposed_title
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.projects import Created, refuse_deleted, wrong
from desktop_app.services.review_cards import too_few
from desktop_app.services.rights import require_centre


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """A meeting as entered."""

    title: str
    held_on: date | None
    place: str = ""
    chair: str = ""
    record: Proceedings = field(default_factory=Proceedings)


def add_meeting(office: Office, actor: Actor, entered: MeetingInput, projects: Sequence[str] = ()) -> Created:
    """Call a meeting, or enter one that was held, with these projects. Raises InvalidInput naming the wrong fields."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Enter the review meeting {title}")), actor) as tx:
        meeting = ReviewMeeting(**_stored(entered))
        tx.session.add(meeting)
        tx.rename(Label(tx.label.template, {"title": meeting.title}))
        tx.session.flush()
        put_items(tx, meeting.id, projects)
    return Created((meeting.id,), tx.done())


def change_meeting(office: Office, actor: Actor, meeting_id: str, entered: MeetingInput) -> Changes:
    """Change what is known of a meeting; the day of a confirmed one stays. Raises InvalidInput."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Change the review meeting {title}")), actor) as tx:
        meeting = named_meeting(tx, meeting_id)
        values = _stored(entered)
        if meeting.confirmed and values["held_on"] != meeting.held_on:
            words = QT_TRANSLATE_NOOP("errors", "The meeting is confirmed and counts on its day; take that back first.")
            raise wrong("held_on", words)
        for name, value in values.items():
            setattr(meeting, name, value)
        tx.rename(Label(tx.label.template, {"title": meeting.title}))
    return tx.done()


def delete_meeting(office: Office, actor: Actor, meeting_id: str) -> Changes:
    """Into the recycle bin with its agenda; what it decided is no longer told of its projects."""
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Move the review meeting {title} to the recycle bin"))
    with office.write(label, actor) as tx:
        meeting = named_meeting(tx, meeting_id)
        refuse_confirmed(meeting)
        meeting.deleted_at = tx.now_ms
    return tx.done()


def confirm_meeting(office: Office, actor: Actor, meeting_id: str) -> Changes:
    """From now on the meeting and its results count; the review of its projects bears its day.

    Raises UserError for who may not confirm, before the meeting's day, while a project has no result, and for one that
    passed with fewer judges than the rules ask for.
    """
    if not may_confirm(actor.role, Stage.REVIEW):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "Only the centre confirms review meetings."),
            QT_TRANSLATE_NOOP("errors", "Ask the Cooperation and Exchange Office to make the change."),
        )
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Confirm the review meeting {title}")), actor) as tx:
        meeting = named_meeting(tx, meeting_id)
        refuse_early(tx, meeting)
        items = _items(tx, meeting_id)
        _refuse_undecided(items)
        _refuse_too_few(tx, items)
        meeting.confirmed = True
        for _item, project in items:
            _date_review(tx, project.id, meeting.held_on)
    return tx.done()


def open_again(office: Office, actor: Actor, meeting_id: str) -> Changes:
    """Take the confirmation back: its results can be changed, and it does not count until it is confirmed again."""
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Take back the confirmation of the review meeting {title}"))
    with office.write(label, actor) as tx:
        named_meeting(tx, meeting_id).confirmed = False
    return tx.done()


def merge_meeting(office: Office, actor: Actor, meeting_id: str, into_id: str) -> Changes:
    """Two entries of one meeting become one: the projects of the first go to the second's agenda, the first to the bin.

    A project on both keeps the result of the second unless that has none. If the second counts already, what comes to
    it does, too. Raises UserError for meetings of two days, for a first one that is confirmed, and for projects without
    a result that would come to one that is.
    """
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Put the review meeting {title} into another")), actor) as tx:
        meeting, into = named_meeting(tx, meeting_id), tx.session.get_one(ReviewMeeting, into_id)
        refuse_confirmed(meeting)
        if meeting.held_on != into.held_on or meeting_id == into_id:
            raise UserError(QT_TRANSLATE_NOOP("errors", "Only meetings of the same day can be put together."))
        there = {item.project_id: item for item, _project in _items(tx, into_id)}
        coming = _items(tx, meeting_id)
        if into.confirmed and coming:
            _refuse_undecided(coming)
        for place, (item, _project) in enumerate(coming, len(there) + 1):
            known = there.get(item.project_id)
            if known is None or known.conclusion is ReviewConclusion.PENDING:
                item.meeting_id, item.sort_order = into_id, known.sort_order if known else place
                if known is not None:
                    known.deleted_at = tx.now_ms
        meeting.deleted_at = tx.now_ms
    return tx.done()


def put_review(
    tx: Transaction, project_id: str, held_on: date, conclusion: ReviewConclusion, conditions_closed: bool
) -> ReviewMeeting:
    """What the move of a project tells of its review, inside a running step; the answer is the meeting it belongs to.

    A meeting of that day is joined, else one is entered. It counts at once if the actor may confirm it and enters it
    whole; what a unit enters stays apart from what the centre knows until the centre has confirmed it.
    """
    may = may_confirm(tx.actor.role, Stage.REVIEW)
    meeting = _of_day(tx, held_on, may)
    if meeting is None:
        meeting = ReviewMeeting(title=proposed_title(tx.session, held_on), held_on=held_on, confirmed=may)
        tx.session.add(meeting)
        tx.session.flush()
    known = {item.project_id: item for item, _project in _items(tx, meeting.id)}
    item = known.get(project_id)
    if item is None:
        item = ReviewItem(meeting_id=meeting.id, project_id=project_id, sort_order=len(known) + 1)
        tx.session.add(item)
    item.conclusion, item.conditions_closed = conclusion, conditions_closed
    return meeting


def _date_review(tx: Transaction, project_id: str, held_on: date) -> None:
    """A project was at its review by the day of the meeting that decided on it, whenever that was entered."""
    for milestone in tx.session.scalars(
        select(Milestone).where(
            Milestone.project_id == project_id, Milestone.stage == Stage.REVIEW, Milestone.deleted_at.is_(None)
        )
    ):
        milestone.business_date = min(milestone.business_date or held_on, held_on)


def put_items(tx: Transaction, meeting_id: str, projects: Sequence[str]) -> None:
    """Put projects at the end of an agenda, each once. Raises UserError for one in the recycle bin."""
    items = agenda_of(tx, meeting_id)
    known = {item.project_id for item in items}
    place = max((item.sort_order for item in items), default=0)
    for project_id in dict.fromkeys(projects):
        refuse_deleted(tx.session.get_one(Project, project_id))
        if project_id not in known:
            place += 1
            tx.session.add(ReviewItem(meeting_id=meeting_id, project_id=project_id, sort_order=place))


def agenda_of(tx: Transaction, meeting_id: str) -> list[ReviewItem]:
    """The items of a meeting in their order."""
    return list(
        tx.session.scalars(
            select(ReviewItem)
            .where(ReviewItem.meeting_id == meeting_id, ReviewItem.deleted_at.is_(None))
            .order_by(ReviewItem.sort_order, ReviewItem.id)
        )
    )


def named_meeting(tx: Transaction, meeting_id: str) -> ReviewMeeting:
    """The meeting, its title put into the step's label."""
    meeting = tx.session.get_one(ReviewMeeting, meeting_id)
    tx.rename(Label(tx.label.template, {**tx.label.values, "title": meeting.title}))
    return meeting


def refuse_confirmed(meeting: ReviewMeeting) -> None:
    """Raises UserError for a meeting that counts already."""
    if meeting.confirmed:
        raise counts_already(meeting.title)


def counts_already(title: str) -> UserError:
    """The sentence about a meeting that is confirmed."""
    return UserError(
        QT_TRANSLATE_NOOP("errors", "“{title}” is confirmed and counts as it is."),
        QT_TRANSLATE_NOOP("errors", "Take the confirmation back first, then change it."),
        title=title,
    )


def refuse_early(tx: Transaction, meeting: ReviewMeeting) -> None:
    """Raises UserError for a meeting whose day is still to come."""
    if meeting.held_on > tx.today:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "“{title}” is on {day}; there are no results before it."),
            title=meeting.title,
            day=meeting.held_on.isoformat(),
        )


def _refuse_undecided(items: Sequence[tuple[ReviewItem, Project]]) -> None:
    if not items:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "No project is on the agenda of this meeting."),
            QT_TRANSLATE_NOOP("errors", "Put its projects on the agenda and enter their results."),
        )
    open_ = [project for item, project in items if item.conclusion is ReviewConclusion.PENDING]
    if open_:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "These projects have no result yet: {names}."),
            QT_TRANSLATE_NOOP("errors", "Enter their results, or take what was not dealt with off the agenda."),
            names=rules.JOINER.join(shown_name(p.name, p.codename, p.stage) for p in open_[:5]),
        )


def _refuse_too_few(tx: Transaction, items: Sequence[tuple[ReviewItem, Project]]) -> None:
    for item, project in items:
        if error := too_few(tx, item, item.conclusion, shown_name(project.name, project.codename, project.stage)):
            raise error


def _items(tx: Transaction, meeting_id: str) -> list[tuple[ReviewItem, Project]]:
    """The agenda with its projects, in its order."""
    rows = tx.session.execute(
        select(ReviewItem, Project)
        .join(Project, Project.id == ReviewItem.project_id)
        .where(ReviewItem.meeting_id == meeting_id, ReviewItem.deleted_at.is_(None), Project.deleted_at.is_(None))
        .order_by(ReviewItem.sort_order, ReviewItem.id)
    )
    return [(item, project) for item, project in rows]


def _of_day(tx: Transaction, held_on: date, may: bool) -> ReviewMeeting | None:
    query = select(ReviewMeeting).where(ReviewMeeting.held_on == held_on, ReviewMeeting.deleted_at.is_(None))
    if not may:
        query = query.where(ReviewMeeting.confirmed.is_(False), ReviewMeeting.owner_code == tx.actor.unit_code)
    return tx.session.scalars(query.order_by(ReviewMeeting.confirmed.desc(), ReviewMeeting.id)).first()


def _stored(entered: MeetingInput) -> dict[str, object]:
    """The columns of a meeting. Raises InvalidInput naming the wrong fields."""
    wrong: dict[str, UserError] = {}
    title = " ".join(entered.title.split())
    if not title:
        wrong["title"] = UserError(QT_TRANSLATE_NOOP("errors", "Give the meeting a title."))
    if entered.held_on is None:
        wrong["held_on"] = UserError(QT_TRANSLATE_NOOP("errors", "Give the day of the meeting."))
    if entered.held_on and entered.record.issued_on and entered.record.issued_on < entered.held_on:
        wrong["issued_on"] = UserError(QT_TRANSLATE_NOOP("errors", "Minutes are not issued before their meeting."))
    if wrong:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)
    return {
        "title": title,
        "held_on": entered.held_on,
        "place": " ".join(entered.place.split()),
        "chair": " ".join(entered.chair.split()),
        "minutes": rules.kept(entered.record),
    }
