"""Showing a record in a further scope: the centre repeats its changes there, as what they were.

A record that goes to another unit, or that a unit's project refers to (an investor entered elsewhere, the meeting that
reviewed it), is known in that unit's scope only by such echoes. They keep their author and count as the original, so
that nobody who knows both sees anything twice, and values that are still to be decided on come along.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from db.wire import FIELDS, TABLES
from desktop_app.sync.drafts import Draft, Drafts
from desktop_app.sync.scopes import SHARED
from desktop_app.sync.store import Meta, Store, Tracked
from desktop_app.sync.wire import CHANGED, CREATED, MOVED, Change, Origin, Value

_INVESTOR, _MEETING = TABLES["investor"], TABLES["review_meeting"]
_REFERS = {
    TABLES[table]: (FIELDS[table][name], TABLES[target])
    for table, name, target in (
        ("project_investor", "investor_id", "investor"),
        ("fund_entry", "investor_id", "investor"),
        ("claim", "investor_id", "investor"),
        ("activity_link", "investor_id", "investor"),
        ("contact", "investor_id", "investor"),
        ("investor", "parent_id", "investor"),
        ("review_item", "meeting_id", "review_meeting"),
    )
}
"""Table -> the field that makes a record of another table, an investor or a meeting, known to the unit whose record has
it."""

_PARTS = {TABLES[table]: FIELDS[table]["investor_id"] for table in ("investor_tag", "investor_name")}
"""Tables that go wherever their investor goes. Contacts do not: they stay with who entered them."""

_PART_NAMES = {TABLES[table]: table for table in ("investor_tag", "investor_name")}


@dataclass(frozen=True, slots=True)
class Said:
    """A change that was made or taken in: its entry and hash, whose it is, the scope it stood in."""

    hash: bytes
    meta: Meta
    scope: str
    change: Change
    refs: Sequence[bytes]


def is_mirrored(table: int) -> bool:
    """Whether records of a table may be shown in several units' scopes."""
    return table in (_INVESTOR, _MEETING) or table in _PARTS


def shows_elsewhere(change: Change) -> bool:
    """Whether a change may have to be told in further scopes, or makes a record known in its own."""
    if is_mirrored(change.table):
        return True
    refers = _REFERS.get(change.table)
    return refers is not None and bool(change.fields.get(refers[0]))


def repeat(draft: Draft, said: Said) -> None:
    """Say again what was said in another scope."""
    change = said.change

    def known_as(indexes: Sequence[int]) -> list[int]:
        return [draft.ref(said.refs[index]) for index in indexes]

    replaces = change.replaces
    again = (
        {number: known_as(indexes) for number, indexes in replaces.items()}
        if isinstance(replaces, dict)
        else known_as(replaces)
    )
    echo = draft.origin(_origin(said.hash, said.meta))
    draft.changes.append(
        Change(change.table, change.row, change.kind, change.fields, again, known_as(change.seen), echo)
    )


class Present:
    """What stands of some records at the centre, in place of what is said again of them.

    A centre that was set back hears late, once more, what it had replaced before. The word of its own that it has shown
    since named only what was known then, so it names that, too, once more. What is `heard` and said again itself names
    all that it replaced, so that nothing else has to.
    """

    def __init__(self, store: Store, records: Collection[Tracked], heard: Sequence[Said]) -> None:
        self._store = store
        self._heard = {said.hash for said in heard}
        self._of = defaultdict[bytes, list[Said]](list)
        for said in heard:
            self._of[said.change.row].append(said)
        self._names = store.identities({entry for record in records for entry in record.state.commits()})

    def repeat_instead(self, draft: Draft, record: Tracked, said: Said) -> None:
        """After what is said again: what replaced it."""
        instead: dict[int, list[int]] = {}
        for number in said.change.numbers(record.numbers):
            entries = record.state.of(number)
            if said.hash in {self._names[entry] for entry in entries}:
                continue
            if not any(
                said.hash in map(one.refs.__getitem__, one.change.replaced(number)) for one in self._of[record.row]
            ):
                for entry in entries:
                    if self._names[entry] not in self._heard:
                        instead.setdefault(entry, []).append(number)
        for entry, numbers in sorted(instead.items()):
            stated = _stated(self._store, entry, record)
            fields = {number: stated[number] for number in numbers if number in stated}
            replaces = {number: [draft.ref(said.hash)] for number in numbers}
            echo = draft.origin(_origin(self._names[entry], self._store.meta([entry])[entry]))
            draft.changes.append(Change(record.table, record.row, CHANGED, fields, replaces, [], echo))


def _stated(store: Store, entry: int, record: Tracked) -> dict[int, Value]:
    stated: dict[int, Value] = {}
    for change in store.said(entry, record.row)[0]:
        stated |= change.fields
    return stated


