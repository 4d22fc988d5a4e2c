"""The columns of review meetings, their agendas and the judges' cards, and how their states are said."""

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from db.enums import ReviewConclusion
from desktop_app.domain.meeting import MeetingState
from desktop_app.domain.review import DIMENSIONS, Judgement, Reason, ReviewRules
from desktop_app.queries.review_conditions import ConditionDuty
from desktop_app.queries.review_list import AgendaLine, CardLine, MeetingLine
from desktop_app.ui.formats import NOTHING, date_text, plain_text
from desktop_app.ui.models.lookups import listed, word
from desktop_app.ui.table_model import Column, Editor

RECUSED, OPINION = "recused", "opinion"
LIGHTS = {
    MeetingState.AHEAD: "",
    MeetingState.UNDECIDED: "yellow",
    MeetingState.WAITING: "yellow",
    MeetingState.CONFIRMED: "green",
}
RESULT_LIGHTS = {
    ReviewConclusion.PASSED: "green",
    ReviewConclusion.CONDITIONAL: "yellow",
    ReviewConclusion.SUPPLEMENT: "yellow",
    ReviewConclusion.FAILED: "red",
}


def state_words(state: MeetingState) -> str:
    """What a meeting waits for, or that it counts."""
    translate = QCoreApplication.translate
    return {
        MeetingState.AHEAD: translate("Meetings", "to come"),
        MeetingState.UNDECIDED: translate("Meetings", "results due"),
        MeetingState.WAITING: translate("Meetings", "to confirm"),
        MeetingState.CONFIRMED: translate("Meetings", "confirmed"),
    }[state]


def day_words(line: MeetingLine) -> str:
    """The day of a meeting, and its hour where it is known."""
    hour = line.starts.strftime(" %H:%M") if line.starts else ""
    return date_text(line.held_on) + hour


def result_words(line: MeetingLine) -> str:
    """How many projects came to which conclusion."""
    return listed(f"{word(conclusion)} {number}" for conclusion, number in line.decided) or NOTHING


def score_text(centi: int | None) -> str:
    """A score with as many decimals as it has."""
    return NOTHING if centi is None else f"{centi / 100:g}"


def meeting_columns() -> list[Column]:
    """In the order of the list."""
    translate = QCoreApplication.translate
    return [
        Column("held_on", translate("Meetings", "Date"), date_text, width=84),
        Column(
            "state",
            translate("Meetings", "State"),
            value=lambda line: state_words(line.state),
            width=96,
            light=lambda line: LIGHTS[line.state],
        ),
        Column(
            "title", translate("Meetings", "Meeting"), width=190, tooltip=lambda line: f"{line.title}\n{line.place}"
        ),
    ]


def printed_meeting_columns() -> list[Column]:
    """The same on paper, where there is room for more."""
    translate = QCoreApplication.translate
    return [
        *meeting_columns(),
        Column("place", translate("Meetings", "Place"), width=150),
        Column("chair", translate("Meetings", "Chair"), width=90),
        Column("projects", translate("Meetings", "Projects"), align="right", width=70),
        Column("decided", translate("Meetings", "Results"), value=result_words, width=260),
    ]


def agenda_columns() -> list[Column]:
    """In the order of the table; the agenda has an order of its own, which no column changes."""
    translate = QCoreApplication.translate

    def column(field: str, title: str, width: int, **more: object) -> Column:
        return Column(field, title, width=width, sortable=False, **more)  # type: ignore[arg-type]

    return [
        column("place", translate("Meetings", "No."), 44, align="right"),
        column("title", translate("Meetings", "Project"), 210, tooltip=lambda line: f"{line.number} {line.title}"),
        column("unit", translate("Meetings", "Reported by"), 100),
        column("score", translate("Meetings", "Score"), 66, text=score_text, align="right"),
        column(
            "conclusion",
            translate("Meetings", "Result"),
            126,
            value=lambda line: word(line.conclusion),
            light=lambda line: RESULT_LIGHTS.get(line.conclusion, ""),
        ),
        column(
            "conditions", translate("Meetings", "Conditions"), 200, value=conditions_words, tooltip=conditions_words
        ),
    ]


def conditions_words(line: AgendaLine) -> str:
    """The conditions, and until when they are to be met, that their unit says they are, or that they are."""
    translate = QCoreApplication.translate
    if line.conclusion is not ReviewConclusion.CONDITIONAL:
        return ""
    parts = [" ".join(line.conditions.split())]
    if line.conditions_closed:
        parts.append(translate("Meetings", "met"))
    elif line.reported is not None:
        parts.append(reported_words(line.reported))
    elif line.conditions_due:
        parts.append(translate("Meetings", "by {date}").format(date=date_text(line.conditions_due)))
    return " · ".join(part for part in parts if part)


