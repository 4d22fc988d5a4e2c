"""What the first page shows: the year's indicators, money by month, the funnel, and what is due."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.enums import (
    UNMET,
    ClaimState,
    CommitmentSide,
    FundState,
    Indicator,
    ProjectStatus,
    Stage,
    TaskState,
)
from db.models import Claim, Commitment, FundEntry, Milestone, Project, Target, Task
from desktop_app.domain.indicators import REPORTED, Measure, measure
from desktop_app.domain.meeting import MeetingState
from desktop_app.domain.periods import Month
from desktop_app.queries import indicator_table, indicators, office_settings, review_conditions, review_list
from desktop_app.queries.indicator_table import IndicatorRow
from desktop_app.queries.project_titles import shown_title

CARDS = (
    Indicator.OUTSIDE_FUNDS_IN_PLACE,
    Indicator.LANDED_QUALITY_PROJECTS,
    Indicator.LANDED_OVER_100M,
    Indicator.LANDED_BEIJING,
    Indicator.BEIJING_AGREEMENT_AMOUNT,
    Indicator.LANDED_CENTRAL_SOE,
)
LISTED = CARDS + tuple(
    one for one in REPORTED if one not in CARDS and measure(one) is not Measure.RATE and indicators.counts_projects(one)
)
"""Figures of a bulletin with a list of projects behind them, those of the cards first."""

DAYS = 7
_MOST = 60
"""So many entries of each list are shown on the screen."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to see to: its kind says what (next_step, task, commitment, claim, milestone, fund_entry, review_item,
    review_meeting).

    `project_id` is the record to open and `part_id` what of it is due, but for a next step; a duty may have no project,
    a meeting (`meeting_id`) has none. `when` is its day (None: no day). The text of a milestone is its stage, that of a
    meeting its state, that of a review (whose conditions a unit says are met) the unit with what it wrote as evidence.
    """

    kind: str
    project_id: str | None
    title: str
    text: str
    when: date | None
    part_id: str | None = None
    meeting_id: str | None = None


@dataclass(frozen=True, slots=True)
class DueWork:
    """What falls due within a week, the nearest first, and what is past its day, the latest first.

    Both lists may leave off; `past_count` is how much is past in all.
    """

    coming: tuple[Due, ...]
    past: tuple[Due, ...]
    past_count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """One month's figures. Money by month in 分 from January on."""

    month: Month
    unit: str | None
    cards: tuple[IndicatorRow, ...]
    money_by_month: tuple[Fraction, ...]
    money_target: Fraction | None


def newest_month(session: Session, today: date) -> Month:
    """The month to begin with: the newest, not after today, with money counted; of the newest year with targets."""
    limit = Month.of(today)
    year = session.scalar(
        select(func.max(Target.year)).where(
            Target.year <= limit.year, Target.unit_id.is_(None), Target.deleted_at.is_(None)
        )
    )
    if year is not None and year < limit.year:
        limit = Month(year, 12)
    newest = session.scalar(
        select(func.max(FundEntry.count_month)).where(
            FundEntry.state == FundState.CONFIRMED, FundEntry.deleted_at.is_(None), FundEntry.count_month <= str(limit)
        )
    )
    return Month.parse(newest) if newest else limit


def overview(session: Session, month: Month, unit: str | None = None) -> Overview:
    """The figures of a month, of one unit or (None) of the district."""
    settings = office_settings.load(session)
    cards = indicator_table.table(session, month, [unit], CARDS)
    return Overview(
        month,
        unit,
        tuple(cards),
        tuple(indicators.by_month(session, month, settings.own_city, Indicator.OUTSIDE_FUNDS_IN_PLACE, unit)),
        cards[0].target,
    )


def stages(session: Session) -> tuple[tuple[Stage, int], ...]:
    """How many active projects stand in each stage."""
    counts = dict(
        session.execute(
            select(Project.stage, func.count())
            .where(Project.deleted_at.is_(None), Project.status == ProjectStatus.ACTIVE)
            .group_by(Project.stage)
        ).all()
    )
    return tuple((stage, counts.get(stage, 0)) for stage in Stage)


def behind(
    session: Session, month: Month, indicator: Indicator, unit: str | None = None, *, in_month: bool = False
) -> dict[str, Fraction]:
    """Project -> what it counts for in an indicator's figure of the year so far, or of the month alone: their sum is
    the figure. Money in 分, weighed with the unit's share."""
    own_city = office_settings.load(session).own_city
    found: dict[str, Fraction] = defaultdict(Fraction)
    for record in indicators.records(session, month, own_city, indicator, unit, in_month=in_month):
        if record.project_id:
            found[record.project_id] += record.value
    return dict(found)


def deleted_among(session: Session, project_ids: Sequence[str]) -> int:
    """How many of these projects lie in the recycle bin, or are no longer known."""
    found = 0
    for start in range(0, len(project_ids), 500):
        chunk = project_ids[start : start + 500]
        there = select(func.count()).select_from(Project).where(Project.id.in_(chunk), Project.deleted_at.is_(None))
        found += session.scalar(there) or 0
    return len(project_ids) - found


