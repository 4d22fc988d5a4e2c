"""The duties that conditions of reviews make: kept with the result, and closed and opened together with it.

Whether conditions are met is the centre's to say, as part of the result. A unit that closes its duty reports that they
are (queries/review_conditions.py); the centre confirms it, or opens the duty again.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from db.enums import ReviewConclusion, TaskSource, TaskState
from db.models import Project, ReviewItem, Task
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries.review_conditions import condition_duty_id, condition_matter
from desktop_app.services.office import Transaction
from desktop_app.services.project_duties import unit_in_charge
from desktop_app.services.projects import wrong


def duty_of(tx: Transaction, item: ReviewItem) -> Task | None:
    """The duty that the conditions of this item made: its own, or one that is worded as they are now."""
    own = tx.session.get(Task, condition_duty_id(item.id))
    if own is not None and own.deleted_at is None:
        return own
    return tx.session.scalars(
        select(Task)
        .where(Task.project_id == item.project_id, Task.source == TaskSource.REVIEW, Task.deleted_at.is_(None))
        .where(Task.matter == condition_matter(item.conditions))
        .order_by(Task.id)
    ).first()


def keep_duty(
    tx: Transaction, item: ReviewItem, project: Project, duty: Task | None, due_on: date | None, *, asked_anew: bool
) -> None:
    """The conditions are a duty of the project's unit as long as they have a day, and done when they are met; what the
    unit said of it stands unless the conditions are `asked_anew`."""
    if item.conclusion is not ReviewConclusion.CONDITIONAL or due_on is None:
        if duty is not None and duty.state is TaskState.OPEN:
            duty.deleted_at = tx.now_ms
        return
    if duty is None:
        unit = unit_in_charge(tx.session, project)
        if unit is None:
            raise wrong("conditions_due", QT_TRANSLATE_NOOP("errors", "The project has no unit that could be asked."))
        duty = tx.session.get(Task, condition_duty_id(item.id)) or Task(id=condition_duty_id(item.id))
        duty.source, duty.project_id, duty.unit_id = TaskSource.REVIEW, project.id, unit
        duty.deleted_at, asked_anew = None, True  # it may lie in the recycle bin
        tx.session.add(duty)
    duty.matter, duty.due_on = condition_matter(item.conditions), due_on
    if asked_anew:
        settle(tx, duty, closed=item.conditions_closed)


def settle(tx: Transaction, duty: Task, *, closed: bool) -> None:
    """A duty is done, or open again, as its conditions are."""
    if closed:
        duty.state, duty.closed_on = TaskState.CLOSED, duty.closed_on or tx.today
    else:
        duty.state, duty.closed_on = TaskState.OPEN, None


def confirm_with(tx: Transaction, duty: Task) -> None:
    """The centre has closed or reopened a duty itself: that is its word on the conditions, too."""
    for item in _items(tx, duty):
        item.conditions_closed = duty.state is TaskState.CLOSED


def refuse_confirmed(tx: Transaction, duty: Task) -> None:
    """Raises UserError for a duty whose conditions the centre has confirmed to be met: no unit takes that back."""
    if any(item.conditions_closed for item in _items(tx, duty)):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The centre has confirmed that the conditions of the review are met."),
            QT_TRANSLATE_NOOP("errors", "If something is still to be done, ask the centre to open the duty again."),
        )


def _items(tx: Transaction, duty: Task) -> Sequence[ReviewItem]:
    """The reviews whose conditions made a duty: the one whose own it is, and those that have none of their own and are
    worded alike."""
    if duty.source is not TaskSource.REVIEW or duty.project_id is None:
        return ()
    items = tx.session.scalars(
        select(ReviewItem).where(
            ReviewItem.project_id == duty.project_id,
            ReviewItem.conclusion == ReviewConclusion.CONDITIONAL,
            ReviewItem.deleted_at.is_(None),
        )
    )
    found = list(items)
    own = {condition_duty_id(item.id): item for item in found}
    there = set(tx.session.scalars(select(Task.id).where(Task.id.in_(own), Task.deleted_at.is_(None))))
    others = [
        item for id_, item in own.items() if id_ not in there and condition_matter(item.conditions) == duty.matter
    ]
    return [own[duty.id], *others] if duty.id in own else others
