"""The annual report, worded as the office words it.

What is nothing is not told as a figure.
"""

from dataclasses import replace
from fractions import Fraction

from db.enums import ReportKind
from desktop_app.documents import monthly_tables as tables
from desktop_app.documents import wording
from desktop_app.documents.data import AnnualData
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import Document, OwnPart, Signature, Table, Title
from desktop_app.documents.template_tables import caption
from desktop_app.documents.templates import Template
from desktop_app.domain.report_parts import PARTS, Part

TEMPLATE = "annual.txt"


def build(data: AnnualData, template: Template) -> Document:
    """The report for the year. Raises UserError naming file and line when the template is wrong."""
    counted = _counted(data, template)
    results = wording.enumerated(_results(data, template))
    values = counted | {
        "figures": _figures(data, counted, template),
        "key_projects": _key_projects(data, template),
        "results": "".join(results),
        "result_paragraphs": results,
        "problems": _missed(data, template) if data.problems is None else data.problems,
        "next_year": data.next_year,
    }
    lines = template.lines("title", {"year": data.year, "office": data.office})
    unit = template.text("signature", {"office": data.office})
    blocks = (Title.of(lines), *template.blocks("text", values), Signature(unit, data.issued))
    behind = (_indicators(data, template),) if data.indicators else ()
    own = tuple(OwnPart(part, _said(part, data, template)) for part in PARTS[ReportKind.ANNUAL])
    return Document("".join(lines), unit, data.issued, blocks, tables_behind=behind, own=own)


def _indicators(data: AnnualData, template: Template) -> Table:
    """The table of the indicators of the year, without the figures of its last month, and the day they stand at."""
    table = tables.indicators(data.indicators, caption(template, "indicators", {"year": data.year}))
    kept = [place for place, column in enumerate(table.columns) if column.title != tables.OF_MONTH]
    cutoff = template.text("indicators_note", {"year": data.year, "cutoff": chinese_date(data.cutoff)})
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
        note=table.note + cutoff,
    )


def _said(part: Part, data: AnnualData, template: Template) -> tuple[str, ...]:
    """What the records say of a part by themselves."""
    return _missed(data, template) if part is Part.PROBLEMS else data.recorded.get(part, ())


def _counted(data: AnnualData, template: Template) -> dict[str, object]:
    """The figures of the year and the phrases that go with them."""
    central = _named(Part.CENTRAL, data.central_names, data) | {"count": wording.count(data.central_projects)}
    return {
        "year": data.year,
        "office": data.office,
        "office_short": data.office_short or data.office,
        "funds": wording.amount(data.funds_fen),
        "funds_done": _done(template, "funds", data.funds_completion, over=data.over),
        "quality_projects": wording.count(data.quality_projects),
        "big_projects": wording.count(data.big_projects),
        "beijing_projects": wording.count(data.beijing_projects),
        "beijing_agreement": wording.amount(data.beijing_agreement_fen),
        "beijing_done": _done(template, "beijing", data.beijing_completion, over=data.over),
        "central": template.text(_part("central", Part.CENTRAL, data.central_names, data), central),
        "until": wording.day_in(data.issued, data.year),
    }


def _figures(data: AnnualData, counted: dict[str, object], template: Template) -> tuple[str, ...]:
    """The paragraph on the main indicators, a sentence each for money, projects, and agreements with Beijing.

    That a target was missed is told once the year is over.
    """

    def aimed(part: str, completion: Fraction | None) -> str:
        return template.text(f"{part}_missed" if data.over and completion is not None else part, counted)

    if data.funds_fen > 0:
        funds = template.text(_funds(data), counted)
    else:
        funds = aimed("funds_negative" if data.funds_fen else "funds_none", data.funds_completion)
    parts = (("of_which_big", data.big_projects), ("of_which_beijing", data.beijing_projects))
    found = wording.listed([template.text(part, counted) for part, count in parts if count])
    of_which = template.text("of_which", {"parts": found}) if found else ""
    landed = "projects_told" if data.quality_projects else "projects_none"
    projects = template.text(landed, counted | {"of_which": of_which})
    agreed = "beijing_told" if data.beijing_agreement_fen else ""
    beijing = template.text(agreed, counted) if agreed else aimed("beijing_none", data.beijing_completion)
    central = template.text("central_told", counted) if data.central_projects else ""
    return (f"{funds}{projects}{beijing}{central}。",)


