"""Taking commits in: twice, in any order, with gaps, with what others said of the same record."""

from itertools import permutations

import pytest

from db.types import new_id
from db.wire import FIELDS, TABLES
from desktop_app.domain.clock import Clock
from desktop_app.sync import wire
from desktop_app.sync.apply import Missing
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.wire import CHANGED, CREATED, Body, Change, Value
from tests.helpers.exchange import Peer, bring

PROJECT, NAME = TABLES["project"], FIELDS["project"]["name"]
ROW = bytes.fromhex(new_id())
KEY = ("project", ROW.hex())


def commit(actor: str, kind: int, fields: dict[int, Value], after: Sent | None = None, *refs: Sent) -> Sent:
    """One change by an actor of the unit HM, which replaces what `refs` said."""
    change = Change(PROJECT, ROW, kind, fields, list(range(len(refs))))
    body = wire.encode(Body(wire.VERSION, 1000, "clerk", [hash_of(one) for one in refs], [change]))
    parent = hash_of(after) if after else wire.root(actor, "HM")
    return Sent(actor, "HM", "HM", False, after.seq + 1 if after else 1, parent, body)


def hash_of(sent: Sent) -> bytes:
    return wire.chained(sent.parent, sent.body)


MADE_A = commit("a" * 48, CREATED, {NAME: "first", 1: "HM"})
MADE_B = commit("b" * 48, CREATED, {NAME: "first", 1: "HM"})
RENAMED_B = commit("b" * 48, CHANGED, {NAME: "second"}, MADE_B, MADE_B)
RENAMED_C = commit("c" * 48, CHANGED, {NAME: "third"}, None, MADE_A, MADE_B)
RENAMED_D = commit("d" * 48, CHANGED, {NAME: "fourth"}, None, RENAMED_B, RENAMED_C)


@pytest.mark.parametrize("order", list(permutations(range(4))))
@pytest.mark.parametrize("at_once", [True, False])
def test_a_record_made_twice_is_one_whatever_comes_first(centre: Peer, order: tuple[int, ...], at_once: bool) -> None:
    """As after a restore: what was made before it is told a second time, by another actor."""
    streams = [[MADE_A], [MADE_B, RENAMED_B], [RENAMED_C], [RENAMED_D]]
    sent = [one for number in order for one in streams[number]]
    for some in [sent] if at_once else [[one] for one in sent]:
        centre.take(some)
    assert centre.rows()[KEY]["name"] == "fourth"
    assert centre.conflicts() == set()


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_a_record_made_twice_and_renamed_once_waits_for_a_decision(centre: Peer, order: tuple[int, ...]) -> None:
    streams = [[MADE_A], [MADE_B, RENAMED_B]]
    centre.take([one for number in order for one in streams[number]])
    assert centre.conflicts() == {(*KEY, "name")}


@pytest.mark.parametrize("at_once", [True, False])
def test_a_change_may_come_before_what_it_replaces(centre: Peer, at_once: bool) -> None:
    for some in [[RENAMED_C, MADE_A, MADE_B]] if at_once else [[RENAMED_C], [MADE_A], [MADE_B]]:
        outcome = centre.take(some)
    assert outcome.waiting == 0
    assert centre.rows()[KEY]["name"] == "third"
    assert centre.conflicts() == set()


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("by_centre", [True, False])
def test_what_comes_before_the_centres_word_replaces_it_if_the_centre_said_so(
    huaming: Peer, at_once: bool, by_centre: bool
) -> None:
    """What a unit said in its place stands beside it as a request."""
    policy, name = TABLES["policy"], FIELDS["policy"]["name"]
    body = wire.encode(Body(wire.VERSION, 1000, "clerk", [], [Change(policy, ROW, CREATED, {name: "first", 1: "ZX"})]))
    made = Sent("a" * 48, "shared", "ZX", True, 1, wire.root("a" * 48, "shared"), body)
    change = Change(policy, ROW, CHANGED, {name: "second"}, [0])
    body = wire.encode(Body(wire.VERSION, 2000, "clerk", [hash_of(made)], [change]))
    scope, unit = ("shared", "ZX") if by_centre else ("HM", "HM")
    renamed = Sent("b" * 48, scope, unit, by_centre, 1, wire.root("b" * 48, scope), body)
    for some in [[renamed, made]] if at_once else [[renamed], [made]]:
        huaming.take(some)
    assert huaming.value("policy", ROW.hex(), "name") == ("second" if by_centre else "first")
    assert bool(huaming.conflicts()) is not by_centre


def test_a_change_of_what_nobody_made_yet_waits_unseen(centre: Peer) -> None:
    assert centre.take([RENAMED_C]).waiting == 1
    assert KEY not in centre.rows()


def test_a_gap_is_refused_and_changes_nothing(centre: Peer) -> None:
    with pytest.raises(Missing, match="HM/HM/2"):
        centre.take([MADE_A, RENAMED_B])
    assert centre.hashes() == set()
    assert KEY not in centre.rows()


