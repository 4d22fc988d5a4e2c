"""Which record a row means: its key, doubles within a sheet, and what the database has already."""

from collections.abc import Hashable, Iterable, Sequence

from sqlalchemy import Connection, select

from db.models import NATURAL_KEYS
from db.types import natural_id, new_id
from desktop_app.domain.workbook.columns import Sheet
from desktop_app.domain.workbook.schema import UNITS
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.workbook import records
from desktop_app.services.workbook.known import Known
from desktop_app.services.workbook.records import Stored, Values
from desktop_app.services.workbook.rows import Row


def key_of(sheet: Sheet, values: Values) -> tuple[Hashable, ...]:
    """What tells a record of this sheet from another one."""
    if sheet.numbered_by and sheet.numbered_by not in values:
        fields = [column.field for column in sheet.columns if column.stored]
        return (None, values.get("reverses_id"), *(_part(sheet, values, name) for name in fields))
    return tuple(_part(sheet, values, name) for name in sheet.key)


def _part(sheet: Sheet, values: Values, name: str) -> Hashable:
    value: Hashable = values.get(name)
    if isinstance(value, tuple):
        return frozenset(value)
    if value is None and sheet.numbered_by:
        return next((column.default for column in sheet.columns if column.field == name), None)
    return value


def match(connection: Connection, sheet: Sheet, rows: Sequence[Row], known: Known, taken: dict[Hashable, int]) -> None:
    """Give every sound row the record it means (or a new id), refuse doubles, and let others refer to it.

    `taken` remembers the keys of this sheet's earlier rows: key -> row number.
    """
    sound = [row for row in rows if not row.reasons]
    stored = _stored(connection, sheet, sound)
    for row in sound:
        key = key_of(sheet, row.values)
        if key in taken:
            row.refuse(QT_TRANSLATE_NOOP("import", "the same record stands in row {row} already"), row=taken[key])
            continue
        taken[key] = row.number
        row.existing = stored.get(key)
        row.id = row.existing.id if row.existing else _new_id(connection, sheet, row.values)
        if row.existing is None or row.existing.deleted:
            known.add(sheet.name, reference_key(sheet, row.values), row)


def _new_id(connection: Connection, sheet: Sheet, values: Values) -> str:
    """The id of a new record: what other offices may enter, too, has the same everywhere, unless that is taken."""
    table = records.table_of(sheet)
    key = NATURAL_KEYS.get(table.name)
    if key is None:
        return new_id()
    wanted = natural_id(table.name, *(values.get(name) for name in key))
    taken = connection.execute(select(table.c.id).where(table.c.id == wanted)).first()
    return new_id() if taken else wanted


def reference_key(sheet: Sheet, values: Values) -> Hashable:
    """By what other rows refer to a record of this sheet."""
    key = key_of(sheet, values)
    return key[0] if len(key) == 1 else key


def is_new(row: Row) -> bool:
    """The row makes a record, or brings one back from the recycle bin."""
    return row.existing is None or row.existing.deleted


def is_setup_record(row: Row, own_unit: str) -> bool:
    """The row meets the own unit as setting up the office has made it, untouched since: it may be filled in."""
    values = row.existing.values if row.existing else {}
    untouched = values.get("created_at") == values.get("changed_at")
    return row.layout.sheet is UNITS and values.get("code") == own_unit and untouched and "short_name" not in values


def differences(row: Row) -> Values:
    """What the row says otherwise than the record it meets."""
    assert row.existing is not None
    before = row.existing.values
    return {
        name: value
        for name, value in row.values.items()
        if before.get(name) != value and _plain(before.get(name)) != _plain(value)
    }


def _plain(value: object) -> object:
    return frozenset(value) if isinstance(value, tuple) else value


def _stored(connection: Connection, sheet: Sheet, rows: Sequence[Row]) -> dict[Hashable, Stored]:
    """Records that the rows may mean, by key; a record in the recycle bin only where there is no other."""
    field = sheet.key[0]
    among = {row.values[field] for row in rows if field in row.values}
    found: dict[Hashable, Stored] = {}
    for record in _live_last(records.load(connection, sheet, field=field, among=among)):
        found[key_of(sheet, record.values)] = record
    return found


def _live_last(stored: Iterable[Stored]) -> list[Stored]:
    return sorted(stored, key=lambda record: not record.deleted)
