"""What a record is called where the exchange names it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

_TITLES = ("name", "title", "topic", "number", "matter", "clause", "text", "tag", "evidence_number", "kind", "period")


def title_of(session: Session, table: str, row_id: str) -> str:
    """What a record is called; of a project's part, the project's name and its own."""
    row = session.execute(text(f'SELECT * FROM "{table}" WHERE id = :id'), {"id": row_id}).mappings().first()
    if row is None:
        return ""
    own = own_title(row)
    if table == "project":
        return str(row["codename"] or row["name"] or row["number"])
    if row.get("project_id"):
        project = title_of(session, "project", row["project_id"])
        return f"{project} · {own}" if own else project
    return own


def own_title(row: Mapping[Any, Any]) -> str:
    """What stands in the record itself for its name."""
    return next((str(row[name]) for name in _TITLES if row.get(name)), "")
