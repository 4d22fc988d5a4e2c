"""What belongs to a project, one kind of line each, as the record panel shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

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
    Base,
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
from desktop_app.queries.prepared import PROJECT, Statement, ask
from desktop_app.queries.review_conditions import ConditionDuty, condition_duties, report


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
    reversed: bool = False
    """Reversals have taken back all of it."""


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
    """What a meeting said of a project; it counts once the meeting is confirmed. `reported`: the duty that its
    conditions made, when the unit has closed it and the centre has not confirmed yet that they are met."""

    id: str
    meeting_id: str
    meeting: str
    held_on: date
    score: int | None
    conclusion: ReviewConclusion
    conditions: str
    conditions_closed: bool
    confirmed: bool
    reported: ConditionDuty | None = None


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


def project_of(session: Session, kind: str, record_id: str) -> str | None:
    """The project that an entry of a kind (a table) belongs to; of a follow-up the first of those that it is linked
    to. None when there is no such entry here."""
    if kind == Activity.__tablename__:
        links = select(ActivityLink.project_id).where(
            ActivityLink.activity_id == record_id,
            ActivityLink.project_id.is_not(None),
            ActivityLink.deleted_at.is_(None),
        )
        return session.scalar(links.order_by(ActivityLink.id).limit(1))
    table = Base.metadata.tables[kind]
    return session.scalar(select(table.c.project_id).where(table.c.id == record_id))


def credits_of(session: Session, project_id: str, units: Mapping[str, str]) -> list[CreditLine]:
    """The units that are credited with the project, the largest share first; `units`: id -> name."""
    found = ask(session, _credits(), project=project_id)
    return [CreditLine(unit_id, units.get(unit_id, ""), role, share) for unit_id, role, share in found]


@cache
def _credits() -> Statement:
    c = Credit
    return (
        select(c.unit_id, c.role, c.share)
        .where(c.project_id == PROJECT, c.deleted_at.is_(None))
        .order_by(c.share.desc())
    )


def investors_of(session: Session, project_id: str) -> list[InvestorLine]:
    """Who invests in the project, the lead first."""
    return [
        InvestorLine(
            r.id, r.investor, r.name, r.uscc, r.no_uscc_reason, r.origin_code or r.region_code, r.ownership, r.share,
            r.is_lead,
        )
        for r in ask(session, _investors(), project=project_id)
    ]  # fmt: skip


@cache
def _investors() -> Statement:
    i, p = Investor, ProjectInvestor
    return (
        select(
            p.id, i.id.label("investor"), i.name, i.uscc, i.no_uscc_reason, p.origin_code, i.region_code, i.ownership,
            p.share, p.is_lead,
        )
        .join(i, i.id == p.investor_id)
        .where(p.project_id == PROJECT, p.deleted_at.is_(None))
        .order_by(p.is_lead.desc(), p.share.desc(), i.name)
    )  # fmt: skip


def activities_of(session: Session, project_id: str) -> list[ActivityLine]:
    """Visits and talks, the latest first."""
    return [ActivityLine(*row) for row in ask(session, _activities(), project=project_id)]


@cache
def _activities() -> Statement:
    a = Activity
    return (
        select(a.id, a.held_on, a.kind, a.people, a.text, a.next_step, a.next_step_date, a.created_by)
        .join(ActivityLink, ActivityLink.activity_id == a.id)
        .where(ActivityLink.project_id == PROJECT, ActivityLink.deleted_at.is_(None), a.deleted_at.is_(None))
        .order_by(a.held_on.desc(), a.id.desc())
    )


def funds_of(session: Session, project_id: str) -> list[FundLine]:
    """Money in place, the latest first."""
    return [
        FundLine(
            r.id, r.name or "", r.amount_fen, r.arrived_on, r.form_code, r.evidence_number, r.state, r.count_month,
            r.reverses_id is not None, r.note, r.taken_back is not None and r.amount_fen + r.taken_back <= 0,
        )
        for r in ask(session, _funds(), project=project_id)
    ]  # fmt: skip


@cache
def _funds() -> Statement:
    f, against = FundEntry, aliased(FundEntry)
    taken_back = (
        select(func.sum(against.amount_fen))
        .where(against.reverses_id == f.id, against.deleted_at.is_(None))
        .scalar_subquery()
    )
    return (
        select(
            f.id, Investor.name, f.amount_fen, f.arrived_on, f.form_code, f.evidence_number, f.state, f.count_month,
            f.reverses_id, f.note, taken_back.label("taken_back"),
        )
        .outerjoin(Investor, Investor.id == f.investor_id)
        .where(f.project_id == PROJECT, f.deleted_at.is_(None))
        .order_by(f.arrived_on.desc(), f.id.desc())
    )  # fmt: skip


def plans_of(session: Session, project_id: str) -> dict[int, int]:
    """Year -> money planned for it, 分."""
    return {row.year: row.amount_fen for row in ask(session, _plans(), project=project_id)}


@cache
def _plans() -> Statement:
    p = FundPlan
    return select(p.year, p.amount_fen).where(p.project_id == PROJECT, p.deleted_at.is_(None)).order_by(p.year)


def agreements_of(session: Session, project_id: str) -> list[AgreementLine]:
    """What was signed, the latest first."""
    return [AgreementLine(*row) for row in ask(session, _agreements(), project=project_id)]


@cache
def _agreements() -> Statement:
    a = Agreement
    return (
        select(a.id, a.kind, a.number, a.signed_on, a.amount_fen, a.legal_review_number, a.fair_competition_number)
        .where(a.project_id == PROJECT, a.deleted_at.is_(None))
        .order_by(a.signed_on.desc(), a.id.desc())
    )


def reviews_of(session: Session, project_id: str) -> list[ReviewLine]:
    """What review meetings said of it, the latest first."""
    lines = [ReviewLine(*row) for row in ask(session, _reviews(), project=project_id)]
    if all(one.conclusion is not ReviewConclusion.CONDITIONAL or one.conditions_closed for one in lines):
        return lines
    duties = condition_duties(session, [project_id])
    return [
        replace(
            one,
            reported=report(duties, one.id, project_id, one.conclusion, one.conditions, met=one.conditions_closed),
        )
        for one in lines
    ]


@cache
def _reviews() -> Statement:
    r, m = ReviewItem, ReviewMeeting
    return (
        select(
            r.id, m.id.label("meeting_id"), m.title, m.held_on, r.score, r.conclusion, r.conditions,
            r.conditions_closed, m.confirmed,
        )
        .join(m, m.id == r.meeting_id)
        .where(r.project_id == PROJECT, r.deleted_at.is_(None), m.deleted_at.is_(None))
        .order_by(m.held_on.desc(), r.id.desc())
    )  # fmt: skip


def commitments_of(session: Session, project_id: str) -> list[CommitmentLine]:
    """What both sides promised, by when it is due."""
    return [CommitmentLine(*row) for row in ask(session, _commitments(), project=project_id)]


@cache
def _commitments() -> Statement:
    c = Commitment
    return (
        select(c.id, c.side, c.clause, c.amount_fen, c.due_on, c.state, c.paid_fen, c.fulfilled_on)
        .where(c.project_id == PROJECT, c.deleted_at.is_(None))
        .order_by(c.due_on, c.id)
    )


def support_of(session: Session, project_id: str, units: Mapping[str, str]) -> list[SupportLine]:
    """What the centre did for the project, newest first."""
    found = [
        SupportLine(id_, "referral", units.get(unit or "", ""), day, accepted, text=note)
        for id_, unit, day, accepted, note in ask(session, _referrals(), project=project_id)
    ]
    found += [
        SupportLine(id_, "assist", units.get(unit or "", ""), day, text=note)
        for id_, unit, day, note in ask(session, _assists(), project=project_id)
    ]
    found += [
        SupportLine(id_, "beijing_recognition", "", day, amount_fen=amount, text=batch)
        for id_, day, amount, batch in ask(session, _recognitions(), project=project_id)
    ]
    return sorted(found, key=lambda line: (line.day or date.min, line.id), reverse=True)


@cache
def _referrals() -> Statement:
    r = Referral
    return select(r.id, r.to_unit_id, r.referred_on, r.accepted_on, r.note).where(
        r.project_id == PROJECT, r.deleted_at.is_(None)
    )


@cache
def _assists() -> Statement:
    a = Assist
    return select(a.id, a.unit_id, a.assisted_on, a.note).where(a.project_id == PROJECT, a.deleted_at.is_(None))


@cache
def _recognitions() -> Statement:
    b = BeijingRecognition
    return select(b.id, b.recognised_on, b.amount_fen, b.batch_number).where(
        b.project_id == PROJECT, b.deleted_at.is_(None)
    )


def files_of(session: Session, project_id: str, agreement_ids: Sequence[str]) -> list[FileLine]:
    """Files kept with the project and with its agreements, in the order in which they came."""
    found = ask(session, _files(), project=project_id, agreements=list(agreement_ids))
    return [FileLine(*row) for row in found]


@cache
def _files() -> Statement:
    a = Attachment
    own = (a.record_kind == "project") & (a.record_id == PROJECT)
    scans = (a.record_kind == "agreement") & a.record_id.in_(bindparam("agreements", expanding=True))
    return (
        select(a.id, a.record_kind, a.content_hash, a.name, a.size)
        .where(or_(own, scans), a.deleted_at.is_(None))
        .order_by(a.created_at)
    )
