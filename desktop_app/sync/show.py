"""What the tables show of the registers: one value a field, and a note where others wait for a decision."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync.registers import Candidate, Settled, settle, settle_deletion
from desktop_app.sync.scopes import SHARED_TABLES, centre_first
from desktop_app.sync.store import GONE, HERE, WAITING, Store, Tracked
from desktop_app.sync.tables import Columns, columns_of
from desktop_app.sync.texts import MERGED, taken_together
from desktop_app.sync.wire import Change, Value

_DELETED_AT = 4


@dataclass(slots=True)
class Outcome:
    """What came of an import: commits taken, records made, changed, gone to another unit, waiting, to be decided."""

    commits: int = 0
    created: int = 0
    changed: int = 0
    gone: int = 0
    waiting: int = 0
    conflicts: int = 0


@dataclass(slots=True)
class Touched:
    """A record in a batch: what is known of it, whether it was known before, which fields have to be set anew.

    `last`: field -> the entry that set it last and its value. `was`: its place before. `made`: nothing happened to it
    but that it was made, at that time by that user, which goes the short way. `shown_by`: the commit that showed it
    whole to a unit that knew it.
    """

    record: Tracked
    new: bool
    fields: set[int] = field(default_factory=set)
    last: dict[int, tuple[int, Value]] = field(default_factory=dict)
    was: int = HERE
    made: tuple[Change, int, str] | None = None
    shown_by: int = 0

    def unfold(self) -> None:
        """A record that was just made goes the long way after all."""
        if self.made is None:
            return
        change, base = self.made[0], self.record.state.base
        assert base is not None
        self.made = None
        self.fields = {*FIELD_NAMES[TABLE_NAMES[self.record.table]], *change.fields}
        self.last = {number: (base, change.fields.get(number)) for number in self.fields}


class Show:
    """Writes the values of touched records into their tables."""

    def __init__(self, store: Store, outcome: Outcome) -> None:
        self.store = store
        self.outcome = outcome

    def write(self, touched: Mapping[bytes, Touched]) -> None:
        """Make, change and remove records as their registers say. A record whose making is not known waits."""
        inserts: dict[int, list[tuple[Value, ...]]] = defaultdict(list)
        updates: dict[tuple[int, tuple[int, ...]], list[tuple[Value, ...]]] = defaultdict(list)
        removed: list[Tracked] = []
        verdicts: list[tuple[Tracked, int, bool]] = []
        for row, one in touched.items():
            record = one.record
            if record.place == GONE:
                if one.was == HERE and not one.new:
                    removed.append(record)
                continue
            columns = columns_of(record.table)
            if one.made:
                change, at, user = one.made
                inserts[record.table].append(columns.row(row, change.fields, at, user))
                continue
            values = self._values(one, columns)
            verdicts += [(record, number, value.conflict) for number, value in values.items()]
            if record.place == WAITING:
                continue
            absent = one.new or one.was != HERE
            if absent and record.state.base is None:
                record.place = WAITING
                continue
            at, user = self._changed(one)
            shown = {number: value.value for number, value in values.items() if number in columns.names}
            if absent:
                inserts[record.table].append(columns.row(row, shown, at, user))
            elif shown:
                key = tuple(sorted(shown))
                updates[record.table, key].append((*(shown[number] for number in key), at, user, row.hex()))
        self._write(inserts, updates, removed)
        self._note(verdicts)

    def _values(self, one: Touched, columns: Columns) -> dict[int, Settled]:
        """What the touched fields show; a deletion depends on all of them."""
        wanted = one.fields | {_DELETED_AT} if _DELETED_AT in one.record.state.heads else one.fields
        values = {number: self._value(one, number, columns) for number in wanted}
        if _DELETED_AT in values and values[_DELETED_AT].value is not None and not self._stays_deleted(one.record):
            stands = TABLE_NAMES[one.record.table] in SHARED_TABLES and self._stays_deleted(one.record, by_centre=True)
            values[_DELETED_AT] = Settled(values[_DELETED_AT].value if stands else None, True)
        return values

    def _value(self, one: Touched, number: int, columns: Columns) -> Settled:
        entries = one.record.state.of(number)
        last = one.last.get(number)
        if last and entries == [last[0]]:
            return Settled(columns.fitting(number, last[1]), False)
        candidates = candidates_of(self.store, one.record, number)
        found = settle(
            candidates,
            centre_first=centre_first(columns.table),
            name=columns.names.get(number, ""),
            empty=columns.empty(number),
        )
        if found.conflict and (one.record.table, number) in MERGED:
            found = taken_together(self.store, one.record, number, candidates, found)
        return Settled(columns.fitting(number, found.value), found.conflict)

    def _stays_deleted(self, record: Tracked, by_centre: bool = False) -> bool:
        """Whether nobody (or nobody at the centre) changed the record without knowing of its deletion (by the centre);
        else it stays in view."""
        deletions = [
            candidate.entry
            for candidate in candidates_of(self.store, record, _DELETED_AT)
            if candidate.stated and candidate.value is not None and (candidate.is_centre or not by_centre)
        ]
        entries = self.store.identities(record.state.commits())
        if by_centre:
            meta = self.store.meta(entries)
            entries = {entry: hash_ for entry, hash_ in entries.items() if meta[entry].is_centre}
        return bool(deletions) and settle_deletion(entries, deletions, lambda entry: self.store.seen(entry, record.row))

    def _changed(self, one: Touched) -> tuple[int, str]:
        """Who changed the record last, by the authors' clocks."""
        entries = {entry for entry, _ in one.last.values()} or one.record.state.commits()
        meta = self.store.meta(entries)
        if len(entries) == 1:
            (only,) = entries
            return meta[only].at, meta[only].user
        newest = max((meta[entry] for entry in entries), key=lambda one: (one.at, one.hash))
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
        for notes in ("exchange_conflict", "exchange_held"):
            self.store.many(f"DELETE FROM {notes} WHERE row_id = ?", [(record.row,) for record in removed])
        self.outcome.gone += len(removed)

    def _note(self, verdicts: Iterable[tuple[Tracked, int, bool]]) -> None:
        """Keep which fields wait for a decision."""
        open_, settled = [], []
        for record, number, conflict in verdicts:
            if conflict:
                open_.append((record.row, number, record.table, record.scope))
            else:
                settled.append((record.row, number))
        if settled and self.store.all("SELECT 1 FROM exchange_conflict LIMIT 1"):
            self.store.many("DELETE FROM exchange_conflict WHERE row_id = ? AND field = ?", settled)
        self.store.many(
            "INSERT OR REPLACE INTO exchange_conflict (row_id, field, table_id, scope) VALUES (?, ?, ?, ?)", open_
        )


def candidates_of(store: Store, record: Tracked, number: int) -> list[Candidate]:
    """All values of a field that nobody replaced, with whose they are."""
    entries = record.state.of(number)
    meta = store.meta(entries)
    found = []
    for entry in entries:
        value: Value = None
        stated = False
        for change in store.said(entry, record.row)[0]:
            if number in change.fields:
                value, stated = change.fields[number], True
        whose = meta[entry]
        found.append(Candidate(entry, value, stated, whose.unit, whose.is_centre, whose.at, whose.hash))
    return found
