"""Offices for stories that are told by the thousand: the same tables and triggers, without what no story looks at.

A step is written as `Office.write` does it, by plain statements and without the search index; nothing waits for a disk.
An office that a story gives back is emptied and serves the next one. `OnDisk` has real ones, for a share of the
stories: what comes of a story has to be the same (tests/unit/helpers/test_quick_office.py).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from desktop_app.services.office import Actor, Changes, Label, Office, Transaction, open_office
from desktop_app.sync.store import Store
from tests.helpers.database import driver_of, fresh_office, kept_folder

SHARED_MEMORY = Path("/dev/shm")


class QuickOffice(Office):
    """An office whose steps take a fraction of the time; nobody replaces its file."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._writer = engine.execution_options(zst_write=True)

    @contextmanager
    def _writing(self) -> Iterator[Engine]:
        yield self._writer

    @contextmanager
    def write(
        self, label: Label, actor: Actor, *, undoes: int | None = None, exchange: bool = False
    ) -> Iterator[Transaction]:
        """As of any office. Raises AssertionError for what no story does: undoing, and a leader who writes."""
        assert undoes is None and actor.may_change
        with self._writing() as writer, Session(writer, autoflush=False) as session:
            store, now = Store(session), self.clock.now_ms()
            sql = (
                'INSERT INTO journal_transaction (at, "user", label, "values", exchange, seal) '
                "VALUES (?, ?, ?, '{}', ?, '') RETURNING id"
            )
            [(step,)] = store.all(sql, (now, actor.name, label.template, int(exchange)))
            store.all("INSERT INTO capture (id, transaction_id, exchange) VALUES (1, ?, ?)", (step, int(exchange)))
            tx = Transaction(session, step, label, actor, now)
            yield tx
            sql = "SELECT table_name, count(*) FROM journal_entry WHERE transaction_id = ? GROUP BY table_name"
            kinds = dict(store.all(sql, (step,)))
            tx.changes = Changes(step if kinds else 0, tx.label, frozenset(kinds), sum(kinds.values()), frozenset())
            store.all("DELETE FROM capture")
            if kinds or exchange:
                session.commit()


class Premises(Protocol):
    """Where the offices of a story are."""

    def new(self, name: str) -> Office:
        """A new office."""

    def put_back(self, name: str, backup: sqlite3.Connection, old: Office | None) -> Office:
        """The office that goes on from a backup, in place of what it was or as a further one."""

    def close(self) -> None:
        """Put all of them away."""


class OnDisk:
    """Offices as the program opens them, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[str, Office] = {}

    def new(self, name: str) -> Office:
        (self.folder / name).mkdir()
        self._open[name] = fresh_office(self.folder / name)
        return self._open[name]

    def put_back(self, name: str, backup: sqlite3.Connection, old: Office | None) -> Office:
        folder = self.folder / name
        if old is not None:
            old.close()
            for file in folder.glob("office.sqlite*"):
                file.unlink()
        folder.mkdir(exist_ok=True)
        target = sqlite3.connect(folder / "office.sqlite")
        backup.backup(target)
        target.close()
        self._open[name] = open_office(folder / "office.sqlite")
        return self._open[name]

    def close(self) -> None:
        for office in self._open.values():
            office.close()


class Quick:
    """Quick offices, lent for a story."""

    def __init__(self) -> None:
        self._lent: list[Office] = []

    def new(self, name: str) -> Office:
        office = _idle.pop() if _idle else _made()
        self._lent.append(office)
        return office

    def put_back(self, name: str, backup: sqlite3.Connection, old: Office | None) -> Office:
        office = old or self.new(name)
        backup.backup(driver_of(office))
        return office

    def close(self) -> None:
        for office in self._lent:
            _empty(driver_of(office))
        _idle.extend(self._lent)
        self._lent = []


_idle: list[Office] = []


def _made() -> Office:
    real = fresh_office(kept_folder("zst-quick-", SHARED_MEMORY if SHARED_MEMORY.is_dir() else None))
    driver_of(real).execute("PRAGMA synchronous = OFF")
    return QuickOffice(real.engine)


def _empty(driver: sqlite3.Connection) -> None:
    """Make it as it was when it was new; the tables that record changes last, for emptying the others fills them."""
    tables = [name for (name,) in driver.execute(_TABLES)]
    driver.execute("PRAGMA foreign_keys = OFF")
    driver.execute("BEGIN IMMEDIATE")
    driver.execute("INSERT INTO capture (id, transaction_id) VALUES (1, 0)")
    for name in sorted(tables, key=lambda name: name.startswith(("journal", "capture"))):
        driver.execute(f'DELETE FROM "{name}"')
    driver.execute("COMMIT")
    driver.execute("PRAGMA foreign_keys = ON")


_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
    "AND name NOT LIKE 'search!_%' ESCAPE '!' AND name <> 'alembic_version'"
)
