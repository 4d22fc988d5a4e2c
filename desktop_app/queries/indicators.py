"""Counting the indicators: SQL over what the centre has confirmed (district rules, indicators 1 to 11).

Every indicator is a *family* of counted rows: one SELECT that yields a line per record with its number, its owner and
the marks that the indicators of the family look at. The same SELECT is summed for the figures and listed for "the
records behind", so that the two cannot differ. District figures count each record once; a unit's figures weigh it with
the unit's credit share, added up exactly.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.enums import Indicator
from db.models import Unit
from db.types import WHOLE
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.periods import Month
from desktop_app.queries.disputed_shares import disputed
from desktop_app.queries.indicator_family import NO_PROJECT, Family, Mark, parameters
from desktop_app.queries.indicator_sql import FAMILIES


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted indicator. `unit` is a unit's code, None the district.

    Money in 分, counts in records (parts of them for shared credit), rates as numerator ÷ denominator; `base` is the
    denominator of the cumulative rate, `month_base` that of the month's; 0 of all else.
    """

    indicator: Indicator
    unit: str | None
    month: Fraction | None
    cumulative: Fraction | None
    base: Fraction = field(default=Fraction(0), compare=False)
    month_base: Fraction = field(default=Fraction(0), compare=False)

    def month_before(self) -> "Figure":
        """The cumulative figure at the end of the month before, of a family that `counts_by_month`."""
        if measure(self.indicator) is not Measure.RATE:
            return Figure(self.indicator, self.unit, None, (self.cumulative or 0) - (self.month or Fraction(0)))
        base = self.base - self.month_base
        met = (self.cumulative or 0) * self.base - (self.month or 0) * self.month_base
        return Figure(self.indicator, self.unit, None, _ratio(Fraction(met), base), base)


Figures = Mapping[tuple[Indicator, str | None], Figure]
"""Figures by indicator and unit code (None: the district)."""


@dataclass(frozen=True, slots=True)
class CountedRecord:
    """A record behind a figure: `value` in the indicator's measure, already weighed with the unit's share.

    `project_id` is empty for records that belong to none (an activity, a training).
    """

    kind: str
    id: str
    number: str
    value: Fraction
    project_id: str = ""


def count(
    session: Session, month: Month, own_city: str, indicators: Iterable[Indicator], units: bool = True
) -> dict[tuple[Indicator, str | None], Figure]:
    """All figures of a month for the district and, if wanted, for every unit (by code).

    A unit without a counted record has no figure in the result; use `figure()` to read it as zero.
    """
    wanted = set(indicators)
    values = parameters(month, own_city)
    sums: _Sums = defaultdict(lambda: [0] * 4)
    codes = dict(session.execute(select(Unit.id, Unit.code)).all())
    values["disputed"] = open_ = _disputed(session) if units else ""
    for family in FAMILIES:
        marks = [mark for mark in family.marks if mark.indicator in wanted]
        if marks:
            _add_family(session, family, marks, values, codes, sums, units, bool(open_))
    result = {}
    for (indicator, unit), shares in sums.items():
        cumulative, in_month, base, month_base = (Fraction(share, WHOLE) for share in shares)
        if measure(indicator) is Measure.RATE:
            rates = _ratio(in_month, month_base), _ratio(cumulative, base)
            figure_ = Figure(indicator, unit, *rates, base, month_base)
        else:
            figure_ = Figure(indicator, unit, in_month, cumulative)
        result[indicator, unit] = figure_
    for indicator in wanted:
        result.setdefault((indicator, None), _zero(indicator, None))
    return result


def month_before(
    session: Session, month: Month, own_city: str, indicators: Iterable[Indicator], figures: Figures
) -> dict[tuple[Indicator, str | None], Figure]:
    """The cumulative figures at the end of the month before in the same year, from those of `month`.

    What the month itself brought is taken off; only families that do not count by months are counted anew.
    """
    wanted = set(indicators)
    by_months = {mark.indicator for family in FAMILIES if family.counts_by_month for mark in family.marks}
    found = {key: one.month_before() for key, one in figures.items() if key[0] in wanted & by_months}
    return found | count(session, month.plus(-1), own_city, wanted - by_months)


def figure(figures: Figures, indicator: Indicator, unit: str | None) -> Figure:
    """The figure of a unit; zero (or no rate) where nothing was counted."""
    return figures.get((indicator, unit)) or _zero(indicator, unit)


def records(
    session: Session,
    month: Month,
    own_city: str,
    indicator: Indicator,
    unit: str | None = None,
    *,
    in_month: bool = False,
) -> list[CountedRecord]:
    """The records behind the cumulative figure; their values add up to it (to the numerator of a rate).

    `in_month` gives those of the month alone, for money and counts.
    """
    family, mark = _find(indicator)
    if unit is not None and not family.owner:
        return []
    open_ = _disputed(session) if unit is not None else ""
    share = WHOLE if unit is None else _share(family, bool(open_))
    sql = f"{family.sql} SELECT c.id, {family.number} AS number, {family.project}, {share}, {mark.value} FROM counted c"
    values = parameters(month, own_city)
    if unit is not None:
        sql += _join(family) + " JOIN unit u ON u.id = owner.unit_id AND u.code = :unit"
        values |= {"unit": unit, "disputed": open_}
    sql += f" WHERE ({mark.cumulative})" + (f" AND {mark.month} = :month" if in_month else "")
    sql += " ORDER BY number, c.id"
    found: dict[tuple[str, str, str], Fraction] = defaultdict(Fraction)
    for id_, number, project_id, weight, value in session.execute(text(sql), values):
        found[id_, number, project_id] += Fraction(value * weight, WHOLE)
    return [CountedRecord(family.kind, id_, number, value, project) for (id_, number, project), value in found.items()]


