"""Rows into the tables, in bulk: the triggers journal every one of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table, bindparam
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from db.models import Base
from db.types import new_id
from desktop_app.domain.workbook.columns import Column, Sheet
from desktop_app.domain.workbook.schema import ACTIVITIES, PROJECTS, UNITS
from desktop_app.services.workbook.context import Import
from desktop_app.services.workbook.records import Values, stored_fields, table_of
from desktop_app.services.workbook.rows import Row

_BATCH = 5000


def insert(work: Import, sheet: Sheet, rows: Sequence[Row]) -> None:
    """Add new records."""
    table = table_of(sheet)
    fresh = _fresh(table, work) | _defaults(sheet)
    fields = stored_fields(sheet)
    _own(work, sheet, rows)
    for batch in _batches(rows):
        work.part.add(len(batch), sheet.name)
        work.connection.execute(
            table.insert(),
            [
                {**fresh, **_stored(row, fields), "id": row.id, "owner_code": row.owner_code, **_place(sheet, row)}
                for row in batch
            ],
        )
    for column in sheet.columns:
        if column.many:
            _link(work, column, rows)


def change(work: Import, sheet: Sheet, rows: Iterable[tuple[Row, Values]]) -> None:
    """Change records: each row with the fields that are new."""
    table = table_of(sheet)
    fields = set(stored_fields(sheet))
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row, values in rows:
        work.part.add(1, sheet.name)
        own = {name: value for name, value in values.items() if name in fields}
        groups[tuple(sorted(own))].append({"of_id": row.id, **{f"to_{name}": value for name, value in own.items()}})
        for column in sheet.columns:
            if column.many and column.field in values:
                _unlink(work, column, row)
                _link(work, column, [row])
    stamp = {"changed_at": work.tx.now_ms, "changed_by": work.tx.actor.name}
    for names, records in groups.items():
        to = {name: bindparam(f"to_{name}", type_=table.c[name].type) for name in names}
        work.connection.execute(table.update().where(table.c.id == bindparam("of_id")).values(**to, **stamp), records)


def restore(work: Import, sheet: Sheet, rows: Sequence[Row]) -> None:
    """Bring records back from the recycle bin as the rows have them: an empty cell empties the field."""
    table = table_of(sheet)
    fresh = _fresh(table, work) | _defaults(sheet)
    fields = stored_fields(sheet)
    for row in rows:
        values = {name: fresh[name] for name in fields if name not in _STAMPS} | _stored(row, fields)
        stamp = {"deleted_at": None, "changed_at": work.tx.now_ms, "changed_by": work.tx.actor.name}
        work.connection.execute(table.update().where(table.c.id == row.id).values(**values, **stamp))
        for column in sheet.columns:
            if column.many:
                _unlink(work, column, row)
                _link(work, column, [row])


_STAMPS = {"created_at", "changed_at"}


def _fresh(table: Table, work: Import) -> dict[str, Any]:
    """Every column with what an empty record has."""
    scalars = {
        c.name: c.default.arg if isinstance(c.default, ScalarElementColumnDefault) else None for c in table.columns
    }
    return scalars | work.tx.stamp()


def _defaults(sheet: Sheet) -> dict[str, Any]:
    return {column.field: column.default for column in sheet.columns if column.default is not None and column.stored}


def _stored(row: Row, fields: Sequence[str]) -> dict[str, Any]:
    return {name: row.values[name] for name in fields if name in row.values}


def _place(sheet: Sheet, row: Row) -> dict[str, int]:
    """Units keep the order of the sheet."""
    return {"sort_order": row.number} if sheet is UNITS else {}


def _own(work: Import, sheet: Sheet, rows: Sequence[Row]) -> None:
    """A project belongs to the unit that reported it, and what is of a project to the project's owner; at a unit
    everything is the unit's, whoever reported it."""
    known, actor = work.known, work.tx.actor.unit_code
    if work.here.is_unit:
        for row in rows:
            row.owner_code = work.here.code
        return
    codes = {id_: str(code) for code, id_ in known.ids[UNITS.name].items()} if sheet in (PROJECTS, ACTIVITIES) else {}
    for row in rows:
        row.owner_code = actor
        if sheet is PROJECTS:
            row.owner_code = known.owners[row.id] = codes.get(row.values.get("host_unit_id", ""), actor)
        elif sheet is ACTIVITIES:
            row.owner_code = codes.get(row.values.get("unit_id", ""), actor)
        elif sheet.of_project:
            row.owner_code = known.owners.get(row.values["project_id"]) or actor


def _link(work: Import, column: Column, rows: Sequence[Row]) -> None:
    assert column.many is not None
    table = Base.metadata.tables[column.many.table]
    fresh = _fresh(table, work)
    links = [
        {
            **fresh,
            "id": new_id(),
            "owner_code": row.owner_code,
            column.many.owner: row.id,
            column.many.value: value,
        }
        for row in rows
        for value in row.values.get(column.field, ())
    ]
    for batch in _batches(links):
        work.connection.execute(table.insert(), batch)


def _unlink(work: Import, column: Column, row: Row) -> None:
    """Put the old links into the recycle bin."""
    assert column.many is not None
    table = Base.metadata.tables[column.many.table]
    stamp = {"deleted_at": work.tx.now_ms, "changed_at": work.tx.now_ms, "changed_by": work.tx.actor.name}
    of_row = (table.c[column.many.owner] == row.id) & table.c[column.many.value].is_not(None)
    work.connection.execute(table.update().where(of_row, table.c.deleted_at.is_(None)).values(**stamp))


def _batches(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH))
