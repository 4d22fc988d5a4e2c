"""Records that refer to what is not here."""

import pytest

from db.types import new_id
from desktop_app.services import journal
from tests.helpers.exchange import Peer, bring
from tests.unit.sync.test_digests import of as digest_of


def test_every_reference_is_looked_after() -> None:
    from db.models import Base
    from db.wire import TABLES
    from desktop_app.sync.orphans import references

    wanted = {(name, key.parent.name) for name in TABLES for key in Base.metadata.tables[name].foreign_keys}
    assert {(table, column) for table, column, _, _ in references()} == wanted


def test_a_part_whose_project_is_not_known_waits_outside_its_table(centre: Peer, huaming: Peer) -> None:
    project, agreement = new_id(), new_id()
    centre.insert("project", project, name="P", number="1", owner_code="ZX")
    centre.insert("agreement", agreement, project_id=project, number="C", owner_code="HM")
    assert bring(centre, huaming).waiting == 1
    assert ("agreement", agreement) not in huaming.rows()
    centre.hand_over(project, "HM")
    assert bring(centre, huaming).waiting == 0
    assert huaming.rows()["agreement", agreement]["number"] == "C"


def test_a_reference_that_may_be_empty_shows_nothing_meanwhile_and_is_not_lost(centre: Peer, huaming: Peer) -> None:
    project, task, other = new_id(), new_id(), new_id()
    centre.insert("project", project, name="P", number="1", owner_code="ZX")
    centre.insert("task", task, matter="M", project_id=project, owner_code="HM")
    bring(centre, huaming)
    assert huaming.rows()["task", task]["project_id"] is None
    huaming.update("task", task, matter="N")
    bring(huaming, centre)
    assert centre.rows()["task", task]["project_id"] == project
    centre.hand_over(project, "HM")
    bring(centre, huaming)
    assert huaming.rows()["task", task]["project_id"] == project
    centre.insert("project", other, name="Q", number="2", owner_code="HM")
    centre.update("task", task, project_id=other)
    bring(centre, huaming)
    assert huaming.rows()["task", task]["project_id"] == other


def test_a_reference_that_is_not_shown_is_not_taken_away_with_what_goes_together(centre: Peer, huaming: Peer) -> None:
    """An entry reverses another unit's: its own unit cannot see which, and goes on with the entry."""
    theirs, mine, paid, back = (new_id() for _ in range(4))
    centre.insert("project", theirs, name="P", number="1", owner_code="XL")
    centre.insert("fund_entry", paid, project_id=theirs, amount_fen=5, state="draft", owner_code="XL")
    centre.insert("project", mine, name="Q", number="2", owner_code="HM")
    centre.insert("fund_entry", back, project_id=mine, amount_fen=-5, reverses_id=paid, state="draft", owner_code="HM")
    bring(centre, huaming)
    assert huaming.value("fund_entry", back, "reverses_id") is None
    huaming.update("fund_entry", back, amount_fen=-4)
    bring(huaming, centre)
    assert centre.value("fund_entry", back, "amount_fen") == -4
    assert centre.value("fund_entry", back, "reverses_id") == paid
    assert centre.conflicts() == set()


def test_what_referred_to_a_record_that_left_waits_with_it(centre: Peer, huaming: Peer) -> None:
    project, entry = new_id(), new_id()
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("task", entry, matter="M", project_id=project)
    bring(huaming, centre)
    centre.hand_over(project, "XL")
    bring(centre, huaming)
    assert huaming.rows()["task", entry]["project_id"] is None
    centre.hand_over(project, "HM")
    bring(centre, huaming)
    assert huaming.rows()["task", entry]["project_id"] == project


@pytest.mark.parametrize("undone", [False, True])
def test_who_separates_a_project_from_what_is_not_shown_says_so(centre: Peer, huaming: Peer, undone: bool) -> None:
    project, other = new_id(), new_id()
    for name in (project, other):
        huaming.insert("project", name, name=name, number=name)
    bring(huaming, centre)
    centre.update("project", project, status="merged", merged_into_id=other)
    centre.hand_over(other, "XL")
    bring(centre, huaming)
    assert huaming.value("project", project, "merged_into_id") is None
    huaming.update("project", project, status="active")
    if undone:
        [(step,)] = huaming.query("SELECT max(id) FROM journal_transaction")
        journal.undo(huaming.office, huaming.actor, step)
    bring(huaming, centre)
    found = centre.value("project", project, "status"), centre.value("project", project, "merged_into_id")
    assert found == (("merged", other) if undone else ("active", None))
    assert centre.conflicts() == set()
    assert digest_of(huaming, "HM") == digest_of(centre, "HM")
