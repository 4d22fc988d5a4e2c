"""One list out of the database, narrowed by text, by a saved view's records, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.search import matching_ids
from desktop_app.domain.workbook import schema
from desktop_app.domain.workbook.cells import Cell, read_text
from desktop_app.domain.workbook.columns import Sheet
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.queries.projects import ids
from desktop_app.services.workbook.exporting import Names, SheetRows, export_sheet
from desktop_app.services.workbook.records import table_of
from desktop_app.services.workbook.terms import Terms

LISTS: Mapping[str, Sheet] = {
    "units": schema.UNITS,
    "investors": schema.INVESTORS,
    "projects": schema.PROJECTS,
    "project_investors": schema.PROJECT_INVESTORS,
    "credits": schema.CREDITS,
    "milestones": schema.MILESTONES,
    "agreements": schema.AGREEMENTS,
    "funds": schema.FUNDS,
    "recognitions": schema.RECOGNITIONS,
    "referrals": schema.REFERRALS,
    "assists": schema.ASSISTS,
    "activities": schema.ACTIVITIES,
    "commitments": schema.COMMITMENTS,
    "tasks": schema.TASKS,
    "targets": schema.TARGETS,
    "trainings": schema.TRAININGS,
    "attendances": schema.ATTENDANCES,
}
"""What `--kind` may name."""

_SEARCHABLE = {schema.UNITS.name, schema.INVESTORS.name, schema.ACTIVITIES.name, schema.TRAININGS.name}


def export_list(session: Session, kind: str, text: str = "", chosen: ProjectFilter | None = None) -> SheetRows:
    """The rows of one list. `text` is searched as in the search box where records are searchable, else in the cells.

    `chosen` narrows projects. Raises KeyError for a kind that there is not.
    """
    sheet = LISTS[kind]
    among: Sequence[str] | None = None
    if sheet is schema.PROJECTS and (text or chosen):
        base = chosen or ProjectFilter()
        among = ids(session, _with_text(base, text))
    elif text and sheet.name in _SEARCHABLE:
        table = table_of(sheet)
        among = list(session.scalars(select(table.c.id).where(table.c.id.in_(matching_ids(sheet.table, text)))))
    found = export_sheet(session, sheet, Names.load(session), Terms(session), among)
    if text and among is None:
        return SheetRows(sheet, [row for row in found.rows if any(text.lower() in _shown(cell) for cell in row)])
    return found


def _with_text(chosen: ProjectFilter, text: str) -> ProjectFilter:
    return replace(chosen, text=text) if text else chosen


def _shown(cell: Cell) -> str:
    return "" if cell is None else read_text(cell).lower()
