"""Taking other offices' commits in: every field keeps what nobody replaced, and the tables show what it comes to.

All of it happens within one write of the office, so that the record of changes, the search and the pages learn of it
as of any other step. Commits may come twice and in any order that keeps a stream's own; the result is the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.models import Base
from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.services.office import Transaction
from desktop_app.sync import wire
from desktop_app.sync.confirmed import asked, confirmed_by, is_confirmed
from desktop_app.sync.drafts import Drafts, Own
from desktop_app.sync.echo import Mirrors, Said, repeat
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.orphans import Orphans
from desktop_app.sync.regained import Regained
from desktop_app.sync.scopes import SHARED_TABLES, centre_first
from desktop_app.sync.show import Outcome, Show, Touched
from desktop_app.sync.store import GONE, HERE, Meta, Store, Tracked, chunks
from desktop_app.sync.wire import CREATED, MOVED, Body, Change

_COMMITS_AT_ONCE = 200


class Missing(Exception):
    """A commit whose predecessor is not here."""


@dataclass(slots=True)
class _Commit:
    """A commit being taken in. `refs`: hash -> commit, of what it names and is here."""

    number: int
    sent: Sent
    body: Body
    meta: Meta
    refs: Mapping[bytes, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A change on its way into the registers: the entry it counts as, and whose it is."""

    number: int
    hash: bytes
    by_centre: bool


