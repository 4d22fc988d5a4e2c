"""What a package would change, record by record, before it does."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.models import NATURAL_KEYS, JournalEntry
from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.queries.audit import FieldChange, Names, stored_values
from desktop_app.queries.units import names_by_code
from desktop_app.sync.handed import Handed
from desktop_app.sync.show import Outcome
from desktop_app.sync.titles import name_in, title_of
from desktop_app.sync.undecided import Option, undecided_of

SHOWN = 2000
"""How many records are listed unless more are asked for: each is looked up for its name."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One record: its table, what would become of it (new, changed, deleted, gone, undecided), its title, the fields.

    An undecided record has other values in the package than here that nobody set knowing of ours: `differences` are
    both. `changes` are the values of a changed record before and after, as the application knows them. `handed`: from
    which unit it comes, or to which it goes. `facts`: a few values of a new one.
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


@dataclass(frozen=True, slots=True)
class Difference:
    """Fields on which is to be decided together, with what the record shows here now and what the package has."""

    fields: tuple[str, ...]
    here: tuple[Option, ...]
    there: tuple[Option, ...]


@dataclass(slots=True)
class _Found:
    """What a step does to a record: the values before it and after it."""

    kind: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


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


def preview_of(
    session: Session,
    step: int,
    undecided: AbstractSet[tuple[bytes, int]] = frozenset(),
    most: int = SHOWN,
    handed: Sequence[Handed] = (),
) -> Preview:
    """Look at a step that is still open, with up to `most` records. `undecided` waited for a decision before it;
    `handed`: which records it brings from another unit or takes to one."""
    found = _touched(session, step)
    new_conflicts = open_conflicts(session) - undecided
    conflicting: dict[tuple[str, str], list[str]] = {}
    tables: dict[bytes, str] = {}
    for row, number in sorted(new_conflicts):
        table = tables.get(row) or tables.setdefault(row, _table_of(session, row))
        conflicting.setdefault((table, row.hex()), []).append(FIELD_NAMES[table][number])
    listed = {bytes.fromhex(row) for _, row in list(conflicting)[:most]}
    differences = _differences(session, listed, new_conflicts, found)
    counts: dict[str, int] = {}
    rows: list[PreviewRow] = []
    names, units = Names(session), names_by_code(session)
    moved = {(one.table, one.record_id): one for one in handed}
    for key in dict.fromkeys((*conflicting, *found)):
        one = found.get(key, _Found())
        kind = "undecided" if key in conflicting else one.kind
        if not kind or (kind == "changed" and not _is_seen_to_change(key[0], one)):
            continue
        counts[kind] = counts.get(kind, 0) + 1
        if len(rows) < most:
            title = title_of(session, *key) or name_in(key[0], one.before)
            changes = _changes(names, units, key[0], one) if kind == "changed" else ()
            facts = _facts(names, key[0], stored_values(session, *key)) if kind == "new" else ()
            fields = tuple(sorted(conflicting[key])) if key in conflicting else tuple(one.field for one in changes)
            differ = tuple(differences.get(key[1], ()))
            rows.append(PreviewRow(*key, kind, title, fields, changes, differ, moved.get(key), facts))
    present = sum(
        session.execute(text(f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL')).scalar_one()
        for table in {table for (table, _), one in found.items() if one.kind in _REMOVED}
    )
    removed = sum(counts.get(kind, 0) for kind in _REMOVED)
    return Preview(tuple(rows), counts, len(new_conflicts), present + removed)


def set_apart(session: Session, step: int, outcome: Outcome, undecided: AbstractSet[tuple[bytes, int]]) -> None:
    """Count the records on which is to be decided since a step that is still open by themselves, not among those that
    it made or changed, and of these none in which a clerk sees no change."""
    records = {row for row, _ in open_conflicts(session) - undecided}
    outcome.undecided = len(records)
    for row in records:
        sql = text("SELECT op FROM journal_entry WHERE transaction_id = :step AND row_id = :row")
        ops = set(session.scalars(sql.bindparams(step=step, row=row.hex())))
        if "I" in ops:
            outcome.created = max(outcome.created - 1, 0)
        elif "U" in ops:
            outcome.changed = max(outcome.changed - 1, 0)
    shared = _touched(session, step, tuple(NATURAL_KEYS))
    unseen = [key for key, one in shared.items() if one.kind == "changed" and not _is_seen_to_change(key[0], one)]
    outcome.changed = max(outcome.changed - sum(1 for _, row in unseen if bytes.fromhex(row) not in records), 0)


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


def _touched(session: Session, step: int, tables: Collection[str] = ()) -> dict[tuple[str, str], _Found]:
    """The records of a step, in its order; of these tables only, if any are named."""
    query = select(
        JournalEntry.table_name, JournalEntry.row_id, JournalEntry.op, JournalEntry.before, JournalEntry.after
    ).where(JournalEntry.transaction_id == step)
    if tables:
        query = query.where(JournalEntry.table_name.in_(tables))
    entries = session.execute(query.order_by(JournalEntry.id))
    found: dict[tuple[str, str], _Found] = {}
    for table, row_id, op, before, after in entries:
        one = found.setdefault((table, row_id), _Found())
        old, new = before_and_after(table, row_id, before, after)
        one.before = old | one.before
        one.after |= new
        if op == "I":
            one.kind = "new"
        elif op == "D":
            one.kind = "" if one.kind == "new" else "gone"
        elif new.get("deleted_at") is not None:
            one.kind = "deleted"
        else:
            one.kind = one.kind or "changed"
    return found


def _changes(names: Names, units: Mapping[str, str], table: str, one: _Found) -> tuple[FieldChange, ...]:
    def value(name: str, stored: Any) -> Any:
        return units.get(stored, stored) if name == "owner_code" else names.value(table, name, stored)

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


def _is_seen_to_change(table: str, one: _Found) -> bool:
    return any(_is_seen(table, name) and one.before.get(name) != value for name, value in one.after.items())


_FACTS = 3
_STAMPS = ("created_at", "created_by", "changed_at", "changed_by")
_REMOVED = ("deleted", "gone")


def _table_of(session: Session, row: bytes) -> str:
    number = session.execute(
        text("SELECT table_id FROM exchange_conflict WHERE row_id = :row LIMIT 1").bindparams(row=row)
    ).scalar_one()
    return TABLE_NAMES[number]
