"""Offices that exchange commits without packages, and what the commits an office has must come to, worked out anew."""

import random
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column

from db.enums import UserRole
from db.models import Base
from db.types import Coded, IsoDate
from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES, TABLES
from desktop_app.services.office import Actor, Label, Office
from desktop_app.sync.apply import Applying
from desktop_app.sync.drafts import Own
from desktop_app.sync.follow import follow
from desktop_app.sync.knowledge import Knowledge, Sent, knowledge, untold
from desktop_app.sync.seal import seal
from desktop_app.sync.show import Outcome
from desktop_app.sync.store import Store
from tests.helpers.database import driver_of, fresh_office

Values = dict[str, Any]


@dataclass(slots=True)
class Peer:
    """An office in the exchange."""

    office: Office
    own: Own

    @property
    def actor(self) -> Actor:
        role = UserRole.CENTRE if self.own.is_centre else UserRole.CLERK
        return Actor(f"clerk of {self.own.unit_code}", self.own.unit_code, role)

    def program(self) -> AbstractContextManager[None]:
        """Within it the program is as it is at this office."""
        return nullcontext()

    def insert(self, table: str, row_id: str, **values: Any) -> None:
        """Enter a record."""
        given = {"id": row_id, "owner_code": self.own.unit_code, **values}
        self._do(lambda columns, at: given | columns | {"created_at": at, "created_by": self.actor.name}, table)

    def _do(self, make: Any, table: str) -> None:
        with self.office.write(Label("Enter"), self.actor) as tx:
            stamps = {"changed_at": tx.now_ms, "changed_by": self.actor.name}
            values = EMPTY[table] | make(stamps, tx.now_ms)
            names = ", ".join(f'"{name}"' for name in values)
            marks = ", ".join("?" * len(values))
            Store(tx.session).all(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(values.values()))

    def update(self, table: str, row_id: str, **values: Any) -> None:
        """Change a record, if it is here."""
        with self.office.write(Label("Change"), self.actor) as tx:
            given = values | {"changed_at": tx.now_ms, "changed_by": self.actor.name}
            sets = ", ".join(f'"{name}" = ?' for name in given)
            Store(tx.session).all(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*given.values(), row_id))

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows of a query, the short way."""
        return driver_of(self.office).execute(sql, values).fetchall()

    def ids(self, table: str) -> list[str]:
        """The records that are in a table."""
        return [row_id for (row_id,) in self.query(f'SELECT id FROM "{table}" ORDER BY id')]

    def value(self, table: str, row_id: str, column: str) -> Any:
        """One field of a record that is here."""
        [(value,)] = self.query(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row_id,))
        return value

    def hashes(self) -> set[bytes]:
        """The commits it holds."""
        return {hash_ for (hash_,) in self.query("SELECT hash FROM exchange_commit")}

    def rows(self) -> dict[tuple[str, str], Values]:
        """All exchanged records, without who changed them last and when."""
        found = {}
        driver = driver_of(self.office)
        for table, columns in COLUMNS.items():
            names = ", ".join(f'"{name}"' for name in columns)
            for row_id, *values in driver.execute(f'SELECT id, {names} FROM "{table}"'):
                found[table, row_id] = dict(zip(columns, values, strict=True))
        return found

    def conflicts(self) -> set[tuple[str, str, str]]:
        """(table, record, field) of what waits for a decision."""
        rows = self.query("SELECT table_id, row_id, field FROM exchange_conflict")
        return {(TABLE_NAMES[t], row.hex(), FIELD_NAMES[TABLE_NAMES[t]][f]) for t, row, f in rows}

    def knowledge(self) -> Knowledge:
        """What it knows, once it has sealed its own work."""
        with self.program(), self.office.maintain() as session:
            seal(session, self.own)
            return knowledge(Store(session))

    def untold(self, other: "Peer", theirs: Knowledge) -> list[Sent]:
        """What it would tell the other."""
        with self.program(), self.office.maintain() as session:
            seal(session, self.own)
            return list(untold(Store(session), theirs, other.own.unit_code, other.own.is_centre))

    def take(self, sent: Iterable[Sent]) -> Outcome:
        """Let commits in."""
        with self.program(), self.office.write(Label("Take in"), self.actor, exchange=True) as tx:
            seal(tx.session, self.own)
            applying = Applying(tx, self.own)
            applying.take(sent)
            outcome = applying.finish()
        if self.own.is_centre:
            self.follow(tx.id - 1)
        return outcome

    def follow(self, since: int) -> None:
        """Let the parts of projects follow them."""
        with self.program(), self.office.write(Label("Follow"), self.actor) as tx:
            follow(tx, since)

    def hand_over(self, project_id: str, unit_code: str) -> None:
        """Give a project to another unit."""
        self.update("project", project_id, owner_code=unit_code)
        self.follow_last()

    def follow_last(self) -> None:
        """The same after the last step."""
        [(last,)] = self.query("SELECT max(id) FROM journal_transaction")
        self.follow(last - 1)


def peer(folder: Path, code: str, *, centre: bool = False, seed: int = 0) -> Peer:
    """A new office."""
    folder.mkdir(parents=True, exist_ok=True)
    return Peer(fresh_office(folder), own(code, centre=centre, seed=seed))


def own(code: str, *, centre: bool = False, seed: int = 0) -> Own:
    """Who an office is, by the dice."""
    return Own(random.Random(f"{code}-{seed}").randbytes(24).hex(), code, centre)


def bring(giver: Peer, taker: Peer) -> Outcome:
    """Tell the one what the other knows, with nothing lost."""
    return taker.take(giver.untold(taker, taker.knowledge()))


def bring_all(centre: Peer, *units: Peer) -> None:
    """All visit the centre twice, so that each knows what every other has told by then."""
    for _ in range(2):
        for unit in units:
            bring(unit, centre)
        for unit in units:
            bring(centre, unit)


def _empty(table: str) -> Values:
    return {column.name: _least(column) for column in Base.metadata.tables[table].columns if not column.nullable}


def _least(column: Column[Any]) -> Any:
    if isinstance(column.type, Coded):
        return next(iter(column.type.enum.__members__.values())).value
    if isinstance(column.type, IsoDate):
        return "2022-01-01"
    return "" if column.type.compile() == "TEXT" else 0


EMPTY = {table: _empty(table) for table in TABLES}
COLUMNS = {table: [name for name in FIELDS[table] if name in Base.metadata.tables[table].columns] for table in TABLES}
"""The fields that are exchanged, but for those that tables have no more."""
