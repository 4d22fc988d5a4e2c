"""What keeps a step from being taken back. Who meets a limit is told in words what can be done instead.

Ctrl+Z is for one's own last steps: what came with a file stands, and so does what others know already or built on.
"""

import json
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Table, exists, func, or_, select
from sqlalchemy.orm import Session

from db.capture import before_and_after, captured_tables
from db.models import (
    ExchangeCommit,
    ExchangeFile,
    ExchangeStream,
    JournalEntry,
    JournalTransaction,
    Letter,
    Project,
    ReportIssue,
    Unit,
)
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor
from desktop_app.services.units import FROM_CARD

_STAMPS = {"changed_at", "changed_by"}
_STORED = (JournalEntry.table_name, JournalEntry.row_id, JournalEntry.before, JournalEntry.after)


def refuse(session: Session, actor: Actor, step_id: int) -> None:
    """Raise UserError for a step that has to stand."""
    step = session.get_one(JournalTransaction, step_id)
    _came_from_others(step)
    _issued(session, step.id)
    _changed_since(session, step.id, actor)
    _handed_over(session, step, actor)
    _unit_stays(session, step)
    _referred_to(session, step.id)


def refuse_as_gone() -> None:
    """Raise UserError: a record of the step is not here any more."""
    raise UserError(
        QT_TRANSLATE_NOOP("errors", "This step cannot be undone: a record of it went to another unit since."),
        QT_TRANSLATE_NOOP("errors", "That unit or the Cooperation and Exchange Office can hand it over again."),
    )


def _came_from_others(step: JournalTransaction) -> None:
    if step.exchange:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "What came from other offices is not undone here, nor is what was before."),
            QT_TRANSLATE_NOOP("errors", "Change the records themselves; that goes to all offices, too."),
        )


def _issued(session: Session, step_id: int) -> None:
    """A number that was taken stays taken, and what was counted stays done: Ctrl+Z goes no further back."""
    issued = select(JournalEntry.transaction_id).where(
        JournalEntry.transaction_id == step_id,
        JournalEntry.table_name.in_((ReportIssue.__tablename__, Letter.__tablename__)),
        JournalEntry.op == "I",
    )
    if session.scalars(issued.limit(1)).first() is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "What was issued cannot be undone: its number is taken. It can be voided."),
            QT_TRANSLATE_NOOP("errors", "Put right what was before it in a new step."),
        )


def _changed_since(session: Session, step_id: int, actor: Actor) -> None:
    """Later steps that touch the same fields of the same rows make the undo a loss, so it is refused."""
    mine: dict[str, set[str]] = {}
    of_step = JournalEntry.transaction_id == step_id
    for op, table, row_id, before, after in session.execute(select(JournalEntry.op, *_STORED).where(of_step)):
        fields = {"deleted_at"} if op == "I" else before_and_after(table, row_id, before, after)[1].keys() - _STAMPS
        mine.setdefault(row_id, set()).update(fields)
    later = session.execute(
        select(JournalTransaction, JournalEntry.op, *_STORED)
        .join(JournalTransaction, JournalTransaction.id == JournalEntry.transaction_id)
        .where(JournalEntry.transaction_id > step_id, JournalTransaction.undone_by.is_(None))
        .where(JournalTransaction.undoes.is_(None), JournalEntry.row_id.in_(select(JournalEntry.row_id).where(of_step)))
        .order_by(JournalEntry.id)
    )
    for step, op, table, row_id, before, after in later:
        if op == "D":
            refuse_as_gone()
        # made again: it came back from another unit
        if op == "I" or not mine[row_id].isdisjoint(before_and_after(table, row_id, before, after)[1]):
            raise _changed_by(step, actor)


def _changed_by(step: JournalTransaction, actor: Actor) -> UserError:
    at = f"{datetime.fromtimestamp(step.at / 1000):%Y-%m-%d %H:%M}"
    itself = QT_TRANSLATE_NOOP("errors", "Change the record itself instead.")
    unit = json.loads(step.values).get("unit")
    if step.exchange and unit:
        words = QT_TRANSLATE_NOOP(
            "errors", "This step cannot be undone: the file of {unit} that was read at {at} changed the same data."
        )
        return UserError(words, itself, unit=unit, at=at)
    if step.user != actor.name or step.exchange:
        words = QT_TRANSLATE_NOOP("errors", "This step cannot be undone: {user} changed the same data at {at}.")
        return UserError(words, itself, user=step.user, at=at)
    return UserError(
        QT_TRANSLATE_NOOP("errors", "This step cannot be undone: the same data was changed again later."),
        QT_TRANSLATE_NOOP("errors", "Undo the later steps first."),
    )


