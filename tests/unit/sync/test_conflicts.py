"""Looking at what offices set differently, and deciding, which travels."""

from pathlib import Path

import pytest

from db.types import new_id
from desktop_app.errors import UserError
from desktop_app.sync.conflicts import Conflict, conflicts
from desktop_app.sync.scopes import TOGETHER_IDS
from desktop_app.sync.settling import decide, settle
from desktop_app.sync.tally import open_conflicts
from tests.helpers.exchange import Peer, bring, peer
from tests.helpers.exchange_log import log_of


def open_at(one: Peer) -> list[Conflict]:
    with one.office.read() as session:
        return conflicts(session)


def both_ways(one: Peer, other: Peer) -> None:
    bring(one, other)
    bring(other, one)


@pytest.fixture
def investor(centre: Peer, huaming: Peer) -> str:
    """An investor that both renamed without knowing of each other."""
    row_id = new_id()
    huaming.insert("investor", row_id, name="old")
    both_ways(huaming, centre)
    huaming.update("investor", row_id, name="by HM")
    centre.update("investor", row_id, name="by ZX")
    both_ways(huaming, centre)
    return row_id


def test_both_see_both_values_with_who_and_where(centre: Peer, huaming: Peer, investor: str) -> None:
    for one in (centre, huaming):
        [found] = open_at(one)
        assert (found.table, found.record_id, found.fields) == ("investor", investor, ("name",))
        choices = {(c.values["name"], c.unit, c.user, c.shown) for c in found.choices}
        assert choices == {("by HM", "HM", "clerk of HM", True), ("by ZX", "ZX", "clerk of ZX", False)}


@pytest.mark.parametrize("at_centre", [True, False])
def test_a_decision_replaces_both_values_and_travels(
    centre: Peer, huaming: Peer, investor: str, at_centre: bool
) -> None:
    one, other = (centre, huaming) if at_centre else (huaming, centre)
    [found] = open_at(one)
    take = next(n for n, choice in enumerate(found.choices, 1) if choice.values["name"] == "by ZX")
    changes = decide(one.office, one.own, one.actor, found.id, take)
    assert changes.kinds == {"investor"}
    bring(one, other)
    for office in (one, other):
        assert office.rows()["investor", investor]["name"] == "by ZX"
        assert open_at(office) == []
    assert one.knowledge() == other.knowledge()


def test_a_third_value_may_be_taken(centre: Peer, huaming: Peer, investor: str) -> None:
    [found] = open_at(huaming)
    settle(huaming.office, huaming.own, huaming.actor, found, {"name": "third"})
    bring(huaming, centre)
    assert centre.rows()["investor", investor]["name"] == "third" and open_at(centre) == []


def test_two_decisions_at_once_are_a_conflict_again(centre: Peer, huaming: Peer, investor: str) -> None:
    for one, name in ((centre, "c"), (huaming, "h")):
        [found] = open_at(one)
        settle(one.office, one.own, one.actor, found, {"name": name})
    both_ways(centre, huaming)
    for one in (centre, huaming):
        [found] = open_at(one)
        assert {choice.values["name"] for choice in found.choices} == {"c", "h"}
        assert one.rows()["investor", investor]["name"] == "h"


def test_an_ordinary_change_of_a_field_in_dispute_decides(centre: Peer, huaming: Peer, investor: str) -> None:
    huaming.update("investor", investor, name="plain")
    bring(huaming, centre)
    assert open_at(centre) == open_at(huaming) == []
    assert centre.rows()["investor", investor]["name"] == "plain"


def test_fields_that_belong_together_are_decided_together(centre: Peer, huaming: Peer) -> None:
    project, money = new_id(), new_id()
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("fund_entry", money, project_id=project, amount_fen=1, state="draft", form_code="cash")
    both_ways(huaming, centre)
    huaming.update("fund_entry", money, amount_fen=2)
    centre.update("fund_entry", money, form_code="kind")
    both_ways(huaming, centre)
    [found] = open_at(centre)
    assert found.fields == ("amount_fen", "form_code")
    assert {(c.values["amount_fen"], c.values["form_code"]) for c in found.choices} == {(2, "cash"), (1, "kind")}
    decide(centre.office, centre.own, centre.actor, found.id, 1)
    bring(centre, huaming)
    rows = [one.rows()["fund_entry", money] for one in (centre, huaming)]
    assert rows[0] == rows[1]
    assert (rows[0]["amount_fen"], rows[0]["form_code"]) in {(2, "cash"), (1, "kind")}


