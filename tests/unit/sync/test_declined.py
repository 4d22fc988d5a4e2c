"""Who left out what another office had changed is named there: by its commit, however its file got there."""

import shutil
from pathlib import Path

import pytest

from db.enums import FundState
from db.models import FundEntry, Project
from desktop_app.services import journal
from desktop_app.services.office import Label
from desktop_app.sync.declined import Declined, declined_of
from desktop_app.sync.leave_out import Record
from desktop_app.sync.machine import open_exchange, this_machine
from desktop_app.sync.new_card import make_new_card
from desktop_app.sync.rounds import Took, take_all
from desktop_app.sync.taken import Taken
from tests.helpers.stick_offices import DAY, StickOffice, befriend, send

Pair = tuple[StickOffice, StickOffice]


def take(giver: StickOffice, taker: StickOffice, stick: Path, *left_out: Record) -> Took:
    """Take the giver's next package in, but for these records."""
    stick.mkdir()
    giver.exchange.write(taker.code, stick)
    return take_all(taker.exchange, taker.packages(stick), taker.actor, stick / "backups", left_out=left_out)


def told(giver: StickOffice, taker: StickOffice, stick: Path) -> tuple[Declined, ...]:
    """What the giver's next package says it did not take over: the same before, after and in the history."""
    stick.mkdir()
    files = giver.exchange.write(taker.code, stick).paths
    looked: Taken = taker.exchange.look([files], taker.actor).only
    taken = taker.exchange.take(files, taker.actor)
    with taker.office.read() as session:
        [last] = session.connection().exec_driver_sql("SELECT max(id) FROM exchange_file WHERE direction = 'in'")
        assert declined_of(session, str(last[0])) == list(taken.declined)
    assert looked.declined == taken.declined
    return taken.declined


@pytest.fixture
def project(pair: Pair, tmp_path: Path) -> str:
    """A project of the unit that the centre has put right."""
    centre, unit = pair
    project = unit.add_project("华明项目", next_step="约见负责人", handler="李四")
    send(unit, centre, tmp_path / "begin")
    centre.change("project", project, next_step="中心要求改", handler="王五")
    return project


def test_the_centre_is_told_whose_correction_was_left_out(pair: Pair, project: str, tmp_path: Path) -> None:
    centre, unit = pair
    took = take(centre, unit, tmp_path / "1", ("project", project))
    assert took.left_out == 1 and unit.value("project", project, "next_step") == "约见负责人"
    unit.change("project", project, summary="别的")
    fields = ("handler", "next_step")
    assert told(unit, centre, tmp_path / "2") == (
        Declined("华明街道", "project", project, "华明项目", "changed", fields),
    )
    assert centre.value("project", project, "next_step") == "约见负责人"
    assert told(unit, centre, tmp_path / "3") == ()
    send(centre, unit, tmp_path / "4")  # with word of it, which is no refusal of anybody
    assert told(unit, centre, tmp_path / "5") == ()


def test_who_changes_it_again_later_has_declined_nothing(pair: Pair, project: str, tmp_path: Path) -> None:
    """Also if that is what stood there before."""
    centre, unit = pair
    take(centre, unit, tmp_path / "1")
    unit.change("project", project, next_step="约见负责人")
    assert told(unit, centre, tmp_path / "2") == ()


@pytest.mark.parametrize("sealed", [False, True], ids=["before a file was written", "after one"])
def test_leaving_out_that_was_undone_is_not_told(pair: Pair, project: str, tmp_path: Path, sealed: bool) -> None:
    centre, unit = pair
    took = take(centre, unit, tmp_path / "1", ("project", project))
    if sealed:
        unit.exchange.seal()
    journal.undo(unit.office, unit.actor, took.put_back)
    assert told(unit, centre, tmp_path / "2") == ()
    assert centre.value("project", project, "next_step") == "中心要求改"


