"""The exchange's own tables: which commits there are, and which of them the values of a record come from.

An *entry* is one change of a record as the registers name it: a commit's number, or the negative number of an echo
where only the centre's repetition of it is known.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync import wire
from desktop_app.sync.blocks import Blocks, filled
from desktop_app.sync.registers import State

HERE, WAITING, GONE = 0, 1, 2
"""Places of a record: in its table; not yet, for what it refers to is missing; no more, for it went to another unit."""

TOGETHER = 64 << 10
"""Bytes of bodies that go into a block when they come together."""
_AT_ONCE = 400
_BYTES_KEPT = 24 << 20

_heads = msgspec.msgpack.Decoder(dict[int, list[int]])


@dataclass(slots=True)
class Tracked:
    """What the exchange knows of one record."""

    row: bytes
    table: int
    scope: str
    state: State = field(default_factory=State)
    place: int = HERE

    @property
    def numbers(self) -> set[int]:
        """Its fields, those among them that only a newer program knows."""
        return {*FIELD_NAMES[TABLE_NAMES[self.table]], *self.state.heads}


@dataclass(frozen=True, slots=True)
class Meta:
    """Whose a commit is, and when its author says it was made (ms UTC). `actor`: by which computer, "" where only its
    office is known."""

    unit: str
    is_centre: bool
    at: int
    hash: bytes
    user: str
    actor: str = ""


@dataclass(slots=True)
class _Body:
    """A decoded commit; its changes by record once they are asked for."""

    body: wire.Body
    size: int
    _by_row: dict[bytes, list[wire.Change]] | None = None

    def of(self, row: bytes) -> list[wire.Change]:
        """What it says of a record, in order."""
        if self._by_row is None:
            self._by_row = {}
            for change in self.body.changes:
                self._by_row.setdefault(change.row, []).append(change)
        return self._by_row.get(row, [])


class Store:
    """The exchange tables within one transaction."""

    def __init__(self, session: Session) -> None:
        self.connection = session.connection()
        driver = self.connection.connection.driver_connection
        assert driver is not None
        self._driver: sqlite3.Connection = driver
        self.blocks = Blocks(driver)
        self._bodies: dict[int, _Body] = {}
        self._kept = 0
        self._meta: dict[int, Meta] = {}

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows of a query."""
        return self._driver.execute(sql, tuple(values)).fetchall()

    def many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """One statement for many rows."""
        if rows:
            self.connection.exec_driver_sql(sql, list(rows))

    def among(self, sql: str, keys: Iterable[Any]) -> Iterator[Any]:
        """The rows of a query with `IN (?)` for any number of keys.

        They are fetched before any is handed out: a cursor left half read, as an error leaves it, would hold an old
        view of the data open on its connection, which then could not write.
        """
        for some in chunks(keys, _AT_ONCE):
            yield from self._driver.execute(sql.replace("(?)", f"({','.join('?' * len(some))})"), some).fetchall()

    # records

    def tracked(self, rows: Iterable[bytes]) -> dict[bytes, Tracked]:
        """What is known of records."""
        found = {}
        sql = "SELECT row_id, table_id, scope, base, heads, place FROM exchange_row WHERE row_id IN (?)"
        for row, table, scope, base, heads, place in self.among(sql, rows):
            state = State(base, _heads.decode(heads) if heads else {})
            found[row] = Tracked(row, table, scope, state, place)
        return found

    def keep(self, records: Iterable[Tracked]) -> None:
        """Write what is known of records."""
        self.many(
            "INSERT INTO exchange_row (row_id, table_id, scope, base, heads, place) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (row_id) DO UPDATE SET scope = excluded.scope, base = excluded.base, "
            "heads = excluded.heads, place = excluded.place",
            [
                (
                    one.row,
                    one.table,
                    one.scope,
                    one.state.base,
                    msgspec.msgpack.encode(one.state.heads) if one.state.heads else None,
                    one.place,
                )
                for one in records
            ],
        )

    def undecided(self) -> list[tuple[bytes, int, int]]:
        """(record, field, table) of what waits for a decision. A record that waits itself, for what it refers to, is
        no question here yet: nobody sees it."""
        waits = f"SELECT 1 FROM exchange_row r WHERE r.row_id = c.row_id AND r.place = {WAITING}"
        sql = f"SELECT row_id, field, table_id FROM exchange_conflict c WHERE NOT EXISTS ({waits})"
        return self.all(f"{sql} ORDER BY row_id, field")

    # commits

    def next_commit(self) -> int:
        """The number that the next new commit gets."""
        return int(self.all("SELECT coalesce(max(id), 0) + 1 FROM exchange_commit")[0][0])

    def known(self, hashes: Iterable[bytes]) -> dict[bytes, int]:
        """Hash -> commit, of those that are here."""
        return dict(map(tuple, self.among("SELECT hash, id FROM exchange_commit WHERE hash IN (?)", hashes)))

    def identities(self, entries: Iterable[int]) -> dict[int, bytes]:
        """Entry -> the hash by which every office knows it."""
        positive, negative = _apart(entries)
        found = dict(map(tuple, self.among("SELECT id, hash FROM exchange_commit WHERE id IN (?)", positive)))
        for number, hash_ in self.among("SELECT id, hash FROM exchange_echo WHERE id IN (?)", negative):
            found[-number] = hash_
        return found

    def echoes(self, rows: Iterable[bytes]) -> dict[tuple[bytes, bytes], int]:
        """(record, hash) -> entry, of the changes that are known here only as the centre repeated them."""
        if not self.all("SELECT 1 FROM exchange_echo LIMIT 1"):
            return {}
        sql = "SELECT row_id, hash, id FROM exchange_echo WHERE row_id IN (?)"
        return {(row, hash_): -number for row, hash_, number in self.among(sql, rows)}

    def echoed_by(self, rows: Iterable[bytes]) -> dict[int, int]:
        """The entries of those changes of records that are known here only as somebody repeated them -> the commits
        that do."""
        sql = "SELECT id, commit_id FROM exchange_echo WHERE row_id IN (?)"
        return {-number: commit for number, commit in self.among(sql, rows)}

    def add_echo(self, row: bytes, origin: wire.Origin, commit: int) -> int:
        """Know a change by its echo in a commit; the entry."""
        sql = (
            "INSERT INTO exchange_echo (row_id, hash, commit_id, unit_code, is_centre, at, user) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"
        )
        values = (row, origin.hash, commit, origin.unit, int(origin.is_centre), origin.at, origin.user)
        return -int(self.all(sql, values)[0][0])

    def retold(self, entries: Iterable[int]) -> dict[int, int]:
        """Of echoes that a unit says itself, in place of what it had said under lost keys: the commits that do."""
        sql = (
            "SELECT e.id, e.commit_id FROM exchange_echo e JOIN exchange_commit c ON c.id = e.commit_id "
            "JOIN exchange_stream s ON s.id = c.stream_id WHERE NOT s.is_centre AND e.id IN (?)"
        )
        return {-number: commit for number, commit in self.among(sql, _apart(entries)[1])}

    def drop_echo(self, entry: int) -> None:
        """Forget an echo, for what it repeats came itself."""
        self.many("DELETE FROM exchange_echo WHERE id = ?", [(-entry,)])

    def know(self, commit: int, meta: Meta) -> None:
        """Keep at hand whose a commit is."""
        self._meta[commit] = meta

    def last_step_at(self) -> int:
        """When the newest step was taken here, or is being taken, ms UTC by this computer's clock."""
        return int(self.all("SELECT coalesce((SELECT at FROM journal_transaction ORDER BY id DESC LIMIT 1), 0)")[0][0])

    def meta(self, entries: Iterable[int]) -> Mapping[int, Meta]:
        """Whose the changes are."""
        wanted = [entry for entry in entries if entry not in self._meta]
        if not wanted:
            return self._meta
        positive, negative = _apart(wanted)
        sql = (
            "SELECT c.id, s.unit_code, s.is_centre, c.at, c.hash, c.user, s.actor FROM exchange_commit c "
            "JOIN exchange_stream s ON s.id = c.stream_id WHERE c.id IN (?)"
        )
        for commit, unit, is_centre, at, hash_, user, actor in self.among(sql, positive):
            self._meta[commit] = Meta(unit, bool(is_centre), at, hash_, user, actor)
        sql = "SELECT id, unit_code, is_centre, at, hash, user FROM exchange_echo WHERE id IN (?)"
        for number, unit, is_centre, at, hash_, user in self.among(sql, negative):
            self._meta[-number] = Meta(unit, bool(is_centre), at, hash_, user)
        return self._meta

    def said(self, entry: int, row: bytes) -> tuple[list[wire.Change], list[bytes]]:
        """What an entry says of a record, in order, and the hashes that its indexes refer to."""
        commit, hash_ = entry, None
        if entry < 0:
            commit, hash_ = self.all("SELECT commit_id, hash FROM exchange_echo WHERE id = ?", (-entry,))[0]
        kept = self._body(commit)
        changes = [
            change
            for change in kept.of(row)
            if (None if change.echo < 0 else kept.body.origins[change.echo].hash) == hash_
        ]
        return changes, kept.body.refs

    def change(self, commit: int, index: int) -> tuple[wire.Change, list[bytes]]:
        """One change of a commit, and the hashes that its indexes refer to."""
        body = self._body(commit).body
        return body.changes[index], body.refs

    def seen(self, entry: int, row: bytes) -> frozenset[bytes]:
        """The hashes of what a deletion had seen of the record, or of the deletions that another change knew of."""
        changes, refs = self.said(entry, row)
        return frozenset(refs[index] for change in changes for index in change.seen)

    def remember(self, commit: int, body: wire.Body, size: int) -> None:
        """Keep a decoded commit at hand, as long as there is room; `size` is that of its bytes."""
        size = 2 * size + wire.weight(body)
        self._bodies[commit] = _Body(body, size)
        self._kept += size
        while self._kept > _BYTES_KEPT and len(self._bodies) > 1:
            self._kept -= self._bodies.pop(next(iter(self._bodies))).size

    def body(self, commit: int) -> bytes:
        """The bytes of a commit."""
        alone, block = self.all("SELECT body, block_id FROM exchange_commit WHERE id = ?", (commit,))[0]
        return self.blocks.body(commit, alone, block)

    def _body(self, commit: int) -> _Body:
        if commit not in self._bodies:
            data = self.body(commit)
            self.remember(commit, wire.decode(data), len(data))
        return self._bodies[commit]

    # scopes beside a record's own

    def mirrors(self, rows: Iterable[bytes]) -> dict[bytes, list[str]]:
        """The further scopes that records are shown in."""
        found: dict[bytes, list[str]] = {}
        if self.all("SELECT 1 FROM exchange_mirror LIMIT 1"):
            for row, scope in self.among("SELECT row_id, scope FROM exchange_mirror WHERE row_id IN (?)", rows):
                found.setdefault(row, []).append(scope)
        return found

    def add_commits(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Commits as (id, stream, seq, parent id or None, hash, at, user, body, transaction or None, unread).

        What fills a block goes into one at once, except what this program does not know all of.
        """
        bodies = {row[0]: row[7] for row in rows}
        sizes = sorted((row[1], row[0], len(row[7])) for row in rows if not row[9])
        blocks = dict[int, int]()
        for some in filled(sizes, TOGETHER):
            blocks |= dict.fromkeys(some, self.blocks.add({commit: bodies[commit] for commit in some}))
        self.many(
            "INSERT INTO exchange_commit (id, stream_id, seq, parent_id, hash, at, user, body, transaction_id, unread, "
            "block_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(*row[:7], b"" if row[0] in blocks else row[7], *row[8:], blocks.get(row[0])) for row in rows],
        )
        followed = {row[3] for row in rows}
        before = followed - {None, *(row[0] for row in rows)}
        self.many("DELETE FROM exchange_head WHERE commit_id = ?", [(commit,) for commit in before])
        self.many(
            "INSERT INTO exchange_head (commit_id, stream_id) VALUES (?, ?)",
            [(row[0], row[1]) for row in rows if row[0] not in followed],
        )


def _apart(entries: Iterable[int]) -> tuple[list[int], list[int]]:
    """Commits, and the numbers of echoes."""
    every = list(entries)
    return [entry for entry in every if entry > 0], [-entry for entry in every if entry < 0]


def chunks(things: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of up to `size` things."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some
