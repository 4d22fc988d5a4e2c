"""What the centre does to the responsible units. Each function is one step in one transaction."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.enums import UnitGroup
from db.models import Unit
from desktop_app.domain.workbook.cells import read_code
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.projects import Created
from desktop_app.services.rights import require_centre

_CODE = re.compile(r"(?!shared$)[A-Za-z0-9_\-]{1,20}", re.IGNORECASE)  # "shared" is what all offices exchange
FROM_CARD = QT_TRANSLATE_NOOP("steps", "Enter the unit {name} from its office card")
_STEP = 10
"""Between the places of two units, so that one fits in between."""


@dataclass(frozen=True, slots=True)
class UnitInput:
    """A unit as entered. `sort_order` None puts a new one at the end and leaves another where it is."""

    code: str
    name: str
    group: UnitGroup
    short_name: str = ""
    parent_id: str | None = None
    leader: str = ""
    contact: str = ""
    phone: str = ""
    active_from: date | None = None
    active_to: date | None = None
    sort_order: int | None = None


def add_unit(office: Office, actor: Actor, entered: UnitInput) -> Created:
    """Enter a unit. Raises InvalidInput naming the wrong fields, UserError without the right."""
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Add the unit {name}"), {"name": _line(entered.name)})
    with office.write(label, actor) as tx:
        _check(tx.session, entered, None)
        order = entered.sort_order
        if order is None:
            order = (tx.session.scalar(select(func.max(Unit.sort_order))) or 0) + _STEP
        unit = Unit(code=read_code(entered.code), sort_order=order, **_stored(entered))
        tx.session.add(unit)
        tx.session.flush()
    return Created((unit.id,), tx.done())


def change_unit(office: Office, actor: Actor, unit_id: str, entered: UnitInput) -> Changes:
    """Change what is known of a unit; its code stays. Raises InvalidInput naming the wrong fields."""
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Change the unit {name}"), {"name": _line(entered.name)})
    with office.write(label, actor) as tx:
        unit = tx.session.get_one(Unit, unit_id)
        _check(tx.session, entered, unit)
        for name, value in _stored(entered).items():
            setattr(unit, name, value)
        if entered.sort_order is not None:
            unit.sort_order = entered.sort_order
    return tx.done()


def deactivate(office: Office, actor: Actor, unit_id: str, last_day: date) -> Changes:
    """A unit takes part for the last time on this day; its records stay. Raises UserError for the centre itself."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Deactivate the unit {name}")), actor) as tx:
        unit = _named(tx, unit_id)
        if unit.is_centre:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "{name} is the centre itself and cannot be deactivated."), name=unit.name
            )
        if unit.active_from is not None and last_day < unit.active_from:
            raise InvalidInput(
                QT_TRANSLATE_NOOP("errors", "{name} takes part from {day} on; it cannot end before that."),
                name=unit.name,
                day=unit.active_from.isoformat(),
            )
        unit.active_to = last_day
    return tx.done()


