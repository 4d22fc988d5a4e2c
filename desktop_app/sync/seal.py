"""Making commits of what was done here since the last time: before an export or import, never at a clerk's save."""

import json
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy.orm import Session

from db.models import Base
from db.wire import FIELDS, TABLES
from desktop_app.sync import wire
from desktop_app.sync.registers import State
from desktop_app.sync.scopes import NATURAL_KEYS, SHARED_TABLES, TOGETHER_IDS, scope_of
from desktop_app.sync.store import HERE, Store, Tracked, chunks
from desktop_app.sync.wire import CHANGED, CREATED, MOVED, Body, Change, Value

_ROWS_A_COMMIT = 1000

_DELETED_AT = 4
_OWNER = 1


@dataclass(frozen=True, slots=True)
class Own:
    """This office in the exchange: `actor` is its replica and incarnation (48 hexadecimal digits)."""

    actor: str
    unit_code: str
    is_centre: bool


@dataclass(slots=True)
class _Touched:
    """One record in a step: its last values of the fields that the step set."""

    table: str
    created: bool = False
    fields: dict[int, Value] = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    """A commit being written. `refs` is filled as changes name commits."""

    number: int
    refs: dict[int, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def ref(self, commit: int) -> int:
        """A commit's place among the references."""
        return self.refs.setdefault(commit, len(self.refs))


def seal(session: Session, own: Own) -> int:
    """Make commits of all steps that are none yet; the number of commits. Within `Office.maintain`."""
    work = _Sealing(Store(session), own)
    last = work.store.all("SELECT value FROM local_setting WHERE name = 'sealed_transaction'")
    begin = int(json.loads(last[0][0])) if last else 0
    entries = work.store.connection.exec_driver_sql(
        "SELECT e.transaction_id, t.at, t.user, e.table_name, e.row_id, e.op, e.after FROM journal_entry e "
        "JOIN journal_transaction t ON t.id = e.transaction_id "
        "WHERE t.id > ? AND t.exchange = 0 ORDER BY e.transaction_id, e.id",
        (begin,),
    )
    for (step, at, user), of_step in groupby(entries, key=lambda row: (row[0], row[1], row[2])):
        for some in chunks(of_step, _ROWS_A_COMMIT):
            work.take(step, at, user, _touched(some))
    newest = work.store.all("SELECT coalesce(max(id), 0) FROM journal_transaction")[0][0]
    work.store.many(
        "INSERT INTO local_setting (name, value) VALUES ('sealed_transaction', ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [(str(newest),)],
    )
    return work.made


def _touched(entries: list[tuple[int, int, str, str, str, str, str]]) -> dict[bytes, _Touched]:
    """The records of some entries, each once."""
    found: dict[bytes, _Touched] = {}
    for _step, at, _user, table, row_id, op, after in entries:
        one = found.setdefault(bytes.fromhex(row_id), _Touched(table))
        one.created = one.created or op == "I"
        numbers = FIELDS[table]
        if op == "D":
            one.fields[_DELETED_AT] = at
            continue
        for name, value in json.loads(after).items():
            number = numbers.get(name)
            if number is not None:
                one.fields[number] = value
    return found


class _Sealing:
    def __init__(self, store: Store, own: Own) -> None:
        self.store = store
        self.own = own
        self.made = 0
        self._next = store.next_commit()
        self._tips: dict[str, tuple[int, int, int | None, bytes]] = {}

    def take(self, step: int, at: int, user: str, touched: dict[bytes, _Touched]) -> None:
        """One commit a scope for what a step touched."""
        known = self.store.tracked(touched)
        drafts: dict[str, _Draft] = {}
        kept: list[Tracked] = []
        whole = self._present(touched, known)
        for row, one in touched.items():
            record = known.get(row)
            if record is None:
                record = self._begin(row, one, drafts)
            else:
                self._go_on(record, one, whole.get(row, {}), drafts)
            if record is not None:
                kept.append(record)
        self._write(step, at, user, drafts)
        self.store.keep(kept)
        decided = [(record.row, number) for record in kept for number in touched[record.row].fields]
        if self.store.all("SELECT 1 FROM exchange_conflict LIMIT 1"):
            self.store.many("DELETE FROM exchange_conflict WHERE row_id = ? AND field = ?", decided)

    def _draft(self, scope: str, drafts: dict[str, _Draft]) -> _Draft:
        if scope not in drafts:
            drafts[scope] = _Draft(self._next)
            self._next += 1
        return drafts[scope]

    def _begin(self, row: bytes, one: _Touched, drafts: dict[str, _Draft]) -> Tracked:
        """A record that the exchange does not know yet."""
        owner = one.fields.get(_OWNER)
        scope = scope_of(one.table, str(owner or ""), self.own.unit_code, self.own.is_centre)
        record = Tracked(row, TABLES[one.table], scope, State(), HERE)
        if self._is_everywhere(one):
            return record
        draft = self._draft(scope, drafts)
        kind = CREATED if one.created else CHANGED
        fields: dict[int, Value] = {number: value for number, value in one.fields.items() if value is not None}
        draft.changes.append(Change(record.table, row, kind, fields if one.created else one.fields))
        if one.created:
            record.state.base = draft.number
        else:
            record.state.heads = {number: [draft.number] for number in one.fields}
        return record

    def _is_everywhere(self, one: _Touched) -> bool:
        """Whether every office makes this record by itself: the shipped code tables, and a unit's own set-up."""
        if not one.created:
            return False
        if one.table == "code_item":
            return one.fields.get(FIELDS["code_item"]["origin"]) == "shipped"
        return not self.own.is_centre and one.table in SHARED_TABLES and one.table in NATURAL_KEYS

    def _go_on(self, record: Tracked, one: _Touched, whole: dict[int, Value], drafts: dict[str, _Draft]) -> None:
        """A record that was exchanged before."""
        owner = one.fields.get(_OWNER)
        if owner is not None and one.table not in SHARED_TABLES:
            scope = scope_of(one.table, str(owner), self.own.unit_code, self.own.is_centre)
            if scope != record.scope:
                self._move(record, scope, whole, drafts)
                return
        fields = {number: whole.get(number, value) for number, value in one.fields.items()}
        for number in TOGETHER_IDS.get(record.table, ()):
            if not fields.keys().isdisjoint(TOGETHER_IDS[record.table]):
                fields.setdefault(number, whole.get(number))
        if not fields:
            return
        scope = record.scope if self.own.is_centre or record.scope != "shared" else self.own.unit_code
        draft = self._draft(scope, drafts)
        replaced = {number: [draft.ref(commit) for commit in record.state.of(number)] for number in fields}
        first = next(iter(replaced.values()))
        seen: list[int] = []
        if fields.get(_DELETED_AT) is not None:
            seen = [draft.ref(commit) for commit in sorted(record.state.commits())]
        elif _DELETED_AT not in fields:
            seen = [draft.ref(commit) for commit in record.state.heads.get(_DELETED_AT, ())]
        same = all(refs == first for refs in replaced.values())
        draft.changes.append(Change(record.table, record.row, CHANGED, fields, first if same else replaced, seen))
        for number in fields:
            record.state.put(number, [draft.number])

    def _move(self, record: Tracked, scope: str, whole: dict[int, Value], drafts: dict[str, _Draft]) -> None:
        """A record goes to another unit: it leaves the one scope and appears, as it is, in the other."""
        self._draft(record.scope, drafts).changes.append(Change(record.table, record.row, MOVED, {}))
        draft = self._draft(scope, drafts)
        replaced = [draft.ref(commit) for commit in sorted(record.state.commits())]
        fields: dict[int, Value] = {number: value for number, value in whole.items() if value is not None}
        draft.changes.append(Change(record.table, record.row, CREATED, fields, replaced))
        record.scope, record.state = scope, State(draft.number)

    def _present(self, touched: dict[bytes, _Touched], known: dict[bytes, Tracked]) -> dict[bytes, dict[int, Value]]:
        """The present values of the records that need more than what the step set."""
        wanted: dict[str, list[bytes]] = {}
        for row, one in touched.items():
            if row in known and (TABLES[one.table] in TOGETHER_IDS or _OWNER in one.fields):
                wanted.setdefault(one.table, []).append(row)
        found: dict[bytes, dict[int, Value]] = {}
        for table, rows in wanted.items():
            numbers = {name: n for name, n in FIELDS[table].items() if name in Base.metadata.tables[table].columns}
            columns = ", ".join(f'"{name}"' for name in numbers)
            sql = f'SELECT id, {columns} FROM "{table}" WHERE id IN (?)'
            for values in self.store.among(sql, (row.hex() for row in rows)):
                found[bytes.fromhex(values[0])] = dict(zip(numbers.values(), values[1:], strict=True))
        return found

    def _write(self, step: int, at: int, user: str, drafts: dict[str, _Draft]) -> None:
        rows = []
        for scope, draft in drafts.items():
            stream, seq, parent, parent_hash = self._tip(scope)
            hashes = self.store.hashes(draft.refs)
            body = wire.encode(Body(wire.VERSION, at, user, [hashes[commit] for commit in draft.refs], draft.changes))
            own_hash = wire.chained(parent_hash, body)
            rows.append((draft.number, stream, seq + 1, parent, own_hash, at, user, body, step, 0))
            self._tips[scope] = (stream, seq + 1, draft.number, own_hash)
            self.made += 1
        self.store.add_commits(rows)

    def _tip(self, scope: str) -> tuple[int, int, int | None, bytes]:
        """The stream of a scope, its last sequence, commit and hash."""
        if scope not in self._tips:
            own = self.own
            stream = self.store.stream(own.actor, scope, own.unit_code, own.is_centre)
            heads = self.store.heads(stream)
            if heads:
                commit, seq, last = heads[-1]
                self._tips[scope] = (stream, seq, commit, last)
            else:
                self._tips[scope] = (stream, 0, None, wire.root(own.actor, scope))
        return self._tips[scope]
