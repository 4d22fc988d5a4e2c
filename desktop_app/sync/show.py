"""What the tables show of the registers: one value a field, and a note where others wait for a decision."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.domain.clock import credible
from desktop_app.queries.confirmed_parts import held_by_confirmed
from desktop_app.sync.last_known import candidates_of, hidden, known_of
from desktop_app.sync.registers import Candidate, Settled, settle, settle_deletion
from desktop_app.sync.scopes import (
    DELETED_AT,
    PARTS_OF_WHOLE,
    PROJECT,
    SHARED,
    SHARED_TABLES,
    centre_first,
    is_confirmation,
    register_of,
)
from desktop_app.sync.store import GONE, HERE, WAITING, Store, Tracked
from desktop_app.sync.tables import Columns, Made, columns_of
from desktop_app.sync.texts import MERGED, taken_together
from desktop_app.sync.wire import Change, Value

_NOT_SET: tuple[int, Value] = (0, None)


@dataclass(slots=True)
class Outcome:
    """What came of an import: commits taken, records made, changed, deleted, gone to another unit, waiting; projects
    that one office gives to another (`moved`), which are not among those changed.

    `conflicts`: fields to be decided on by now; `undecided`: records that came to be so, which are not among those made
    or changed.
    """

    commits: int = 0
    created: int = 0
    changed: int = 0
    deleted: int = 0
    gone: int = 0
    waiting: int = 0
    conflicts: int = 0
    undecided: int = 0
    moved: int = 0


@dataclass(slots=True)
class Touched:
    """A record in a batch: what is known of it, whether it was known before, which fields have to be set anew.

    `last`: field -> the entry that set it last and its value. `was`: its place before. `only`: nothing happened to it
    but this, which goes the short way. `shown_by`: the commit that showed it whole to a unit that knew it.
    """

    record: Tracked
    new: bool
    fields: set[int] = field(default_factory=set)
    last: dict[int, tuple[int, Value]] = field(default_factory=dict)
    was: int = HERE
    only: "Plain | None" = None
    shown_by: int = 0

    @property
    def is_untouched(self) -> bool:
        """Whether it stands in its table and nothing has happened to it yet."""
        return not (self.new or self.only or self.fields or self.was or self.record.place)

    def unfold(self) -> None:
        """What went the short way goes the long way after all."""
        if self.only is None:
            return
        change, entry = self.only.change, self.only.entry
        self.only = None
        self.fields = set(change.fields)
        if self.new:
            self.fields.update(FIELD_NAMES[TABLE_NAMES[self.record.table]])
        self.last = {number: (entry, change.fields.get(number)) for number in self.fields}


class Plain(NamedTuple):
    """A record was made, or fields of it changed by somebody who knew all that was known of them: its values are shown.

    `at` and `user`: who did it and when. `known`: whether this program is known to know all of it.
    """

    change: Change
    entry: int
    at: int
    user: str
    known: bool

    def is_taken(self, columns: Columns, new: bool) -> bool:
        """Whether the table takes the values as they are; of a `new` record it makes them fit."""
        fields = self.change.fields
        return (self.known or columns.knows_all(fields)) and (new or columns.takes(fields))


class Show:
    """Writes the values of touched records into their tables.

    Of words that only a newer program knows the last known one is shown; `as_said` works with every word as it is.
    """

    def __init__(self, store: Store, outcome: Outcome, *, as_said: bool = False) -> None:
        self.store = store
        self.outcome = outcome
        self._as_said = as_said
        self._hidden: list[tuple[bytes, int]] = []
        self._now = store.last_step_at()
        self.parts = set[tuple[int, bytes]]()
        """Of the records that were written those that make a whole with others: table and record."""

    def write(self, touched: Mapping[bytes, Touched]) -> None:
        """Make, change and remove records as their registers say. A record whose making is not known waits."""
        inserts: dict[int, list[Made]] = defaultdict(list)
        updates: dict[tuple[int, tuple[int, ...]], list[tuple[Value, ...]]] = defaultdict(list)
        removed: list[Tracked] = []
        verdicts: list[tuple[Tracked, dict[int, bool]]] = []
        waiting = bool(self.store.all("SELECT 1 FROM exchange_conflict LIMIT 1"))
        self._hidden = []
        for row, one in touched.items():
            record = one.record
            if record.table in PARTS_OF_WHOLE:
                self.parts.add((record.table, row))
            if record.place == GONE:
                if one.was == HERE and not one.new:
                    removed.append(record)
                continue
            columns = columns_of(record.table)
            if one.only and one.only.is_taken(columns, one.new):
                fields, at, user = one.only.change.fields, one.only.at, one.only.user
                if one.new:
                    inserts[record.table].append(Made(row, fields, self._when(at), user))
                    continue
                updates[record.table, tuple(fields)].append((*fields.values(), self._when(at), user, row.hex()))
                if waiting:
                    verdicts.append((record, dict.fromkeys(fields, False)))
                continue
            one.unfold()
            values, conflicts = self._values(one, columns)
            verdicts.append((record, conflicts))
            if record.place == WAITING:
                continue
            absent = one.new or one.was != HERE
            if absent and (record.state.base is None or not columns.needed <= values.keys()):
                record.place = WAITING
                continue
            at, user = self._changed(one)
            if absent:
                inserts[record.table].append(Made(row, values, at, user))
            elif key := tuple(sorted(values.keys() & columns.names.keys())):
                updates[record.table, key].append((*map(values.get, key), at, user, row.hex()))
        self._write(inserts, updates, removed)
        self._note(verdicts, waiting)
        self.store.many("INSERT OR REPLACE INTO exchange_held (row_id, field, target) VALUES (?, ?, '')", self._hidden)

    def settled(self, record: Tracked, numbers: Iterable[int]) -> dict[int, Value]:
        """What fields of a record have to show, whatever its table holds."""
        columns = columns_of(record.table)
        values = self._values(Touched(record, False, set(numbers)), columns)[0]
        return {number: value for number, value in values.items() if number in columns.names}

    def close_deletions(self, records: Iterable[Tracked]) -> None:
        """Ask no more whether records stay deleted, where nothing stands against it any more."""
        known = {record.row: record for record in records}
        sql = f"SELECT row_id FROM exchange_conflict WHERE field = {DELETED_AT} AND row_id IN (?)"
        asked = {row: Touched(known[row], False) for (row,) in self.store.among(sql, known)}
        verdicts = [(one.record, self._values(one, columns_of(one.record.table))[1]) for one in asked.values()]
        self._note(verdicts, bool(asked))

    def waits(self, record: Tracked, number: int) -> bool:
        """Whether a field of a record has values on which is to be decided."""
        return self._values(Touched(record, False, {number}), columns_of(record.table))[1][number]

    def _values(self, one: Touched, columns: Columns) -> tuple[dict[int, Value], dict[int, bool]]:
        """What the touched fields show, and which wait for a decision; a deletion depends on all of them."""
        heads = one.record.state.heads
        wanted = one.fields | {DELETED_AT} if DELETED_AT in heads else one.fields
        values, conflicts = dict[int, Value](), dict.fromkeys(wanted, False)
        unknown = {
            other
            for number in columns.choosy & one.last.keys()
            if not columns.knows(number, one.last[number][1])
            for other in register_of(one.record.table, number)
        }
        for number in wanted:
            entry, value = one.last.get(number, _NOT_SET)
            if (heads.get(number) or one.record.state.of(number)) == [entry] and number not in unknown:
                values[number] = columns.fitting(number, value) if value is None else value
            elif (settled := self._value(one, number, columns)) is not None:
                values[number], conflicts[number] = settled.value, settled.conflict
        if values.get(DELETED_AT) is not None:
            stays = stands = self._stays_deleted(one.record)
            if one.record.scope == SHARED or TABLE_NAMES[one.record.table] in SHARED_TABLES:
                stands = self._stays_deleted(one.record, by_centre=True)
            if not stays or not stands:
                values[DELETED_AT], conflicts[DELETED_AT] = values[DELETED_AT] if stands else None, True
            if self._counts_still(one.record):
                values[DELETED_AT], conflicts[DELETED_AT] = None, True
        return values, conflicts

    def _value(self, one: Touched, number: int, columns: Columns) -> Settled | None:
        """What a field shows that several may have set; None when it has no word that this program knows."""
        candidates = candidates_of(self.store, one.record, number)
        if not self._as_said and hidden(self.store, one.record, number):
            self._hidden.append((one.record.row, number))
            candidates = known_of(self.store, one.record, number, candidates)
            if not candidates and number in columns.needed:
                return None
        name = columns.names.get(number, "")
        found = settle(
            candidates,
            centre_first=centre_first(columns.table),
            name=name,
            empty=columns.empty(number),
            confirms=partial(is_confirmation, columns.table, name),
        )
        if found.conflict and (one.record.table, number) in MERGED:
            found = taken_together(self.store, one.record, number, candidates, found)
        return Settled(columns.fitting(number, found.value), found.conflict)

    def _counts_still(self, record: Tracked) -> bool:
        """Whether something of a project counts, which no unit deletes: the centre decides on it."""
        if record.table != PROJECT or not held_by_confirmed(self.store.connection, [record.row.hex()]):
            return False
        return not any(one.is_centre for one in self._deletions(record))

    def _deletions(self, record: Tracked) -> list[Candidate]:
        return [
            candidate
            for candidate in candidates_of(self.store, record, DELETED_AT)
            if candidate.stated and candidate.value is not None
        ]

    def _stays_deleted(self, record: Tracked, by_centre: bool = False) -> bool:
        """Whether nobody changed the record without knowing of its deletion; else it stays in view.

        `by_centre`: whether nobody at the centre did, if it was the centre that deleted it.
        """
        deletions = self._deletions(record)
        entries = self.store.identities(record.state.alive(FIELD_NAMES[TABLE_NAMES[record.table]]))
        if by_centre and any(candidate.is_centre for candidate in deletions):
            deletions = [candidate for candidate in deletions if candidate.is_centre]
            meta = self.store.meta(entries)
            entries = {entry: hash_ for entry, hash_ in entries.items() if meta[entry].is_centre}
        numbers = [candidate.entry for candidate in deletions]
        return bool(numbers) and settle_deletion(entries, numbers, lambda entry: self.store.seen(entry, record.row))

    def _changed(self, one: Touched) -> tuple[int, str]:
        """Who changed the record last, by the authors' clocks."""
        entries = {entry for entry, _ in one.last.values()} or one.record.state.commits()
        meta = self.store.meta(entries)
        if len(entries) == 1:
            (only,) = entries
            return self._when(meta[only].at), meta[only].user
        newest = max((meta[entry] for entry in entries), key=lambda one: (one.at, one.hash))
        return self._when(newest.at), newest.user

    def _when(self, at: int) -> int:
        """When a change was made, as far as its author's clock is to be believed: else when it became known here, so
        that lists by the last change are in order."""
        return credible(at, self._now)

    def _write(
        self,
        inserts: Mapping[int, Sequence[Made]],
        updates: Mapping[tuple[int, tuple[int, ...]], Sequence[tuple[Value, ...]]],
        removed: Sequence[Tracked],
    ) -> None:
        for table, rows in inserts.items():
            self.store.many(*columns_of(table).made(rows))
            self.outcome.created += len(rows)
        for (table, numbers), changed in updates.items():
            self.store.many(columns_of(table).update(numbers), list(changed))
            place = numbers.index(DELETED_AT) if DELETED_AT in numbers else None
            deleted = sum(1 for values in changed if values[place] is not None) if place is not None else 0
            self.outcome.deleted += deleted
            self.outcome.changed += len(changed) - deleted
        for record in removed:
            self.part_goes(record.table, record.row)
            self.store.many(f'DELETE FROM "{TABLE_NAMES[record.table]}" WHERE id = ?', [(record.row.hex(),)])
        for notes in ("exchange_conflict", "exchange_held"):
            self.store.many(f"DELETE FROM {notes} WHERE row_id = ?", [(record.row,) for record in removed])
        self.outcome.gone += len(removed)

    def part_goes(self, table: int, row: bytes) -> None:
        """A record goes out of its table: those that made a whole with it may do so no more."""
        if table in PARTS_OF_WHOLE:
            name = TABLE_NAMES[table]
            sql = f'SELECT id FROM "{name}" WHERE project_id = (SELECT project_id FROM "{name}" WHERE id = ?)'
            self.parts.update((table, bytes.fromhex(row_id)) for (row_id,) in self.store.all(sql, (row.hex(),)))

    def _note(self, verdicts: Sequence[tuple[Tracked, dict[int, bool]]], waiting: bool) -> None:
        """Keep which fields wait for a decision; `waiting`: some did before."""
        if waiting:
            settled = [(one.row, number) for one, found in verdicts for number, waits in found.items() if not waits]
            self.store.many("DELETE FROM exchange_conflict WHERE row_id = ? AND field = ?", settled)
        open_ = [
            (record.row, number, record.table, record.scope)
            for record, found in verdicts
            if True in found.values()
            for number, waits in found.items()
            if waits
        ]
        self.store.many(
            "INSERT OR REPLACE INTO exchange_conflict (row_id, field, table_id, scope) VALUES (?, ?, ?, ?)", open_
        )
