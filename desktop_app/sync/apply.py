"""Taking other offices' commits in: every field keeps what nobody replaced, and the tables show what it comes to.

All of it happens within one write of the office, so that the record of changes, the search and the pages learn of it
as of any other step. Commits may come twice and in any order that keeps a stream's own; the result is the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.models import Base
from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.services.office import Transaction
from desktop_app.sync import wire
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.orphans import Orphans
from desktop_app.sync.registers import Candidate, Settled, State, settle, settle_deletion
from desktop_app.sync.scopes import centre_first, confirms
from desktop_app.sync.seal import Own
from desktop_app.sync.store import GONE, HERE, WAITING, Store, Tracked, chunks
from desktop_app.sync.tables import Columns, columns_of
from desktop_app.sync.wire import CREATED, MOVED, Body, Change, Value

_COMMITS_AT_ONCE = 200
_DELETED_AT, _OWNER = 4, 1


class Missing(Exception):
    """A commit whose predecessor is not here."""


@dataclass(slots=True)
class Outcome:
    """What came of it: commits taken, records made, changed, gone, waiting, and fields with several values."""

    commits: int = 0
    created: int = 0
    changed: int = 0
    gone: int = 0
    waiting: int = 0
    conflicts: int = 0


@dataclass(slots=True)
class _Commit:
    """A commit being taken in."""

    number: int
    sent: Sent
    hash: bytes
    body: Body
    refs: list[int | None] = field(default_factory=list)


@dataclass(slots=True)
class _Touched:
    """A record in a batch: what is known of it, whether it was known before, which fields have to be set anew.

    `made`: nothing happened to it but that it was made, which goes the short way.
    """

    record: Tracked
    new: bool
    fields: set[int] = field(default_factory=set)
    last: dict[int, tuple[int, Value]] = field(default_factory=dict)
    was: int = HERE
    made: tuple[_Commit, Change] | None = None


class Applying:
    """Takes commits in, batch by batch; `finish` once at the end."""

    def __init__(self, tx: Transaction, own: Own) -> None:
        self.tx = tx
        self.own = own
        self.store = Store(tx.session)
        self.outcome = Outcome()
        self._next = self.store.next_commit()
        self._streams: dict[tuple[str, str], int] = {}

    def take(self, sent: Iterable[Sent]) -> None:
        """Take commits in. Raises Missing (a gap in a stream) or wire.Malformed; roll back then."""
        for some in chunks(sent, _COMMITS_AT_ONCE):
            self.tx.progress.check()
            commits = self._add(some)
            if commits:
                self._merge(commits)

    def finish(self) -> Outcome:
        """Let records wait whose parents are missing, and take those in that waited for what is here now."""
        orphans = Orphans(self.store, self.tx.id)
        waiting = orphans.rows_waiting()
        for some in chunks(waiting, 500):
            self._bring_back(some)
        orphans.settle()
        self.outcome.waiting = orphans.count()
        self.outcome.conflicts = int(self.store.all("SELECT count(*) FROM exchange_conflict")[0][0])
        return self.outcome

    # commits

    def _add(self, some: Sequence[Sent]) -> list[_Commit]:
        """Keep the commits that are new; each must follow one that is known."""
        hashes = [wire.chained(sent.parent, sent.body) for sent in some]
        known = self.store.known({*hashes, *(sent.parent for sent in some)})
        commits: list[_Commit] = []
        rows = []
        for sent, hash_ in zip(some, hashes, strict=True):
            if hash_ in known:
                continue
            stream = self._stream(sent)
            parent = known.get(sent.parent)
            if parent is None and sent.parent != wire.root(sent.actor, sent.scope):
                raise Missing(f"{sent.unit_code}/{sent.scope}/{sent.seq}")
            body = wire.decode(sent.body)
            commit = _Commit(self._next, sent, hash_, body)
            self._next += 1
            known[hash_] = commit.number
            unread = any(_is_unread(change) for change in body.changes)
            rows.append(
                (commit.number, stream, sent.seq, parent, hash_, body.at, body.user, sent.body, None, int(unread))
            )
            commits.append(commit)
        self.store.add_commits(rows)
        self._note_forks({row[1] for row in rows})
        refs = self.store.known({ref for commit in commits for ref in commit.body.refs})
        for commit in commits:
            commit.refs = [refs.get(ref) for ref in commit.body.refs]
        self.outcome.commits += len(commits)
        return commits

    def _stream(self, sent: Sent) -> int:
        key = (sent.actor, sent.scope)
        if key not in self._streams:
            self._streams[key] = self.store.stream(*key, sent.unit_code, sent.is_centre)
        return self._streams[key]

    def _note_forks(self, streams: Iterable[int]) -> None:
        for stream in streams:
            if len(self.store.heads(stream)) > 1:
                self.store.many("UPDATE exchange_stream SET forked = 1 WHERE id = ?", [(stream,)])

    # merging

    def _merge(self, commits: Sequence[_Commit]) -> None:
        changes = [(commit, change) for commit in commits for change in commit.body.changes]
        known = self.store.tracked({change.row for _, change in changes})
        replaced = self._replaced_already(changes)
        later: list[tuple[bytes, bytes, int, int]] = []
        touched: dict[bytes, _Touched] = {}
        for commit in commits:
            self.store.remember(commit.number, commit.body)
        for commit, change in changes:
            if change.table not in TABLE_NAMES:
                continue
            one = touched.get(change.row)
            if one is None:
                record = known.get(change.row)
                new = record is None
                record = record or Tracked(change.row, change.table, commit.sent.scope)
                one = touched[change.row] = _Touched(record, new, was=record.place)
            self._enter(one, commit, change, replaced.get((change.row, commit.hash), {}), later)
        self.store.many("INSERT OR REPLACE INTO exchange_replaced VALUES (?, ?, ?, ?)", later)
        self._show(touched)
        self.store.keep(one.record for one in touched.values())

    def _replaced_already(
        self, changes: Sequence[tuple[_Commit, Change]]
    ) -> dict[tuple[bytes, bytes], dict[int, bool]]:
        """(record, hash) -> the fields that a commit known before it replaces, and whether the centre did."""
        if not self.store.all("SELECT 1 FROM exchange_replaced LIMIT 1"):
            return {}
        found: dict[tuple[bytes, bytes], dict[int, bool]] = defaultdict(dict)
        sql = "SELECT row_id, hash, field, by_centre FROM exchange_replaced WHERE row_id IN (?)"
        for row, hash_, number, by_centre in self.store.among(sql, {change.row for _, change in changes}):
            found[row, hash_][number] = bool(by_centre)
        return found

    def _enter(
        self,
        one: _Touched,
        commit: _Commit,
        change: Change,
        gone: Mapping[int, bool],
        later: list[tuple[bytes, bytes, int, int]],
    ) -> None:
        """Let one change into the registers of its record."""
        record, sent = one.record, commit.sent
        if change.kind == MOVED:
            if not self.own.is_centre and sent.scope == self.own.unit_code:
                record.place = GONE
            return
        if record.place == GONE and change.kind == CREATED:
            record.place = HERE
            one.fields.update(FIELD_NAMES[TABLE_NAMES[record.table]])
        if one.new and change.kind == CREATED and not gone and not change.replaces and not one.last:
            one.record.state.base = commit.number
            one.made = commit, change
            return
        if one.made:
            self._unfold(one)
        numbers = self._numbers(one, change)
        for number in numbers:
            replaced = set()
            for index in change.replaced(number):
                ref = commit.refs[index]
                if ref is None:
                    later.append((record.row, commit.body.refs[index], number, int(sent.is_centre)))
                elif sent.is_centre or not self._is_confirmed(ref, record):
                    replaced.add(ref)
            commits = [head for head in record.state.of(number) if head not in replaced]
            if number not in gone or (not gone[number] and self._confirms(commit, change, record)):
                commits.append(commit.number)
            record.state.put(number, commits)
            one.last[number] = (commit.number, change.fields.get(number))
        if change.kind == CREATED and record.state.base is None:
            self._settle_base(record.state, commit.number)
        if change.kind == CREATED:
            record.scope = sent.scope
        one.fields.update(numbers)

    def _unfold(self, one: _Touched) -> None:
        """A record that was just made goes the long way after all."""
        assert one.made is not None
        (commit, change), one.made = one.made, None
        one.fields = {*FIELD_NAMES[TABLE_NAMES[one.record.table]], *change.fields}
        one.last = {number: (commit.number, change.fields.get(number)) for number in one.fields}

    def _numbers(self, one: _Touched, change: Change) -> Iterable[int]:
        """The fields that a change speaks of: a made record's are all, also those that it leaves out as NULL."""
        if change.kind == CREATED:
            return {*FIELD_NAMES[TABLE_NAMES[one.record.table]], *change.fields, *one.record.state.heads}
        return change.fields

    @staticmethod
    def _settle_base(state: State, commit: int) -> None:
        """The commit that made the record is what its fields come from, but for those that have others."""
        state.base = commit
        state.heads = {number: heads for number, heads in state.heads.items() if heads != [commit]}

    def _is_confirmed(self, commit: int, record: Tracked) -> bool:
        """Whether a commit is the centre's word that a unit does not replace."""
        table = TABLE_NAMES[record.table]
        if not centre_first(table) or not self.store.meta([commit])[commit].is_centre:
            return False
        return any(confirms(table, change.fields) for change in self.store.changes(commit, record.row))

    def _confirms(self, commit: _Commit, change: Change, record: Tracked) -> bool:
        return commit.sent.is_centre and confirms(TABLE_NAMES[record.table], change.fields)

    # what the tables show

    def _show(self, touched: Mapping[bytes, _Touched]) -> None:
        """Write the values of the touched fields into the tables."""
        inserts: dict[int, list[tuple[Value, ...]]] = defaultdict(list)
        updates: dict[tuple[int, tuple[int, ...]], list[tuple[Value, ...]]] = defaultdict(list)
        removed: list[Tracked] = []
        conflicts: list[tuple[bytes, int, int, str]] = []
        settled: list[tuple[bytes, int]] = []
        for row, one in touched.items():
            record = one.record
            if record.place == GONE:
                if one.was == HERE and not one.new:
                    removed.append(record)
                continue
            columns = columns_of(record.table)
            if one.made:
                commit, change = one.made
                inserts[record.table].append(columns.row(row, change.fields, commit.body.at, commit.body.user))
                continue
            values = {number: self._value(one, number, columns) for number in self._wanted(one)}
            self._judge_deletion(one, values)
            for number, value in values.items():
                (
                    conflicts.append((row, number, record.table, record.scope))
                    if value.conflict
                    else settled.append((row, number))
                )
            if record.place == WAITING:
                continue
            at, user = self._changed(one)
            shown = {number: value.value for number, value in values.items() if number in columns.names}
            if one.new or one.was == GONE:
                if record.state.base is None:
                    record.place = WAITING
                    continue
                inserts[record.table].append(columns.row(row, shown, at, user))
            elif shown:
                key = tuple(sorted(shown))
                updates[record.table, key].append((*(shown[number] for number in key), at, user, row.hex()))
        self._write(inserts, updates, removed)
        self._keep_conflicts(conflicts, settled)

    def _wanted(self, one: _Touched) -> Iterable[int]:
        """Which fields to work out; a deletion depends on all of them."""
        return one.fields | {_DELETED_AT} if _DELETED_AT in one.record.state.heads else one.fields

    def _value(self, one: _Touched, number: int, columns: Columns) -> Settled:
        """What a field shows."""
        commits = one.record.state.of(number)
        last = one.last.get(number)
        if last and commits == [last[0]]:
            return Settled(columns.fitting(number, last[1]), False)
        return settle(
            self.candidates(one.record, number),
            self._owner(one),
            centre_first=centre_first(columns.table),
            name=columns.names.get(number, ""),
            empty=columns.empty(number),
        )

    def candidates(self, record: Tracked, number: int) -> list[Candidate]:
        """All values of a field that nobody replaced."""
        return values_of(self.store, record, number)

    def _owner(self, one: _Touched) -> str:
        found = self.candidates(one.record, _OWNER)
        return str(found[0].value or "") if found else ""

    def _judge_deletion(self, one: _Touched, values: dict[int, Settled]) -> None:
        """A record that someone changed without knowing of its deletion stays in view until someone decides."""
        verdict = values.get(_DELETED_AT)
        if verdict is None or verdict.value is None:
            return
        record = one.record
        deletions = {
            candidate.commit: self.store.seen(candidate.commit, record.row)
            for candidate in self.candidates(record, _DELETED_AT)
            if candidate.stated and candidate.value is not None
        }
        if not settle_deletion(record.state.commits(), deletions, lambda commit: self.store.seen(commit, record.row)):
            values[_DELETED_AT] = Settled(None, True)

    def _changed(self, one: _Touched) -> tuple[int, str]:
        """Who changed the record last, by the authors' clocks."""
        commits = {commit for commit, _ in one.last.values()} or one.record.state.commits()
        meta = self.store.meta(commits)
        newest = max((meta[commit] for commit in commits), key=lambda one: (one.at, one.hash))
        return newest.at, newest.user

    def _write(
        self,
        inserts: Mapping[int, Sequence[tuple[Value, ...]]],
        updates: Mapping[tuple[int, tuple[int, ...]], Sequence[tuple[Value, ...]]],
        removed: Sequence[Tracked],
    ) -> None:
        for table, rows in inserts.items():
            self.store.many(columns_of(table).insert, list(rows))
            self.outcome.created += len(rows)
        for (table, numbers), changed in updates.items():
            self.store.many(columns_of(table).update(numbers), list(changed))
            self.outcome.changed += len(changed)
        for record in removed:
            self.store.many(f'DELETE FROM "{TABLE_NAMES[record.table]}" WHERE id = ?', [(record.row.hex(),)])
        self.outcome.gone += len(removed)

    def _keep_conflicts(
        self, conflicts: Sequence[tuple[bytes, int, int, str]], settled: Sequence[tuple[bytes, int]]
    ) -> None:
        if self.store.all("SELECT 1 FROM exchange_conflict LIMIT 1"):
            self.store.many("DELETE FROM exchange_conflict WHERE row_id = ? AND field = ?", settled)
        self.store.many(
            "INSERT OR REPLACE INTO exchange_conflict (row_id, field, table_id, scope) VALUES (?, ?, ?, ?)", conflicts
        )

    def _bring_back(self, rows: Sequence[bytes]) -> None:
        """Put waiting records into their tables, to see whether they can stay there now."""
        touched = {}
        for row, record in self.store.tracked(rows).items():
            record.place = HERE
            touched[row] = _Touched(record, True, set(FIELD_NAMES[TABLE_NAMES[record.table]]))
        self._show(touched)
        self.store.keep(one.record for one in touched.values())


def values_of(store: Store, record: Tracked, number: int) -> list[Candidate]:
    """All values of a field that nobody replaced, with whose they are."""
    commits = record.state.of(number)
    meta = store.meta(commits)
    found = []
    for commit in commits:
        value: Value = None
        stated = False
        for change in store.changes(commit, record.row):
            if number in change.fields:
                value, stated = change.fields[number], True
        whose = meta[commit]
        found.append(Candidate(commit, value, stated, whose.unit, whose.is_centre, whose.at, whose.hash))
    return found


def _is_unread(change: Change) -> bool:
    """Whether this program does not know all of a change."""
    table = TABLE_NAMES.get(change.table)
    if table is None or table not in Base.metadata.tables:
        return True
    return not change.fields.keys() <= FIELD_NAMES[table].keys()
