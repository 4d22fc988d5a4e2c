"""The stage machine."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.enums import ProjectStatus, ReviewConclusion, Stage, UserRole
from desktop_app.domain import stages
from desktop_app.domain.stages import Move, ProjectState

FULL = ProjectState(
    stage=Stage.LEAD,
    status=ProjectStatus.ACTIVE,
    values=dict.fromkeys(
        [
            "name",
            "source_code",
            "host_unit_id",
            "region_code",
            "industry_code",
            "summary",
            "next_step",
            "next_step_date",
            "total_investment_fen",
            "track",
            "handler",
            "environment_code",
            "energy_tce",
            "planned_start",
            "planned_production",
            "company_name",
            "company_uscc",
            "registered_capital_fen",
            "company_address",
            "landing_unit_id",
            "staff",
            "first_revenue_fen",
            "first_tax_fen",
        ],
        "x",
    )
    | {"veto_checked": True, "no_commitments": True},
    investors_identified=True,
    activities=1,
    claim_decided=True,
    plan_complete=True,
    review=ReviewConclusion.PASSED,
    agreement_with_scan=True,
    legal_review=True,
    fair_competition_review=True,
    fund_plan=True,
    milestones={stage: (date(2022, 5, 1), "执照") for stage in (Stage.LANDED, Stage.CONSTRUCTION, Stage.PRODUCTION)},
)


def without(name: str) -> ProjectState:
    return replace(FULL, values={k: v for k, v in FULL.values.items() if k != name})


def names(state: ProjectState, target: Stage) -> list[str]:
    return [r.field for r in stages.missing(state, target)]


def test_a_complete_project_lacks_nothing() -> None:
    for stage in Stage:
        assert names(FULL, stage) == []


@pytest.mark.parametrize(
    ("field", "stage"),
    [
        ("source_code", Stage.LEAD),
        ("host_unit_id", Stage.LEAD),
        ("industry_code", Stage.LEAD),
        ("next_step_date", Stage.LEAD),
        ("track", Stage.NEGOTIATION),
        ("handler", Stage.NEGOTIATION),
        ("environment_code", Stage.REVIEW),
        ("veto_checked", Stage.REVIEW),
        ("planned_start", Stage.SIGNED),
        ("company_uscc", Stage.LANDED),
        ("landing_unit_id", Stage.LANDED),
        ("staff", Stage.PRODUCTION),
    ],
)
def test_each_stage_asks_for_its_own_field_and_not_before(field: str, stage: Stage) -> None:
    state = without(field)
    for each in Stage:
        assert names(state, each) == ([field] if each.position >= stage.position else [])


def test_the_stages_ask_for_what_the_district_asks() -> None:
    asked = {stage: {r.field for r in stages.REQUIREMENTS if r.stage is stage} for stage in Stage}
    dated = {"milestone_date", "milestone_basis"}
    assert asked == {
        Stage.LEAD: {
            "name", "source_code", "host_unit_id", "region_code", "industry_code", "summary", "next_step",
            "next_step_date",
        },
        Stage.NEGOTIATION: {"investor", "total_investment_fen", "track", "handler", "activity", "claim"},
        Stage.REVIEW: {"investment_plan", "environment_code", "energy_tce", "veto_checked"},
        Stage.SIGNED: {
            "review_passed", "agreement", "legal_review", "fair_competition_review", "commitments", "fund_plan",
            "planned_start", "planned_production",
        },
        Stage.LANDED: {
            "company_name", "company_uscc", "registered_capital_fen", "company_address", "landing_unit_id", *dated,
        },
        Stage.CONSTRUCTION: dated,
        Stage.PRODUCTION: {*dated, "staff", "first_revenue_fen", "first_tax_fen"},
    }  # fmt: skip


@pytest.mark.parametrize("stage", list(Stage))
def test_an_active_project_of_every_stage_holds_ends_and_goes_back_as_the_rules_say(stage: Stage) -> None:
    state = replace(FULL, stage=stage)
    for role in UserRole:
        open_ = stages.moves(state, role)
        assert {Move.HOLD, Move.MERGE} <= open_
        assert (Move.TERMINATE in open_) == (stage is not Stage.PRODUCTION)
        assert (Move.BACK in open_) == (stage is not Stage.LEAD)
        assert not {Move.RESUME, Move.REOPEN, Move.SEPARATE} & open_
        held = stages.moves(replace(state, status=ProjectStatus.ON_HOLD), role)
        assert held == {Move.RESUME, Move.MERGE, *({Move.TERMINATE} & open_)}


def test_a_codename_serves_as_name_and_a_date_as_total() -> None:
    state = replace(without("name"), values=dict(without("name").values) | {"codename": "天河"})
    assert names(state, Stage.LEAD) == []
    state = without("total_investment_fen")
    assert names(state, Stage.NEGOTIATION) == ["total_investment_fen"]
    state = replace(state, values=dict(state.values) | {"total_settled_by": date(2022, 9, 1)})
    assert names(state, Stage.NEGOTIATION) == []


def test_conditions_must_be_closed_before_signing() -> None:
    conditional = replace(FULL, review=ReviewConclusion.CONDITIONAL)
    assert names(conditional, Stage.SIGNED) == ["review_passed"]
    assert names(replace(conditional, review_conditions_closed=True), Stage.SIGNED) == []
    assert names(replace(FULL, review=ReviewConclusion.FAILED), Stage.SIGNED) == ["review_passed"]


def test_an_exemption_passes_over_the_review() -> None:
    state = replace(
        FULL,
        stage=Stage.NEGOTIATION,
        review=None,
        plan_complete=False,
        values=dict(FULL.values) | {"review_exemption": "区政府常务会议定", "veto_checked": False},
    )
    assert Stage.SIGNED in stages.next_stages(state)
    assert names(state, Stage.SIGNED) == []
    assert names(state, Stage.REVIEW) == ["investment_plan", "veto_checked"]


def test_signing_needs_both_reviews_and_a_word_on_commitments() -> None:
    assert names(replace(FULL, fair_competition_review=False), Stage.SIGNED) == ["fair_competition_review"]
    assert names(replace(FULL, legal_review=False), Stage.SIGNED) == ["legal_review"]
    silent = replace(FULL, values=dict(FULL.values) | {"no_commitments": False})
    assert names(silent, Stage.SIGNED) == ["commitments"]
    assert names(replace(silent, commitments=1), Stage.SIGNED) == []


def test_side_moves() -> None:
    assert Move.TERMINATE not in stages.moves(replace(FULL, stage=Stage.PRODUCTION), UserRole.CENTRE)
    assert stages.moves(replace(FULL, status=ProjectStatus.ON_HOLD), UserRole.CLERK) == {
        Move.RESUME,
        Move.TERMINATE,
        Move.MERGE,
    }
    ended = replace(FULL, status=ProjectStatus.TERMINATED)
    assert stages.moves(ended, UserRole.CLERK) == frozenset()
    assert stages.moves(ended, UserRole.CENTRE) == {Move.REOPEN}
    assert stages.moves(replace(FULL, status=ProjectStatus.MERGED), UserRole.CENTRE) == {Move.SEPARATE}
    assert Move.BACK not in stages.moves(FULL, UserRole.CENTRE)
    with pytest.raises(ValueError, match="lead"):
        stages.stage_before(Stage.LEAD)


def test_who_confirms() -> None:
    assert stages.may_confirm(UserRole.CLERK, Stage.LEAD)
    assert not stages.may_confirm(UserRole.CLERK, Stage.NEGOTIATION)
    assert stages.may_confirm(UserRole.CHECKER, Stage.NEGOTIATION)
    assert not stages.may_confirm(UserRole.CHECKER, Stage.LANDED)
    assert stages.may_confirm(UserRole.CENTRE, Stage.LANDED)
    assert not stages.may_confirm(UserRole.LEADER, Stage.REVIEW)


@given(st.sampled_from(Stage), st.sampled_from(ProjectStatus), st.sampled_from(UserRole))
def test_forward_is_offered_exactly_where_there_is_a_next_stage(
    stage: Stage, status: ProjectStatus, role: UserRole
) -> None:
    state = replace(FULL, stage=stage, status=status)
    following = stages.next_stages(state)
    assert (Move.FORWARD in stages.moves(state, role)) == bool(following)
    assert all(target.position > stage.position for target in following)


@given(st.sampled_from(Stage), st.sets(st.sampled_from(sorted(FULL.values))))
def test_a_later_stage_never_needs_less(stage: Stage, gone: set[str]) -> None:
    state = replace(FULL, values={k: v for k, v in FULL.values.items() if k not in gone})
    here = {(r.stage, r.field) for r in stages.missing(state, stage)}
    for later in list(Stage)[stage.position :]:
        assert here <= {(r.stage, r.field) for r in stages.missing(state, later)}
