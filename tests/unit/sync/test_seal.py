"""Commits of what was done here: each step with its own values, each in the scope that it belongs to."""

import pytest

from db.types import natural_id, new_id
from db.wire import FIELDS
from desktop_app.domain.progress import Silent
from desktop_app.errors import Cancelled
from desktop_app.sync.scopes import SHARED
from desktop_app.sync.seal import seal
from desktop_app.sync.wire import CHANGED, CREATED, MOVED
from tests.helpers.exchange import Peer, bring
from tests.helpers.exchange_log import log_of

MONEY = FIELDS["fund_entry"]


def said(one: Peer, row_id: str) -> list[tuple[str, int, dict[int, object]]]:
    """Scope, kind and values of all that the log says of a record, in the order it was written."""
    log = sorted(log_of(one.office), key=lambda commit: (commit.scope, commit.seq))
    return [
        (commit.scope, change.kind, dict(change.fields))
        for commit in log
        for change in commit.body.changes
        if change.row.hex() == row_id
    ]


def test_steps_sealed_together_keep_their_own_values(centre: Peer) -> None:
    project, money = new_id(), new_id()
    centre.insert("project", project, name="P", number="1")
    centre.insert("fund_entry", money, project_id=project, amount_fen=1, state="draft")
    for state in ("confirmed", "returned"):
        centre.update("fund_entry", money, state=state)
    centre.update("fund_entry", money, amount_fen=7)
    centre.knowledge()
    steps = [(values[MONEY["state"]], values[MONEY["amount_fen"]]) for _, _, values in said(centre, money)]
    assert steps == [("draft", 1), ("confirmed", 1), ("returned", 1), ("returned", 7)]


def test_who_changes_one_of_what_belongs_together_states_all(huaming: Peer) -> None:
    project, money = new_id(), new_id()
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("fund_entry", money, project_id=project, amount_fen=1, state="draft", note="n")
    huaming.knowledge()
    huaming.update("fund_entry", money, amount_fen=2)
    huaming.knowledge()
    _, change = said(huaming, money)
    together = (
        *("investor_id", "amount_fen", "arrived_on", "form_code", "evidence_code", "evidence_number"),
        *("state", "count_month", "reverses_id"),
    )
    assert change[2].keys() == {MONEY[name] for name in together}


def test_nothing_new_seals_nothing(huaming: Peer) -> None:
    huaming.insert("investor", new_id(), name="I")
    first = huaming.knowledge()
    assert huaming.knowledge() == first
    assert [stream.heads[0].seq for stream in first] == [1]


def test_who_cancels_a_long_sealing_finds_all_as_it_was(huaming: Peer) -> None:
    for number in range(6):
        huaming.insert("investor", new_id(), name=f"I{number}")

    class Impatient(Silent):
        def __init__(self) -> None:
            self.told: list[float | None] = []

        def report(self, fraction: float | None, text: str = "") -> None:
            self.told.append(fraction)

        def check(self) -> None:
            if (self.told[-1] or 0) >= 0.5:
                raise Cancelled

    progress = Impatient()
    with pytest.raises(Cancelled), huaming.office.maintain() as session:
        seal(session, huaming.own, progress)
    assert progress.told == [0, 1 / 6, 2 / 6, 0.5]
    assert huaming.hashes() == set()
    [stream] = huaming.knowledge()
    assert [head.seq for head in stream.heads] == [6]


def test_a_project_that_changes_hands_leaves_one_scope_and_appears_in_the_other(centre: Peer) -> None:
    project = new_id()
    centre.insert("project", project, name="P", number="1", owner_code="HM")
    centre.hand_over(project, "XL")
    centre.hand_over(project, "HM")
    centre.knowledge()
    kinds = [(scope, kind) for scope, kind, _ in said(centre, project)]
    assert kinds == [
        ("HM", CREATED),
        ("HM", CHANGED),
        ("HM", MOVED),
        ("HM", CREATED),
        ("HM", CHANGED),
        ("XL", CREATED),
        ("XL", CHANGED),
        ("XL", CHANGED),
        ("XL", MOVED),
    ]


def test_a_unit_never_speaks_to_all(centre: Peer, huaming: Peer) -> None:
    policy = new_id()
    centre.insert("policy", policy, name="old")
    bring(centre, huaming)
    huaming.update("policy", policy, name="new")
    huaming.knowledge()
    assert {c.scope for c in log_of(huaming.office) if c.unit == "HM"} == {"HM"}
    assert {c.scope for c in log_of(huaming.office) if c.unit == "ZX"} == {SHARED}


