"""What the centre says again as a whole: what it had told and lost, and what a unit hands over to another one.

After an old backup was put back, the centre's own words come back from the units, who were told of different parts of
them. So that all know the same again, the centre shows each such record whole wherever it belongs, and settles where
that is. A unit that gives a record away says so in its own scope; the centre takes it out there and shows it to the
other one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from db.wire import FIELDS, TABLE_NAMES
from desktop_app.services.office import Transaction
from desktop_app.sync.drafts import Drafts
from desktop_app.sync.echo import is_mirrored, leave, shows_elsewhere, snapshot
from desktop_app.sync.scopes import SHARED, SHARED_TABLES
from desktop_app.sync.show import Show, Touched
from desktop_app.sync.store import HERE, Store, Tracked
from desktop_app.sync.wire import CHANGED, CREATED, MOVED, Change

_OWNER = FIELDS["project"]["owner_code"]


@dataclass(slots=True)
class Regained:
    """Records of which the centre's own words came back, and the scopes that they were said in.

    `shown`: those that proved to be shown in a further scope. `given`: those that a unit may have given away.
    """

    places: dict[bytes, set[str]] = field(default_factory=dict)
    shown: list[tuple[Tracked, str]] = field(default_factory=list)
    given: set[bytes] = field(default_factory=set)

    def look(self, change: Change, scope: str) -> None:
        """Note a change by the centre that the centre did not know."""
        if change.table in TABLE_NAMES and TABLE_NAMES[change.table] not in SHARED_TABLES and scope != SHARED:
            places = self.places.setdefault(change.row, set())
            if change.kind == CREATED:
                places.add(scope)

    def look_for_maker(self, change: Change, scope: str) -> None:
        """Note a record whose making comes from the scope that it has left: so far it was known only as the centre had
        repeated it elsewhere, and that it left may be lost."""
        if TABLE_NAMES[change.table] not in SHARED_TABLES:
            self.places.setdefault(change.row, set()).add(scope)

    def look_for_owner(self, change: Change) -> None:
        """Note a change by a unit that names another owner."""
        if change.kind == CHANGED and _OWNER in change.fields and TABLE_NAMES[change.table] not in SHARED_TABLES:
            self.given.add(change.row)

    def say_again(self, store: Store, show: Show, drafts: Drafts, tx: Transaction) -> list[tuple[Change, str]]:
        """Say whole records again, in commits of their own. Returns what of it makes others known elsewhere, or goes
        wherever another record does, and the scopes it stands in."""
        if not self.places and not self.given:
            return []
        drafts.write(tx.id, tx.now_ms, tx.actor.name)
        known = store.tracked(self.places.keys() | self.given).values()
        records = [
            one
            for one in known
            if one.state.base is not None and (one.row in self.places or _owner(store, one) != one.scope)
        ]
        before = {record.row: record.scope for record in records}
        for record in records:
            self._settle_owner(store, drafts, record)
        drafts.write(tx.id, tx.now_ms, tx.actor.name)
        store.keep(records)
        show.write({one.row: Touched(one, False, {_OWNER}, was=one.place) for one in records if one.place == HERE})
        mirrors = store.mirrors(one.row for one in records)
        told: list[tuple[Change, str]] = []
        for record in records:
            shown = set(mirrors.get(record.row, []))
            for scope in self.places.get(record.row, set()) - shown - {record.scope}:
                if is_mirrored(record.table):
                    store.many(
                        "INSERT OR IGNORE INTO exchange_mirror (row_id, scope) VALUES (?, ?)", [(record.row, scope)]
                    )
                    shown.add(scope)
                    self.shown.append((record, scope))
                else:
                    drafts.of(scope).changes.append(Change(record.table, record.row, MOVED, {}))
            for scope in sorted({record.scope, *shown} - {drafts.own.unit_code}):
                came_from = before[record.row] if scope == record.scope != before[record.row] else ""
                snapshot(store, drafts.of(scope), record, came_from)
            told += [(change, scope) for change in _counting(store, record) for scope in {record.scope, *shown}]
        drafts.write(tx.id, tx.now_ms, tx.actor.name)
        return told

    @staticmethod
    def _settle_owner(store: Store, drafts: Drafts, record: Tracked) -> None:
        """A record stands in its owner's scope; what was said of that meanwhile is replaced."""
        owner = _owner(store, record)
        entries = record.state.of(_OWNER)
        if not owner or (owner == record.scope and len(entries) < 2):
            return
        draft = drafts.of(record.scope)
        known = store.identities(entries)
        refs = [draft.ref(known[entry]) for entry in entries]
        draft.changes.append(Change(record.table, record.row, CHANGED, {_OWNER: owner}, refs))
        record.state.put(_OWNER, [draft.number])
        if owner != record.scope:
            leave(draft, record, owner)


def _counting(store: Store, record: Tracked) -> Iterator[Change]:
    """The changes that make others known elsewhere, with what of them still counts."""
    for entry in record.state.commits():
        for change in store.said(entry, record.row)[0]:
            fields = {number: value for number, value in change.fields.items() if entry in record.state.of(number)}
            counting = msgspec.structs.replace(change, fields=fields)
            if shows_elsewhere(counting):
                yield counting


def _owner(store: Store, record: Tracked) -> str:
    """Whose a record is, as it is shown; of one that waits, whose it was."""
    found = store.all(f'SELECT owner_code FROM "{TABLE_NAMES[record.table]}" WHERE id = ?', (record.row.hex(),))
    return str(found[0][0]) if found else record.scope
