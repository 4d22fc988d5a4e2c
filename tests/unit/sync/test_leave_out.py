"""What comes for the sake of a record that is left out goes with it, unless something that is taken refers to it."""

from collections.abc import Iterator

import pytest

from db.types import new_id
from desktop_app.services import journal
from desktop_app.sync.leave_out import Record, leave_out
from tests.helpers.exchange import Peer, bring
from tests.unit.sync.test_digests import of as digest_of

NEW = ("unwanted", "wanted", "investor", "parent", "tag", "contact", "line", "activity", "link", "meeting", "item")
Ids = dict[str, str]


@pytest.fixture
def came(centre: Peer, huaming: Peer) -> Iterator[Ids]:
    """What a unit enters: two projects; one of them has an investor with its parent, a follow-up and a review."""
    ids = {name: new_id() for name in NEW}
    project, investor = {"project_id": ids["unwanted"]}, {"investor_id": ids["investor"]}
    for name in ("unwanted", "wanted"):
        huaming.insert("project", ids[name], name=name, number=name)
    huaming.insert("investor", ids["parent"], name="集团")
    huaming.insert("investor", ids["investor"], name="投资方", parent_id=ids["parent"])
    huaming.insert("investor_tag", ids["tag"], tag="fortune500", **investor)
    huaming.insert("contact", ids["contact"], name="联系人", **investor)
    huaming.insert("project_investor", ids["line"], share=1, **project, **investor)
    huaming.insert("activity", ids["activity"], held_on="2022-03-01", text="跟进")
    huaming.insert("activity_link", ids["link"], activity_id=ids["activity"], **project)
    huaming.insert("review_meeting", ids["meeting"], title="评审会", held_on="2022-03-24")
    huaming.insert("review_item", ids["item"], meeting_id=ids["meeting"], **project)
    yield ids


def taken(centre: Peer, unit: Peer, *left_out: Record) -> int:
    """Take in what the unit has to tell, but for these; how many records were put back."""
    bring(unit, centre)
    [(step,)] = centre.query("SELECT max(id) FROM journal_transaction WHERE exchange = 1")
    return leave_out(centre.office, centre.actor, [step], left_out).count


def in_the_bin(one: Peer, ids: Ids) -> set[str]:
    return {name for name, id_ in ids.items() for key, row in one.rows().items() if key[1] == id_ and row["deleted_at"]}


def test_what_came_for_a_project_alone_is_left_out_with_it(centre: Peer, huaming: Peer, came: Ids) -> None:
    assert taken(centre, huaming, ("project", came["unwanted"])) == len(NEW) - 1
    assert in_the_bin(centre, came) == {*NEW} - {"wanted"}
    [(step,)] = centre.query("SELECT max(id) FROM journal_transaction")
    journal.undo(centre.office, centre.actor, step)
    assert in_the_bin(centre, came) == set()


def test_an_investor_of_a_project_that_is_taken_stays_with_its_parent(centre: Peer, huaming: Peer, came: Ids) -> None:
    huaming.insert("fund_entry", new_id(), project_id=came["wanted"], investor_id=came["investor"], amount_fen=1)
    taken(centre, huaming, ("project", came["unwanted"]))
    assert in_the_bin(centre, came) == {"unwanted", "line", "activity", "link", "meeting", "item"}


def test_a_follow_up_and_a_meeting_of_two_projects_stay(centre: Peer, huaming: Peer, came: Ids) -> None:
    huaming.insert("activity_link", new_id(), activity_id=came["activity"], project_id=came["wanted"])
    huaming.insert("review_item", new_id(), meeting_id=came["meeting"], project_id=came["wanted"])
    taken(centre, huaming, ("project", came["unwanted"]))
    assert in_the_bin(centre, came) == {*NEW} - {"wanted", "activity", "meeting"}


def test_a_parent_that_another_investor_has_stays(centre: Peer, huaming: Peer, came: Ids) -> None:
    huaming.insert("investor", new_id(), name="另一家", parent_id=came["parent"])
    taken(centre, huaming, ("project", came["unwanted"]))
    assert "parent" not in in_the_bin(centre, came) and "investor" in in_the_bin(centre, came)


def test_an_investor_that_was_known_before_stays(centre: Peer, huaming: Peer, came: Ids) -> None:
    huaming.update("project_investor", came["line"], deleted_at=1)
    bring(huaming, centre)
    project = {"again": new_id()}
    huaming.insert("project", project["again"], name="again", number="3")
    huaming.insert("project_investor", new_id(), project_id=project["again"], investor_id=came["investor"])
    assert taken(centre, huaming, ("project", project["again"])) == 2
    assert in_the_bin(centre, came | project) == {"again", "line"}


def test_who_leaves_out_a_contact_keeps_its_investor(centre: Peer, huaming: Peer, came: Ids) -> None:
    huaming.update("project_investor", came["line"], deleted_at=1)
    assert taken(centre, huaming, ("contact", came["contact"])) == 1
    assert in_the_bin(centre, came) == {"contact", "line"}


def test_what_referred_to_a_project_that_left_with_the_file_refers_to_it_again(centre: Peer, huaming: Peer) -> None:
    left, moved, renamed, other, signed = (new_id() for _ in range(5))
    for name in (left, other):
        huaming.insert("project", name, name=name, number=name)
    for name in (moved, renamed):
        huaming.insert("project", name, name="old", number=name, parent_id=left)
    huaming.insert("agreement", signed, project_id=left)
    bring(huaming, centre)
    centre.update("project", moved, parent_id=other)
    centre.update("project", renamed, name="new")
    centre.update("agreement", signed, project_id=other)
    centre.hand_over(left, "XL")
    assert taken(huaming, centre, ("project", moved), ("project", renamed), ("agreement", signed)) == 3
    assert huaming.value("agreement", signed, "project_id") == other  # it cannot be without a project that is here
    assert [huaming.value("project", one, "parent_id") for one in (moved, renamed)] == [None, None]
    assert huaming.value("project", renamed, "name") == "old"
    bring(huaming, centre)
    assert [centre.value("project", one, "parent_id") for one in (moved, renamed)] == [left, left]
    assert centre.value("project", renamed, "name") == "old"
    assert digest_of(huaming, "HM") == digest_of(centre, "HM")
    centre.hand_over(left, "HM")
    bring(centre, huaming)
    assert [huaming.value("project", one, "parent_id") for one in (moved, renamed)] == [left, left]


def test_leaving_out_what_referred_to_a_project_that_left_can_be_undone(centre: Peer, huaming: Peer) -> None:
    left, moved, other = (new_id() for _ in range(3))
    for name in (left, other):
        huaming.insert("project", name, name=name, number=name)
    huaming.insert("project", moved, name="P", number="1", parent_id=left)
    bring(huaming, centre)
    centre.update("project", moved, parent_id=other)
    centre.hand_over(left, "XL")
    taken(huaming, centre, ("project", moved))
    [(step,)] = huaming.query("SELECT max(id) FROM journal_transaction")
    journal.undo(huaming.office, huaming.actor, step)
    bring(huaming, centre)
    assert digest_of(huaming, "HM") == digest_of(centre, "HM")
    bring(centre, huaming)
    assert centre.value("project", moved, "parent_id") == huaming.value("project", moved, "parent_id") == other
