"""The stage machine: which moves there are, who may make them, and what each stage needs.

Requirements are data: a field, its stage and a test over `ProjectState`, the plain facts of a project. A move asks
for `missing()` only; nothing else about a project matters to it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from db.enums import ProjectStatus, ReviewConclusion, Stage, UserRole


@dataclass(frozen=True, slots=True)
class ProjectState:
    """What the rules look at. `values` holds the project's own fields by name; the rest is counted from its records.

    `milestones`: business date and basis per stage reached (or being entered in the move).
    """

    stage: Stage
    status: ProjectStatus
    values: Mapping[str, object] = field(default_factory=dict)
    investors_identified: bool = False
    origin_known: bool = False
    activities: int = 0
    claim_decided: bool = False
    plan_complete: bool = False
    review: ReviewConclusion | None = None
    review_conditions_closed: bool = False
    agreement_with_scan: bool = False
    legal_review: bool = False
    fair_competition_review: bool = False
    commitments: int = 0
    fund_plan: bool = False
    milestones: Mapping[Stage, tuple[date | None, str]] = field(default_factory=dict)

    def filled(self, name: str) -> bool:
        """The field has a value (0 and False are values; empty text is none)."""
        return self.values.get(name) not in (None, "")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a stage needs. `field` names the form field that supplies it."""

    stage: Stage
    field: str
    met: Callable[[ProjectState], bool]


def _value(stage: Stage, *names: str) -> list[Requirement]:
    return [Requirement(stage, name, lambda s, n=name: s.filled(n)) for name in names]  # type: ignore[misc]


def _dated(stage: Stage) -> list[Requirement]:
    def has_date(s: ProjectState) -> bool:
        return s.milestones.get(stage, (None, ""))[0] is not None

    def has_basis(s: ProjectState) -> bool:
        return bool(s.milestones.get(stage, (None, ""))[1])

    return [Requirement(stage, "milestone_date", has_date), Requirement(stage, "milestone_basis", has_basis)]


REQUIREMENTS: tuple[Requirement, ...] = (
    # lead: name or codename, source, unit, origin, industry section, summary, next step and date
    Requirement(Stage.LEAD, "name", lambda s: s.filled("name") or s.filled("codename")),
    *_value(Stage.LEAD, "source_code", "host_unit_id"),
    Requirement(Stage.LEAD, "region_code", lambda s: s.filled("region_code") or s.origin_known),
    *_value(Stage.LEAD, "industry_code", "summary", "next_step", "next_step_date"),
    # negotiation: investor with USCC or reason, total or a date for it, track, handler, an activity, claim decided
    Requirement(Stage.NEGOTIATION, "investor", lambda s: s.investors_identified),
    Requirement(
        Stage.NEGOTIATION,
        "total_investment_fen",
        lambda s: s.filled("total_investment_fen") or s.filled("total_settled_by"),
    ),
    *_value(Stage.NEGOTIATION, "track", "handler"),
    Requirement(Stage.NEGOTIATION, "activity", lambda s: s.activities >= 1),
    Requirement(Stage.NEGOTIATION, "claim", lambda s: s.claim_decided),
    # review: complete investment plan, environmental category, energy, veto checklist
    Requirement(Stage.REVIEW, "investment_plan", lambda s: s.plan_complete),
    *_value(Stage.REVIEW, "environment_code", "energy_tce"),
    Requirement(Stage.REVIEW, "veto_checked", lambda s: s.values.get("veto_checked") is True),
    # signed
    Requirement(Stage.SIGNED, "review_passed", lambda s: review_allows_signing(s)),
    Requirement(Stage.SIGNED, "agreement", lambda s: s.agreement_with_scan),
    Requirement(Stage.SIGNED, "legal_review", lambda s: s.legal_review),
    Requirement(Stage.SIGNED, "fair_competition_review", lambda s: s.fair_competition_review),
    Requirement(Stage.SIGNED, "commitments", lambda s: s.commitments > 0 or s.values.get("no_commitments") is True),
    Requirement(Stage.SIGNED, "fund_plan", lambda s: s.fund_plan),
    *_value(Stage.SIGNED, "planned_start", "planned_production"),
    # landed
    *_value(
        Stage.LANDED, "company_name", "company_uscc", "registered_capital_fen", "company_address", "landing_unit_id"
    ),
    *_dated(Stage.LANDED),
    *_dated(Stage.CONSTRUCTION),
    *_dated(Stage.PRODUCTION),
    *_value(Stage.PRODUCTION, "staff", "first_revenue_fen", "first_tax_fen"),
)
"""What each stage needs beyond the earlier ones (district's stage rules)."""


