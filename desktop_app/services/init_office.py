"""Setting up an office: code tables, its own unit, and what is true of this machine."""

import json
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import UnitGroup
from db.models import LocalSetting, Setting, Unit
from desktop_app.domain.workbook.cells import read_code
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop_app.queries import office_settings
from desktop_app.services.codes import load_code_tables
from desktop_app.services.office import Actor, Changes, Label, Office


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
    region codes that are not "outside". Raises InvalidInput for an empty code or name.
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
        _set(tx.session, "own_city", own_city, office_settings.load(tx.session).own_city)
    set_local(office, unit_code=code, is_centre=centre)
    return tx.done()


def _set(session: Session, name: str, value: str | None, known: str) -> None:
    """Keep an office-wide setting that differs from what holds already."""
    if value is None or value == known:
        return
    row = session.scalars(select(Setting).where(Setting.name == name, Setting.deleted_at.is_(None))).first()
    if row is None:
        row = Setting(name=name)
        session.add(row)
    row.value = json.dumps(value, ensure_ascii=False)


def set_local(office: Office, **values: object) -> None:
    """Keep what is true of this machine only."""
    with office.maintain() as session:
        keep_local(session, **values)


def keep_local(session: Session, **values: object) -> None:
    """The same within a write that is going on."""
    for key, value in values.items():
        session.merge(LocalSetting(name=key, value=json.dumps(value, ensure_ascii=False)))
