"""What a step that is still open did to records: counted alike before packages are taken in and after."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.models import NATURAL_KEYS, JournalEntry
from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync.show import Outcome
from desktop_app.sync.store import Store

Key = tuple[str, str]
"""A table and the id of a record."""

Waiting = tuple[bytes, int, int]
"""A record, a field of it, and the commit that one of the values comes from on which is to be decided."""

STAMPS = ("created_at", "created_by", "changed_at", "changed_by")

HANDED_OVER = "handed"
"""What becomes of a project that a unit hands over, where it is seen on its way: at the centre."""


@dataclass(slots=True)
class Found:
    """What a step does to a record: from which of its entries on, the values before it and after it, and `differs`: of
    the fields that a clerk sees, those that it set to something else, with what they were and what they are; `is_new`:
    it was not here before, whatever the step did to it then."""

    entry: int = 0
    kind: str = ""
    differs: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    is_new: bool = False

    @property
    def seen(self) -> bool:
        """Whether a clerk sees a change: what was set and set back in one step is none."""
        return any(was != now for was, now in self.differs.values())


@dataclass(frozen=True, slots=True)
class Begun:
    """How things stood before a package was taken in: the newest entry of the journal, and the values that waited for
    a decision."""

    entry: int
    undecided: AbstractSet[Waiting]


def open_conflicts(session: Session) -> set[tuple[bytes, int]]:
    """(record, field) of what waits for a decision."""
    return {(row, field) for row, field, _table in Store(session).undecided()}


def open_values(session: Session) -> set[Waiting]:
    """The values that wait for a decision: more may come to a field that waits already."""
    waits = open_conflicts(session)
    records = Store(session).tracked({row for row, _ in waits})
    return {(row, field, entry) for row, field in waits for entry in records[row].state.of(field) or [0]}


def begun(session: Session) -> Begun:
    """How things stand now."""
    newest = session.execute(text("SELECT coalesce(max(id), 0) FROM journal_entry")).scalar_one()
    return Begun(newest, open_values(session))


def count(session: Session, step: int, before: Begun, outcome: Outcome) -> dict[Key, str]:
    """Count the records that a step, still open, made, changed and removed since: each once, and those by themselves
    for which it brought values on which is to be decided. What no clerk sees is no change. Returns what became of
    each."""
    found = touched(session, step, before.entry, values=False)
    became = kinds_of(found, by_record(session, open_values(session) - before.undecided))
    kinds = Counter(became.values())
    outcome.created, outcome.changed, outcome.undecided = kinds["new"], kinds["changed"], kinds["undecided"]
    outcome.deleted, outcome.gone, outcome.moved = kinds["deleted"], kinds["gone"], kinds[HANDED_OVER]
    return became


def by_record(session: Session, values: AbstractSet[Waiting]) -> dict[Key, list[str]]:
    """Record -> the fields on which is to be decided."""
    fields: dict[Key, list[str]] = {}
    tables: dict[bytes, str] = {}
    for row, number in sorted({(row, number) for row, number, _ in values}):
        table = tables.get(row) or tables.setdefault(row, _table_of(session, row))
        fields.setdefault((table, row.hex()), []).append(FIELD_NAMES[table][number])
    return fields


def kinds_of(found: Mapping[Key, Found], conflicting: Iterable[Key]) -> dict[Key, str]:
    """Record -> what becomes of it; first those on which is to be decided."""
    kinds = dict.fromkeys(conflicting, "undecided")
    for key, one in found.items():
        if key not in kinds and one.kind and (one.kind != "changed" or one.seen):
            kinds[key] = one.kind
    return kinds


def touched(session: Session, step: int, since: int, *, values: bool = True) -> dict[Key, Found]:
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
    found: dict[Key, Found] = {}
    for entry, table, row_id, op, before, after in session.execute(query):
        one = found.get((table, row_id))
        if one is None:
            one = found[table, row_id] = Found(entry)
        if op == "I":
            one.kind, one.is_new = "new", True
            continue
        old, new = before_and_after(table, row_id, before, after)
        if op == "D":
            one.kind = "" if one.kind == "new" else "gone"
        elif new.get("deleted_at") is not None:
            one.kind = "" if one.kind == "new" else "deleted"
        elif is_handover(table, old, new):
            one.kind = one.kind if one.kind in ("new", "deleted") else HANDED_OVER
        else:
            one.kind = one.kind or "changed"
        for name, value in new.items():
            if is_seen(table, name) and (name in one.differs or old.get(name) != value):
                one.differs[name] = (one.differs.get(name, (old.get(name),))[0], value)
        if values:
            one.before = old | one.before
            one.after |= new
    for key in _new_in_bin(session, step, {table for (table, _), one in found.items() if one.kind == "new"}):
        if key in found:
            found[key].kind = ""
    return found


def _new_in_bin(session: Session, step: int, tables: Iterable[str]) -> Iterator[Key]:
    """Records that came with a step and lie in the recycle bin already: nobody sees them."""
    for table in tables:
        sql = (
            f'SELECT id FROM "{table}" WHERE deleted_at IS NOT NULL AND id IN '
            "(SELECT row_id FROM journal_entry WHERE transaction_id = :step AND table_name = :table AND op = 'I')"
        )
        for (row_id,) in session.execute(text(sql), {"step": step, "table": table}):
            yield table, row_id


def is_handover(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a change gives a project from one office to another."""
    owner = before.get("owner_code")
    return table == "project" and bool(owner) and after.get("owner_code", owner) not in ("", None, owner)


def is_seen(table: str, name: str) -> bool:
    """Whether a clerk sees a field: not who entered it and when, nor whose a record is that every office may enter."""
    return name not in STAMPS and not (name == "owner_code" and table in NATURAL_KEYS)


def _table_of(session: Session, row: bytes) -> str:
    number = session.execute(
        text("SELECT table_id FROM exchange_conflict WHERE row_id = :row LIMIT 1").bindparams(row=row)
    ).scalar_one()
    return TABLE_NAMES[number]