def test_a_deletion_is_decided_for_and_against(centre: Peer, huaming: Peer) -> None:
    for keep in (True, False):
        investor = new_id()
        huaming.insert("investor", investor, name="old")
        both_ways(huaming, centre)
        huaming.update("investor", investor, deleted_at=7)
        centre.update("investor", investor, name="new")
        both_ways(huaming, centre)
        [found] = open_at(centre)
        assert {choice.values["deleted_at"] for choice in found.choices} == {None, 7}
        take = next(n for n, c in enumerate(found.choices, 1) if (c.values["deleted_at"] is None) == keep)
        decide(centre.office, centre.own, centre.actor, found.id, take)
        bring(centre, huaming)
        for one in (centre, huaming):
            assert one.rows()["investor", investor]["deleted_at"] == (None if keep else 7)
            assert open_at(one) == []


def test_what_is_decided_already_is_said_so(centre: Peer, huaming: Peer, investor: str) -> None:
    [found] = open_at(centre)
    with pytest.raises(UserError, match="2 values"):
        decide(centre.office, centre.own, centre.actor, found.id, 3)
    decide(centre.office, centre.own, centre.actor, found.id, 1)
    with pytest.raises(UserError, match="nothing to decide"):
        decide(centre.office, centre.own, centre.actor, found.id, 1)


def test_a_decision_on_one_of_what_belongs_together_states_all(centre: Peer, huaming: Peer) -> None:
    project, money = new_id(), new_id()
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("fund_entry", money, project_id=project, amount_fen=1, state="draft", form_code="cash")
    both_ways(huaming, centre)
    huaming.update("fund_entry", money, amount_fen=2)
    centre.update("fund_entry", money, amount_fen=3)
    both_ways(huaming, centre)
    [found] = open_at(huaming)
    assert found.fields == ("amount_fen",)
    decide(huaming.office, huaming.own, huaming.actor, found.id, 1)
    newest = max((one for one in log_of(huaming.office) if one.unit == "HM"), key=lambda one: one.seq)
    [change] = newest.body.changes
    assert set(change.fields) == set(TOGETHER_IDS[change.table])


def test_a_unit_that_decides_on_what_the_centre_keeps_only_asks_again(centre: Peer, huaming: Peer) -> None:
    policy = new_id()
    centre.insert("policy", policy, name="old")
    both_ways(centre, huaming)
    huaming.update("policy", policy, name="asked for")
    centre.update("policy", policy, name="of the centre")
    bring(centre, huaming)
    [found] = open_at(huaming)
    take = next(n for n, choice in enumerate(found.choices, 1) if choice.values["name"] == "asked for")
    decide(huaming.office, huaming.own, huaming.actor, found.id, take)
    assert huaming.value("policy", policy, "name") == "of the centre"
    assert [one.id for one in open_at(huaming)] == [found.id]
    both_ways(huaming, centre)
    for one in (centre, huaming):
        assert one.value("policy", policy, "name") == "of the centre"
        assert [one.id for one in open_at(one)] == [found.id]


def test_against_a_deletion_stands_who_went_on_and_not_what_the_deleter_had_changed_before(
    centre: Peer, huaming: Peer
) -> None:
    investor = new_id()
    huaming.insert("investor", investor, name="I")
    both_ways(huaming, centre)
    centre.update("investor", investor, name="by ZX")
    huaming.update("investor", investor, region_code="120110")
    huaming.update("investor", investor, deleted_at=7)
    bring(huaming, centre)
    [found] = [one for one in open_at(centre) if one.fields == ("deleted_at",)]
    assert {choice.unit: choice.values["deleted_at"] for choice in found.choices} == {"HM": 7, "ZX": None}


def test_deciding_on_a_deleted_record_does_not_bring_it_back(centre: Peer, huaming: Peer) -> None:
    policy = new_id()
    centre.insert("policy", policy, name="old")
    both_ways(centre, huaming)
    huaming.update("policy", policy, name="asked for")
    centre.update("policy", policy, deleted_at=7)
    both_ways(centre, huaming)
    [deletion, name] = sorted(open_at(centre), key=lambda one: one.fields)
    settle(centre.office, centre.own, centre.actor, deletion, {"deleted_at": 7})
    settle(centre.office, centre.own, centre.actor, name, {"name": "asked for"})
    centre.update("policy", policy, document_number="changed in the bin")
    both_ways(centre, huaming)
    for one in (centre, huaming):
        assert one.value("policy", policy, "deleted_at") == 7
        assert open_at(one) == []


