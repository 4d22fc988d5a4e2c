"""更正: what an issued bulletin said, what is right, and why; a numbered issue of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from db.enums import Indicator
from desktop_app.documents import bulletin, corrected_places, corrected_words, wording
from desktop_app.documents.assemble import COUNTED_IN, UNIT_COLUMNS
from desktop_app.documents.compared import Difference
from desktop_app.documents.corrected_words import CorrectedWords
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import (
    BREAK,
    SISTERS,
    Align,
    Block,
    Colophon,
    Column,
    Document,
    Masthead,
    RedHeader,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.template_tables import caption, length
from desktop_app.documents.templates import Template, Values
from desktop_app.domain import words
from desktop_app.domain.indicators import RANKING_ONLY, measure
from desktop_app.domain.money import yi_text

TEMPLATE = "correction.txt"
PRINTED = "printed"
"""Under this a snapshot keeps the texts that were printed, for what may not tell the figures behind them."""

CORRECTIONS = "corrections"
"""Under this the snapshot of a correction keeps what it printed."""

WORDS = "words"
"""Under this it keeps the words that it put right, as (before, now)."""

PLACED = "placed"
"""Under this a snapshot keeps the units' scores and ranks as they were printed, by the codes of the units."""

BESIDE = "beside"
"""Under this the snapshot of a fortnight keeps what is printed beside its own figures: those of the fortnight before
and of the year, and how many activities there were."""

OF_YEAR = "of_year"
"""Under this a snapshot tells that its document prints the district's figures of the whole year and no others."""

PARTS = {"month": "当月", "cumulative": "累计"}
"""The figures of an indicator of the district that a bulletin prints."""

UNITS_PARTS = {"cumulative": "累计"}
UNITS_INDICATORS = frozenset({*UNIT_COLUMNS, *RANKING_ONLY})
"""What it prints of the units."""

YEARS_PARTS = {"cumulative": "全年"}


@dataclass(frozen=True, slots=True)
class CorrectedFigure:
    """A figure as it was printed and as it should have been; `unit` is empty for the whole district."""

    name: str
    unit: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class CorrectionData:
    """Everything a correction says; `corrected_` tells of the issue that was wrong.

    `name` stands in the masthead; it is empty for a report that has none. What is numbered as official papers are has
    numbers in words (合作交流公示〔2022〕2号), `own` and `old`. `places` is what is printed otherwise; `figures` stand
    in place of it for an issue of which only they were kept. `words` are those that were wrong. `phrases` are the
    corrected title in the pieces between which it may be broken. `rest` is the part of the template on
    what is not listed. `recipients` and `copies` are those of the corrected issue. `voided` names the corrections of it
    that are void and that this one replaces.
    """

    name: str
    corrected: str
    corrected_number: int
    corrected_day: date
    issue: bulletin.Issue
    figures: tuple[CorrectedFigure, ...]
    reason: str
    office: str
    phrases: tuple[str, ...] = ()
    own: str = ""
    old: str = ""
    rest: str = "rest"
    recipients: tuple[tuple[str, str], ...] = ()
    copies: int = 0
    words: tuple[CorrectedWords, ...] = ()
    places: tuple[Difference, ...] = ()
    voided: str = ""

    @property
    def count(self) -> int:
        """How many figures, or sentences with figures, are corrected."""
        return len(self.figures) or corrected_places.count(self.places)


def changed(
    before: Mapping[str, Any], now: Mapping[str, Any], units: Mapping[str, str] | None = None
) -> tuple[CorrectedFigure, ...]:
    """The figures of two snapshots that are printed otherwise, the district's first; `units` names units by code."""
    both = frozenset(before.keys() & now.keys())
    asked = _Asked(units or {}, bool(now.get(OF_YEAR)), both, _shared(before, now))
    old, new = (dict(_printed(snapshot, asked)) for snapshot in (before, now))
    keys = list(dict.fromkeys((*new, *old)))
    keys.sort(key=lambda key: bool(key[1]))
    nothing = wording.NOTHING
    found = [CorrectedFigure(*key, old.get(key, nothing), new.get(key, nothing)) for key in keys]
    return tuple(figure for figure in found if figure.before != figure.now)


