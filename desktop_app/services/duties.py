"""What is done to the duties (责任清单): entered, changed, closed (销号), reopened. Each function is one step.

The centre does all of it. A unit closes and reopens the duties it is in charge of; it enters duties for itself, and
changes or deletes those that it entered. What conditions of a review made is closed with these, by the centre; when a
unit closes it, that waits for the centre's confirmation (condition_duties.py).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import TaskSource, TaskState
from db.models import Task, Unit
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries.duties import JOINER
from desktop_app.services import condition_duties
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.projects import Created


@dataclass(frozen=True, slots=True)
class DutyInput:
    """A duty as entered; `co_unit_codes` are the units that help."""

    source: TaskSource
    matter: str
    unit_id: str | None
    co_unit_codes: Sequence[str] = ()
    due_on: date | None = None
    evidence: str = ""


def add_duty(office: Office, actor: Actor, entered: DutyInput) -> Created:
    """Enter a duty. Raises InvalidInput naming the wrong fields, UserError for the duty of another unit."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Enter the duty {matter}"), {"matter": _line(entered.matter)})
    with office.write(label, actor) as tx:
        _check(tx.session, actor, entered)
        task = Task(state=TaskState.OPEN, **_stored(entered))
        tx.session.add(task)
        tx.session.flush()
    return Created((task.id,), tx.done())


