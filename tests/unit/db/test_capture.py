"""The triggers record what SQLite's own session extension records, whatever the statement; altered ones are noticed."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from db import capture
from db.session import CaptureAltered, make_engine, open_database, sqlite_url
from tests.helpers.database import template

Row = dict[str, Any]
Net = dict[tuple[str, str], tuple[str, Any]]

META = MetaData()
PARENT = Table(
    "parent",
    META,
    Column("id", Text, primary_key=True),
    Column("code", Text, unique=True),
    Column("size", Integer),
    sqlite_strict=True,
)
CHILD = Table(
    "child",
    META,
    Column("id", Text, primary_key=True),
    Column("gone_with", Text, ForeignKey("parent.id", ondelete="CASCADE")),
    Column("empty_with", Text, ForeignKey("parent.id", ondelete="SET NULL")),
    Column("inside", Text, ForeignKey("child.id", ondelete="CASCADE")),
    Column("text", Text, nullable=False),
    Column("number", Integer),
    sqlite_strict=True,
)
NUMBERED = {
    "parent": {"code": 1, "size": 2},
    "child": {"number": 1, "gone_with": 2, "empty_with": 3, "inside": 4, "text": 5},
}
JOURNAL = (
    "CREATE TABLE capture (id INTEGER PRIMARY KEY, transaction_id INTEGER, exchange INTEGER)",
    "CREATE TABLE journal_entry (id INTEGER PRIMARY KEY, transaction_id, table_name, row_id, op, before, after)",
    "INSERT INTO capture VALUES (1, 1, 0)",
)
TEXTS = ("", "甲", "a'b\"c\\d", "line\nline\t\x01\x1f", "😀 \u2028", "null", "1.0", "{}", "x" * 300)
NUMBERS = (0, 1, -1, 2**31, 2**53 + 1, 2**63 - 1, -(2**63))


class Both:
    """The same statements on a database with our triggers, and on one that the session extension watches."""

    def __init__(self, triggers: list[str]) -> None:
        self.ours = sqlite3.connect(":memory:", isolation_level=None)
        self.theirs = apsw.Connection(":memory:")
        for table in (PARENT, CHILD):
            self.run(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        self.run("PRAGMA foreign_keys = ON")
        for sql in ("PRAGMA recursive_triggers = ON", *JOURNAL, *triggers):
            self.ours.execute(sql)
        self.session: Any = None

    def run(self, sql: str, values: tuple[Any, ...] = ()) -> None:
        """One statement, which fails on both or on none."""
        failed = []
        for execute, error in ((self.ours.execute, sqlite3.Error), (self.theirs.execute, apsw.Error)):
            try:
                execute(sql, values).fetchall()
                failed.append(False)
            except error:
                failed.append(True)
        assert failed[0] == failed[1], sql

    def begin(self) -> None:
        """Watch from here on."""
        self.ours.execute("DELETE FROM journal_entry")
        self.session = apsw.Session(self.theirs, "main")
        self.session.attach()

    def close(self) -> None:
        if self.session is not None:
            self.session.close()
        self.ours.close()
        self.theirs.close()

    def ours_net(self) -> Net:
        """What the journal comes to, record by record."""
        old: dict[tuple[str, str], Row] = {}
        new: dict[tuple[str, str], Row | None] = {}
        was: dict[tuple[str, str], bool] = {}
        for table, row_id, op, before, after in self.ours.execute(
            "SELECT table_name, row_id, op, before, after FROM journal_entry ORDER BY id"
        ):
            key = (table, row_id)
            if was.setdefault(key, op != "I"):
                old[key] = capture.before_and_after(table, row_id, before, after)[0] | old.get(key, {})
            changed = capture.before_and_after(table, row_id, before, after)[1]
            new[key] = None if op == "D" else (new.get(key) or {}) | changed
        found: Net = {}
        for key, row in new.items():
            if was[key] and row is None:
                found[key] = ("DELETE", old[key])
            elif not was[key] and row is not None:
                found[key] = ("INSERT", row)
            elif row is not None:
                changed = {name: (old[key][name], value) for name, value in row.items() if old[key][name] != value}
                if changed:
                    found[key] = ("UPDATE", changed)
        return found

    def theirs_net(self) -> Net:
        """What the session extension says."""
        found: Net = {}
        changes: Any = apsw.Changeset.iter(self.session.changeset())
        for change in changes:
            names = [column.name for column in META.tables[change.name].columns]
            if change.op == "INSERT":
                row = dict(zip(names, change.new, strict=True))
                found[change.name, row["id"]] = ("INSERT", row)
            elif change.op == "DELETE":
                row = dict(zip(names, change.old, strict=True))
                found[change.name, row["id"]] = ("DELETE", row)
            else:
                pairs = zip(names, change.old, change.new, strict=True)
                changed = {name: (old, new) for name, old, new in pairs if new is not apsw.no_change}
                found[change.name, change.old[0]] = ("UPDATE", changed)
        return found


def statement(dice: random.Random) -> tuple[str, tuple[Any, ...]]:
    """One statement of any kind."""

    def one(some: tuple[Any, ...]) -> Any:
        return dice.choice((*some, None)) if dice.random() < 0.9 else None

    def key() -> str:
        return f"k{dice.randrange(6)}"

    def parent() -> tuple[Any, ...]:
        return key(), dice.choice((None, *"abcd")), one(NUMBERS)

    def child() -> tuple[Any, ...]:
        return key(), one((key(),)), one((key(),)), one((key(),)), dice.choice(TEXTS), one(NUMBERS)

    rows = [child() for _ in range(dice.randrange(1, 4))]
    many = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(rows))
    flat = tuple(value for row in rows for value in row)
    return dice.choice(
        [
            ("INSERT INTO parent VALUES (?, ?, ?)", parent()),
            ("INSERT OR REPLACE INTO parent VALUES (?, ?, ?)", parent()),
            ("INSERT OR IGNORE INTO parent VALUES (?, ?, ?)", parent()),
            ("REPLACE INTO parent SELECT id || 'x', code, size FROM parent WHERE id = ?", (key(),)),
            (
                "INSERT INTO parent VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET size = excluded.size "
                "ON CONFLICT (code) DO UPDATE SET size = coalesce(size, 0) / 2",
                parent(),
            ),
            ("UPDATE OR REPLACE parent SET code = ? WHERE id = ?", (dice.choice("abcd"), key())),
            ("UPDATE OR IGNORE parent SET code = ? WHERE id = ?", (dice.choice("abcd"), key())),
            ("UPDATE parent SET size = ?", (one(NUMBERS),)),
            ("UPDATE parent SET size = size", ()),
            ("DELETE FROM parent WHERE id = ?", (key(),)),
            ("DELETE FROM parent WHERE code > ?", (dice.choice("abcd"),)),
            (f"INSERT INTO child VALUES {many}", flat),
            (f"REPLACE INTO child VALUES {many}", flat),
            (
                f"INSERT INTO child VALUES {many} ON CONFLICT (id) DO UPDATE SET text = excluded.text || text, "
                "number = NULL WHERE number IS NOT excluded.number",
                flat,
            ),
            ("UPDATE child SET text = ?, number = ? WHERE id > ?", (dice.choice(TEXTS), one(NUMBERS), key())),
            ("UPDATE child SET number = p.size FROM parent p WHERE p.id = child.gone_with", ()),
            ("UPDATE child SET inside = ? WHERE id = ?", (key(), key())),
            ("DELETE FROM child WHERE id IN (?, ?)", (key(), key())),
        ]
    )


@pytest.fixture
def triggers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Our triggers for two tables that refer to each other in all ways there are."""
    monkeypatch.setattr(capture, "captured_tables", lambda: [PARENT, CHILD])
    monkeypatch.setattr(capture, "FIELDS", NUMBERED)
    return list(capture.trigger_sql().values())