@dataclass(frozen=True, slots=True)
class _Asked:
    """How figures are told: `units` by code, those of a year, what `both` snapshots keep, and the counts that have
    `parts`."""

    units: Mapping[str, str]
    of_year: bool
    both: frozenset[str]
    parts: frozenset[Indicator]


def rest(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """The part of the template that tells of what a correction of these figures does not list.

    What a notice tells is listed whole; of an issue that did not keep its ranks, or the figures beside those of a
    fortnight, these cannot be compared.
    """
    if PRINTED in now:
        return "rest_told"
    if BESIDE in now and BESIDE not in before:
        return "rest_uncounted"
    return "rest_unplaced" if PLACED in now and PLACED not in before else "rest"


def _shared(*snapshots: Mapping[str, Any]) -> frozenset[Indicator]:
    """The counts that tables print with decimals, since units have parts in them."""
    return frozenset(
        Indicator(entry["indicator"])
        for snapshot in snapshots
        for entry in snapshot.get("figures", ())
        if entry["unit"] is not None and entry.get("cumulative") and Fraction(entry["cumulative"]).denominator != 1
    )


def _printed(snapshot: Mapping[str, Any], asked: _Asked) -> Iterator[tuple[tuple[str, str], str]]:
    """(name, unit) and the text of every figure; of what keeps the texts that it printed, these and no others."""
    if PRINTED in snapshot:
        yield from (((one["name"], one["unit"]), one["text"]) for one in snapshot[PRINTED])
        return
    for figure in snapshot.get("counted", ()):
        text = f"{yi_text(Fraction(figure['fen']))}亿元" if "fen" in figure else f"{figure['value']}个"
        yield (f"{figure['name']}（本期）", ""), text
    for one in snapshot.get(BESIDE, ()) if BESIDE in asked.both else ():
        yield (one["name"], ""), one["text"]
    for entry in snapshot.get("figures", ()):
        indicator = Indicator(entry["indicator"])
        code = entry["unit"]
        if code is not None and (asked.of_year or indicator not in UNITS_INDICATORS):
            continue
        parts = YEARS_PARTS if asked.of_year else PARTS if code is None else UNITS_PARTS
        shared = code is not None and indicator in asked.parts
        for part, words_ in parts.items():
            name = f"{words.label(indicator)}（{words_}）"
            value = None if entry.get(part) is None else Fraction(entry[part])
            yield (name, "" if code is None else asked.units.get(code, code)), _text(value, indicator, shared)
    for one in snapshot.get(PLACED, ()) if PLACED in asked.both else ():
        yield (one["name"], asked.units.get(one["unit"], one["unit"])), one["text"]


def _text(value: Fraction | None, indicator: Indicator, parts: bool) -> str:
    unit = wording.unit(measure(indicator), COUNTED_IN.get(indicator, "个"))
    return wording.figure(value, measure(indicator), parts) + (unit if value is not None else "")


def build(data: CorrectionData, template: Template) -> Document:
    """The correction as a document. Raises UserError naming file and line when the template is wrong."""
    template = _worded_for(data, template)
    values: dict[str, object] = {
        "name": data.name,
        "office": data.office,
        "corrected": wording.within_title(data.corrected),
        "corrected_number": data.corrected_number,
        "corrected_issue": f"（{data.old or f'第{data.corrected_number}期'}）" if data.name else "",
        "corrected_day": chinese_date(data.corrected_day),
        "count": data.count,
        "words": len(data.words),
        "places": corrected_places.names(data.places),
        "charts": corrected_places.charts(data.places),
        "reason": data.reason.rstrip("。") + "。",
        "voided": data.voided,
    }
    apart = data.count > length(template, "in_body") and bool(data.places) and "annexes" in template.parts
    sections: dict[str, bulletin.Maker] = {
        "figures": lambda: _corrected(data, template, values, apart),
        "reason": lambda: [text_paragraph(template.text("reason", values))],
        "rest": lambda: [text_paragraph(_rest(data, template, values))],
    }
    annexes: dict[str, bulletin.Maker] = {"places": lambda: _places(data, template)} if apart else {}
    made = bulletin.compose(template, values, data.issue, sections, annexes)
    if data.recipients:
        made = replace(made, blocks=tuple(_sent_to_the_same(data, block) for block in made.blocks))
    if data.own:
        made = replace(made, blocks=_as_official_paper(data, made.blocks))
    if "".join(data.phrases) != data.corrected:
        return made
    issue = f"{BREAK}{values['corrected_issue']}{BREAK}" if data.own else values["corrected_issue"]
    places = values | {
        "corrected": wording.within_title(BREAK.join(data.phrases)),
        "corrected_issue": issue,
    }
    title = Title.of(template.lines("title", places))
    return replace(made, blocks=tuple(title if isinstance(block, Title) else block for block in made.blocks))


def _worded_for(data: CorrectionData, template: Template) -> Template:
    """The template with title and opening as they are for words that were wrong, and with what is said of corrections
    that are void."""
    own = {}
    if data.words:
        what = "both" if data.count else "words"
        own = {part: template.parts[f"{part}_{what}"] for part in ("title", "opening")}
    if data.voided:
        own["opening"] = (*own.get("opening", template.parts["opening"]), *template.parts.get("voided", ()))
    return replace(template, parts={**template.parts, **own})


def _corrected(data: CorrectionData, template: Template, values: Values, apart: bool) -> list[Block]:
    """The figures and the words, a table each. `apart`: the figures stand in an annex."""
    blocks: list[Block] = []
    if data.places:
        tables = [] if apart else _places(data, template)
        several = sum(isinstance(block, Table) for block in tables) > 1 and "figures_tables" in template.parts
        part = "figures_apart" if apart else "figures_tables" if several else "figures"
        blocks += [text_paragraph(template.text(part, values)), *tables]
    if data.figures:
        blocks += [text_paragraph(template.text("figures", values)), _table(data.figures, caption(template, "figures"))]
    if data.words:
        blocks += [
            text_paragraph(template.text("words", values)),
            corrected_words.table(data.words, caption(template, "words")),
        ]
    return blocks


def _places(data: CorrectionData, template: Template) -> list[Block]:
    return corrected_places.tables(data.places, caption(template, "figures"), caption(template, "sentences"))


def _rest(data: CorrectionData, template: Template, values: Values) -> str:
    """What is said of all that is not listed: charts that draw what is, and the rest."""
    charts = template.text("charts", values) if values["charts"] else ""
    return charts + template.text(data.rest, values)


def _sent_to_the_same(data: CorrectionData, block: Block) -> Block:
    """The foot names whom the corrected issue was sent to."""
    return replace(block, copies_to=data.recipients, copies=data.copies) if isinstance(block, Colophon) else block


def _as_official_paper(data: CorrectionData, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Under the red head of what is corrected: nothing in it is internal, and it has no foot."""
    return (RedHeader(data.name, data.own), *(block for block in blocks if not isinstance(block, Masthead | Colophon)))


def _table(figures: Sequence[CorrectedFigure], above: str) -> Table:
    columns = (
        Column("指标", 3.2),
        Column("范围", 1.6),
        Column("原数据", 1.4, Align.RIGHT, alike=True),
        Column("更正后", 1.4, Align.RIGHT, alike=True),
    )
    rows = tuple((one.name, one.unit or "全区", one.before, one.now) for one in figures)
    return Table(columns, rows, above, largest=SISTERS)