def reported_words(duty: ConditionDuty) -> str:
    """That a unit says that conditions are met, since when, and what shows it; the centre has not confirmed it yet."""
    words = QCoreApplication.translate("Meetings", "{unit} reports them met on {date}, not confirmed yet")
    words = words.format(unit=duty.unit or NOTHING, date=date_text(duty.closed_on))
    return " · ".join(part for part in (words, " ".join(duty.evidence.split())) if part)


@dataclass(slots=True)
class JudgeRow:
    """A judge's card in the sheet, where it changes as it is written in."""

    card: CardLine

    @property
    def id(self) -> str:
        return self.card.judge


def with_cell(card: CardLine, field: str, value: object) -> CardLine:
    """The card with one cell changed. Raises ValueError for points that are no whole number."""
    if field == RECUSED:
        return replace(card, recused=bool(value))
    text = unicodedata.normalize("NFKC", str("" if value is None else value)).strip()
    if field == OPINION:
        return replace(card, opinion=str(value or "").strip())
    points = int(text) if text else None
    given = tuple(points if name == field else old for name, old in zip(DIMENSIONS, card.points, strict=True))
    return replace(card, points=given)


def judged_words(judged: Judgement, rules: ReviewRules) -> list[str]:
    """What the cards on a project come to, part by part; nothing where there is none."""
    if not judged.judges or judged.score_centi is None:
        return []
    translate = QCoreApplication.translate
    words = [
        translate("Meetings", "%n card(s)", "", judged.judges),
        translate("Meetings", "{score} points").format(score=score_text(judged.score_centi)),
    ]
    if judged.reason is Reason.TOO_FEW:
        missing = rules.fewest_judges - judged.judges
        return [*words, translate("Meetings", "%n card(s) more before there can be a result", "", missing)]
    return [*words, word(judged.conclusion)]


def missing_cards(agenda: Sequence[AgendaLine]) -> list[tuple[str, list[str]]]:
    """The projects on which judges who were there neither gave all points nor stood aside, with these judges' names.

    A project on which nobody gave any was not scored at all.
    """
    present = {card.judge for line in agenda for card in line.cards if _is_whole(card)}
    missing = [
        (line.title, [card.judge for card in line.cards if card.judge in present and not _is_whole(card)])
        for line in agenda
        if any(_is_whole(card) for card in line.cards)
    ]
    return [(title, judges) for title, judges in missing if judges]


def _is_whole(card: CardLine) -> bool:
    return card.recused or card.total is not None


def card_columns(rules: ReviewRules) -> list[Column]:
    """Judges down, dimensions across with the most points of each."""
    translate = QCoreApplication.translate
    points = [
        Column(
            dimension,
            f"{_dimension(dimension)} {most}",
            _points,
            "right",
            88,
            value=lambda row, place=place: row.card.points[place],  # type: ignore[misc]
            editor=Editor("text"),
            sortable=False,
        )
        for place, (dimension, most) in enumerate(zip(DIMENSIONS, rules.maxima, strict=True))
    ]
    aside = Editor("choice", lambda: [(False, NOTHING), (True, translate("Meetings", "recused"))])
    return [
        Column("id", translate("Meetings", "Judge"), width=96, sortable=False),
        *points,
        Column(
            "total", translate("Meetings", "Total"), plain_text, "right", 60, lambda row: row.card.total, sortable=False
        ),
        Column(
            RECUSED,
            translate("Meetings", "Recused"),
            _recused,
            width=76,
            value=lambda row: row.card.recused,
            editor=aside,
            sortable=False,
        ),
        Column(
            OPINION,
            translate("Meetings", "Opinion"),
            width=160,
            value=lambda row: row.card.opinion,
            editor=Editor("text"),
            sortable=False,
        ),
    ]


def _points(points: int | None) -> str:
    return "" if points is None else str(points)


def _recused(aside: bool) -> str:
    return QCoreApplication.translate("Meetings", "recused") if aside else ""


def _dimension(name: str) -> str:
    translate = QCoreApplication.translate
    return {
        "industry": translate("Meetings", "Industry"),
        "direction": translate("Meetings", "Direction"),
        "environment": translate("Meetings", "Environment"),
        "social": translate("Meetings", "Society"),
        "economic": translate("Meetings", "Economy"),
    }[name]


def matching(lines: Sequence[MeetingLine], typed: str) -> list[MeetingLine]:
    """Those with every typed word in their title, day, place or chair."""
    wanted = typed.lower().split()
    return [line for line in lines if all(part in _text(line) for part in wanted)]


def _text(line: MeetingLine) -> str:
    day: dt.date = line.held_on
    return " ".join((line.title, day.isoformat(), line.place, line.chair)).lower()
