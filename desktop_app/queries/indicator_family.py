"""A family of indicators: indicators that are counted over the same rows, and the statement that finds these."""

from dataclasses import dataclass

from db.enums import Indicator
from desktop_app.domain.periods import Month

NO_PROJECT = "''"
"""In SQL: records that belong to no project."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One indicator over the rows of its family: conditions and the value summed, in terms of the row `c`.

    `month` is the month in which the row began to count. `base` and `base_value` are the denominator of a rate. The
    `month_` values stand in where a month's part of a row is not the row's whole value.
    """

    indicator: Indicator
    cumulative: str = "1 = 1"
    month: str = "c.month"
    value: str = "1"
    base: str = "1 = 0"
    base_in_month: str = "c.month = :month"
    base_value: str = "1"
    month_value: str = ""
    month_base_value: str = ""

    def sums(self) -> tuple[tuple[str, str], ...]:
        """Condition and value of: cumulative, the month's, and the same of the denominator."""
        return (
            (self.cumulative, self.value),
            (f"({self.cumulative}) AND {self.month} = :month", self.month_value or self.value),
            (self.base, self.base_value),
            (f"({self.base}) AND ({self.base_in_month})", self.month_base_value or self.base_value),
        )


@dataclass(frozen=True, slots=True)
class Family:
    """`kind` of record that is counted, `tables` helper CTEs, `rows` the SELECT.

    `owner`: credit, unit, or empty (district only). Of the record of a row `c`, which a sum never asks for: `number`,
    what it is called in lists, and `project`, the id of the project it belongs to, or NO_PROJECT. `counts_by_month`:
    the figure is the sum of what its months brought, so that what was counted by the month before can be told from it.
    """

    kind: str
    number: str
    rows: str
    marks: tuple[Mark, ...]
    owner: str = "credit"
    tables: tuple[str, ...] = ()
    project: str = "c.project_id"
    counts_by_month: bool = True

    @property
    def sql(self) -> str:
        """The WITH clause that defines `counted`."""
        return "WITH RECURSIVE " + ", ".join((*self.tables, f"counted AS MATERIALIZED ({self.rows})"))


def parameters(month: Month, own_city: str) -> dict[str, object]:
    """The values of every family's SELECT. `own_city` is a prefix of a GB/T 2260 code, e.g. `12`."""
    return {
        "month": str(month),
        "first_month": f"{month.year:04d}-01",
        "month_start": month.first_day.isoformat(),
        "start": month.year_start.isoformat(),
        "end": month.last_day.isoformat(),
        "window_start": month.plus(-11).first_day.isoformat(),
        "own_city": f"{own_city}%",
        "month_number": month.month,
    }
