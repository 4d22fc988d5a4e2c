"""What lies in the recycle bin."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import capture
from desktop_app.queries.audit import Names

SHOWN = 1000
HIDDEN_KINDS = frozenset(
    {"activity_link", "closed_month", "code_item", "credit", "investor_name", "investor_tag", "project_investor"}
    | {"report_draft", "setting"}
)
"""Parts of a record that come and go with it and mean nothing alone."""


@dataclass(frozen=True, slots=True)
class BinRow:
    """A deleted record. `at_ms` is milliseconds UTC; `title` may be empty."""

    kind: str
    record_id: str
    title: str
    at_ms: int
    by: str


def deleted(session: Session, kinds: Sequence[str] = ()) -> list[BinRow]:
    """The 1,000 records deleted last, newest first; of some `kinds` only, if given."""
    found: list[tuple[int, str, str, str]] = []
    for table in capture.captured_tables():
        if table.name in HIDDEN_KINDS or (kinds and table.name not in kinds):
            continue
        rows = session.execute(
            select(table.c.deleted_at, table.c.id, table.c.changed_by)
            .where(table.c.deleted_at.is_not(None))
            .order_by(table.c.deleted_at.desc())
            .limit(SHOWN)
        )
        found += [(at, table.name, record_id, by) for at, record_id, by in rows]
    found.sort(reverse=True)
    names = Names(session)
    return [BinRow(kind, id_, names.title(kind, id_), at, by) for at, kind, id_, by in found[:SHOWN]]
