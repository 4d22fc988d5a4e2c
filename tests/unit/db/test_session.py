"""Migrations: nothing is recorded as a change of a clerk's, and no row is lost, from whatever version one comes."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError

from db import capture, search
from db.models import Base
from db.session import MIGRATIONS, make_engine, migrate, open_database, revisions, sqlite_url

Rows = dict[str, list[dict[str, object]]]

LOCAL = {"alembic_version", "capture"}


def old_database(file: Path, revision: str) -> None:
    """An empty database as the program of that time made it."""
    engine = make_engine(sqlite_url(file))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def fill(connection: sqlite3.Connection) -> None:
    """Three rows in every table; they refer to each other's first."""
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1")
        if name not in LOCAL
    ]
    for table in tables:
        columns = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", (table,)).fetchall()
        keys = {row[0] for row in connection.execute('SELECT "from" FROM pragma_foreign_key_list(?)', (table,))}
        for number in (1, 2, 3):
            values = [
                "1" if name in keys and kind == "TEXT" else 1 if name in keys else _value(kind, number)
                for name, kind, _pk in columns
            ]
            names = ", ".join(f'"{name}"' for name, _kind, _pk in columns)
            marks = ", ".join("?" * len(columns))
            connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)


def _value(kind: str, number: int) -> object:
    return {"TEXT": str(number), "BLOB": bytes([number])}.get(kind, number)


def rows(file: Path) -> Rows:
    """All rows of all tables."""
    connection = sqlite3.connect(file)
    connection.row_factory = sqlite3.Row
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM pragma_table_list WHERE strict = 1")]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')]
            for name in names
            if name not in LOCAL
        }
    finally:
        connection.close()


@pytest.mark.parametrize("revision", revisions()[:-1])
def test_a_migration_records_nothing_and_loses_nothing(tmp_path: Path, revision: str) -> None:
    file = tmp_path / "office.sqlite"
    old_database(file, revision)
    connection = sqlite3.connect(file, isolation_level=None)
    fill(connection)
    connection.close()
    before = rows(file)
    assert sum(map(len, before.values())) > 100
    open_database(sqlite_url(file)).dispose()
    after = rows(file)
    assert len(after["journal_entry"]) == len(before["journal_entry"])
    assert len(after["journal_transaction"]) == len(before["journal_transaction"])
    for table, old in before.items():
        kept = [{name: row[name] for name in row.keys() & old[0].keys()} for row in after[table]]
        assert kept == old, table


@pytest.mark.parametrize("revision", revisions()[:-1])
def test_a_migrated_database_records_again(tmp_path: Path, revision: str) -> None:
    file = tmp_path / "office.sqlite"
    old_database(file, revision)
    engine = open_database(sqlite_url(file))
    with engine.connect() as connection:
        assert capture.altered_triggers(connection) == []
        assert {table.name for table in capture.captured_tables()} <= Base.metadata.tables.keys()
    engine.dispose()


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    engine = open_database(sqlite_url(file))
    before = rows(file)
    migrate(engine)
    engine.dispose()
    assert rows(file) == before


def test_what_an_older_program_indexed_is_found_and_can_be_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    old_database(file, "0009")
    connection = sqlite3.connect(file)
    first = (1, "重庆 a a", "重 庆 a a", "chongqingaa cqaa qingaa qaa aa a")
    indexed = (first, (2, "长春", "长 春", "changchun cc chun c"))
    for number, title, text, words in indexed:
        connection.execute("INSERT INTO search_doc VALUES (?, 'project', ?, ?)", (number, str(number), title))
        connection.execute("INSERT INTO search_text (rowid, title, body) VALUES (?, ?, '一 汽')", (number, text))
        connection.execute("INSERT INTO search_pinyin (rowid, words) VALUES (?, ?)", (number, words))
    connection.commit()
    connection.close()
    engine = open_database(sqlite_url(file))
    with engine.begin() as opened:
        for query in ("重庆", "chongq", "cq", "cqaa", "qing"):
            assert search.search(opened, query)[0].record_id == "1", query
        assert [hit.record_id for hit in search.search(opened, "一汽")] == ["2", "1"]
        kept = "SELECT record_id, spoken FROM search_doc ORDER BY spoken"
        assert opened.exec_driver_sql(kept).all() == [("2", "chang chun"), ("1", "chong qing a a")]
        search.put(opened, [search.Document("project", "1", "沈阳", "一汽")])
        search.remove(opened, [("project", "2")])
        assert [search.search(opened, query) for query in ("重庆", "chongq", "cqaa", "长春", "cc")] == [[]] * 5
        assert [hit.field for query in ("一汽", "sheny", "sy") for hit in search.search(opened, query)] == [
            "body", "pinyin", "pinyin"
        ]  # fmt: skip
    engine.dispose()


def test_an_error_of_a_statement_tells_no_values(tmp_path: Path) -> None:
    """It goes into the log, where no name of a confidential project may stand."""
    engine = make_engine(sqlite_url(tmp_path / "office.sqlite"))
    with engine.connect() as connection, pytest.raises(OperationalError) as caught:
        connection.execute(sql("INSERT INTO nowhere (name) VALUES (:name)"), {"name": "绝密代号七"})
    assert "nowhere" in str(caught.value) and "绝密" not in f"{caught.value!r} {caught.value}"
    engine.dispose()
