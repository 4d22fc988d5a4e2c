"""Every record that offices exchange, as lines that can be compared, and their digest."""

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from db import capture

_OWN = ("changed_at", "changed_by")


def dump(session: Session) -> Iterator[str]:
    """One JSON line a record: table, id and values as stored; lines sorted by table and id, keys by name.

    Who changed a record last and when is left out: each office sees the changes in an order of its own.
    """
    for table in sorted(capture.captured_tables(), key=lambda t: t.name):
        names = sorted(column.name for column in table.columns if column.name not in _OWN)
        columns = ", ".join(f'"{name}"' for name in names)
        for row in session.execute(text(f'SELECT {columns} FROM "{table.name}" ORDER BY id')):
            values = dict(zip(names, row, strict=True))
            record = {"table": table.name, "id": values.pop("id"), "values": values}
            yield json.dumps(record, ensure_ascii=False, sort_keys=True)


def digest(session: Session) -> str:
    """BLAKE2b-256 over the dump: equal digests mean equal records."""
    total = hashlib.blake2b(digest_size=32)
    for line in dump(session):
        total.update(line.encode("utf-8", "surrogatepass"))
        total.update(b"\n")
    return total.hexdigest()
