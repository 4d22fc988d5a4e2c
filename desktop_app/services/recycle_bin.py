"""Putting deleted records of any kind back, with what they belong to."""

from collections.abc import Sequence

from sqlalchemy import Table, select

from db import capture
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction

_NATURAL_KEYS = {"unit": "code", "fact": "name", "policy": "name"}
"""What no two living records of a table share."""


def restore(office: Office, actor: Actor, records: Sequence[tuple[str, str]]) -> Changes:
    """Put (kind, id) records back in one step; a deleted record that one of them belongs to comes back, too.

    Raises UserError, and changes nothing, when another record has taken the name meanwhile.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Put {count} records back from the recycle bin"), {"count": len(records)})
    tables = {table.name: table for table in capture.captured_tables()}
    with office.write(label, actor) as tx:
        waiting, seen = list(records), set(records)
        while waiting:
            kind, record_id = waiting.pop()
            for owner in _put_back(tx, tables[kind], record_id):
                if owner not in seen:
                    seen.add(owner)
                    waiting.append(owner)
    return tx.done()


def _put_back(tx: Transaction, table: Table, record_id: str) -> list[tuple[str, str]]:
    """Restore one record if it is deleted; returns what it refers to."""
    row = tx.session.execute(select(table).where(table.c.id == record_id)).mappings().first()
    if row is None or row["deleted_at"] is None:
        return []
    key = _NATURAL_KEYS.get(table.name)
    if key is not None:
        same = select(table.c.id).where(table.c[key] == row[key], table.c.deleted_at.is_(None)).limit(1)
        if tx.session.scalar(same) is not None:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "There is another {name} already."),
                QT_TRANSLATE_NOOP("errors", "Rename or delete that one first; nothing was changed."),
                name=row[key],
            )
    stamps = {"changed_at": tx.now_ms, "changed_by": tx.actor.name}
    tx.session.execute(table.update().where(table.c.id == record_id).values(deleted_at=None, **stamps))
    return [
        (foreign.column.table.name, str(row[column.name]))
        for column in table.c
        for foreign in column.foreign_keys
        if row[column.name] is not None
    ]
