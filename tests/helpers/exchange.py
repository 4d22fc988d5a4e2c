"""Offices that exchange commits without packages, and what the commits an office has must come to, worked out anew."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text

from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES, TABLES
from desktop_app.services.office import Actor, Label, Office
from desktop_app.sync.apply import Applying
from desktop_app.sync.drafts import Own
from desktop_app.sync.follow import follow
from desktop_app.sync.knowledge import Knowledge, Sent, knowledge, untold
from desktop_app.sync.seal import seal
from desktop_app.sync.show import Outcome
from desktop_app.sync.store import Store
from tests.helpers.database import fresh_office

Values = dict[str, Any]


@dataclass(slots=True)
class Peer:
    """An office in the exchange."""

    office: Office
    own: Own

    @property
    def actor(self) -> Actor:
        return Actor(f"clerk of {self.own.unit_code}", self.own.unit_code)

    def insert(self, table: str, row_id: str, **values: Any) -> None:
        """Enter a record."""
        given = {"id": row_id, "owner_code": self.own.unit_code, **values}
        self._do(lambda columns, at: given | columns | {"created_at": at, "created_by": self.actor.name}, table)

    def _do(self, make: Any, table: str) -> None:
        with self.office.write(Label("Enter"), self.actor) as tx:
            stamps = {"changed_at": tx.now_ms, "changed_by": self.actor.name}
            values = EMPTY[table] | make(stamps, tx.now_ms)
            names = ", ".join(f'"{name}"' for name in values)
            marks = ", ".join(f":{name}" for name in values)
            tx.session.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({marks})'), values)

    def update(self, table: str, row_id: str, **values: Any) -> None:
        """Change a record, if it is here."""
        with self.office.write(Label("Change"), self.actor) as tx:
            given = values | {"changed_at": tx.now_ms, "changed_by": self.actor.name}
            sets = ", ".join(f'"{name}" = :{name}' for name in given)
            tx.session.execute(text(f'UPDATE "{table}" SET {sets} WHERE id = :_id'), given | {"_id": row_id})

    def ids(self, table: str) -> list[str]:
        """The records that are in a table."""
        with self.office.read() as session:
            return [str(row[0]) for row in session.execute(text(f'SELECT id FROM "{table}" ORDER BY id'))]

    def value(self, table: str, row_id: str, column: str) -> Any:
        """One field of a record that is here."""
        with self.office.read() as session:
            return session.execute(
                text(f'SELECT "{column}" FROM "{table}" WHERE id = :id'), {"id": row_id}
            ).scalar_one()

    def hashes(self) -> set[bytes]:
        """The commits it holds."""
        with self.office.read() as session:
            return set(session.scalars(text("SELECT hash FROM exchange_commit")))

    def rows(self) -> dict[tuple[str, str], Values]:
        """All exchanged records, without who changed them last and when."""
        found = {}
        with self.office.read() as session:
            for table in TABLES:
                for row in session.execute(text(f'SELECT * FROM "{table}"')).mappings():
                    values = {name: value for name, value in row.items() if name in FIELDS[table]}
                    found[table, str(row["id"])] = values
        return found

    def conflicts(self) -> set[tuple[str, str, str]]:
        """(table, record, field) of what waits for a decision."""
        with self.office.read() as session:
            rows = session.execute(text("SELECT table_id, row_id, field FROM exchange_conflict")).all()
        return {(TABLE_NAMES[t], row.hex(), FIELD_NAMES[TABLE_NAMES[t]][f]) for t, row, f in rows}

    def knowledge(self) -> Knowledge:
        """What it knows, once it has sealed its own work."""
        with self.office.maintain() as session:
            seal(session, self.own)
            return knowledge(Store(session))

    def untold(self, other: "Peer", theirs: Knowledge) -> list[Sent]:
        """What it would tell the other."""
        with self.office.maintain() as session:
            seal(session, self.own)
            return list(untold(Store(session), theirs, other.own.unit_code, other.own.is_centre))

    def take(self, sent: Iterable[Sent]) -> Outcome:
        """Let commits in."""
        with self.office.write(Label("Take in"), self.actor, exchange=True) as tx:
            seal(tx.session, self.own)
            applying = Applying(tx, self.own)
            applying.take(sent)
            outcome = applying.finish()
        if self.own.is_centre:
            self.follow(tx.id - 1)
        return outcome

    def follow(self, since: int) -> None:
        """Let the parts of projects follow them."""
        with self.office.write(Label("Follow"), self.actor) as tx:
            follow(tx, since)

    def hand_over(self, project_id: str, unit_code: str) -> None:
        """Give a project to another unit."""
        self.update("project", project_id, owner_code=unit_code)
        with self.office.read() as session:
            last = session.execute(text("SELECT max(id) FROM journal_transaction")).scalar_one()
        self.follow(int(last) - 1)


def peer(folder: Path, code: str, *, centre: bool = False, seed: int = 0) -> Peer:
    """A new office."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(f"{code}-{seed}")
    return Peer(fresh_office(folder), Own(dice.randbytes(24).hex(), code, centre))


def bring(giver: Peer, taker: Peer) -> Outcome:
    """Tell the one what the other knows, with nothing lost."""
    return taker.take(giver.untold(taker, taker.knowledge()))


def _empty(table: str) -> Values:
    from db.models import Base

    return {
        column.name: "" if column.type.compile() == "TEXT" else 0
        for column in Base.metadata.tables[table].columns
        if not column.nullable
    }


EMPTY = {table: _empty(table) for table in TABLES}
