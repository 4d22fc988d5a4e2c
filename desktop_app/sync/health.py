"""Whether the records show what the exchange knows of them; and putting them right from it where they do not."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from sqlite3 import DatabaseError

from sqlalchemy.orm import Session

from db.wire import TABLE_NAMES
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services import check
from desktop_app.services.check import Health
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync import alarm, wire
from desktop_app.sync.drafts import Own
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.orphans import Orphans
from desktop_app.sync.scopes import is_request
from desktop_app.sync.seal import seal, unsealed
from desktop_app.sync.show import Outcome, Show, Touched
from desktop_app.sync.store import HERE, Store, Tracked, chunks
from desktop_app.sync.tables import columns_of
from desktop_app.sync.wire import Value

_AT_ONCE = 500
_NAMED = 20
_EVERY = -1
"""Among the fields that are not looked at: all of the record."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A record whose fields show something else than its registers say; `missing`: it is not in its table at all."""

    record: Tracked
    fields: frozenset[int]
    missing: bool


def check_office(office: Office) -> Health:
    """All that `check` looks at, and whether records and the exchange agree, here and with the other offices."""
    health = check.check(office)
    if not (health.integrity and health.triggers):
        return health
    with office.read() as session:
        broken = list(islice(broken_commits(Store(session)), _NAMED))
        wrong = list(altered(session)) if not broken else []
        sealed = not unsealed(Store(session))
    units = alarm.look(office) if sealed else []
    with office.read() as session:
        units = units or alarm.differing(session)
    problems = [*health.problems, *(f"commit {seq} of {scope} is not as it was made" for scope, seq in broken)]
    for one in wrong[:_NAMED]:
        columns = columns_of(one.record.table)
        names = ", ".join(sorted(columns.names[number] for number in one.fields))
        what = "is missing" if one.missing else f"was altered: {names}"
        problems.append(f"{columns.table} {one.record.row.hex()} {what}")
    if len(wrong) > _NAMED:
        problems.append(f"{len(wrong) - _NAMED} more records were altered")
    problems += [f"office {unit} knows the same and shows other records" for unit in units]
    return replace(health, commits=not broken, registers=not wrong, differing=units, problems=problems)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was put right, and the offices that still differ."""

    changes: Changes
    differing: tuple[str, ...]


def put_right(exchange: Exchange, actor: Actor) -> Repaired:
    """Let every record show again what the exchange knows of it, and compare again."""
    changes = repair(exchange.office, exchange.keys.own, actor)
    return Repaired(changes, tuple(exchange.compare()))


def repair(office: Office, own: Own, actor: Actor) -> Changes:
    """Let every record show again what the exchange knows of it. What a clerk entered is sealed first, and stays.

    The changes count the records that were wrong: what refers to nothing here is looked after anew as well.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Put records right from what the exchange knows of them"))
    with office.write(label, actor, exchange=True) as tx:
        seal(tx.session, own)
        store = Store(tx.session)
        show = Show(store, Outcome())
        wrong = list(altered(tx.session))
        for some in chunks(wrong, _AT_ONCE):
            show.write({one.record.row: Touched(one.record, one.missing, set(one.fields)) for one in some})
            store.keep(one.record for one in some)
        Orphans(store, show, tx.id).settle()
    return replace(tx.done(), count=len(wrong))


def altered(session: Session) -> Iterator[Altered]:
    """The records that do not show what their registers say; what was done here since the last sealing is not looked
    at, nor what waits for the centre."""
    store = Store(session)
    show = Show(store, Outcome())
    spared = _spared(store)
    sql = "SELECT row_id FROM exchange_row WHERE place = ? AND base IS NOT NULL ORDER BY base"
    for some in chunks([row for (row,) in store.all(sql, (HERE,))], _AT_ONCE):
        by_table: dict[int, list[Tracked]] = {}
        for record in store.tracked(some).values():
            if record.table in TABLE_NAMES:
                by_table.setdefault(record.table, []).append(record)
        for table, records in by_table.items():
            yield from _altered_of(store, show, table, records, spared)


def broken_commits(store: Store) -> Iterator[tuple[str, int]]:
    """Scope and sequence of the commits that are not what their hash, or their place in the stream, says."""
    rows = store.connection.exec_driver_sql(
        "SELECT s.actor, s.scope, c.seq, c.hash, p.hash, c.id, c.body, c.block_id FROM exchange_stream s "
        "JOIN exchange_commit c ON c.stream_id = s.id LEFT JOIN exchange_commit p ON p.id = c.parent_id "
        "ORDER BY s.id, c.seq, c.id"
    )
    with closing(rows):
        for actor, scope, seq, hash_, parent, *place in rows:
            try:
                body = store.blocks.body(*place)
            except DatabaseError:
                yield scope, seq
                continue
            if wire.chained(parent or wire.root(actor, scope), body) != hash_:
                yield scope, seq


def _altered_of(
    store: Store, show: Show, table: int, records: list[Tracked], spared: dict[bytes, set[int]]
) -> Iterator[Altered]:
    columns = columns_of(table)
    names = ", ".join(f'"{name}"' for name in columns.names.values())
    sql = f'SELECT id, {names} FROM "{columns.table}" WHERE id IN (?)'
    shown = {
        bytes.fromhex(row_id): dict(zip(columns.names, values, strict=True))
        for row_id, *values in store.among(sql, (record.row.hex() for record in records))
    }
    for record in records:
        here = shown.get(record.row)
        sparing = spared.get(record.row, set())
        if here is None:
            if not sparing:
                yield Altered(record, frozenset(columns.names), missing=True)
            continue
        wanted = _wanted(store, show, record)
        wrong = {number for number, value in wanted.items() if here[number] != value} - sparing
        if wrong and _EVERY not in sparing:
            yield Altered(record, frozenset(wrong), missing=False)


def _wanted(store: Store, show: Show, record: Tracked) -> dict[int, Value]:
    """What a record has to show; most fields have the value that it was made with."""
    columns = columns_of(record.table)
    assert record.state.base is not None
    made: dict[int, Value] = {}
    for change in store.said(record.state.base, record.row)[0]:
        made |= change.fields
    wanted = {number: columns.fitting(number, made.get(number)) for number in columns.names}
    heads = record.state.heads.keys() & columns.names.keys()
    return wanted | show.settled(record, heads) if heads else wanted


def _spared(store: Store) -> dict[bytes, set[int]]:
    """What may show something else: references to what is not known here, requests, and steps not sealed yet."""
    found: dict[bytes, set[int]] = {}
    for row, number in store.all("SELECT row_id, field FROM exchange_held"):
        found.setdefault(row, set()).add(number)
    for row, number, table in store.all("SELECT row_id, field, table_id FROM exchange_conflict"):
        if table in TABLE_NAMES and is_request(table, number):
            found.setdefault(row, set()).add(number)
    for row_id in unsealed(store):
        found.setdefault(bytes.fromhex(row_id), set()).add(_EVERY)
    return found
