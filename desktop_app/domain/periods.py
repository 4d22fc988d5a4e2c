"""Reporting periods: a month within its year (1 January to the month's end), and fortnights."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from db.enums import ReportKind

YEARS = range(1900, 9000)
"""Years that may be asked about; those around them still have their months."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A reporting month. Its period runs from 1 January to its last day."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise ValueError(f"{self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> "Month":
        """`2022-03`; also `2022-3`, `2022/3`, `2022.3` and `2022年3月`. Raises ValueError."""
        match = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})月?", text.strip())
        if not match or int(match[1]) not in YEARS:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month of a day."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Its last day: the period's end."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def year_start(self) -> date:
        """1 January: the period's start."""
        return date(self.year, 1, 1)

    def plus(self, months: int) -> "Month":
        """This many months later (or earlier)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)


@dataclass(frozen=True, slots=True, order=True)
class Fortnight:
    """The n-th 14 days of a year, counted from the year's first Monday or before; the last one ends on 31 December.

    Fortnight 1 begins on 1 January; each next one on a Monday, 14 days after the Monday of the week of 1 January.
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Fortnight":
        """`2022-20`, or a date within it. Raises ValueError."""
        match = re.fullmatch(r"(\d{4})-(\d{1,2})", text.strip())
        if match:
            found = cls(int(match[1]), int(match[2]))
            if found.year not in YEARS or not 1 <= found.number <= cls.of(date(found.year, 12, 31)).number:
                raise ValueError(text)
            return found
        day = date.fromisoformat(text.strip())
        if day.year not in YEARS:
            raise ValueError(text)
        return cls.of(day)

    @classmethod
    def of(cls, day: date) -> "Fortnight":
        """The fortnight of a day."""
        return cls(day.year, (day - cls._origin(day.year)).days // 14 + 1)

    @staticmethod
    def _origin(year: int) -> date:
        first = date(year, 1, 1)
        return first - timedelta(days=first.weekday())

    @property
    def first_day(self) -> date:
        """Its first day, not before 1 January."""
        return max(date(self.year, 1, 1), self._origin(self.year) + timedelta(days=14 * (self.number - 1)))

    @property
    def last_day(self) -> date:
        """Its last day, not after 31 December."""
        return min(date(self.year, 12, 31), self._origin(self.year) + timedelta(days=14 * self.number - 1))

    @property
    def before(self) -> "Fortnight":
        """The one that ends on the day before this one begins."""
        return Fortnight.of(self.first_day - timedelta(days=1))

    @property
    def after(self) -> "Fortnight":
        """The one that begins on the day after this one ends."""
        return Fortnight.of(self.last_day + timedelta(days=1))

    @classmethod
    def all_of(cls, year: int) -> tuple["Fortnight", ...]:
        """Those of a year, in order."""
        return tuple(cls(year, number) for number in range(1, cls.of(date(year, 12, 31)).number + 1))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def days_of(kind: ReportKind, period: str) -> tuple[date, date]:
    """The first and the last day that a bulletin tells of: `2022-20` of a fortnight, `2022-12`, `2022`.

    Raises ValueError for a period that this kind does not have.
    """
    if kind is ReportKind.FORTNIGHTLY:
        fortnight = Fortnight.parse(period)
        return fortnight.first_day, fortnight.last_day
    if kind is ReportKind.ANNUAL:
        return date(int(period), 1, 1), date(int(period), 12, 31)
    month = Month.parse(period)
    return month.first_day, month.last_day