def leave(draft: Draft, record: Tracked, to: str) -> None:
    """Say that a record leaves this scope for another one, which is its own from now on."""
    draft.changes.append(Change(record.table, record.row, MOVED, {}))
    draft.handed[record.row] = record.scope = to


def snapshot(store: Store, draft: Draft, record: Tracked, came_from: str = "") -> None:
    """Say all that a record's present values come from, first what made it, and the scope that handed it over."""
    state = record.state
    if state.base is None:
        return
    draft.whole = True
    if came_from:
        draft.handed[record.row] = came_from
    entries = [state.base, *sorted(state.commits() - {state.base})]
    meta = store.meta(entries)
    for entry in entries:
        changes, refs = store.said(entry, record.row)
        stated: dict[int, Value] = {}
        spoken = set[int]()
        for change in changes:
            stated |= change.fields
            spoken |= change.numbers(record.numbers)
        counting = {number for number in spoken if entry in state.of(number)}
        fields = {number: value for number, value in stated.items() if number in counting}
        seen = [draft.ref(refs[index]) for change in changes for index in change.seen]
        echo = draft.origin(_origin(meta[entry].hash, meta[entry]))
        kind, replaces = CREATED, dict[int, list[int]]()
        if entry != state.base:
            over = draft.ref(meta[state.base].hash)
            kind = CHANGED
            gone = {number for number in counting if state.base not in state.of(number)}
            # what a second making left empty counts, too, though it is not stated
            replaces = {number: [over] if number in gone else [] for number in sorted(gone | counting - fields.keys())}
        draft.changes.append(Change(record.table, record.row, kind, fields, replaces, seen, echo))


def _origin(hash_: bytes, meta: Meta) -> Origin:
    return Origin(hash_, meta.unit, meta.is_centre, meta.at, meta.user)


def _made_by(record: Tracked | None) -> int:
    return record.state.base or 0 if record is not None else 0


class Mirrors:
    """The centre's watch over which records have to be shown in which units' scopes."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self.store = store
        self.drafts = drafts
        self.wanted: dict[tuple[bytes, str], int] = {}
        """Record and scope that it is to be shown in, with the table that it is referred to as."""

    def look(self, said: Iterable[tuple[Change, str]]) -> None:
        """Note what changes, each standing in a scope, refer to."""
        for change, scope in said:
            if change.table in _PARTS and (investor := change.fields.get(_PARTS[change.table])):
                for further in self._places(bytes.fromhex(str(investor))):
                    self.wanted[change.row, further] = change.table
            if scope in (SHARED, self.drafts.own.unit_code):
                continue
            if refers := _REFERS.get(change.table):
                number, target = refers
                if value := change.fields.get(number):
                    self.wanted[bytes.fromhex(str(value)), scope] = target

    def _places(self, investor: bytes) -> set[str]:
        """The scopes of units that an investor is shown in, its own among them."""
        places = set(self.store.mirrors([investor]).get(investor, []))
        places |= {record.scope for record in self.store.tracked([investor]).values()}
        return places - {SHARED, self.drafts.own.unit_code}

    def show(self) -> None:
        """Write what is not shown there yet into the open commits, with what that refers to in turn."""
        while self.wanted:
            pairs, self.wanted = self.wanted, {}
            rows = {row for row, _ in pairs}
            records, shown = self.store.tracked(rows), self.store.mirrors(rows)
            added = []
            # in the order of the commits that made them, of which each is read once then
            for row, scope in sorted(pairs, key=lambda pair: _made_by(records.get(pair[0]))):
                record = records.get(row)
                if record is None or record.table != pairs[row, scope]:
                    continue  # what is taken for an investor's id is another's record: nobody learns of that
                if scope == record.scope or scope in shown.get(row, []):
                    continue
                snapshot(self.store, self.drafts.of(scope), record)
                added.append((row, scope))
                self.along(record, scope)
            self.store.many("INSERT OR IGNORE INTO exchange_mirror (row_id, scope) VALUES (?, ?)", added)

    def along(self, record: Tracked, scope: str) -> None:
        """What goes with an investor: its parent, tags and former names."""
        if record.table != _INVESTOR:
            return
        row_id = record.row.hex()
        for (parent,) in self.store.all("SELECT parent_id FROM investor WHERE id = ?", (row_id,)):
            if parent:
                self.wanted[bytes.fromhex(parent), scope] = _INVESTOR
        for number, table in _PART_NAMES.items():
            for (part,) in self.store.all(f'SELECT id FROM "{table}" WHERE investor_id = ?', (row_id,)):
                self.wanted[bytes.fromhex(part), scope] = number
