"""双周专报: from what happened in a fortnight to a document."""

from datetime import date
from fractions import Fraction
from functools import partial

from desktop_app.documents import bulletin, wording
from desktop_app.documents import fortnight_tables as tables
from desktop_app.documents.bulletin import when
from desktop_app.documents.fortnight_data import FortnightlyData, Funds, StepRow
from desktop_app.documents.model import Block, ChartKind, Document, Figure, Series, text_paragraph
from desktop_app.documents.monthly_tables import key_projects
from desktop_app.documents.templates import Template, written
from desktop_app.domain.indicators import Measure

TEMPLATE = "fortnightly.txt"


def build(data: FortnightlyData, template: Template) -> Document:
    """The bulletin of a fortnight. Which sections it has, and their order, is the template's.

    A section without anything to say is left out. Raises UserError naming file and line when the template is wrong.
    """
    values = {
        "year": data.first_day.year,
        "days": days(data.first_day, data.last_day),
        "office": data.office,
        "number": data.number,
    }
    makers = {
        "figures": _figures,
        "projects": _projects,
        "activities": _activities,
        "matters": _matters,
        "duties": _duties,
        "next_steps": _next_steps,
    }
    sections = {key: partial(make, data, template) for key, make in makers.items()}
    return bulletin.compose(template, values, bulletin.Issue(data.number, data.total, data.issued), sections)


def days(first: date, last: date) -> str:
    """9月19日至10月2日."""
    return f"{first.month}月{first.day}日至{last.month}月{last.day}日"


def _figures(data: FortnightlyData, template: Template) -> list[Block]:
    steps = wording.listed([template.text("step", {"name": row.name, "count": row.now}) for row in data.steps])
    text = template.text("figures", {"days": days(data.first_day, data.last_day), "steps": steps})
    blocks: list[Block] = [text_paragraph(text + _funds(data.funds, template)), tables.steps(data)]
    if any(row.now or row.before for row in data.steps):
        blocks.append(_figure(data.steps))
    return blocks


def _funds(funds: Funds, template: Template) -> str:
    """The money in words, with pace and comparison where they are known."""
    values: dict[str, object] = {"now": wording.yi(funds.now), "year": wording.yi(funds.year)}
    difference = funds.now - funds.before
    part = "funds_more" if difference > 0 else "funds_less" if difference < 0 else "funds_same"
    values["change"] = template.text(part, {"difference": wording.yi(abs(difference))})
    if funds.target is None or funds.completion is None:
        return template.text("funds_without_target", values)
    gap = funds.completion - funds.pace
    values |= {"target": wording.yi(funds.target), "completion": wording.percent(funds.completion)}
    pace = {"pace": wording.percent(funds.pace), "gap": wording.points(abs(gap)).lstrip("+")}
    pace["light"] = wording.light_word(funds.light)
    values["against_pace"] = template.text("ahead" if gap >= 0 else "behind", pace)
    return template.text("funds", values)


def _figure(steps: tuple[StepRow, ...]) -> Figure:
    series = (
        Series("本期", tuple(Fraction(row.now) for row in steps)),
        Series("上期", tuple(Fraction(row.before) for row in steps)),
    )
    return Figure(ChartKind.BAR, "本期与上期项目进展", tuple(row.name for row in steps), series, "个", rows=7)


def _projects(data: FortnightlyData, template: Template) -> list[Block]:
    projects = data.projects
    if not projects.lines:
        return []
    part = "projects" if len(projects.lines) < projects.count else "projects_all"
    values = {"count": projects.count, "shown": len(projects.lines)}
    return [text_paragraph(template.text(part, values)), key_projects(projects.lines, data.last_day.year)]


def _activities(data: FortnightlyData, template: Template) -> list[Block]:
    if not data.activity_kinds:
        return []
    kinds = wording.listed([f"{name}{wording.figure(Fraction(n), Measure.COUNT)}次" for name, n in data.activity_kinds])
    count = sum(n for _name, n in data.activity_kinds)
    part = "activities" if len(data.activities) < count else "activities_all"
    values = {"count": count, "kinds": kinds, "shown": len(data.activities)}
    return [text_paragraph(template.text(part, values)), tables.activities(data.activities)]


def _matters(data: FortnightlyData, template: Template) -> list[Block]:
    blocks = written(data.matters_text)
    if data.matters:
        part = "matters" if len(data.matters) < data.matters_count else "matters_all"
        longest = data.matters[0]
        values = {"count": data.matters_count, "shown": len(data.matters), "matter": longest.matter}
        blocks.append(text_paragraph(template.text(part, values | {"days": longest.days})))
        blocks.append(tables.matters(data.matters))
    return blocks


def _duties(data: FortnightlyData, template: Template) -> list[Block]:
    duties = data.duties
    if not duties.due:
        return []
    values = {"due": duties.due, "closed": duties.closed, "left": len(duties.left)}
    values["late"] = late = sum(duty.days > 0 for duty in duties.left)
    text = template.text("duties_of_last" if duties.of_last else "duties", values)
    if duties.left:
        extreme = "duties_left_none_late" if not late else "duties_left_all_late" if late == len(duties.left) else ""
        text += template.text(template.first(extreme, "duties_left") if extreme else "duties_left", values)
    else:
        text += template.text("duties_none_left", values)
    return [text_paragraph(text), *when(duties.left, lambda: tables.duties(duties.left))]


def _next_steps(data: FortnightlyData, template: Template) -> list[Block]:
    if data.next_steps:
        return written(data.next_steps)
    if not data.planned:
        return []
    part = "planned" if len(data.planned) < data.planned_count else "planned_all"
    values = {"count": data.planned_count, "shown": len(data.planned)}
    return [text_paragraph(template.text(part, values)), tables.planned(data.planned, data.last_day.year)]
