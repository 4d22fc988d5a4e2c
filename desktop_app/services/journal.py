"""Undo, redo, and the sealed chain of the journal."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from db.capture import before_and_after
from db.models import Base, JournalEntry, JournalTransaction
from desktop_app.domain.progress import Part, Progress
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services import undo_limits
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.search_index import INDEXING

UNDO, REDO = "Undo {step}", "Redo {step}"
"""What a step is called that takes another back, or does it again."""

_HAS_ENTRIES = exists().where(JournalEntry.transaction_id == JournalTransaction.id)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be undone or redone. `exchange`: it took in what other offices did, or decided on it."""

    transaction_id: int
    label: Label
    user: str
    at: int
    exchange: bool = False


def last_step(session: Session, user: str) -> Step | None:
    """What Ctrl+Z would take back: the user's last step that changed records and is neither an undo nor undone.

    What came from other offices since, whoever read it, stands before that: nobody gets behind it unawares.
    """
    return _step(
        session.scalars(
            select(JournalTransaction)
            .where(
                _own_or_exchange(user),
                JournalTransaction.undoes.is_(None),
                JournalTransaction.undone_by.is_(None),
                _HAS_ENTRIES,
            )
            .order_by(JournalTransaction.id.desc())
            .limit(1)
        ).first()
    )


def step(session: Session, transaction_id: int) -> Step | None:
    """A step by its number."""
    return _step(session.get(JournalTransaction, transaction_id))


def last_undone(session: Session, user: str) -> Step | None:
    """What Ctrl+Y would do again: the user's newest undo that still stands, if nothing new was done after it."""
    target = aliased(JournalTransaction)
    newest = (
        select(func.coalesce(func.max(JournalTransaction.id), 0))
        .where(_own_or_exchange(user), JournalTransaction.undoes.is_(None), _HAS_ENTRIES)
        .scalar_subquery()
    )
    return _step(
        session.scalars(
            select(JournalTransaction)
            .join(target, target.id == JournalTransaction.undoes)
            .where(
                JournalTransaction.user == user,
                JournalTransaction.id > newest,
                JournalTransaction.undone_by.is_(None),
                JournalTransaction.exchange.is_(False),  # a decision taken back is open again
                target.undoes.is_(None),  # else it did something again
                _HAS_ENTRIES,
            )
            .order_by(JournalTransaction.id.desc())
            .limit(1)
        ).first()
    )


def newest(session: Session) -> int:
    """The number of the newest step of anybody, 0 before the first."""
    return session.scalar(select(func.max(JournalTransaction.id))) or 0


def size(session: Session, transaction_id: int) -> int:
    """How many changes of records a step holds."""
    entries = select(func.count()).where(JournalEntry.transaction_id == transaction_id)
    return session.scalar(entries) or 0


def undo(office: Office, actor: Actor, transaction_id: int, progress: Progress | None = None) -> Changes:
    """Take a step back as a new step: added rows go to the recycle bin, changed and deleted ones come back.

    Raises UserError, and changes nothing, for a step that has to stand (`undo_limits`), and Cancelled.
    """
    with office.read() as session:
        step = session.get_one(JournalTransaction, transaction_id)
        label = undoing(Label(step.label, json.loads(step.values)))
    with office.write(label, actor, undoes=transaction_id) as tx:
        tx.progress = progress or tx.progress
        undo_limits.refuse(tx.session, actor, transaction_id)
        part = Part(tx.progress, size(tx.session, transaction_id), 0, INDEXING)
        _bin_added(tx, transaction_id, part)
        for entry in tx.session.scalars(
            select(JournalEntry)
            .where(JournalEntry.transaction_id == transaction_id, JournalEntry.op != "I")
            .order_by(JournalEntry.id.desc())
        ).all():
            _take_back(tx, entry)
            part.add(1)
        tx.session.execute(
            update(JournalTransaction).where(JournalTransaction.id == transaction_id).values(undone_by=tx.id)
        )
        undone = tx.session.get_one(JournalTransaction, transaction_id)
        if undone.undoes is not None:  # a redo: the first step stands again
            tx.session.execute(
                update(JournalTransaction).where(JournalTransaction.id == undone.undoes).values(undone_by=None)
            )
    return tx.done()


def stands(session: Session, transaction_id: int) -> bool:
    """Whether a step was done and is not undone."""
    step = session.get(JournalTransaction, transaction_id)
    return step is not None and step.undone_by is None


def undone(label: Label) -> Label:
    """The step that an undo of this name took back."""
    values = label.values["values"]
    return Label(str(label.values["step"]), values if isinstance(values, dict) else {})


