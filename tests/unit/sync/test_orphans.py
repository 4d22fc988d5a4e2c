"""Records that refer to what is not here."""

from db.types import new_id
from tests.helpers.exchange import Peer, bring


def test_every_reference_is_looked_after() -> None:
    from db.models import Base
    from db.wire import TABLES
    from desktop_app.sync.orphans import references

    wanted = {(name, key.parent.name) for name in TABLES for key in Base.metadata.tables[name].foreign_keys}
    assert {(table, column) for table, column, _, _ in references()} == wanted


def test_a_part_whose_investor_is_not_known_waits_outside_its_table(centre: Peer, huaming: Peer) -> None:
    """Contacts stay with who entered them, so that one may come without its investor."""
    investor, contact, tag = new_id(), new_id(), new_id()
    centre.insert("investor", investor, name="I", owner_code="ZX")
    centre.insert("contact", contact, investor_id=investor, name="C", owner_code="HM")
    assert bring(centre, huaming).waiting == 1
    assert ("contact", contact) not in huaming.rows()
    centre.insert("project", tag, name="P", number="1", owner_code="HM")
    centre.insert("fund_entry", new_id(), project_id=tag, investor_id=investor, amount_fen=1, owner_code="HM")
    assert bring(centre, huaming).waiting == 0
    assert huaming.rows()["contact", contact]["name"] == "C"


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
