"""Parts go where their project goes."""

from db.types import new_id
from desktop_app.sync.follow import hand_parts_over
from tests.helpers.exchange import Peer, bring


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


def rounds(centre: Peer, *units: Peer) -> None:
    for _ in range(2):
        for unit in units:
            bring(unit, centre)
        for unit in units:
            bring(centre, unit)


def test_a_unit_gives_its_project_to_another_with_all_its_parts(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    project, part, investor, money = (new_id() for _ in range(4))
    huaming.insert("investor", investor, name="I")
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("milestone", part, project_id=project, stage="lead")
    huaming.insert("fund_entry", money, project_id=project, investor_id=investor, amount_fen=7, state="draft")
    rounds(centre, huaming, xinli)
    huaming.update("project", project, owner_code="XL", side_reason="it lands there")
    huaming.update("project", project, next_step="said before the centre knew")
    rounds(centre, huaming, xinli)
    rows = [("project", project), ("milestone", part), ("fund_entry", money)]
    assert owners(centre, *rows) == owners(xinli, *rows) == ["XL"] * 3
    assert not set(rows) & huaming.rows().keys()
    assert xinli.value("project", project, "next_step") == "said before the centre knew"
    assert xinli.value("investor", investor, "name") == "I"  # shown there, for the money refers to it
    xinli.update("project", project, handler="theirs now")
    rounds(centre, huaming, xinli)
    assert centre.value("project", project, "handler") == "theirs now"
    assert centre.rows()["project", project] == xinli.rows()["project", project]
    assert centre.conflicts() == xinli.conflicts() == huaming.conflicts() == set()


def test_what_a_unit_gave_away_and_took_back_before_anybody_heard_stays(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    project = new_id()
    huaming.insert("project", project, name="P", number="1")
    rounds(centre, huaming, xinli)
    for owner in ("XL", "HM"):
        huaming.update("project", project, owner_code=owner)
    rounds(centre, huaming, xinli)
    assert owners(centre, ("project", project)) == owners(huaming, ("project", project)) == ["HM"]
    assert ("project", project) not in xinli.rows()


def test_the_centres_word_counts_when_both_give_a_project_away(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    project = new_id()
    huaming.insert("project", project, name="P", number="1")
    rounds(centre, huaming, xinli)
    huaming.update("project", project, owner_code="ZX")
    centre.hand_over(project, "XL")
    rounds(centre, huaming, xinli)
    assert owners(centre, ("project", project)) == owners(xinli, ("project", project)) == ["XL"]
    assert ("project", project) not in huaming.rows()