def test_a_new_project_is_named_without_its_parts(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    send(unit, centre, tmp_path / "begin")
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(made := Project(name="中心项目", number="1", entered_on=DAY, owner_code="HM"))
        tx.session.flush()
        tx.session.add(FundEntry(project_id=made.id, amount_fen=1, owner_code="HM"))
        row_id = made.id
    take(centre, unit, tmp_path / "1", ("project", row_id))
    assert told(unit, centre, tmp_path / "2") == (Declined("华明街道", "project", row_id, "中心项目", "new"),)
    assert centre.value("project", row_id, "deleted_at") is not None


def test_a_deletion_is_named_as_one(pair: Pair, project: str, tmp_path: Path) -> None:
    centre, unit = pair
    take(centre, unit, tmp_path / "1")
    centre.change("project", project, deleted_at=1)
    take(centre, unit, tmp_path / "2", ("project", project))
    assert told(unit, centre, tmp_path / "3") == (Declined("华明街道", "project", project, "华明项目", "deleted"),)
    assert centre.value("project", project, "deleted_at") is None


def test_where_the_centre_decides_it_is_told_with_the_request(pair: Pair, project: str, tmp_path: Path) -> None:
    """What it confirmed stays; that the unit did not take that is told all the same."""
    centre, unit = pair
    money = f"{1:032x}"
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        tx.session.add(FundEntry(id=money, project_id=project, amount_fen=200, arrived_on=DAY, state=FundState.CHECKED))
    send(unit, centre, tmp_path / "1")
    centre.change("fund_entry", money, amount_fen=150, state="confirmed", count_month="2022-03")
    take(centre, unit, tmp_path / "2", ("fund_entry", money))
    [one] = told(unit, centre, tmp_path / "3")
    assert (one.table, one.what) == ("fund_entry", "changed") and {"amount_fen", "state"} <= {*one.fields}
    assert centre.value("fund_entry", money, "amount_fen") == 150


def test_a_unit_is_told_what_the_centre_did_not_take(pair: Pair, tmp_path: Path) -> None:
    """Of new records its receipt speaks."""
    centre, unit = pair
    row_id = unit.add_project("华明项目", handler="李四")
    send(unit, centre, tmp_path / "begin")
    unit.change("project", row_id, handler="王五")
    new = unit.add_project("新项目")
    take(unit, centre, tmp_path / "1", ("project", row_id), ("project", new))
    assert told(centre, unit, tmp_path / "2") == (
        Declined("合作交流办", "project", row_id, "华明项目", "changed", ("handler",), False),
    )


def lose_keys(one: StickOffice, centre: StickOffice) -> None:
    """The disk with the keys is gone; the office goes on under a new card."""
    shutil.rmtree(one.folder / "keys")
    make_new_card(one.office, this_machine(one.folder))
    one.exchange = open_exchange(one.office, one.folder)
    befriend(centre, one)


@pytest.mark.parametrize("late", [False, True], ids=["the old stick is lost", "the old stick turns up"])
def test_what_is_said_again_under_a_new_card_is_named_once(
    pair: Pair, project: str, tmp_path: Path, late: bool
) -> None:
    centre, unit = pair
    take(centre, unit, tmp_path / "1", ("project", project))
    drawer = tmp_path / "drawer"
    drawer.mkdir()
    files = unit.exchange.write(centre.code, drawer).paths
    lose_keys(unit, centre)
    refused = Declined("华明街道", "project", project, "华明项目", "changed", ("handler", "next_step"))
    assert told(unit, centre, tmp_path / "2") == (refused,)
    if late:
        assert centre.exchange.take(files, centre.actor).declined == ()
    assert told(unit, centre, tmp_path / "3") == ()


def test_what_came_before_the_keys_were_lost_is_not_named_again(pair: Pair, project: str, tmp_path: Path) -> None:
    centre, unit = pair
    take(centre, unit, tmp_path / "1", ("project", project))
    assert len(told(unit, centre, tmp_path / "2")) == 1  # the unit does not hear that it arrived
    lose_keys(unit, centre)
    assert told(unit, centre, tmp_path / "3") == ()


def test_a_deletion_that_was_refused_is_named_under_a_new_card_too(pair: Pair, project: str, tmp_path: Path) -> None:
    centre, unit = pair
    take(centre, unit, tmp_path / "1")
    centre.change("project", project, deleted_at=1)
    take(centre, unit, tmp_path / "2", ("project", project))
    unit.exchange.seal()
    lose_keys(unit, centre)
    assert told(unit, centre, tmp_path / "3") == (Declined("华明街道", "project", project, "华明项目", "deleted"),)


def test_what_the_centre_did_not_take_is_named_to_a_unit_that_said_it_again(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    row_id = unit.add_project("华明项目", handler="李四")
    send(unit, centre, tmp_path / "begin")
    send(centre, unit, tmp_path / "back")
    unit.change("project", row_id, handler="王五")
    take(unit, centre, tmp_path / "1", ("project", row_id))
    lose_keys(unit, centre)  # before it heard that the centre has what it did
    assert told(centre, unit, tmp_path / "2") == (
        Declined("合作交流办", "project", row_id, "华明项目", "changed", ("handler",), False),
    )
