"""What is entered at parts of a project, or of a training session, stands against a deletion of the whole that did not
know of it."""

from datetime import date
from pathlib import Path

import pytest

from db.models import FundPlan, Project
from db.types import new_id
from db.wire import FIELDS
from desktop_app.services.office import Label
from desktop_app.sync import seal
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.digests import digests
from desktop_app.sync.scopes import SHARED
from desktop_app.sync.wire import CREATED
from tests.helpers.database import driver_of
from tests.helpers.exchange import Peer, bring, bring_all
from tests.helpers.exchange_log import log_of
from tests.helpers.stick_offices import StickOffice, send

DELETED_AT = FIELDS["project"]["deleted_at"]


def project(one: Peer) -> str:
    row_id = new_id()
    one.insert("project", row_id, name="P", number="1", owner_code="HM")
    return row_id


def agreement(one: Peer, project_id: str) -> str:
    row_id = new_id()
    one.insert("agreement", row_id, project_id=project_id, number="A1", owner_code="HM")
    return row_id


def shown(one: Peer, project_id: str) -> tuple[bool, bool]:
    """Whether the project is in view, and whether somebody is asked whether it stays deleted."""
    driver = driver_of(one.office)
    [(deleted_at,)] = driver.execute("SELECT deleted_at FROM project WHERE id = ?", (project_id,)).fetchall()
    asked = driver.execute(
        "SELECT 1 FROM exchange_conflict WHERE row_id = ? AND field = ?", (bytes.fromhex(project_id), DELETED_AT)
    )
    return deleted_at is None, asked.fetchone() is not None


@pytest.mark.parametrize("deleter", ["centre", "unit"])
@pytest.mark.parametrize("edited", [False, True])
def test_a_deletion_that_did_not_know_of_a_part_is_a_question(
    centre: Peer, huaming: Peer, deleter: str, edited: bool
) -> None:
    one = project(huaming)
    part = agreement(huaming, one) if edited else ""
    bring_all(centre, huaming)
    deleting, adding = (centre, huaming) if deleter == "centre" else (huaming, centre)
    deleting.update("project", one, deleted_at=5)
    if edited:
        adding.update("agreement", part, number="A2")
    else:
        agreement(adding, one)
    bring_all(centre, huaming)
    assert shown(centre, one) == shown(huaming, one) == (True, True)
    deleting.update("project", one, deleted_at=6)  # knowing of it now
    bring_all(centre, huaming)
    assert shown(centre, one) == shown(huaming, one) == (False, False)


def test_a_deletion_that_knew_of_all_parts_stands(centre: Peer, huaming: Peer) -> None:
    one = project(huaming)
    bring_all(centre, huaming)
    agreement(huaming, one)
    bring(huaming, centre)
    centre.update("project", one, deleted_at=5)
    bring_all(centre, huaming)
    assert shown(centre, one) == shown(huaming, one) == (False, False)


def test_taking_a_part_away_is_no_word_for_the_project(centre: Peer, huaming: Peer) -> None:
    one = project(huaming)
    part = agreement(huaming, one)
    bring_all(centre, huaming)
    huaming.update("agreement", part, deleted_at=4)
    centre.update("project", one, deleted_at=5)
    bring_all(centre, huaming)
    assert shown(centre, one) == shown(huaming, one) == (False, False)


def test_a_look_at_a_file_names_the_part_alone_and_the_deletion_it_stands_against(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    kept, gone = unit.add_project("留下的"), unit.add_project("删除的")
    send(unit, centre, tmp_path / "1")
    for one in (kept, gone):
        with unit.office.write(Label("Enter"), unit.actor) as tx:
            tx.session.add(FundPlan(project_id=one, year=2022, amount_fen=1, owner_code="HM"))
    centre.change("project", gone, deleted_at=1)
    (tmp_path / "2").mkdir()
    files = unit.exchange.write("DL01", tmp_path / "2").paths
    rows = centre.exchange.look([files], centre.actor).preview.rows
    assert sorted((row.table, row.record_id == gone, row.kind) for row in rows) == [
        ("fund_plan", False, "new"),
        ("fund_plan", False, "new"),
        ("project", True, "undecided"),
    ]


def test_a_session_that_the_centre_deletes_is_asked_about_where_a_unit_entered_who_was_there(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    session = new_id()
    centre.insert("training_session", session, topic="T", owner_code="ZX")
    bring_all(centre, huaming, xinli)
    for unit in (huaming, xinli):
        unit.insert("attendance", new_id(), session_id=session, person=unit.own.unit_code)
        bring(unit, centre)
    assert centre.conflicts() == set()
    centre.update("training_session", session, deleted_at=5)  # knowing of these
    huaming.insert("attendance", new_id(), session_id=session, person="another")
    bring_all(centre, huaming, xinli)
    asked = {("training_session", session, "deleted_at")}
    assert (centre.conflicts(), huaming.conflicts(), xinli.conflicts()) == (asked, asked, set())
    assert {one.value("training_session", session, "deleted_at") for one in (centre, huaming, xinli)} == {5}
    assert len({shared_digest(one) for one in (centre, huaming, xinli)}) == 1
    centre.update("training_session", session, deleted_at=None)
    bring_all(centre, huaming, xinli)
    assert [one.conflicts() for one in (centre, huaming, xinli)] == [set()] * 3
    assert {one.value("training_session", session, "deleted_at") for one in (centre, huaming, xinli)} == {None}


def shared_digest(one: Peer) -> bytes:
    one.knowledge()
    with one.office.read() as session:
        return digests(session, [SHARED])[SHARED]


def test_a_step_changes_what_it_made_no_second_time(huaming: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many portions a long step is sealed in."""
    monkeypatch.setattr(seal, "_ROWS_AT_ONCE", 1)
    made = new_id()
    with huaming.program(), huaming.office.write(Label("Enter"), huaming.actor) as tx:
        tx.session.add(Project(id=made, name="P", number="1", entered_on=date(2022, 5, 1), owner_code="HM"))
        tx.session.flush()
        tx.session.add_all(FundPlan(project_id=made, year=year, amount_fen=1, owner_code="HM") for year in (2021, 2022))
    huaming.knowledge()
    said = [change for commit in log_of(huaming.office) for change in commit.body.changes]
    assert [change.kind for change in said if change.row.hex() == made] == [CREATED]


def test_who_entered_a_part_is_named_and_not_the_office_that_lets_it_follow(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    one = unit.add_project("氢能项目", owner_code="HM")
    send(unit, centre, tmp_path / "a")
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(FundPlan(project_id=one, year=2022, amount_fen=100, owner_code=centre.code))
    unit.change("project", one, deleted_at=5)
    send(centre, unit, tmp_path / "b")
    send(unit, centre, tmp_path / "c")
    for office in (centre, unit):
        with office.office.read() as session:
            [conflict] = conflicts(session)
        assert {choice.user for choice in conflict.choices} == {centre.actor.name, unit.actor.name}
