"""Records as the workbook sees them: field -> stored value, with empty fields left out."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from db.models import Base
from desktop_app.domain.workbook.columns import Column, Sheet

Values = dict[str, Any]

_CHUNK = 500
_ALL = 20_000
"""From this many keys on, reading the whole table and leaving out the others is quicker."""

_EXTRA = {
    "到位资金": ("reverses_id",),
    "培训签到": ("session_id",),
    "责任单位": ("created_at", "changed_at"),
}
"""Stored fields that have no column of their own."""


@dataclass(slots=True)
class Stored:
    """A record in the database; `deleted` = in the recycle bin."""

    id: str
    deleted: bool
    values: Values


def table_of(sheet: Sheet) -> Table:
    """The table of a sheet."""
    return Base.metadata.tables[sheet.table]


def stored_fields(sheet: Sheet) -> list[str]:
    """The fields that lie in the sheet's own table."""
    own = [column.field for column in sheet.columns if column.stored and column.many is None]
    return own + list(_EXTRA.get(sheet.name, ()))


def load(
    connection: Connection, sheet: Sheet, *, field: str = "", among: Collection[Any] | None = None, live: bool = False
) -> Iterator[Stored]:
    """Records of a sheet, in the order of their making; with `among`, those whose `field` is one of these."""
    table = table_of(sheet)
    fields = stored_fields(sheet)
    several = {column.field: _many(connection, column) for column in sheet.columns if column.many}
    query = select(table.c.id, table.c.deleted_at, *(table.c[name] for name in fields)).order_by(table.c.id)
    if live:
        query = query.where(table.c.deleted_at.is_(None))
    wanted = set(among) if among is not None and len(among) > _ALL and field == "id" else None
    for part in _parts(among):
        chosen = query if part is None else query.where(table.c[field].in_(part))
        for id_, deleted_at, *row in connection.execute(chosen):
            if wanted is not None and id_ not in wanted:
                continue
            values = {name: value for name, value in zip(fields, row, strict=True) if value is not None and value != ""}
            for name, found in several.items():
                if id_ in found:
                    values[name] = tuple(found[id_])
            yield Stored(id_, deleted_at is not None, values)


def _parts(among: Collection[Any] | None) -> Iterator[Sequence[Any] | None]:
    if among is None or len(among) > _ALL:
        yield None
        return
    keys = list(among)
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]


def _many(connection: Connection, column: Column) -> dict[str, list[str]]:
    assert column.many is not None
    table = Base.metadata.tables[column.many.table]
    owner, value = table.c[column.many.owner], table.c[column.many.value]
    found: dict[str, list[str]] = defaultdict(list)
    rows = connection.execute(
        select(owner, value).where(table.c.deleted_at.is_(None), value.is_not(None)).order_by(table.c.id)
    )
    for owner_id, linked in rows:
        found[owner_id].append(linked)
    return found
