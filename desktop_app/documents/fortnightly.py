"""双周专报: from what happened in a fortnight to a document."""

from dataclasses import replace
from fractions import Fraction
from functools import partial

from db.enums import Indicator, ReportKind
from desktop_app.documents import bulletin, fortnight_words, wording
from desktop_app.documents import fortnight_tables as tables
from desktop_app.documents.bulletin import when
from desktop_app.documents.fortnight_data import FortnightlyData, StepRow
from desktop_app.documents.model import Block, ChartKind, Document, Figure, OwnPart, Series, Table, text_paragraph
from desktop_app.documents.monthly_tables import key_projects
from desktop_app.documents.template_tables import caption, length
from desktop_app.documents.templates import Template, written
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure
from desktop_app.domain.report_parts import PARTS, Part

TEMPLATE = "fortnightly.txt"
CHARTS, CHART = "charts", "figures"
"""The part of the template with the titles of charts, and the chart that there is."""


def build(data: FortnightlyData, template: Template) -> Document:
    """The bulletin of a fortnight. Which sections it has, and their order, is the template's.

    A section without anything to say is left out. Raises UserError naming file and line when the template is wrong.
    """
    values = _named(data)
    makers = {
        "figures": _figures,
        "projects": _projects,
        "activities": _activities,
        "matters": _matters,
        "duties": _duties,
        "next_steps": _next_steps,
    }
    sections = {key: partial(make, data, template) for key, make in makers.items()}
    made = bulletin.compose(template, values, bulletin.Issue(data.number, data.total, data.issued), sections)
    wanted = template.settings("sections")
    own = tuple(OwnPart(part) for part in PARTS[ReportKind.FORTNIGHTLY] if part in wanted)
    return replace(made, own=own, tables_behind=() if _any_figures(data) else (_steps(data, template),))


def _named(data: FortnightlyData) -> dict[str, object]:
    """What head, title and captions may name."""
    return {
        "year": data.first_day.year,
        "days": wording.days(data.first_day, data.last_day),
        "office": data.office,
        "number": data.number,
    }


def _steps(data: FortnightlyData, template: Template) -> Table:
    return tables.steps(data, caption(template, "figures", _named(data)))


def beside(data: FortnightlyData) -> list[dict[str, str]]:
    """What is printed beside the fortnight's own figures, as a correction tells it."""
    so_far = f"{data.funds.this_year}累计"
    counts = [
        (f"{row.name}（{when}）", f"{wording.figure(Fraction(count), Measure.COUNT)}个")
        for row in data.steps
        for when, count in (("上期", row.before), (so_far, row.year))
    ]
    name = words.label(Indicator.OUTSIDE_FUNDS_IN_PLACE)
    money = [("上期", data.funds.before), (so_far, data.funds.year), ("全年目标", data.funds.target)]
    unit, size = wording.money_unit(data.funds.now, data.funds.before, data.funds.year)
    amounts = [
        (f"{name}（{when}）", f"{wording.money_figure(fen, size)}{unit}") for when, fen in money if fen is not None
    ]
    held = ("招商活动（本期）", f"{sum(number for _name, number in data.activity_kinds)}次")
    return [{"name": name, "text": text} for name, text in (*counts, *amounts, held)]


def _any_figures(data: FortnightlyData) -> bool:
    """Whether the table of figures has any: one of zeros only is not printed, but stands in the workbook."""
    return data.funds.any or any(row.now or row.before or row.year for row in data.steps)


def _figures(data: FortnightlyData, template: Template) -> list[Block]:
    values = {"days": wording.days(data.first_day, data.last_day), "steps": fortnight_words.steps(data.steps, template)}
    text = template.text("figures", values) + fortnight_words.funds(data.funds, template, data.days)
    blocks: list[Block] = [text_paragraph(text, key="figures")]
    if _any_figures(data):
        blocks.append(_steps(data, template))
    titles = template.settings(CHARTS, _named(data), (CHART,))
    if CHART in titles and any(row.now or row.before for row in data.steps):
        blocks.append(_figure(data.steps, titles[CHART]))
    return blocks


def _figure(steps: tuple[StepRow, ...], title: str) -> Figure:
    series = (
        Series("本期", tuple(Fraction(row.now) for row in steps)),
        Series("上期", tuple(Fraction(row.before) for row in steps)),
    )
    return Figure(ChartKind.BAR, title, tuple(row.name for row in steps), series, "个", rows=7)


def _projects(data: FortnightlyData, template: Template) -> list[Block]:
    projects = data.projects
    if not projects.lines:
        return []
    part = "projects" if len(projects.lines) < projects.count else "projects_all"
    if projects.still:
        part = "projects_still" if len(projects.lines) < projects.count else "projects_still_all"
    values = {"count": projects.count, "shown": len(projects.lines)}
    above = caption(template, "projects", _named(data))
    listed = key_projects(projects.lines, above, data.last_day.year, data.issued)
    return [text_paragraph(template.text(part, values), key="projects"), listed]


def _activities(data: FortnightlyData, template: Template) -> list[Block]:
    if not data.activity_kinds:
        return []
    told = fortnight_words.activities(data.activity_kinds, len(data.activities), template)
    return [
        text_paragraph(told, key="activities"),
        tables.activities(data.activities, caption(template, "activities", _named(data))),
    ]


def _matters(data: FortnightlyData, template: Template) -> list[Block]:
    blocks = written(data.matters_text, Part.MATTERS)
    if data.matters:
        told = text_paragraph(fortnight_words.matters(data, template), key="matters")
        blocks += [told, tables.matters(data.matters, caption(template, "matters", _named(data)))]
    return blocks


def _duties(data: FortnightlyData, template: Template) -> list[Block]:
    left = data.duties.left
    if not data.duties.due:
        return []
    above, first = caption(template, "duties", _named(data)), length(template, "duties")
    told = text_paragraph(fortnight_words.duties(data.duties, template), key="duties")
    return [told, *when(left, lambda: tables.duties(left, above, first, data.last_day.year))]


def _next_steps(data: FortnightlyData, template: Template) -> list[Block]:
    if data.next_steps:
        return written(data.next_steps, Part.NEXT_STEPS)
    if not data.planned:
        return []
    part = "planned" if len(data.planned) < data.planned_count else "planned_all"
    values = {"count": data.planned_count, "shown": len(data.planned)}
    above = caption(template, "planned", _named(data))
    return [
        text_paragraph(template.text(part, values), key="planned"),
        tables.planned(data.planned, data.last_day.year, above),
    ]