def test_what_units_ask_for_does_not_decide_whether_the_centres_own_deletion_stands(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """A second computer of the centre went on with the record: it is in view everywhere, whatever units say to it."""
    second = peer(tmp_path / "second", "ZX", centre=True, seed=1)
    policy = new_id()
    centre.insert("policy", policy, name="old")
    for one in (second, huaming, xinli):
        bring(centre, one)
    centre.update("policy", policy, deleted_at=7)
    second.update("policy", policy, name="new")
    for giver, taker in ((second, centre), (centre, huaming), (centre, xinli)):
        bring(giver, taker)
    huaming.update("policy", policy, deleted_at=8)
    xinli.update("policy", policy, text="asked for")
    both_ways(huaming, centre)
    both_ways(xinli, centre)
    for one in (centre, huaming, xinli):
        assert one.value("policy", policy, "deleted_at") is None
        assert ("policy", policy, "deleted_at") in one.conflicts()
    second.office.close()


def test_nothing_is_left_to_decide_when_what_stood_against_a_deletion_was_written_over(
    centre: Peer, huaming: Peer
) -> None:
    policy = new_id()
    centre.insert("policy", policy, name="old")
    both_ways(centre, huaming)
    huaming.update("policy", policy, name="asked for")
    centre.update("policy", policy, deleted_at=7)
    both_ways(huaming, centre)
    assert ("policy", policy, "deleted_at") in centre.conflicts()
    centre.update("policy", policy, name="written in the bin")
    bring(centre, huaming)
    for one in (centre, huaming):
        assert one.value("policy", policy, "deleted_at") == 7
        assert open_at(one) == []


def test_a_value_that_refers_to_what_only_the_other_office_knows_may_be_taken(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    project, other, money, theirs = (new_id() for _ in range(4))
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("fund_entry", money, project_id=project, amount_fen=1, state="draft", form_code="cash")
    xinli.insert("project", other, name="Q", number="2")
    xinli.insert("fund_entry", theirs, project_id=other, amount_fen=5, state="draft", form_code="cash")
    both_ways(xinli, centre)
    both_ways(huaming, centre)
    huaming.update("fund_entry", money, amount_fen=2)
    centre.update("fund_entry", money, amount_fen=3, reverses_id=theirs)
    both_ways(huaming, centre)
    [found] = open_at(huaming)
    take = next(n for n, choice in enumerate(found.choices, 1) if choice.unit == "ZX")
    decide(huaming.office, huaming.own, huaming.actor, found.id, take)
    assert huaming.value("fund_entry", money, "amount_fen") == 3
    assert huaming.value("fund_entry", money, "reverses_id") is None  # unknown here, and kept
    bring(huaming, centre)
    assert centre.value("fund_entry", money, "reverses_id") == theirs
    assert open_at(centre) == open_at(huaming) == []


def test_a_value_of_another_unit_is_told_with_its_office_and_its_way(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    """An investor of the one that a project of the other refers to: what each says the other hears from the centre."""
    investor, project = new_id(), new_id()
    xinli.insert("investor", investor, name="I")
    huaming.insert("project", project, name="P", number="1")
    for unit in (xinli, huaming):
        bring(unit, centre)
    line = {"project_id": project, "investor_id": investor, "owner_code": "HM"}
    centre.insert("project_investor", new_id(), share=1, **line)
    bring(centre, huaming)
    huaming.update("investor", investor, note="HM's")
    xinli.update("investor", investor, note="XL's")
    for _ in range(2):
        for unit in (huaming, xinli):
            bring(unit, centre)
            bring(centre, unit)
    with huaming.office.read() as session:
        [conflict] = conflicts(session)
    told = {choice.unit: (choice.by_way_of_centre, bool(choice.computer)) for choice in conflict.choices}
    assert told == {"HM": (False, True), "XL": (True, False)}


def test_a_record_that_waits_for_what_it_refers_to_is_no_question_yet(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    """A former name of an investor that a unit knows goes to one that it does not know."""
    investor, other, name, project = (new_id() for _ in range(4))
    huaming.insert("investor", investor, name="I")
    huaming.insert("investor", other, name="J")
    huaming.insert("investor_name", name, investor_id=investor, name="former")
    both_ways(huaming, centre)
    xinli.insert("project", project, name="P", number="1")
    both_ways(xinli, centre)
    centre.insert("project_investor", new_id(), project_id=project, investor_id=investor, owner_code="XL")
    bring(centre, xinli)
    centre.update("investor_name", name, deleted_at=5)
    huaming.update("investor_name", name, investor_id=other, name="later")
    both_ways(huaming, centre)
    outcome = bring(centre, xinli)
    assert (outcome.waiting, outcome.conflicts) == (1, 0)
    assert [one.record_id for one in open_at(centre)] == [one.record_id for one in open_at(huaming)] == [name]
    assert open_at(xinli) == []
    with xinli.office.read() as session:
        assert open_conflicts(session) == set()
    centre.insert("project_investor", new_id(), project_id=project, investor_id=other, owner_code="XL")
    bring(centre, xinli)
    assert [one.record_id for one in open_at(xinli)] == [name]
