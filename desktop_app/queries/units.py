"""The responsible units."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import UnitGroup
from db.models import Unit


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as lists and combos show it."""

    id: str
    code: str
    name: str
    short_name: str
    group: UnitGroup
    is_centre: bool


def all_units(session: Session) -> list[UnitRow]:
    """Every unit that is not in the recycle bin, in the office's order."""
    rows = session.execute(
        select(Unit.id, Unit.code, Unit.name, Unit.short_name, Unit.group, Unit.is_centre)
        .where(Unit.deleted_at.is_(None))
        .order_by(Unit.sort_order, Unit.code)
    )
    return [UnitRow(*row) for row in rows]


def codes(session: Session) -> dict[str, str]:
    """Ids by unit code."""
    return {row.code: row.id for row in all_units(session)}