def reactivate(office: Office, actor: Actor, unit_id: str) -> Changes:
    """A unit takes part again, without an end."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Reactivate the unit {name}")), actor) as tx:
        _named(tx, unit_id).active_to = None
    return tx.done()


def enter_from_card(office: Office, actor: Actor, code: str, name: str, *, is_centre: bool) -> Changes | None:
    """Enter the unit of an office card that is trusted now, or fetch it from the recycle bin; None when there is one of
    this code, whatever its case; from the recycle bin only the very same code is fetched.

    A unit may do so, too: its own entries here are not told to anybody, and the centre's word takes their place.
    """
    label = Label(FROM_CARD, {"name": name})
    there = select(Unit.id).where(func.lower(Unit.code) == code.lower(), Unit.deleted_at.is_(None)).limit(1)
    with office.read() as session:
        if session.scalars(there).first() is not None:
            return None
    group = UnitGroup.BUREAU if is_centre else UnitGroup.SUBDISTRICT
    with office.write(label, actor) as tx:
        deleted = tx.session.scalars(select(Unit).where(Unit.code == code).limit(1)).first()
        if deleted is not None:
            deleted.deleted_at = None
        else:
            last = tx.session.scalar(select(func.max(Unit.sort_order))) or 0
            unit = Unit(code=code, name=_line(name), group=group, is_centre=is_centre, sort_order=last + _STEP)
            tx.session.add(unit)
    return tx.done()


def _named(tx: Transaction, unit_id: str) -> Unit:
    unit = tx.session.get_one(Unit, unit_id)
    tx.rename(Label(tx.label.template, {"name": unit.name}))
    return unit


def _line(text: str) -> str:
    return " ".join(text.split())


def _stored(entered: UnitInput) -> dict[str, object]:
    return {
        "name": _line(entered.name),
        "short_name": _line(entered.short_name),
        "group": entered.group,
        "parent_id": entered.parent_id or None,
        "leader": _line(entered.leader),
        "contact": _line(entered.contact),
        "phone": _line(entered.phone),
        "active_from": entered.active_from,
        "active_to": entered.active_to,
    }


def _check(session: Session, entered: UnitInput, unit: Unit | None) -> None:
    """Whether a unit can stand like this. Raises InvalidInput naming the wrong fields."""
    wrong: dict[str, UserError] = {}
    code_wrong = _code_wrong(session, read_code(entered.code), unit)
    if code_wrong is not None:
        wrong["code"] = code_wrong
    name_wrong = _name_wrong(session, _line(entered.name), unit)
    if name_wrong is not None:
        wrong["name"] = name_wrong
    if entered.parent_id and unit is not None and _stands_below(session, entered.parent_id, unit.id):
        wrong["parent_id"] = UserError(
            QT_TRANSLATE_NOOP("errors", "A unit cannot stand under itself or under one of its own units.")
        )
    if entered.active_from and entered.active_to and entered.active_to < entered.active_from:
        wrong["active_to"] = UserError(QT_TRANSLATE_NOOP("errors", "The end cannot be before the start."))
    if unit is not None and unit.is_centre and entered.active_to:
        wrong["active_to"] = UserError(
            QT_TRANSLATE_NOOP("errors", "{name} is the centre itself and cannot be deactivated."), name=unit.name
        )
    if wrong:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)


def code_problem(code: str) -> UserError | None:
    """What is wrong with how a code is written."""
    if not code:
        return UserError(QT_TRANSLATE_NOOP("errors", "Enter the unit's code."))
    if not _CODE.fullmatch(code):
        return UserError(
            QT_TRANSLATE_NOOP("errors", "A code has up to 20 letters and digits, for instance JD05."),
        )
    return None


def _code_wrong(session: Session, code: str, unit: Unit | None) -> UserError | None:
    """A code is given once and for all: the numbers of projects contain it, and a unit of the past keeps its own."""
    if unit is not None:
        if code == unit.code:
            return None
        return UserError(
            QT_TRANSLATE_NOOP("errors", "A unit keeps its code {code}; the numbers of its projects contain it."),
            code=unit.code,
        )
    if (problem := code_problem(code)) is not None:
        return problem
    other = session.scalars(select(Unit).where(func.lower(Unit.code) == code.lower()).limit(1)).first()
    if other is None:
        return None
    if other.deleted_at is not None:
        return UserError(
            QT_TRANSLATE_NOOP("errors", "{name} in the recycle bin had this code; codes are not given twice."),
            name=other.name,
        )
    return UserError(
        QT_TRANSLATE_NOOP("errors", "{name} has this code already; codes are not given twice."), name=other.name
    )


def _name_wrong(session: Session, name: str, unit: Unit | None) -> UserError | None:
    if not name:
        return UserError(QT_TRANSLATE_NOOP("errors", "Enter the unit's name."))
    same = select(Unit.code).where(Unit.name == name, Unit.deleted_at.is_(None), Unit.active_to.is_(None))
    other = session.scalar(same.where(Unit.id != (unit.id if unit else "")).limit(1))
    if other is None:
        return None
    return UserError(QT_TRANSLATE_NOOP("errors", "The unit {code} has this name already."), code=other)


def _stands_below(session: Session, parent_id: str, unit_id: str) -> bool:
    """Whether a unit above `parent_id`, or it itself, is `unit_id`. Bears circles that are there already."""
    above = dict(session.execute(select(Unit.id, Unit.parent_id)).all())
    seen: set[str] = set()
    at: str | None = parent_id
    while at and at not in seen:
        if at == unit_id:
            return True
        seen.add(at)
        at = above.get(at)
    return False