def change_duty(office: Office, actor: Actor, duty_id: str, entered: DutyInput) -> Changes:
    """Change what is known of a duty; its state stays. Raises as `add_duty` does.

    One that a unit entered becomes the centre's when the centre gives it to other units, too: the centre tells them.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Change the duty {matter}"), {"matter": _line(entered.matter)})
    with office.write(label, actor) as tx:
        task = tx.session.get_one(Task, duty_id)
        _require_entered_here(actor, task)
        _check(tx.session, actor, entered)
        for name, value in _stored(entered).items():
            setattr(task, name, value)
        unit = tx.session.get(Unit, task.unit_id) if task.unit_id else None
        if actor.is_centre and {unit.code if unit else "", *entered.co_unit_codes} - {task.owner_code}:
            task.owner_code = actor.unit_code
    return tx.done()


def close_duties(office: Office, actor: Actor, ids: Sequence[str], closed_on: date, evidence: str = "") -> Changes:
    """销号: the duties are done as of this day; `evidence` is kept with each if given.

    Raises InvalidInput for a day to come, UserError for the duty of another unit or one that is not open.
    """

    def close(tx: Transaction, task: Task) -> None:
        _require_in_charge(tx.session, actor, task)
        if task.state is not TaskState.OPEN:
            raise UserError(QT_TRANSLATE_NOOP("errors", "“{matter}” is not open any more."), matter=task.matter)
        task.state, task.closed_on = TaskState.CLOSED, closed_on
        if evidence.strip():
            task.evidence = evidence.strip()
        if actor.is_centre:
            condition_duties.confirm_with(tx, task)

    one, many = (
        QT_TRANSLATE_NOOP("steps", "Close the duty {matter}"),
        QT_TRANSLATE_NOOP("steps", "Close {count} duties"),
    )
    if closed_on > office.clock.today():
        words = QT_TRANSLATE_NOOP("errors", "A duty cannot be closed on a day to come.")
        raise InvalidInput(words, fields={"closed_on": UserError(words)})
    return _each(office, actor, ids, one, many, close)


def reopen_duties(office: Office, actor: Actor, ids: Sequence[str]) -> Changes:
    """The duties are open again; what was written as evidence stays.

    Raises UserError for the duty of another unit, and at a unit for one that the centre has confirmed.
    """

    def reopen(tx: Transaction, task: Task) -> None:
        _require_in_charge(tx.session, actor, task)
        if not actor.is_centre:
            condition_duties.refuse_confirmed(tx, task)
        task.state, task.closed_on = TaskState.OPEN, None
        if actor.is_centre:
            condition_duties.confirm_with(tx, task)

    one, many = (
        QT_TRANSLATE_NOOP("steps", "Reopen the duty {matter}"),
        QT_TRANSLATE_NOOP("steps", "Reopen {count} duties"),
    )
    return _each(office, actor, ids, one, many, reopen)


def delete_duties(office: Office, actor: Actor, ids: Sequence[str]) -> Changes:
    """Into the recycle bin."""

    def bin_it(tx: Transaction, task: Task) -> None:
        _require_entered_here(actor, task)
        task.deleted_at = tx.now_ms

    one, many = (
        QT_TRANSLATE_NOOP("steps", "Delete the duty {matter}"),
        QT_TRANSLATE_NOOP("steps", "Delete {count} duties"),
    )
    return _each(office, actor, ids, one, many, bin_it)


def _each(
    office: Office, actor: Actor, ids: Sequence[str], one: str, many: str, act: Callable[[Transaction, Task], None]
) -> Changes:
    """Do something to all of them in one step, or to none."""
    with office.write(Label(many, {"count": len(ids)}), actor) as tx:
        tasks = [tx.session.get_one(Task, duty_id) for duty_id in ids]
        if len(tasks) == 1:
            tx.rename(Label(one, {"matter": tasks[0].matter}))
        for task in tasks:
            act(tx, task)
    return tx.done()


def _line(text: str) -> str:
    return " ".join(text.split())


def _stored(entered: DutyInput) -> dict[str, object]:
    return {
        "source": entered.source,
        "matter": _line(entered.matter),
        "unit_id": entered.unit_id,
        "co_unit_codes": JOINER.join(dict.fromkeys(entered.co_unit_codes)),
        "due_on": entered.due_on,
        "evidence": entered.evidence.strip(),
    }


def _check(session: Session, actor: Actor, entered: DutyInput) -> None:
    """Whether a duty can stand like this. Raises InvalidInput naming the wrong fields."""
    wrong: dict[str, UserError] = {}
    codes = dict(session.execute(select(Unit.id, Unit.code).where(Unit.deleted_at.is_(None))).all())
    own = codes.get(entered.unit_id or "")
    if not _line(entered.matter):
        wrong["matter"] = UserError(QT_TRANSLATE_NOOP("errors", "Say what is to be done."))
    if own is None:
        wrong["unit_id"] = UserError(QT_TRANSLATE_NOOP("errors", "Choose the unit in charge."))
    elif not actor.is_centre and own != actor.unit_code:
        wrong["unit_id"] = UserError(QT_TRANSLATE_NOOP("errors", "Only the centre gives duties to other units."))
    unknown = [code for code in entered.co_unit_codes if code not in codes.values()]
    if unknown:
        wrong["co_unit_codes"] = UserError(
            QT_TRANSLATE_NOOP("errors", "There is no unit {code}."), code=JOINER.join(unknown)
        )
    elif own in entered.co_unit_codes:
        wrong["co_unit_codes"] = UserError(
            QT_TRANSLATE_NOOP("errors", "The unit in charge does not help itself; take it out of the list.")
        )
    if wrong:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)


def _require_in_charge(session: Session, actor: Actor, task: Task) -> None:
    if actor.is_centre:
        return
    unit = session.get(Unit, task.unit_id) if task.unit_id else None
    if unit is None or unit.code != actor.unit_code:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "“{matter}” is the duty of {unit}."),
            QT_TRANSLATE_NOOP("errors", "Only that unit and the centre may close it."),
            matter=task.matter,
            unit=unit.name if unit else "—",
        )


def _require_entered_here(actor: Actor, task: Task) -> None:
    if not actor.is_centre and (not actor.unit_code or task.owner_code != actor.unit_code):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "“{matter}” was not entered by your unit."),
            QT_TRANSLATE_NOOP("errors", "Only the centre may change or delete it; you can close it when it is done."),
            matter=task.matter,
        )
