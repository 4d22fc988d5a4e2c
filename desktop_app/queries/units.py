"""The responsible units."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import UnitGroup
from db.models import Unit
from db.readings import pinyin_words


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as lists and combos show it."""

    id: str
    code: str
    name: str
    short_name: str
    group: UnitGroup
    is_centre: bool


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """Everything that is known of a unit; `parent` is the name of the unit above it, "" for none."""

    id: str
    code: str
    name: str
    short_name: str
    group: UnitGroup
    is_centre: bool
    parent_id: str | None
    parent: str
    leader: str
    contact: str
    phone: str
    active_from: date | None
    active_to: date | None
    sort_order: int

    def is_active(self, day: date) -> bool:
        """Whether the unit takes part on this day."""
        begun = self.active_from is None or self.active_from <= day
        return begun and (self.active_to is None or self.active_to >= day)

    def is_active_in(self, year: int) -> bool:
        """Whether the unit takes part at some time of this year."""
        begun = self.active_from is None or self.active_from.year <= year
        return begun and (self.active_to is None or self.active_to.year >= year)


def records(session: Session) -> list[UnitRecord]:
    """Every unit that is not in the recycle bin with all that is known of it, in the office's order."""
    found = session.scalars(select(Unit).where(Unit.deleted_at.is_(None)).order_by(Unit.sort_order, Unit.code)).all()
    names = {unit.id: unit.short_name or unit.name for unit in found}
    return [
        UnitRecord(
            unit.id,
            unit.code,
            unit.name,
            unit.short_name,
            unit.group,
            unit.is_centre,
            unit.parent_id,
            names.get(unit.parent_id or "", ""),
            unit.leader,
            unit.contact,
            unit.phone,
            unit.active_from,
            unit.active_to,
            unit.sort_order,
        )
        for unit in found
    ]


def all_units(session: Session) -> list[UnitRow]:
    """Every unit that is not in the recycle bin, in the office's order."""
    rows = session.execute(
        select(Unit.id, Unit.code, Unit.name, Unit.short_name, Unit.group, Unit.is_centre)
        .where(Unit.deleted_at.is_(None))
        .order_by(Unit.sort_order, Unit.code)
    )
    return [UnitRow(*row) for row in rows]


def pinyin_of(unit: UnitRow | UnitRecord) -> str:
    """The pinyin words of a unit's short and full name, for choosing by typing."""
    return " ".join(pinyin_words(name) for name in (unit.short_name, unit.name) if name)


def names_by_code(session: Session) -> dict[str, str]:
    """Names by unit code, of units in the recycle bin too: what came from them has their code."""
    return {row.code: row.name for row in session.execute(select(Unit.code, Unit.name))}


def codes(session: Session) -> dict[str, str]:
    """Ids by unit code."""
    return {row.code: row.id for row in all_units(session)}
