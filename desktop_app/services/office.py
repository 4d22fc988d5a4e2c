"""The office: the one way into the database.

`read()` gives a session to queries. `write()` runs one user action in one transaction under a journal step; the
triggers record what it changed, and from that record come the answer of the action (`Changes`), the search index
and the undo. Services therefore only write rows.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from db import session as storage
from db.enums import UserRole
from db.models import Capture, JournalTransaction, Record
from db.types import natural_id
from desktop_app.domain.clock import Clock
from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem, UserError
from desktop_app.paths import Paths
from desktop_app.services import search_index, search_later
from desktop_app.services.environment import environment
from desktop_app.services.limits import refuse_too_long

_IDS_KEPT = 10_000
_INDEXED_AT_ONCE = 5_000  # where nobody waits to save


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: name shown in the journal, unit code, role, and whether this machine is in their care.

    `administers` is for a unit's administrator, who looks after the machine without the centre's rights.
    """

    name: str
    unit_code: str = ""
    role: UserRole = UserRole.CLERK
    administers: bool = False

    @property
    def is_centre(self) -> bool:
        """May confirm on behalf of the centre."""
        return self.role in (UserRole.CENTRE, UserRole.ADMIN)

    @property
    def may_change(self) -> bool:
        """May enter and change records; a leader only looks."""
        return self.role is not UserRole.LEADER

    @property
    def may_administer(self) -> bool:
        """May add users and put a backup back."""
        return self.administers or self.role is UserRole.ADMIN


def only_looks() -> UserError:
    """What somebody is told who would change something with an account that only looks."""
    return UserError(
        QT_TRANSLATE_NOOP("errors", "With this account you can look at everything and change nothing."),
        QT_TRANSLATE_NOOP("errors", "Ask a clerk of the office to make the change."),
    )


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a step: an English template marked with QT_TRANSLATE_NOOP("steps", ...) and its values."""

    template: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a step changed: tables, and (kind, id) of up to 10,000 rows. transaction_id 0 = nothing changed."""

    transaction_id: int
    label: Label
    kinds: frozenset[str]
    count: int
    records: frozenset[tuple[str, str]]


@dataclass(slots=True)
class Transaction:
    """A step being written. `progress` is told of the indexing at its end; long work sets it."""

    session: Session
    id: int
    label: Label
    actor: Actor
    now_ms: int
    changes: Changes | None = None
    progress: Progress = field(default_factory=Silent)

    @property
    def today(self) -> date:
        """The local date of the step."""
        return datetime.fromtimestamp(self.now_ms / 1000).date()

    def rename(self, label: Label) -> None:
        """Name the step once it is known what it is about."""
        self.label = label
        step = self.session.get_one(JournalTransaction, self.id)
        step.label, step.values = label.template, json.dumps(label.values, default=str)

    def stamp(self) -> dict[str, Any]:
        """The who/when columns, for bulk statements that bypass the session."""
        return {
            "owner_code": self.actor.unit_code,
            "created_at": self.now_ms,
            "created_by": self.actor.name,
            "changed_at": self.now_ms,
            "changed_by": self.actor.name,
        }

    def done(self) -> Changes:
        """What was changed; valid once the `with` block has ended."""
        assert self.changes is not None
        return self.changes