def undoing(label: Label) -> Label:
    """Undo what was done, or redo what was undone: the name of the first step stands in both."""
    if label.template == UNDO:
        return Label(QT_TRANSLATE_NOOP("steps", "Redo {step}"), label.values)
    if label.template == REDO:
        return Label(QT_TRANSLATE_NOOP("steps", "Undo {step}"), label.values)
    return Label(QT_TRANSLATE_NOOP("steps", "Undo {step}"), {"step": label.template, "values": label.values})


def _own_or_exchange(user: str) -> ColumnElement[bool]:
    return or_(JournalTransaction.user == user, JournalTransaction.exchange.is_(True))


def _step(row: JournalTransaction | None) -> Step | None:
    if row is None:
        return None
    return Step(row.id, Label(row.label, json.loads(row.values)), row.user, row.at, row.exchange)


def _bin_added(tx: Transaction, transaction_id: int, part: Part) -> None:
    """Rows that the step added go to the recycle bin: one statement a table, so that an import is undone quickly."""
    added = (JournalEntry.transaction_id == transaction_id) & (JournalEntry.op == "I")
    for name in tx.session.scalars(select(JournalEntry.table_name).where(added).distinct()).all():
        table = Base.metadata.tables[name]
        of_step = select(JournalEntry.row_id).where(added, JournalEntry.table_name == name)
        part.add(0)
        tx.session.execute(
            table.update()
            .where(table.c.id.in_(of_step), table.c.deleted_at.is_(None))
            .values(deleted_at=tx.now_ms, changed_at=tx.now_ms, changed_by=tx.actor.name)
        )
        part.add(tx.session.scalar(select(func.count()).where(added, JournalEntry.table_name == name)) or 0)


def _take_back(tx: Transaction, entry: JournalEntry) -> None:
    """Put the old values back. The journal holds stored values, which go back past the column types."""
    old, _new = before_and_after(entry.table_name, entry.row_id, entry.before, entry.after)
    values = old | {"changed_at": tx.now_ms, "changed_by": tx.actor.name}
    if entry.op == "U":
        sets = ", ".join(f'"{name}" = ?' for name in values)
        sql, row = f'UPDATE "{entry.table_name}" SET {sets} WHERE "id" = ?', (*values.values(), entry.row_id)
    else:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        sql, row = f'INSERT INTO "{entry.table_name}" ({names}) VALUES ({marks})', tuple(values.values())
    if tx.session.connection().exec_driver_sql(sql, row).rowcount == 0:
        undo_limits.refuse_as_gone()


def note(session: Session, at_ms: int, user: str, label: Label) -> None:
    """Write down what happened on this machine besides records: users, passwords, restored backups.

    A note has no entries: it is sealed and shown with the steps, never undone and never sent. `session` comes from
    `Office.maintain`; `at_ms` is milliseconds UTC.
    """
    values = json.dumps(label.values, default=str)
    session.add(JournalTransaction(at=at_ms, user=user, label=label.template, values=values))


def seal(office: Office) -> str:
    """Chain the hashes of all steps not yet sealed; returns the newest seal (empty journal: empty string).

    Done before a backup and a check, so that a clerk's save does not pay for it.
    """
    with office.maintain() as session:
        last = session.scalars(
            select(JournalTransaction.seal)
            .where(JournalTransaction.seal != "")
            .order_by(JournalTransaction.id.desc())
            .limit(1)
        ).first()
        newest = last or ""
        for step in session.scalars(
            select(JournalTransaction).where(JournalTransaction.seal == "").order_by(JournalTransaction.id)
        ).all():
            newest = step.seal = _seal_of(session, step, newest)
        return newest


def broken_seal(session: Session) -> int | None:
    """The first step whose seal does not fit its content and its predecessor; None if the chain is whole."""
    previous = ""
    for step in session.scalars(
        select(JournalTransaction).where(JournalTransaction.seal != "").order_by(JournalTransaction.id)
    ):
        if _seal_of(session, step, previous) != step.seal:
            return step.id
        previous = step.seal
    return None


def verify(office: Office) -> int | None:
    """The first altered step, None if the chain is whole; steps not yet sealed are sealed then."""
    with office.read() as session:
        broken = broken_seal(session)
    if broken is None:
        seal(office)
    return broken


def _seal_of(session: Session, step: JournalTransaction, previous: str) -> str:
    """BLAKE2b-256 over the previous seal, the step and its entries. undone_by is left out: it changes later."""
    digest = hashlib.blake2b(digest_size=32)
    for part in _parts(session, step, previous):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def _parts(session: Session, step: JournalTransaction, previous: str) -> Iterator[str]:
    yield from (previous, str(step.id), str(step.at), step.user, step.label, step.values, str(step.undoes))
    entries = session.execute(
        select(JournalEntry.table_name, JournalEntry.row_id, JournalEntry.op, JournalEntry.before, JournalEntry.after)
        .where(JournalEntry.transaction_id == step.id)
        .order_by(JournalEntry.id)
        .execution_options(yield_per=5000)
    )
    for row in entries:
        yield from row
