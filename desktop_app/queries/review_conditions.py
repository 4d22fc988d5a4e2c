"""The conditions on which reviews passed projects: the duties that they made, and those that units say they have met.

Closing the duty is the unit's word. That the conditions are met, without which the project cannot be signed, is part of
the review's result, which the centre alone confirms.

Which review made a duty the duty's own id says (`condition_duty_id`), however either is worded later. Those that were
made before it did are known by the project and the wording alone (`condition_matter`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.enums import ReviewConclusion, TaskSource, TaskState
from db.models import Project, ReviewItem, ReviewMeeting, Task, Unit
from db.types import natural_id
from desktop_app.queries.project_titles import shown_title


@dataclass(frozen=True, slots=True)
class ConditionDuty:
    """The duty that conditions made: its unit (a short name), until when it is due; since when it is closed, if it is,
    and what shows that."""

    unit: str
    due_on: date | None
    is_closed: bool
    closed_on: date | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Reported:
    """Conditions that a unit says are met, of a review (`item_id`) whose result still says that they are not."""

    item_id: str
    project_id: str
    title: str
    duty: ConditionDuty


@dataclass(frozen=True, slots=True)
class ConditionDuties:
    """The duties that reviews made, by their ids, and by project and matter."""

    by_id: Mapping[str, ConditionDuty]
    by_matter: Mapping[tuple[str, str], ConditionDuty]

    def of_item(self, item_id: str, project_id: str, conditions: str) -> ConditionDuty | None:
        """The duty that the conditions of one review of a project made."""
        worded = self.by_matter.get((project_id, condition_matter(conditions)))
        return self.by_id.get(condition_duty_id(item_id), worded)


def condition_duty_id(item_id: str) -> str:
    """The id of the duty that the conditions of a review (a ReviewItem) make."""
    return natural_id(Task.__tablename__, item_id)


def condition_matter(conditions: str) -> str:
    """What the duty says that the conditions of a review make."""
    return f"落实评审条件：{' '.join(conditions.split())}"


def condition_duties(session: Session, projects: Sequence[str]) -> ConditionDuties:
    """The duties that reviews made of these projects."""
    unit = func.coalesce(func.nullif(Unit.short_name, ""), Unit.name, "")
    rows = session.execute(
        select(Task.id, Task.project_id, Task.matter, unit, Task.due_on, Task.state, Task.closed_on, Task.evidence)
        .outerjoin(Unit, Unit.id == Task.unit_id)
        .where(Task.project_id.in_(projects), Task.source == TaskSource.REVIEW, Task.deleted_at.is_(None))
        .order_by(Task.id.desc())  # of two alike the first counts, as where the result is entered
    )
    by_id: dict[str, ConditionDuty] = {}
    by_matter: dict[tuple[str, str], ConditionDuty] = {}
    for duty_id, project, matter, name, due, state, closed, evidence in rows:
        duty = ConditionDuty(name, due, state is TaskState.CLOSED, closed, evidence)
        by_id[duty_id] = by_matter[str(project), matter] = duty
    return ConditionDuties(by_id, by_matter)


def report(
    duties: ConditionDuties,
    item_id: str,
    project_id: str,
    conclusion: ReviewConclusion,
    conditions: str,
    *,
    met: bool,
) -> ConditionDuty | None:
    """The duty by which a unit says that the conditions of a review are met, while its result does not (`met`)."""
    if conclusion is not ReviewConclusion.CONDITIONAL or met:
        return None
    duty = duties.of_item(item_id, project_id, conditions)
    return duty if duty is not None and duty.is_closed else None


def reported(session: Session) -> list[Reported]:
    """What units say is met and the centre has not confirmed, the latest first. Of several reviews of a project only
    the last one that decided on it counts."""
    made = select(Task.project_id).where(
        Task.source == TaskSource.REVIEW, Task.state == TaskState.CLOSED, Task.deleted_at.is_(None)
    )
    rows = session.execute(
        select(ReviewItem, Project.id, shown_title())
        .join(ReviewMeeting, ReviewMeeting.id == ReviewItem.meeting_id)
        .join(Project, Project.id == ReviewItem.project_id)
        .where(Project.id.in_(made), Project.deleted_at.is_(None), ReviewMeeting.deleted_at.is_(None))
        .where(ReviewItem.deleted_at.is_(None), ReviewItem.conclusion != ReviewConclusion.PENDING)
        .order_by(ReviewMeeting.held_on, ReviewItem.id)
    ).all()
    last = {project_id: (item, title) for item, project_id, title in rows}
    duties = condition_duties(session, list(last))
    found = []
    for project_id, (item, title) in last.items():
        duty = report(duties, item.id, project_id, item.conclusion, item.conditions, met=item.conditions_closed)
        if duty is not None:
            found.append(Reported(item.id, project_id, title, duty))
    return sorted(found, key=lambda one: (one.duty.closed_on or date.min, one.item_id), reverse=True)