def test_what_came_already_counts_once(centre: Peer) -> None:
    assert centre.take([MADE_B, RENAMED_B]).commits == 2
    before = centre.rows(), centre.hashes()
    assert centre.take([MADE_B, RENAMED_B]).commits == 0
    assert (centre.rows(), centre.hashes()) == before


def test_an_unknown_table_and_field_are_kept_and_passed_on(centre: Peer, huaming: Peer) -> None:
    body = Body(
        wire.VERSION,
        1000,
        "clerk",
        [],
        [
            Change(9999, new_row(), CREATED, {10: "x"}),
            Change(PROJECT, ROW, CREATED, {NAME: "P", 1: "HM", 4000: "later"}),
        ],
    )
    sent = Sent("e" * 48, "HM", "HM", False, 1, wire.root("e" * 48, "HM"), wire.encode(body))
    centre.take([sent])
    assert centre.rows()[KEY]["name"] == "P"
    assert sent in centre.untold(huaming, [])
    centre.update("project", KEY[1], name="Q")
    assert centre.take([sent]).commits == 0
    assert centre.rows()[KEY]["name"] == "Q"


def new_row() -> bytes:
    return bytes.fromhex(new_id())


def test_an_investor_shown_elsewhere_brings_its_later_parent_along(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    parent, child, further = new_id(), new_id(), new_id()
    huaming.insert("investor", parent, name="parent")
    huaming.insert("investor", child, name="child")
    bring(huaming, centre)
    centre.insert("investor", further, name="further", owner_code="XL", parent_id=child)
    bring(centre, xinli)
    assert ("investor", child) in xinli.rows() and ("investor", parent) not in xinli.rows()
    huaming.update("investor", child, parent_id=parent)
    bring(huaming, centre)
    bring(centre, xinli)
    assert xinli.rows()["investor", child]["parent_id"] == parent
    assert ("investor", parent) in xinli.rows()


def test_a_request_does_not_bring_back_what_the_centre_deleted(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    policy = new_id()
    centre.insert("policy", policy, name="old")
    for unit in (huaming, xinli):
        bring(centre, unit)
    huaming.update("policy", policy, name="new")
    centre.update("policy", policy, deleted_at=1)
    bring(huaming, centre)
    for unit in (huaming, xinli):
        bring(centre, unit)
    assert [one.rows()["policy", policy]["deleted_at"] for one in (centre, huaming, xinli)] == [1, 1, 1]
    assert ("policy", policy, "deleted_at") in centre.conflicts() == huaming.conflicts()


def test_a_deletion_against_a_change_keeps_the_record_in_view(centre: Peer, huaming: Peer) -> None:
    investor = new_id()
    huaming.insert("investor", investor, name="old")
    bring(huaming, centre)
    huaming.update("investor", investor, deleted_at=5)
    centre.update("investor", investor, name="new")
    bring(huaming, centre)
    bring(centre, huaming)
    for one in (centre, huaming):
        assert one.rows()["investor", investor]["deleted_at"] is None
        assert one.conflicts() == {("investor", investor, "deleted_at")}
    huaming.update("investor", investor, deleted_at=6)
    bring(huaming, centre)
    assert centre.rows()["investor", investor]["deleted_at"] == 6
    assert centre.conflicts() == huaming.conflicts() == set()


def test_a_tag_by_another_unit_goes_where_its_investor_is(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    investor, project, tag = new_id(), new_id(), new_id()
    xinli.insert("investor", investor, name="I")
    bring(xinli, centre)
    centre.insert("project", project, name="P", number="1", owner_code="HM")
    centre.insert("fund_entry", new_id(), project_id=project, investor_id=investor, amount_fen=1, owner_code="HM")
    bring(centre, huaming)
    huaming.insert("investor_tag", tag, investor_id=investor, tag="t")
    bring(huaming, centre)
    bring(centre, xinli)
    assert xinli.rows()["investor_tag", tag]["tag"] == "t"


@pytest.mark.parametrize("at", [4_070_908_800_000, 1000], ids=["2099", "1970"])
def test_what_a_wrong_clock_changed_was_changed_when_it_became_known(centre: Peer, huaming: Peer, at: int) -> None:
    """Lists by the last change are in the order of what is known; a clock that is a little ahead is believed."""
    now = 1_650_000_000_000
    centre.office.clock, huaming.office.clock = Clock(lambda: now), Clock(lambda: at)
    new, known = new_id(), new_id()
    centre.insert("project", known, name="P", number="1", owner_code="HM")
    bring(centre, huaming)
    huaming.insert("project", new, name="P", number="2")
    huaming.update("project", known, name="other")
    bring(huaming, centre)
    assert [centre.value("project", row, "changed_at") for row in (new, known)] == [now, now]
    assert centre.value("project", new, "created_at") == at
    huaming.office.clock = Clock(lambda: now + 60_000)
    huaming.update("project", new, name="again")
    bring(huaming, centre)
    assert centre.value("project", new, "changed_at") == now + 60_000
