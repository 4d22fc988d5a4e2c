"""What another office lacks, counted as clerks count: in records, however many steps and commits tell of them."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.models import NATURAL_KEYS
from desktop_app.queries import local
from desktop_app.sync import wire
from desktop_app.sync.decisions import OWN_STEPS
from desktop_app.sync.duties import units_of
from desktop_app.sync.follow import parts_to_follow
from desktop_app.sync.knowledge import Knowledge, untold_numbers
from desktop_app.sync.scopes import SHARED, SHARED_TABLES, visible
from desktop_app.sync.store import Store
from desktop_app.sync.trust.trusted import Trusted

MOST = 20_000
"""Records are counted up to about here: how many more wait makes no difference to anybody, only that more do."""
_OWNED = "project"
"""Its parts go along when it is handed to another unit."""
_UNSEALED = f"FROM journal_entry e JOIN journal_transaction t ON t.id = e.transaction_id WHERE t.id > ? AND {OWN_STEPS}"


@dataclass(slots=True)
class Unsealed:
    """What was done here in a scope and is in no commit yet: the steps, and the records that they changed."""

    steps: set[int] = field(default_factory=set)
    rows: set[bytes] = field(default_factory=set)


class Lacked:
    """The records that offices lack, by what their commits speak of; those for all are looked through once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._for_all: dict[int, frozenset[bytes]] = {}

    def rows(self, theirs: Knowledge, unit_code: str, is_centre: bool, since: int = 0) -> tuple[set[bytes], set[bytes]]:
        """Of an office with this knowledge: the records in commits that are newer here than the local number `since`,
        and those in older ones. A record may be in both."""
        newer, older = set[bytes](), set[bytes]()
        for commit, scope in untold_numbers(self._store, theirs, unit_code, is_centre):
            found = newer if commit > since else older
            if len(found) < MOST:
                found.update(self._of(commit, scope))
        return newer, older

    def _of(self, commit: int, scope: str) -> Set[bytes]:
        if scope != SHARED:
            return wire.rows(self._store.body(commit))
        if commit not in self._for_all:
            self._for_all[commit] = wire.rows(self._store.body(commit))
        return self._for_all[commit]


def unsealed(session: Session, store: Store, trusted: Trusted) -> dict[str, Unsealed]:
    """Scope -> what was done here that is in no commit yet."""
    own = trusted.own
    sql = f"SELECT e.table_name, e.row_id, e.op, e.transaction_id, e.before, e.after {_UNSEALED} LIMIT ?"
    entries = store.all(sql, (_sealed(session), MOST))
    scopes = _scopes(store, entries) if own.is_centre else {}
    duties = units_of(store, {row for table, row, *_ in entries if table == "task"}) if own.is_centre else {}
    found: dict[str, Unsealed] = {}
    handed: dict[str, set[str]] = {}
    for table, row, op, step, *stored in entries:
        if op == "I" and table == "code_item" and before_and_after(table, row, *stored)[1].get("origin") == "shipped":
            continue
        if not own.is_centre:
            if op == "I" and table in SHARED_TABLES and table in NATURAL_KEYS:
                continue  # a unit's own set-up
            into = {own.unit_code}
        elif table in SHARED_TABLES:
            into = {SHARED}
        else:
            scope = scopes.get(bytes.fromhex(row))
            goes = before_and_after(table, row, *stored)[1].get("owner_code") if not scope or table == _OWNED else None
            into = {one for one in (scope or goes or own.unit_code, goes) if one}
            if table == _OWNED and len(into) > 1:
                handed[row] = into
            if own.unit_code in into:
                into |= duties.get(row, set())
        for one in into:
            here = found.setdefault(one, Unsealed())
            here.steps.add(step)
            here.rows.add(bytes.fromhex(row))
    for project, row in parts_to_follow(store, handed):
        for one in handed[project]:
            found[one].rows.add(bytes.fromhex(row))
    return found


def is_beyond(session: Session, store: Store) -> bool:
    """Whether more was done here that is in no commit yet than `unsealed` counts."""
    return bool(store.all(f"SELECT 1 {_UNSEALED} LIMIT 1 OFFSET ?", (_sealed(session), MOST)))


def is_much(rows: Set[bytes]) -> bool:
    """Whether so many were found that there may be more."""
    return len(rows) >= MOST


def _sealed(session: Session) -> int:
    return int(local.setting(session, "sealed_transaction") or 0)


def seen_by(found: dict[str, Unsealed], unit_code: str, is_centre: bool) -> list[Unsealed]:
    """Of what is in no commit yet that which an office may know."""
    return [one for scope, one in found.items() if visible(scope, unit_code, is_centre)]


def _scopes(store: Store, entries: Sequence[tuple[str, str]]) -> dict[bytes, str]:
    rows = {bytes.fromhex(row) for table, row, *_ in entries if table not in SHARED_TABLES}
    sql = "SELECT row_id, scope FROM exchange_row WHERE row_id IN (?)"
    return dict(map(tuple, store.among(sql, rows)))
