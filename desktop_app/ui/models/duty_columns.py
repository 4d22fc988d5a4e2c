"""The columns of the duties, and how their state is said."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from db.enums import TaskState
from desktop_app.domain import duties
from desktop_app.queries.duties import JOINER, DutyRow
from desktop_app.ui.formats import date_text
from desktop_app.ui.models.lookups import word
from desktop_app.ui.table_model import Column


def state_words(row: DutyRow, today: dt.date) -> str:
    """Open, closed, or how many days late it is or was."""
    late = duties.days_late(row.state, row.due_on, row.closed_on, today)
    if not late:
        return word(row.state)
    if row.state is TaskState.OPEN:
        return QCoreApplication.translate("Duties", "%n day(s) late", "", late)
    return QCoreApplication.translate("Duties", "Closed, %n day(s) late", "", late)


def duty_columns(today: dt.date) -> list[Column]:
    """In the order of the table."""
    translate = QCoreApplication.translate

    def light(row: DutyRow) -> str:
        shown = duties.light(row.state, row.due_on, today)
        return shown.value if shown else ""

    return [
        Column("matter", translate("Duties", "Matter"), width=340, tooltip=lambda row: row.matter, fixed=True),
        Column(
            "state", translate("Duties", "State"), value=lambda row: state_words(row, today), width=130, light=light
        ),
        Column("due_on", translate("Duties", "Due"), date_text, width=96),
        Column("unit", translate("Duties", "Unit in charge"), width=130),
        Column("co_units", translate("Duties", "Units that help"), value=_co_units, width=150),
        Column("source", translate("Duties", "Source"), value=lambda row: word(row.source), width=100),
        Column("closed_on", translate("Duties", "Closed on"), date_text, width=96),
        Column("project", translate("Duties", "Project"), value=_project, width=180),
        Column("evidence", translate("Duties", "Evidence"), width=180),
    ]


def _co_units(row: DutyRow) -> str:
    return JOINER.join(row.co_units)


def _project(row: DutyRow) -> str:
    left = QCoreApplication.translate("Duties", "{project} (handed over)")
    return left.format(project=row.project) if row.project_left else row.project


def matching(rows: Sequence[DutyRow], typed: str) -> list[DutyRow]:
    """Those with every typed word in their matter, units, source or project."""
    wanted = typed.lower().split()
    return [row for row in rows if all(part in _text(row) for part in wanted)]


def _text(row: DutyRow) -> str:
    parts = (row.matter, row.unit, row.unit_code, *row.co_units, word(row.source), row.project, row.evidence)
    return " ".join(parts).lower()
