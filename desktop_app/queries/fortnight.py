"""What happened between two days: steps of projects, money, activities, what waits, what falls due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, text
from sqlalchemy.orm import Session, aliased

from db.enums import (
    ActivityKind,
    ClaimState,
    Indicator,
    ProjectStatus,
    Stage,
    TaskState,
)
from db.models import (
    Activity,
    ActivityLink,
    Claim,
    Milestone,
    Project,
    Referral,
    ReviewItem,
    ReviewMeeting,
    Task,
    Unit,
)
from desktop_app.domain.periods import Month
from desktop_app.queries.indicator_family import parameters
from desktop_app.queries.indicator_sql import FAMILIES
from desktop_app.queries.project_titles import shown_title

SHORT = func.coalesce(func.nullif(Unit.short_name, ""), Unit.name, "")

CONFIRMED_STEPS = (Stage.SIGNED, Stage.LANDED, Stage.CONSTRUCTION, Stage.PRODUCTION)
"""The steps of a project that the centre confirms by a milestone."""


class Step(StrEnum):
    """What a project may come to within a fortnight."""

    LEAD = "lead"
    REVIEWED = "reviewed"
    SIGNED = "signed"
    LANDED = "landed"
    CONSTRUCTION = "construction"
    PRODUCTION = "production"


def steps(session: Session, start: date, end: date) -> dict[Step, tuple[str, ...]]:
    """The projects of each step: entered, reviewed, or confirmed by the centre from `start` to `end`."""
    queries: dict[Step, Select[str]] = {
        Step.LEAD: select(Project.id).where(Project.entered_on.between(start, end)),
        Step.REVIEWED: select(ReviewItem.project_id)
        .join(ReviewMeeting, ReviewMeeting.id == ReviewItem.meeting_id)
        .join(Project, Project.id == ReviewItem.project_id)
        .where(ReviewMeeting.confirmed.is_(True), ReviewMeeting.held_on.between(start, end))
        .where(ReviewItem.deleted_at.is_(None), ReviewMeeting.deleted_at.is_(None)),
    }
    for stage in CONFIRMED_STEPS:
        queries[Step(stage.value)] = (
            select(Milestone.project_id)
            .join(Project, Project.id == Milestone.project_id)
            .where(Milestone.stage == stage, Milestone.confirmed_on.between(start, end))
            .where(Milestone.deleted_at.is_(None))
        )
    alive = (Project.deleted_at.is_(None), Project.status != ProjectStatus.MERGED)
    return {step: tuple(sorted(set(session.scalars(query.where(*alive))))) for step, query in queries.items()}


def steps_of(session: Session, start: date, end: date) -> dict[str, list[tuple[date, Stage]]]:
    """Day and stage of each step that the centre confirmed from `start` to `end`, by project, in their order."""
    day = func.coalesce(Milestone.business_date, Milestone.confirmed_on)
    rows = session.execute(
        select(Milestone.project_id, day, Milestone.stage)
        .where(Milestone.stage.in_(CONFIRMED_STEPS), Milestone.confirmed_on.between(start, end))
        .where(Milestone.deleted_at.is_(None))
    )
    found: dict[str, list[tuple[date, Stage]]] = {}
    for project, taken, stage in rows:
        found.setdefault(project, []).append((taken, stage))
    return {project: sorted(taken, key=lambda one: (one[0], one[1].position)) for project, taken in found.items()}


def to_be_confirmed(session: Session, projects: Sequence[str], end: date) -> set[tuple[str, Stage]]:
    """The steps of these projects that the centre had not confirmed by `end`."""
    rows = session.execute(
        select(Milestone.project_id, Milestone.stage)
        .where(Milestone.project_id.in_(projects), Milestone.stage.in_(CONFIRMED_STEPS))
        .where(or_(Milestone.confirmed_on.is_(None), Milestone.confirmed_on > end), Milestone.deleted_at.is_(None))
    )
    return {(project, stage) for project, stage in rows}


_ENTERED = "max(coalesce(e.arrived_on, ''), e.count_month || '-01')"
"""The day from which an entry is told: that of its arrival, but none before the month in which it counts.

