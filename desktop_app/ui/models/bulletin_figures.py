"""The figures of a bulletin that one checks before it is issued, in words, each with the list behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from db.enums import Indicator, ReportKind
from desktop_app.documents.assemble_fortnight import FUNDS, STEP_NAMES
from desktop_app.documents.correction import CORRECTIONS, PRINTED, WORDS
from desktop_app.documents.notice import LANDED, LANDED_NAME
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.money import round_half_up, yi_text
from desktop_app.domain.periods import Fortnight, Month
from desktop_app.queries.fortnight import Step
from desktop_app.queries.overview import LISTED
from desktop_app.queries.report_issues import COUNTED, district_figures
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.models.lookups import language

SHORT = 24
"""A value of so many characters has room beside its name."""

Behind = Sequence[str] | Mapping[str, int | str]
"""The projects behind a figure, with what each counts for where that is known."""

IN_ENGLISH = {
    STEP_NAMES[Step.LEAD]: "New leads",
    STEP_NAMES[Step.REVIEWED]: "Reviewed",
    STEP_NAMES[Step.SIGNED]: "Signed",
    STEP_NAMES[Step.LANDED]: "Landed",
    STEP_NAMES[Step.CONSTRUCTION]: "Construction begun",
    STEP_NAMES[Step.PRODUCTION]: "Production begun",
    LANDED_NAME: "Landed projects",
    words.label(FUNDS, "zh_CN"): words.label(FUNDS, "en"),
}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of the district: what it counts, how much, and what leads to the list behind it.

    That is the indicator, or the `projects` themselves where they were kept with the figure; with neither no list does.
    `parts` is what each of them counts for, in 分 when it is `money`; None: that is not known.
    """

    name: str
    value: str
    indicator: Indicator | None = None
    projects: tuple[str, ...] | None = None
    parts: Mapping[str, Fraction | int] | None = None
    money: bool = False


def figure_lines(snapshot: Mapping[str, Any], behind: Mapping[str, Behind] | None = None) -> list[FigureLine]:
    """The main figures of a bulletin, made or issued, that stand in it; none for one issued before figures were kept.

    A correction prints what is corrected and nothing else, and a notice what the public is told. `behind` are the
    projects that were kept with an issue, by indicator.
    """
    if CORRECTIONS in snapshot:
        words_ = [FigureLine(f"{before} → {now or NOTHING}", "") for before, now in snapshot.get(WORDS, ())]
        return [*map(_corrected, snapshot[CORRECTIONS]), *words_]
    if PRINTED in snapshot:
        landed = tuple(snapshot[LANDED]) if LANDED in snapshot else None
        parts = None if landed is None else dict.fromkeys(landed, 1)
        return [
            FigureLine(_named(one["name"]), one["text"], projects=landed, parts=parts)
            for one in snapshot[PRINTED]
            if one["name"] == LANDED_NAME
        ]
    figures = district_figures(snapshot)
    kept = behind or {}
    return [_step(figure, kept.get(figure["name"])) for figure in snapshot.get(COUNTED, ())] + [
        _line(one, figures[one], kept.get(one.value)) for one in LISTED if one in figures
    ]


def _corrected(figure: Mapping[str, Any]) -> FigureLine:
    """What was corrected; sentences are told with where they stand."""
    name = f"{figure['unit']} {figure['name']}".strip()
    value = f"{figure['before'] or NOTHING} → {figure['now'] or NOTHING}"
    return FigureLine(name, value) if len(value) <= SHORT else FigureLine(f"{name}：{value}", "")


def _line(indicator: Indicator, value: Fraction | None, kept: Behind | None) -> FigureLine:
    return FigureLine(
        words.label(indicator, language()),
        _text(indicator, value),
        indicator,
        None if kept is None else tuple(kept),
        _parts(kept),
        measure(indicator) is Measure.MONEY,
    )


def _step(figure: Mapping[str, Any], kept: Behind | None) -> FigureLine:
    """Of what was counted by itself: steps of projects, or money. Of a draft, and of what older programs issued, the
    projects are told with the figure."""
    money = "fen" in figure
    value = f"{yi_text(Fraction(figure['fen']))} 亿元" if money else str(figure["value"])
    told = kept if kept is not None else figure.get("projects")
    parts = _parts(told)
    if parts is None and told is not None:
        counts = figure.get("parts", ()) if money else [1] * len(told)
        parts = (
            {id_: Fraction(part) for id_, part in zip(told, counts, strict=True)} if len(counts) == len(told) else None
        )
    return FigureLine(_named(figure["name"]), value, None, None if told is None else tuple(told), parts, money)


def _parts(kept: Behind | None) -> dict[str, Fraction] | None:
    return {id_: Fraction(part) for id_, part in kept.items()} if isinstance(kept, Mapping) else None


def _named(name: str) -> str:
    """What was counted, as the language of the window calls it: bulletins are always Chinese."""
    return name if language() == "zh_CN" else IN_ENGLISH.get(name, name)


def counted_month(kind: ReportKind, period: str) -> Month:
    """The month up to which a bulletin counts."""
    if kind is ReportKind.FORTNIGHTLY:
        return Month.of(Fortnight.parse(period).last_day)
    return Month(int(period), 12) if kind is ReportKind.ANNUAL else Month.parse(period)


def _text(indicator: Indicator, value: Fraction | None) -> str:
    if value is None:
        return NOTHING
    if measure(indicator) is Measure.MONEY:
        return f"{yi_text(value)} 亿元"
    text = f"{round_half_up(value, 2):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
