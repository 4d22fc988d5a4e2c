"""Triggers that write every change of a record into the journal, and reading what they wrote. SQLite only.

They are generated from the metadata, so no write can forget them: bulk statements, cascades and raw SQL are caught
alike. Without the control row (table capture) they refuse the change. The tables are STRICT, so every value is an
INTEGER, a TEXT or NULL and JSON represents it exactly.

A clerk waits for the triggers, and the journal is the largest part of the file. So a made record is the list of its
values in the order of their permanent numbers (in `after`; of a deleted one in `before`), and an update costs one pass
over the columns: `after` holds {field: [old, new]}. The other side is empty. Steps of older programs hold objects
{field: value} on both sides; they stay as they were sealed.

A record that another office made and a package brought has an empty `after`: its commit holds its values, and kept
once more they would be a quarter of the centre's file.
"""

from typing import Any

import msgspec
from sqlalchemy import Connection, Table

from db.models.base import Base, Record
from db.wire import FIELDS

Fields = dict[str, Any]

_STAMPS = ("changed_at", "changed_by")
"""The step itself says who and when."""

_END = ""
"""The name that ends the fields of an update: it spares the triggers a comma too many."""

_pairs = msgspec.json.Decoder(dict[str, list[Any]])
_fields = msgspec.json.Decoder(Fields)
_values = msgspec.json.Decoder(list[Any])


def captured_tables() -> list[Table]:
    """The tables whose changes are captured: all that offices exchange."""
    names = {m.class_.__tablename__ for m in Base.registry.mappers if issubclass(m.class_, Record)}
    return [table for table in Base.metadata.sorted_tables if table.name in names]


def _whole(table: Table, side: str) -> str:
    """A JSON list of all values; a column that was dropped keeps its place."""
    parts = ", ".join(f'{side}."{name}"' if name in table.columns else "NULL" for name in FIELDS[table.name])
    return f"json_array({parts})"


def _unless_taken_in(values: str) -> str:
    return f"CASE WHEN (SELECT exchange FROM capture) THEN '' ELSE {values} END"


def _changed(columns: list[str]) -> str:
    """A JSON object of the changed fields, old and new; printf() is several times faster than building and pruning."""
    parts = ", ".join(
        f'CASE WHEN OLD."{n}" IS NOT NEW."{n}" THEN \'"{n}":\' || json_array(OLD."{n}", NEW."{n}") || \',\' END'
        for n in columns
    )
    return f"printf('{{{'%s' * len(columns)}\"{_END}\":[]}}', {parts})"


def _trigger(table: Table, op: str, event: str, row: str, before: str, after: str) -> tuple[str, str]:
    name = f"journal_{table.name}_{op.lower()}"
    sql = f"""CREATE TRIGGER "{name}" AFTER {event} ON "{table.name}" FOR EACH ROW BEGIN
SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM capture) THEN RAISE(ABORT, 'change outside a journal transaction') END;
INSERT INTO journal_entry (transaction_id, table_name, row_id, op, before, after)
VALUES ((SELECT transaction_id FROM capture), '{table.name}', {row}."id", '{op}', {before}, {after});
END"""
    return name, sql


def trigger_sql() -> dict[str, str]:
    """Name and text of every trigger the database must have."""
    triggers: list[tuple[str, str]] = []
    for table in captured_tables():
        columns = [column.name for column in table.columns if column.name not in _STAMPS]
        triggers += [
            _trigger(table, "I", "INSERT", "NEW", "''", _unless_taken_in(_whole(table, "NEW"))),
            _trigger(table, "U", "UPDATE", "NEW", "''", _changed(columns)),
            _trigger(table, "D", "DELETE", "OLD", _whole(table, "OLD"), "''"),
        ]
    return dict(triggers)


def before_and_after(table: str, row_id: str, before: str, after: str) -> tuple[Fields, Fields]:
    """The fields before and after a change, of a journal entry as it is stored; nothing of what came with a package
    and is new."""
    if before or not after.startswith("{"):
        return _side(table, row_id, before), _side(table, row_id, after)
    pairs = _pairs.decode(after)
    pairs.pop(_END, None)
    return {name: pair[0] for name, pair in pairs.items()}, {name: pair[1] for name, pair in pairs.items()}


def numbers_after(table: str, row_id: str, before: str, after: str) -> dict[int, Any]:
    """The values after a change by their fields' permanent numbers."""
    if after.startswith("["):
        return dict(zip(FIELDS[table].values(), _values.decode(after), strict=False))
    numbers, fields = FIELDS[table], before_and_after(table, row_id, before, after)[1]
    return {numbers[name]: value for name, value in fields.items() if name in numbers}


def _side(table: str, row_id: str, text: str) -> Fields:
    if text.startswith("["):  # a field that was added since has no value in it
        return {"id": row_id, **dict(zip(FIELDS[table], _values.decode(text), strict=False))}
    return _fields.decode(text) if text else {}


def installed_triggers(connection: Connection) -> dict[str, str]:
    """Name and text of the capture triggers the database has."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal!_%' ESCAPE '!'"
    )
    return {str(name): str(sql) for name, sql in rows}


def install_triggers(connection: Connection) -> None:
    """Make the triggers anew (after a migration)."""
    for name in installed_triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for sql in trigger_sql().values():
        connection.exec_driver_sql(sql)


def altered_triggers(connection: Connection) -> list[str]:
    """Names of triggers that are missing, foreign or changed; empty when capture is intact."""
    wanted, found = trigger_sql(), installed_triggers(connection)
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
