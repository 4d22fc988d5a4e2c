"""What the first page shows, in words: cards, bars, and the lines of what is due."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.enums import Indicator, Stage
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure, pace
from desktop_app.domain.meeting import MeetingState
from desktop_app.domain.money import FEN_PER_YI, round_half_up, yi_text
from desktop_app.domain.periods import Month
from desktop_app.queries import overview
from desktop_app.queries.indicator_table import IndicatorRow
from desktop_app.queries.overview import Due, Overview
from desktop_app.queries.ranking import RankedUnit
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.models.counted import Counted
from desktop_app.ui.models.lookups import language
from desktop_app.ui.models.meeting_columns import state_words
from desktop_app.ui.widgets.charts import Datum
from desktop_app.ui.widgets.due_list import DueEntry
from desktop_app.ui.widgets.stat_card import Stat


def stat(row: IndicatorRow, month: Month) -> Stat:
    """A card: the figure against its target and the pace of the month."""
    translate = QCoreApplication.translate
    money = measure(row.indicator) is Measure.MONEY
    target = translate("OverviewPage", "Target {target}").format(target=_figure(row.target, money))
    return Stat(
        words.label(row.indicator, language()),
        _figure(row.cumulative, money),
        translate("OverviewPage", "亿元") if money else "",
        "" if row.target is None else target,
        None if row.completion is None else float(row.completion),
        None if row.completion is None else float(pace(row.indicator, month.month)),
        translate("OverviewPage", "Year on year {change}").format(change=_change(row.year_on_year)),
        row.light.value if row.light else "",
    )


def counted(title: str, indicator: Indicator, parts: Mapping[str, Fraction]) -> Counted:
    """The figure behind a card or a bar, as the sum of its projects."""
    money = measure(indicator) is Measure.MONEY
    value = _figure(sum(parts.values(), Fraction(0)), money)
    return Counted(
        title,
        QCoreApplication.translate("OverviewPage", "{value} 亿元").format(value=value) if money else value,
        parts,
        money,
    )


def _figure(value: Fraction | None, money: bool) -> str:
    if value is None:
        return NOTHING
    text = yi_text(value) if money else f"{round_half_up(value, 2):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _change(share: Fraction | None) -> str:
    return NOTHING if share is None else f"{round_half_up(share * 100, 1):+} %"


def money(data: Overview) -> list[Datum]:
    """Bars of the months, the plan of each as a line."""
    plan = None if data.money_target is None else float(data.money_target / 12 / FEN_PER_YI)
    name = QCoreApplication.translate("OverviewPage", "{month}")
    return [
        Datum(str(number), name.format(month=number), float(fen / FEN_PER_YI), yi_text(fen), plan)
        for number, fen in enumerate(data.money_by_month, 1)
    ]


def stage(stage: Stage, count: int) -> Datum:
    """A step of the funnel."""
    return Datum(stage.value, words.label(stage, language()), count, f"{count:,}")


def bar(line: RankedUnit) -> Datum:
    """A unit of the ranking with its score and its movement."""
    score = (line.score_centi or 0) / 100
    return Datum(line.code, f"{line.rank}  {line.name}", score, f"{score:.2f}  {movement(line)}".rstrip())


def movement(line: RankedUnit) -> str:
    """Places gained or lost against the month before; "" without a rank then."""
    if line.rank is None or line.previous_rank is None:
        return ""
    gained = line.previous_rank - line.rank
    return "＝" if gained == 0 else f"↑{gained}" if gained > 0 else f"↓{-gained}"


_LED_TO = ("fund_entry", "commitment", "review_item")
"""Parts of projects at which a record opens; of the others it opens at its head."""


def entry(due: Due, today: date | None) -> DueEntry:
    """A line of the lists on the right; late against `today`, or never when that is None."""
    text = _text(due)
    late = (today - due.when).days if today and due.when else 0
    kind, record_id = "project", due.project_id
    if due.meeting_id:
        kind, record_id = "review_meeting", due.meeting_id
    elif due.kind in _LED_TO or not due.project_id:  # a stage or a claim has no line of its own in the record
        kind, record_id = due.kind, due.part_id
    line = f"{_kind(due.kind)} · {text}" if text else _kind(due.kind)
    return DueEntry(record_id, due.title or due.text, line, due.when, max(0, late), kind)


def every_due(session: Any, today: date) -> list[DueEntry]:
    """Everything that is due or past."""
    found = overview.due(session, today, None)
    return [entry(one, today) for one in (*found.coming, *found.past)]


def every_waiting(session: Any, today: date) -> list[DueEntry]:
    """Everything that waits for the centre's confirmation."""
    return [entry(one, None) for one in overview.waiting(session, today, None)]


def _text(due: Due) -> str:
    """What is said of it beside its kind."""
    if due.kind == "milestone":
        return words.label(Stage(due.text), language())
    return state_words(MeetingState(due.text)) if due.kind == "review_meeting" else due.text


def _kind(kind: str) -> str:
    translate = QCoreApplication.translate
    return {
        "next_step": translate("OverviewPage", "Next step"),
        "task": translate("OverviewPage", "Duty"),
        "commitment": translate("OverviewPage", "Promise"),
        "claim": translate("OverviewPage", "Claim ends"),
        "milestone": translate("OverviewPage", "Stage reached"),
        "fund_entry": translate("OverviewPage", "Money in place"),
        "review_item": translate("OverviewPage", "Conditions reported as met"),
        "review_meeting": translate("OverviewPage", "Review meeting"),
    }[kind]
