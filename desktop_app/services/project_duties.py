"""Whose the duties of a project are: what is still to be done goes along when another unit keeps the project.

What was closed stays with the unit that did it. All of it is the centre's to say; a unit that gives a project away
hears of its duties with the centre's next file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, load_only

from db.capture import before_and_after
from db.enums import TaskState
from db.models import JournalEntry, Project, Task, Unit
from desktop_app.queries.duties import JOINER

_WHOSE = ("unit_id", "co_unit_codes")


@dataclass(frozen=True, slots=True)
class _HandedOver:
    """A project, the codes of who kept it before and who does now, and the last entry of the journal that says so."""

    project_id: str
    giver: str
    taker: str
    entry: int


def unit_in_charge(session: Session, project: Project) -> str | None:
    """The unit that is asked to do something for a project: where it lands, else who keeps it, else who reported it."""
    keeper = session.scalar(
        select(Unit.id).where(Unit.code == project.owner_code, Unit.is_centre.is_(False), Unit.deleted_at.is_(None))
    )
    return project.landing_unit_id or keeper or project.host_unit_id


def hand_duties_over(session: Session, centre: str, project_id: str, giver: str, taker: str) -> int:
    """Let the open duties of a project go from one unit to the other, given by their codes; how many went. They are the
    `centre`'s from then on, which tells both."""
    return _give(session, centre, _open_duties(session, [project_id]), giver, taker)


def hand_duties_over_since(session: Session, centre: str, step: int) -> int:
    """The same for all projects that were handed over by steps after this one, however that was done; what was said
    since of whose a duty is stands."""
    duties = _open_duties(session, None)
    if not duties:
        return 0
    moved = 0
    for one in _handed_over(session, step, {str(duty.project_id) for duty in duties}):
        of_project = [duty for duty in duties if duty.project_id == one.project_id]
        found = [duty for duty in of_project if not _is_said_after(session, duty, one.entry)]
        moved += _give(session, centre, found, one.giver, one.taker)
    return moved


def _open_duties(session: Session, projects: Sequence[str] | None) -> Sequence[Task]:
    """The open duties of projects: of these, or (None) of all."""
    query = _open_of_all() if projects is None else _open_of_all().where(Task.project_id.in_(projects))
    return session.scalars(query).all()


@cache
def _open_of_all() -> Select[Task]:
    """Made once: it is asked for after every package."""
    still = (Task.project_id.is_not(None), Task.state == TaskState.OPEN, Task.deleted_at.is_(None))
    wanted = load_only(Task.project_id, Task.unit_id, Task.co_unit_codes, Task.owner_code)
    return select(Task).where(*still).order_by(Task.id).options(wanted)


def _give(session: Session, centre: str, duties: Sequence[Task], giver: str, taker: str) -> int:
    """Let the taker stand wherever the giver did."""
    units = dict(session.execute(select(Unit.code, Unit.id).where(Unit.code.in_((giver, taker)))).all())
    if not duties or taker not in units:
        return 0
    moved = 0
    for duty in duties:
        helping = [code for code in duty.co_unit_codes.split(JOINER) if code]
        charged = giver in units and duty.unit_id == units[giver]
        if not charged and giver not in helping:
            continue
        if charged:
            duty.unit_id = units[taker]
        others = [taker if code == giver else code for code in helping]
        if duty.unit_id == units[taker]:  # the unit in charge does not help itself
            others = [code for code in others if code != taker]
        duty.co_unit_codes, duty.owner_code = JOINER.join(dict.fromkeys(others)), centre
        moved += 1
    return moved


def _handed_over(session: Session, step: int, projects: set[str]) -> list[_HandedOver]:
    """Those of the projects that are kept by another unit than before the steps after this one."""
    query = select(JournalEntry.id, JournalEntry.row_id, JournalEntry.before, JournalEntry.after).where(
        JournalEntry.row_id.in_(projects),
        JournalEntry.transaction_id > step,
        JournalEntry.table_name == Project.__tablename__,
        JournalEntry.op == "U",
    )
    found: dict[str, _HandedOver] = {}
    for entry, row_id, *stored in session.execute(query.order_by(JournalEntry.id)):
        before, after = before_and_after(Project.__tablename__, row_id, *stored)
        if "owner_code" in after:
            giver = found[row_id].giver if row_id in found else str(before["owner_code"])
            found[row_id] = _HandedOver(row_id, giver, str(after["owner_code"]), entry)
    return [one for one in found.values() if one.giver and one.giver != one.taker]


def _is_said_after(session: Session, duty: Task, entry: int) -> bool:
    """Whether somebody has said after an entry of the journal whose a duty is."""
    query = select(JournalEntry.op, JournalEntry.before, JournalEntry.after).where(
        JournalEntry.row_id == duty.id, JournalEntry.id > entry, JournalEntry.table_name == Task.__tablename__
    )
    return any(
        op == "I" or any(name in before_and_after(Task.__tablename__, duty.id, *stored)[1] for name in _WHOSE)
        for op, *stored in session.execute(query)
    )
