"""What the sample's projects need for the stage they have reached, so that a record is complete and a move asks for
the next stage's needs only. Nothing of it counts in an indicator."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from db.enums import ClaimState, ReviewConclusion, Stage, Track
from db.models import (
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
)
from desktop_app.services import attachments
from desktop_app.services.office import Office, Transaction
from desktop_app.services.sample_year.uscc import invented_uscc
from desktop_app.services.sample_year.words import ON_ROOFS

_WAN = 10_000_00
_ROOM = 15
"""㎡ of a building for each of the staff."""
_DISTRICT = "120110"
_FIRST_COMPANY = 600_000
_MARK = "（示例）"
_CLAIM_DAYS = 90
_ALLOW = (ReviewConclusion.PASSED, ReviewConclusion.CONDITIONAL)


def complete_stages(office: Office, tx: Transaction, scan: Path) -> None:
    """Add claims, plans, exemptions, scans and the fields that each stage asks for; `scan` stands for every contract.

    The projects, their contracts, reviews and plans must be there already.
    """
    session = tx.session
    projects = session.scalars(select(Project).order_by(Project.number)).all()
    leads = select(ProjectInvestor.project_id, Investor).join(Investor).where(ProjectInvestor.is_lead.is_(True))
    investors: dict[str, Investor] = dict(session.execute(leads).all())
    plans = {plan.project_id: plan for plan in session.scalars(select(InvestmentPlan))}
    promised = set(session.scalars(select(Commitment.project_id)))
    passed = set(session.scalars(select(ReviewItem.project_id).where(ReviewItem.conclusion.in_(_ALLOW))))
    signed: dict[str, date | None] = dict(
        session.execute(
            select(Milestone.project_id, Milestone.business_date).where(Milestone.stage == Stage.SIGNED)
        ).all()
    )
    for place, project in enumerate(projects):
        random = Random(project.number)
        reached = project.stage.position
        if reached >= Stage.NEGOTIATION.position:
            session.add(_claim(project, investors.get(project.id)))
        if reached >= Stage.REVIEW.position:
            plan = plans.get(project.id)
            _reviewed(project, plan, random)
            if plan is None:
                session.add(_plan(project))
        if reached >= Stage.SIGNED.position:
            _signed(project, signed.get(project.id) or project.entered_on, project.id in passed)
            project.no_commitments = project.id not in promised
            session.add(FundPlan(project_id=project.id, year=project.entered_on.year, amount_fen=_part(project, 40)))
        if reached >= Stage.LANDED.position:
            _landed(project, investors.get(project.id), place)
        if reached >= Stage.PRODUCTION.position:
            project.staff = random.randint(12, 260)
            project.first_revenue_fen = _part(project, random.randint(8, 30))
            project.first_tax_fen = project.first_revenue_fen // 25 // _WAN * _WAN
    contracts = session.scalars(select(Agreement.id).order_by(Agreement.number)).all()
    session.add_all(_scans(office, tx, contracts, scan))
    session.flush()


def _part(project: Project, percent: int) -> int:
    """So many percent of the total, in whole 万元, at least 1."""
    return max(_WAN, (project.total_investment_fen or 0) * percent // 100 // _WAN * _WAN)


def _claim(project: Project, investor: Investor | None) -> Claim:
    entered = datetime.combine(project.entered_on, datetime.min.time(), UTC)
    at = int((entered + timedelta(hours=1)).timestamp() * 1000)
    running = project.stage.position < Stage.SIGNED.position
    return Claim(
        project_id=project.id,
        investor_id=investor.id if investor else None,
        unit_id=project.host_unit_id,
        claimed_at=at,
        received_at=at + 86_400_000,
        state=ClaimState.VALID,
        valid_until=project.entered_on + timedelta(_CLAIM_DAYS) if running else None,
    )


def _reviewed(project: Project, plan: InvestmentPlan | None, random: Random) -> None:
    """Staff that have room, and energy that a year's revenue (of works) or the floor (of services) may need."""
    builds, area = project.track is Track.CONSTRUCTION, (project.building_area_milli or 0) // 1000
    project.environment_code = "form" if builds and ON_ROOFS not in project.name else "registration"
    energy = random.randint(15, 900)
    if plan is not None and builds:
        energy = min(energy, (plan.revenue_fen or 0) // _WAN // 5)
    elif not builds:
        energy = area * (2 + energy % 5) // 100
    project.energy_tce = max(energy, 5)
    if plan is not None and plan.staff:
        plan.staff = min(plan.staff, max(area // _ROOM, 6))
    project.veto_checked = True


def _plan(project: Project) -> InvestmentPlan:
    total = f"{(project.total_investment_fen or 0) // _WAN:,}万元"
    return InvestmentPlan(
        project_id=project.id, overview=f"拟在本区实施{project.name}，总投资{total}。{_MARK}", complete=True
    )


def _signed(project: Project, day: date, passed: bool) -> None:
    if not passed:
        project.review_exemption = f"未达到评审起点，按程序免于评审{_MARK}"
    project.planned_start = day + timedelta(90)
    project.planned_production = day + timedelta(450)


def _landed(project: Project, investor: Investor | None, place: int) -> None:
    name = investor.name.removesuffix(_MARK) if investor else project.name
    project.company_name = f"{name}天津分公司{_MARK}"
    project.company_uscc = invented_uscc(_FIRST_COMPANY + place, _DISTRICT)
    project.registered_capital_fen = _part(project, 20)
    project.company_address = f"天津市东丽区示例路{place % 300 + 1}号"
    project.landing_unit_id = project.landing_unit_id or project.host_unit_id


def _scans(office: Office, tx: Transaction, contracts: Sequence[str], scan: Path) -> Iterable[Attachment]:
    """One stored file, linked to every contract."""
    if not contracts:
        return
    first = attachments.attach(office, tx, "agreement", contracts[0], scan)
    for contract in contracts[1:]:
        yield Attachment(
            record_kind="agreement",
            record_id=contract,
            content_hash=first.content_hash,
            name=first.name,
            size=first.size,
        )
