"""Why a month's figure is not that of the month before: the records that count in the one and in the other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from db.enums import Indicator
from db.models import BeijingRecognition, FundEntry, Investor, Project
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators, office_settings
from desktop_app.queries.project_titles import shown_title

COMPARED = tuple(indicator for indicator in Indicator if measure(indicator) is not Measure.RATE)
"""Money and counts; a rate has no records that add up to it."""
_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Counted:
    """A record that counts in one of the months, with what it counts for."""

    id: str
    month: Month
    value: Fraction


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """What one project (or, of records without one, the record itself) gave to each month, in the measure.

    `project_id` is empty where there is no project; `counted` are the records of both months.
    """

    id: str
    project_id: str
    title: str
    before: Fraction
    now: Fraction
    counted: tuple[Counted, ...] = ()

    @property
    def records(self) -> int:
        return len(self.counted)

    @property
    def change(self) -> Fraction:
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Entry:
    """A payment (or a recognition by the city) behind a row: in which month it counts, and for how much.

    `day`: of arrival (recognition); `who` paid; `number` of its evidence (batch).
    """

    id: str
    month: Month
    day: date | None
    who: str
    number: str
    value: Fraction


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
    counted: dict[str, list[Counted]] = defaultdict(list)
    found: dict[str, tuple[str, str]] = {}
    for one in (month.plus(-1), month):
        for record in indicators.records(session, one, own_city, indicator, unit, in_month=True):
            key = record.project_id or record.id
            counted[key].append(Counted(record.id, one, record.value))
            found.setdefault(key, (record.project_id, record.number))
    titles = _titles(session, [project_id for project_id, _number in found.values() if project_id])
    rows = [
        DifferenceRow(
            key,
            project_id,
            titles.get(project_id, number),
            sum((one.value for one in counted[key] if one.month != month), Fraction(0)),
            sum((one.value for one in counted[key] if one.month == month), Fraction(0)),
            tuple(counted[key]),
        )
        for key, (project_id, number) in found.items()
    ]
    rows.sort(key=lambda row: (-abs(row.change), row.title, row.id))
    return Difference(indicator, unit, month, tuple(rows))


def entries(session: Session, row: DifferenceRow) -> list[Entry]:
    """The payments and recognitions behind a row, by month and day; empty where other records are counted."""
    ids = [one.id for one in row.counted]
    paid = select(FundEntry.id, FundEntry.arrived_on, Investor.name, FundEntry.evidence_number)
    paid = paid.outerjoin(Investor, FundEntry.investor_id == Investor.id).where(FundEntry.id.in_(ids))
    recognised = select(
        BeijingRecognition.id, BeijingRecognition.recognised_on, literal(""), BeijingRecognition.batch_number
    ).where(BeijingRecognition.id.in_(ids))
    told = {id_: (day, who or "", number) for id_, day, who, number in session.execute(paid.union_all(recognised))}
    found = [Entry(one.id, one.month, *told[one.id], one.value) for one in row.counted if one.id in told]
    return sorted(found, key=lambda one: (one.month, one.day or date.min, one.id))


def _titles(session: Session, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        query = select(Project.id, shown_title()).where(Project.id.in_(some))
        found.update((id_, title) for id_, title in session.execute(query))
    return found
