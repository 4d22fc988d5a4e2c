"""What the first page shows: the year's indicators, money by month, the funnel, the ranking, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.enums import (
    ClaimState,
    CommitmentSide,
    CommitmentState,
    FundState,
    Indicator,
    ProjectStatus,
    Stage,
    TaskState,
)
from db.models import Claim, Commitment, FundEntry, Milestone, Project, Target, Task
from desktop_app.domain.periods import Month
from desktop_app.queries import indicator_table, indicators, office_settings, ranking
from desktop_app.queries.indicator_table import IndicatorRow
from desktop_app.queries.projects import shown_title
from desktop_app.queries.ranking import RankedUnit

CARDS = (
    Indicator.OUTSIDE_FUNDS_IN_PLACE,
    Indicator.LANDED_QUALITY_PROJECTS,
    Indicator.LANDED_OVER_100M,
    Indicator.LANDED_BEIJING,
    Indicator.BEIJING_AGREEMENT_AMOUNT,
    Indicator.LANDED_CENTRAL_SOE,
)
DAYS = 7
_MOST = 60


@dataclass(frozen=True, slots=True)
class Due:
    """Something to see to: its kind says what (next_step, task, commitment, claim, milestone, fund_entry).

    `project_id` is the record to open, `task_id` the duty where there is none; `when` its day (None: no day).
    """

    kind: str
    project_id: str | None
    title: str
    text: str
    when: date | None
    task_id: str | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """One month's overview. Money by month in 分 from January on."""

    month: Month
    unit: str | None
    cards: tuple[IndicatorRow, ...]
    money_by_month: tuple[Fraction, ...]
    money_target: Fraction | None
    stages: tuple[tuple[Stage, int], ...]
    ranking: tuple[RankedUnit, ...]


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
    """The overview of a month, of one unit or (None) of the district."""
    settings = office_settings.load(session)
    cards = indicator_table.table(session, month, [unit], CARDS)
    counts = dict(
        session.execute(
            select(Project.stage, func.count())
            .where(Project.deleted_at.is_(None), Project.status == ProjectStatus.ACTIVE)
            .group_by(Project.stage)
        ).all()
    )
    return Overview(
        month,
        unit,
        tuple(cards),
        tuple(indicators.by_month(session, month, settings.own_city, Indicator.OUTSIDE_FUNDS_IN_PLACE, unit)),
        cards[0].target,
        tuple((stage, counts.get(stage, 0)) for stage in Stage),
        tuple(ranking.table(session, month)),
    )


def behind(session: Session, month: Month, indicator: Indicator, unit: str | None = None) -> list[str]:
    """Ids of the projects behind an indicator's figure."""
    own_city = office_settings.load(session).own_city
    counted = indicators.records(session, month, own_city, indicator, unit)
    entries = [record.id for record in counted if record.kind == "fund_entry"]
    found = [record.id for record in counted if record.kind == "project"]
    if counted and counted[0].kind == "beijing_recognition":
        numbers = {record.number for record in counted}
        found += session.scalars(select(Project.id).where(Project.number.in_(numbers))).all()
    for start in range(0, len(entries), 500):
        chunk = entries[start : start + 500]
        found += session.scalars(select(FundEntry.project_id).where(FundEntry.id.in_(chunk)).distinct())
    return list(dict.fromkeys(found))


def due(session: Session, today: date) -> list[Due]:
    """Next steps, duties, promises and claims that fall due within a week, then what is past, the nearest first."""
    end = today + timedelta(days=DAYS)
    title = shown_title()
    active = (Project.deleted_at.is_(None), Project.status == ProjectStatus.ACTIVE)
    steps = select(Project.id, title, Project.next_step, Project.next_step_date).where(
        *active, Project.next_step != "", Project.next_step_date <= end
    )
    tasks = (
        select(Task.project_id, Task.matter, func.coalesce(title, ""), Task.due_on, Task.id)
        .outerjoin(Project, Project.id == Task.project_id)
        .where(Task.deleted_at.is_(None), Task.state == TaskState.OPEN, Task.due_on <= end)
    )
    promises = (
        select(Project.id, title, Commitment.clause, Commitment.due_on)
        .join(Project, Project.id == Commitment.project_id)
        .where(
            Commitment.deleted_at.is_(None),
            Commitment.side == CommitmentSide.GOVERNMENT,
            Commitment.state.in_((CommitmentState.PENDING, CommitmentState.PARTIAL, CommitmentState.OVERDUE)),
            Commitment.due_on <= end,
        )
    )
    claims = (
        select(Project.id, title, func.coalesce(Project.handler, ""), Claim.valid_until)
        .join(Project, Project.id == Claim.project_id)
        .where(Claim.deleted_at.is_(None), Claim.state == ClaimState.VALID, Claim.valid_until <= end)
    )
    found = [
        *_due(session, "next_step", steps),
        *_due(session, "task", tasks),
        *_due(session, "commitment", promises),
        *_due(session, "claim", claims),
    ]

    def nearness(entry: Due) -> tuple[bool, int, str]:
        days = ((entry.when or end) - today).days
        return days < 0, abs(days), entry.title

    return sorted(found, key=nearness)[:_MOST]


def waiting(session: Session) -> list[Due]:
    """What waits for the centre's confirmation: stages reached and money in place."""
    title = shown_title()
    stages = (
        select(Project.id, title, Milestone.stage, Milestone.business_date)
        .join(Project, Project.id == Milestone.project_id)
        .where(Milestone.deleted_at.is_(None), Milestone.confirmed_on.is_(None), Project.deleted_at.is_(None))
    )
    money = (
        select(Project.id, title, FundEntry.evidence_number, FundEntry.arrived_on)
        .join(Project, Project.id == FundEntry.project_id)
        .where(FundEntry.deleted_at.is_(None), FundEntry.state == FundState.CHECKED, Project.deleted_at.is_(None))
    )
    return [*_due(session, "milestone", stages), *_due(session, "fund_entry", money)][:_MOST]


def _due(session: Session, kind: str, query: Select[Any, *tuple[Any, ...]]) -> Sequence[Due]:
    """The newest of a kind."""
    when = list(query.selected_columns)[3]
    rows = session.execute(query.order_by(when.desc()).limit(_MOST))
    return [Due(kind, project_id, title, str(words), day, *task) for project_id, title, words, day, *task in rows]
