"""What the figures of a month give cause to say where the clerk has written nothing: problems and next steps."""

from collections.abc import Sequence

from desktop_app.documents import wording
from desktop_app.documents.data import IndicatorRow, MonthlyData
from desktop_app.documents.templates import Template
from desktop_app.domain.indicators import Light

FEW = 5
"""So many names are listed of those that are counted."""


def problems(data: MonthlyData, template: Template) -> tuple[str, ...]:
    """One paragraph: indicators and units that lag, what is overdue, who reports badly."""
    remarks = []
    if behind := _behind(data):
        worst = min(behind, key=lambda row: row.pace_gap or 0)
        values = {
            "names": _so_many([row.name for row in behind], "项指标"),
            "worst": worst.name,
            "completion": wording.percent(worst.completion),
            "gap": wording.points(worst.pace_gap).lstrip("-"),
        }
        remarks.append(template.text("problem_indicators" if len(behind) > 1 else "problem_indicator", values))
    if red := _red_units(data):
        remarks.append(template.text("problem_units", {"names": _so_many(red, "家单位")}))
    if data.overdue:
        longest = max(data.overdue, key=lambda row: row.days)
        told = {"count": len(data.overdue), "matter": longest.matter, "days": longest.days}
        remarks.append(template.text("problem_overdue", told))
    if late := [row.unit for row in data.quality.rows if row.on_time < row.due]:
        remarks.append(template.text("problem_quality", {"names": _so_many(late, "家单位")}))
    return _enumerated(remarks)


def next_steps(data: MonthlyData, template: Template) -> tuple[str, ...]:
    """One paragraph: an answer to each problem, and the key projects to push on."""
    remarks = []
    if behind := _behind(data):
        remarks.append(template.text("step_indicators", {"names": _so_many([row.name for row in behind], "项指标")}))
    if red := _red_units(data):
        remarks.append(template.text("step_units", {"names": _so_many(red, "家单位")}))
    if data.projects.lines:
        names = wording.listed([line.name for line in data.projects.lines[:3]])
        remarks.append(template.text("step_projects", {"names": names}))
    if data.overdue:
        remarks.append(template.text("step_overdue", {"count": len(data.overdue)}))
    if data.quality.rows:
        remarks.append(template.text("step_quality", {}))
    return _enumerated(remarks)


def _behind(data: MonthlyData) -> list[IndicatorRow]:
    """The indicators that are not green."""
    return [row for row in data.indicators if row.light in (Light.YELLOW, Light.RED)]


def _red_units(data: MonthlyData) -> list[str]:
    return [row.unit for group in data.rankings for row in group.rows if row.light is Light.RED]


def _so_many(names: Sequence[str], what: str) -> str:
    """甲、乙等2家单位: the first few names and how many there are; a single one by its name alone."""
    return names[0] if len(names) == 1 else f"{wording.listed(names[:FEW])}等{len(names)}{what}"


def _enumerated(remarks: Sequence[str]) -> tuple[str, ...]:
    """一是 ... 二是 ... in one paragraph; a single remark stands without a number."""
    if len(remarks) < 2:
        return tuple(remarks)
    return ("".join(f"{wording.chinese_number(number)}是{text}" for number, text in enumerate(remarks, 1)),)