class Applying:
    """Takes commits in, batch by batch; `finish` once at the end."""

    def __init__(self, tx: Transaction, own: Own) -> None:
        self.tx = tx
        self.own = own
        self.store = Store(tx.session)
        self.outcome = Outcome()
        self.show = Show(self.store, self.outcome)
        self._next = self.store.next_commit()
        self._streams: dict[tuple[str, str], int] = {}
        self._said: list[Said] = []
        self._regained = Regained()

    def take(self, sent: Iterable[Sent]) -> None:
        """Take commits in. Raises Missing (a gap in a stream) or wire.Malformed; roll back then."""
        for some in chunks(sent, _COMMITS_AT_ONCE):
            self.tx.progress.check()
            commits = self._add(some)
            if commits:
                self._merge(commits)

    def finish(self) -> Outcome:
        """Let records wait whose parents are missing, take those in that waited, and repeat what others must know."""
        if not self.own.is_centre:
            self._show_asked()
        Orphans(self.store, self.show, self.tx.id).settle()
        self.outcome.waiting = Orphans(self.store, self.show, self.tx.id).count()
        self.outcome.conflicts = int(self.store.all("SELECT count(*) FROM exchange_conflict")[0][0])
        if self.own.is_centre:
            self._pass_on()
        return self.outcome

    def _show_asked(self) -> None:
        """Show the centre's word again where this office said otherwise."""
        fields = asked(self.store)
        records = self.store.tracked(fields).items()
        self.show.write({row: Touched(record, False, fields[row], was=record.place) for row, record in records})

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
            parent = known.get(sent.parent)
            if parent is None and sent.parent != wire.root(sent.actor, sent.scope):
                raise Missing(f"{sent.unit_code}/{sent.scope}/{sent.seq}")
            body = wire.decode(sent.body)
            number = known[hash_] = self._next
            self._next += 1
            unread = int(any(map(_is_unread, body.changes)))
            stream = self._stream(sent)
            rows.append((number, stream, sent.seq, parent, hash_, body.at, body.user, sent.body, None, unread))
            commit = _Commit(number, sent, body, Meta(sent.unit_code, sent.is_centre, body.at, hash_, body.user))
            self.store.know(number, commit.meta)
            self.store.remember(number, body)
            commits.append(commit)
        self.store.add_commits(rows)
        for stream in {row[1] for row in rows}:
            if len(self.store.heads(stream)) > 1:
                self.store.many("UPDATE exchange_stream SET forked = 1 WHERE id = ?", [(stream,)])
        named = {ref for commit in commits for ref in commit.body.refs}
        named |= {origin.hash for commit in commits for origin in commit.body.origins}
        refs = self.store.known(named)
        for commit in commits:
            commit.refs = refs
        self.outcome.commits += len(commits)
        return commits

    def _stream(self, sent: Sent) -> int:
        key = (sent.actor, sent.scope)
        if key not in self._streams:
            self._streams[key] = self.store.stream(*key, sent.unit_code, sent.is_centre)
        return self._streams[key]

    # merging

    def _merge(self, commits: Sequence[_Commit]) -> None:
        changes = [
            (commit, change) for commit in commits for change in commit.body.changes if change.table in TABLE_NAMES
        ]
        rows = {change.row for _, change in changes}
        known, echoes = self.store.tracked(rows), self.store.echoes(rows)
        replaced = self._replaced_already(rows)
        later: list[tuple[bytes, bytes, int, int]] = []
        touched: dict[bytes, Touched] = {}
        for commit, change in changes:
            one = touched.get(change.row)
            if one is None:
                record = known.get(change.row)
                new = record is None
                record = record or Tracked(change.row, change.table, commit.sent.scope)
                one = touched[change.row] = Touched(record, new, was=record.place)
            if self._is_shown_anew(one, commit, change):
                self._come_back(one, commit, replaced)
            known_as = echoes.pop((change.row, commit.meta.hash), None) if change.echo < 0 else None
            if known_as is not None:
                self._is_itself(one, known_as, commit)
            entry = self._entry(one, commit, change, echoes)
            if entry is not None:
                self._enter(one, commit, change, entry, echoes, replaced, later, adds=known_as is None)
            if self.own.is_centre and commit.sent.is_centre:
                self._regained.look(change, commit.sent.scope)
            if self.own.is_centre and change.kind != MOVED and change.echo < 0 and not commit.sent.is_centre:
                self._said.append(Said(commit.meta.hash, commit.meta, commit.sent.scope, change, commit.body.refs))
        self.store.many(
            "INSERT INTO exchange_replaced VALUES (?, ?, ?, ?) "
            "ON CONFLICT (row_id, hash, field) DO UPDATE SET by_centre = max(by_centre, excluded.by_centre)",
            later,
        )
        self.show.write(touched)
        self.store.keep(one.record for one in touched.values())

    def _replaced_already(self, rows: Iterable[bytes]) -> dict[tuple[bytes, bytes], dict[int, bool]]:
        """(record, hash) -> the fields that a commit known before it replaces, and whether the centre did."""
        found: dict[tuple[bytes, bytes], dict[int, bool]] = {}
        if self.store.all("SELECT 1 FROM exchange_replaced LIMIT 1"):
            sql = "SELECT row_id, hash, field, by_centre FROM exchange_replaced WHERE row_id IN (?)"
            for row, hash_, number, by_centre in self.store.among(sql, rows):
                found.setdefault((row, hash_), {})[number] = bool(by_centre)
        return found

    def _entry(
        self, one: Touched, commit: _Commit, change: Change, echoes: dict[tuple[bytes, bytes], int]
    ) -> _Entry | None:
        """What a change counts as; None when nothing is to be entered."""
        record, sent = one.record, commit.sent
        if change.kind == MOVED:
            if not self.own.is_centre and sent.scope == self.own.unit_code:
                record.place = GONE
            return None
        if change.echo < 0:
            return _Entry(commit.number, commit.meta.hash, sent.is_centre)
        origin = commit.body.origins[change.echo]
        number = commit.refs.get(origin.hash) or echoes.get((record.row, origin.hash))
        if number is None:
            number = echoes[record.row, origin.hash] = self.store.add_echo(record.row, origin, commit.number)
        elif one.shown_by != commit.number:
            return None
        return _Entry(number, origin.hash, origin.is_centre)

    def _is_shown_anew(self, one: Touched, commit: _Commit, change: Change) -> bool:
        """Whether a unit is shown all of a record that it knows already: it comes back, or the centre has lost work and
        says it again."""
        if change.echo < 0 or change.kind != CREATED or self.own.is_centre:
            return False
        return one.record.place == GONE or bool(commit.body.heads and one.record.state.commits())

    def _is_itself(self, one: Touched, known_as: int, commit: _Commit) -> None:
        """What was known only as the centre repeated it came itself."""
        one.unfold()
        one.record.state.rename(known_as, commit.number)
        one.last = {number: said for number, said in one.last.items() if said[0] != known_as}
        self.store.drop_echo(known_as)

    def _come_back(self, one: Touched, commit: _Commit, replaced: dict[tuple[bytes, bytes], dict[int, bool]]) -> None:
        """A record returns from another unit, shown whole: of what was known of it, only what the centre had not heard
        of when it sent it back still counts, in place of what that had replaced."""
        one.unfold()
        record, state = one.record, one.record.state
        record.place, one.shown_by = HERE, commit.number
        one.fields.update(FIELD_NAMES[TABLE_NAMES[record.table]])
        unheard, new = set[int](), {entry for entry in state.commits() if entry > 0}
        while new := self.store.later_than(new, commit.body.heads) - unheard:
            unheard |= new
            named = set[bytes]()
            for entry in new:
                changes, refs = self.store.said(entry, record.row)
                for change in changes:
                    for number in change.fields:
                        for index in change.replaced(number):
                            named.add(refs[index])
                            replaced.setdefault((record.row, refs[index]), {}).setdefault(number, False)
            new = set(self.store.known(named).values())
        heads = {number: [e for e in entries if e in unheard] for number, entries in state.heads.items()}
        state.clear()
        state.heads = {number: entries for number, entries in heads.items() if entries}

    def _enter(
        self,
        one: Touched,
        commit: _Commit,
        change: Change,
        entry: _Entry,
        echoes: Mapping[tuple[bytes, bytes], int],
        gone_already: dict[tuple[bytes, bytes], dict[int, bool]],
        later: list[tuple[bytes, bytes, int, int]],
        adds: bool,
    ) -> None:
        """Let one change into the registers of its record; unless it `adds` its values, they are there already."""
        record = one.record
        gone = gone_already.get((record.row, entry.hash), {})
        alone = adds and one.new and one.made is None and not (gone or change.replaces or one.last)
        if alone and change.kind == CREATED and change.echo < 0:
            record.state.base = entry.number
            one.made = (change, commit.body.at, commit.body.user)
            return
        one.unfold()
        numbers = self._numbers(one, change)
        indexes: Sequence[int] | None = None
        replaced, unknown = set[int](), list[bytes]()
        asks = not entry.by_centre and centre_first(TABLE_NAMES[record.table])
        for number in numbers:
            if indexes is not change.replaced(number):  # as a rule it is the same for all fields
                indexes = change.replaced(number)
                replaced, unknown = self._replaced(commit, record, indexes, echoes)
            for hash_ in unknown:
                later.append((record.row, hash_, number, int(entry.by_centre)))
                of_hash = gone_already.setdefault((record.row, hash_), {})
                of_hash[number] = of_hash.get(number, False) or entry.by_centre
            entries = [
                head
                for head in record.state.of(number)
                if (head != entry.number or not adds)
                and (head not in replaced or (asks and is_confirmed(self.store, record, head, number)))
            ]
            if adds and (
                number not in gone or (not gone[number] and entry.by_centre and confirmed_by(record, change, number))
            ):
                entries.append(entry.number)
            record.state.put(number, entries)
            one.last[number] = (entry.number, change.fields.get(number))
        if change.kind == CREATED and record.state.base is None:
            record.state.found(entry.number)
            record.scope = commit.sent.scope
        one.fields.update(numbers)

    @staticmethod
    def _replaced(
        commit: _Commit, record: Tracked, indexes: Sequence[int], echoes: Mapping[tuple[bytes, bytes], int]
    ) -> tuple[set[int], list[bytes]]:
        """The entries that a change names, and the hashes of those that are not known here or come later."""
        replaced, unknown = set[int](), list[bytes]()
        for index in indexes:
            hash_ = commit.body.refs[index]
            ref = commit.refs.get(hash_) or echoes.get((record.row, hash_))
            if ref is None or ref > commit.number:
                unknown.append(hash_)
            else:
                replaced.add(ref)
        return replaced, unknown

    def _numbers(self, one: Touched, change: Change) -> Iterable[int]:
        """The fields that a change speaks of: a made record's are all, also those that it leaves out as NULL."""
        if change.kind == CREATED:
            return {*FIELD_NAMES[TABLE_NAMES[one.record.table]], *change.fields, *one.record.state.heads}
        return change.fields

    # telling others

    def _pass_on(self) -> None:
        """Repeat what units did wherever else the record is known: with its owner, and where it is mirrored."""
        drafts = Drafts(self.store, self.own)
        rows = {said.change.row for said in self._said}
        records, mirrors = self.store.tracked(rows), self.store.mirrors(rows)
        told = [(said.change, said.scope) for said in self._said]
        for said in self._said:
            record = records.get(said.change.row)
            if record is None or TABLE_NAMES[record.table] in SHARED_TABLES:
                continue
            for scope in {record.scope, *mirrors.get(record.row, [])} - {said.scope}:
                repeat(drafts.of(scope), said)
                told.append((said.change, scope))
        self._regained.say_again(self.store, self.show, drafts, self.tx)
        watch = Mirrors(self.store, drafts)
        watch.look(told)
        watch.show()
        drafts.write(self.tx.id, self.tx.now_ms, self.tx.actor.name)


def _is_unread(change: Change) -> bool:
    """Whether this program does not know all of a change."""
    table = TABLE_NAMES.get(change.table)
    if table is None or table not in Base.metadata.tables:
        return True
    return not change.fields.keys() <= FIELD_NAMES[table].keys()
