"""What records show here and what a package has, where somebody has to decide between them."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from db.wire import FIELDS, TABLES
from desktop_app.queries.audit import Names
from desktop_app.sync.conflicts import Choice, Conflict
from desktop_app.sync.scopes import TOGETHER
from desktop_app.sync.share_sets import LINES, Line, content, content_of, is_of_set, lines_of, projects_of, stored
from desktop_app.sync.store import Store
from desktop_app.sync.tally import Found, Key, Waiting
from desktop_app.sync.undecided import Option, Undecided, named, undecided_of, undecided_shares
from desktop_app.sync.wire import Value


@dataclass(frozen=True, slots=True)
class Difference:
    """Fields on which is to be decided together, with what the record shows here now and what the package has.

    Of shares it is the whole of their project on both sides, told at the first of the lines that differ; the others
    are told by themselves.
    """

    fields: tuple[str, ...]
    here: tuple[Option, ...]
    there: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """A step that is still open: the records to tell of, the fields of them on which is to be decided because of it,
    what it did to records, and what waited before it as record, unit and minute."""

    session: Session
    rows: AbstractSet[bytes]
    conflicts: AbstractSet[tuple[bytes, int]]
    found: Mapping[Key, Found]
    waited: AbstractSet[tuple[bytes, str, int]]

    def before(self, table: str, record_id: str) -> Mapping[str, Any]:
        """What the step changed of a record, as it was."""
        return self.found.get((table, record_id), Found()).before

    def sides(self, one: Undecided, row: bytes, shown: Sequence[bool], before: Option) -> Difference:
        """What to choose from, by where it is; `shown` tells which of it the record showed before the step, and
        `before` what that was."""
        sides: tuple[list[Option], list[Option]] = ([], [])
        for choice, option, was in zip(one.conflict.choices, one.options, shown, strict=True):
            if not option.together:
                here = was or (row, choice.unit, choice.at) in self.waited
                sides[0 if here else 1].append(option)
        return Difference(one.conflict.fields, tuple(sides[0] or [before]), tuple(sides[1]))


def differences_of(
    session: Session,
    rows: AbstractSet[bytes],
    conflicts: AbstractSet[tuple[bytes, int]],
    found: Mapping[Key, Found],
    waited: AbstractSet[Waiting],
) -> dict[str, list[Difference]]:
    """For each of the records: what it shows before the step or `waited` already, and what came with the step, with
    who set it."""
    earlier = Store(session).meta({entry for row, _, entry in waited if row in rows} - {0})
    known = {(row, earlier[entry].unit, earlier[entry].at) for row, _, entry in waited if entry in earlier}
    look = _Look(session, rows, conflicts, found, known)
    differ = {record_id: [one] for record_id, one in _of_shares(look)}
    for record_id, one in _of_fields(look, frozenset(differ)):
        differ.setdefault(record_id, []).append(one)
    return differ


def _of_fields(look: _Look, whole: AbstractSet[str]) -> Iterator[tuple[str, Difference]]:
    """By record; of the lines whose shares are told as a `whole` the other fields."""
    names = Names(look.session)
    for one in undecided_of(look.session, look.rows):
        conflict = one.conflict
        numbers = [FIELDS[conflict.table][name] for name in conflict.fields]
        row = bytes.fromhex(conflict.record_id)
        is_told = conflict.record_id in whole and all(is_of_set(TABLES[conflict.table], number) for number in numbers)
        if is_told or not any((row, number) in look.conflicts for number in numbers):
            continue
        before = look.before(conflict.table, conflict.record_id)
        shown = [_was_shown(before, *pair) for pair in zip(conflict.choices, one.options, strict=True)]
        yield conflict.record_id, look.sides(one, row, shown, _shown_before(names, conflict, before))


def _was_shown(before: Mapping[str, Any], choice: Choice, option: Option) -> bool:
    if any(name in before for name in choice.values):
        return all(before.get(name, value) == value for name, value in choice.values.items())
    return option.shown


def _shown_before(names: Names, conflict: Conflict, before: Mapping[str, Any]) -> Option:
    """What a record showed that all of the values replace: who set it is no side of this any more."""
    shown = next((choice.values for choice in conflict.choices if choice.shown), conflict.choices[0].values)
    return _nobodys(names, conflict, {name: before.get(name, value) for name, value in shown.items()})


def _nobodys(names: Names, conflict: Conflict, values: Mapping[str, Value]) -> Option:
    named_values = {name: named(names, conflict, name, value) for name, value in values.items()}
    return Option(named_values, "", False, "", 0, True)


def _of_shares(look: _Look) -> Iterator[tuple[str, Difference]]:
    """By the first line that differs; a project of which nothing whole came is told line by line."""
    store, names = Store(look.session), Names(look.session)
    for one in undecided_shares(look.session, look.rows):
        table, project = one.conflict.table, one.conflict.record_id
        differ = {row for row, number in look.conflicts if row in look.rows and is_of_set(TABLES[table], number)}
        first = min((row for row, of in projects_of(store, table, differ).items() if of == project), default=None)
        if first is None:
            continue
        lines = dict(_lines_before(look, store, table, project))
        shown = [content_of(choice.values[LINES]) == content(lines.values()) for choice in one.conflict.choices]
        before = _nobodys(names, one.conflict, {LINES: stored(lines)})
        if (difference := look.sides(one, first, shown, before)).there:
            yield first.hex(), difference


def _lines_before(look: _Look, store: Store, table: str, project: str) -> Iterator[tuple[str, Line]]:
    """The shares that a project had before the step."""
    for row_id, _project, deleted_at, line in lines_of(store, table, [project]):
        did = look.found.get((table, row_id))
        if did is not None and did.is_new:
            continue
        before = did.before if did is not None else {}
        if before.get("deleted_at", deleted_at) is None:
            yield row_id, tuple(before.get(name, value) for name, value in zip(TOGETHER[table], line, strict=True))