def test_what_the_triggers_record_is_what_the_session_extension_records(
    triggers: list[str], times: Callable[[int, int], int], counted: Callable[[int, str], None]
) -> None:
    seen: dict[str, int] = {}
    sequences = times(500, 50_000)
    counted(sequences, "sequences")
    for seed in range(sequences):
        dice = random.Random(seed)
        both = Both(triggers)
        try:
            for _ in range(dice.randrange(20)):
                both.run(*statement(dice))
            both.begin()
            told = [statement(dice) for _ in range(dice.randrange(1, 16))]
            for sql, values in told:
                both.run(sql, values)
            ours, theirs = both.ours_net(), both.theirs_net()
            assert ours == theirs, (seed, told)
        finally:
            both.close()
        for op, _ in ours.values():
            seen[op] = seen.get(op, 0) + 1
    assert min(seen.get(op, 0) for op in ("INSERT", "UPDATE", "DELETE")) > 100


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("", '["甲",1]', {}, {"id": "k1", "code": "甲", "size": 1}),
        ('["甲",null]', "", {"id": "k1", "code": "甲", "size": None}, {}),
        ("", '["甲"]', {}, {"id": "k1", "code": "甲"}),
        ("{}", '{"id":"k1","size":1}', {}, {"id": "k1", "size": 1}),
        ('{"id":"k1","size":1}', "{}", {"id": "k1", "size": 1}, {}),
        ("", '{"size":[1,null],"code":["a","甲"],"":[]}', {"size": 1, "code": "a"}, {"size": None, "code": "甲"}),
        ("", '{"":[]}', {}, {}),
        ('{"size":1,"code":"a"}', '{"size":null,"code":"甲"}', {"size": 1, "code": "a"}, {"size": None, "code": "甲"}),
    ],
    ids=[
        "made",
        "deleted",
        "made before there was a second field",
        "made, by an older program",
        "deleted, by an older program",
        "changed",
        "changed in nothing",
        "changed, by an older program",
    ],
)
@pytest.mark.usefixtures("triggers")
def test_an_entry_tells_the_fields_before_and_after(before: str, after: str, old: Row, new: Row) -> None:
    assert capture.before_and_after("parent", "k1", before, after) == (old, new)
    by_number = {NUMBERED["parent"][name]: value for name, value in new.items() if name != "id"}
    assert capture.numbers_after("parent", "k1", before, after) == by_number


