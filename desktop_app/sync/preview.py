"""What a package would change, record by record, before it does."""

import json
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.wire import FIELD_NAMES, TABLE_NAMES

_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One record: its table, what would become of it (new, changed, deleted, gone, undecided), its title, the fields.

    An undecided record has other values in the package than here that nobody set knowing of ours.
    """

    table: str
    record_id: str
    kind: str
    title: str
    fields: tuple[str, ...]


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


def preview_of(session: Session, step: int, undecided: AbstractSet[tuple[bytes, int]] = frozenset()) -> Preview:
    """Look at a step that is still open. `undecided` waited for a decision before it."""
    entries = session.execute(
        text(
            "SELECT table_name, row_id, op, after FROM journal_entry WHERE transaction_id = :step ORDER BY id"
        ).bindparams(step=step)
    )
    found: dict[tuple[str, str], tuple[str, set[str]]] = {}
    for table, row_id, op, after in entries:
        values = json.loads(after)
        kind, fields = found.get((table, row_id), ("", set[str]()))
        if op == "I":
            kind = "new"
        elif op == "D":
            kind = "" if kind == "new" else "gone"
        elif values.get("deleted_at") is not None:
            kind = "deleted"
        else:
            kind = kind or "changed"
        found[table, row_id] = kind, fields | (values.keys() - {"changed_at", "changed_by"})
    new_conflicts = open_conflicts(session) - undecided
    for row, number in sorted(new_conflicts):
        table = _table_of(session, row)
        _kind, fields = found.get((table, row.hex()), ("", set[str]()))
        fields = fields if _kind == "undecided" else set()
        found[table, row.hex()] = "undecided", fields | {FIELD_NAMES[table][number]}
    counts: dict[str, int] = {}
    rows: list[PreviewRow] = []
    for (table, row_id), (kind, fields) in found.items():
        if kind:
            counts[kind] = counts.get(kind, 0) + 1
            if len(rows) < _SHOWN:
                title = title_of(session, table, row_id)
                shown = tuple(sorted(fields)) if kind in ("changed", "undecided") else ()
                rows.append(PreviewRow(table, row_id, kind, title, shown))
    present = sum(
        session.execute(text(f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL')).scalar_one()
        for table in {table for (table, _), (kind, _) in found.items() if kind in _REMOVED}
    )
    removed = sum(counts.get(kind, 0) for kind in _REMOVED)
    return Preview(tuple(rows), counts, len(new_conflicts), present + removed)


_REMOVED = ("deleted", "gone")


def _table_of(session: Session, row: bytes) -> str:
    number = session.execute(
        text("SELECT table_id FROM exchange_conflict WHERE row_id = :row LIMIT 1").bindparams(row=row)
    ).scalar_one()
    return TABLE_NAMES[number]


_TITLES = ("name", "title", "topic", "number", "matter", "clause", "text", "tag", "evidence_number", "kind", "period")


def title_of(session: Session, table: str, row_id: str) -> str:
    """What a record is called; of a project's part, the project's name and its own."""
    row = session.execute(text(f'SELECT * FROM "{table}" WHERE id = :id'), {"id": row_id}).mappings().first()
    if row is None:
        return ""
    own = next((str(row[name]) for name in _TITLES if row.get(name)), "")
    if table == "project":
        return str(row["codename"] or row["name"] or row["number"])
    if row.get("project_id"):
        project = title_of(session, "project", row["project_id"])
        return f"{project} · {own}" if own else project
    return own