class Office:
    """One office's database. `files` is where attachments lie (None = no attachments)."""

    def __init__(self, engine: Engine, clock: Clock | None = None, files: Path | None = None) -> None:
        self.engine = engine
        self.clock = clock or Clock()
        self.files = files
        self._identity = self._on_disk()

    @property
    def file(self) -> Path | None:
        """The database file, or None in memory."""
        database = self.engine.url.database
        return Path(database) if database else None

    def close(self) -> None:
        """Release the file."""
        self.engine.dispose()

    def _on_disk(self) -> tuple[int, int] | None:
        """Which file has the database's name now; None where no open file can be replaced."""
        if not self.file or os.name == "nt":
            return None
        found = self.file.stat()
        return found.st_dev, found.st_ino

    @contextmanager
    def _writing(self) -> Iterator[Engine]:
        """An engine that writes. Raises EnvironmentProblem when another file has taken the place of the open one."""
        with environment():
            if self._on_disk() != self._identity:
                raise EnvironmentProblem(
                    QT_TRANSLATE_NOOP("errors", "Another file has taken the place of the database while it was open."),
                    QT_TRANSLATE_NOOP("errors", "Close the program and start it again; nothing was changed."),
                )
            yield self.engine.execution_options(zst_write=True)

    @contextmanager
    def read(self, *, sparing: bool = False) -> Iterator[Session]:
        """A session for queries: one consistent view of the data. `sparing`: it keeps little of the file in memory."""
        engine = self.engine.execution_options(zst_sparing=True) if sparing else self.engine
        with environment(), Session(engine, autoflush=False) as session:
            yield session

    @contextmanager
    def write(
        self, label: Label, actor: Actor, *, undoes: int | None = None, exchange: bool = False
    ) -> Iterator[Transaction]:
        """One step, all or nothing. `exchange`: what other offices did, kept even if no record here changes.

        Raises UserError for a leader, who only looks, and when a record's texts are too long to be sent
        (`limits.LONGEST`), and EnvironmentProblem when the file cannot be written.
        """
        if not actor.may_change:
            raise only_looks()
        with self._writing() as writer, Session(writer, autoflush=False, expire_on_commit=False) as session:
            now = self.clock.now_ms()
            step = JournalTransaction(
                at=now,
                user=actor.name,
                label=label.template,
                values=json.dumps(label.values, default=str),
                undoes=undoes,
                exchange=exchange,
            )
            session.add(step)
            session.flush()
            session.add(Capture(id=1, transaction_id=step.id, exchange=exchange))
            session.flush()
            transaction = Transaction(session, step.id, label, actor, now)
            event.listen(session, "before_flush", _stamper(transaction))
            yield transaction
            session.flush()
            touched = _touched(session, step.id)
            transaction.changes = _changes(touched, transaction)
            session.execute(Capture.__table__.delete())  # type: ignore[attr-defined]
            if transaction.changes.count == 0 and not exchange:
                session.rollback()
                return
            if not exchange:
                refuse_too_long(session, step.id)
            if exchange and len(touched) > search_later.MANY:
                search_later.put_off(session, transaction.id)
            else:
                search_index.refresh(session, touched, transaction.progress)
            session.commit()

    @contextmanager
    def maintain(self) -> Iterator[Session]:
        """A write to what stays on this machine (local settings, seals, the search index): no step, no undo."""
        with self._writing() as writer, Session(writer, autoflush=False) as session, session.begin():
            yield session

    def index_some(self, most: int = search_later.AT_ONCE) -> int | None:
        """Bring the search index a little nearer to what large packages have brought; how many changes still wait,
        None if none did."""
        with self.read() as session:
            if not search_later.waiting(session):
                return None
        with self.maintain() as session:
            return search_later.index_some(session, most)

    def index_rest(self) -> None:
        """Index all that waits."""
        while self.index_some(_INDEXED_AT_ONCE):
            pass


def placed(paths: Paths, address: str | None) -> Paths:
    """The same folders with the database at an address, if one is given. Raises EnvironmentProblem for no file."""
    if address is None:
        return paths
    with environment():
        return replace(paths, file=storage.file_of(address).expanduser().resolve())


def open_office(file: Path, *, clock: Clock | None = None, intact: bool = True) -> Office:
    """Open an office's database, making or migrating it as needed; attachments lie beside it.

    Raises EnvironmentProblem (too new, damaged, locked, no room ...); the file is untouched then. Without `intact` it
    is opened for looking at, too, when the triggers that record every change are not as they should be.
    """
    with environment():
        file.parent.mkdir(parents=True, exist_ok=True)
        engine = storage.open_database(storage.sqlite_url(file), intact=intact)
        return Office(engine, clock, file.parent / "attachments")


def _stamper(transaction: Transaction) -> Any:
    def stamp(session: Session, _context: object, _instances: object) -> None:
        fresh = [record for record in session.new if isinstance(record, Record)]
        ids = {(type(record), record.id) for record in fresh}
        for record in fresh:
            _name(session, record, ids)
            record.owner_code = record.owner_code or transaction.actor.unit_code
            record.created_at = record.changed_at = transaction.now_ms
            record.created_by = record.changed_by = transaction.actor.name
        for record in session.dirty:
            if isinstance(record, Record) and session.is_modified(record):
                record.changed_at = transaction.now_ms
                record.changed_by = transaction.actor.name

    return stamp


def _name(session: Session, record: Record, ids: set[tuple[type[Record], str]]) -> None:
    """Give what other offices may enter, too, the id that it has there; a second one of the same key gets its own.

    `ids` are those of the other new records.
    """
    key = record.natural_key
    if key and record.id is None:
        wanted = natural_id(record.__tablename__, *(getattr(record, name) for name in key))
        if (type(record), wanted) not in ids and session.get(type(record), wanted) is None:
            record.id = wanted
            ids.add((type(record), wanted))


def _touched(session: Session, step: int) -> list[tuple[str, str]]:
    """Table and id of every row that a step has changed, once for each change."""
    sql = "SELECT table_name, row_id FROM journal_entry WHERE transaction_id = ?"
    return [(table, row_id) for table, row_id in session.connection().exec_driver_sql(sql, (step,))]


def _changes(touched: Sequence[tuple[str, str]], transaction: Transaction) -> Changes:
    return Changes(
        transaction.id if touched else 0,
        transaction.label,
        frozenset(kind for kind, _ in touched),
        len(touched),
        frozenset(touched[:_IDS_KEPT]),
    )
