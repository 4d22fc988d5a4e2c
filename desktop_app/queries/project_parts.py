"""What belongs to a project, one kind of line each, as the record panel shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.enums import (
    ActivityKind,
    AgreementKind,
    CommitmentSide,
    CommitmentState,
    CreditRole,
    FundState,
    NoUsccReason,
    Ownership,
    ReviewConclusion,
)
from db.models import (
    Activity,
    ActivityLink,
    Agreement,
    Assist,
    Attachment,
    BeijingRecognition,
    Commitment,
    Credit,
    FundEntry,
    FundPlan,
    Investor,
    ProjectInvestor,
    Referral,
    ReviewItem,
    ReviewMeeting,
)


@dataclass(frozen=True, slots=True)
class InvestorLine:
    id: str
    investor_id: str
    name: str
    uscc: str
    no_uscc_reason: NoUsccReason | None
    region_code: str
    ownership: Ownership | None
    share: int
    is_lead: bool


@dataclass(frozen=True, slots=True)
class CreditLine:
    unit_id: str
    unit: str
    role: CreditRole
    share: int


@dataclass(frozen=True, slots=True)
class ActivityLine:
    id: str
    held_on: date
    kind: ActivityKind
    people: str
    text: str
    next_step: str
    next_step_date: date | None
    by: str


@dataclass(frozen=True, slots=True)
class FundLine:
    id: str
    investor: str
    amount_fen: int
    arrived_on: date | None
    form_code: str
    evidence: str
    state: FundState
    count_month: str
    reverses: bool
    note: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    id: str
    kind: AgreementKind
    number: str
    signed_on: date | None
    amount_fen: int | None
    legal_review: str
    fair_competition: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """What a meeting said of a project; it counts once the meeting is confirmed."""

    id: str
    meeting_id: str
    meeting: str
    held_on: date
    score: int | None
    conclusion: ReviewConclusion
    conditions: str
    conditions_closed: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    id: str
    side: CommitmentSide
    clause: str
    amount_fen: int | None
    due_on: date | None
    state: CommitmentState
    paid_fen: int | None
    fulfilled_on: date | None


@dataclass(frozen=True, slots=True)
class SupportLine:
    """A referral, an assist or a recognition (`kind` is the table); `day` is when it happened."""

    id: str
    kind: str
    unit: str
    day: date | None
    accepted_on: date | None = None
    amount_fen: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class FileLine:
    id: str
    record_kind: str
    content_hash: str
    name: str
    size: int


def credits_of(session: Session, project_id: str, units: Mapping[str, str]) -> list[CreditLine]:
    """The units that are credited with the project, the largest share first; `units`: id -> name."""
    c = Credit
    found = session.execute(
        select(c.unit_id, c.role, c.share)
        .where(c.project_id == project_id, c.deleted_at.is_(None))
        .order_by(c.share.desc())
    )
    return [CreditLine(unit_id, units.get(unit_id, ""), role, share) for unit_id, role, share in found]


def investors_of(session: Session, project_id: str) -> list[InvestorLine]:
    """Who invests in the project, the lead first."""
    i, p = Investor, ProjectInvestor
    found = session.execute(
        select(
            p.id, i.id.label("investor"), i.name, i.uscc, i.no_uscc_reason, p.origin_code, i.region_code, i.ownership,
            p.share, p.is_lead,
        )
        .join(i, i.id == p.investor_id)
        .where(p.project_id == project_id, p.deleted_at.is_(None))
        .order_by(p.is_lead.desc(), p.share.desc(), i.name)
    )  # fmt: skip
    return [
        InvestorLine(
            r.id, r.investor, r.name, r.uscc, r.no_uscc_reason, r.origin_code or r.region_code, r.ownership, r.share,
            r.is_lead,
        )
        for r in found
    ]  # fmt: skip


def activities_of(session: Session, project_id: str) -> list[ActivityLine]:
    """Visits and talks, the latest first."""
    a = Activity
    found = session.execute(
        select(a.id, a.held_on, a.kind, a.people, a.text, a.next_step, a.next_step_date, a.created_by)
        .join(ActivityLink, ActivityLink.activity_id == a.id)
        .where(ActivityLink.project_id == project_id, ActivityLink.deleted_at.is_(None), a.deleted_at.is_(None))
        .order_by(a.held_on.desc(), a.id.desc())
    )
    return [ActivityLine(*row) for row in found]


def funds_of(session: Session, project_id: str) -> list[FundLine]:
    """Money in place, the latest first."""
    f = FundEntry
    found = session.execute(
        select(f, Investor.name)
        .outerjoin(Investor, Investor.id == f.investor_id)
        .where(f.project_id == project_id, f.deleted_at.is_(None))
        .order_by(f.arrived_on.desc(), f.id.desc())
    )
    return [
        FundLine(
            e.id, name or "", e.amount_fen, e.arrived_on, e.form_code, e.evidence_number, e.state, e.count_month,
            e.reverses_id is not None, e.note,
        )
        for e, name in found
    ]  # fmt: skip


def plans_of(session: Session, project_id: str) -> dict[int, int]:
    """Year -> money planned for it, 分."""
    found = session.execute(
        select(FundPlan.year, FundPlan.amount_fen)
        .where(FundPlan.project_id == project_id, FundPlan.deleted_at.is_(None))
        .order_by(FundPlan.year)
    )
    return dict(found.all())


def agreements_of(session: Session, project_id: str) -> list[AgreementLine]:
    """What was signed, the latest first."""
    found = session.scalars(
        select(Agreement)
        .where(Agreement.project_id == project_id, Agreement.deleted_at.is_(None))
        .order_by(Agreement.signed_on.desc(), Agreement.id.desc())
    )
    return [
        AgreementLine(
            a.id, a.kind, a.number, a.signed_on, a.amount_fen, a.legal_review_number, a.fair_competition_number
        )
        for a in found
    ]


def reviews_of(session: Session, project_id: str) -> list[ReviewLine]:
    """What review meetings said of it, the latest first."""
    r, m = ReviewItem, ReviewMeeting
    found = session.execute(
        select(r.id, m.id, m.title, m.held_on, r.score, r.conclusion, r.conditions, r.conditions_closed, m.confirmed)
        .join(m, m.id == r.meeting_id)
        .where(r.project_id == project_id, r.deleted_at.is_(None), m.deleted_at.is_(None))
        .order_by(m.held_on.desc(), r.id.desc())
    )
    return [ReviewLine(*row) for row in found]


def commitments_of(session: Session, project_id: str) -> list[CommitmentLine]:
    """What both sides promised, by when it is due."""
    c = Commitment
    found = session.execute(
        select(c.id, c.side, c.clause, c.amount_fen, c.due_on, c.state, c.paid_fen, c.fulfilled_on)
        .where(c.project_id == project_id, c.deleted_at.is_(None))
        .order_by(c.due_on, c.id)
    )
    return [CommitmentLine(*row) for row in found]


def support_of(session: Session, project_id: str, units: Mapping[str, str]) -> list[SupportLine]:
    """What the centre did for the project, newest first."""

    def of(kind: type[Referral] | type[Assist] | type[BeijingRecognition]) -> Sequence[Any]:
        return session.scalars(select(kind).where(kind.project_id == project_id, kind.deleted_at.is_(None))).all()

    found = [
        SupportLine(r.id, "referral", units.get(r.to_unit_id or "", ""), r.referred_on, r.accepted_on, text=r.note)
        for r in of(Referral)
    ]
    found += [
        SupportLine(a.id, "assist", units.get(a.unit_id or "", ""), a.assisted_on, text=a.note) for a in of(Assist)
    ]
    found += [
        SupportLine(b.id, "beijing_recognition", "", b.recognised_on, amount_fen=b.amount_fen, text=b.batch_number)
        for b in of(BeijingRecognition)
    ]
    return sorted(found, key=lambda line: (line.day or date.min, line.id), reverse=True)


def files_of(session: Session, project_id: str, agreement_ids: Sequence[str]) -> list[FileLine]:
    """Files kept with the project and with its agreements, in the order in which they came."""
    a = Attachment
    own = (a.record_kind == "project") & (a.record_id == project_id)
    scans = (a.record_kind == "agreement") & a.record_id.in_(agreement_ids)
    found = session.execute(
        select(a.id, a.record_kind, a.content_hash, a.name, a.size)
        .where(or_(own, scans), a.deleted_at.is_(None))
        .order_by(a.created_at)
    )
    return [FileLine(*row) for row in found]
