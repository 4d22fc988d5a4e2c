"""Decisions that can still be taken back: the records show them at once, and commits are made of them with the next
file, by which they replace all other values everywhere.

Such a step is marked as one of the exchange: to undo it like others would only set a value back, and so decide once
more. Taken back it has never been, and the differences are open again.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.capture import before_and_after, numbers_after
from db.models import JournalEntry, JournalTransaction
from db.wire import FIELDS, TABLES
from desktop_app.domain.progress import Progress
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services import journal, undo_limits
from desktop_app.services.journal import Step
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.sync.decision_rights import why_not
from desktop_app.sync.store import Store
from desktop_app.sync.tables import columns_of
from desktop_app.sync.wire import Value

ONE = QT_TRANSLATE_NOOP("steps", "Decide: {title}")
MANY = QT_TRANSLATE_NOOP("steps", "Decide on {count} differences")

OWN_STEPS = f"(t.exchange = 0 OR (t.label IN ('{ONE}', '{MANY}') AND t.undone_by IS NULL))"
"""Of steps `t`, those of which commits are made: what was done here, and decided here and not taken back."""

Decision = tuple[str, str, str, Mapping[str, Value]]
"""A table, a record, what it is called, and the values that its fields are to have."""


@dataclass(frozen=True, slots=True)
class Last:
    """The newest decisions that can be taken back: their step and how many they were."""

    step: int
    count: int


def decide_on(
    office: Office,
    actor: Actor,
    decisions: Sequence[Decision],
    seen: Callable[[float], None] = lambda _done: None,
    count: int = 1,
) -> Changes:
    """Let records show what was decided, all or nothing. `seen` is told how far it is, and may stop it. `count`: how
    many questions were decided; one may be of several records."""
    title = decisions[0][2] if count == 1 else ""
    label = Label(ONE, {"title": title}) if title else Label(MANY, {"count": count})
    with office.write(label, actor, exchange=True) as tx:
        store = Store(tx.session)
        for number, (table, row_id, _title, values) in enumerate(decisions):
            seen(number / len(decisions))
            _decide(store, tx, table, row_id, values)
    return tx.done()


def _decide(store: Store, tx: Transaction, table: str, row_id: str, values: Mapping[str, Value]) -> None:
    columns = columns_of(TABLES[table])
    numbers = FIELDS[table]
    values = {name: columns.fitting(numbers[name], value) for name, value in values.items()}
    listed = ", ".join(f'"{name}"' for name in values)
    [now] = store.all(f'SELECT {listed} FROM "{table}" WHERE id = ?', (row_id,))
    confirmed = {name: [was, was] for (name, value), was in zip(values.items(), now, strict=True) if value == was}
    if confirmed:  # the triggers tell of what changes; what stays as it is shown was decided on all the same
        store.many(
            "INSERT INTO journal_entry (transaction_id, table_name, row_id, op, before, after) "
            "VALUES (?, ?, ?, 'U', '', ?)",
            [(tx.id, table, row_id, json.dumps(confirmed, ensure_ascii=False))],
        )
    others = {name: value for name, value in values.items() if name not in confirmed}
    if others:
        _set(store, tx, table, row_id, others)


def _set(store: Store, tx: Transaction, table: str, row_id: str, values: Mapping[str, Value]) -> None:
    given = {**values, "changed_at": tx.now_ms, "changed_by": tx.actor.name}
    sets = ", ".join(f'"{name}" = ?' for name in given)
    store.many(f'UPDATE "{table}" SET {sets} WHERE id = ?', [(*given.values(), row_id)])


def pending(store: Store) -> set[tuple[bytes, int]]:
    """(record, field) of what was decided and is in no commit yet."""
    sql = (
        "SELECT e.table_name, e.row_id, e.before, e.after FROM journal_transaction t "
        "JOIN journal_entry e ON e.transaction_id = t.id WHERE t.id > ? AND t.exchange = 1 AND " + OWN_STEPS
    )
    return {
        (bytes.fromhex(row_id), number)
        for table, row_id, before, after in store.all(sql, (_sealed(store),))
        for number in numbers_after(table, row_id, before, after)
    }


def last_decisions(session: Session) -> Last | None:
    """The newest that can be taken back."""
    store = Store(session)
    sql = f"SELECT max(t.id) FROM journal_transaction t WHERE t.id > ? AND t.exchange = 1 AND {OWN_STEPS}"
    step = store.all(sql, (_sealed(store),))[0][0]
    if step is None:
        return None
    values = session.scalars(select(JournalTransaction.values).where(JournalTransaction.id == step)).one()
    return Last(step, json.loads(values).get("count", 1))


def take_back_or_undo(office: Office, actor: Actor, step: Step, progress: Progress | None = None) -> Changes:
    """Take a step back in the way of its kind. Raises UserError for one that has to stand, and Cancelled."""
    if _is_decision(step):
        return take_back(office, actor, step.transaction_id)
    return journal.undo(office, actor, step.transaction_id, progress)


def why_it_stands(session: Session, actor: Actor, step: Step) -> UserError | None:
    """What keeps a step from being taken back; None when nothing does."""
    try:
        if _is_decision(step):
            _to_take_back(session, actor, session.get_one(JournalTransaction, step.transaction_id))
        else:
            undo_limits.refuse(session, actor, step.transaction_id)
    except UserError as error:
        return error
    return None


def _is_decision(step: Step) -> bool:
    return step.exchange and step.label.template in (ONE, MANY)


def take_back(office: Office, actor: Actor, step_id: int) -> Changes:
    """Open the differences of a step again. Raises UserError once they are in a commit, or were changed since, and for
    who might not have decided so."""
    with office.read() as session:
        step = session.get_one(JournalTransaction, step_id)
        label = Label(
            QT_TRANSLATE_NOOP("steps", "Undo {step}"), {"step": step.label, "values": json.loads(step.values)}
        )
    with office.write(label, actor, undoes=step_id, exchange=True) as tx:
        decided, store = _to_take_back(tx.session, actor, step), Store(tx.session)
        for table, row_id, before, after in reversed(decided):
            changed = {name: value for name, value in before.items() if value != after[name]}
            if changed:
                _set(store, tx, table, row_id, changed)
        tx.session.execute(update(JournalTransaction).where(JournalTransaction.id == step_id).values(undone_by=tx.id))
    return tx.done()


def _to_take_back(
    session: Session, actor: Actor, step: JournalTransaction
) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """The records of a step in its order, with the values before and after it. Raises UserError: who changed one of
    them since went by what was decided, and so did a file; and who might not have decided so does not take it back."""
    store = Store(session)
    if step.id <= _sealed(store) or step.undone_by is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "These decisions were taken back, or a file was written or read since."),
            QT_TRANSLATE_NOOP("errors", "Change the records themselves; that goes to all offices, too."),
        )
    sql = (
        "SELECT 1 FROM journal_entry e JOIN journal_transaction t ON t.id = e.transaction_id WHERE t.id > ? "
        "AND t.undoes IS NULL AND t.undone_by IS NULL "
        "AND e.row_id IN (SELECT row_id FROM journal_entry WHERE transaction_id = ?) LIMIT 1"
    )
    if store.all(sql, (step.id, step.id)):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This step cannot be undone: the same data was changed again later."),
            QT_TRANSLATE_NOOP("errors", "Undo the later steps first."),
        )
    entries = session.execute(
        select(JournalEntry.table_name, JournalEntry.row_id, JournalEntry.before, JournalEntry.after)
        .where(JournalEntry.transaction_id == step.id)
        .order_by(JournalEntry.id)
    ).all()
    decided = [(table, row_id, *before_and_after(table, row_id, *stored)) for table, row_id, *stored in entries]
    for table, row_id, before, after in decided:
        if refusal := why_not(session, actor, table, row_id, [before, after]):
            raise refusal
    return decided


def _sealed(store: Store) -> int:
    found = store.all("SELECT value FROM local_setting WHERE name = 'sealed_transaction'")
    return int(json.loads(found[0][0])) if found else 0