def _funds(data: AnnualData) -> str:
    """The part that has the words: until the year is over that it can be expected to end so, once its target is
    reached, else what has come so far."""
    if data.over:
        return "funds_told_final"
    return "funds_told" if data.funds_completion is not None and data.funds_completion >= 1 else "funds_told_so_far"


def _done(template: Template, part: str, completion: Fraction | None, *, over: bool) -> str:
    """The phrase for a target reached, missed, or not set; once the year is over none is reached ahead of time."""
    if completion is None:
        return template.text(f"{part}_no_target", {})
    if completion >= 1:
        final = f"{part}_done_final"
        return template.text(final if over and final in template.parts else f"{part}_done", {})
    return template.text(f"{part}_short", {"rate": wording.percent(completion)})


def _part(name: str, part: Part, names: tuple[str, ...], data: AnnualData) -> str:
    """The part that has the words: one of its own where all are named, so that no 等 follows."""
    return f"{name}_all" if names and not _more(part, names, data) else name


def _more(part: Part, names: tuple[str, ...], data: AnnualData) -> bool:
    return len(names) < data.known.get(part, 0)


def _named(part: Part, names: tuple[str, ...], data: AnnualData) -> dict[str, object]:
    """甲、乙等 as a value, without 等 where these are all, and nothing without names."""
    return {"names": wording.listed(names) + ("等" if names and _more(part, names, data) else "")}


def _key_projects(data: AnnualData, template: Template) -> tuple[str, ...]:
    if not data.key_projects:
        return ()
    part = "key_projects" if _more(Part.KEY_PROJECTS, data.key_projects, data) else "key_project"
    return (template.text(part, {"names": wording.listed(data.key_projects)}),)


def _missed(data: AnnualData, template: Template) -> tuple[str, ...]:
    """The targets that were missed, where the clerk has not written of problems; none until the year is over."""
    if not data.missed or not data.over:
        return ()
    told = [f"{name}（{wording.completion(completion)}）" for name, completion in data.missed]
    part = "problem_target" if len(told) == 1 else "problem_targets"
    return (template.text(part, {"names": wording.listed(told), "count": len(told)}),)


def _results(data: AnnualData, template: Template) -> tuple[str, ...]:
    """The sentence on leads, what the clerk wrote, and the sentence on training."""
    found = (_leads(data, template), *data.measures, _trainings(data, template))
    return tuple(text for text in found if text)


def _leads(data: AnnualData, template: Template) -> str:
    """Activities and what came of them; nothing without any."""
    values: dict[str, object] = {
        "office": data.office,
        "office_short": data.office_short or data.office,
        "activities": data.activities,
        "leads": data.leads,
        "referred": data.referred,
        "assisted": data.assisted,
        **_named(Part.LANDED, data.landed_names, data),
        "landed": data.leads_landed,
    }
    landings = _part("landings", Part.LANDED, data.landed_names, data)
    values["landings"] = template.text(landings, values) if data.leads_landed else ""
    if not data.activities and not data.leads:
        return ""
    parts = (("leads_referred", data.referred), ("leads_assisted", data.assisted))
    of_which = wording.listed([template.text(part, values) for part, count in parts if count])
    values["of_which"] = template.text("of_which", {"parts": of_which}) if of_which else ""
    done = [("leads_activities", data.activities), ("leads_found", data.leads)]
    values["work"] = "，".join(template.text(part, values) for part, count in done if count)
    return template.text("leads", values)


def _trainings(data: AnnualData, template: Template) -> str:
    """The sessions online and on site; nothing without any."""
    topics = template.text("topics", {"names": wording.listed(data.training_topics)}) if data.training_topics else ""
    values = {"online": data.trainings_online, "offline": data.trainings_offline, "topics": topics}
    if not data.trainings_online and not data.trainings_offline:
        return ""
    parts = (("trainings_held_online", data.trainings_online), ("trainings_held_offline", data.trainings_offline))
    values["held"] = "，".join(template.text(part, values) for part, count in parts if count)
    return template.text("trainings", values)
