"""The commits that an office holds, read out of its database, and what each author said in them of a record."""

from collections import defaultdict
from dataclasses import dataclass, field

from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES
from desktop_app.services.office import Office
from desktop_app.sync import wire
from desktop_app.sync.blocks import Blocks
from desktop_app.sync.wire import CREATED, Body, Change, Value
from tests.helpers.database import driver_of
from tests.helpers.exchange_rules import CONFIRMED_BY, FOR_ALL, KEPT_FOR_ALL, ONE_REGISTER


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of an office's log, as it was written."""

    hash: bytes
    parent: bytes | None
    actor: str
    scope: str
    unit: str
    is_centre: bool
    seq: int
    body: Body


@dataclass(slots=True)
class Entry:
    """All that one author said of a record in one step, from wherever it was heard."""

    hash: bytes
    unit: str
    is_centre: bool
    at: int
    makes: bool = False
    for_all: bool = False
    fields: dict[int, Value] = field(default_factory=dict)
    replaces: dict[int, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    seen: set[bytes] = field(default_factory=set)

    def states(self, table: str, number: int) -> bool:
        """Whether it says anything of a field; where the centre decides, what it left empty is said, too."""
        return number in self.fields or (self.is_centre and centre_decides(table))

    def confirms(self, table: str, number: int) -> bool:
        """Whether its value is the centre's word, which a unit does not replace."""
        if not self.is_centre or not centre_decides(table):
            return False
        if self.for_all:
            return True
        name, values = CONFIRMED_BY.get(table, ("", frozenset()))
        if not name:
            return True
        value = self.fields.get(FIELDS[table][name])
        goes_with_it = table not in ONE_REGISTER or FIELD_NAMES[table][number] in ONE_REGISTER[table]
        return goes_with_it and value is not None and (not values or value in values)


def log_of(office: Office) -> list[Commit]:
    """The commits an office holds, each as its hash says."""
    sql = (
        "SELECT c.id, c.hash, p.hash, s.actor, s.scope, s.unit_code, s.is_centre, c.seq, c.body, c.block_id "
        "FROM exchange_commit c JOIN exchange_stream s ON s.id = c.stream_id "
        "LEFT JOIN exchange_commit p ON p.id = c.parent_id"
    )
    driver = driver_of(office)
    blocks = Blocks(driver)
    found = []
    for number, hash_, parent, actor, scope, unit, is_centre, seq, alone, block in driver.execute(sql):
        body = blocks.body(number, alone, block)
        assert wire.chained(parent or wire.root(actor, scope), body) == hash_, (scope, seq)
        found.append(Commit(hash_, parent, actor, scope, unit, bool(is_centre), seq, wire.decode(body)))
    return found


def enter(entries: dict[bytes, Entry], commit: Commit, change: Change) -> Entry:
    """Add what a change says to the entry of who said it first; returns that."""
    body = commit.body
    if change.echo >= 0:
        origin = body.origins[change.echo]
        entry = entries.setdefault(origin.hash, Entry(origin.hash, origin.unit, origin.is_centre, origin.at))
        for number, value in change.fields.items():
            entry.fields.setdefault(number, value)
    else:
        entry = entries.setdefault(commit.hash, Entry(commit.hash, commit.unit, commit.is_centre, body.at))
        entry.fields |= change.fields
        entry.for_all |= commit.scope == FOR_ALL
    entry.makes |= change.kind == CREATED
    for number in speaks_of(change):
        entry.replaces[number] |= {body.refs[index] for index in change.replaced(number)}
    entry.seen |= {body.refs[index] for index in change.seen}
    return entry


def speaks_of(change: Change) -> set[int]:
    """Fields that have a value by a change: what was made has one in each, and that may be left empty."""
    named = change.replaces if isinstance(change.replaces, dict) else {}
    return {*change.fields, *named, *(FIELD_NAMES[TABLE_NAMES[change.table]] if change.kind == CREATED else ())}


def centre_decides(table: str) -> bool:
    """Whether the centre has the last word on such records, or may have it."""
    return table in KEPT_FOR_ALL or table in CONFIRMED_BY
