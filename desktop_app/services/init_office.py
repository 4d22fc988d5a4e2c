"""Setting up an office: code tables, its own unit, and what is true of this machine."""

import json
from pathlib import Path

from sqlalchemy import select

from db.enums import UnitGroup
from db.models import LocalSetting, Unit
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop_app.services.codes import load_code_tables
from desktop_app.services.office import Actor, Changes, Label, Office


def init_office(
    office: Office, actor: Actor, resources: Path, *, code: str, name: str, centre: bool = False
) -> Changes:
    """Load the shipped code tables and make this machine's unit (or mark the one there is, after an import).

    Raises InvalidInput for an empty code or name.
    """
    code, name = code.strip(), name.strip()
    if not code or not name:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "An office needs a unit code and a name."))
    label = Label(QT_TRANSLATE_NOOP("steps", "Set up the office {name}"), {"name": name})
    with office.write(label, actor) as tx:
        load_code_tables(tx.session, resources)
        unit = tx.session.scalars(select(Unit).where(Unit.code == code, Unit.deleted_at.is_(None))).first()
        if unit is None:
            group = UnitGroup.BUREAU if centre else UnitGroup.SUBDISTRICT
            unit = Unit(code=code, name=name, group=group)
            tx.session.add(unit)
        unit.name = name
        unit.is_centre = centre
    set_local(office, unit_code=code, is_centre=centre)
    return tx.done()


def set_local(office: Office, **values: object) -> None:
    """Keep what is true of this machine only."""
    with office.maintain() as session:
        for key, value in values.items():
            session.merge(LocalSetting(name=key, value=json.dumps(value, ensure_ascii=False)))