def _handed_over(session: Session, step: JournalTransaction, actor: Actor) -> None:
    """A unit's handover that other offices may know is theirs to take back; the centre hands over what it will."""
    if actor.is_centre or not _is_written(session, step.id):
        return
    entries = select(*_STORED).where(
        JournalEntry.transaction_id == step.id,
        JournalEntry.table_name == Project.__tablename__,
        JournalEntry.op == "U",
    )
    for stored in session.execute(entries):
        before, after = before_and_after(*stored)
        if before.get("owner_code") == actor.unit_code != after.get("owner_code"):
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "errors", "A file has told of this handover already; the project is no longer this unit's."
                ),
                QT_TRANSLATE_NOOP("errors", "That unit or the Cooperation and Exchange Office can hand it over again."),
            )


def _is_written(session: Session, step_id: int) -> bool:
    """Whether a file was written that holds what was done in a step."""
    made = select(func.min(ExchangeCommit.id)).where(ExchangeCommit.transaction_id == step_id).scalar_subquery()
    reach = func.json_extract(ExchangeFile.outcome, "$.newest")
    written = select(ExchangeFile.id).where(ExchangeFile.direction == "out", reach >= made)
    return session.scalars(written.limit(1)).first() is not None


def _unit_stays(session: Session, step: JournalTransaction) -> None:
    """A unit that records belong to, or that takes part in the exchange, stays in the units' table."""
    touched = select(JournalEntry.row_id).where(JournalEntry.transaction_id == step.id)
    added = touched if step.label == FROM_CARD else touched.where(JournalEntry.op == "I")
    for unit in session.scalars(select(Unit).where(Unit.id.in_(added))):
        if step.label == FROM_CARD or _exchanges(session, unit.code):
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "{name} takes part in the exchange, so it stays among the units."),
                QT_TRANSLATE_NOOP("errors", "Stop it among the offices of the exchange, or deactivate the unit."),
                name=unit.name,
            )
        if _is_used(session, step.id, unit):
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "There are records of {name} already, so it stays among the units."),
                QT_TRANSLATE_NOOP("errors", "Deactivate the unit if it does not take part any more."),
                name=unit.name,
            )


def _exchanges(session: Session, code: str) -> bool:
    """Whether something came from an office, or went to it."""
    streams = exists().where(func.lower(ExchangeStream.unit_code) == code.lower())
    files = exists().where(func.lower(ExchangeFile.unit_code) == code.lower())
    return bool(session.scalar(select(or_(streams, files))))


def _is_used(session: Session, step_id: int, unit: Unit) -> bool:
    """Whether living records that the step did not make itself name the unit, or belong to it since."""
    for table in captured_tables():
        later = select(JournalEntry.row_id).where(
            JournalEntry.transaction_id > step_id, JournalEntry.table_name == table.name
        )
        belongs = (table.c.owner_code == unit.code) & table.c.id.in_(later)
        names = [key.parent == unit.id for key in table.foreign_keys if key.column.table.name == Unit.__tablename__]
        if session.scalar(select(exists().where(*_living(table, step_id), or_(belongs, *names)))):
            return True
    return False


def _referred_to(session: Session, step_id: int) -> None:
    """What others built on what the step added would hang in the air."""
    made = select(JournalEntry.table_name).where(JournalEntry.transaction_id == step_id, JournalEntry.op == "I")
    names = set(session.scalars(made.distinct()))
    for table in captured_tables():
        for key in table.foreign_keys:
            to = key.column.table.name
            refers = exists().where(*_living(table, step_id), key.parent.in_(_added(step_id, to)))
            if to in names and session.scalar(select(refers)):
                raise UserError(
                    QT_TRANSLATE_NOOP("errors", "This step cannot be undone: other records refer to what it added."),
                    QT_TRANSLATE_NOOP("errors", "Undo the later steps first, or delete what is not wanted itself."),
                )


def _added(step_id: int, table: str) -> Select[str]:
    """The ids of what a step added to a table."""
    return select(JournalEntry.row_id).where(
        JournalEntry.transaction_id == step_id, JournalEntry.op == "I", JournalEntry.table_name == table
    )


def _living(table: Table, step_id: int) -> tuple[ColumnElement[bool], ...]:
    """Records that are not in the recycle bin and that a step did not touch: the others go with it."""
    touched = select(JournalEntry.row_id).where(
        JournalEntry.transaction_id == step_id, JournalEntry.table_name == table.name
    )
    return table.c.deleted_at.is_(None), table.c.id.not_in(touched)
