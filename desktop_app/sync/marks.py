"""Which projects have values that wait for a decision: for the marks in their list and beside their fields.

Read with every page of the list, so nothing of the exchange is loaded before there is something to decide.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.models import Base
from db.wire import FIELD_NAMES, TABLE_NAMES, TABLES
from desktop_app.queries.project_numbers import with_shared_number
from desktop_app.queries.projects import ProjectRow
from desktop_app.queries.projects import rows as plain_rows

PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Mark:
    """A field of a project, or of a record that belongs to one, on which is to be decided."""

    table: str
    record_id: str
    field: str


def marks_of(session: Session, projects: Collection[str]) -> dict[str, list[Mark]]:
    """The marks of these projects, by project; what was decided here counts no more."""
    if not projects or session.execute(text("SELECT 1 FROM exchange_conflict LIMIT 1")).first() is None:
        return {}
    from desktop_app.sync.decisions import pending
    from desktop_app.sync.store import Store

    found = session.execute(text(_statement()), {"ids": json.dumps(list(projects))}).all()
    decided = pending(Store(session)) if found else set()
    marks: dict[str, list[Mark]] = {}
    for project, row, number, table_id in found:
        if (row, number) not in decided:
            table = TABLE_NAMES[table_id]
            marks.setdefault(project, []).append(Mark(table, row.hex(), FIELD_NAMES[table][number]))
    return marks


def projects_undecided(session: Session) -> set[str]:
    """The projects on which, or on whose parts, is to be decided."""
    return {project for project, *_ in session.execute(text(_statement("")))}


def marked_rows(session: Session, among: Sequence[str]) -> list[ProjectRow]:
    """The rows of these projects in their order, with the fields and the kinds of records on which is to be decided,
    and whether others have their number."""
    rows, marks = plain_rows(session, among), marks_of(session, among)
    twice = with_shared_number(session, among)
    if not marks and not twice:
        return rows
    return [
        replace(row, undecided=_said(marks.get(row.id, ())), number_twice=row.id in twice)
        if row.id in marks or row.id in twice
        else row
        for row in rows
    ]


def with_parts(session: Session, record_id: str) -> set[str]:
    """A record, and if it is a project those of its parts on which is to be decided."""
    return {record_id, *(one.record_id for one in marks_of(session, [record_id]).get(record_id, ()))}


def _said(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Fields of the project itself, else the tables of what belongs to it."""
    return tuple(dict.fromkeys(one.field if one.table == PROJECT else one.table for one in marks))


@cache
def _statement(among: str = " AND {project} IN (SELECT value FROM json_each(:ids))") -> str:
    """(project, row, field, table): one walk over what is to be decided for each table that belongs to projects."""
    own = f"c.table_id = {TABLES[PROJECT]}" + among.format(project="lower(hex(c.row_id))")
    parts = [f"SELECT lower(hex(c.row_id)), c.row_id, c.field, c.table_id FROM exchange_conflict c WHERE {own}"]
    for name, table in Base.metadata.tables.items():
        if name in TABLES and "project_id" in table.columns:
            parts.append(
                f"SELECT t.project_id, c.row_id, c.field, c.table_id FROM exchange_conflict c "
                f'JOIN "{name}" t ON t.id = lower(hex(c.row_id)) '
                f"WHERE c.table_id = {TABLES[name]}" + among.format(project="t.project_id")
            )
    return " UNION ALL ".join(parts)
