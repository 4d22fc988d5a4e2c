"""The targets of a year as they are kept, to be looked at and changed."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import Indicator
from db.models import Target
from desktop_app.domain.targets import Place, Targets
from desktop_app.queries import office_settings, overview, units
from desktop_app.queries.units import UnitRecord


@dataclass(frozen=True, slots=True)
class TargetYear:
    """A year's targets, the units that take part in it or have one, and the indicators that are in use.

    `used`: those with a target in this year or the one before, those of the first page, and those that rank.
    `before`: whether the year before has targets.
    """

    year: int
    units: tuple[UnitRecord, ...]
    values: Targets
    used: tuple[Indicator, ...]
    before: bool


def of_year(session: Session, year: int) -> TargetYear:
    """Everything about one year's targets."""
    values, before = stored(session, year), stored(session, year - 1)
    holders = {place.unit_id for place in values}
    weights = office_settings.load(session).weights
    used = {place.indicator for place in (*values, *before)} | set(overview.CARDS)
    used |= {indicator for parts in weights.values() for indicator in parts}
    return TargetYear(
        year,
        tuple(
            unit
            for unit in units.records(session)
            if unit.id in holders or (unit.is_active_in(year) and not unit.is_centre)
        ),
        values,
        tuple(indicator for indicator in Indicator if indicator in used),
        bool(before),
    )


def stored(session: Session, year: int) -> dict[Place, int]:
    """The targets of a year; of doubles the newest."""
    rows = session.execute(
        select(Target.unit_id, Target.indicator, Target.value)
        .where(Target.year == year, Target.deleted_at.is_(None))
        .order_by(Target.changed_at, Target.id)
    )
    return {Place(unit_id, indicator): value for unit_id, indicator, value in rows}


def years(session: Session) -> list[int]:
    """The years that have targets, the newest first."""
    found = select(Target.year).where(Target.deleted_at.is_(None)).distinct().order_by(Target.year.desc())
    return list(session.scalars(found))
