"""What an independent count is made of: periods, counted items, exact sums and rounding."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

OWN_CITY = "12"


@dataclass(frozen=True)
class Period:
    """Whole months of one year, both ends included."""

    first: dt.date
    last: dt.date

    @classmethod
    def months(cls, year: int, first: int, last: int) -> "Period":
        """From the first day of one month to the last day of another."""
        after = dt.date(year + last // 12, last % 12 + 1, 1)
        return cls(dt.date(year, first, 1), after - dt.timedelta(days=1))

    def holds(self, day: dt.date | None) -> bool:
        """Whether the day lies within."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Item:
    """Something counted: what its record is called, and what it adds for the district or the unit asked for."""

    number: str
    value: Fraction


@dataclass(frozen=True)
class Ratio:
    """Two lists: what was reached, of what was due."""

    reached: list[Item]
    due: list[Item]

    @property
    def value(self) -> Fraction | None:
        """None when nothing was due."""
        whole = total(self.due)
        return total(self.reached) / whole if whole else None


def total(items: Iterable[Item]) -> Fraction:
    """The exact sum."""
    return sum((item.value for item in items), Fraction(0))


def month_of(day: dt.date) -> int:
    """Months counted through, so that they can be compared and stepped."""
    return day.year * 12 + day.month


def is_outside(origin: str) -> bool:
    """A known origin that is not the own city."""
    return bool(origin) and not origin.startswith(OWN_CITY)


def light(pace: Fraction) -> str:
    """0.95 of the year's share is green, 0.70 yellow."""
    return "green" if pace >= Fraction(95, 100) else "yellow" if pace >= Fraction(70, 100) else "red"


def half_up(value: Fraction, decimals: int) -> Decimal:
    """Rounded half away from zero, exactly."""
    scaled = abs(value) * 10**decimals
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)
