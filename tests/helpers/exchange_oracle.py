"""What an office's tables have to show, worked out anew from nothing but the commits that it holds.

Written from the rules of the exchange, with sets instead of the engine's bookkeeping: a value counts until a change
names it; of several that count one is shown and the field waits for a decision; a deletion holds against everything
that knew of it; who refers to nothing shows nothing, or waits.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column

from db.models import Base
from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES, TABLES
from desktop_app.domain.sentences import merge
from desktop_app.sync.wire import CREATED, MOVED, Change, Value
from tests.helpers.exchange_log import Commit, Entry, centre_decides, enter, speaks_of
from tests.helpers.exchange_rules import (
    COUNTS,
    KEPT_FOR_ALL,
    ONE_REGISTER,
    PARTS_OF_A_WHOLE,
    SAID_BY_CONFIRMING,
)

Values = dict[str, Value]
Waits = set[tuple[str, str, str]]

_TEXTS = {("chapter", "text"), ("policy", "text"), ("training_plan", "text")}

DELETED = FIELDS["unit"]["deleted_at"]


def _empty(column: Column[Any]) -> Value:
    return None if column.nullable else "" if column.type.compile() == "TEXT" else 0


_FIELDS = {
    table: {number: (name, _empty(columns[name])) for number, name in FIELD_NAMES[table].items() if name in columns}
    for table in TABLES
    for columns in [Base.metadata.tables[table].columns]
}
"""Table -> the fields that it has: number -> name, and what stands there when nobody said anything."""

_KEYS = {
    table: [
        (FIELDS[table][key.parent.name], bool(key.parent.nullable)) for key in Base.metadata.tables[table].foreign_keys
    ]
    for table in TABLES
}
"""Table -> its references: number, and whether it may be empty."""


@dataclass(slots=True)
class Expected:
    """What has to be there: records and what waits for a decision. `doubtful`: records nothing is claimed of."""

    rows: dict[tuple[str, str], Values]
    waits: Waits
    heads: dict[bytes, dict[int, set[bytes]]]
    doubtful: set[str]


class Oracle:
    """The log of one office, read as a set; `unit` is None at the centre, which sees every change where it was made."""

    def __init__(self, log: Iterable[Commit], unit: str | None) -> None:
        self.log = {commit.hash: commit for commit in sorted(log, key=lambda one: one.hash)}
        self.unit = unit
        self.said: dict[bytes, list[tuple[Commit, Change]]] = defaultdict(list)
        for commit in self.log.values():
            for change in commit.body.changes:
                self.said[change.row].append((commit, change))

    def expected(self) -> Expected:
        """All records."""
        found = Expected({}, set(), {}, set())
        present: dict[bytes, tuple[str, dict[int, Value], set[int]]] = {}
        for row, said in self.said.items():
            table = TABLE_NAMES.get(said[0][1].table)
            if table is None or table not in Base.metadata.tables:
                continue
            counted = self._counted(row)
            if counted is None:
                found.doubtful.add(row.hex())
                continue
            entries, alive = counted
            same = _alike(entries)
            found.heads[row] = {number: {same[one] for one in hashes} for number, hashes in alive.items() if hashes}
            if any(entry.makes for entry in entries.values()):
                present[row] = (table, *self._shown(table, entries, alive))
        self._without_doubts(present, found.doubtful)
        self._without_orphans(present)
        self._keep_what_counts(present)
        self._ask_for_shares(present)
        for row, (table, values, open_) in present.items():
            names = FIELD_NAMES[table]
            found.rows[table, row.hex()] = {names[number]: value for number, value in values.items()}
            found.waits |= {(table, row.hex(), names[number]) for number in open_}
        return found

    # which values count

    def _counted(self, row: bytes) -> tuple[dict[bytes, Entry], dict[int, set[bytes]]] | None:
        """The entries of a record and, field by field, those that count. None when it left, or nobody can tell."""
        said = self.said[row]
        start: Commit | None = None
        if self.unit is not None:
            marks = [
                (commit, change)
                for commit, change in said
                if commit.scope == self.unit
                and (change.kind == MOVED or (change.kind == CREATED and change.echo >= 0 and commit.body.heads))
            ]
            if marks:
                if len({commit.actor for commit, _ in marks}) > 1 or self._has_forks(marks[0][0].actor):
                    return None
                # of one commit that says both the departure is the later
                start, what = max(marks, key=lambda mark: (mark[0].seq, mark[1].kind == MOVED))
                if what.kind == MOVED:
                    return None
        heard = self._heard(start) if start is not None else set[bytes]()
        entries: dict[bytes, Entry] = {}
        counting = set[bytes]()
        alive: dict[int, set[bytes]] = defaultdict(set)
        table = TABLE_NAMES[said[0][1].table]
        for commit, change in sorted(said, key=lambda one: (one[1].echo >= 0, one[0].seq)):
            if change.kind == MOVED:
                continue
            entry = enter(entries, commit, change)
            if commit.hash not in heard:
                counting.add(entry.hash)
                for number in speaks_of(change):
                    alive[number].add(entry.hash)
        for by in entries.values():
            for number, hashes in by.replaces.items():
                for hash_ in hashes & alive[number] - {by.hash}:
                    if by.is_centre or not entries[hash_].confirms(table, number):
                        alive[number].discard(hash_)
        if self.unit is None:
            self._without_replaced(said, entries, alive)
        return {hash_: entries[hash_] for hash_ in counting}, alive

    @staticmethod
    def _without_replaced(
        said: Sequence[tuple[Commit, Change]], entries: Mapping[bytes, Entry], alive: dict[int, set[bytes]]
    ) -> None:
        """What the centre did not show of a change when it showed the record whole had been replaced by then, though
        what replaced it may be lost."""
        for commit, change in said:
            if change.echo < 0 or not commit.body.heads:
                continue
            origin = commit.body.origins[change.echo].hash
            for number, value in entries[origin].fields.items():
                if value is not None and number not in change.fields and len(alive[number]) > 1:
                    alive[number].discard(origin)

    def _heard(self, start: Commit) -> set[bytes]:
        """What was known where the record was sent back from, and all that came before it in that stream."""
        found = set[bytes]()
        open_ = [*start.body.heads, start.parent]
        while open_:
            hash_ = open_.pop()
            if hash_ is not None and hash_ not in found and hash_ in self.log:
                found.add(hash_)
                open_.append(self.log[hash_].parent)
        return found

    def _has_forks(self, actor: str) -> bool:
        parents = [(one.scope, one.parent) for one in self.log.values() if one.actor == actor]
        return len(parents) > len(set(parents))

    # what they come to

    def _shown(
        self, table: str, entries: Mapping[bytes, Entry], alive: Mapping[int, set[bytes]]
    ) -> tuple[dict[int, Value], set[int]]:
        """The value of each field, and the fields that wait for a decision."""
        values: dict[int, Value] = {}
        open_ = set[int]()
        for number, (name, empty) in _FIELDS[table].items():
            candidates = [entries[hash_] for hash_ in alive.get(number, ()) if entries[hash_].states(table, number)]
            value = _chosen(table, name, number, candidates)
            if name not in ("owner_code", "created_at", "created_by"):
                asked = _without_answered(table, name, number, candidates)
                said = {empty if one.fields.get(number) is None else one.fields[number] for one in asked}
                different = {value is None for value in said} if number == DELETED else said
                if len(different) > 1:
                    open_.add(number)
                    if (table, name) in _TEXTS:
                        value = self._text(number, entries, candidates, open_, value)
            values[number] = empty if value is None else value
        if values[DELETED] is not None:
            survives = comes_back = _survives(entries, alive)
            if table in KEPT_FOR_ALL or any(entry.for_all for entry in entries.values()):
                comes_back = _survives(entries, alive, against_centre=True)
            if survives or comes_back:
                open_.add(DELETED)
            if comes_back:
                values[DELETED] = None
        return values, open_

    @staticmethod
    def _text(
        number: int, entries: Mapping[bytes, Entry], candidates: list[Entry], open_: set[int], otherwise: Value
    ) -> Value:
        """The changes of all whose word stands, if they go together; then only what others ask for is open."""
        standing = [one for one in candidates if one.is_centre] or candidates
        centre_only = all(one.is_centre for one in standing)
        if len({one.fields.get(number) for one in standing}) < 2:
            return otherwise

        def before(hash_: bytes) -> set[bytes]:
            """An entry, and all that it was made from."""
            found = {hash_}
            for older in entries[hash_].replaces[number] & entries.keys():
                if entries[older].is_centre or not centre_only:
                    found |= before(older)
            return found

        common = set.intersection(*(before(one.hash) for one in standing))
        bases = {str(entries[one].fields.get(number) or "") for one in common if not _older(one, common, before)}
        merged = (
            merge(bases.pop(), [str(one.fields.get(number) or "") for one in standing]) if len(bases) == 1 else None
        )
        if merged is None:
            return otherwise
        if all((one.fields.get(number) or "") == merged for one in candidates if one not in standing):
            open_.discard(number)
        return merged

    @staticmethod
    def _without_doubts(present: dict[bytes, tuple[str, dict[int, Value], set[int]]], doubtful: set[str]) -> None:
        """Nothing is claimed of what refers to records that nothing is claimed of."""
        more = True
        while more:
            more = False
            for row, (table, values, _) in list(present.items()):
                if any(values[number] in doubtful for number, _optional in _KEYS[table]):
                    del present[row]
                    doubtful.add(row.hex())
                    more = True

    @staticmethod
    def _without_orphans(present: dict[bytes, tuple[str, dict[int, Value], set[int]]]) -> None:
        """Take out what cannot be without what it refers to, again and again; what can shows nothing there."""
        while True:
            lost = [
                row
                for row, (table, values, _) in present.items()
                if any(not optional and _missing(values[number], present) for number, optional in _KEYS[table])
            ]
            if not lost:
                break
            for row in lost:
                del present[row]
        for table, values, _ in present.values():
            for number, _optional in _KEYS[table]:
                if _missing(values[number], present):
                    values[number] = None

    def _keep_what_counts(self, present: dict[bytes, tuple[str, dict[int, Value], set[int]]]) -> None:
        """A project stays in view, to be decided on, as long as units alone delete it and something of it counts."""
        owner = FIELDS["project"]["owner_code"]
        counting = {
            (str(values[FIELDS[table]["project_id"]]), values[owner])
            for table, values, _ in present.values()
            if table in COUNTS and values[DELETED] is None and _says(table, values, COUNTS[table])
        }
        for row, (table, values, open_) in present.items():
            if table == "project" and values[DELETED] is not None and (row.hex(), values[owner]) in counting:
                entries, alive = self._counted(row) or ({}, {})
                by = [entries[one] for one in alive[DELETED] if entries[one].fields.get(DELETED) is not None]
                if not any(one.is_centre for one in by):
                    values[DELETED] = None
                    open_.add(DELETED)

    def _ask_for_shares(self, present: dict[bytes, tuple[str, dict[int, Value], set[int]]]) -> None:
        """Of a project whose shares are not all of it, though no single office said them all, the first waits."""
        lines: dict[tuple[str, Value], list[bytes]] = defaultdict(list)
        for row, (table, values, _) in sorted(present.items()):
            if table in PARTS_OF_A_WHOLE and values[DELETED] is None:
                lines[table, values[FIELDS[table]["project_id"]]].append(row)
        for (table, _), rows in lines.items():
            numbers = [FIELDS[table][name] for name in sorted(ONE_REGISTER[table])]
            said = {tuple(present[row][1][number] for number in numbers) for row in rows}
            if _is_all(table, [dict(zip(sorted(ONE_REGISTER[table]), line, strict=True)) for line in said]):
                continue
            units = set[str]()
            for row in rows:
                entries, alive = self._counted(row) or ({}, {})
                units |= {entries[one].unit for number in numbers for one in alive[number]}
            if len(units) > 1:
                present[rows[0]][2].add(FIELDS[table]["share"])


def _is_all(table: str, lines: Sequence[Mapping[str, Value]]) -> bool:
    """Whether shares are all of a project, each unit in a role and each investor once, with one investor that leads."""
    once = {tuple(line[name] for name in PARTS_OF_A_WHOLE[table]) for line in lines}
    total = sum(int(line["share"] or 0) for line in lines)
    rounded = len(lines) / 2 if len(lines) > 1 else 0
    leads = [line for line in lines if line.get("is_lead", table == "credit")]
    return len(once) == len(lines) and abs(total - 100_000_000) <= rounded and (len(leads) == 1 or table == "credit")


def _says(table: str, values: Mapping[int, Value], words: Mapping[str, frozenset[str]]) -> bool:
    said = {name: values[FIELDS[table][name]] for name in words}
    return all(value in words[name] if words[name] else value not in (None, "") for name, value in said.items())


def _older(one: bytes, common: set[bytes], before: Callable[[bytes], set[bytes]]) -> bool:
    return any(one in before(other) for other in common - {one})


def _alike(entries: Mapping[bytes, Entry]) -> dict[bytes, bytes]:
    """Entry -> one that says the same: a step told by a computer and again after its disk was set back is one step."""
    first: dict[tuple[tuple[int, Value], ...], bytes] = {}
    return {one: first.setdefault(tuple(sorted(entry.fields.items())), one) for one, entry in sorted(entries.items())}


def _without_answered(table: str, name: str, number: int, candidates: list[Entry]) -> list[Entry]:
    """Those that are asked of: where the centre confirmed, no unit's."""
    words = SAID_BY_CONFIRMING.get((table, name))
    values = {one.fields.get(number) for one in candidates if one.is_centre} - {None, ""}
    if words is None or not (values & words if words else values):
        return candidates
    return [one for one in candidates if one.is_centre]


