"""Passing on what units did: the centre repeats it wherever else the record is known, once all of an import is here."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from db.wire import TABLE_NAMES
from desktop_app.services.office import Transaction
from desktop_app.sync.drafts import Drafts, Own
from desktop_app.sync.duties import TASK, Duties
from desktop_app.sync.echo import Mirrors, Present, Said, repeat, shows_elsewhere
from desktop_app.sync.merging import Arrived
from desktop_app.sync.regained import Regained
from desktop_app.sync.scopes import SHARED, SHARED_TABLES
from desktop_app.sync.show import Show, Touched
from desktop_app.sync.store import Meta, Store
from desktop_app.sync.wire import CREATED, MOVED, Change, Origin


@dataclass(frozen=True, slots=True)
class _Heard:
    """Where a change stands: an import may hold more of them than there is room for in memory."""

    row: bytes
    commit: int
    index: int
    scope: str
    meta: Meta


class PassingOn:
    """What the centre hears in an import and others have to be told."""

    def __init__(self, store: Store, own: Own) -> None:
        self.store = store
        self.own = own
        self._heard: list[_Heard] = []
        self._duties = set[bytes]()
        self._regained = Regained()

    @property
    def given(self) -> AbstractSet[bytes]:
        """The records that units gave away, as far as they knew."""
        return self._regained.given

    def look(self, commits: Sequence[Arrived], touched: Mapping[bytes, Touched]) -> None:
        """Note of merged commits what may have to be told elsewhere: once it is known who made a record, its scope
        stays as it is."""
        for commit in commits:
            sent = commit.sent
            for index, change in enumerate(commit.body.changes):
                if change.table == TASK:
                    self._duties.add(change.row)
                if sent.is_centre:
                    self._regained.look(change, sent.scope)
                elif change.table in TABLE_NAMES and change.kind != MOVED and not _was_heard(commit, change):
                    self._regained.look_for_owner(change)
                    record = touched[change.row].record
                    if change.kind == CREATED and record.state.base == commit.number and record.scope != sent.scope:
                        self._regained.look_for_maker(change, sent.scope)
                    if record.state.base is None or record.scope != sent.scope or shows_elsewhere(change):
                        meta = commit.meta if change.echo < 0 else _meta(commit.body.origins[change.echo])
                        self._heard.append(_Heard(change.row, commit.number, index, sent.scope, meta))

    def pass_on(self, show: Show, tx: Transaction) -> None:
        """Repeat it: with the record's owner, and where it is mirrored."""
        drafts = Drafts(self.store, self.own)
        duties = Duties(self.store, drafts)
        duties.look(self._duties)
        duties.call_back()
        rows = {heard.row for heard in self._heard}
        records, mirrors = self.store.tracked(rows), self.store.mirrors(rows)
        every = [self._said(heard) for heard in self._heard]
        present = Present(self.store, records.values(), every)
        told = [(said.change, said.scope) for said in every]
        for said in every:
            record = records.get(said.change.row)
            if record is None or record.scope == SHARED or TABLE_NAMES[record.table] in SHARED_TABLES:
                continue
            for scope in {record.scope, *mirrors.get(record.row, [])} - {said.scope}:
                repeat(drafts.of(scope), said)
                present.repeat_instead(drafts.of(scope), record, said)
                told.append((said.change, scope))
        told += self._regained.say_again(self.store, show, drafts, tx)
        watch = Mirrors(self.store, drafts)
        watch.look(told)
        for record, scope in self._regained.shown:
            watch.along(record, scope)
        watch.show()
        drafts.write(tx.id, tx.now_ms, tx.actor.name)
        duties.show()
        drafts.write(tx.id, tx.now_ms, tx.actor.name)

    def _said(self, heard: _Heard) -> Said:
        change, refs = self.store.change(heard.commit, heard.index)
        return Said(heard.meta.hash, heard.meta, heard.scope, change, refs)


def _was_heard(commit: Arrived, change: Change) -> bool:
    """Whether a unit that had lost its keys says again what it had handed over all the same."""
    return change.echo >= 0 and commit.body.origins[change.echo].hash in commit.refs


def _meta(origin: Origin) -> Meta:
    return Meta(origin.unit, origin.is_centre, origin.at, origin.hash, origin.user)
