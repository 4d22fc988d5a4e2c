"""The annual report, worded as the office words it."""

from fractions import Fraction

from desktop_app.documents import monthly_tables as tables
from desktop_app.documents import wording
from desktop_app.documents.data import AnnualData
from desktop_app.documents.model import Document, Signature, Title
from desktop_app.documents.templates import Template

TEMPLATE = "annual.txt"


def build(data: AnnualData, template: Template) -> Document:
    """The report for the year. Raises UserError naming file and line when the template is wrong."""
    values = {
        "year": data.year,
        "funds": wording.yi(data.funds_fen),
        "funds_done": _done(template, "funds", data.funds_completion),
        "quality_projects": wording.count(data.quality_projects),
        "big_projects": wording.count(data.big_projects),
        "beijing_projects": wording.count(data.beijing_projects),
        "beijing_agreement": wording.yi(data.beijing_agreement_fen),
        "beijing_done": _done(template, "beijing", data.beijing_completion),
        "central": template.text(
            "central",
            {"names": _names_and_more(data.central_names), "count": wording.count(data.central_projects)},
        ),
        "key_projects": _key_projects(data, template),
        "results": "".join(
            f"{wording.chinese_number(n)}是{text}" for n, text in enumerate(_results(data, template), 1)
        ),
        "problems": data.problems or _missed(data, template),
        "next_year": data.next_year,
    }
    lines = template.lines("title", {"year": data.year})
    unit = template.text("signature", {"office": data.office})
    blocks = (Title.of(lines), *template.blocks("text", values), Signature(unit, data.issued))
    behind = (tables.indicators(data.indicators),) if data.indicators else ()
    return Document("".join(lines), unit, data.issued, blocks, tables_behind=behind)


def _done(template: Template, part: str, completion: Fraction | None) -> str:
    """The phrase for a target reached, missed, or not set."""
    if completion is None:
        return template.text(f"{part}_no_target", {})
    if completion >= 1:
        return template.text(f"{part}_done", {})
    return template.text(f"{part}_short", {"rate": wording.percent(completion)})


def _names_and_more(names: tuple[str, ...]) -> str:
    """甲、乙等, or nothing without names."""
    return wording.listed(names) + "等" if names else ""


def _key_projects(data: AnnualData, template: Template) -> tuple[str, ...]:
    if not data.key_projects:
        return ()
    return (template.text("key_projects", {"names": wording.listed(data.key_projects)}),)


def _missed(data: AnnualData, template: Template) -> tuple[str, ...]:
    """The targets that were missed, where the clerk has not written of problems."""
    if not data.missed:
        return ()
    told = [f"{name}（{wording.percent(completion)}）" for name, completion in data.missed]
    return (template.text("problem_targets", {"names": wording.listed(told), "count": len(told)}),)


def _results(data: AnnualData, template: Template) -> tuple[str, ...]:
    """The sentence on leads, what the clerk wrote, and the sentence on training."""
    values: dict[str, object] = {
        "activities": data.activities,
        "leads": data.leads,
        "referred": data.referred,
        "assisted": data.assisted,
        "names": _names_and_more(data.landed_names),
        "landed": data.leads_landed,
    }
    told = data.leads_landed and "landings" in template.parts
    leads = template.text("leads", {**values, "landings": template.text("landings", values) if told else ""})
    if not data.trainings_online and not data.trainings_offline:
        return (leads, *data.measures)
    topics = template.text("topics", {"names": wording.listed(data.training_topics)}) if data.training_topics else ""
    values = {"online": data.trainings_online, "offline": data.trainings_offline, "topics": topics}
    return (leads, *data.measures, template.text("trainings", values))
