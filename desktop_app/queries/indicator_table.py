"""The indicators of a month as a table: figure, target, completion, gap to pace, growth, light."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import Indicator, ReportKind, ReportState
from db.models import ReportIssue, Target, Unit
from desktop_app.domain import indicators as rules
from desktop_app.domain.indicators import REPORTED, Light
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators, office_settings
from desktop_app.queries.indicators import Figure, Figures

Key = tuple[Indicator, str | None]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One line: figures in the indicator's measure (分, count or ratio); ratios as fractions; None = "—".

    `unit` is a unit's code, None the district. `pace_gap` = completion less the share of the year gone. `last_year` is
    the figure that `year_on_year` compares with.
    """

    indicator: Indicator
    unit: str | None
    target: Fraction | None
    month: Fraction | None
    cumulative: Fraction | None
    completion: Fraction | None
    pace_gap: Fraction | None
    year_on_year: Fraction | None
    light: Light | None
    last_year: Fraction | None = None


def table(
    session: Session,
    month: Month,
    units: Iterable[str | None] = (None,),
    wanted: Iterable[Indicator] = REPORTED,
    figures: Figures | None = None,
) -> list[IndicatorRow]:
    """The rows of these units (None = the district), indicator by indicator; `figures` if they are counted already."""
    units, wanted = list(units), list(wanted)
    settings = office_settings.load(session)
    if figures is None:
        figures = indicators.count(session, month, settings.own_city, wanted, units=units != [None])
    goals = targets(session, month.year)
    before = issued_figures(session, month.plus(-12))
    return [
        row(indicators.figure(figures, indicator, unit), month, goals, before, settings.thresholds)
        for unit in units
        for indicator in wanted
    ]


def row(
    figure: Figure,
    month: Month,
    goals: Mapping[Key, Fraction],
    before: Mapping[Key, Fraction],
    limits: rules.Thresholds,
) -> IndicatorRow:
    """A figure with all that follows from it."""
    key = (figure.indicator, figure.unit)
    target = goals.get(key)
    completed = rules.completion(figure.cumulative, target)
    pace = rules.pace(figure.indicator, month.month)
    last_year = before.get(key)
    grown = rules.growth(figure.cumulative, last_year)
    return IndicatorRow(
        figure.indicator,
        figure.unit,
        target,
        figure.month,
        figure.cumulative,
        completed,
        None if completed is None else completed - pace,
        grown,
        rules.light(completed, pace, grown, limits),
        last_year,
    )


def targets(session: Session, year: int) -> dict[Key, Fraction]:
    """The year's targets by indicator and unit code (None = the district)."""
    rows = session.execute(
        select(Target.indicator, Unit.code, Target.value)
        .outerjoin(Unit, Unit.id == Target.unit_id)
        .where(Target.year == year, Target.deleted_at.is_(None))
    )
    return {(indicator, code): rules.target_value(indicator, value) for indicator, code, value in rows}


def issued_figures(session: Session, month: Month, part: str = "cumulative") -> dict[Key, Fraction]:
    """Cumulative figures (or those of the `month` alone) as issued in that month's bulletin; empty if none was."""
    snapshot = session.scalars(
        select(ReportIssue.snapshot)
        .where(
            ReportIssue.kind == ReportKind.MONTHLY,
            ReportIssue.period == str(month),
            ReportIssue.state == ReportState.ISSUED,
            ReportIssue.deleted_at.is_(None),
        )
        .order_by(ReportIssue.id.desc())
        .limit(1)
    ).first()
    if not snapshot:
        return {}
    return {
        (Indicator(entry["indicator"]), entry["unit"]): Fraction(entry[part])
        for entry in json.loads(snapshot).get("figures", [])
        if entry.get(part) is not None
    }


def snapshot_figures(rows: Iterable[IndicatorRow]) -> list[dict[str, str | None]]:
    """The figures as they are frozen in an issued bulletin: exact fractions as text."""
    return [
        {
            "indicator": r.indicator.value,
            "unit": r.unit,
            "month": None if r.month is None else str(r.month),
            "cumulative": None if r.cumulative is None else str(r.cumulative),
        }
        for r in rows
    ]
