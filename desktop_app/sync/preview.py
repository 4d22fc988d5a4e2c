"""What a package would change, record by record, before it does."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.models import NATURAL_KEYS, Base, JournalEntry
from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES
from desktop_app.queries.audit import FieldChange, Names, stored_values
from desktop_app.queries.units import names_by_code
from desktop_app.sync.handed import Handed
from desktop_app.sync.show import Outcome
from desktop_app.sync.titles import Titles, name_in
from desktop_app.sync.undecided import Option, undecided_of

_Key = tuple[str, str]
"""A table and the id of a record."""

SHOWN = 2000
"""How many records are listed unless more are asked for: each is looked up for its name."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One record: its table, what would become of it (new, changed, deleted, gone, undecided), its title, the fields.

    An undecided record has other values in the package than here that nobody set knowing of ours: `differences` are
    both. `changes` are the values of a changed record before and after, as the application knows them. `handed`: from
    which unit it comes, or to which it goes. `facts`: a few values of a new one. `sender`: whose package it is in.
    """

    table: str
    record_id: str
    kind: str
    title: str
    fields: tuple[str, ...]
    changes: tuple[FieldChange, ...] = ()
    differences: tuple["Difference", ...] = ()
    handed: Handed | None = None
    facts: tuple[tuple[str, Any], ...] = ()
    sender: str = ""

    @property
    def id(self) -> str:
        return f"{self.table}-{self.record_id}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Fields on which is to be decided together, with what the record shows here now and what the package has."""

    fields: tuple[str, ...]
    here: tuple[Option, ...]
    there: tuple[Option, ...]