So each counted entry belongs to one fortnight, and those of a year add up to what the year has so far.
"""


def money(session: Session, own_city: str, start: date, end: date) -> dict[str, Fraction]:
    """市外内资到位额 that came in from `start` to `end`, 分 by project: what the end's year has more than before."""
    family = next(f for f in FAMILIES for mark in f.marks if mark.indicator is Indicator.OUTSIDE_FUNDS_IN_PLACE)
    sql = f"""{family.sql} SELECT c.project_id, sum(c.amount) FROM counted c JOIN fund_entry e ON e.id = c.id
        WHERE {_ENTERED} BETWEEN :from AND :until GROUP BY c.project_id"""
    values = parameters(Month.of(end), own_city) | {"from": start.isoformat(), "until": end.isoformat()}
    return {str(project): Fraction(amount) for project, amount in session.execute(text(sql), values)}


def arrived(session: Session, start: date, end: date) -> dict[str, int]:
    """All money in place that came in from `start` to `end`, whoever's and in what form, 分 by project."""
    rows = session.execute(_ARRIVED, {"from": start.isoformat(), "until": end.isoformat()})
    return {str(project): amount for project, amount in rows}


_ARRIVED = text(
    f"""SELECT e.project_id, sum(e.amount_fen) FROM fund_entry e
    WHERE e.state = 'confirmed' AND e.deleted_at IS NULL AND {_ENTERED} BETWEEN :from AND :until
    GROUP BY e.project_id"""
)


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity; `projects` are those it was about."""

    held_on: date
    kind: ActivityKind
    unit: str
    place: str
    text: str
    projects: tuple[str, ...] = ()


def activities(session: Session, start: date, end: date) -> list[ActivityLine]:
    """The confirmed activities, follow-ups left out, in the order of their days."""
    rows = session.execute(
        select(Activity.id, Activity.held_on, Activity.kind, SHORT, Activity.place, Activity.text)
        .outerjoin(Unit, Unit.id == Activity.unit_id)
        .where(Activity.held_on.between(start, end), Activity.confirmed.is_(True), Activity.deleted_at.is_(None))
        .where(Activity.kind != ActivityKind.FOLLOW_UP)
        .order_by(Activity.held_on, Activity.id)
    ).all()
    about: dict[str, list[str]] = {}
    for activity, name in session.execute(
        select(ActivityLink.activity_id, shown_title())
        .join(Project, Project.id == ActivityLink.project_id)
        .where(ActivityLink.activity_id.in_([row.id for row in rows]))
        .where(ActivityLink.deleted_at.is_(None), Project.deleted_at.is_(None))
        .order_by(ActivityLink.id)
    ):
        about.setdefault(activity, []).append(name)
    return [
        ActivityLine(day, kind, unit, place, told, tuple(about.get(id_, ())))
        for id_, day, kind, unit, place, told in rows
    ]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits to be decided: `since` when, and for whom (`unit`; empty: the centre)."""

    kind: str
    matter: str
    since: date
    unit: str = ""


def waiting(session: Session, end: date, referred_by: date = date.max) -> list[Waiting]:
    """Claims without a decision, referrals not taken over, holds whose review is due: all as of the day.

    Of referrals those that were made by a day, of projects that are still to be taken over: none that was put on hold
    or ended, has signed or gone further, or was accepted by another unit since.
    """
    title = shown_title()
    alive = (Project.deleted_at.is_(None), Project.status != ProjectStatus.MERGED)
    found: list[Waiting] = []
    for name, unit, state, claimed, received in session.execute(
        select(title, SHORT, Claim.state, Claim.claimed_at, Claim.received_at)
        .join(Project, Project.id == Claim.project_id)
        .outerjoin(Unit, Unit.id == Claim.unit_id)
        .where(Claim.state.in_((ClaimState.PENDING, ClaimState.DISPUTED)), Claim.deleted_at.is_(None), *alive)
    ):
        kind = "首谈首报争议" if state is ClaimState.DISPUTED else "首谈首报待认定"
        since = datetime.fromtimestamp((received or claimed) / 1000).date()
        found.append(Waiting(kind, f"{name}（{unit}申报）" if unit else name, since))
    for name, unit, since in session.execute(
        select(title, SHORT, Referral.referred_on)
        .join(Project, Project.id == Referral.project_id)
        .outerjoin(Unit, Unit.id == Referral.to_unit_id)
        .where(Referral.referred_on <= min(end, referred_by), Referral.deleted_at.is_(None), _not_taken_over(end))
        .where(Project.deleted_at.is_(None), Project.status == ProjectStatus.ACTIVE)
    ):
        found.append(Waiting("推荐待接收", f"{name}（推荐至{unit}）" if unit else name, since, unit))
    for name, unit, since in session.execute(
        select(title, SHORT, Project.hold_review_date)
        .outerjoin(Unit, Unit.id == func.coalesce(Project.landing_unit_id, Project.host_unit_id))
        .where(Project.status == ProjectStatus.ON_HOLD, Project.hold_review_date <= end, *alive)
    ):
        found.append(Waiting("暂缓待复核", name, since, unit))
    return sorted((one for one in found if one.since <= end), key=lambda one: (one.since, one.kind, one.matter))