class Move(StrEnum):
    """Kinds of moves."""

    FORWARD = "forward"
    BACK = "back"
    HOLD = "hold"
    RESUME = "resume"
    TERMINATE = "terminate"
    REOPEN = "reopen"
    MERGE = "merge"
    SEPARATE = "separate"


CONFIRMED_BY: Mapping[Stage, UserRole] = {
    Stage.LEAD: UserRole.CLERK,
    Stage.NEGOTIATION: UserRole.CHECKER,
    Stage.REVIEW: UserRole.CENTRE,
    Stage.SIGNED: UserRole.CENTRE,
    Stage.LANDED: UserRole.CENTRE,
    Stage.CONSTRUCTION: UserRole.CENTRE,
    Stage.PRODUCTION: UserRole.CENTRE,
}
"""Who confirms that a stage is reached."""


def may_confirm(role: UserRole, stage: Stage) -> bool:
    """Whether this role confirms the stage; the centre and the administrator confirm all."""
    if role in (UserRole.CENTRE, UserRole.ADMIN):
        return True
    needed = CONFIRMED_BY[stage]
    return needed is UserRole.CLERK or (needed is UserRole.CHECKER and role is UserRole.CHECKER)


def review_allows_signing(state: ProjectState) -> bool:
    """Passed, or passed with every condition closed, or a recorded exemption from the review."""
    if state.filled("review_exemption"):
        return True
    if state.review is ReviewConclusion.CONDITIONAL:
        return state.review_conditions_closed
    return state.review is ReviewConclusion.PASSED


def next_stages(state: ProjectState) -> tuple[Stage, ...]:
    """Stages a project may go on to. From negotiation also straight to signed, which needs an exemption."""
    if state.status is not ProjectStatus.ACTIVE or state.stage is Stage.PRODUCTION:
        return ()
    following = list(Stage)[state.stage.position + 1]
    return (following, Stage.SIGNED) if state.stage is Stage.NEGOTIATION else (following,)


def moves(state: ProjectState, role: UserRole) -> frozenset[Move]:
    """What kinds of moves are open to this role."""
    centre = role in (UserRole.CENTRE, UserRole.ADMIN)
    ending = set() if state.stage is Stage.PRODUCTION else {Move.TERMINATE}
    match state.status:
        case ProjectStatus.ON_HOLD:
            return frozenset({Move.RESUME, Move.MERGE} | ending)
        case ProjectStatus.TERMINATED:
            return frozenset({Move.REOPEN}) if centre else frozenset()
        case ProjectStatus.MERGED:
            return frozenset({Move.SEPARATE})
    found = {Move.HOLD, Move.MERGE} | ending
    if state.stage is not Stage.PRODUCTION:
        found.add(Move.FORWARD)
    if state.stage is not Stage.LEAD:
        found.add(Move.BACK)
    return frozenset(found)


def stage_before(stage: Stage) -> Stage:
    """The stage one step back. Raises ValueError for a lead."""
    if stage is Stage.LEAD:
        raise ValueError(stage)
    return list(Stage)[stage.position - 1]


def missing(state: ProjectState, target: Stage) -> list[Requirement]:
    """What the project lacks for a stage: the stage's own and every earlier one's requirements not met yet.

    A review passed over by an exemption is not asked for.
    """
    exempt = state.filled("review_exemption") and target.position > Stage.REVIEW.position
    return [
        requirement
        for requirement in REQUIREMENTS
        if requirement.stage.position <= target.position
        and not (exempt and requirement.stage is Stage.REVIEW)
        and not requirement.met(state)
    ]
