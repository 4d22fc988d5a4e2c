"""What a package would change, record by record, before it does."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.models import Base
from desktop_app.queries.audit import FieldChange, Names, stored_values
from desktop_app.queries.units import names_by_code
from desktop_app.sync.differing import Difference, differences_of
from desktop_app.sync.facts import facts_of
from desktop_app.sync.handed import Handed
from desktop_app.sync.leave_out import Record
from desktop_app.sync.store import Store
from desktop_app.sync.tally import (
    HANDED_OVER,
    Begun,
    Found,
    Waiting,
    by_record,
    is_seen,
    kinds_of,
    open_values,
    touched,
)
from desktop_app.sync.titles import Titles, name_in

SHOWN = 2000
"""How many records are listed unless more are asked for: each is looked up for its name."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One record: its table, what would become of it (new, changed, handed, deleted, gone, undecided), its title, the
    fields.

    An undecided record has other values in the package than here that nobody set knowing of ours: `differences` are
    both. `changes` are the values of a changed record before and after, as the application knows them; of an undecided
    one, of its other fields. `handed`: from which unit it comes, or to which it goes; its `changes` are those besides.
    `facts`: a few values of a new one. `sender`: whose package it is in. `owner`: of one that would go, its unit.
    """

    table: str
    record_id: str
    kind: str
    title: str
    fields: tuple[str, ...]
    changes: tuple[FieldChange, ...] = ()
    differences: tuple[Difference, ...] = ()
    handed: Handed | None = None
    facts: tuple[tuple[str, Any], ...] = ()
    sender: str = ""
    owner: str = ""

    @property
    def id(self) -> str:
        return f"{self.table}-{self.record_id}"


@dataclass(frozen=True, slots=True)
class Part:
    """A package that a step took in: its sender, how things stood before it, and the records it handed over."""

    sender: str
    before: Begun
    handed: Sequence[Handed] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """How many of a unit's records of a kind would be deleted here, or go to another unit; `unit` is its name. `along`:
    how many records of other kinds go with projects that are handed over, which are not told by themselves."""

    table: str
    unit: str
    removed: int
    present: int
    along: int = 0

    @property
    def is_much(self) -> bool:
        """Whether it is more than 5 %, so that somebody has to look twice."""
        return self.removed * 20 > self.present

    def less(self, count: int) -> "Removal":
        """The same when so many of them stay after all."""
        return replace(self, removed=self.removed - count)


@dataclass(frozen=True, slots=True)
class Preview:
    """The first records, and how many there are of each kind. `much`: of which kinds more than 5 % would go."""

    rows: tuple[PreviewRow, ...]
    counts: dict[str, int]
    conflicts: int
    much: tuple[Removal, ...] = ()


def preview_of(session: Session, step: int, parts: Sequence[Part], most: int = SHOWN) -> Preview:
    """Look at a step that is still open and took packages in, one after another, with up to `most` records."""
    if not parts:
        return Preview((), {}, 0)
    found = touched(session, step, parts[0].before.entry)
    came = open_values(session) - parts[0].before.undecided
    new_conflicts = {(row, number) for row, number, _ in came}
    conflicting = by_record(session, came)
    listed = {bytes.fromhex(row) for _, row in list(conflicting)[:most]}
    differences = differences_of(session, listed, new_conflicts, found, parts[0].before.undecided)
    by_row = {row: set(values) for row, values in groupby(sorted(came), key=lambda one: one[0])}
    kinds = kinds_of(found, conflicting)
    names, units, owners = Names(session), names_by_code(session), _owners(session, kinds, found)
    titles = Titles(session, {key: one.before for key, one in found.items()})
    moved = {(one.table, one.record_id): one for part in parts for one in part.handed}
    rows: list[PreviewRow] = []
    for key, kind in islice(kinds.items(), most):
        one = found.get(key, Found())
        title = titles.of(*key) or name_in(key[0], one.before)
        differ = tuple(differences.get(key[1], ()))
        apart = {*conflicting.get(key, ()), *(name for each in differ for name in each.fields)}
        if HANDED_OVER in (kind, one.kind):
            apart |= _OF_HANDOVER
        told = kind in ("changed", HANDED_OVER) or (kind == "undecided" and one.kind in ("changed", HANDED_OVER))
        changes = _changes(names, titles, key, one) if told else ()
        changes = tuple(change for change in changes if change.field not in apart)
        facts = facts_of(names, titles, key[0], stored_values(session, *key)) if kind == "new" else ()
        fields = tuple(sorted(conflicting[key])) if key in conflicting else tuple(one.field for one in changes)
        sender = _sender(parts, one.entry, by_row.get(bytes.fromhex(key[1]), set()))
        owner = owners.get(key, "") if kind in _REMOVED else ""
        of_unit = units.get(owner, owner)
        rows.append(PreviewRow(*key, kind, title, fields, changes, differ, moved.get(key), facts, sender, of_unit))
    much = _with_parts([one for one in _removals(session, kinds, owners, units) if one.is_much], kinds, owners, units)
    return Preview(tuple(rows), dict(Counter(kinds.values())), len(new_conflicts), much)


def _owners(session: Session, kinds: Mapping[Record, str], found: Mapping[Record, Found]) -> dict[Record, str]:
    """Whose the records are, in each table of which some would go."""
    owners: dict[Record, str] = {}
    for table in sorted({table for (table, _), kind in kinds.items() if kind in _REMOVED}):
        ids = [record_id for name, record_id in kinds if name == table]
        now = dict(Store(session).among(f'SELECT id, owner_code FROM "{table}" WHERE id IN (?)', ids))
        for record_id in ids:
            before = found.get((table, record_id), Found()).before
            owners[table, record_id] = now.get(record_id) or str(before.get("owner_code") or "")
    return owners


def _removals(
    session: Session, kinds: Mapping[Record, str], owners: Mapping[Record, str], units: Mapping[str, str]
) -> Iterator[Removal]:
    """What would go of what was here, unit by unit: many records of one are few of all."""
    for table, of_table in groupby(owners.items(), key=lambda one: one[0][0]):
        gone, new = Counter[str](), Counter[str]()
        for key, owner in of_table:
            gone[owner] += kinds[key] in _REMOVED
            new[owner] += kinds[key] == "new"
        sql = f'SELECT owner_code, count(*) FROM "{table}" WHERE deleted_at IS NULL GROUP BY owner_code'
        there = Counter[str](dict(session.execute(text(sql)).all()))
        for owner in +gone:
            yield Removal(table, units.get(owner, owner), gone[owner], there[owner] - new[owner] + gone[owner])


def _with_parts(
    much: Sequence[Removal], kinds: Mapping[Record, str], owners: Mapping[Record, str], units: Mapping[str, str]
) -> tuple[Removal, ...]:
    """Kinds of which all that goes is handed over along with projects, told with these."""
    handed = {(key[0], units.get(owner, owner)) for key, owner in owners.items() if kinds[key] == "gone"}
    deleted = {(key[0], units.get(owner, owner)) for key, owner in owners.items() if kinds[key] == "deleted"}
    whole = {one.unit for one in much if one.table == _PROJECT and (_PROJECT, one.unit) in handed}
    along = Counter[str]()
    found = []
    for one in much:
        if one.table != _PROJECT and one.unit in whole and (one.table, one.unit) not in deleted:
            along[one.unit] += one.removed
        else:
            found.append(one)
    return tuple(replace(one, along=along[one.unit]) if one.table == _PROJECT else one for one in found)


def _sender(parts: Sequence[Part], entry: int, values: AbstractSet[Waiting]) -> str:
    """Whose package touched a record first; of one on which is to be decided, whose brought the difference."""
    if values:
        return next((part.sender for part in reversed(parts) if not values & part.before.undecided), parts[0].sender)
    return next(part.sender for part in reversed(parts) if part.before.entry < entry)


def _changes(names: Names, titles: Titles, key: Record, one: Found) -> tuple[FieldChange, ...]:
    table, record_id = key

    def value(name: str, stored: Any) -> Any:
        shown = names.value(table, name, stored, record_id)
        if stored is None or shown != stored:
            return shown
        for target in Base.metadata.tables[table].c[name].foreign_keys:  # what it refers to has no name of its own
            return titles.of(target.column.table.name, stored) or None
        return shown

    return tuple(
        FieldChange(name, value(name, one.before.get(name)), value(name, after))
        for name, after in one.after.items()
        if is_seen(table, name) and one.before.get(name) != after
    )


_PROJECT = "project"
_REMOVED = ("deleted", "gone")
_OF_HANDOVER = {"owner_code", "side_reason"}
"""What the sentence about a handover says by itself."""