def test_what_a_unit_says_of_the_centres_record_stands_beside_it(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    policy = new_id()
    centre.insert("policy", policy, name="old")
    for unit in (huaming, xinli):
        bring(centre, unit)
    huaming.update("policy", policy, name="new", valid_from="2022-01-01")
    bring(huaming, centre)
    bring(centre, huaming)
    bring(centre, xinli)
    for one in (centre, huaming, xinli):
        row = one.rows()["policy", policy]
        assert (row["name"], row["valid_from"]) == ("old", None)
    waiting = {("policy", policy, "name"), ("policy", policy, "valid_from")}
    assert centre.conflicts() == huaming.conflicts() == waiting
    assert xinli.conflicts() == set()
    centre.update("policy", policy, name="new", valid_from="2022-01-01")
    for unit in (huaming, xinli):
        bring(centre, unit)
        assert unit.rows()["policy", policy]["name"] == "new"
    assert centre.conflicts() == huaming.conflicts() == set()


def test_money_that_the_centre_confirmed_is_not_changed_by_its_unit(centre: Peer, huaming: Peer) -> None:
    project, money = new_id(), new_id()
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("fund_entry", money, project_id=project, amount_fen=1, state="draft", note="a")
    bring(huaming, centre)
    centre.update("fund_entry", money, state="confirmed")
    bring(centre, huaming)
    huaming.update("fund_entry", money, amount_fen=2, note="b")
    bring(huaming, centre)
    bring(centre, huaming)
    for one in (centre, huaming):
        row = one.rows()["fund_entry", money]
        assert (row["amount_fen"], row["state"], row["note"]) == (1, "confirmed", "b")
        assert one.conflicts() == {("fund_entry", money, "amount_fen")}
    centre.update("fund_entry", money, state="returned")
    bring(centre, huaming)
    huaming.update("fund_entry", money, amount_fen=3)
    bring(huaming, centre)
    assert centre.rows()["fund_entry", money]["amount_fen"] == 3
    assert centre.conflicts() == huaming.conflicts() == set()


def test_money_that_the_centre_entered_and_did_not_confirm_is_its_units_to_change(centre: Peer, huaming: Peer) -> None:
    project, money = new_id(), new_id()
    centre.insert("project", project, name="P", number="1", owner_code="HM")
    centre.insert("fund_entry", money, project_id=project, amount_fen=3, state="draft", owner_code="HM")
    bring(centre, huaming)
    huaming.update("fund_entry", money, amount_fen=5)
    bring(huaming, centre)
    for one in (centre, huaming):
        assert one.value("fund_entry", money, "amount_fen") == 5
        assert one.conflicts() == set()


def test_what_the_centre_makes_is_made_though_a_unit_spoke_of_it_before(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    """Targets have the same id wherever they are entered; a unit keeps those that it enters to itself."""
    target = natural_id("target", 2022, "", "a")
    huaming.insert("target", target, year=2022, indicator="leads_sourced", value=5)
    huaming.knowledge()
    huaming.update("target", target, value=8)
    bring(huaming, centre)
    assert centre.ids("target") == []
    centre.insert("target", target, year=2022, indicator="leads_sourced", value=78)
    for unit in (huaming, xinli):
        bring(centre, unit)
    assert [one.value("target", target, "value") for one in (centre, huaming, xinli)] == [78, 78, 78]
    assert centre.conflicts() == huaming.conflicts() == {("target", target, "value")}
    centre.update("target", target, value=79)
    for unit in (huaming, xinli):
        bring(centre, unit)
    assert [one.value("target", target, "value") for one in (centre, huaming, xinli)] == [79, 79, 79]
    assert centre.conflicts() == huaming.conflicts() == set()


def test_a_unit_shows_the_centres_deletion_again_though_it_changed_the_record_in_the_recycle_bin(
    centre: Peer, huaming: Peer
) -> None:
    project, item, meeting = new_id(), new_id(), new_id()
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("review_meeting", meeting, title="M", held_on="2022-03-24")
    huaming.insert("review_item", item, meeting_id=meeting, project_id=project)
    bring(huaming, centre)
    centre.update("review_item", item, deleted_at=45)
    bring(centre, huaming)
    huaming.update("review_item", item, deleted_at=79)
    huaming.update("review_item", item, score=8000)
    bring(huaming, centre)
    bring(centre, huaming)
    assert huaming.rows()["review_item", item]["deleted_at"] == 45
    assert huaming.rows()["review_item", item] == centre.rows()["review_item", item]
