"""What a record is called where the exchange names it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from db.models import Base
from desktop_app.queries.project_titles import shown_name
from desktop_app.sync.store import Store

_TITLES = (
    "name", "title", "topic", "number", "matter", "clause", "person", "judge", "text", "tag", "evidence_number",
    "held_on", "month", "period",
)  # fmt: skip
_FURTHER = ("codename", "stage", "project_id", "unit_id", "indicator")
_LONGEST = 60


class Titles:
    """Of many records, each read once. `gone`: by table and id the values of records that may be here no more."""

    def __init__(self, session: Session, gone: Mapping[tuple[str, str], Mapping[str, Any]] | None = None) -> None:
        self._store = Store(session)
        self._gone = gone or {}
        self._known: dict[tuple[str, str], str] = {}

    def of(self, table: str, row_id: str) -> str:
        """What a record is called, "" when it is not there; of a project's part, the project's name and its own."""
        key = (table, row_id)
        if key not in self._known:
            self._known[key] = self._read(table, row_id)
        return self._known[key]

    def _read(self, table: str, row_id: str) -> str:
        names, listed = _columns(table)
        rows = self._store.all(f'SELECT {listed} FROM "{table}" WHERE id = ?', (row_id,)) if names else ()
        values = dict(zip(names, rows[0], strict=True)) if rows else self._gone.get((table, row_id), {})
        if table == "target":  # the window has the word of the indicator
            return " · ".join(filter(None, (self.of("unit", values.get("unit_id") or ""), values.get("indicator"))))
        own, project_id = name_in(table, values), values.get("project_id")
        if table == "investor_tag":
            return self._tag(own)
        if not project_id or table == "project":
            return own
        project = self.of("project", project_id)
        return f"{project} · {own}" if own else project

    def _tag(self, code: str) -> str:
        sql = """SELECT name FROM code_item WHERE "table" = 'investor_tag' AND code = ?"""
        return next((str(name) for (name,) in self._store.all(sql, (code,))), code)


def title_of(session: Session, table: str, row_id: str) -> str:
    """What one record is called."""
    return Titles(session).of(table, row_id)


def name_in(table: str, values: Mapping[Any, Any]) -> str:
    """What stands in a record itself for its name; a codename hides a project's until it is signed, as in lists."""
    if table == "project":
        stage: Any = values.get("stage")
        name, codename = str(values.get("name") or ""), str(values.get("codename") or "")
        return shown_name(name, codename, stage) or str(values.get("number") or "")
    lines = next((str(values[name]) for name in _TITLES if values.get(name)), "").strip().splitlines()
    return lines[0][:_LONGEST] if lines else ""


@cache
def _columns(table: str) -> tuple[tuple[str, ...], str]:
    """The columns that a table's titles are made of, and the same for a statement."""
    there = Base.metadata.tables[table].columns
    names = tuple(name for name in (*_TITLES, *_FURTHER) if name in there)
    return names, ", ".join(f'"{name}"' for name in names)