def _chosen(table: str, name: str, number: int, candidates: list[Entry]) -> Value:
    """The value that is shown meanwhile: the centre's where it decides, else a unit's; the latest of those."""
    if not candidates:
        return None
    if name in ("owner_code", "created_at", "created_by"):
        words = [one for one in candidates if one.is_centre] or candidates
        choose = max if name == "owner_code" else min
        return choose(words, key=lambda one: (one.at, one.hash)).fields.get(number)
    decides = centre_decides(table)
    return max(candidates, key=lambda one: (one.is_centre == decides, one.at, one.hash)).fields.get(number)


def _survives(entries: Mapping[bytes, Entry], alive: Mapping[int, set[bytes]], against_centre: bool = False) -> bool:
    """Whether somebody went on with a deleted record without knowing of its deletion.

    `against_centre`: whether somebody at the centre did, if the centre deleted it: what units ask for does not count.
    """
    deletions = {hash_ for hash_ in alive[DELETED] if entries[hash_].fields.get(DELETED) is not None}
    going_on = set[bytes]().union(*alive.values())
    if against_centre and any(entries[hash_].is_centre for hash_ in deletions):
        deletions = {hash_ for hash_ in deletions if entries[hash_].is_centre}
        going_on = {hash_ for hash_ in going_on if entries[hash_].is_centre}
    expected = set[bytes]().union(*(entries[hash_].seen for hash_ in deletions))
    return any(hash_ not in deletions | expected and not entries[hash_].seen & deletions for hash_ in going_on)


def _missing(value: Value, present: Mapping[bytes, object]) -> bool:
    return value is not None and bytes.fromhex(str(value)) not in present
