"""The monthly ranking of the units, from the same figures as the indicator table."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.enums import Indicator, UnitGroup
from db.models import RankingAdjustment, Unit
from desktop_app.domain import indicators as rules
from desktop_app.domain import ranking as scoring
from desktop_app.domain.indicators import Light
from desktop_app.domain.periods import Month
from desktop_app.queries import indicator_table, indicators, office_settings
from desktop_app.queries.indicators import Figures
from desktop_app.queries.office_settings import OfficeSettings

_FUNDS = Indicator.OUTSIDE_FUNDS_IN_PLACE


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """A line of the ranking. `score_centi` in hundredths of a point; None for score and rank = 不参评."""

    group: UnitGroup
    code: str
    name: str
    score_centi: int | None
    rank: int | None
    previous_rank: int | None
    light: Light | None
    parts: tuple[scoring.Part, ...]


def table(session: Session, month: Month, figures: Figures | None = None) -> list[RankedUnit]:
    """The ranking of a month, group by group; the previous rank is that of the month before in the same year.

    `figures` are the month's, if all of them are counted already.
    """
    settings = office_settings.load(session)
    wanted = {indicator for weights in settings.weights.values() for indicator in weights} | {_FUNDS}
    if figures is None:
        figures = indicators.count(session, month, settings.own_city, wanted)
    placed = _placed(session, month, settings, figures)
    previous: dict[str, int | None] = {}
    if month.month > 1:
        before_it = indicators.month_before(session, month, settings.own_city, wanted, figures)
        previous = {p.candidate.code: p.rank for p in _placed(session, month.plus(-1), settings, before_it)}
    names = dict(session.execute(select(Unit.code, Unit.name)).all())
    before = indicator_table.issued_figures(session, month.plus(-12))
    lines = []
    for place in placed:
        candidate = place.candidate
        lines.append(
            RankedUnit(
                candidate.group,
                candidate.code,
                names[candidate.code],
                place.score_centi,
                place.rank,
                previous.get(candidate.code),
                _light(candidate, month, before, settings.thresholds),
                tuple(candidate.parts),
            )
        )
    return lines


def _light(
    candidate: scoring.Candidate, month: Month, before: Mapping[indicator_table.Key, Fraction], limits: rules.Thresholds
) -> Light | None:
    """A unit's light is that of the weightiest indicator it has a target for: its pace, and its growth if known."""
    if not candidate.parts:
        return None
    main = max(candidate.parts, key=lambda part: part.weight)
    grown = rules.growth(main.done, before.get((main.indicator, candidate.code)))
    return rules.light(rules.completion(main.done, main.target), rules.pace(main.indicator, month.month), grown, limits)


def _placed(session: Session, month: Month, settings: OfficeSettings, figures: Figures) -> list[scoring.Placed]:
    units = session.execute(
        select(Unit.code, Unit.group, Unit.id)
        .where(Unit.deleted_at.is_(None), Unit.is_centre.is_(False))
        .where(or_(Unit.active_from.is_(None), Unit.active_from <= month.last_day))
        .where(or_(Unit.active_to.is_(None), Unit.active_to >= month.first_day))
    ).all()
    goals = indicator_table.targets(session, month.year)
    points: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for unit_id, centi in session.execute(
        select(RankingAdjustment.unit_id, RankingAdjustment.points_centi).where(
            RankingAdjustment.month == str(month), RankingAdjustment.deleted_at.is_(None)
        )
    ):
        points[unit_id][0 if centi > 0 else 1] += Fraction(abs(centi), 100)
    candidates = []
    for code, group, unit_id in units:
        parts = [
            scoring.Part(
                indicator,
                weight,
                indicators.figure(figures, indicator, code).cumulative or Fraction(0),
                goals[indicator, code],
            )
            for indicator, weight in settings.weights.get(group, {}).items()
            if goals.get((indicator, code), Fraction(0)) > 0
        ]
        funds = indicators.figure(figures, _FUNDS, code).cumulative or Fraction(0)
        candidates.append(
            scoring.Candidate(
                code,
                group,
                parts,
                bonus=points[unit_id][0],
                penalty=points[unit_id][1],
                funds_completion=rules.completion(funds, goals.get((_FUNDS, code))) or Fraction(0),
                funds=funds,
            )
        )
    return scoring.rank(candidates)