def test_of_a_record_that_came_with_a_package_its_values_are_not_written_down_twice(triggers: list[str]) -> None:
    both = Both(triggers)
    try:
        both.run("INSERT INTO parent VALUES ('k1', 'a', 1)")
        both.ours.execute("UPDATE capture SET exchange = 1")
        both.ours.execute("INSERT INTO parent VALUES ('k2', 'b', 2)")
        both.ours.execute("UPDATE parent SET size = 3 WHERE id = 'k2'")
        entries = both.ours.execute("SELECT row_id, op, before, after FROM journal_entry ORDER BY id").fetchall()
    finally:
        both.close()
    assert entries == [("k1", "I", "", '["a",1]'), ("k2", "I", "", ""), ("k2", "U", "", '{"size":[2,3],"":[]}')]
    assert capture.before_and_after("parent", "k2", "", "") == ({}, {})


def test_a_column_that_was_dropped_keeps_its_place(triggers: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    numbered = {"parent": {"code": 1, "dropped": 2, "size": 3}, "child": NUMBERED["child"]}
    monkeypatch.setattr(capture, "FIELDS", numbered)
    both = Both(list(capture.trigger_sql().values()))
    try:
        both.run("INSERT INTO parent VALUES ('k1', 'a', 1)")
        (entry,) = both.ours.execute("SELECT table_name, row_id, before, after FROM journal_entry").fetchall()
        assert capture.before_and_after(*entry)[1] == {"id": "k1", "code": "a", "dropped": None, "size": 1}
    finally:
        both.close()


def test_only_the_step_says_who_and_when() -> None:
    for sql in capture.trigger_sql().values():
        assert "changed_at" not in sql and "changed_by" not in sql
        assert '."deleted_at"' in sql and '."created_by"' in sql


def test_without_the_control_row_nothing_can_be_changed(triggers: list[str]) -> None:
    both = Both(triggers)
    try:
        both.run("INSERT INTO parent VALUES ('k1', 'a', 1)")
        both.ours.execute("DELETE FROM capture")
        for sql in ("INSERT INTO parent VALUES ('k2', 'b', 1)", "UPDATE parent SET size = 2", "DELETE FROM parent"):
            with pytest.raises(sqlite3.IntegrityError, match="outside a journal transaction"):
                both.ours.execute(sql)
        assert both.ours.execute("SELECT * FROM parent").fetchall() == [("k1", "a", 1)]
    finally:
        both.close()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A database of the program."""
    path = tmp_path / "office.sqlite"
    path.write_bytes(template().read_bytes())
    yield path


def test_each_trigger_that_is_missing_or_altered_is_noticed(file: Path) -> None:
    wanted = capture.trigger_sql()
    assert len(wanted) == 3 * len(capture.captured_tables())
    engine = make_engine(sqlite_url(file))
    with engine.connect() as connection:
        for name, sql in wanted.items():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
            assert capture.altered_triggers(connection) == [name]
            connection.exec_driver_sql(sql.replace("''", "'[]'", 1).replace("IS NOT", "IS", 1))
            assert capture.altered_triggers(connection) == [name]
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
            connection.exec_driver_sql(sql)
        assert capture.altered_triggers(connection) == []
    engine.dispose()


@pytest.mark.parametrize("name", ["journal_project_i", "journal_fund_entry_u", "journal_unit_d"])
@pytest.mark.parametrize("altered", [False, True])
def test_a_trigger_that_is_missing_or_altered_keeps_the_database_shut(file: Path, name: str, altered: bool) -> None:
    _put(file, name, capture.trigger_sql()[name].replace("ABORT", "FAIL") if altered else None)
    with pytest.raises(CaptureAltered, match=name):
        open_database(sqlite_url(file))


def test_a_trigger_of_somebody_else_keeps_the_database_shut(file: Path) -> None:
    _put(file, "journal_more", 'CREATE TRIGGER "journal_more" AFTER UPDATE ON project BEGIN SELECT 1; END')
    with pytest.raises(CaptureAltered, match="journal_more"):
        open_database(sqlite_url(file))
    open_database(sqlite_url(file), intact=False).dispose()


def _put(file: Path, name: str, sql: str | None) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        connection.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        if sql is not None:
            connection.execute(sql)
    finally:
        connection.close()
