"""Reading records as they were earlier. SQLite only.

A view that this connection alone has stands before a table: every query reads what it shows without knowing.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table

from db.models.base import Base

Rows = Mapping[str, Mapping[str, Any] | None]
"""By id: the columns that were others, or None for a record that was not there yet."""


@contextmanager
def as_it_was(connection: Connection, earlier: Mapping[str, Rows]) -> Iterator[None]:
    """Within the block these records, by table, read as they were. No file is written."""
    tables = [Base.metadata.tables[name] for name, rows in earlier.items() if rows]
    try:
        for table in tables:
            _stand_before(connection, table, earlier[table.name])
        yield
    finally:
        for table in tables:
            connection.exec_driver_sql(f'DROP VIEW IF EXISTS temp."{table.name}"')
            connection.exec_driver_sql(f'DROP TABLE IF EXISTS temp."{_kept(table)}"')


def _kept(table: Table) -> str:
    return f"earlier_{table.name}"


def _stand_before(connection: Connection, table: Table, rows: Rows) -> None:
    changed = {id_: values for id_, values in rows.items() if values is not None}
    columns = sorted({column for values in changed.values() for column in values})
    listed = "".join(f', "{column}"' for column in columns)
    kept = f'temp."{_kept(table)}"'
    connection.exec_driver_sql(
        f'CREATE TABLE {kept} AS SELECT "id"{listed}, 1 AS there FROM main."{table.name}" WHERE 0'
    )
    connection.exec_driver_sql(f'CREATE UNIQUE INDEX temp."{_kept(table)}_id" ON "{_kept(table)}" ("id")')
    for id_, values in rows.items():
        insert = f'INSERT INTO {kept} SELECT "id"{listed}, ? FROM main."{table.name}" WHERE "id" = ?'
        connection.exec_driver_sql(insert, (values is not None, id_))
        if values:
            setting = ", ".join(f'"{column}" = ?' for column in values)
            connection.exec_driver_sql(f'UPDATE {kept} SET {setting} WHERE "id" = ?', (*values.values(), id_))
    earlier = {name: f'CASE WHEN e."id" IS NULL THEN t."{name}" ELSE e."{name}" END' for name in columns}
    now = {column.name: f't."{column.name}"' for column in table.columns}
    shown = ", ".join(f'{read} AS "{name}"' for name, read in {**now, **earlier}.items())
    connection.exec_driver_sql(
        f'CREATE VIEW temp."{table.name}" AS SELECT {shown} FROM main."{table.name}" t '
        f'LEFT JOIN {kept} e ON e."id" = t."id" WHERE coalesce(e.there, 1)'
    )
