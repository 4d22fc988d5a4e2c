"""Parts go where their project goes."""

from db.types import new_id
from desktop_app.sync.follow import hand_parts_over
from tests.helpers.exchange import Peer


def owners(one: Peer, *rows: tuple[str, str]) -> list[str]:
    return [str(one.value(table, row_id, "owner_code")) for table, row_id in rows]


def test_parts_take_their_projects_owner_and_nobody_elses(centre: Peer) -> None:
    project, other, investor = new_id(), new_id(), new_id()
    parts = [("fund_entry", new_id()), ("milestone", new_id()), ("task", new_id())]
    centre.insert("project", project, name="P", number="1", owner_code="HM")
    centre.insert("project", other, name="Q", number="2", owner_code="HM")
    centre.insert("investor", investor, name="I", owner_code="HM")
    for table, row_id in parts:
        centre.insert(table, row_id, project_id=project, owner_code="HM")
    centre.insert("milestone", stays := new_id(), project_id=other, owner_code="HM")
    centre.insert("attachment", file := new_id(), record_kind="project", record_id=project, owner_code="HM")
    centre.insert("attachment", apart := new_id(), record_kind="investor", record_id=investor, owner_code="HM")
    centre.hand_over(project, "XL")
    assert owners(centre, *parts) == ["XL", "XL", "HM"]  # a task may stand without its project
    assert owners(centre, ("attachment", file), ("attachment", apart)) == ["XL", "HM"]
    assert owners(centre, ("milestone", stays), ("investor", investor)) == ["HM", "HM"]


def test_what_was_left_undone_is_done_the_next_time(centre: Peer) -> None:
    project, part = new_id(), new_id()
    centre.insert("project", project, name="P", number="1", owner_code="HM")
    centre.insert("milestone", part, project_id=project, owner_code="ZX")
    centre.insert("investor", new_id(), name="something else since")
    hand_parts_over(centre.office, centre.own, "office")
    assert owners(centre, ("milestone", part)) == ["HM"]
    before = centre.knowledge()
    hand_parts_over(centre.office, centre.own, "office")
    assert centre.knowledge() == before
    centre.update("project", project, owner_code="XL")
    hand_parts_over(centre.office, centre.own, "office")
    assert owners(centre, ("milestone", part)) == ["XL"]


def test_a_unit_hands_nothing_over(huaming: Peer) -> None:
    project, part = new_id(), new_id()
    huaming.insert("project", project, name="P", number="1", owner_code="HM")
    huaming.insert("milestone", part, project_id=project, owner_code="XL")
    hand_parts_over(huaming.office, huaming.own, "office")
    assert owners(huaming, ("milestone", part)) == ["XL"]
