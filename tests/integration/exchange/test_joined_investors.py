"""Investors that offices entered each by itself and joined, at once or one after the other: nothing of them is lost,
who knows the same shows the same, and no unit learns what is another's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import Indicator
from db.models import CodeItem
from db.types import new_id
from desktop_app.errors import UserError
from desktop_app.queries.investor_twins import Twins, twins
from desktop_app.services import journal, recycle_bin
from desktop_app.services.investor_joining import join
from tests.helpers.exchange import Peer, bring_all, peer
from tests.helpers.exchange_checks import check_office
from tests.helpers.projects import USCC
from tests.helpers.world import World

Offices = tuple[Peer, Peer, Peer]


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    centre, huaming, xinli = (peer(tmp_path / code, code, centre=code == "ZX") for code in ("ZX", "HM", "XL"))
    yield centre, huaming, xinli
    for one in (centre, huaming, xinli):
        check_office(one)
        one.office.close()


def enter(one: Peer, name: str) -> tuple[str, str]:
    """An investor of one code with a project; the ids of both."""
    investor, project = new_id(), new_id()
    one.insert("investor", investor, name=name, uscc=USCC)
    one.insert("project", project, name=f"{name}的项目", number=project)
    one.insert("project_investor", new_id(), project_id=project, investor_id=investor, share=100_000_000, is_lead=1)
    return investor, project


def told(one: Peer) -> list[Twins]:
    with one.office.read() as session:
        return twins(session)


def investor_of(one: Peer, project: str) -> list[str]:
    """Of whom a project is here."""
    sql = "SELECT investor_id FROM project_investor WHERE project_id = ? AND deleted_at IS NULL"
    return [investor for (investor,) in one.query(sql, (project,))]


def same_everywhere(centre: Peer, *units: Peer) -> None:
    bring_all(centre, *units)
    rows = centre.rows()
    for unit in units:
        here = unit.rows()
        assert {key: rows[key] for key in here} == here


def test_the_centre_is_told_and_joins_them_for_all(offices: Offices) -> None:
    centre, huaming, xinli = offices
    (a, project_a), (b, project_b) = enter(huaming, "国能"), enter(xinli, "国能智深")
    assert told(huaming) == told(xinli) == []
    bring_all(centre, huaming, xinli)
    assert told(centre) == [Twins("code", (a, b))]
    assert told(huaming) == told(xinli) == []  # neither knows the other's
    join(centre.office, centre.actor, a, b)
    same_everywhere(centre, huaming, xinli)
    assert [told(one) for one in offices] == [[], [], []]
    assert investor_of(xinli, project_b) == [a] == investor_of(huaming, project_a)
    assert xinli.value("investor", a, "name") == "国能"
    assert [one["name"] for (table, _), one in xinli.rows().items() if table == "investor_name"] == ["国能智深"]
    assert ("project", project_a) not in xinli.rows() and ("project", project_b) not in huaming.rows()


def test_undone_it_is_as_before_everywhere(offices: Offices) -> None:
    centre, huaming, xinli = offices
    (a, _), (b, project_b) = enter(huaming, "国能"), enter(xinli, "国能智深")
    bring_all(centre, huaming, xinli)
    step = join(centre.office, centre.actor, a, b).transaction_id
    bring_all(centre, huaming, xinli)
    journal.undo(centre.office, centre.actor, step)
    same_everywhere(centre, huaming, xinli)
    assert investor_of(xinli, project_b) == [b] and xinli.value("investor", b, "deleted_at") is None
    assert [one.why for one in told(centre)] == ["code"]
    assert not any(one.conflicts() for one in offices)


def test_a_project_that_a_unit_enters_meanwhile_is_told_of_and_follows(offices: Offices) -> None:
    centre, huaming, xinli = offices
    (a, _), (b, _) = enter(huaming, "国能"), enter(xinli, "国能智深")
    bring_all(centre, huaming, xinli)
    join(centre.office, centre.actor, a, b)
    late = new_id()
    xinli.insert("project", late, name="新项目", number="late")
    xinli.insert("project_investor", new_id(), project_id=late, investor_id=b, share=100_000_000, is_lead=1)
    same_everywhere(centre, huaming, xinli)
    assert investor_of(xinli, late) == [b]
    assert told(centre) == told(xinli) == [Twins("gone", (a, b))]
    join(centre.office, centre.actor, a, b)
    same_everywhere(centre, huaming, xinli)
    assert investor_of(xinli, late) == [a] and told(centre) == told(xinli) == []


def test_a_unit_that_goes_on_with_the_one_that_went_keeps_it_in_view(offices: Offices) -> None:
    centre, huaming, xinli = offices
    (a, _), (b, _) = enter(huaming, "国能"), enter(xinli, "国能智深")
    bring_all(centre, huaming, xinli)
    join(centre.office, centre.actor, a, b)
    xinli.update("investor", b, region_code="110000")
    same_everywhere(centre, huaming, xinli)
    for one in (centre, xinli):
        assert ("investor", b, "deleted_at") in one.conflicts()
        assert one.value("investor", b, "deleted_at") is None
    assert told(centre) == [Twins("code", (a, b))]


def of_one_unit(centre: Peer, huaming: Peer) -> tuple[str, str, str, str]:
    """Two investors of one unit, with a project each, known to both offices."""
    (a, project_a), (b, project_b) = enter(huaming, "国能"), enter(huaming, "国能智深")
    bring_all(centre, huaming)
    assert told(centre) == told(huaming) == [Twins("code", (a, b))]
    return a, b, project_a, project_b


def test_a_unit_joins_its_own_and_nobody_else_does(offices: Offices) -> None:
    centre, huaming, xinli = offices
    a, b, _, project = of_one_unit(centre, huaming)
    join(huaming.office, huaming.actor, a, b)
    same_everywhere(centre, huaming, xinli)
    assert investor_of(centre, project) == [a] and told(centre) == []
    c, _ = enter(xinli, "国能三")
    bring_all(centre, huaming, xinli)
    with pytest.raises(UserError, match="the centre joins them"):
        join(centre.office, xinli.actor, a, c)


def test_both_at_once_alike_is_one_join(offices: Offices) -> None:
    centre, huaming, _ = offices
    a, b, _, project = of_one_unit(centre, huaming)
    huaming.insert("contact", new_id(), investor_id=b, name="王")
    bring_all(centre, huaming)
    for one in (centre, huaming):
        join(one.office, one.actor, a, b)
    same_everywhere(centre, huaming)
    assert told(centre) == told(huaming) == []
    assert investor_of(centre, project) == [a]
    assert [table for table, _ in centre.rows()].count("investor_name") == 1
    assert {name for table, _, name in centre.conflicts() if table != "investor"} == set()


def test_both_at_once_in_opposite_directions_is_told_of_and_settled(offices: Offices) -> None:
    centre, huaming, _ = offices
    a, b, project_a, project_b = of_one_unit(centre, huaming)
    join(centre.office, centre.actor, a, b)
    join(huaming.office, huaming.actor, b, a)
    same_everywhere(centre, huaming)
    assert investor_of(centre, project_a) == [b] and investor_of(centre, project_b) == [a]
    assert told(centre) == told(huaming) and [one.ids for one in told(centre)] == [(a, b)]
    join(centre.office, centre.actor, a, b)
    same_everywhere(centre, huaming)
    assert told(centre) == told(huaming) == []
    assert investor_of(huaming, project_a) == investor_of(huaming, project_b) == [a]
    assert huaming.value("investor", a, "deleted_at") is None


def test_one_that_is_put_back_after_it_was_joined_is_told_of_again(offices: Offices) -> None:
    centre, huaming, _ = offices
    a, b, *_ = of_one_unit(centre, huaming)
    join(centre.office, centre.actor, a, b)
    bring_all(centre, huaming)
    recycle_bin.restore(huaming.office, huaming.actor, [("investor", b)])
    same_everywhere(centre, huaming)
    assert told(centre) == told(huaming) == [Twins("code", (a, b))]
    assert not centre.conflicts()


def test_money_that_was_confirmed_counts_as_before(offices: Offices) -> None:
    centre, huaming, xinli = offices
    (a, _), (b, project) = enter(huaming, "国能"), enter(xinli, "国能智深")
    xinli.update("investor", b, region_code="110000")
    money = new_id()
    xinli.insert("fund_entry", money, project_id=project, investor_id=b, amount_fen=500, form_code="cash")
    bring_all(centre, huaming, xinli)
    World(centre.office).add(CodeItem(table="fund_form", code="cash", name="货币", flags="countable", origin="own"))
    centre.update("fund_entry", money, state="confirmed", count_month="2022-03")
    bring_all(centre, huaming, xinli)
    centre.insert("closed_month", new_id(), month="2022-03", closed_on="2022-04-02")
    before = World(centre.office).value(Indicator.OUTSIDE_FUNDS_IN_PLACE)
    join(centre.office, centre.actor, a, b)
    assert World(centre.office).value(Indicator.OUTSIDE_FUNDS_IN_PLACE) == before == 500
    same_everywhere(centre, huaming, xinli)
    assert xinli.rows()["fund_entry", money]["investor_id"] == a
    assert xinli.rows()["fund_entry", money]["state"] == "confirmed"
    assert not any(one.conflicts() for one in offices)


@pytest.mark.parametrize("keeps", ["HM", "XL"])
def test_what_belongs_to_one_unit_stays_with_it_after_a_join(offices: Offices, keeps: str) -> None:
    """Canary: each unit's contacts and projects are words that stand nowhere at the other."""
    centre, huaming, xinli = offices
    (a, project_a), (b, project_b) = enter(huaming, "国能"), enter(xinli, "国能智深")
    for one, investor, project in ((huaming, a, project_a), (xinli, b, project_b)):
        code = one.own.unit_code
        one.insert("contact", new_id(), investor_id=investor, name=f"canary-{code}", phone=f"canary-{code}")
        one.update("project", project, name=f"canary-{code}", codename=f"canary-{code}")
    # one that has no project here, but a contact: it is not lost to its unit
    alone = new_id()
    huaming.insert("investor", alone, name="国能三", uscc=USCC)
    huaming.insert("contact", new_id(), investor_id=alone, name="canary-HM")
    bring_all(centre, huaming, xinli)
    kept, lost = (a, b) if keeps == "HM" else (b, a)
    join(centre.office, centre.actor, kept, lost)
    join(centre.office, centre.actor, kept, alone)
    same_everywhere(centre, huaming, xinli)
    for one, other in ((huaming, "XL"), (xinli, "HM")):
        held = b"".join(body for (body,) in one.query("SELECT body FROM exchange_commit WHERE body IS NOT NULL"))
        said = "".join(str(row) for row in one.query("SELECT before, after FROM journal_entry"))
        assert f"canary-{other}" not in repr(one.rows()) + said and f"canary-{other}".encode() not in held
        assert f"canary-{one.own.unit_code}".encode() in held
        own = [row for (table, _), row in one.rows().items() if table == "contact"]
        assert {row["investor_id"] for row in own} == {kept}
    assert len([key for key in huaming.rows() if key[0] == "contact"]) == 2


