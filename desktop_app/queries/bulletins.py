"""What bulletins tell beyond the indicators: key projects, structure, reviews, promises, duties, reporting."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, case, func, select, text
from sqlalchemy.orm import Session

from db.enums import (
    CommitmentSide,
    CommitmentState,
    Indicator,
    ReviewConclusion,
    Stage,
    TaskState,
    TrainingState,
)
from db.models import (
    Commitment,
    Project,
    ReviewItem,
    ReviewMeeting,
    Task,
    TrainingSession,
    Unit,
)
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators
from desktop_app.queries.projects import shown_title

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project as bulletins name it. Money in 分; `tags` are the codes of its investors' tags, joined by a space."""

    id: str
    number: str
    name: str
    unit: str
    investor: str
    ownership: str
    tags: str
    origin: str
    origin_code: str
    industry: str
    stage: Stage
    agreement_fen: int
    funds_fen: int
    summary: str
    next_step: str
    next_step_date: date | None


# One line a project: who stands behind it, what was agreed, what has arrived by the period's end.
_LINES = text(
    """
    SELECT p.id, p.number, CASE WHEN p.codename != '' AND (p.name = '' OR p.stage IN ('lead', 'negotiation', 'review'))
            THEN p.codename ELSE p.name END AS name,
        coalesce(u.short_name, '') AS short_name, coalesce(u.name, '') AS unit_name, coalesce(i.name, '') AS investor,
        coalesce(i.ownership, '') AS ownership,
        coalesce((SELECT group_concat(t.tag, ' ') FROM investor_tag t
            WHERE t.investor_id = i.id AND t.deleted_at IS NULL), '') AS tags,
        coalesce(nullif(pi.origin_code, ''), i.region_code, '') AS origin_code,
        p.industry_code, p.stage,
        (SELECT coalesce(sum(a.amount_fen), 0) FROM agreement a WHERE a.project_id = p.id
            AND a.kind IN ('investment', 'supplement') AND a.deleted_at IS NULL) AS agreed,
        (SELECT coalesce(sum(f.amount_fen), 0) FROM fund_entry f WHERE f.project_id = p.id
            AND f.state = 'confirmed' AND f.count_month <= :month AND f.deleted_at IS NULL) AS arrived,
        p.summary, p.next_step, p.next_step_date
    FROM project p
    LEFT JOIN unit u ON u.id = coalesce(p.landing_unit_id, p.host_unit_id)
    LEFT JOIN project_investor pi ON pi.id = (SELECT x.id FROM project_investor x
        WHERE x.project_id = p.id AND x.deleted_at IS NULL ORDER BY x.is_lead DESC, x.id LIMIT 1)
    LEFT JOIN investor i ON i.id = pi.investor_id
    WHERE p.id IN :ids AND p.deleted_at IS NULL
    ORDER BY agreed DESC, p.number
    """
).bindparams(bindparam("ids", expanding=True))


def project_lines(session: Session, ids: Iterable[str], month: Month) -> list[ProjectLine]:
    """These projects, the largest agreements first."""
    wanted = list(ids)
    regions, industries = names_of(session, "region"), names_of(session, "industry")
    found = []
    for start in range(0, len(wanted), _CHUNK):
        rows = session.execute(_LINES, {"ids": wanted[start : start + _CHUNK], "month": str(month)})
        for r in rows:
            origin = regions.get(r.origin_code[:2] + "0000", "")
            found.append(
                ProjectLine(
                    r.id,
                    r.number,
                    r.name,
                    r.short_name or r.unit_name,
                    r.investor,
                    r.ownership,
                    r.tags,
                    origin,
                    r.origin_code,
                    industries.get(r.industry_code, ""),
                    Stage(r.stage),
                    r.agreed,
                    r.arrived,
                    r.summary,
                    r.next_step,
                    date.fromisoformat(r.next_step_date) if r.next_step_date else None,
                )
            )
    return sorted(found, key=lambda line: (-line.agreement_fen, line.number))


def names_of(session: Session, table: str) -> dict[str, str]:
    """Names by code of a code table."""
    rows = session.execute(
        text('SELECT code, name FROM code_item WHERE "table" = :table AND deleted_at IS NULL'), {"table": table}
    )
    return {str(code): str(name) for code, name in rows}