def _not_taken_over(end: date) -> ColumnElement[bool]:
    """A referral to another unit that none has accepted by a day, that one or a later one of the same project, and
    whose project has not signed by then."""
    other = aliased(Referral)
    accepted = (
        select(other.id)
        .where(other.project_id == Referral.project_id, other.deleted_at.is_(None))
        .where(other.accepted_on.between(Referral.referred_on, end))
    )
    signed = (
        select(Milestone.id)
        .where(Milestone.project_id == Referral.project_id, Milestone.deleted_at.is_(None))
        .where(Milestone.stage.in_(CONFIRMED_STEPS), Milestone.confirmed_on <= end)
    )
    to_itself = and_(Referral.from_unit_id.is_not(None), Referral.from_unit_id == Referral.to_unit_id)
    return ~or_(accepted.exists(), signed.exists(), to_itself)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty with what happened to it by the day asked about."""

    id: str
    matter: str
    unit: str
    due_on: date | None
    closed_on: date | None


def open_duties(session: Session, day: date, due_by: date) -> list[Duty]:
    """The duties due by a day that were not closed at the end of `day`, the most urgent first."""
    return _duties(session, _open_on(day), Task.due_on <= due_by)


def due_duties(session: Session, start: date, end: date, ids: Iterable[str] | None = None) -> list[Duty]:
    """The duties due by `end`: of those named, else of what was open at `start`."""
    if ids is not None:
        return _duties(session, Task.id.in_(list(ids)), Task.state != TaskState.CANCELLED, Task.due_on <= end)
    open_then = or_(Task.state == TaskState.OPEN, and_(Task.state == TaskState.CLOSED, Task.closed_on >= start))
    return _duties(session, open_then, Task.due_on <= end)


def _open_on(day: date) -> ColumnElement[bool]:
    return or_(Task.state == TaskState.OPEN, and_(Task.state == TaskState.CLOSED, Task.closed_on > day))


def _duties(session: Session, *conditions: ColumnElement[bool]) -> list[Duty]:
    rows = session.execute(
        select(Task.id, Task.matter, SHORT, Task.due_on, Task.closed_on)
        .outerjoin(Unit, Unit.id == Task.unit_id)
        .where(Task.deleted_at.is_(None), *conditions)
        .order_by(Task.due_on.is_(None), Task.due_on, Task.matter)
    )
    return [Duty(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be done on a day to come, and by whom."""

    day: date
    matter: str
    unit: str


def planned_steps(session: Session, start: date, end: date) -> list[Planned]:
    """What is to be done from `start` to `end`, as things are before it, the most important first.

    Reviews called, duties due, and the next steps of active projects, the largest ahead.
    """
    rows = session.execute(
        select(Project.next_step_date, shown_title(), Project.next_step, SHORT)
        .outerjoin(Unit, Unit.id == func.coalesce(Project.landing_unit_id, Project.host_unit_id))
        .where(Project.next_step_date.between(start, end), Project.next_step != "")
        .where(Project.status == ProjectStatus.ACTIVE, Project.deleted_at.is_(None))
        .order_by(func.coalesce(Project.total_investment_fen, 0).desc(), Project.next_step_date, Project.number)
    )
    found = [Planned(day, f"{name}：{step}", unit) for day, name, step, unit in rows]
    duties = [
        Planned(duty.due_on, duty.matter, duty.unit)
        for duty in _duties(session, _open_on(start - timedelta(days=1)), Task.due_on.between(start, end))
        if duty.due_on
    ]
    meetings = session.execute(
        select(ReviewMeeting.held_on, ReviewMeeting.title)
        .where(ReviewMeeting.held_on.between(start, end), ReviewMeeting.deleted_at.is_(None))
        .order_by(ReviewMeeting.held_on)
    )
    called = [Planned(day, f"召开{title}", "") for day, title in meetings]
    return [*called, *duties, *found]