def test_a_contact_stays_in_its_units_view_though_no_project_of_it_is_there(offices: Offices) -> None:
    centre, huaming, xinli = offices
    a, contact = new_id(), new_id()
    huaming.insert("investor", a, name="国能", uscc=USCC)
    huaming.insert("contact", contact, investor_id=a, name="王")
    b, _ = enter(xinli, "国能智深")
    bring_all(centre, huaming, xinli)
    join(centre.office, centre.actor, b, a)
    same_everywhere(centre, huaming, xinli)
    assert huaming.rows()["contact", contact]["investor_id"] == b
    assert huaming.value("investor", b, "name") == "国能智深"
    assert ("contact", contact) not in xinli.rows()


def test_a_unit_that_joins_what_another_refers_to_leaves_that_in_view(offices: Offices) -> None:
    """It cannot know; the other's project keeps its investor, and the centre is told."""
    centre, huaming, xinli = offices
    a, b, *_ = of_one_unit(centre, huaming)
    theirs = new_id()
    centre.insert("project", theirs, name="P", number="theirs", owner_code="XL")
    line = {"project_id": theirs, "investor_id": b, "share": 100_000_000, "owner_code": "XL"}
    centre.insert("project_investor", new_id(), **line)
    bring_all(centre, huaming, xinli)
    join(huaming.office, huaming.actor, a, b)
    same_everywhere(centre, huaming, xinli)
    assert investor_of(xinli, theirs) == [b] and xinli.value("investor", b, "name") == "国能智深"
    assert told(centre) == [Twins("gone", (a, b))] and told(huaming) == []
    assert told(xinli) == [Twins("gone", (b,))]
    join(centre.office, centre.actor, a, b)
    same_everywhere(centre, huaming, xinli)
    assert investor_of(xinli, theirs) == [a] and [told(one) for one in offices] == [[], [], []]


def test_money_that_is_confirmed_while_its_unit_joins_stays_the_centres_and_follows(offices: Offices) -> None:
    centre, huaming, _ = offices
    a, b, _, project = of_one_unit(centre, huaming)
    money = new_id()
    huaming.insert("fund_entry", money, project_id=project, investor_id=b, amount_fen=500)
    bring_all(centre, huaming)
    centre.update("fund_entry", money, state="confirmed", count_month="2022-03")
    join(huaming.office, huaming.actor, a, b)
    same_everywhere(centre, huaming)
    for one in (centre, huaming):
        row = one.rows()["fund_entry", money]
        assert (row["state"], row["amount_fen"], row["investor_id"]) == ("confirmed", 500, b)
    assert told(centre) == told(huaming) == [Twins("gone", (a, b))]
    join(centre.office, centre.actor, a, b)
    same_everywhere(centre, huaming)
    assert huaming.value("fund_entry", money, "investor_id") == a
    assert told(centre) == told(huaming) == [] and not any(one.conflicts() for one in (centre, huaming))
