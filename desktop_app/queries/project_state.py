"""What the stage machine looks at, read from a project's records."""

from functools import cache

from sqlalchemy import ScalarSelect, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from db.enums import ClaimState, ReviewConclusion
from db.models import (
    ActivityLink,
    Agreement,
    Attachment,
    Claim,
    Commitment,
    FundPlan,
    InvestmentPlan,
    Investor,
    Milestone,
    Project,
    ProjectInvestor,
    ReviewItem,
    ReviewMeeting,
)
from desktop_app.domain.stages import ProjectState
from desktop_app.queries.prepared import PROJECT, Statement, ask

_UNDECIDED = (ClaimState.PENDING, ClaimState.DISPUTED)


def state(session: Session, project_id: str) -> ProjectState:
    """The facts of one project. Raises NoResultFound for an unknown id."""
    project = session.get_one(Project, project_id)
    values = {column.key: getattr(project, column.key) for column in Project.__mapper__.column_attrs}
    identified, origin = _investors(session, project_id)
    conclusion = ask(session, _conclusion(), project=project_id).first()
    legal, fair, scanned = _agreements(session, project_id)
    claimed, planned, activities, commitments, yearly = ask(session, _counts(), project=project_id).one()
    return ProjectState(
        stage=project.stage,
        status=project.status,
        values=values,
        investors_identified=identified,
        origin_known=origin,
        activities=activities,
        claim_decided=claimed,
        plan_complete=planned,
        review=conclusion.conclusion if conclusion else None,
        review_conditions_closed=bool(conclusion and conclusion.conditions_closed),
        agreement_with_scan=scanned,
        legal_review=legal,
        fair_competition_review=fair,
        commitments=commitments,
        fund_plan=yearly > 0,
        milestones={stage: (day, basis) for stage, day, basis in ask(session, _milestones(), project=project_id)},
    )


@cache
def _conclusion() -> Statement:
    """What the last meeting decided: until a further one decides, that holds."""
    r, m = ReviewItem, ReviewMeeting
    return (
        select(r.conclusion, r.conditions_closed)
        .join(m, m.id == r.meeting_id)
        .where(r.project_id == PROJECT, r.deleted_at.is_(None), m.deleted_at.is_(None))
        .where(r.conclusion != ReviewConclusion.PENDING)
        .order_by(m.held_on.desc(), r.id.desc())
        .limit(1)
    )


@cache
def _counts() -> Statement:
    """Whether a claim is decided and the investment plan complete; activities, commitments and yearly plans."""
    decided = exists().where(Claim.project_id == PROJECT, Claim.deleted_at.is_(None), Claim.state.not_in(_UNDECIDED))
    complete = exists().where(
        InvestmentPlan.project_id == PROJECT, InvestmentPlan.deleted_at.is_(None), InvestmentPlan.complete.is_(True)
    )
    return select(decided, complete, _count(ActivityLink), _count(Commitment), _count(FundPlan))


def _count(model: type[ActivityLink | Commitment | FundPlan]) -> ScalarSelect[int]:
    of_project = and_(model.project_id == PROJECT, model.deleted_at.is_(None))
    return select(func.count()).select_from(model).where(of_project).scalar_subquery()


@cache
def _milestones() -> Statement:
    m = Milestone
    return select(m.stage, m.business_date, m.basis).where(m.project_id == PROJECT, m.deleted_at.is_(None))


def _investors(session: Session, project_id: str) -> tuple[bool, bool]:
    """Whether there is an investor with a USCC or a reason for none, and whether the lead's origin is known."""
    identified, origin = False, False
    for uscc, reason, is_lead, frozen, region in ask(session, _identities(), project=project_id):
        identified = identified or bool(uscc or reason)
        origin = origin or bool(is_lead and (frozen or region))
    return identified, origin


@cache
def _identities() -> Statement:
    i, p = Investor, ProjectInvestor
    return (
        select(i.uscc, i.no_uscc_reason, p.is_lead, p.origin_code, i.region_code)
        .join(i, i.id == p.investor_id)
        .where(p.project_id == PROJECT, p.deleted_at.is_(None))
    )


def _agreements(session: Session, project_id: str) -> tuple[bool, bool, bool]:
    """Legal review with number and date; fair-competition review likewise; an agreement with its scan attached."""
    legal, fair, scanned = False, False, False
    for has_legal, has_fair, has_scan in ask(session, _reviewed(), project=project_id):
        legal, fair, scanned = legal or bool(has_legal), fair or bool(has_fair), scanned or bool(has_scan)
    return legal, fair, scanned


@cache
def _reviewed() -> Statement:
    a = Agreement
    scan = exists().where(
        Attachment.record_kind == "agreement", Attachment.record_id == a.id, Attachment.deleted_at.is_(None)
    )
    return select(
        and_(a.legal_review_number != "", a.legal_review_date.is_not(None)),
        and_(a.fair_competition_number != "", a.fair_competition_date.is_not(None)),
        or_(scan),
    ).where(a.project_id == PROJECT, a.deleted_at.is_(None))
