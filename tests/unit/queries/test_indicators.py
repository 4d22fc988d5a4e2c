"""Each rule of counting, on records made for it."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from db.enums import (
    ActivityKind,
    AgreementKind,
    CommitmentSide,
    CommitmentState,
    FundState,
    Indicator,
    Ownership,
    ProjectKind,
    ProjectStatus,
    Stage,
    TrainingForm,
    TrainingState,
)
from db.models import (
    Activity,
    ActivityLink,
    Assist,
    Attendance,
    BeijingRecognition,
    CodeItem,
    Commitment,
    Milestone,
    ProjectInvestor,
    Referral,
    ReviewMeeting,
    TrainingSession,
)
from db.types import WHOLE, new_id
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators
from tests.helpers.database import fresh_office
from tests.helpers.world import World

FUNDS = Indicator.OUTSIDE_FUNDS_IN_PLACE
LANDED = Indicator.LANDED_QUALITY_PROJECTS


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    world = World(office)
    world.add(
        CodeItem(table="fund_form", code="cash", name="货币", flags="countable"),
        CodeItem(table="fund_form", code="intangible", name="无形资产", flags=""),
    )
    yield world
    office.close()


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"state": FundState.CHECKED}, False),
        ({"state": FundState.DRAFT}, False),
        ({"state": FundState.RETURNED}, False),
        ({"form_code": "intangible"}, False),
        ({"month": "2021-12"}, False),
        ({"month": "2022-01"}, True),
        ({"month": "2022-12"}, True),
        ({"month": "2023-01"}, False),
    ],
)
def test_rule_1_counts_confirmed_countable_money_of_the_period(
    world: World, change: dict[str, Any], counts: bool
) -> None:
    investor = world.investor()
    world.fund(world.project(investor), investor, 500, **change)
    assert world.value(FUNDS) == (500 if counts else 0)


@pytest.mark.parametrize(
    ("region", "ownership", "origin", "counts"),
    [
        ("320100", Ownership.PRIVATE, "", True),
        ("320100", None, "", True),
        ("320100", Ownership.CENTRAL_SOE, "", True),
        ("320100", Ownership.FOREIGN, "", False),
        ("320100", Ownership.HK_MACAO_TAIWAN, "", False),
        ("120110", Ownership.PRIVATE, "", False),
        ("120110", Ownership.PRIVATE, "320100", True),
        ("320100", Ownership.PRIVATE, "120100", False),
        ("", Ownership.PRIVATE, "", False),
    ],
)
def test_rule_1_looks_at_the_investors_frozen_origin_and_ownership(
    world: World, region: str, ownership: Ownership | None, origin: str, counts: bool
) -> None:
    investor = world.investor(region, ownership)
    world.fund(world.project(investor, origin=origin), investor, 500)
    assert world.value(FUNDS) == (500 if counts else 0)


def test_rule_1_takes_back_reversals_and_counts_by_investor_line(world: World) -> None:
    outside, inside = world.investor(), world.investor("120100")
    project = world.project(outside)
    world.fund(project, outside, 1000, "2022-03")
    world.fund(project, outside, -300, "2022-06")
    world.fund(project, inside, 5000)
    assert world.value(FUNDS) == 700
    assert world.value(FUNDS, month=Month(2022, 5)) == 1000
    assert world.in_month(FUNDS, Month(2022, 6)) == -300
    with world.office.read() as session:
        assert indicators.by_month(session, Month(2022, 6), "12", FUNDS) == [0, 0, 1000, 0, 0, -300]


def test_a_units_amount_is_weighed_by_its_credit_exactly(world: World) -> None:
    investor = world.investor()
    third = 33_333_333
    project = world.project(investor, credits={"A": third, "B": third, "C": WHOLE - 2 * third})
    world.fund(project, investor, FEN_PER_YI)
    parts = [world.value(FUNDS, unit) for unit in "ABC"]
    assert sum(p for p in parts if p is not None) == FEN_PER_YI == world.value(FUNDS)


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"kind": ProjectKind.ADDITIONAL}, False),
        ({"is_quality": False}, False),
        ({"landed": None}, False),
        ({"landed": date(2021, 12, 31)}, False),
        ({"landed": date(2023, 1, 1)}, False),
        ({"landed": date(2022, 12, 31)}, True),
        ({"origin": "120000"}, False),
        ({"status": ProjectStatus.ON_HOLD}, True),
        ({"status": ProjectStatus.TERMINATED}, True),
        ({"status": ProjectStatus.MERGED}, False),
        ({"deleted_at": 1}, False),
    ],
)
def test_rule_2_counts_new_quality_outside_projects_landed_in_the_period(
    world: World, change: dict[str, Any], counts: bool
) -> None:
    world.project(world.investor(), **{"landed": date(2022, 6, 1), **change})
    assert world.value(LANDED) == int(counts)


def test_rule_2_uses_the_confirmation_month_not_the_business_date(world: World) -> None:
    project = world.project(world.investor())
    world.add(
        Milestone(
            project_id=project, stage=Stage.LANDED, business_date=date(2021, 11, 1), confirmed_on=date(2022, 2, 3)
        )
    )
    assert world.value(LANDED) == 1
    assert world.in_month(LANDED, Month(2022, 2)) == 1
    assert world.in_month(LANDED, Month(2022, 3)) == 0


def test_rule_2_counts_a_project_once(world: World) -> None:
    project = world.project(world.investor(), landed=date(2022, 2, 1))
    world.add(Milestone(project_id=project, stage=Stage.LANDED, confirmed_on=date(2022, 4, 1)))
    assert world.value(LANDED) == 1


def test_a_units_count_is_the_sum_of_its_shares(world: World) -> None:
    world.project(world.investor(), landed=date(2022, 2, 1), credits={"A": WHOLE // 2, "B": WHOLE // 2})
    world.project(world.investor(), landed=date(2022, 2, 1), credits={"A": WHOLE})
    assert world.value(LANDED, "A") == Fraction(3, 2)
    assert world.value(LANDED, "B") == Fraction(1, 2)
    assert world.value(LANDED) == 2


@pytest.mark.parametrize(
    ("agreed", "counts"),
    [
        ({AgreementKind.INVESTMENT: FEN_PER_YI}, True),
        ({AgreementKind.INVESTMENT: FEN_PER_YI - 1}, False),
        ({AgreementKind.INVESTMENT: FEN_PER_YI - 1, AgreementKind.SUPPLEMENT: 1}, True),
        ({AgreementKind.INVESTMENT: FEN_PER_YI - 1, AgreementKind.FRAMEWORK: FEN_PER_YI}, False),
        ({}, False),
    ],
)
def test_rule_3_is_100_million_yuan_inclusive_without_frameworks(
    world: World, agreed: dict[AgreementKind, int], counts: bool
) -> None:
    world.project(world.investor(), landed=date(2022, 2, 1), agreed=agreed)
    assert world.value(Indicator.LANDED_OVER_100M) == int(counts)


def test_rule_4_is_the_lead_origin(world: World) -> None:
    world.project(world.investor("110105"), landed=date(2022, 2, 1))
    world.project(world.investor("320100"), landed=date(2022, 2, 1), origin="110000")
    world.project(world.investor("110105"), landed=date(2022, 2, 1), origin="320100")
    assert world.value(Indicator.LANDED_BEIJING) == 2


def test_rule_5_is_what_the_city_recognised(world: World) -> None:
    project = world.project(agreed={AgreementKind.INVESTMENT: 10**12})
    world.add(
        BeijingRecognition(project_id=project, recognised_on=date(2022, 3, 1), amount_fen=700),
        BeijingRecognition(project_id=project, recognised_on=date(2021, 3, 1), amount_fen=900),
    )
    assert world.value(Indicator.BEIJING_AGREEMENT_AMOUNT) == 700


def test_rule_6_follows_the_parents_of_any_investor(world: World) -> None:
    top = world.investor(ownership=Ownership.CENTRAL_SOE)
    middle = world.investor(ownership=Ownership.STATE_OWNED, parent_id=top)
    leaf = world.investor(ownership=Ownership.PRIVATE, parent_id=middle)
    project = world.project(world.investor(), landed=date(2022, 2, 1), is_quality=False)
    world.add(ProjectInvestor(project_id=project, investor_id=leaf, share=0, is_lead=False))
    world.project(world.investor(), landed=date(2022, 2, 1))
    assert world.value(Indicator.LANDED_CENTRAL_SOE) == 1


def test_rule_7_counts_the_centres_leads_and_what_became_of_them(world: World) -> None:
    first = world.project(is_centre_lead=True, landed=date(2022, 9, 1))
    second = world.project(is_centre_lead=True)
    world.project(is_centre_lead=True, entered_on=date(2021, 12, 31), landed=date(2022, 9, 1))
    world.project(is_centre_lead=False, landed=date(2022, 9, 1))
    world.add(
        Referral(project_id=first, accepted_on=date(2022, 5, 1)),
        Referral(project_id=second, referred_on=date(2022, 5, 1)),
        Assist(project_id=second, assisted_on=date(2022, 12, 31)),
    )
    names = (
        Indicator.LEADS_SOURCED,
        Indicator.LEADS_REFERRED,
        Indicator.LEADS_ASSISTED,
        Indicator.LEADS_LANDED,
    )
    assert [world.value(name) for name in names] == [2, 1, 1, 1]
    assert [world.value(name, month=Month(2022, 8)) for name in names] == [2, 1, 0, 0]


def test_what_happened_before_a_lead_was_entered_counts_in_the_month_of_its_entry(world: World) -> None:
    early = world.project(is_centre_lead=True, entered_on=date(2022, 3, 5))
    late = world.project(is_centre_lead=True, entered_on=date(2022, 3, 6))
    world.add(
        Assist(project_id=early, assisted_on=date(2021, 12, 1)),
        Assist(project_id=late, assisted_on=date(2022, 5, 31)),
    )
    assisted = Indicator.LEADS_ASSISTED
    months = [world.in_month(assisted, Month(2022, month)) for month in range(1, 7)]
    assert months == [0, 0, 1, 0, 1, 0]
    with world.office.read() as session:
        assert indicators.by_month(session, Month(2022, 6), "12", assisted) == months


def test_rule_8_is_over_the_prior_twelve_months(world: World) -> None:
    rate = Indicator.SIGNED_TO_LANDED_RATE
    assert world.value(rate) is None
    landed = world.project(landed=date(2022, 7, 1), credits={"A": WHOLE})
    unlanded = world.project(credits={"A": WHOLE // 2, "B": WHOLE // 2})
    world.add(
        Milestone(project_id=landed, stage=Stage.SIGNED, confirmed_on=date(2022, 1, 1)),
        Milestone(project_id=unlanded, stage=Stage.SIGNED, confirmed_on=date(2022, 12, 31)),
    )
    assert world.value(rate) == Fraction(1, 2)
    assert world.value(rate, month=Month(2022, 6)) == 0
    assert world.value(rate, month=Month(2022, 7)) == 1
    assert world.value(rate, "A") == Fraction(2, 3)


def test_rule_9_asks_an_update_for_every_full_active_month(world: World) -> None:
    unit = world.unit("A")
    project = world.project(entered_on=date(2022, 1, 20), host_unit_id=unit)
    world.project(entered_on=date(2022, 1, 1), status=ProjectStatus.ON_HOLD, host_unit_id=unit)
    rate = Indicator.UPDATE_TIMELINESS_RATE
    for day in (date(2022, 1, 25), date(2022, 2, 1), date(2022, 2, 20), date(2022, 4, 30)):
        activity = Activity(id=new_id(), held_on=day, kind=ActivityKind.FOLLOW_UP)
        world.add(activity, ActivityLink(activity_id=activity.id, project_id=project))
    assert world.value(rate, month=Month(2022, 1)) is None
    assert world.value(rate, "A", Month(2022, 4)) == Fraction(2, 3)
    assert world.in_month(rate, Month(2022, 3), "A") == 0
    assert world.in_month(rate, Month(2022, 4), "A") == 1
    world.add(Milestone(project_id=project, stage=Stage.PRODUCTION, business_date=date(2022, 4, 2)))
    assert world.value(rate, "A") == Fraction(1, 2)


def test_rule_10_is_governments_promises_met_by_their_due_date(world: World) -> None:
    project = world.project()
    unit = world.unit("A")

    def promise(state: CommitmentState, **more: Any) -> Commitment:
        values = {"side": CommitmentSide.GOVERNMENT, "due_on": date(2022, 6, 30), "unit_id": unit, **more}
        return Commitment(project_id=project, state=state, **values)

    world.add(
        promise(CommitmentState.FULFILLED),
        promise(CommitmentState.FULFILLED, fulfilled_on=date(2022, 7, 1)),
        promise(CommitmentState.PENDING),
        promise(CommitmentState.PENDING, side=CommitmentSide.ENTERPRISE),
        promise(CommitmentState.PENDING, due_on=date(2023, 1, 1)),
    )
    assert world.value(Indicator.COMMITMENT_FULFILMENT_RATE) == Fraction(1, 3)
    assert world.value(Indicator.COMMITMENT_FULFILMENT_RATE, "A") == Fraction(1, 3)


def test_rule_11_counts_confirmed_records_once(world: World) -> None:
    unit = world.unit("A")
    held = TrainingSession(
        id=new_id(), topic="商业保理", form=TrainingForm.ONLINE, starts_at="2022-03-15 09:00", state=TrainingState.HELD
    )
    planned = TrainingSession(
        id=new_id(),
        topic="内资填报",
        form=TrainingForm.OFFLINE,
        starts_at="2022-04-15 09:00",
        state=TrainingState.PLANNED,
    )
    world.add(
        Activity(held_on=date(2022, 3, 1), kind=ActivityKind.VISIT, unit_id=unit, confirmed=True),
        Activity(held_on=date(2022, 3, 1), kind=ActivityKind.VISIT, unit_id=unit, confirmed=False),
        Activity(held_on=date(2022, 3, 1), kind=ActivityKind.FOLLOW_UP, unit_id=unit, confirmed=True),
        ReviewMeeting(title="第1次", held_on=date(2022, 3, 1), confirmed=True),
        ReviewMeeting(title="第2次", held_on=date(2022, 3, 8), confirmed=False),
        held,
        planned,
        Attendance(session_id=held.id, unit_id=unit, person="参训人员01", attended=True),
        Attendance(session_id=held.id, unit_id=unit, person="参训人员02", attended=False),
        Attendance(session_id=planned.id, unit_id=unit, person="参训人员01", attended=True),
    )
    assert world.value(Indicator.ACTIVITIES) == 1
    assert world.value(Indicator.ACTIVITIES, "A") == 1
    assert world.value(Indicator.REVIEW_MEETINGS) == 1
    assert world.value(Indicator.REVIEW_MEETINGS, "A") == 0
    assert world.value(Indicator.TRAININGS_ONLINE) == 1
    assert world.value(Indicator.TRAININGS_OFFLINE) == 0
    assert world.value(Indicator.TRAINING_ATTENDANCES, "A") == 1
