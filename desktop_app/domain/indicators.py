"""What the indicators are, and what completion, pace, growth and the light mean.

The counting itself is SQL (desktop_app.queries.indicators); here is what follows from the counted figures.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from db.enums import Indicator
from desktop_app.domain.money import round_half_up


class Measure(StrEnum):
    """How a figure is measured: money in 分, a count (credit shares make parts), or a rate of two counts."""

    MONEY = "money"
    COUNT = "count"
    RATE = "rate"


class Light(StrEnum):
    """Traffic light of an indicator; shown with shape and word, never by colour alone."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


_MONEY = {Indicator.OUTSIDE_FUNDS_IN_PLACE, Indicator.BEIJING_AGREEMENT_AMOUNT}
_RATE = {
    Indicator.SIGNED_TO_LANDED_RATE,
    Indicator.UPDATE_TIMELINESS_RATE,
    Indicator.COMMITMENT_FULFILMENT_RATE,
}
RANKING_ONLY = frozenset(
    {Indicator.LEADS_ACCEPTED, Indicator.REFERRALS_MADE, Indicator.LANDINGS_CONTRIBUTED, Indicator.TASKS_CLOSED}
)
"""Counted for the ranking of bureaus, not part of the district's table."""

REPORTED = tuple(i for i in Indicator if i not in RANKING_ONLY)
"""The indicators of the command line and of the monthly table, in their order."""


def measure(indicator: Indicator) -> Measure:
    """How this indicator is measured."""
    if indicator in _MONEY:
        return Measure.MONEY
    return Measure.RATE if indicator in _RATE else Measure.COUNT


@dataclass(frozen=True, slots=True)
class Thresholds:
    """[default] limits of the lights: shares of the pace, and the growth planned over last year."""

    green_pace: Fraction = Fraction(95, 100)
    yellow_pace: Fraction = Fraction(70, 100)
    planned_growth: Fraction = Fraction(0)


def target_value(indicator: Indicator, stored: int) -> Fraction:
    """A stored target as the figure's own measure: 分, a count, or a ratio (stored in thousandths of a percent)."""
    match measure(indicator):
        case Measure.MONEY:
            return Fraction(stored)
        case Measure.COUNT:
            return Fraction(stored, 1000)
        case Measure.RATE:
            return Fraction(stored, 100_000)


def completion(value: Fraction | None, target: Fraction | None) -> Fraction | None:
    """Done ÷ target; None without a target above zero or without a value."""
    if value is None or target is None or target <= 0:
        return None
    return value / target


def percentage(ratio: Fraction, digits: int = 1) -> Decimal:
    """A ratio in percent as it is told: half-up, but what is short of 100 % never as 100, and something never as 0.

    99.97 % is 99.9: beside 100.0 nobody would see that the target was missed; 0.02 % has the decimals that it takes.
    """
    told, whole = round_half_up(ratio * 100, digits), Decimal(100)
    if ratio < 1 and told >= whole:
        return whole - Decimal(1).scaleb(-digits)
    while ratio and not told:
        digits += 1
        told = round_half_up(ratio * 100, digits)
    return told


def pace(indicator: Indicator, month: int) -> Fraction:
    """Where completion should stand at the end of a month: the share of the year gone; a rate is due in full."""
    return Fraction(1) if measure(indicator) is Measure.RATE else Fraction(month, 12)


def growth(value: Fraction | None, last_year: Fraction | None) -> Fraction | None:
    """Year on year; None ("—") where last year's issued figure is missing or not above zero."""
    if value is None or last_year is None or last_year <= 0:
        return None
    return value / last_year - 1


def light(
    completed: Fraction | None, due: Fraction, grown: Fraction | None, limits: Thresholds | None = None
) -> Light | None:
    """The worse of pace and growth; growth counts only where last year's figure is known; None without a target."""
    limits = limits or Thresholds()
    if completed is None:
        return None
    ratio = completed / due
    lights = [Light.GREEN if ratio >= limits.green_pace else Light.YELLOW if ratio >= limits.yellow_pace else Light.RED]
    if grown is not None:
        if grown < 0:
            lights.append(Light.RED)
        elif grown == 0 or grown < limits.planned_growth:
            lights.append(Light.YELLOW)
        else:
            lights.append(Light.GREEN)
    return max(lights, key=list(Light).index)
