"""Two investors that are one become one, and what was confirmed counts as before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.enums import ActivityKind, ClaimState, FundState, Indicator, NoUsccReason, Ownership, UserRole
from db.models import (
    Activity,
    ActivityLink,
    Attachment,
    Base,
    Claim,
    ClosedMonth,
    CodeItem,
    Contact,
    FundEntry,
    Investor,
    InvestorName,
    InvestorTag,
    Project,
    ProjectInvestor,
)
from desktop_app.errors import UserError
from desktop_app.services import journal
from desktop_app.services.init_office import set_local
from desktop_app.services.investor_joining import Difference, JoinPlan, join, plan
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, USCC
from tests.helpers.world import World

UNIT = Actor("Li", "HM", UserRole.CLERK)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    world = World(office)
    world.add(CodeItem(table="fund_form", code="cash", name="货币", flags="countable"))
    yield world
    office.close()


def enter(world: World, id_: str, **more: Any) -> str:
    world.add(Investor(**{"id": id_, "name": f"公司{id_}", "uscc": USCC, **more}))
    return id_


def row(office: Office, table: type[Any], id_: str) -> Any:
    with office.read() as session:
        found = session.get_one(table, id_)
        session.expunge(found)
        return found


def planned(office: Office, kept: str = "a", lost: str = "b", actor: Actor = CENTRE) -> JoinPlan:
    with office.read() as session:
        return plan(session, actor, kept, lost)


def living(office: Office, table: type[Any]) -> list[Any]:
    with office.read() as session:
        return [one for one in session.query(table).order_by(table.id) if one.deleted_at is None]


def dumped(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """All records without their stamps."""
    with office.read() as session:
        return {
            table.name: sorted(
                tuple(value for name, value in one._mapping.items() if not name.startswith("changed_"))
                for one in session.execute(table.select())
            )
            for table in Base.metadata.sorted_tables
            if "deleted_at" in table.c
        }


def test_what_refers_to_the_one_refers_to_the_other(world: World) -> None:
    """Every table that can, so that a new one is not forgotten."""
    kept, lost = enter(world, "a"), enter(world, "b")
    project = world.project(lost)
    world.add(Activity(id="act", kind=ActivityKind.VISIT, held_on=date(2022, 5, 1)))
    world.add(
        Investor(id="child", name="子公司", parent_id=lost),
        InvestorName(id="n", investor_id=lost, name="旧名"),
        InvestorTag(id="t", investor_id=lost, tag="listed"),
        Contact(id="c", investor_id=lost, name="王"),
        Claim(
            id="cl",
            project_id=project,
            investor_id=lost,
            unit_id=world.unit("HM"),
            claimed_at=1,
            state=ClaimState.VALID,
        ),
        ActivityLink(id="l", activity_id="act", investor_id=lost),
        FundEntry(id="f", project_id=project, investor_id=lost, amount_fen=5),
        Attachment(id="file", record_kind="investor", record_id=lost, content_hash="0" * 64, name="f", size=1),
    )
    assert planned(world.office) == JoinPlan(
        (Difference("name", "公司a", "公司b"),),
        (),
        1,
        0,
        {"activity_link": 1, "claim": 1, "contact": 1, "fund_entry": 1, "investor": 1, "investor_name": 1}
        | {"investor_tag": 1, "attachment": 1},
    )
    join(world.office, CENTRE, kept, lost)
    with world.office.read() as session:
        for table in Base.metadata.sorted_tables:
            for column in table.c:
                if any(key.column.table.name == "investor" for key in column.foreign_keys):
                    values = set(session.execute(table.select().with_only_columns(column)).scalars())
                    assert lost not in values and kept in values, table.name
    assert row(world.office, Attachment, "file").record_id == kept
    assert row(world.office, Investor, lost).deleted_at is not None
    assert {one.name for one in living(world.office, InvestorName)} == {"旧名", "公司b"}


def test_it_is_one_step_that_can_be_undone(world: World) -> None:
    enter(world, "a", region_code="")
    enter(world, "b", region_code="110000", note="n")
    world.project("b")
    before = dumped(world.office)
    changes = join(world.office, CENTRE, "a", "b", ["name"])
    assert changes.label.values == {"lost": "公司a", "name": "公司b"}
    assert dumped(world.office) != before
    journal.undo(world.office, CENTRE, changes.transaction_id)
    after = dumped(world.office)
    made = [one for one in after.pop("investor_name") if "公司a" in one]
    assert len(made) == 1 and row(world.office, InvestorName, made[0][0]).deleted_at is not None
    before.pop("investor_name")
    assert after == before


def test_a_project_that_had_both_has_one_line_with_both_shares(world: World) -> None:
    enter(world, "a")
    enter(world, "b")
    project = world.project()
    world.add(
        ProjectInvestor(id="x", project_id=project, investor_id="a", share=30_000_000),
        ProjectInvestor(id="y", project_id=project, investor_id="b", share=70_000_000, is_lead=True),
    )
    assert (planned(world.office).projects, planned(world.office).shared) == (1, 1)
    join(world.office, CENTRE, "a", "b")
    [line] = living(world.office, ProjectInvestor)
    assert (line.id, line.investor_id, line.share, line.is_lead) == ("x", "a", 100_000_000, True)


def test_a_part_that_both_were_given_is_not_twice_as_much(world: World) -> None:
    enter(world, "a")
    enter(world, "b")
    project = world.project()
    world.add(
        ProjectInvestor(id="x", project_id=project, investor_id="a", share=100_000_000, is_lead=True),
        ProjectInvestor(id="y", project_id=project, investor_id="b", share=100_000_000, is_lead=True),
    )
    join(world.office, CENTRE, "a", "b")
    [line] = living(world.office, ProjectInvestor)
    assert (line.id, line.share, line.is_lead) == ("x", 100_000_000, True)


def test_a_project_in_the_recycle_bin_follows_and_is_not_spoken_of(world: World) -> None:
    enter(world, "a")
    enter(world, "b")
    project = world.project("b")
    with world.office.write(Label("Delete"), CENTRE) as tx:
        tx.session.get_one(Project, project).deleted_at = 5
    assert planned(world.office).projects == 0
    join(world.office, CENTRE, "a", "b")
    assert [one.investor_id for one in living(world.office, ProjectInvestor)] == ["a"]


def test_what_both_had_is_there_once(world: World) -> None:
    enter(world, "a", name="公司")
    enter(world, "b", name="公司")
    world.add(Activity(id="act", kind=ActivityKind.VISIT, held_on=date(2022, 5, 1)))
    for one in ("a", "b"):
        world.add(
            InvestorTag(investor_id=one, tag="listed"),
            InvestorName(investor_id=one, name="旧名"),
            ActivityLink(activity_id="act", investor_id=one),
        )
    join(world.office, CENTRE, "a", "b")
    for table in (InvestorTag, InvestorName, ActivityLink):
        assert [one.investor_id for one in living(world.office, table)] == ["a"], table


def test_empty_fields_are_filled_and_differing_ones_chosen(world: World) -> None:
    enter(world, "up", uscc="")
    enter(world, "a", uscc="", no_uscc_reason=NoUsccReason.UNREGISTERED, region_code="110000", note="甲")
    enter(world, "b", region_code="310000", note="乙", ownership=Ownership.PRIVATE, parent_id="up")
    shown = planned(world.office)
    assert [one.field for one in shown.differences] == ["name", "region_code", "note"]
    assert shown.filled == ("uscc", "ownership", "parent_id")
    join(world.office, CENTRE, "a", "b", ["note"])
    kept = row(world.office, Investor, "a")
    assert (kept.uscc, kept.no_uscc_reason, kept.ownership, kept.parent_id) == (USCC, None, Ownership.PRIVATE, "up")
    assert (kept.name, kept.region_code, kept.note) == ("公司a", "110000", "乙")


def test_nobody_is_above_itself(world: World) -> None:
    enter(world, "a", parent_id=None)
    enter(world, "b")
    enter(world, "mid", uscc="", parent_id="b")
    with world.office.write(Label("Change"), CENTRE) as tx:
        tx.session.get_one(Investor, "a").parent_id = "mid"
    join(world.office, CENTRE, "a", "b")
    assert row(world.office, Investor, "a").parent_id is None
    assert row(world.office, Investor, "mid").parent_id == "a"
    enter(world, "c", parent_id="a")
    join(world.office, CENTRE, "a", "c")
    assert row(world.office, Investor, "a").parent_id is None


def test_one_from_the_recycle_bin_may_be_the_one_that_stays(world: World) -> None:
    enter(world, "a", deleted_at=5)
    enter(world, "b", deleted_at=6)
    world.project("b")
    join(world.office, CENTRE, "a", "b")
    assert (row(world.office, Investor, "a").deleted_at, row(world.office, Investor, "b").deleted_at) == (None, 6)
    assert [one.investor_id for one in living(world.office, ProjectInvestor)] == ["a"]


# what counts


def confirmed(world: World, origin: str = "") -> str:
    """A landed project with money of b, both confirmed in May 2022, whose bulletin is out."""
    project = world.project("b", landed=date(2022, 5, 20), origin=origin)
    world.fund(project, "b", 500)
    world.add(ClosedMonth(month="2022-05", closed_on=date(2022, 6, 2)))
    return project


def figures(world: World) -> list[Any]:
    names = (Indicator.OUTSIDE_FUNDS_IN_PLACE, Indicator.LANDED_QUALITY_PROJECTS, Indicator.LANDED_BEIJING)
    return [world.value(one) for one in (*names, Indicator.LANDED_CENTRAL_SOE)]


def test_what_is_confirmed_counts_by_its_origin_as_before(world: World) -> None:
    enter(world, "a", region_code="120000")  # the own city, which does not count
    enter(world, "b", region_code="110000")
    confirmed(world)
    before = figures(world)
    join(world.office, CENTRE, "a", "b")
    assert figures(world) == before and before[0] == 500 and before[2] == 1
    assert [one.origin_code for one in living(world.office, ProjectInvestor)] == ["110000"]
    assert [(one.investor_id, one.state) for one in living(world.office, FundEntry)] == [("a", FundState.CONFIRMED)]


def test_an_origin_that_was_frozen_stays(world: World) -> None:
    enter(world, "a", region_code="120000")
    enter(world, "b", region_code="120000")
    confirmed(world, "310000")
    before = figures(world)
    join(world.office, CENTRE, "a", "b")
    assert figures(world) == before and before[:2] == [500, 1]


def test_of_two_frozen_origins_the_leads_stays(world: World) -> None:
    """The project counted by it, whichever of the two investors is kept."""
    enter(world, "a", region_code="120000")
    enter(world, "b", region_code="120000")
    project = world.project("b", landed=date(2022, 5, 20), origin="110000")
    world.add(ProjectInvestor(project_id=project, investor_id="a", share=0, origin_code="120000"))
    before = figures(world)
    join(world.office, CENTRE, "a", "b")
    assert figures(world) == before and before[2] == 1


def test_a_closed_month_does_not_count_otherwise(world: World) -> None:
    enter(world, "a", ownership=Ownership.FOREIGN)
    enter(world, "b", ownership=Ownership.CENTRAL_SOE, region_code="110000")
    confirmed(world)
    before = figures(world), dumped(world.office)
    with pytest.raises(UserError, match="whose bulletin is out"):
        join(world.office, CENTRE, "a", "b")
    assert (figures(world), dumped(world.office)) == before
    join(world.office, CENTRE, "a", "b", ["ownership"])
    assert figures(world) == before[0]


def test_an_open_month_may_be_put_right(world: World) -> None:
    enter(world, "a", ownership=Ownership.FOREIGN)
    enter(world, "b", ownership=Ownership.PRIVATE, region_code="110000")
    world.fund(world.project("b"), "b", 500)
    join(world.office, CENTRE, "a", "b")
    assert figures(world)[0] == 0


def test_what_is_below_an_investor_counts_as_before_too(world: World) -> None:
    """A central enterprise is one through its parents."""
    enter(world, "a", ownership=Ownership.PRIVATE)
    enter(world, "b", ownership=Ownership.CENTRAL_SOE)
    enter(world, "below", uscc="", parent_id="b", region_code="110000")
    world.project("below", landed=date(2022, 5, 20))
    world.add(ClosedMonth(month="2022-05", closed_on=date(2022, 6, 2)))
    with pytest.raises(UserError, match="whose bulletin is out"):
        join(world.office, CENTRE, "a", "b")
    join(world.office, CENTRE, "a", "b", ["ownership"])
    assert figures(world)[3] == 1


# who may


def refusal(world: World, actor: Actor = UNIT) -> str:
    refused = planned(world.office, actor=actor).refused
    if refused is None:
        return ""
    with pytest.raises(UserError) as caught:
        join(world.office, actor, "a", "b")
    assert caught.value.message == refused.message
    return refused.message


def test_a_unit_joins_what_is_wholly_its_own(world: World) -> None:
    enter(world, "a", owner_code="HM")
    enter(world, "b", owner_code="HM")
    assert refusal(world) == ""
    world.add(Contact(id="c", investor_id="b", name="王", owner_code="XL"))
    assert "the centre joins them" in refusal(world)
    assert refusal(world, CENTRE) == ""
    assert "change nothing" in refusal(world, Actor("Zhou", "ZX", UserRole.LEADER))


def test_a_unit_does_not_join_what_the_centre_entered(world: World) -> None:
    enter(world, "a", owner_code="ZX")
    enter(world, "b", owner_code="HM")
    assert "the centre joins them" in refusal(world)


def test_nobody_acts_for_the_centre_where_a_part_is_held(world: World) -> None:
    enter(world, "a", owner_code="HM")
    enter(world, "b", owner_code="XL")
    set_local(world.office, unit_code="HM", is_centre=False, last_exchange_ms=1)
    assert "the centre joins them" in refusal(world, CENTRE)


def test_a_unit_does_not_touch_confirmed_money(world: World) -> None:
    for one in ("a", "b"):
        enter(world, one, owner_code="HM")
    project = world.project(owner_code="HM")
    world.fund(project, "b", 500, owner_code="HM")
    assert "confirmed money" in refusal(world)
    join(world.office, UNIT, "b", "a")
    assert row(world.office, Project, project).deleted_at is None


def test_one_that_is_gone_meanwhile_is_told(world: World) -> None:
    enter(world, "a")
    with pytest.raises(UserError, match="not here any more"):
        join(world.office, CENTRE, "a", "zz")