def due(session: Session, today: date, most: int | None = _MOST) -> DueWork:
    """Next steps, duties, promises, claims and review meetings that fall due within a week, and what is past: of each
    `most`, or all."""
    end = today + timedelta(days=DAYS)
    coming: list[Due] = []
    past: list[Due] = []
    past_count = 0
    for kind, query in _due_queries().items():
        when = list(query.selected_columns)[3]
        coming += _read(session, kind, query.where(when.between(today, end)).order_by(when), most)
        late = query.where(when < today)
        past += _read(session, kind, late.order_by(when.desc()), most)
        past_count += session.scalar(select(func.count()).select_from(late.subquery())) or 0
    coming += _meetings(session, today, today, end)
    coming.sort(key=lambda entry: (entry.when or end, entry.title))
    past.sort(key=lambda entry: (-(entry.when or end).toordinal(), entry.title))
    return DueWork(tuple(coming[:most]), tuple(past[:most]), past_count)


def past_due_projects(session: Session, today: date) -> list[str]:
    """Ids of the projects with something past its day."""
    found: dict[str, None] = {}
    for query in _due_queries().values():
        project, _, _, when, *_ = query.selected_columns
        found |= dict.fromkeys(session.scalars(query.where(when < today).with_only_columns(project)))
    found.pop(None, None)  # type: ignore[call-overload]  # a duty may belong to no project
    return list(found)


def _due_queries() -> dict[str, Select[Any, *tuple[Any, ...]]]:
    """By kind: project, title, words, day, and, but for next steps, what is due itself."""
    title = shown_title()
    steps = select(Project.id, title, Project.next_step, Project.next_step_date).where(
        Project.deleted_at.is_(None), Project.status == ProjectStatus.ACTIVE, Project.next_step != ""
    )
    tasks = (
        select(Task.project_id, Task.matter, func.coalesce(title, ""), Task.due_on, Task.id)
        .outerjoin(Project, Project.id == Task.project_id)
        .where(Task.deleted_at.is_(None), Task.state == TaskState.OPEN, Project.deleted_at.is_(None))
    )
    promises = (
        select(Project.id, title, Commitment.clause, Commitment.due_on, Commitment.id)
        .join(Project, Project.id == Commitment.project_id)
        .where(
            Commitment.deleted_at.is_(None),
            Project.deleted_at.is_(None),
            Commitment.side == CommitmentSide.GOVERNMENT,
            Commitment.state.in_(UNMET),
        )
    )
    claims = (
        select(Project.id, title, func.coalesce(Project.handler, ""), Claim.valid_until, Claim.id)
        .join(Project, Project.id == Claim.project_id)
        .where(Claim.deleted_at.is_(None), Project.deleted_at.is_(None), Claim.state == ClaimState.VALID)
    )
    return {"next_step": steps, "task": tasks, "commitment": promises, "claim": claims}


def waiting(session: Session, today: date, most: int | None = _MOST) -> list[Due]:
    """What waits for the centre's confirmation: review meetings that were held, conditions of reviews that units say
    are met, stages reached and money in place; so many of them at `most`, or all."""
    title = shown_title()
    stages = (
        select(Project.id, title, Milestone.stage, Milestone.business_date, Milestone.id)
        .join(Project, Project.id == Milestone.project_id)
        .where(Milestone.deleted_at.is_(None), Milestone.confirmed_on.is_(None), Project.deleted_at.is_(None))
    )
    money = (
        select(Project.id, title, FundEntry.evidence_number, FundEntry.arrived_on, FundEntry.id)
        .join(Project, Project.id == FundEntry.project_id)
        .where(FundEntry.deleted_at.is_(None), FundEntry.state == FundState.CHECKED, Project.deleted_at.is_(None))
    )
    found = [*_meetings(session, today, date.min, today), *_conditions(session)]
    for kind, query in (("milestone", stages), ("fund_entry", money)):
        when = list(query.selected_columns)[3]
        found += _read(session, kind, query.order_by(when.desc()), most)
    return found[:most]


def _meetings(session: Session, today: date, first: date, last: date) -> list[Due]:
    """The meetings of these days that do not count yet, the newest first."""
    return [
        Due("review_meeting", None, line.title, line.state, line.held_on, meeting_id=line.id)
        for line in review_list.lines(session, today)
        if first <= line.held_on <= last and line.state is not MeetingState.CONFIRMED
    ]


def _conditions(session: Session) -> list[Due]:
    """The conditions of reviews that units say are met."""
    return [
        Due(
            "review_item",
            one.project_id,
            one.title,
            " · ".join(part for part in (one.duty.unit, one.duty.evidence) if part),
            one.duty.closed_on,
            one.item_id,
        )
        for one in review_conditions.reported(session)
    ]


def _read(session: Session, kind: str, query: Select[Any, *tuple[Any, ...]], most: int | None) -> list[Due]:
    rows = session.execute(query.limit(most))
    return [Due(kind, project_id, title, str(words), day, *part) for project_id, title, words, day, *part in rows]
