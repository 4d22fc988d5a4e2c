"""Why a month's figure is not that of the month before: the records that count in the one and in the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import Indicator
from db.models import Project
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators, office_settings
from desktop_app.queries.project_titles import shown_title

COMPARED = tuple(indicator for indicator in Indicator if measure(indicator) is not Measure.RATE)
"""Money and counts; a rate has no records that add up to it."""
_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """What one project (or, of records without one, the record itself) gave to each month, in the measure.

    `project_id` is empty where there is no project; `records` counts the records of both months.
    """

    id: str
    project_id: str
    title: str
    before: Fraction
    now: Fraction
    records: int

    @property
    def change(self) -> Fraction:
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Difference:
    """The parts of both months' own figures (not those since January); the parts add up to the change."""

    indicator: Indicator
    unit: str | None
    month: Month
    rows: tuple[DifferenceRow, ...]

    @property
    def before(self) -> Fraction:
        return sum((row.before for row in self.rows), Fraction(0))

    @property
    def now(self) -> Fraction:
        return sum((row.now for row in self.rows), Fraction(0))

    @property
    def change(self) -> Fraction:
        return self.now - self.before


def difference(session: Session, month: Month, indicator: Indicator, unit: str | None = None) -> Difference:
    """What made the month's own figure larger or smaller than the one before, the largest parts first.

    `unit` is a unit's code, None the district. Raises ValueError for a rate.
    """
    if indicator not in COMPARED:
        raise ValueError(indicator)
    own_city = office_settings.load(session).own_city
    parts: dict[str, DifferenceRow] = {}
    for one in (month.plus(-1), month):
        for record in indicators.records(session, one, own_city, indicator, unit, in_month=True):
            key = record.project_id or record.id
            part = parts.get(key) or DifferenceRow(key, record.project_id, record.number, Fraction(0), Fraction(0), 0)
            part = replace(part, records=part.records + 1)
            if one == month:
                parts[key] = replace(part, now=part.now + record.value)
            else:
                parts[key] = replace(part, before=part.before + record.value)
    titles = _titles(session, [part.project_id for part in parts.values() if part.project_id])
    rows = [replace(part, title=titles.get(part.project_id, part.title)) for part in parts.values()]
    rows.sort(key=lambda row: (-abs(row.change), row.title, row.id))
    return Difference(indicator, unit, month, tuple(rows))


def _titles(session: Session, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        query = select(Project.id, shown_title()).where(Project.id.in_(some))
        found.update((id_, title) for id_, title in session.execute(query))
    return found