@dataclass(slots=True)
class _Found:
    """What a step does to a record: from which of its entries on, the values before it and after it, and whether a
    clerk sees a change."""

    entry: int = 0
    kind: str = ""
    seen: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """How things stood before a package was taken in: the newest entry of the journal, and (record, field) of what
    waited for a decision."""

    entry: int
    undecided: AbstractSet[tuple[bytes, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """A package that a step took in: its sender, how things stood before it, and the records it handed over."""

    sender: str
    before: Begun
    handed: Sequence[Handed] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The first records, and how many there are of each kind. `present`: the records here of the tables from which
    some would be deleted or go."""

    rows: tuple[PreviewRow, ...]
    counts: dict[str, int]
    conflicts: int
    present: int = 0

    @property
    def deletes_much(self) -> bool:
        """Whether more than 5 % of the records would go, so that somebody has to look twice."""
        return self.removed * 20 > self.present

    @property
    def removed(self) -> int:
        """How many records would be deleted here, or go to another unit."""
        return self.counts.get("deleted", 0) + self.counts.get("gone", 0)


def open_conflicts(session: Session) -> set[tuple[bytes, int]]:
    """(record, field) of what waits for a decision."""
    return {(row, field) for row, field in session.execute(text("SELECT row_id, field FROM exchange_conflict"))}


def begun(session: Session) -> Begun:
    """How things stand now."""
    newest = session.execute(text("SELECT coalesce(max(id), 0) FROM journal_entry")).scalar_one()
    return Begun(newest, open_conflicts(session))


def preview_of(session: Session, step: int, parts: Sequence[Part], most: int = SHOWN) -> Preview:
    """Look at a step that is still open and took packages in, one after another, with up to `most` records."""
    if not parts:
        return Preview((), {}, 0)
    found = _touched(session, step, parts[0].before.entry)
    new_conflicts = open_conflicts(session) - parts[0].before.undecided
    conflicting = _by_record(session, new_conflicts)
    listed = {bytes.fromhex(row) for _, row in list(conflicting)[:most]}
    differences = _differences(session, listed, new_conflicts, found)
    kinds = _kinds(found, conflicting)
    names, units = Names(session), names_by_code(session)
    titles = Titles(session, {key: one.before for key, one in found.items()})
    moved = {(one.table, one.record_id): one for part in parts for one in part.handed}
    rows: list[PreviewRow] = []
    for key, kind in islice(kinds.items(), most):
        one = found.get(key, _Found())
        title = titles.of(*key) or name_in(key[0], one.before)
        changes = _changes(names, units, titles, key[0], one) if kind == "changed" else ()
        facts = _facts(names, key[0], stored_values(session, *key)) if kind == "new" else ()
        fields = tuple(sorted(conflicting[key])) if key in conflicting else tuple(one.field for one in changes)
        differ = tuple(differences.get(key[1], ()))
        open_ = {(bytes.fromhex(key[1]), FIELDS[key[0]][name]) for name in conflicting.get(key, ())}
        sender = _sender(parts, one.entry, open_)
        rows.append(PreviewRow(*key, kind, title, fields, changes, differ, moved.get(key), facts, sender))
    counts = Counter(kinds.values())
    present = sum(
        session.execute(text(f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL')).scalar_one()
        for table in {table for (table, _), kind in kinds.items() if kind in _REMOVED}
    )
    removed = sum(counts[kind] for kind in _REMOVED)
    return Preview(tuple(rows), dict(counts), len(new_conflicts), present + removed)


def count(session: Session, step: int, before: Begun, outcome: Outcome) -> None:
    """Count the records that a step, still open, made, changed and removed since: each once, and those on which is to
    be decided by themselves. What no clerk sees is no change."""
    found = _touched(session, step, before.entry, values=False)
    kinds = Counter(_kinds(found, _by_record(session, open_conflicts(session) - before.undecided)).values())
    outcome.created, outcome.changed, outcome.undecided = kinds["new"], kinds["changed"], kinds["undecided"]
    outcome.deleted, outcome.gone = kinds["deleted"], kinds["gone"]


def _by_record(session: Session, conflicts: AbstractSet[tuple[bytes, int]]) -> dict[_Key, list[str]]:
    """Record -> the fields on which is to be decided."""
    fields: dict[_Key, list[str]] = {}
    tables: dict[bytes, str] = {}
    for row, number in sorted(conflicts):
        table = tables.get(row) or tables.setdefault(row, _table_of(session, row))
        fields.setdefault((table, row.hex()), []).append(FIELD_NAMES[table][number])
    return fields


def _kinds(found: Mapping[_Key, _Found], conflicting: Iterable[_Key]) -> dict[_Key, str]:
    """Record -> what becomes of it; first those on which is to be decided."""
    kinds = dict.fromkeys(conflicting, "undecided")
    for key, one in found.items():
        if key not in kinds and one.kind and (one.kind != "changed" or one.seen):
            kinds[key] = one.kind
    return kinds


def _sender(parts: Sequence[Part], entry: int, conflicts: AbstractSet[tuple[bytes, int]]) -> str:
    """Whose package touched a record first; of one on which is to be decided, whose brought the difference."""
    if conflicts:
        return next((part.sender for part in reversed(parts) if not conflicts & part.before.undecided), parts[0].sender)
    return next(part.sender for part in reversed(parts) if part.before.entry < entry)


def _differences(
    session: Session,
    rows: AbstractSet[bytes],
    conflicts: AbstractSet[tuple[bytes, int]],
    found: Mapping[tuple[str, str], _Found],
) -> dict[str, list[Difference]]:
    """For each of the records: what it shows before the step, and what came with it, with who set it."""
    differ: dict[str, list[Difference]] = {}
    for one in undecided_of(session, rows):
        conflict = one.conflict
        numbers = [number for number, name in FIELD_NAMES[conflict.table].items() if name in conflict.fields]
        if not any((bytes.fromhex(conflict.record_id), number) in conflicts for number in numbers):
            continue
        before = found.get((conflict.table, conflict.record_id), _Found()).before
        sides: tuple[list[Option], list[Option]] = ([], [])
        for choice, option in zip(conflict.choices, one.options, strict=True):
            was = any(name in before for name in choice.values)
            shown = all(before.get(name, value) == value for name, value in choice.values.items())
            if not option.together:
                sides[0 if (shown if was else option.shown) else 1].append(option)
        differ.setdefault(conflict.record_id, []).append(Difference(conflict.fields, tuple(sides[0]), tuple(sides[1])))
    return differ


def _touched(session: Session, step: int, since: int, *, values: bool = True) -> dict[_Key, _Found]:
    """The records of a step since an entry of it, in its order; with their `values`, if they are asked for."""
    query = (
        select(
            JournalEntry.id,
            JournalEntry.table_name,
            JournalEntry.row_id,
            JournalEntry.op,
            JournalEntry.before,
            JournalEntry.after,
        )
        .where(JournalEntry.transaction_id == step, JournalEntry.id > since)
        .order_by(JournalEntry.id)
    )
    found: dict[_Key, _Found] = {}
    for entry, table, row_id, op, before, after in session.execute(query):
        one = found.get((table, row_id))
        if one is None:
            one = found[table, row_id] = _Found(entry)
        if op == "I":
            one.kind = "new"
            continue
        old, new = before_and_after(table, row_id, before, after)
        if op == "D":
            one.kind = "" if one.kind == "new" else "gone"
        elif new.get("deleted_at") is not None:
            one.kind = "" if one.kind == "new" else "deleted"
        else:
            one.kind = one.kind or "changed"
        one.seen = one.seen or any(_is_seen(table, name) and old.get(name) != value for name, value in new.items())
        if values:
            one.before = old | one.before
            one.after |= new
    for key in _new_in_bin(session, step, {table for (table, _), one in found.items() if one.kind == "new"}):
        if key in found:
            found[key].kind = ""
    return found


def _new_in_bin(session: Session, step: int, tables: Iterable[str]) -> Iterator[_Key]:
    """Records that came with a step and lie in the recycle bin already: nobody sees them."""
    for table in tables:
        sql = (
            f'SELECT id FROM "{table}" WHERE deleted_at IS NOT NULL AND id IN '
            "(SELECT row_id FROM journal_entry WHERE transaction_id = :step AND table_name = :table AND op = 'I')"
        )
        for (row_id,) in session.execute(text(sql), {"step": step, "table": table}):
            yield table, row_id


def _changes(
    names: Names, units: Mapping[str, str], titles: Titles, table: str, one: _Found
) -> tuple[FieldChange, ...]:
    def value(name: str, stored: Any) -> Any:
        if name == "owner_code":
            return units.get(stored, stored)
        shown = names.value(table, name, stored)
        for key in Base.metadata.tables[table].c[name].foreign_keys:
            return titles.of(key.column.table.name, stored) or None if shown == stored is not None else shown
        return shown

    return tuple(
        FieldChange(name, value(name, one.before.get(name)), value(name, after))
        for name, after in one.after.items()
        if _is_seen(table, name) and one.before.get(name) != after
    )


def _facts(names: Names, table: str, values: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """What a new record is told by besides its name: amounts first, then words, days and codes."""
    unsaid = {"owner_code", "deleted_at", *_STAMPS}
    told = [name for name, value in values.items() if value not in (None, "", 0) and name not in unsaid]
    kinds = (("_fen",), ("stage", "status", "state", "kind", "role"), ("_on", "_date"), ("_code", "handler"))
    chosen = [name for ends in kinds for name in told if name.endswith(ends)]
    return tuple((name, names.value(table, name, values[name])) for name in chosen[:_FACTS])


def _is_seen(table: str, name: str) -> bool:
    """Whether a clerk sees a field: not who entered it and when, nor whose a record is that every office may enter."""
    return name not in _STAMPS and not (name == "owner_code" and table in NATURAL_KEYS)


_FACTS = 3
_STAMPS = ("created_at", "created_by", "changed_at", "changed_by")
_REMOVED = ("deleted", "gone")


def _table_of(session: Session, row: bytes) -> str:
    number = session.execute(
        text("SELECT table_id FROM exchange_conflict WHERE row_id = :row LIMIT 1").bindparams(row=row)
    ).scalar_one()
    return TABLE_NAMES[number]
