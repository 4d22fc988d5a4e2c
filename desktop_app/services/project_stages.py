"""Moving a project along its life. The move takes the answers to what was missing and is all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from db.enums import (
    AgreementKind,
    ClaimState,
    CommitmentSide,
    ReviewConclusion,
    Stage,
)
from db.models import (
    Agreement,
    Claim,
    Commitment,
    FundPlan,
    InvestmentPlan,
    Investor,
    Milestone,
    Project,
    ProjectInvestor,
)
from desktop_app.domain.stages import Requirement, may_confirm, missing, next_stages
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import project_state
from desktop_app.queries.closed_months import counting_day
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.project_entries import AgreementInput, FollowUp, put_agreement, put_follow_up
from desktop_app.services.projects import (
    EDITABLE,
    InvestorInput,
    checked,
    day_to_come,
    named,
    take_investor,
    wrong,
)
from desktop_app.services.review_meetings import put_review
from desktop_app.services.rights import require_for_stage

CLAIM_DAYS = 90
"""How long a decided claim of an ordinary project stands [default of the district's rules]."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the clerk entered in the move. `values` are the project's own fields by name; the rest are records.

    `dates` and `bases` belong to milestones per stage. `plan` is (year, amount in 分). `review` is how the meeting of
    `review_date` decided. `legal` and `fair` are (number, date).
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    investor: InvestorInput | None = None
    activity: str = ""
    claim: ClaimState | None = None
    plan_overview: str = ""
    plan_complete: bool = False
    review: ReviewConclusion | None = None
    review_date: date | None = None
    conditions_closed: bool = False
    agreement: AgreementInput | None = None
    scan: Path | None = None
    legal: tuple[str, date | None] = ("", None)
    fair: tuple[str, date | None] = ("", None)
    commitment: str = ""
    plan: tuple[int, int] | None = None
    dates: Mapping[Stage, date] = field(default_factory=dict)
    bases: Mapping[Stage, str] = field(default_factory=dict)


def advance(office: Office, actor: Actor, project_id: str, target: Stage, answers: Answers) -> Changes:
    """Move a project on. Raises InvalidInput naming what is still missing; nothing is changed then.

    The milestone is confirmed at once when the actor may confirm the stage, else it waits for confirmation.
    """
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Move {name} on")), actor) as tx:
        project = named(tx, project_id)
        state = project_state.state(tx.session, project_id)
        if target not in next_stages(state):
            raise UserError(QT_TRANSLATE_NOOP("errors", "The project cannot go to this stage from where it is."))
        _refuse_days_to_come(answers, tx.today)
        _take(office, tx, project, answers)
        _milestone(tx, project, target, answers)
        tx.session.flush()
        lacking = missing(project_state.state(tx.session, project_id), target)
        if lacking:
            raise still_missing(lacking)
        project.stage = target
        if target is Stage.SIGNED:
            _freeze_origins(tx, project_id)
    return tx.done()


def still_missing(lacking: list[Requirement]) -> InvalidInput:
    """The error whose fields are what a stage still needs, named `stage.field`."""
    needed = UserError(QT_TRANSLATE_NOOP("errors", "This is needed for the stage."))
    return InvalidInput(
        QT_TRANSLATE_NOOP("errors", "Something is still missing for this stage."),
        fields={f"{r.stage.value}.{r.field}": needed for r in lacking},
    )


def confirm_stage(office: Office, actor: Actor, project_id: str, stage: Stage) -> Changes:
    """Confirm a milestone that waits: from then on it counts."""
    require_for_stage(actor, stage)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Confirm the stage of {name}")), actor) as tx:
        named(tx, project_id)
        found = milestone_of(tx, project_id, stage)
        if found is not None and found.confirmed_on is None:
            _confirm(tx, found)
    return tx.done()


def _take(office: Office, tx: Transaction, project: Project, answers: Answers) -> None:
    values = {name: value for name, value in answers.values.items() if name in EDITABLE}
    for name, value in checked(values, project).items():
        setattr(project, name, value)
    if answers.investor is not None and answers.investor.name.strip():
        take_investor(tx, project.id, answers.investor)
    if answers.activity.strip():
        put_follow_up(tx, project, FollowUp(tx.today, answers.activity))
    if answers.claim is not None:
        _decide_claim(tx, project, answers.claim)
    if answers.plan_complete:
        _complete_plan(tx, project.id, answers.plan_overview)
    if answers.review is not None:
        _review(tx, project, answers)
    _agreement(office, tx, project.id, answers)
    if answers.commitment.strip():
        tx.session.add(
            Commitment(project_id=project.id, side=CommitmentSide.GOVERNMENT, clause=answers.commitment.strip())
        )
    if answers.plan is not None:
        tx.session.add(FundPlan(project_id=project.id, year=answers.plan[0], amount_fen=answers.plan[1]))


def _decide_claim(tx: Transaction, project: Project, decision: ClaimState) -> None:
    claim = tx.session.scalars(
        select(Claim).where(Claim.project_id == project.id, Claim.deleted_at.is_(None)).order_by(Claim.claimed_at)
    ).first()
    if claim is None:
        if project.host_unit_id is None:
            raise wrong("host_unit_id", QT_TRANSLATE_NOOP("errors", "Choose the unit that reported it first."))
        claim = Claim(project_id=project.id, unit_id=project.host_unit_id, claimed_at=project.created_at)
        tx.session.add(claim)
    claim.state = decision
    claim.received_at = claim.received_at or tx.now_ms
    claim.valid_until = tx.today + timedelta(days=CLAIM_DAYS)


def _complete_plan(tx: Transaction, project_id: str, overview: str) -> None:
    of_project = (InvestmentPlan.project_id == project_id) & InvestmentPlan.deleted_at.is_(None)
    plan = tx.session.scalars(select(InvestmentPlan).where(of_project)).first()
    if plan is None:
        plan = InvestmentPlan(project_id=project_id)
        tx.session.add(plan)
    plan.overview = overview or plan.overview
    plan.complete = True


def _review(tx: Transaction, project: Project, answers: Answers) -> None:
    """The review as the clerk tells it; of one that has still to be confirmed the step says so."""
    assert answers.review is not None
    held_on = answers.review_date or tx.today
    meeting = put_review(tx, project.id, held_on, answers.review, answers.conditions_closed)
    if not meeting.confirmed:
        words = QT_TRANSLATE_NOOP("steps", "Move {name} on; the review meeting of {day} waits for its confirmation")
        tx.rename(Label(words, {**tx.label.values, "day": held_on.isoformat()}))


def _agreement(office: Office, tx: Transaction, project_id: str, answers: Answers) -> None:
    """A new agreement if one was entered; the scan and the numbers of the reviews go to the newest one."""
    if answers.agreement is not None:
        put_agreement(office, tx, project_id, answers.agreement)
    tx.session.flush()
    if not (answers.scan or answers.legal[0] or answers.fair[0]):
        return
    newest = tx.session.scalars(
        select(Agreement)
        .where(Agreement.project_id == project_id, Agreement.deleted_at.is_(None))
        .order_by(Agreement.created_at.desc(), Agreement.id.desc())
        .limit(1)
    ).first()
    if newest is None:
        newest = put_agreement(office, tx, project_id, AgreementInput(AgreementKind.INVESTMENT))
    if answers.scan is not None:
        from desktop_app.services.attachments import attach

        attach(office, tx, "agreement", newest.id, answers.scan)
    if answers.legal[0]:
        newest.legal_review_number, newest.legal_review_date = answers.legal
    if answers.fair[0]:
        newest.fair_competition_number, newest.fair_competition_date = answers.fair


def _milestone(tx: Transaction, project: Project, target: Stage, answers: Answers) -> None:
    """The milestone of the new stage, and dates and bases that earlier ones lacked; a project was at its review on the
    day of the meeting, whenever that is entered."""
    for stage in {target, *answers.dates, *answers.bases}:
        found = milestone_of(tx, project.id, stage)
        if found is None:
            found = Milestone(project_id=project.id, stage=stage)
            tx.session.add(found)
        found.business_date = answers.dates.get(stage, found.business_date)
        found.basis = answers.bases.get(stage, found.basis or "")
        if stage is target:
            default = None if stage.position >= Stage.LANDED.position else tx.today
            found.business_date = found.business_date or default
            if found.confirmed_on is None and may_confirm(tx.actor.role, stage):
                _confirm(tx, found)
    reviewed = milestone_of(tx, project.id, Stage.REVIEW) if answers.review_date else None
    if reviewed is not None and answers.review_date is not None:
        reviewed.business_date = min(reviewed.business_date or answers.review_date, answers.review_date)


def _refuse_days_to_come(answers: Answers, today: date) -> None:
    """Raises InvalidInput for a stage or a review that is said to have been on a day after today."""
    days = {f"date.{stage.value}": day for stage, day in answers.dates.items()} | {"review_date": answers.review_date}
    late = [name for name, day in days.items() if day is not None and day > today]
    if late:
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."),
            fields={name: day_to_come() for name in late},
        )


def _confirm(tx: Transaction, milestone: Milestone) -> None:
    """From the day on that stands here it counts; a month whose bulletin is out takes nothing more."""
    milestone.confirmed_on, milestone.confirmed_by = counting_day(tx.session, tx.today), tx.actor.name


def milestone_of(tx: Transaction, project_id: str, stage: Stage) -> Milestone | None:
    return tx.session.scalars(
        select(Milestone).where(
            Milestone.project_id == project_id, Milestone.stage == stage, Milestone.deleted_at.is_(None)
        )
    ).first()


def _freeze_origins(tx: Transaction, project_id: str) -> None:
    """From signing on the origin of each investor stays as it is, wherever the company moves."""
    lines = tx.session.execute(
        select(ProjectInvestor, Investor.region_code)
        .join(Investor, Investor.id == ProjectInvestor.investor_id)
        .where(ProjectInvestor.project_id == project_id, ProjectInvestor.deleted_at.is_(None))
    ).all()
    for line, region in lines:
        line.origin_code = line.origin_code or region
