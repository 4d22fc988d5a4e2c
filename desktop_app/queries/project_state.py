"""What the stage machine looks at, read from a project's records."""

from sqlalchemy import and_, exists, func, or_, select
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

_UNDECIDED = (ClaimState.PENDING, ClaimState.DISPUTED)


def state(session: Session, project_id: str) -> ProjectState:
    """The facts of one project. Raises NoResultFound for an unknown id."""
    project = session.get_one(Project, project_id)
    values = {column.key: getattr(project, column.key) for column in Project.__mapper__.column_attrs}
    identified, origin = _investors(session, project_id)
    conclusion = session.execute(
        select(ReviewItem.conclusion, ReviewItem.conditions_closed)
        .join(ReviewMeeting, ReviewMeeting.id == ReviewItem.meeting_id)
        .where(ReviewItem.project_id == project_id, ReviewItem.deleted_at.is_(None), ReviewMeeting.deleted_at.is_(None))
        .where(ReviewItem.conclusion != ReviewConclusion.PENDING)  # until a further meeting decides, the last one did
        .order_by(ReviewMeeting.held_on.desc(), ReviewItem.id.desc())
        .limit(1)
    ).first()
    legal, fair, scanned = _agreements(session, project_id)
    decided = exists().where(Claim.project_id == project_id, Claim.deleted_at.is_(None), Claim.state.not_in(_UNDECIDED))
    complete = exists().where(
        InvestmentPlan.project_id == project_id, InvestmentPlan.deleted_at.is_(None), InvestmentPlan.complete.is_(True)
    )
    return ProjectState(
        stage=project.stage,
        status=project.status,
        values=values,
        investors_identified=identified,
        origin_known=origin,
        activities=_count(session, ActivityLink, project_id),
        claim_decided=bool(session.scalar(select(decided))),
        plan_complete=bool(session.scalar(select(complete))),
        review=conclusion[0] if conclusion else None,
        review_conditions_closed=bool(conclusion and conclusion[1]),
        agreement_with_scan=scanned,
        legal_review=legal,
        fair_competition_review=fair,
        commitments=_count(session, Commitment, project_id),
        fund_plan=_count(session, FundPlan, project_id) > 0,
        milestones={
            m.stage: (m.business_date, m.basis)
            for m in session.scalars(
                select(Milestone).where(Milestone.project_id == project_id, Milestone.deleted_at.is_(None))
            )
        },
    )


def _count(session: Session, model: type[ActivityLink | Commitment | FundPlan], project_id: str) -> int:
    of_project = and_(model.project_id == project_id, model.deleted_at.is_(None))
    return session.scalar(select(func.count()).select_from(model).where(of_project)) or 0


def _investors(session: Session, project_id: str) -> tuple[bool, bool]:
    """Whether there is an investor with a USCC or a reason for none, and whether the lead's origin is known."""
    identified, origin = False, False
    found = session.execute(
        select(
            Investor.uscc,
            Investor.no_uscc_reason,
            ProjectInvestor.is_lead,
            ProjectInvestor.origin_code,
            Investor.region_code,
        )
        .join(Investor, Investor.id == ProjectInvestor.investor_id)
        .where(ProjectInvestor.project_id == project_id, ProjectInvestor.deleted_at.is_(None))
    )
    for uscc, reason, is_lead, frozen, region in found:
        identified = identified or bool(uscc or reason)
        origin = origin or bool(is_lead and (frozen or region))
    return identified, origin


def _agreements(session: Session, project_id: str) -> tuple[bool, bool, bool]:
    """Legal review with number and date; fair-competition review likewise; an agreement with its scan attached."""
    legal, fair, scanned = False, False, False
    scan = exists().where(
        Attachment.record_kind == "agreement", Attachment.record_id == Agreement.id, Attachment.deleted_at.is_(None)
    )
    found = session.execute(
        select(
            and_(Agreement.legal_review_number != "", Agreement.legal_review_date.is_not(None)),
            and_(Agreement.fair_competition_number != "", Agreement.fair_competition_date.is_not(None)),
            or_(scan),
        ).where(Agreement.project_id == project_id, Agreement.deleted_at.is_(None))
    )
    for has_legal, has_fair, has_scan in found:
        legal, fair, scanned = legal or bool(has_legal), fair or bool(has_fair), scanned or bool(has_scan)
    return legal, fair, scanned
