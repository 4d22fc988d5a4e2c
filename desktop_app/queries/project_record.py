"""One project with all that belongs to it, as the record panel shows it."""

import json
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
    Stage,
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
    JournalEntry,
    JournalTransaction,
    Milestone,
    Project,
    ProjectInvestor,
    Referral,
    ReviewItem,
    ReviewMeeting,
    Unit,
)
from desktop_app.domain.stages import ProjectState, Requirement, missing, next_stages
from desktop_app.queries import project_state
from desktop_app.queries.projects import shown_name

HISTORY_SHOWN = 30


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
    id: str
    meeting_id: str
    meeting: str
    held_on: date
    score: int | None
    conclusion: ReviewConclusion
    conditions: str


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


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A step that touched the project: its label as template and values, who, when (ms UTC)."""

    label: str
    values: Mapping[str, Any]
    user: str
    at: int


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """Everything of one project; `values` holds the project's own fields, `gaps` what its present stage lacks.

    `keeper` is the name of the unit that keeps the record: in its data, and in its charge.
    """

    id: str
    number: str
    title: str
    deleted: bool
    unit: str
    landing_unit: str
    state: ProjectState
    dates: Mapping[Stage, date | None]
    gaps: Sequence[Requirement]
    next: Sequence[Stage]
    investors: Sequence[InvestorLine]
    credits: Sequence[CreditLine]
    activities: Sequence[ActivityLine]
    funds: Sequence[FundLine]
    plans: Mapping[int, int]
    agreements: Sequence[AgreementLine]
    reviews: Sequence[ReviewLine]
    commitments: Sequence[CommitmentLine]
    support: Sequence[SupportLine]
    merged_into: str
    files: Sequence[FileLine]
    history: Sequence[HistoryLine]
    keeper: str = ""

    @property
    def values(self) -> Mapping[str, Any]:
        return self.state.values


def record(session: Session, project_id: str) -> ProjectRecord | None:
    """The project, None when there is no such id."""
    project = session.get(Project, project_id)
    if project is None:
        return None
    facts = project_state.state(session, project_id)
    units = {id_: short or name for id_, short, name in session.execute(select(Unit.id, Unit.short_name, Unit.name))}
    agreements = _agreements(session, project_id)
    return ProjectRecord(
        id=project.id,
        number=project.number,
        title=shown_name(project.name, project.codename, project.stage),
        deleted=project.deleted_at is not None,
        unit=units.get(project.host_unit_id or "", ""),
        landing_unit=units.get(project.landing_unit_id or "", ""),
        state=facts,
        dates=_dates(session, project),
        gaps=_gaps(facts),
        next=next_stages(facts),
        investors=_investors(session, project_id),
        credits=[
            CreditLine(unit_id, units.get(unit_id, ""), role, share)
            for unit_id, role, share in session.execute(
                select(Credit.unit_id, Credit.role, Credit.share)
                .where(Credit.project_id == project_id, Credit.deleted_at.is_(None))
                .order_by(Credit.share.desc())
            )
        ],
        activities=_activities(session, project_id),
        funds=_funds(session, project_id),
        plans=_plans(session, project_id),
        agreements=agreements,
        reviews=_reviews(session, project_id),
        commitments=_commitments(session, project_id),
        support=_support(session, project_id, units),
        merged_into=_merged_into(session, project),
        files=_files(session, project_id, [a.id for a in agreements]),
        history=history(session, project_id),
        keeper=_keeper(session, project.owner_code),
    )


def _keeper(session: Session, owner_code: str) -> str:
    of_code = select(Unit.short_name, Unit.name).where(Unit.code == owner_code, Unit.deleted_at.is_(None))
    found = session.execute(of_code).first()
    return (found.short_name or found.name) if found else owner_code


def _gaps(facts: ProjectState) -> list[Requirement]:
    """What the present stage lacks; in production there is no next step any more."""
    ended = ("next_step", "next_step_date") if facts.stage is Stage.PRODUCTION else ()
    return [requirement for requirement in missing(facts, facts.stage) if requirement.field not in ended]


def history(session: Session, project_id: str) -> list[HistoryLine]:
    """The last steps that touched the project's own row, newest first."""
    steps = (
        select(JournalEntry.transaction_id)
        .where(JournalEntry.row_id == project_id)
        .order_by(JournalEntry.transaction_id.desc())
        .limit(HISTORY_SHOWN)
    )
    found = session.execute(
        select(JournalTransaction.label, JournalTransaction.values, JournalTransaction.user, JournalTransaction.at)
        .where(JournalTransaction.id.in_(steps))
        .order_by(JournalTransaction.id.desc())
    )
    return [HistoryLine(label, json.loads(values), user, at) for label, values, user, at in found]


