"""项目 and what belongs to one: investors, credits, milestones, claims, referrals, assists."""

from datetime import date

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.enums import ClaimState, CreditRole, ProjectKind, ProjectStatus, Stage, Track
from db.models.base import Record, ref
from db.types import Coded


class Project(Record):
    """One investment from lead to production.

    Money in 分. Areas in thousandths of a ㎡. `number` is unit code - year - serial and is never used again.
    `codename` hides the real name from other units until signing. `host_unit_id` is the unit that reported it first.
    """

    __tablename__ = "project"

    number: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    codename: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    stage: Mapped[Stage] = mapped_column(Coded(Stage), default=Stage.LEAD)
    status: Mapped[ProjectStatus] = mapped_column(Coded(ProjectStatus), default=ProjectStatus.ACTIVE)
    track: Mapped[Track | None] = mapped_column(Coded(Track))
    kind: Mapped[ProjectKind] = mapped_column(Coded(ProjectKind), default=ProjectKind.NEW)
    parent_id: Mapped[str | None] = mapped_column(ref("project.id"))
    merged_into_id: Mapped[str | None] = mapped_column(ref("project.id"))
    industry_code: Mapped[str] = mapped_column(default="")
    is_emerging: Mapped[bool] = mapped_column(default=False)
    campaign_code: Mapped[str] = mapped_column(default="")
    source_code: Mapped[str] = mapped_column(default="")
    is_centre_lead: Mapped[bool] = mapped_column(default=False)
    region_code: Mapped[str] = mapped_column(default="")
    host_unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    landing_unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    total_investment_fen: Mapped[int | None]
    total_settled_by: Mapped[date | None]
    fixed_investment_fen: Mapped[int | None]
    land_area_milli: Mapped[int | None]
    building_area_milli: Mapped[int | None]
    is_quality: Mapped[bool] = mapped_column(default=False)
    park_operator: Mapped[str] = mapped_column(default="")
    handler: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    next_step_date: Mapped[date | None]
    entered_on: Mapped[date]
    # review
    environment_code: Mapped[str] = mapped_column(default="")
    energy_tce: Mapped[int | None]
    veto_checked: Mapped[bool] = mapped_column(default=False)
    # signing
    review_exemption: Mapped[str] = mapped_column(default="")
    no_commitments: Mapped[bool] = mapped_column(default=False)
    planned_start: Mapped[date | None]
    planned_production: Mapped[date | None]
    # landing
    company_name: Mapped[str] = mapped_column(default="")
    company_uscc: Mapped[str] = mapped_column(default="")
    registered_capital_fen: Mapped[int | None]
    company_address: Mapped[str] = mapped_column(default="")
    # production
    staff: Mapped[int | None]
    first_revenue_fen: Mapped[int | None]
    first_tax_fen: Mapped[int | None]
    # side states
    side_reason: Mapped[str] = mapped_column(default="")
    side_approver: Mapped[str] = mapped_column(default="")
    hold_review_date: Mapped[date | None]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (
            ("number",),
            ("stage", "status"),
            ("host_unit_id",),
            ("changed_at", "id", "deleted_at"),
            ("next_step_date",),
        )


Index("ix_project_lead_entered_on", Project.entered_on, sqlite_where=text("is_centre_lead = 1"))
"""Of the centre's own leads only: what units enter by the thousand costs it nothing."""

for _few in (Project.landing_unit_id, Project.parent_id, Project.merged_into_id):
    Index(f"ix_project_{_few.key}", _few, sqlite_where=text(f"{_few.key} IS NOT NULL"))
"""Most projects have none of these."""


class ProjectInvestor(Record):
    """An investor's part. `share` in millionths of a percent (all of a project = 100 %); origin frozen at signing."""

    __tablename__ = "project_investor"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    investor_id: Mapped[str] = mapped_column(ref("investor.id"))
    share: Mapped[int]
    is_lead: Mapped[bool] = mapped_column(default=False)
    origin_code: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        # covering: the indicators look up origins
        return (("project_id", "investor_id", "deleted_at", "is_lead", "origin_code"), ("investor_id",))


class Credit(Record):
    """归属: a unit's share of a project, in millionths of a percent (all of a project = 100 %)."""

    __tablename__ = "credit"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    unit_id: Mapped[str] = mapped_column(ref("unit.id"))
    role: Mapped[CreditRole] = mapped_column(Coded(CreditRole))
    share: Mapped[int]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        # covering: the indicators weigh every counted project with its credits
        return (("project_id", "deleted_at", "unit_id", "share"), ("unit_id",))


class Milestone(Record):
    """A stage reached. Counts use the month of `confirmed_on`, never the business date."""

    __tablename__ = "milestone"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    stage: Mapped[Stage] = mapped_column(Coded(Stage))
    business_date: Mapped[date | None]
    basis: Mapped[str] = mapped_column(default="")
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        # covering: the indicators ask which projects reached a stage in a period, and whether one has reached it
        return (
            ("project_id", "stage", "deleted_at", "confirmed_on"),
            ("stage", "deleted_at", "confirmed_on", "project_id"),
        )


class Claim(Record):
    """首谈首报. `received_at` (the centre's clock, ms UTC) decides; `claimed_at` is the unit's clock."""

    __tablename__ = "claim"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    investor_id: Mapped[str | None] = mapped_column(ref("investor.id"))
    unit_id: Mapped[str] = mapped_column(ref("unit.id"))
    claimed_at: Mapped[int]
    received_at: Mapped[int | None]
    state: Mapped[ClaimState] = mapped_column(Coded(ClaimState), default=ClaimState.PENDING)
    valid_until: Mapped[date | None]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("project_id",), ("investor_id",), ("valid_until",))


class Referral(Record):
    """推荐: a unit (as a rule the centre) hands a project to another."""

    __tablename__ = "referral"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    from_unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    to_unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    referred_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("project_id",), ("to_unit_id",))


class Assist(Record):
    """攻坚: the centre helps a unit negotiate."""

    __tablename__ = "assist"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    assisted_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("project_id",),)
