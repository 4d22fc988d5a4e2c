"""What the records of a scope come to, in 16 bytes that are equal wherever the same changes are known.

Every record counts with what its registers make it show. So a reference counts that is not shown here because its
record is unknown, a word that only a newer program knows, a record that waits for another, and the centre's word where
this office sees its own request.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator

import msgspec
from sqlalchemy.orm import Session

from db.session import revisions
from db.wire import COMMON, FIELDS, TABLE_NAMES, TABLES
from desktop_app.sync.knowledge import StreamHeads, knowledge
from desktop_app.sync.scopes import FILES, OF_ALL, SHARED, SHARED_TABLES, is_request
from desktop_app.sync.show import Outcome, Show
from desktop_app.sync.store import WAITING, Store
from desktop_app.sync.tables import columns_of
from desktop_app.sync.wire import Value

BYTES = 16
_OWNER = COMMON["owner_code"]
_KIND = FIELDS[FILES]["record_kind"]

_Corrections = dict[bytes, dict[int, Value]]
_digests = msgspec.msgpack.Decoder(dict[str, bytes])
_heads = msgspec.msgpack.Decoder(list[StreamHeads])


def digests(session: Session, scopes: Collection[str]) -> dict[str, bytes]:
    """Scope -> digest. All steps are sealed before, or the digest speaks of changes that nobody can know."""
    store = Store(session)
    totals = dict.fromkeys(scopes, 0)
    corrections = _corrections(store)
    for scope, table, row, values in _records(store, totals.keys()):
        known = corrections.get(row)
        if known is not None:
            numbers = columns_of(table).names
            values = tuple(known.get(number, value) for number, value in zip(numbers, values, strict=True))
        packed = msgspec.msgpack.encode((table, row, values))
        totals[scope] += int.from_bytes(hashlib.blake2b(packed, digest_size=BYTES).digest())
    return {scope: (total % (1 << 8 * BYTES)).to_bytes(BYTES) for scope, total in totals.items()}


class Kept:
    """Digests for several packages in one go, worked out once as long as nothing changes."""

    def __init__(self) -> None:
        self._at: tuple[int, int] | None = None
        self._found: dict[str, bytes] = {}

    def of(self, session: Session, scopes: Collection[str]) -> dict[str, bytes]:
        """Scope -> digest."""
        store = Store(session)
        at = (int(store.all("SELECT coalesce(max(id), 0) FROM journal_transaction")[0][0]), store.next_commit())
        if at != self._at:
            self._at, self._found = at, digests(session, scopes)
        elif not self._found.keys() >= set(scopes):
            every = {scope for (scope,) in store.all("SELECT DISTINCT scope FROM exchange_stream")}
            self._found = digests(session, every.union(scopes))
        return {scope: self._found[scope] for scope in scopes}


def compared(session: Session, units: Collection[str] | None = None) -> dict[tuple[str, str], bool]:
    """(office, scope) -> whether its records came to the same there, wherever an office (of these) knew of a scope
    exactly what is known here, as far as its last packages told. All steps here are sealed before.
    """
    rows = Store(session).all(
        "SELECT unit_code, heads, digests FROM exchange_peer "
        "WHERE heads IS NOT NULL AND digests IS NOT NULL AND schema = ?",
        (revisions()[-1],),
    )
    mine = _by_scope(knowledge(Store(session)))
    told: list[tuple[str, str, bytes]] = []
    for unit, heads, found in rows:
        theirs = _by_scope(_heads.decode(heads)) if units is None or unit in units else {}
        told += [
            (unit, scope, digest)
            for scope, digest in _digests.decode(found).items()
            if scope in theirs and theirs[scope] == mine.get(scope)
        ]
    here = digests(session, {scope for _, scope, _ in told}) if told else {}
    same: dict[tuple[str, str], bool] = {}
    for unit, scope, digest in told:
        same[unit, scope] = same.get((unit, scope), True) and here[scope] == digest
    return same


def _by_scope(known: Collection[StreamHeads]) -> dict[str, set[tuple[str, bytes]]]:
    found: dict[str, set[tuple[str, bytes]]] = defaultdict(set)
    for stream in known:
        found[stream.scope] |= {(stream.actor, head.hash) for head in stream.heads}
    return found


def _records(store: Store, scopes: Collection[str]) -> Iterator[tuple[str, int, bytes, tuple[Value, ...]]]:
    """Scope, table, id and values of every record: a unit's by its owner, what all share by the exchange's own note.

    Files of what all share are never counted with a unit: the centre takes them over before the unit knows.
    """
    units = [scope for scope in scopes if scope != SHARED]
    marks = ",".join("?" * len(units))
    for name, table in TABLES.items():
        columns = ", ".join(f't."{column}"' for column in columns_of(table).names.values())
        if name not in SHARED_TABLES and units:
            sql = f'SELECT t.owner_code, t.id, {columns} FROM "{name}" t WHERE t.owner_code IN ({marks})'
            sql += f" AND NOT {OF_ALL}" if name == FILES else ""
            for owner, row_id, *values in store.connection.exec_driver_sql(sql, tuple(units)):
                yield owner, table, bytes.fromhex(row_id), tuple(values)
    if SHARED in scopes:
        of_all: dict[int, list[bytes]] = defaultdict(list)
        sql = "SELECT table_id, row_id FROM exchange_row WHERE scope = ? AND base IS NOT NULL AND place != ?"
        for table, row in store.all(sql, (SHARED, WAITING)):
            of_all[table].append(row)
        for table, rows in of_all.items():
            if table in TABLE_NAMES:
                columns = ", ".join(f'"{column}"' for column in columns_of(table).names.values())
                sql = f'SELECT id, {columns} FROM "{TABLE_NAMES[table]}" WHERE id IN (?)'
                for row_id, *values in store.among(sql, (row.hex() for row in rows)):
                    yield SHARED, table, bytes.fromhex(row_id), tuple(values)
    yield from _waiting(store, scopes)


def _waiting(store: Store, scopes: Collection[str]) -> Iterator[tuple[str, int, bytes, tuple[Value, ...]]]:
    """The records that wait for what they refer to."""
    show = Show(store, Outcome(), as_said=True)
    rows = [
        row for (row,) in store.all("SELECT row_id FROM exchange_row WHERE place = ? AND base IS NOT NULL", (WAITING,))
    ]
    for row, record in store.tracked(rows).items():
        if record.table in TABLE_NAMES:
            columns = columns_of(record.table)
            values = show.settled(record, columns.names)
            owner = SHARED if record.scope == SHARED else str(values[_OWNER])
            of_all = record.table == TABLES[FILES] and values[_KIND] in SHARED_TABLES
            if owner in scopes and (owner == SHARED or not of_all):
                yield owner, record.table, row, tuple(values[number] for number in columns.names)


def _corrections(store: Store) -> _Corrections:
    """Record -> fields that show something else here than their registers say."""
    found: _Corrections = defaultdict(dict)
    asked: dict[bytes, set[int]] = defaultdict(set)
    held = store.all("SELECT row_id, field, target FROM exchange_held")
    newer = {row for row, _number, target in held if not target}
    for row, number, target in held:
        if row in newer:  # a word that only a newer program knows, and what goes with it
            asked[row].add(number)
        else:
            found[row][number] = target
    for row, number, table in store.all("SELECT row_id, field, table_id FROM exchange_conflict"):
        if table in TABLE_NAMES and is_request(table, number):
            asked[row].add(number)
    show = Show(store, Outcome(), as_said=True)
    for row, record in store.tracked(asked).items():
        found[row] |= show.settled(record, asked[row])
    return found
