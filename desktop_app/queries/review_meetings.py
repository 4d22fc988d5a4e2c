"""A review meeting with all that its papers need: projects, investment plans, cards, duties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.enums import ReviewConclusion, TaskState
from db.models import (
    InvestmentPlan,
    Investor,
    Project,
    ProjectInvestor,
    ReviewItem,
    ReviewMeeting,
    Unit,
)
from desktop_app.domain.duties import state_on
from desktop_app.domain.meeting import Proceedings, number_in, read
from desktop_app.domain.review import DIMENSIONS
from desktop_app.queries.bulletins import names_of
from desktop_app.queries.duties import DutyRow
from desktop_app.queries.duties import of_projects as duties_of_projects
from desktop_app.queries.project_titles import is_hidden, shown_name
from desktop_app.queries.review_conditions import condition_duties
from desktop_app.queries.review_list import score_cards

PLAN_TEXTS = (
    "investor_text", "overview", "construction", "funding", "land_use", "market", "environment", "safety", "support",
    "risks",
)  # fmt: skip
"""The texts of an investment plan, in the order of its template."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as it is found; `number` is the one in its title, else its place among those of its year."""

    id: str
    title: str
    held_on: date
    place: str
    chair: str
    minutes: str
    confirmed: bool
    number: int = 0
    record: Proceedings = field(default_factory=Proceedings)


@dataclass(frozen=True, slots=True)
class Card:
    """A judge's points in the order of DIMENSIONS; None when recused or not filled in."""

    judge: str
    points: tuple[int, ...] | None
    recused: bool
    opinion: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A project on the agenda. Money in 分, areas in thousandths of a ㎡; `plan` are the texts of its investment plan.

    A codename stands for the name until signing, and then the investors are not told either.
    """

    id: str
    project_id: str
    number: str
    title: str
    unit: str
    investors: str
    industry: str
    summary: str
    total_fen: int | None
    fixed_fen: int | None
    land_milli: int | None
    building_milli: int | None
    environment: str
    energy_tce: int | None
    plan: Mapping[str, str]
    revenue_fen: int | None
    tax_fen: int | None
    staff: int | None
    veto: str
    score_centi: int | None
    conclusion: ReviewConclusion
    opinion: str
    conditions: str
    conditions_due: date | None
    cards: tuple[Card, ...]


def meetings(session: Session) -> list[MeetingRow]:
    """All meetings, the newest first, numbered within their years."""
    rows = session.scalars(
        select(ReviewMeeting)
        .where(ReviewMeeting.deleted_at.is_(None))
        .order_by(ReviewMeeting.held_on, ReviewMeeting.id)
    )
    counts: dict[int, int] = {}
    found = []
    for m in rows:
        counts[m.held_on.year] = place = counts.get(m.held_on.year, 0) + 1
        number, record = number_in(m.title) or place, read(m.minutes)
        found.append(MeetingRow(m.id, m.title, m.held_on, m.place, m.chair, record.text, m.confirmed, number, record))
    return found[::-1]


def matching(session: Session, text: str) -> list[MeetingRow]:
    """The meetings that a text names: by id, day (2022-03-15) or title."""
    wanted = text.strip()
    rows = meetings(session)
    exact = [row for row in rows if wanted in (row.id, row.held_on.isoformat(), row.title)]
    return exact or [row for row in rows if wanted and wanted in row.title]


def agenda(session: Session, meeting_id: str) -> list[AgendaItem]:
    """The projects of a meeting in the order of its agenda."""
    rows = session.execute(
        select(ReviewItem, Project, func.coalesce(Unit.name, ""))
        .join(Project, Project.id == ReviewItem.project_id)
        .outerjoin(Unit, Unit.id == func.coalesce(Project.host_unit_id, Project.landing_unit_id))
        .where(ReviewItem.meeting_id == meeting_id, ReviewItem.deleted_at.is_(None), Project.deleted_at.is_(None))
        .order_by(ReviewItem.sort_order, ReviewItem.id)
    ).all()
    projects, items = [row[1].id for row in rows], [row[0].id for row in rows]
    plans = {
        plan.project_id: plan
        for plan in session.scalars(
            select(InvestmentPlan)
            .where(InvestmentPlan.project_id.in_(projects), InvestmentPlan.deleted_at.is_(None))
            .order_by(InvestmentPlan.id)
        )
    }
    investors, cards = _investors(session, projects), _cards(session, items)
    industries, environments = names_of(session, "industry"), names_of(session, "environment")
    vetoes, duties = names_of(session, "review_veto"), condition_duties(session, projects)
    made = []
    for item, p, unit in rows:
        plan = plans.get(p.id)
        title = shown_name(p.name, p.codename, p.stage)
        hidden = is_hidden(p.codename, p.stage)
        duty = duties.of_item(item.id, p.id, item.conditions)
        made.append(
            AgendaItem(
                item.id, p.id, p.number, title, unit, "" if hidden else investors.get(p.id, ""),
                industries.get(p.industry_code, ""), p.summary, p.total_investment_fen, p.fixed_investment_fen,
                p.land_area_milli, p.building_area_milli, environments.get(p.environment_code, ""), p.energy_tce,
                {name: getattr(plan, name) for name in PLAN_TEXTS} if plan else {},
                plan.revenue_fen if plan else None, plan.tax_fen if plan else None, plan.staff if plan else None,
                vetoes.get(item.veto, item.veto), item.score, item.conclusion, item.opinion, item.conditions,
                duty.due_on if duty else None, tuple(cards.get(item.id, ())),
            )
        )  # fmt: skip
    return made


def open_duties(session: Session, items: Sequence[AgendaItem], day: date) -> list[DutyRow]:
    """The duties about these projects, wherever they come from, that were open on this day."""
    rows = duties_of_projects(session, [item.project_id for item in items])
    return [row for row in rows if state_on(row.state, row.closed_on, day) is TaskState.OPEN]


def _investors(session: Session, projects: Sequence[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for project, name in session.execute(
        select(ProjectInvestor.project_id, Investor.name)
        .join(Investor, Investor.id == ProjectInvestor.investor_id)
        .where(ProjectInvestor.project_id.in_(projects), ProjectInvestor.deleted_at.is_(None))
        .order_by(ProjectInvestor.is_lead.desc(), ProjectInvestor.share.desc(), Investor.name)
    ):
        found.setdefault(project, []).append(name)
    return {project: "、".join(names) for project, names in found.items()}


def _cards(session: Session, items: Sequence[str]) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for card in score_cards(session, items):
        given = tuple(getattr(card, name) for name in DIMENSIONS)
        points = None if card.recused or None in given else given
        found.setdefault(card.item_id, []).append(Card(card.judge, points, card.recused, card.opinion))
    return found
