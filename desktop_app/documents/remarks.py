"""What the figures of a month give cause to say where the clerk has written nothing: problems and next steps.

Once the year is over it is told what missed its target, not what is behind the pace.
"""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.documents import wording
from desktop_app.documents.data import IndicatorRow, MonthlyData
from desktop_app.documents.monthly_words import gap
from desktop_app.documents.templates import Template
from desktop_app.domain.indicators import Light, Measure

YEAR_END = 12
FEW = 5
"""So many names are listed of those that are counted."""


def problems(data: MonthlyData, template: Template) -> tuple[str, ...]:
    """One paragraph: indicators and units that lag, what is overdue, who reports badly."""
    remarks = []
    if behind := _behind(data):
        worst = min(behind, key=lambda row: gap(row) or 0)
        values = {
            "names": _so_many([row.name for row in behind], "项指标"),
            "worst": worst.name,
            "completion": wording.completion(worst.completion),
            "gap": wording.points(gap(worst)).lstrip("-"),
            "lights": _lights(behind),
            "value": wording.plain_figure(worst.cumulative or Fraction(0), worst.measure),
            "target": wording.plain_figure(worst.target or Fraction(0), worst.measure),
        }
        part = "problem_indicators" if len(behind) > 1 else "problem_indicator"
        part += "_rate" if worst.measure is Measure.RATE else ""
        remarks.append(template.text(_of_time(part, data), values))
    if falling := _falling(data):
        worst = min(falling, key=lambda row: (row.measure is Measure.RATE, row.growth))
        values = {"names": _so_many([row.name for row in falling], "项指标"), "worst": worst.name}
        part = "problem_falling_one" if len(falling) == 1 else "problem_falling"
        fall = wording.change(worst.growth or Fraction(0), worst.measure)
        remarks.append(template.text(part, values | {"fall": fall}))
    if red := _red_units(data):
        remarks.append(template.text("problem_units", {"names": _so_many(red, "家单位")}))
    if data.overdue:
        longest = max(data.overdue, key=lambda row: row.days)
        told = {"count": len(data.overdue), "matter": wording.quoted(longest.matter), "days": longest.days}
        remarks.append(template.text(_of_one("problem_overdue", data.overdue), told))
    if late := [row.unit for row in data.quality.rows if row.on_time < row.due]:
        remarks.append(template.text("problem_quality", {"names": _so_many(late, "家单位", data.quality.late)}))
    return wording.enumerated(remarks)


def next_steps(data: MonthlyData, template: Template) -> tuple[str, ...]:
    """One paragraph: an answer to each problem, and the key projects to push on."""
    remarks = []
    if behind := _behind(data):
        part = _of_time("step_indicators", data)
        remarks.append(template.text(part, {"names": _so_many([row.name for row in behind], "项指标")}))
    if falling := _falling(data):
        remarks.append(template.text("step_falling", {"names": _so_many([row.name for row in falling], "项指标")}))
    if red := _red_units(data):
        remarks.append(template.text("step_units", {"names": _so_many(red, "家单位")}))
    if data.projects.lines:
        names = wording.listed([line.name for line in data.projects.lines[:3]])
        remarks.append(template.text(_of_one("step_projects", data.projects.lines), {"names": names}))
    if data.overdue:
        remarks.append(template.text(_of_one("step_overdue", data.overdue), {"count": len(data.overdue)}))
    if data.quality.rows:
        remarks.append(template.text("step_quality", {}))
    return wording.enumerated(remarks)


def _of_time(part: str, data: MonthlyData) -> str:
    """The part that has the words: at the end of the year one of its own."""
    return f"{part}_of_year" if data.month == YEAR_END else part


def _of_one(part: str, found: Sequence[object]) -> str:
    """The part that has the words: of a single thing one of its own."""
    return f"{part}_one" if len(found) == 1 else part


def _behind(data: MonthlyData) -> list[IndicatorRow]:
    """The indicators that are behind the pace and not green; of a whole year those that missed their target."""
    if data.month == YEAR_END:
        return [row for row in data.indicators if row.completion is not None and row.completion < 1]
    late = [row for row in data.indicators if wording.points(gap(row)).startswith("-")]
    return [row for row in late if row.light in (Light.YELLOW, Light.RED)]


def _lights(rows: Sequence[IndicatorRow]) -> str:
    """The lights that these have, the milder first: 黄灯, 红灯, or 黄灯或红灯."""
    shown = {row.light for row in rows}
    return "或".join(wording.light_word(light) for light in (Light.YELLOW, Light.RED) if light in shown)


def _falling(data: MonthlyData) -> list[IndicatorRow]:
    """The indicators that are below last year, by a tenth of a percent at least."""
    return [row for row in data.indicators if row.growth is not None and wording.points(row.growth).startswith("-")]


def _red_units(data: MonthlyData) -> list[str]:
    return [row.unit for group in data.rankings for row in group.rows if row.light is Light.RED]


def _so_many(names: Sequence[str], what: str, count: int = 0) -> str:
    """甲、乙等2家单位: the first few names and how many there are, more than names if so; a single one by its name."""
    count = max(count, len(names))
    return names[0] if count == 1 else f"{wording.listed(names[:FEW])}等{count}{what}"