def landed_projects(session: Session, month: Month, own_city: str) -> list[ProjectLine]:
    """The projects behind 新增落地市外优质项目."""
    counted = indicators.records(session, month, own_city, Indicator.LANDED_QUALITY_PROJECTS)
    return project_lines(session, (record.id for record in counted), month)


def active_key_projects(session: Session, month: Month, limit: int) -> list[ProjectLine]:
    """Projects under way, signed or later but not yet in production, the largest agreements first."""
    rows = session.execute(
        text(
            """SELECT p.id FROM project p WHERE p.deleted_at IS NULL AND p.status = 'active'
            AND p.stage IN ('signed', 'landed', 'construction') AND p.entered_on <= :end
            ORDER BY (SELECT coalesce(sum(a.amount_fen), 0) FROM agreement a WHERE a.project_id = p.id
                AND a.kind IN ('investment', 'supplement') AND a.deleted_at IS NULL) DESC, p.number LIMIT :limit"""
        ),
        {"end": month.last_day.isoformat(), "limit": limit},
    )
    return project_lines(session, [row.id for row in rows], month)


def central_investors(session: Session, project_ids: Sequence[str]) -> list[str]:
    """Names of the topmost central enterprises behind these projects, the most frequent first."""
    rows = session.execute(
        text(
            """WITH RECURSIVE up(project_id, top) AS (
                SELECT pi.project_id, pi.investor_id FROM project_investor pi
                WHERE pi.project_id IN :ids AND pi.deleted_at IS NULL
                UNION SELECT up.project_id, i.parent_id FROM up JOIN investor i ON i.id = up.top
                WHERE i.parent_id IS NOT NULL)
            SELECT i.name, count(*) AS times FROM up JOIN investor i ON i.id = up.top
            LEFT JOIN investor above ON above.id = i.parent_id AND above.deleted_at IS NULL
            WHERE i.ownership = 'central_soe' AND coalesce(above.ownership, '') <> 'central_soe'
            AND i.deleted_at IS NULL GROUP BY i.name ORDER BY times DESC, i.name"""
        ).bindparams(bindparam("ids", expanding=True)),
        {"ids": list(project_ids)},
    )
    return [row.name for row in rows]


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
    """Open duties due before the day."""
    rows = session.execute(
        select(Task.matter, func.coalesce(Unit.name, ""), Task.due_on)
        .outerjoin(Unit, Unit.id == Task.unit_id)
        .where(Task.deleted_at.is_(None), Task.state == TaskState.OPEN, Task.due_on < day)
        .order_by(Task.due_on, Task.matter)
    )
    return [Overdue(matter, unit, due) for matter, unit, due in rows if due]


def overdue_commitments(session: Session, day: date) -> list[Overdue]:
    """Government promises due by the day and not honoured, with the money still owed."""
    open_states = (CommitmentState.PENDING, CommitmentState.PARTIAL, CommitmentState.OVERDUE)
    rows = session.execute(
        select(Commitment.clause, shown_title(), func.coalesce(Unit.name, ""), Commitment.due_on)
        .add_columns(func.coalesce(Commitment.amount_fen, 0) - func.coalesce(Commitment.paid_fen, 0))
        .join(Project, Project.id == Commitment.project_id)
        .outerjoin(Unit, Unit.id == Commitment.unit_id)
        .where(
            Commitment.deleted_at.is_(None),
            Project.deleted_at.is_(None),
            Commitment.side == CommitmentSide.GOVERNMENT,
            Commitment.state.in_(open_states),
            Commitment.due_on <= day,
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


def training_topics(session: Session, month: Month) -> list[str]:
    """Topics of the sessions held in the period, in order."""
    rows = session.scalars(
        select(TrainingSession.topic)
        .where(
            TrainingSession.deleted_at.is_(None),
            TrainingSession.state == TrainingState.HELD,
            TrainingSession.starts_at.between(month.year_start.isoformat(), f"{month.last_day.isoformat()} 99"),
        )
        .order_by(TrainingSession.starts_at)
    )
    return list(dict.fromkeys(rows))
