"""Check that the migrations make exactly what the models describe, on an empty SQLite file each.

    python tools/check_migrations.py

Columns, types, defaults, keys, foreign keys and how they are deferred, indexes, unique and check constraints, and
STRICT are compared. Tables that only the migrations make (full-text search, Alembic's own) are left out.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from sqlalchemy import Connection, Engine, inspect  # noqa: E402

from db.models import Base  # noqa: E402
from db.session import make_engine, migrate, sqlite_url  # noqa: E402

MIGRATIONS_ONLY = {"alembic_version", "search_doc"}


def shape(engine: Engine) -> set[str]:
    """Everything about the tables of an empty database, one sentence each."""
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'")
        tables = {str(name): (str(kind), bool(strict)) for name, kind, strict in names}
        found: set[str] = set()
        for name, (kind, strict) in tables.items():
            if kind == "table" and not name.startswith("sqlite_") and name not in MIGRATIONS_ONLY:
                found.add(f"{name}: table{' STRICT' if strict else ''}")
                found |= {f"{name}: {part}" for part in table_shape(connection, name)}
        return found


def table_shape(connection: Connection, table: str) -> set[str]:
    """The parts of one table, one sentence each; the order of columns does not matter."""
    look = inspect(connection)
    found = set()
    for column in look.get_columns(table):
        optional = "" if column["nullable"] else " NOT NULL"
        default = "" if column["default"] is None else f" DEFAULT {column['default']}"
        found.add(f"column {column['name']} {column['type']}{optional}{default}")
    found.add(f"primary key {look.get_pk_constraint(table)['constrained_columns']}")
    for key in look.get_foreign_keys(table):
        options = "".join(f" {name}={value}" for name, value in sorted(key.get("options", {}).items()))
        target = f"{key['referred_table']}{key['referred_columns']}"
        found.add(f"foreign key {key['name']} {key['constrained_columns']} -> {target}{options}")
    for index in look.get_indexes(table):
        unique = "unique " if index["unique"] else ""
        where = index.get("dialect_options", {}).get("sqlite_where")
        partial = "" if where is None else f" WHERE {where}"
        found.add(f"{unique}index {index['name']} {index['column_names']}{partial}")
    found |= {f"unique {rule['name']} {rule['column_names']}" for rule in look.get_unique_constraints(table)}
    found |= {f"check {rule['name']} {rule['sqltext']}" for rule in look.get_check_constraints(table)}
    return found


def differences(folder: Path) -> list[str]:
    """What the models have and the migrations do not make, and the other way round; `folder` must be empty."""
    modelled = make_engine(sqlite_url(folder / "models.db"))
    migrated = make_engine(sqlite_url(folder / "migrations.db"))
    try:
        Base.metadata.create_all(modelled)
        migrate(migrated)
        wanted, made = shape(modelled), shape(migrated)
    finally:
        modelled.dispose()
        migrated.dispose()
    return [f"only in the models: {line}" for line in sorted(wanted - made)] + [
        f"only in the migrations: {line}" for line in sorted(made - wanted)
    ]


def main() -> int:
    """Run the check; returns the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        found = differences(Path(folder))
    print("\n".join(found) or "migrations: equal to the models")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
