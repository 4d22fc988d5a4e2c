"""Setting up an office: code tables, its own unit, and what is true of this machine."""

import json
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import UnitGroup
from db.models import Setting, Unit
from desktop_app.domain.workbook.cells import read_code
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop_app.queries import local, office_settings
from desktop_app.services.codes import load_code_tables
from desktop_app.services.local_settings import keep_local
from desktop_app.services.office import Actor, Changes, Label, Office

_OWN_CITY = "own_city"


def init_office(
    office: Office,
    actor: Actor,
    resources: Path,
    *,
    code: str,
    name: str,
    centre: bool = False,
    group: UnitGroup | None = None,
    own_city: str | None = None,
) -> Changes:
    """Load the shipped code tables and make this machine's unit (or mark the one there is, after an import).

    Without a `group` the centre is a bureau and any other new unit a subdistrict. `own_city` is the prefix of the
    region codes that are not "outside"; a unit takes the centre's with the first file. Raises InvalidInput for an empty
    code or name.
    """
    code, name = read_code(code), name.strip()
    if not code or not name:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "An office needs a unit code and a name."))
    label = Label(QT_TRANSLATE_NOOP("steps", "Set up the office {name}"), {"name": name})
    with office.write(label, actor) as tx:
        load_code_tables(tx.session, resources)
        unit = tx.session.scalars(select(Unit).where(Unit.code == code, Unit.deleted_at.is_(None))).first()
        if unit is None:
            unit = Unit(code=code, name=name, group=UnitGroup.BUREAU if centre else UnitGroup.SUBDISTRICT)
            tx.session.add(unit)
        unit.name = name
        unit.is_centre = centre
        unit.group = group or unit.group
        known = office_settings.load(tx.session).own_city
        city = own_city or known
        if city != known or (centre and not _own_city_is_kept(tx.session)):  # the units take over what is kept
            _set(tx.session, _OWN_CITY, city)
    set_local(office, unit_code=code, is_centre=centre)
    return tx.done()


def state_own_city(office: Office, actor: Actor) -> Changes | None:
    """At a centre that an earlier program set up, keep the own city as a new one does; None where it is kept."""
    with office.read() as session:
        if not local.setting(session, "is_centre") or not actor.may_change or _own_city_is_kept(session):
            return None
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Keep the own city for every unit")), actor) as tx:
        _set(tx.session, _OWN_CITY, office_settings.load(tx.session).own_city)
    return tx.done()


def _own_city_is_kept(session: Session) -> bool:
    return session.scalars(select(Setting.id).where(Setting.name == _OWN_CITY)).first() is not None


def _set(session: Session, name: str, value: str) -> None:
    """Keep an office-wide setting."""
    row = session.scalars(select(Setting).where(Setting.name == name, Setting.deleted_at.is_(None))).first()
    if row is None:
        row = Setting(name=name)
        session.add(row)
    row.value = json.dumps(value, ensure_ascii=False)


def set_local(office: Office, **values: object) -> None:
    """Keep what is true of this machine only."""
    with office.maintain() as session:
        keep_local(session, **values)
