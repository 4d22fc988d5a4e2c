"""What a package would change, record by record, before it does."""

import json
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One record: its table, what would become of it (new, changed, deleted, gone), its title, the fields set."""

    table: str
    record_id: str
    kind: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first records, and how many there are of each kind."""

    rows: tuple[PreviewRow, ...]
    counts: dict[str, int]
    conflicts: int


def preview_of(session: Session, step: int) -> Preview:
    """Look at a step that is still open."""
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
    counts: dict[str, int] = {}
    rows: list[PreviewRow] = []
    for (table, row_id), (kind, fields) in found.items():
        if kind:
            counts[kind] = counts.get(kind, 0) + 1
            if len(rows) < _SHOWN:
                title = title_of(session, table, row_id)
                rows.append(PreviewRow(table, row_id, kind, title, tuple(sorted(fields)) if kind == "changed" else ()))
    conflicts = session.execute(text("SELECT count(*) FROM exchange_conflict")).scalar_one()
    return Preview(tuple(rows), counts, int(conflicts))


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
