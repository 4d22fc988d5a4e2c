"""What a record is called where the exchange names it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_app.queries.projects import shown_name

_TITLES = ("name", "title", "topic", "number", "matter", "clause", "text", "tag", "evidence_number", "kind", "period")


def title_of(session: Session, table: str, row_id: str) -> str:
    """What a record is called; of a project's part, the project's name and its own."""
    row = session.execute(text(f'SELECT * FROM "{table}" WHERE id = :id'), {"id": row_id}).mappings().first()
    if row is None:
        return ""
    own = name_in(table, row)
    if row.get("project_id"):
        project = title_of(session, "project", row["project_id"])
        return f"{project} · {own}" if own else project
    return own


def name_in(table: str, values: Mapping[Any, Any]) -> str:
    """What stands in a record itself for its name; a codename hides a project's until it is signed, as in lists."""
    if table == "project":
        stage: Any = values.get("stage")
        name, codename = str(values.get("name") or ""), str(values.get("codename") or "")
        return shown_name(name, codename, stage) or str(values.get("number") or "")
    return next((str(values[name]) for name in _TITLES if values.get(name)), "")
