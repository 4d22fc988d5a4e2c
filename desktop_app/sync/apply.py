"""Taking other offices' commits in: every field keeps what nobody replaced, and the tables show what it comes to.

All of it happens within one write of the office, so that the record of changes, the search and the pages learn of it
as of any other step. Commits may come twice and in any order that keeps a stream's own; the result is the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from db.models import Base
from db.wire import FIELDS, TABLES
from desktop_app.memory import paused
from desktop_app.services.office import Transaction
from desktop_app.sync import streams, wire
from desktop_app.sync.confirmed import asked
from desktop_app.sync.deletions import settle_deletions
from desktop_app.sync.drafts import Own
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.merging import Arrived, Entry, Merging
from desktop_app.sync.orphans import Orphans
from desktop_app.sync.passing import PassingOn
from desktop_app.sync.share_sets import settle_shares
from desktop_app.sync.show import Outcome, Show, Touched
from desktop_app.sync.store import Meta, Store
from desktop_app.sync.tables import columns_of
from desktop_app.sync.unasked import Decision, decisions_of
from desktop_app.sync.wire import Change, Origin

_COMMITS_AT_ONCE, _BYTES_AT_ONCE = 200, 1 << 20
"""What is taken in together: in memory its records are many times as large."""

_READABLE = {TABLES[name]: frozenset(FIELDS[name].values()) for name in TABLES.keys() & Base.metadata.tables.keys()}


class Missing(Exception):
    """A commit whose predecessor is not here."""


class Applying:
    """Takes commits in, batch by batch; `finish` once at the end."""

    def __init__(self, tx: Transaction, own: Own) -> None:
        self.tx = tx
        self.own = own
        self.store = Store(tx.session)
        self.outcome = Outcome()
        self.show = Show(self.store, self.outcome)
        self._merging = Merging(self.store, own)
        self._passing = PassingOn(self.store, own)
        self._next = self.store.next_commit()
        self._streams: dict[tuple[str, str], int] = {}
        self.handed: dict[bytes, str] = {}
        """Record -> the scope it came from or goes to, of those that were handed over."""
        self.put_back: list[int] = []
        """The commits whose author did not take over what they replace, but for those that it has said again before
        they came."""

        self.decided: list[Decision] = []
        """At a unit, what the centre decided."""

    @property
    def given(self) -> AbstractSet[bytes]:
        """The records that units gave away, as far as they knew; at the centre."""
        return self._passing.given

    def take(self, sent: Iterable[Sent]) -> None:
        """Take commits in. Raises Missing (a gap in a stream) or wire.Malformed; roll back then."""
        with paused():
            for some in _batches(sent):
                self.tx.progress.check()
                for commits in _portions(self._add(some)):
                    self._merge(commits)

    def finish(self) -> Outcome:
        """Let records wait whose parents are missing, take those in that waited, and repeat what others must know."""
        with paused():
            if not self.own.is_centre:
                self._show_asked()
            orphans = Orphans(self.store, self.show, self.tx.id)
            orphans.settle()
            settle_deletions(self.store, self.show, self.tx.id - 1)
            settle_shares(self.store, self.show, self.show.parts)
            self.outcome.waiting = orphans.count()
            self.outcome.conflicts = len(self.store.undecided())
            if self.own.is_centre:
                self._passing.pass_on(self.show, self.tx)
        return self.outcome

    def _show_asked(self) -> None:
        """Show the centre's word again where this office said otherwise."""
        fields = asked(self.store)
        records = self.store.tracked(fields).items()
        self.show.write({row: Touched(record, False, fields[row], was=record.place) for row, record in records})

    def _is_echoed(self, commit: Arrived) -> bool:
        """Whether its office has said it again before it came itself."""
        echoes = self.store.echoes({change.row for change in commit.body.changes})
        return any(hash_ == commit.meta.hash for _row, hash_ in echoes)

    def _add(self, some: Sequence[Sent]) -> list[Arrived]:
        """Keep the commits that are new; each must follow one that is known."""
        hashes = [wire.chained(sent.parent, sent.body) for sent in some]
        known = self.store.known({*hashes, *(sent.parent for sent in some)})
        commits: list[Arrived] = []
        rows = []
        for sent, hash_ in zip(some, hashes, strict=True):
            if hash_ in known:
                continue
            parent = known.get(sent.parent)
            if parent is None and sent.parent != wire.root(sent.actor, sent.scope):
                raise Missing(f"{sent.unit_code}/{sent.scope}/{sent.seq}")
            body = wire.decode(sent.body)
            if body.origins and not sent.is_centre:
                _check_own(body.origins, sent.unit_code)
            number = known[hash_] = self._next
            self._next += 1
            unread = any(map(is_unread, body.changes))
            stream = self._stream(sent)
            rows.append((number, stream, sent.seq, parent, hash_, body.at, body.user, sent.body, None, int(unread)))
            meta = Meta(sent.unit_code, sent.is_centre, body.at, hash_, body.user)
            commits.append(Arrived(number, sent, body, meta, Entry(number, hash_, sent.is_centre), not unread))
            self.store.know(number, meta)
            self.store.remember(number, body, len(sent.body))
        self.store.add_commits(rows)
        for stream in {row[1] for row in rows}:
            if len(streams.heads(self.store, stream)) > 1:
                self.store.many("UPDATE exchange_stream SET forked = 1 WHERE id = ?", [(stream,)])
        self._refer(commits)
        self.outcome.commits += len(commits)
        return commits

    def _refer(self, commits: Sequence[Arrived]) -> None:
        """Find the commits that these name."""
        named = {ref for commit in commits for ref in commit.body.refs}
        named |= {origin.hash for commit in commits for origin in commit.body.origins}
        refs = self.store.known(named)
        for commit in commits:
            commit.refs = refs

    def _stream(self, sent: Sent) -> int:
        key = (sent.actor, sent.scope)
        if key not in self._streams:
            self._streams[key] = streams.stream_number(self.store, *key, sent.unit_code, sent.is_centre)
        return self._streams[key]

    def _merge(self, commits: Sequence[Arrived]) -> None:
        for commit in commits:
            self.handed |= commit.body.handed
            if commit.body.put_back and not self._is_echoed(commit):
                self.put_back.append(commit.number)
        if not self.own.is_centre:
            self.decided += decisions_of(commits)
        touched = self._merging.merge(commits)
        if self.own.is_centre:
            self._passing.look(commits, touched)
        self.show.write(touched)
        self.store.keep(one.record for one in touched.values())


def _check_own(origins: Iterable[Origin], unit_code: str) -> None:
    """A unit says again what it had said itself, and speaks for nobody else. Raises wire.Malformed."""
    if any(origin.is_centre or origin.unit != unit_code for origin in origins):
        raise wire.Malformed("a unit repeats what another office said")


def _batches(sent: Iterable[Sent]) -> Iterator[list[Sent]]:
    """The commits in portions."""
    some: list[Sent] = []
    size = 0
    for one in sent:
        some.append(one)
        size += len(one.body)
        if len(some) == _COMMITS_AT_ONCE or size > _BYTES_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _portions(commits: Sequence[Arrived]) -> Iterator[list[Arrived]]:
    """Commits that are merged together: as a rule all of them."""
    some: list[Arrived] = []
    named = 0
    for one in commits:
        some.append(one)
        named += wire.named(one.body.changes)
        if named > wire.MOST_NAMED:
            yield some
            some, named = [], 0
    if some:
        yield some


def is_unread(change: Change) -> bool:
    """Whether this program does not know all of a change: its table, its fields and their words."""
    fields = _READABLE.get(change.table)
    if fields is None or not fields.issuperset(change.fields):
        return True
    return not columns_of(change.table).knows_all(change.fields)
