"""月度通报: from the month's counted figures to a document."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from desktop_app.documents import bulletin, remarks, wording
from desktop_app.documents import monthly_annexes as annexes
from desktop_app.documents import monthly_charts as charts
from desktop_app.documents import monthly_tables as tables
from desktop_app.documents import monthly_words as words
from desktop_app.documents.bulletin import Maker
from desktop_app.documents.data import MonthlyData
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import Block, Document, Heading, OwnPart, text_paragraph
from desktop_app.documents.template_tables import CHARTED, caption, length
from desktop_app.documents.templates import Template, written
from desktop_app.domain.report_parts import Part

TEMPLATE = "monthly.txt"


def build(data: MonthlyData, template: Template) -> Document:
    """The bulletin of a month. Which sections and annexes it has, and their order, is the template's.

    A section without anything to say is left out. Raises UserError naming file and line when the template is wrong.
    """
    values = _named(data)
    issue = bulletin.Issue(data.number, data.total, data.issued)
    made = bulletin.compose(template, values, issue, _sections(data, template), _annexes(data, template))
    return replace(made, own=_own(data, template))


def _named(data: MonthlyData) -> dict[str, object]:
    """What head, title and captions may name."""
    return {"year": data.year, "month": data.month, "months": wording.months(data.month), "office": data.office}


def _own(data: MonthlyData, template: Template) -> tuple[OwnPart, ...]:
    """The sections that may be written as a whole, as far as the template has them, with what the figures say."""
    said = {Part.PROBLEMS: remarks.problems, Part.NEXT_STEPS: remarks.next_steps}
    wanted = template.settings("sections")
    return tuple(OwnPart(part, say(data, template)) for part, say in said.items() if part in wanted)


def placed(data: MonthlyData) -> list[dict[str, str]]:
    """The ranks as they are printed, by the codes of the units: a correction compares them."""
    return [
        {"name": name, "unit": row.code, "text": text}
        for group in data.rankings
        for row in group.rows
        for name, text in (("考核得分", wording.score(row.score_centi)), ("考核名次", tables.place(group, row)))
    ]


def _times(data: MonthlyData) -> dict[str, object]:
    """The month, and up to when its figures go."""
    return {"month": data.month, "months": wording.months(data.month), "until": wording.until(data.cutoff)}


def _sections(data: MonthlyData, template: Template) -> dict[str, Maker]:
    makers: dict[str, Callable[[MonthlyData, Template], list[Block]]] = {
        "overall": _overall,
        "ranking": _ranking,
        "projects": _projects,
        "structure": _structure,
        "reviews": _reviews,
        "quality": _quality,
        "problems": _problems,
        "next_steps": _next_steps,
    }
    return {key: partial(make, data, template) for key, make in makers.items()}


def _problems(data: MonthlyData, template: Template) -> list[Block]:
    said = remarks.problems(data, template) if data.problems is None else data.problems
    return written(said, Part.PROBLEMS)


def _next_steps(data: MonthlyData, template: Template) -> list[Block]:
    said = remarks.next_steps(data, template) if data.next_steps is None else data.next_steps
    return written(said, Part.NEXT_STEPS)


def _annexes(data: MonthlyData, template: Template) -> dict[str, Maker]:
    cutoff = template.text("attachment_note", {"cutoff": chinese_date(data.cutoff)})
    green, yellow = data.paces
    told = template.lines("definitions", {"office": data.office, "green": green, "yellow": yellow})
    numbered = (f"{number}. {text}" for number, text in enumerate(told, 1))
    definitions: list[Block] = [text_paragraph(text) for text in (*numbered, cutoff)]
    counted = any(data.district) or any(any(row.values) for row in data.units)
    return {
        "units": lambda: [annexes.units(data, cutoff)] if data.units and counted else [],
        "big_projects": lambda: [annexes.big_projects(data, cutoff)] if data.big_projects else [],
        "overdue": lambda: [annexes.overdue(data.overdue, cutoff)] if data.overdue else [],
        "definitions": lambda: definitions if told else [],
    }


def _overall(data: MonthlyData, template: Template) -> list[Block]:
    known = [row for row in data.indicators if row.cumulative is not None]
    if not known:
        return []
    blocks: list[Block] = []
    for part, told in (
        ("overall", [row for row in known if row.main]),
        ("work", [row for row in known if not row.main]),
    ):
        sentences = words.indicators(told, template)
        values = {"year": data.year, "month": data.month, "months": wording.months(data.month), "indicators": sentences}
        blocks += [text_paragraph(template.text(part, values), key=part)] if told else []
    blocks.append(tables.indicators(data.indicators, caption(template, "indicators", _named(data))))
    return blocks + charts.overall(data, charts.wanted(template))


def _ranking(data: MonthlyData, template: Template) -> list[Block]:
    blocks: list[Block] = []
    most = length(template, "chart_units", CHARTED)
    groups = [group for group in data.rankings if any(row.rank is not None for row in group.rows)]
    for number, group in enumerate(groups, 1):
        blocks.append(Heading(2, f"（{wording.chinese_number(number)}）{group.name}"))
        placed = [row for row in group.rows if row.rank is not None]
        blocks.append(text_paragraph(words.ranking(group.name, placed, template), key="ranking"))
        above = caption(template, "ranking", {**_named(data), "group": group.name})
        blocks += [tables.ranking(group, above), *charts.ranking(group, data.month, charts.wanted(template), most)]
    return blocks


def _projects(data: MonthlyData, template: Template) -> list[Block]:
    if not data.projects.lines:
        return []
    told = text_paragraph(words.projects(data.projects, _times(data), template), key="projects")
    above = caption(template, "projects", _named(data))
    listed = tables.key_projects(data.projects.lines, above, data.year, data.cutoff)
    chart = charts.funnel(data, charts.wanted(template))
    if not chart:
        return [told, listed]
    values = {"year": data.year, "months": wording.months(data.month), "count": data.funnel[0][1]}
    return [told, listed, text_paragraph(template.text("funnel", values), key="funnel"), *chart]


def _structure(data: MonthlyData, template: Template) -> list[Block]:
    cuts = [
        ("投资规模", data.structure.size),
        ("行业", data.structure.industry),
        ("投资方性质", data.structure.ownership),
        ("来源地", data.structure.origin),
    ]
    cuts = [(name, shares) for name, shares in cuts if shares]
    if not cuts:
        return []
    first = cuts[0][1]
    amount = sum((share.amount_fen for share in first), Fraction(0))
    whole = data.structure.total_fen
    values = {
        "month": data.month,
        "months": wording.months(data.month),
        "count": wording.count(sum((share.count for share in first), Fraction(0))),
        "amount": wording.amount(amount),
        "share": wording.percent(amount / whole if whole > 0 else None),
    }
    part = "structure" if 0 < amount <= whole else "structure_without_share"  # more where others were reversed
    part = part if amount > 0 else "structure_without_money"
    table = tables.structure(cuts, caption(template, "structure", _named(data)))
    blocks: list[Block] = [text_paragraph(template.text(part, values), key="structure"), table]
    return blocks + charts.origin(data, charts.wanted(template))


def _reviews(data: MonthlyData, template: Template) -> list[Block]:
    held = data.reviews.meetings or data.reviews.projects
    told = {
        "reviews": words.reviews(data.reviews, _times(data), template) if held else "",
        "commitments": words.commitments(data.commitments, _times(data), template),
    }
    return [text_paragraph(text, key=key) for key, text in told.items() if text]


def _quality(data: MonthlyData, template: Template) -> list[Block]:
    quality = data.quality
    if not quality.due and not quality.rows:
        return []
    above = caption(template, "quality", _named(data))
    told = text_paragraph(words.quality(quality, _named(data), template), key="quality")
    return [told, *([tables.quality(data, above)] if quality.rows else [])]
