"""Leaving records of a package out: they are put back as they were by a step of this office's own, which travels.

The package itself is taken in whole, for what offices know has to be the same everywhere; what a clerk does not want of
it is the clerk's change of it, and can be undone like any other.
"""

from collections.abc import Collection, Iterator

from sqlalchemy import select, text

from db.capture import before_and_after
from db.models import JournalEntry
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction

Record = tuple[str, str]
"""A table and an id."""

Entry = tuple[str, str, str, dict[str, object], dict[str, object]]
"""A table, an id, what was done (I, U, D), and the fields before and after."""

_STAMPS = {"created_at", "created_by", "changed_at", "changed_by"}


def leave_out(office: Office, actor: Actor, steps: Collection[int], records: Collection[Record]) -> Changes:
    """Put records back as they were before these imports: what was new goes to the recycle bin with its parts.

    What went to another unit stays there: it is no longer this office's.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Leave out {count} records of a package"), {"count": len(records)})
    with office.write(label, actor) as tx:
        wanted = set(records)
        entries = list(_entries(tx, steps))
        new = {(table, row) for table, row, op, *_ in entries if op == "I"}
        projects = {row for table, row in new & wanted if table == "project"}
        wanted |= {(table, row) for table, row, _op, _before, after in entries if after.get("project_id") in projects}
        for table, row in sorted(new & wanted):
            _put(tx, table, row, {"deleted_at": tx.now_ms})
        for table, row, op, before, _after in reversed(entries):
            if op == "U" and (table, row) in wanted - new:
                _put(tx, table, row, {name: value for name, value in before.items() if name not in _STAMPS})
    return tx.done()


def _entries(tx: Transaction, steps: Collection[int]) -> Iterator[Entry]:
    rows = tx.session.execute(
        select(JournalEntry.table_name, JournalEntry.row_id, JournalEntry.op, JournalEntry.before, JournalEntry.after)
        .where(JournalEntry.transaction_id.in_(steps))
        .order_by(JournalEntry.id)
    )
    for table, row, op, before, after in rows:
        yield table, row, op, *before_and_after(table, row, before, after)


def _put(tx: Transaction, table: str, row: str, values: dict[str, object]) -> None:
    if not values:
        return
    given = values | {"changed_at": tx.now_ms, "changed_by": tx.actor.name}
    sets = ", ".join(f'"{name}" = :{name}' for name in given)
    tx.session.execute(text(f'UPDATE "{table}" SET {sets} WHERE id = :_id'), given | {"_id": row})
