"""The duties (责任清单): what is to be done, by whom, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.enums import TaskSource, TaskState
from db.models import Project, Task, Unit
from desktop_app.queries.left_projects import left_projects
from desktop_app.queries.project_titles import shown_title

JOINER = "、"


class Which(StrEnum):
    """Which duties a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty. `co_unit_codes` are codes as kept; `owner_code` is the unit that entered it.

    `unit` and `co_units` are short names where units have them, `unit_name` and `co_unit_names` the full ones of paper.
    `project_left`: the project went to another unit; it has its name here, and no id.
    """

    id: str
    source: TaskSource
    matter: str
    project_id: str | None
    project: str
    unit_id: str | None
    unit_code: str
    unit: str
    co_unit_codes: tuple[str, ...]
    co_units: tuple[str, ...]
    due_on: date | None
    state: TaskState
    closed_on: date | None
    evidence: str
    owner_code: str
    unit_name: str
    co_unit_names: tuple[str, ...]
    project_left: bool = False


def rows(session: Session, which: Which, today: date) -> list[DutyRow]:
    """The duties of a list: what is open by its day, the most urgent first; what is closed from the newest on."""
    query = _all()
    match which:
        case Which.OPEN:
            query = query.where(Task.state == TaskState.OPEN)
        case Which.OVERDUE:
            query = query.where(Task.state == TaskState.OPEN, Task.due_on < today)
        case Which.CLOSED:
            query = query.where(Task.state != TaskState.OPEN)
        case Which.ALL:
            pass
    is_open = Task.state == TaskState.OPEN
    order = (is_open.desc(), Task.closed_on.desc(), Task.due_on.is_(None), Task.due_on, Task.id)
    return _read(session, query.order_by(*order))


def one(session: Session, duty_id: str) -> DutyRow | None:
    """A duty; None when it is in the recycle bin or not in this office."""
    return next(iter(_read(session, _all().where(Task.id == duty_id))), None)


def of_projects(session: Session, projects: Sequence[str]) -> list[DutyRow]:
    """The duties about these projects, the most urgent first."""
    query = _all().where(Task.project_id.in_(projects))
    return _read(session, query.order_by(Task.due_on.is_(None), Task.due_on, Task.id))


def some(session: Session, ids: Sequence[str]) -> list[DutyRow]:
    """These duties, the most urgent first."""
    return _read(session, _all().where(Task.id.in_(ids)).order_by(Task.due_on.is_(None), Task.due_on, Task.id))


def counts(session: Session, today: date) -> dict[Which, int]:
    """How many duties each list has."""
    is_open = Task.state == TaskState.OPEN
    whole, opened, overdue = session.execute(
        select(
            func.count(),
            func.count().filter(is_open),
            func.count().filter(is_open, Task.due_on < today),
        )
        .select_from(Task)
        .where(Task.deleted_at.is_(None))
    ).one()
    return {Which.OPEN: opened, Which.OVERDUE: overdue, Which.CLOSED: whole - opened, Which.ALL: whole}


def open_by_unit(session: Session) -> dict[str, int]:
    """How many duties each unit has still open, by its id."""
    found = session.execute(
        select(Task.unit_id, func.count())
        .where(Task.state == TaskState.OPEN, Task.deleted_at.is_(None), Task.unit_id.is_not(None))
        .group_by(Task.unit_id)
    )
    return {str(unit_id): count for unit_id, count in found}


def _all() -> Select[Any, Any, Any]:
    title = func.coalesce(shown_title(), "")
    return (
        select(Task, title, Unit.code)
        .outerjoin(Project, Project.id == Task.project_id)
        .outerjoin(Unit, Unit.id == Task.unit_id)
        .where(Task.deleted_at.is_(None))
    )


def _read(session: Session, query: Select[Any, Any, Any]) -> list[DutyRow]:
    found: Sequence[Any] = session.execute(query).all()
    units = session.execute(select(Unit.code, Unit.short_name, Unit.name)).all()
    short, full = {u.code: u.short_name or u.name for u in units}, {u.code: u.name for u in units}
    left = left_projects(session, Task.__tablename__, [task.id for task, *_ in found if task.project_id is None])
    made = []
    for task, project, code in found:
        co_units = tuple(part for part in task.co_unit_codes.split(JOINER) if part)
        made.append(
            DutyRow(
                task.id,
                task.source,
                task.matter,
                task.project_id,
                left.get(task.id, project),
                task.unit_id,
                code or "",
                short.get(code, ""),
                co_units,
                tuple(short.get(part, part) for part in co_units),
                task.due_on,
                task.state,
                task.closed_on,
                task.evidence,
                task.owner_code,
                full.get(code, ""),
                tuple(full.get(part, part) for part in co_units),
                task.id in left,
            )
        )
    return made
