"""What the centre repeats in a unit's scope counts as what it was."""

from pathlib import Path

from db.types import new_id
from desktop_app.domain.clock import Clock
from desktop_app.services.office import Actor, Label
from desktop_app.sync.follow import follow
from desktop_app.sync.store import Store
from tests.helpers.exchange import Peer, bring, peer
from tests.helpers.exchange_checks import check_office
from tests.helpers.exchange_log import log_of


def shown_to_xinli(centre: Peer, huaming: Peer, xinli: Peer) -> str:
    """An investor of the unit HM that a project of XL refers to."""
    investor, project = new_id(), new_id()
    huaming.insert("investor", investor, name="I", note="n")
    bring(huaming, centre)
    centre.insert("project", project, name="P", number="1", owner_code="XL")
    centre.insert("fund_entry", new_id(), project_id=project, investor_id=investor, amount_fen=1, owner_code="XL")
    bring(centre, xinli)
    return investor


def test_an_investor_is_shown_where_a_project_refers_to_it_with_its_author(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    investor = shown_to_xinli(centre, huaming, xinli)
    assert xinli.rows()["investor", investor] == huaming.rows()["investor", investor]
    origins = {
        commit.body.origins[change.echo].unit
        for commit in log_of(xinli.office)
        for change in commit.body.changes
        if change.row.hex() == investor
    }
    assert origins == {"HM"}


def test_each_sees_what_the_other_does_with_it(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    investor = shown_to_xinli(centre, huaming, xinli)
    for step, one in enumerate((huaming, xinli, huaming, centre)):
        one.update("investor", investor, name=f"name {step}")
        for unit in (huaming, xinli):
            bring(unit, centre)
        for unit in (huaming, xinli):
            bring(centre, unit)
        for other in (centre, huaming, xinli):
            assert other.rows()["investor", investor]["name"] == f"name {step}"
            assert other.conflicts() == set()


def test_both_at_once_is_a_conflict_at_all_three_and_is_decided_by_one(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    investor = shown_to_xinli(centre, huaming, xinli)
    huaming.update("investor", investor, name="h")
    xinli.update("investor", investor, name="x")
    for unit in (huaming, xinli):
        bring(unit, centre)
    for unit in (huaming, xinli):
        bring(centre, unit)
    assert {one.rows()["investor", investor]["name"] for one in (centre, huaming, xinli)} in ({"h"}, {"x"})
    for one in (centre, huaming, xinli):
        assert one.conflicts() == {("investor", investor, "name")}
    xinli.update("investor", investor, name="agreed")
    bring(xinli, centre)
    bring(centre, huaming)
    for one in (centre, huaming, xinli):
        assert one.rows()["investor", investor]["name"] == "agreed" and one.conflicts() == set()


def test_contacts_stay_with_who_entered_them(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    investor = shown_to_xinli(centre, huaming, xinli)
    huaming.insert("contact", new_id(), investor_id=investor, name="王", phone="139")
    bring(huaming, centre)
    bring(centre, xinli)
    assert xinli.ids("contact") == []
    assert all("王".encode() not in one.body for one in centre.untold(xinli, []))


def test_a_project_goes_there_and_back_with_what_both_units_did(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    project = new_id()
    huaming.insert("project", project, name="P", number="1", handler="h", next_step="a")
    bring(huaming, centre)
    centre.hand_over(project, "XL")
    bring(centre, xinli)
    huaming.update("project", project, next_step="late")  # HM does not know yet that it is XL's
    xinli.update("project", project, handler="x")
    bring(xinli, centre)
    bring(huaming, centre)
    bring(centre, huaming)
    assert ("project", project) not in huaming.rows()
    centre.hand_over(project, "HM")
    for unit in (huaming, xinli):
        bring(centre, unit)
    row = huaming.rows()["project", project]
    assert (row["handler"], row["next_step"], row["owner_code"]) == ("x", "late", "HM")
    assert row == centre.rows()["project", project]
    assert ("project", project) not in xinli.rows()
    assert huaming.conflicts() == centre.conflicts() == set()


def test_what_a_unit_said_before_it_left_and_another_replaced_stays_replaced(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    project = new_id()
    huaming.insert("project", project, name="P", number="1", handler="h")
    bring(huaming, centre)
    huaming.update("project", project, handler="of HM")
    bring(huaming, centre)
    centre.hand_over(project, "XL")
    bring(centre, xinli)
    bring(centre, huaming)
    xinli.update("project", project, handler="of XL")
    bring(xinli, centre)
    centre.hand_over(project, "HM")
    bring(centre, huaming)
    for one in (centre, huaming):
        assert one.value("project", project, "handler") == "of XL"
        assert one.conflicts() == set()


def test_a_part_whose_making_was_told_twice_goes_along_as_one(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """A disk that was set back tells its last steps again under a new name."""
    twin = peer(tmp_path / "twin", "HM", seed=7)
    project, part = new_id(), new_id()
    for one in (huaming, twin):
        one.office.clock = Clock(lambda: 1_700_000_000_000)
        one.insert("project", project, name="P", number="1")
        one.insert("fund_entry", part, project_id=project, amount_fen=5)
        bring(one, centre)
    centre.hand_over(project, "XL")
    bring(centre, xinli)
    check_office(xinli)
    assert xinli.rows()["fund_entry", part] == centre.rows()["fund_entry", part]
    assert not xinli.conflicts()
    xinli.update("fund_entry", part, arrived_on="2022-03-01")
    bring(xinli, centre)
    assert centre.value("fund_entry", part, "arrived_on") == "2022-03-01"
    assert not centre.conflicts()
    twin.office.close()


def test_a_second_making_counts_where_it_goes_also_for_what_it_left_empty(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """An office whose disk was set back enters the same step again, otherwise; the group's values stay together."""
    again = peer(tmp_path / "again", "HM", seed=7)
    project, money = new_id(), new_id()
    huaming.insert("project", project, name="P", number="1")
    bring(huaming, again)
    huaming.insert("fund_entry", money, project_id=project, amount_fen=1, arrived_on="2022-03-01")
    again.insert("fund_entry", money, project_id=project, amount_fen=3)
    huaming.update("fund_entry", money, amount_fen=2)
    centre.take([*huaming.untold(centre, []), *again.untold(centre, [])])
    centre.hand_over(project, "XL")
    for _ in range(2):
        bring(centre, xinli)
        bring(xinli, centre)
        assert xinli.rows()["fund_entry", money] == centre.rows()["fund_entry", money]
        assert xinli.conflicts() == centre.conflicts() != set()
        assert registers(xinli, money) == registers(centre, money)
    for one in (centre, xinli):
        check_office(one)
    again.office.close()


def registers(one: Peer, row_id: str) -> dict[int, set[bytes]]:
    """The hashes of what counts in each field of a record, as its registers have it."""
    with one.office.read() as session:
        store = Store(session)
        (record,) = store.tracked([bytes.fromhex(row_id)]).values()
        known = store.identities(record.state.commits())
        return {number: {known[entry] for entry in record.state.of(number)} for number in record.numbers}


def reviewed(centre: Peer, huaming: Peer, xinli: Peer) -> dict[str, str]:
    """A meeting of the centre on a project of each unit; the ids of all."""
    ids = {name: new_id() for name in ("meeting", "other", "HM", "XL", "item HM", "item XL", "card")}
    for unit, code in ((huaming, "HM"), (xinli, "XL")):
        unit.insert("project", ids[code], name=f"P {code}", number=code)
        bring(unit, centre)
    for name in ("meeting", "other"):
        centre.insert("review_meeting", ids[name], title=name, held_on="2022-06-20")
    for code in ("HM", "XL"):
        item = {"meeting_id": ids["meeting"], "project_id": ids[code], "conclusion": "passed"}
        centre.insert("review_item", ids[f"item {code}"], **item)
    centre.insert("score_card", ids["card"], item_id=ids["item XL"], judge="J", industry=18)
    with centre.office.write(Label("Follow"), Actor("Wang", "ZX")) as tx:
        follow(tx, 0)
    for unit in (huaming, xinli):
        bring(centre, unit)
    return ids


def test_a_unit_knows_the_meeting_that_reviewed_its_project_and_its_own_result(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    ids = reviewed(centre, huaming, xinli)
    rows = xinli.rows()
    assert rows["review_meeting", ids["meeting"]] == centre.rows()["review_meeting", ids["meeting"]]
    assert rows["review_item", ids["item XL"]]["conclusion"] == "passed"
    unknown = (("review_meeting", "other"), ("review_item", "item HM"), ("score_card", "card"), ("project", "HM"))
    assert not [key for key, name in unknown if (key, ids[name]) in rows]
    centre.update("review_meeting", ids["meeting"], confirmed=1, minutes="会议听取汇报。")
    for unit in (huaming, xinli):
        bring(centre, unit)
        assert unit.rows()["review_meeting", ids["meeting"]]["confirmed"] == 1
        assert unit.conflicts() == set()


def test_what_a_unit_does_to_a_meeting_does_not_take_the_place_of_the_centres_word(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    ids = reviewed(centre, huaming, xinli)
    xinli.update("review_meeting", ids["meeting"], confirmed=1)
    bring(xinli, centre)
    assert centre.rows()["review_meeting", ids["meeting"]]["confirmed"] == 0
    bring(centre, huaming)
    assert huaming.rows()["review_meeting", ids["meeting"]]["confirmed"] == 0
