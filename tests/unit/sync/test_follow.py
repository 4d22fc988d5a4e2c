"""Parts go where their project goes."""

from pathlib import Path

from db.types import new_id
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.follow import hand_parts_over
from desktop_app.sync.settling import decide
from tests.helpers.exchange import Peer, bring, bring_all, own, peer
from tests.helpers.exchange_checks import check_office
from tests.helpers.exchange_versions import OldPeer
from tests.helpers.quick_office import Quick


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


def test_follow_ups_go_with_their_project_unless_they_are_of_another_units_too(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    project, stays, visit, both, alone, investor = (new_id() for _ in range(6))
    huaming.insert("investor", investor, name="I")
    for row_id in (project, stays):
        huaming.insert("project", row_id, name="P", number=row_id)
    for activity, linked in ((visit, [project]), (both, [project, stays]), (alone, [])):
        huaming.insert("activity", activity, held_on="2022-03-01", kind="visit", people="联系人")
        for one in linked:
            huaming.insert("activity_link", new_id(), activity_id=activity, project_id=one)
        huaming.insert("activity_link", new_id(), activity_id=activity, investor_id=investor)
    everybody(centre, huaming, xinli)
    huaming.update("project", project, owner_code="XL")
    everybody(centre, huaming, xinli)
    assert owners(centre, ("activity", visit), ("activity", both), ("activity", alone)) == ["XL", "HM", "HM"]
    assert xinli.ids("activity") == [visit]
    assert sorted(huaming.ids("activity")) == sorted([both, alone])
    told = {row["project_id"] for key, row in xinli.rows().items() if key[0] == "activity_link"}
    assert told == {project}


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


def test_a_unit_gives_its_project_to_another_with_all_its_parts(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    project, part, investor, money = (new_id() for _ in range(4))
    huaming.insert("investor", investor, name="I")
    huaming.insert("project", project, name="P", number="1")
    huaming.insert("milestone", part, project_id=project, stage="lead")
    huaming.insert("fund_entry", money, project_id=project, investor_id=investor, amount_fen=7, state="draft")
    bring_all(centre, huaming, xinli)
    huaming.update("project", project, owner_code="XL", side_reason="it lands there")
    huaming.update("project", project, next_step="said before the centre knew")
    bring_all(centre, huaming, xinli)
    rows = [("project", project), ("milestone", part), ("fund_entry", money)]
    assert owners(centre, *rows) == owners(xinli, *rows) == ["XL"] * 3
    assert not set(rows) & huaming.rows().keys()
    assert xinli.value("project", project, "next_step") == "said before the centre knew"
    assert xinli.value("investor", investor, "name") == "I"  # shown there, for the money refers to it
    xinli.update("project", project, handler="theirs now")
    bring_all(centre, huaming, xinli)
    assert centre.value("project", project, "handler") == "theirs now"
    assert centre.rows()["project", project] == xinli.rows()["project", project]
    assert centre.conflicts() == xinli.conflicts() == huaming.conflicts() == set()


def test_what_a_unit_gave_away_and_took_back_before_anybody_heard_stays(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    project = new_id()
    huaming.insert("project", project, name="P", number="1")
    bring_all(centre, huaming, xinli)
    for owner in ("XL", "HM"):
        huaming.update("project", project, owner_code=owner)
    bring_all(centre, huaming, xinli)
    assert owners(centre, ("project", project)) == owners(huaming, ("project", project)) == ["HM"]
    assert ("project", project) not in xinli.rows()


def test_the_centres_word_counts_when_both_give_a_project_away(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    project = new_id()
    huaming.insert("project", project, name="P", number="1")
    bring_all(centre, huaming, xinli)
    huaming.update("project", project, owner_code="ZX")
    centre.hand_over(project, "XL")
    bring_all(centre, huaming, xinli)
    assert owners(centre, ("project", project)) == owners(xinli, ("project", project)) == ["XL"]
    assert ("project", project) not in huaming.rows()


def everybody(centre: Peer, *units: Peer) -> None:
    bring_all(centre, *units)


def test_what_a_unit_writes_for_the_handbook_reaches_all_units(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    chapter, policy, fact = new_id(), new_id(), new_id()
    huaming.insert("chapter", chapter, title="街道", text="一。")
    huaming.insert("policy", policy, name="街道办法", chapter_id=chapter)
    huaming.insert("fact", fact, name="面积", value="3", chapter_id=chapter)
    everybody(centre, huaming, xinli)
    for one in (centre, huaming, xinli):
        assert one.value("chapter", chapter, "text") == "一。"
        assert one.value("policy", policy, "chapter_id") == chapter
        assert one.value("fact", fact, "value") == "3"
        assert one.value("chapter", chapter, "owner_code") == "ZX"
        assert one.value("chapter", chapter, "created_by") == "clerk of HM"
        assert one.conflicts() == set()


def test_from_then_on_its_unit_asks_like_any_other(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    chapter = new_id()
    huaming.insert("chapter", chapter, title="街道", text="一。")
    everybody(centre, huaming, xinli)
    huaming.update("chapter", chapter, text="一。二。")
    everybody(centre, huaming, xinli)
    assert [one.value("chapter", chapter, "text") for one in (centre, huaming, xinli)] == ["一。"] * 3
    assert centre.conflicts() == {("chapter", chapter, "text")}
    assert xinli.conflicts() == set()
    with centre.office.read() as session:
        [one] = conflicts(session)
    take = next(n for n, choice in enumerate(one.choices, 1) if choice.unit == "HM")
    decide(centre.office, centre.own, centre.actor, one.id, take)
    everybody(centre, huaming, xinli)
    for office in (centre, huaming, xinli):
        assert office.value("chapter", chapter, "text") == "一。二。"
        assert office.conflicts() == set()


def test_what_the_unit_changed_before_it_heard_of_that_is_a_request(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    chapter = new_id()
    huaming.insert("chapter", chapter, title="街道", text="一。")
    bring(huaming, centre)
    huaming.update("chapter", chapter, title="华明街道")
    everybody(centre, huaming, xinli)
    assert centre.conflicts() == {("chapter", chapter, "title")}
    assert [one.value("chapter", chapter, "title") for one in (centre, huaming, xinli)] == ["街道"] * 3


def test_what_has_to_be_decided_first_is_taken_over_after_that(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    second = peer(tmp_path / "second", "HM", seed=1)
    chapter = new_id()
    huaming.insert("chapter", chapter, title="街道", text="一。")
    second.take(huaming.untold(second, second.knowledge()))
    huaming.update("chapter", chapter, title="甲")
    second.update("chapter", chapter, title="乙")
    sent = [*huaming.untold(centre, []), *second.untold(centre, huaming.knowledge())]
    centre.take(sent)
    assert centre.conflicts() == {("chapter", chapter, "title")}
    assert centre.value("chapter", chapter, "owner_code") == "HM"
    with centre.office.read() as session:
        [one] = conflicts(session)
    decide(centre.office, centre.own, centre.actor, one.id, 1)
    everybody(centre, huaming, second, xinli)
    titles = {office.value("chapter", chapter, "title") for office in (centre, huaming, second, xinli)}
    assert titles == {one.choices[0].values["title"]}
    second.office.close()


def test_what_its_unit_deleted_is_not_taken_over(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    chapter = new_id()
    huaming.insert("chapter", chapter, title="街道")
    huaming.update("chapter", chapter, deleted_at=5)
    everybody(centre, huaming, xinli)
    assert centre.value("chapter", chapter, "owner_code") == "HM"
    assert chapter not in xinli.ids("chapter")


def test_what_a_unit_writes_of_its_trainings_stays_between_it_and_the_centre(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    session_id, person = new_id(), new_id()
    huaming.insert("training_session", session_id, topic="T")
    huaming.insert("attendance", person, session_id=session_id, person="某某")
    everybody(centre, huaming, xinli)
    assert person in centre.ids("attendance")
    assert person not in xinli.ids("attendance") and session_id not in xinli.ids("training_session")


def test_a_units_share_in_another_units_project_tells_it_nothing_of_the_project(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    project, unit, credit = new_id(), new_id(), new_id()
    huaming.insert("project", project, name="秘密项目", number="1")
    centre.insert("unit", unit, code="XL", name="XL")
    bring(huaming, centre)
    centre.insert("credit", credit, project_id=project, unit_id=unit, share=500_000, owner_code="HM")
    everybody(centre, huaming, xinli)
    assert huaming.value("credit", credit, "share") == centre.value("credit", credit, "share") == 500_000
    assert xinli.ids("credit") == xinli.ids("project") == []


def test_what_an_older_centre_takes_over_is_empty_where_only_a_newer_program_has_a_field() -> None:
    """The unit filled that field without knowing of it: a question everywhere, at the updated centre, too."""
    premises = Quick()
    centre = OldPeer(premises.new("ZX"), own("ZX", centre=True))
    huaming, xinli = (Peer(premises.new(code), own(code, centre=False)) for code in ("HM", "XL"))
    chapter, policy = new_id(), new_id()
    centre.insert("chapter", chapter, title="C")
    huaming.insert("policy", policy, name="N")
    bring(centre, huaming)
    bring(huaming, centre)
    centre.knowledge()
    huaming.update("policy", policy, chapter_id=chapter)
    for _ in range(2):
        for unit in (huaming, xinli):
            bring(unit, centre)
            bring(centre, unit)
    updated = centre.updated()
    assert ("policy", policy, "chapter_id") in updated.conflicts() & huaming.conflicts()
    for one in (updated, huaming, xinli):
        check_office(one)
    assert updated.rows()["policy", policy] == huaming.rows()["policy", policy] == xinli.rows()["policy", policy]
    premises.close()