def by_month(
    session: Session, month: Month, own_city: str, indicator: Indicator, unit: str | None = None
) -> list[Fraction]:
    """The figure of each month from January to `month` (money or counts, not rates)."""
    family, mark = _find(indicator)
    values = parameters(month, own_city)
    joined, share = "", str(WHOLE)
    if unit is not None:
        if not family.owner:
            return [Fraction(0)] * month.month
        joined = _join(family) + " JOIN unit u ON u.id = owner.unit_id AND u.code = :unit"
        open_ = _disputed(session)
        share = _share(family, bool(open_))
        values |= {"unit": unit, "disputed": open_}
    sql = (
        f"{family.sql} SELECT {mark.month}, {share}, sum({mark.value}) FROM counted c{joined} "
        f"WHERE {mark.cumulative} GROUP BY 1, 2"
    )
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for name, weight, value in session.execute(text(sql), values):
        sums[name] += Fraction(value * weight, WHOLE)
    return [sums[str(Month(month.year, number))] for number in range(1, month.month + 1)]


def by_project(session: Session, month: Month, own_city: str, indicator: Indicator) -> dict[str, int]:
    """The district's cumulative figure by the id of the project it was counted for, in 分 or records.

    For families with projects only.
    """
    family, mark = _find(indicator)
    sql = f"{family.sql} SELECT c.project_id, sum({mark.value}) FROM counted c WHERE {mark.cumulative} GROUP BY 1"
    return {id_: int(value) for id_, value in session.execute(text(sql), parameters(month, own_city))}


_Sums = dict[tuple[Indicator, str | None], list[int]]
"""Cumulative, of the month, and the denominators of both, in whole shares, by indicator and unit code."""


def _add_family(
    session: Session,
    family: Family,
    marks: Sequence[Mark],
    values: Mapping[str, object],
    codes: Mapping[str, str],
    sums: _Sums,
    units: bool,
    disputed: bool,
) -> None:
    columns = ", ".join(
        f"coalesce(sum(CASE WHEN {condition} THEN {value} ELSE 0 END), 0)"
        for mark in marks
        for condition, value in mark.sums()
    )
    sql = f"{family.sql} SELECT NULL AS unit_id, {WHOLE} AS share, {columns} FROM counted c"
    if units and family.owner:
        sql += (
            f" UNION ALL SELECT owner.unit_id, {_share(family, disputed)}, {columns} "
            f"FROM counted c{_join(family)} GROUP BY 1, 2"
        )
    for unit_id, share, *numbers in session.execute(text(sql), values):
        unit = None if unit_id is None else codes.get(unit_id)
        if unit is None and unit_id is not None:
            continue
        for position, mark in enumerate(marks):
            total = sums[mark.indicator, unit]
            for slot in range(4):
                total[slot] += numbers[position * 4 + slot] * share


def _join(family: Family) -> str:
    if family.owner == "credit":
        return " JOIN credit owner ON owner.project_id = c.project_id AND owner.deleted_at IS NULL"
    return " JOIN (SELECT id AS unit_id FROM unit) owner ON owner.unit_id = c.unit_id"


def _share(family: Family, disputed: bool) -> str:
    """A unit's share of a record. Credits that offices set apart count in proportion until somebody decides, if they
    come to more than the whole: no project counts more than once."""
    if family.owner != "credit":
        return str(WHOLE)
    if not disputed:
        return "owner.share"
    total = "SELECT sum(share) FROM credit o WHERE o.project_id = owner.project_id AND o.deleted_at IS NULL"
    return (
        "CASE WHEN owner.project_id IN (SELECT value FROM json_each(:disputed)) "
        f"THEN owner.share * {WHOLE} / max({WHOLE}, ({total})) ELSE owner.share END"
    )


def _disputed(session: Session) -> str:
    """The projects on whose credits is to be decided, as JSON; "" for none."""
    found = disputed(session, "credit")
    return json.dumps(found) if found else ""


def counts_projects(indicator: Indicator) -> bool:
    """Whether the records behind the figure are projects or belong to some."""
    return _find(indicator)[0].project != NO_PROJECT


def _find(indicator: Indicator) -> tuple[Family, Mark]:
    for family in FAMILIES:
        for mark in family.marks:
            if mark.indicator is indicator:
                return family, mark
    raise KeyError(indicator)


def _ratio(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole else None


def _zero(indicator: Indicator, unit: str | None) -> Figure:
    if measure(indicator) is Measure.RATE:
        return Figure(indicator, unit, None, None)
    return Figure(indicator, unit, Fraction(0), Fraction(0))