def _dates(session: Session, project: Project) -> dict[Stage, date | None]:
    found = session.execute(
        select(Milestone.stage, Milestone.business_date, Milestone.confirmed_on).where(
            Milestone.project_id == project.id, Milestone.deleted_at.is_(None)
        )
    )
    dates: dict[Stage, date | None] = {Stage.LEAD: project.entered_on}
    return dates | {stage: business or confirmed for stage, business, confirmed in found}


def _investors(session: Session, project_id: str) -> list[InvestorLine]:
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


def _activities(session: Session, project_id: str) -> list[ActivityLine]:
    a = Activity
    found = session.execute(
        select(a.id, a.held_on, a.kind, a.people, a.text, a.next_step, a.next_step_date, a.created_by)
        .join(ActivityLink, ActivityLink.activity_id == a.id)
        .where(ActivityLink.project_id == project_id, ActivityLink.deleted_at.is_(None), a.deleted_at.is_(None))
        .order_by(a.held_on.desc(), a.id.desc())
    )
    return [ActivityLine(*row) for row in found]


def _funds(session: Session, project_id: str) -> list[FundLine]:
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


def _plans(session: Session, project_id: str) -> dict[int, int]:
    found = session.execute(
        select(FundPlan.year, FundPlan.amount_fen)
        .where(FundPlan.project_id == project_id, FundPlan.deleted_at.is_(None))
        .order_by(FundPlan.year)
    )
    return dict(found.all())


def _agreements(session: Session, project_id: str) -> list[AgreementLine]:
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


def _reviews(session: Session, project_id: str) -> list[ReviewLine]:
    r, m = ReviewItem, ReviewMeeting
    found = session.execute(
        select(r.id, m.id, m.title, m.held_on, r.score, r.conclusion, r.conditions)
        .join(m, m.id == r.meeting_id)
        .where(r.project_id == project_id, r.deleted_at.is_(None))
        .order_by(m.held_on.desc())
    )
    return [ReviewLine(*row) for row in found]


def _commitments(session: Session, project_id: str) -> list[CommitmentLine]:
    c = Commitment
    found = session.execute(
        select(c.id, c.side, c.clause, c.amount_fen, c.due_on, c.state, c.paid_fen, c.fulfilled_on)
        .where(c.project_id == project_id, c.deleted_at.is_(None))
        .order_by(c.due_on, c.id)
    )
    return [CommitmentLine(*row) for row in found]


def _support(session: Session, project_id: str, units: Mapping[str, str]) -> list[SupportLine]:
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


def _merged_into(session: Session, project: Project) -> str:
    into = session.get(Project, project.merged_into_id) if project.merged_into_id else None
    return shown_name(into.name, into.codename, into.stage) if into else ""


def _files(session: Session, project_id: str, agreement_ids: Sequence[str]) -> list[FileLine]:
    a = Attachment
    own = (a.record_kind == "project") & (a.record_id == project_id)
    scans = (a.record_kind == "agreement") & a.record_id.in_(agreement_ids)
    found = session.execute(
        select(a.id, a.record_kind, a.content_hash, a.name, a.size)
        .where(or_(own, scans), a.deleted_at.is_(None))
        .order_by(a.created_at)
    )
    return [FileLine(*row) for row in found]
