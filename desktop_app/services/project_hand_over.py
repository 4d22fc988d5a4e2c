"""Handing a project over: another unit keeps it from now on, with all that belongs to it.

Who reported it and how it counts stays as it is; a referral only asks a unit to look after a project. What is still to
be done for it is the new one's to do. The exchange takes what belongs to the project along (sync/follow.py), and out of
the data of the unit that gave it away.
"""

from sqlalchemy import select

from db.models import Project, Unit
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import local
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.project_duties import hand_duties_over
from desktop_app.services.projects import refuse_deleted, wrong


def may_hand_over(actor: Actor, owner_code: str) -> bool:
    """The centre any project, a unit its own."""
    return actor.may_change and (actor.is_centre or (bool(actor.unit_code) and actor.unit_code == owner_code))


def hand_over(office: Office, actor: Actor, project_id: str, unit_id: str | None, reason: str) -> Changes:
    """Give a project to a unit; the reason stands in its record for whoever keeps it then.

    Raises InvalidInput (`unit_id`, `reason`), and UserError for a project of another unit.
    """
    missing = {}
    if not unit_id:
        missing["unit_id"] = UserError(QT_TRANSLATE_NOOP("errors", "Say which unit receives the project."))
    if not reason.strip():
        missing["reason"] = UserError(QT_TRANSLATE_NOOP("errors", "Give the reason."))
    if missing:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=missing)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Hand {name} over to {unit}")), actor) as tx:
        project = tx.session.get_one(Project, project_id)
        refuse_deleted(project)
        if not may_hand_over(actor, project.owner_code):
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "Another unit keeps this project, so it is not yours to hand over."),
                QT_TRANSLATE_NOOP("errors", "Ask the Cooperation and Exchange Office to hand it over."),
            )
        unit = tx.session.scalars(select(Unit).where(Unit.id == unit_id, Unit.deleted_at.is_(None))).first()
        if unit is None:
            raise wrong("unit_id", QT_TRANSLATE_NOOP("errors", "Say which unit receives the project."))
        if unit.code == project.owner_code:
            raise wrong("unit_id", QT_TRANSLATE_NOOP("errors", "This unit keeps the project already."))
        name = project.name or project.codename or project.number
        tx.rename(Label(tx.label.template, {"name": name, "unit": unit.short_name or unit.name}))
        if not local.holds_a_part(tx.session):  # else the centre does, once it hears of it
            own = local.unit_code(tx.session) or actor.unit_code
            hand_duties_over(tx.session, own, project_id, project.owner_code, unit.code)
        project.owner_code, project.side_reason = unit.code, reason.strip()
    return tx.done()
