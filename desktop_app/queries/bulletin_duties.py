"""What bulletins tell of reviews, promises, duties and reporting, as of the end of the period."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from db.enums import (
    UNMET,
    CommitmentSide,
    CommitmentState,
    FundState,
    ProjectStatus,
    ReviewConclusion,
    Stage,
    TaskState,
)
from db.models import Commitment, FundEntry, Project, ReviewItem, ReviewMeeting, Task, Unit
from desktop_app.domain.periods import Month
from desktop_app.queries.fortnight import SHORT
from desktop_app.queries.project_titles import shown_title


def reviews(session: Session, month: Month) -> tuple[int, dict[ReviewConclusion, int]]:
    """Meetings held in the period, and their items by conclusion."""
    held = (
        ReviewMeeting.confirmed.is_(True),
        ReviewMeeting.deleted_at.is_(None),
        ReviewMeeting.held_on.between(month.year_start, month.last_day),
    )
    meetings = session.scalar(select(func.count()).select_from(ReviewMeeting).where(*held)) or 0
    rows = session.execute(
        select(ReviewItem.conclusion, func.count())
        .join(ReviewMeeting, ReviewMeeting.id == ReviewItem.meeting_id)
        .where(*held, ReviewItem.deleted_at.is_(None))
        .group_by(ReviewItem.conclusion)
    )
    counts: dict[ReviewConclusion, int] = defaultdict(int)
    for conclusion, number in rows:
        counts[conclusion] = number
    return meetings, counts


@dataclass(frozen=True, slots=True)
class Overdue:
    """A duty or a government promise past its day."""

    matter: str
    unit: str
    due: date
    owed_fen: int = 0


def overdue_tasks(session: Session, day: date) -> list[Overdue]:
    """Duties due before the day and not closed by it."""
    unclosed = or_(Task.state == TaskState.OPEN, and_(Task.state == TaskState.CLOSED, Task.closed_on > day))
    rows = session.execute(
        select(Task.matter, SHORT, Task.due_on)
        .outerjoin(Unit, Unit.id == Task.unit_id)
        .where(Task.deleted_at.is_(None), unclosed, Task.due_on < day)
        .order_by(Task.due_on, Task.matter)
    )
    return [Overdue(matter, unit, due) for matter, unit, due in rows if due]


def overdue_commitments(session: Session, day: date) -> list[Overdue]:
    """Government promises due before the day and not honoured by it, with the money still owed."""
    later = and_(Commitment.state == CommitmentState.FULFILLED, Commitment.fulfilled_on > day)
    paid = case((later, 0), else_=func.coalesce(Commitment.paid_fen, 0))
    rows = session.execute(
        select(Commitment.clause, shown_title(), SHORT, Commitment.due_on)
        .add_columns(func.coalesce(Commitment.amount_fen, 0) - paid)
        .join(Project, Project.id == Commitment.project_id)
        .outerjoin(Unit, Unit.id == Commitment.unit_id)
        .where(
            Commitment.deleted_at.is_(None),
            Project.deleted_at.is_(None),
            Commitment.side == CommitmentSide.GOVERNMENT,
            or_(Commitment.state.in_(UNMET), later),
            Commitment.due_on < day,
        )
        .order_by(Commitment.due_on, Project.number)
    )
    return [Overdue(f"{name}：{clause}", unit, due, owed) for clause, name, unit, due, owed in rows if due]


def commitment_counts(session: Session, month: Month) -> tuple[int, int]:
    """Government promises due in the period, and those of them honoured in time."""
    met = (Commitment.state == CommitmentState.FULFILLED) & (
        Commitment.fulfilled_on.is_(None) | (Commitment.fulfilled_on <= Commitment.due_on)
    )
    row = session.execute(
        select(func.count(), func.coalesce(func.sum(case((met, 1), else_=0)), 0))
        .join(Project, Project.id == Commitment.project_id)
        .where(
            Commitment.deleted_at.is_(None),
            Project.deleted_at.is_(None),
            Commitment.side == CommitmentSide.GOVERNMENT,
            Commitment.state != CommitmentState.RELEASED,
            Commitment.due_on.between(month.year_start, month.last_day),
        )
    ).one()
    return int(row[0]), int(row[1])


def returned_entries(session: Session, day: date) -> dict[str, int]:
    """Money that arrived by the day and whose entry the centre sent back, by the code of the project's unit."""
    rows = session.execute(
        select(Unit.code, func.count())
        .select_from(FundEntry)
        .join(Project, Project.id == FundEntry.project_id)
        .join(Unit, Unit.id == func.coalesce(Project.landing_unit_id, Project.host_unit_id))
        .where(
            FundEntry.deleted_at.is_(None),
            Project.deleted_at.is_(None),
            FundEntry.state == FundState.RETURNED,
            FundEntry.arrived_on <= day,
        )
        .group_by(Unit.code)
    )
    return dict(rows.all())


def without_next_step(session: Session, day: date) -> dict[str, int]:
    """Active projects entered by the day, not yet in production, that say no next step; by the code of their unit."""
    rows = session.execute(
        select(Unit.code, func.count())
        .select_from(Project)
        .join(Unit, Unit.id == func.coalesce(Project.landing_unit_id, Project.host_unit_id))
        .where(
            Project.deleted_at.is_(None),
            Project.status == ProjectStatus.ACTIVE,
            Project.stage != Stage.PRODUCTION,
            Project.next_step == "",
            Project.entered_on <= day,
        )
        .group_by(Unit.code)
    )
    return dict(rows.all())
