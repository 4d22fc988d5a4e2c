"""Opening the file: pragmas, migrations with data in it, and everything that must not be touched."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from db import capture
from db.session import (
    MIGRATIONS,
    CaptureAltered,
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseTooNew,
    NotAFile,
    file_of,
    file_revision,
    make_engine,
    migrate,
    open_database,
    revisions,
    sqlite_url,
)

UNIT = 'INSERT INTO unit (id, code, name, short_name, "group", is_centre, leader, contact, phone, sort_order, ' + (
    "owner_code, created_at, created_by, changed_at, changed_by) "
    "VALUES ('u1', 'A', '甲街道', '', 'subdistrict', 0, '', '', '', 0, 'A', 1, '张三', 1, '张三')"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new database."""
    place = tmp_path / "甲 (1).db"
    open_database(sqlite_url(place)).dispose()
    return place


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    engine = open_database(sqlite_url(file))
    yield engine
    engine.dispose()


def at_revision(place: Path, revision: str) -> None:
    """A database as the program of this revision left it, with a record."""
    engine = make_engine(sqlite_url(place))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect().execution_options(zst_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(UNIT)
    engine.dispose()


def test_every_connection_is_safe_and_exact(engine: Engine) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    for _ in range(2):
        with engine.connect() as connection:
            for pragma, value in wanted.items():
                assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_every_table_is_strict_and_holds_numbers_and_texts_only(engine: Engine) -> None:
    with engine.connect() as connection:
        strict = {
            str(name): bool(is_strict)
            for name, is_strict in connection.exec_driver_sql(
                "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            )
        }
        for table in capture.captured_tables():
            assert strict[table.name]
            types = {
                row[0] for row in connection.exec_driver_sql(f"SELECT type FROM pragma_table_info('{table.name}')")
            }
            assert types <= {"INTEGER", "TEXT"}
            assert {
                "id", "owner_code", "created_at", "created_by", "changed_at", "changed_by", "deleted_at"
            } <= {column.name for column in table.columns}  # fmt: skip
            assert all(constraint.name for constraint in table.constraints)


@pytest.mark.parametrize("revision", revisions()[:-1])
def test_a_migration_keeps_what_is_there(tmp_path: Path, revision: str) -> None:
    place = tmp_path / "old.db"
    at_revision(place, revision)
    assert file_revision(place) == revision
    engine = open_database(sqlite_url(place))
    try:
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT code, name, created_by FROM unit").fetchall() == [
                ("A", "甲街道", "张三")
            ]
            assert capture.altered_triggers(connection) == []
            assert connection.exec_driver_sql("SELECT count(*) FROM journal_entry").scalar_one() == 0
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    finally:
        engine.dispose()
    assert file_revision(place) == revisions()[-1]


def test_a_migration_that_fails_leaves_the_old_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "old.db"
    at_revision(place, revisions()[0])
    before = dumped(place)

    def fail(_connection: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(capture, "install_triggers", fail)
    with pytest.raises(OSError, match="no space"):
        open_database(sqlite_url(place))
    assert (file_revision(place), dumped(place)) == (revisions()[0], before)


def dumped(place: Path) -> list[str]:
    connection = sqlite3.connect(place)
    try:
        return sorted(str(row) for row in connection.execute("SELECT name, sql FROM sqlite_master")) + [
            str(row) for row in connection.execute("SELECT * FROM unit")
        ]
    finally:
        connection.close()


def test_references_that_a_migration_finds_broken_stop_it(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    at_revision(place, revisions()[0])
    connection = sqlite3.connect(place)
    connection.execute("UPDATE unit SET parent_id = 'nobody'")
    connection.commit()
    connection.close()
    with pytest.raises(DatabaseDamaged, match="foreign keys broken in unit"):
        open_database(sqlite_url(place))
    assert file_revision(place) == revisions()[0]


def test_a_newer_database_is_refused_untouched(file: Path) -> None:
    change(file, "UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(DatabaseTooNew, match="9999"):
        open_database(sqlite_url(file))
    assert file.read_bytes() == before


def change(file: Path, sql: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "a.db"
    place.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        open_database(sqlite_url(place))
    assert place.read_bytes() == content


def test_the_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    change(place, "CREATE TABLE song (title)")
    before = place.read_bytes()
    with pytest.raises(DatabaseDamaged, match="another program"):
        open_database(sqlite_url(place))
    assert place.read_bytes() == before


def test_altered_triggers_are_refused_unless_only_looked_at(file: Path) -> None:
    change(file, "DROP TRIGGER journal_unit_u")
    with pytest.raises(CaptureAltered, match="journal_unit_u"):
        open_database(sqlite_url(file))
    open_database(sqlite_url(file), intact=False).dispose()


def test_a_migration_waits_for_nobody(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    at_revision(place, revisions()[0])
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(DatabaseLocked):
            open_database(sqlite_url(place))
    finally:
        other.close()


def test_a_write_ahead_log_that_a_crash_left_is_taken_in(file: Path, tmp_path: Path) -> None:
    """Copied while a connection is open, the log holds what the file does not."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE IF NOT EXISTS left_over (x)")
    connection.execute("INSERT INTO local_setting (name, value) VALUES ('left', '1')")
    connection.commit()
    crashed = tmp_path / "crashed.db"
    for suffix in ("", "-wal"):
        crashed.with_name(crashed.name + suffix).write_bytes(file.with_name(file.name + suffix).read_bytes())
    connection.close()
    engine = open_database(sqlite_url(crashed))
    try:
        with engine.connect() as opened:
            assert opened.exec_driver_sql("SELECT value FROM local_setting WHERE name = 'left'").scalar_one() == "1"
    finally:
        engine.dispose()


def test_a_change_outside_a_step_is_refused_by_the_database_itself(file: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="outside a journal transaction"):
        change(file, UNIT)


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        before = capture.installed_triggers(connection)
    migrate(engine)
    with engine.connect() as connection:
        assert capture.installed_triggers(connection) == before


def test_addresses() -> None:
    assert file_of("sqlite:////srv/共享 盘/a.db") == Path("/srv/共享 盘/a.db")
    for address in ("sqlite://", "sqlite:///:memory:", "postgresql://h/x", "a.db", ""):
        with pytest.raises(NotAFile):
            file_of(address)
