"""What a review meeting leaves: its minutes, and a coloured slip for each duty it gave."""

import datetime
from collections.abc import Mapping, Sequence

from db.enums import ReviewConclusion
from desktop_app.documents import wording
from desktop_app.documents.cells import LIGHT_COLOURS
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import (
    Align,
    Annex,
    AttachmentNote,
    Banner,
    Block,
    Colophon,
    Column,
    Document,
    Heading,
    Labelled,
    PageBreak,
    RedHeader,
    Signature,
    Spacer,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.review_data import ReviewData, Reviewed, Slip
from desktop_app.documents.review_papers import head_values
from desktop_app.documents.review_scores import concluded, conclusion_of, score_of, score_table, score_text
from desktop_app.documents.templates import Template, written
from desktop_app.domain.indicators import Light
from desktop_app.domain.review import DIMENSIONS, Reason

ANSWER_LINES = range(1, 31)
WHEN = ("red", "undated", "today", "ahead")
"""By when a duty is to be done: it is late, has no day, is due today, or later."""

LIGHTS = (*(light.value for light in Light), "today", "undated")
"""The words of a slip's band: by its light, of one that is due today, and of one that is not dated."""


def minutes(data: ReviewData, template: Template) -> Document:
    """会议纪要 in the form of GB/T 9704-2012, 10.3: what each project came to, who met, the scores as an annex."""
    values = head_values(data)
    values |= _who(data, template, values) | {"outcome": _outcome(data, template)}
    head = template.settings("minutes_head", values, ("name", "number", "maker"))
    name, maker = head.get("name", ""), head.get("maker", "")
    blocks: list[Block] = [RedHeader(name, head.get("number", ""))] if name else []
    blocks.append(Title(f"{data.meeting.title}纪要"))
    opening = "minutes_opening" if data.projects else "minutes_opening_none"
    blocks.append(text_paragraph(template.text(opening, values)))
    blocks += written(data.meeting.minutes.splitlines())
    for number, one in enumerate(data.projects, 1):
        blocks.append(Heading(1, f"{wording.chinese_number(number)}、{one.item.title}"))
        blocks.append(text_paragraph(_decided(one, data, template)))
    scored = any(score_of(one) is not None or one.judgement.judges for one in data.projects)
    annex = template.text("minutes_annex", values) if scored else ""
    blocks += [AttachmentNote((annex,))] if scored else []
    blocks += _people(data, template)
    blocks += [Annex(0, annex), score_table(data, template)] if scored else []
    copies = tuple(template.settings("colophon", values).items())
    blocks.append(Colophon(copies, maker, data.given))
    return Document(f"{data.meeting.title}纪要", maker, data.meeting.held_on, tuple(blocks), name)


def _who(data: ReviewData, template: Template, values: Mapping[str, object]) -> dict[str, object]:
    """Who held the meeting, and where: the office where no chair is known, nothing where no place is."""
    place = template.text("minutes_place", values) if data.meeting.place else ""
    return {
        "who": data.meeting.chair or data.office,
        "led": "主持" if data.meeting.chair else "",
        "place_phrase": place,
        "chair_phrase": template.text("minutes_chair", values) if data.meeting.chair else "",
    }


def _outcome(data: ReviewData, template: Template) -> str:
    """How many projects came to each conclusion, in brackets: those that passed first, those that wait last."""
    kinds = sorted(ReviewConclusion, key=lambda kind: kind is ReviewConclusion.PENDING)
    found = [[one for one in data.projects if concluded(one) is kind] for kind in kinds]
    told = [f"{conclusion_of(some[0], template)}{len(some)}个" for some in found if some]
    return f"（{'、'.join(told)}）" if told else ""


def _decided(one: Reviewed, data: ReviewData, template: Template) -> str:
    """What a project came to, and why."""
    item, judgement, score = one.item, one.judgement, score_of(one)
    values: dict[str, object] = {
        "unit": item.unit or data.office,
        "judges": judgement.judges,
        "score": score_text(score) if score is not None else "",
        "conclusion": conclusion_of(one, template),
        "veto": item.veto,
        "opinion": wording.closed(item.opinion),
        "conditions": item.conditions.rstrip("。"),
        "due": chinese_date(item.conditions_due) if item.conditions_due else "",
        "least": wording.percent(data.rules.least_share, 0),
    }
    part = "minutes_scored" if score is not None and judgement.judges else "minutes_unscored"
    if item.conclusion is judgement.conclusion is ReviewConclusion.PENDING:
        part = "minutes_pending"
    text = template.text(part, values)
    aside = [card.judge for card in item.cards if card.recused]
    if aside and "minutes_recused" in template.parts:
        text += template.text("minutes_recused", values | {"names": wording.listed(aside)})
    if item.veto:
        text += template.text("minutes_veto", values)
    if judgement.reason is Reason.WEAK_DIMENSION:
        text += template.text("minutes_weak", values | {"names": wording.listed(_weak(one, data, template))})
    if item.opinion:
        text += template.text("minutes_opinion", values)
    if not item.conditions:
        return text
    return text + template.text("minutes_conditions_due" if item.conditions_due else "minutes_conditions", values)


def _weak(one: Reviewed, data: ReviewData, template: Template) -> list[str]:
    """The dimensions whose mean is below the least share of their most points."""
    names, rules = template.settings("dimensions", known=DIMENSIONS), data.rules
    return [
        names.get(key, key)
        for key, mean, most in zip(DIMENSIONS, one.judgement.means, rules.maxima, strict=True)
        if mean < rules.least_share * most
    ]


def _people(data: ReviewData, template: Template) -> list[Block]:
    """主持, 出席 (the judges who judged, else those named), 列席 (the units that reported, and guests) and 记录.

    They stand a blank row below what is attached, else below the text.
    """
    record = data.meeting.record
    judged = dict.fromkeys(card.judge for one in data.projects for card in one.item.cards)
    named = [name for name in record.judges if name in judged or not judged]
    units = dict.fromkeys(one.item.unit for one in data.projects if one.item.unit)
    present = {
        "chair": [data.meeting.chair] if data.meeting.chair else [],
        "judges": list(dict.fromkeys([*named, *sorted(judged)])),
        "units": list(dict.fromkeys([*units, *record.guests])),
        "recorder": [record.recorder] if record.recorder else [],
    }
    labels = template.settings("minutes_people", known=present)
    found = [(labels[key], wording.listed(names)) for key, names in present.items() if names and key in labels]
    return [Spacer(1, ending=True), *(Labelled(label, names, ending=True) for label, names in found)] if found else []


def slips(data: ReviewData, template: Template) -> Document:
    """督办单: the duties that the meeting gave, open on the day on which they are given out."""
    return slip_pages(data.slips, template, data.office, data.given)


def slip_pages(duties: Sequence[Slip], template: Template, office: str, given: datetime.date) -> Document:
    """A page for each duty, 督办单 for what is late and 提示单 for what is not, its band in the colour of its light on
    the day `given`, on which they are given out; with room for the unit's answer by hand."""
    title = template.text("slip_title", {})
    ahead = template.text("slip_title_ahead", {}) if "slip_title_ahead" in template.parts else title
    asked = template.settings("slip_answer") if "slip_answer" in template.parts else {}
    answer = tuple((name, "\n" * (template.number("slip_answer", name, ANSWER_LINES) - 1)) for name in asked)
    blocks: list[Block] = []
    for number, slip in enumerate(duties):
        told = _standing(slip, template, given)
        mark = wording.LIGHT_MARKS[slip.light]
        facts = {
            "matter": slip.matter,
            "project": slip.project,
            "unit": slip.unit,
            "co_units": slip.co_units,
            "source": slip.source,
            "due": chinese_date(slip.due) if slip.due else wording.NOTHING,
        }
        fields = template.settings("slip", known=facts)
        rows = tuple((name, facts[key]) for key, name in fields.items() if facts[key])
        rows += answer
        blocks += [PageBreak()] if number else []
        blocks += [Title(title if slip.light is Light.RED else ahead), Banner(f"{mark} {told}", LIGHT_COLOURS[mark])]
        blocks += _form(rows)
        closing = template.text("slip_closing", {"when": _when(slip, template, given)})
        blocks += [text_paragraph(closing), Signature(office, given)]
    return Document(title, office, given, tuple(blocks), title, numbered=False)


def _form(rows: Sequence[tuple[str, str]]) -> list[Block]:
    """The fields of a slip as a form, the first one as its head; what they are called takes the same room on each."""
    if not rows:
        return []
    (name, text), *others = rows
    return [Table((Column(name, 0.0, Align.CENTRE, whole=True), Column(text, 5.0)), tuple(others))]


def _standing(slip: Slip, template: Template, today: datetime.date) -> str:
    """What the band of a slip says: its light, and how many days it is late or has left."""
    left = (slip.due - today).days if slip.due else 0
    told = template.settings("slip_light", {"days": slip.days, "left": left}, LIGHTS)
    if slip.due is None:
        return told.get("undated", told.get(slip.light.value, ""))
    return told.get("today" if slip.due == today and "today" in told else slip.light.value, "")


def _when(slip: Slip, template: Template, today: datetime.date) -> str:
    """By when the unit is asked to be done."""
    case = "red" if slip.light is Light.RED else "undated" if slip.due is None else "today"
    if case == "today" and slip.due != today:
        case = "ahead"
    return template.settings("slip_when", known=WHEN).get(case, "")
