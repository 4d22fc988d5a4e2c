"""An office whose keys are lost goes on under a new card, and nothing of what it did is lost or said twice."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from db.models import Investor, ProjectInvestor
from desktop_app.errors import UserError
from desktop_app.services.dump import dump
from desktop_app.services.office import Label, open_office
from desktop_app.sync.machine import open_exchange, this_machine
from desktop_app.sync.new_card import make_new_card
from desktop_app.sync.problems import KeysLost
from desktop_app.sync.retelling import retell
from desktop_app.sync.store import Store
from tests.helpers.stick_offices import StickOffice, befriend, send

Three = tuple[StickOffice, StickOffice, StickOffice]


def records(one: StickOffice, *tables: str) -> list[str]:
    """What `dump` prints of some tables, without the units that each office enters for itself."""
    with one.office.read() as session:
        return [line for line in dump(session) if json.loads(line)["table"] in (tables or ("project", "investor"))]


def undecided(one: StickOffice) -> int:
    with one.office.read() as session:
        return int(Store(session).all("SELECT count(*) FROM exchange_conflict")[0][0])


def lose_keys(one: StickOffice) -> None:
    """The disk with the keys is gone; the records are there."""
    shutil.rmtree(one.folder / "keys")


def copy_of(one: StickOffice, target: Path) -> Path:
    """The data folder as it is now."""
    with one.office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(shutil.copytree(one.folder, target))


def with_new_card(one: StickOffice, centre: StickOffice | None = None) -> int:
    """Make a new card, and have it trusted."""
    count = make_new_card(one.office, this_machine(one.folder))
    one.exchange = open_exchange(one.office, one.folder)
    if centre is not None:
        befriend(centre, one)
    return count


def test_lost_keys_are_told_and_a_new_card_is_made_only_then(pair: tuple[StickOffice, StickOffice]) -> None:
    _, unit = pair
    before = unit.exchange.keys.card()
    with pytest.raises(UserError, match="has its keys"):
        make_new_card(unit.office, this_machine(unit.folder))
    assert open_exchange(unit.office, unit.folder).keys.card() == before
    lose_keys(unit)
    with pytest.raises(KeysLost):
        open_exchange(unit.office, unit.folder)
    with_new_card(unit)
    assert unit.exchange.keys.trusted.own.replica != before and unit.exchange.keys.trusted.centre is not None
    with pytest.raises(UserError, match="has its keys"):
        make_new_card(unit.office, this_machine(unit.folder))


def test_work_that_was_never_written_reaches_the_centre_under_the_new_card(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    known = unit.add_project("已交")
    send(unit, centre, tmp_path / "1")
    send(centre, unit, tmp_path / "2")
    unit.change("project", known, handler="张三")
    unit.exchange.seal()  # made into commits, as before a backup, and signed in no package
    sealed = unit.add_project("已封存")
    unit.exchange.seal()
    unit.change("project", sealed, handler="李四")
    unit.exchange.seal()
    unit.add_project("未封存")
    unit.change("project", sealed, summary="后改")
    lose_keys(unit)
    before = records(unit)
    assert with_new_card(unit, centre) == 3
    send(unit, centre, tmp_path / "3")
    assert records(centre) == records(unit) == before
    assert centre.value("project", known, "handler") == "张三"
    send(centre, unit, tmp_path / "4")
    assert records(unit) == before and undecided(centre) == undecided(unit) == 0
    assert centre.exchange.compare() == unit.exchange.compare() == []
    unit.change("project", sealed, summary="又改")
    centre.change("project", known, handler="王五")
    send(unit, centre, tmp_path / "5")
    send(centre, unit, tmp_path / "6")
    assert records(centre) == records(unit) and undecided(centre) == 0
    assert centre.exchange.compare() == unit.exchange.compare() == []


@pytest.mark.parametrize("shut_out", [False, True])
def test_a_stick_of_the_old_card_that_turns_up_later_does_no_harm(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, shut_out: bool
) -> None:
    centre, unit = pair
    first, again = unit.add_project("先"), unit.add_project("再")
    old, late = unit.exchange.keys.identity.replica, tmp_path / "late"
    unit.change("project", first, handler="张三")
    late.mkdir()
    unit.exchange.write(centre.code, late)  # signed under the old card, on a stick that lies in a drawer
    lose_keys(unit)
    assert with_new_card(unit, centre) == 3
    if shut_out:
        centre.exchange.keys.revoke(old)
    unit.change("project", first, handler="李四")
    send(unit, centre, tmp_path / "1")
    assert records(centre) == records(unit)
    for package in centre.packages(late):
        if shut_out:
            assert package.refused is not None
        else:
            centre.exchange.take(package.files, centre.actor)
    assert records(centre) == records(unit) and undecided(centre) == 0
    centre.change("project", again, handler="王五")
    send(centre, unit, tmp_path / "2")
    unit.change("project", again, handler="赵六")
    send(unit, centre, tmp_path / "3")
    assert records(centre) == records(unit) and centre.value("project", again, "handler") == "赵六"
    assert centre.exchange.compare() == unit.exchange.compare() == []
    assert undecided(centre) == undecided(unit) == 0


def test_an_old_backup_without_its_keys_gets_what_it_had_written_since_back_and_asks_nothing(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    project = unit.add_project("甲", handler="张三")
    unit.exchange.seal()
    backup = copy_of(unit, tmp_path / "backup")
    unit.change("project", project, handler="李四")
    unit.add_project("备份以后")
    send(unit, centre, tmp_path / "1")
    wanted = records(centre)
    shutil.rmtree(backup / "keys")
    office = open_office(backup / unit.office.file.name) if unit.office.file is not None else unit.office
    restored = StickOffice(office, unit.actor, backup, unit.exchange)
    try:
        restored.add_project("恢复以后")
        with_new_card(restored, centre)
        send(restored, centre, tmp_path / "2")
        assert [line for line in records(centre) if line not in wanted] == [
            line for line in records(restored) if "恢复以后" in line
        ]
        send(centre, restored, tmp_path / "3")
        assert records(restored) == records(centre) and set(wanted) < set(records(centre))
        assert undecided(centre) == undecided(restored) == 0
        assert centre.exchange.compare() == restored.exchange.compare() == []
    finally:
        restored.close()


def test_the_centre_goes_on_under_a_new_card_with_the_units_that_it_knew(three: Three, tmp_path: Path) -> None:
    centre, huaming, xinli = three
    project = huaming.add_project("甲")
    send(huaming, centre, tmp_path / "1")
    centre.change("project", project, handler="中心")
    send(centre, huaming, tmp_path / "2")
    centre.change("project", project, summary="没有写出")
    centre.exchange.seal()
    lose_keys(centre)
    assert with_new_card(centre) == 1
    assert {one.unit_code for one in centre.exchange.keys.trusted.members()} == {"DL01", "HM", "XL"}
    for unit in (huaming, xinli):
        card, digits = unit.exchange.keys.trust(centre.exchange.keys.card())
        assert digits == centre.exchange.keys.digits(unit.exchange.keys.trusted.own)
        unit.exchange.keys.trust(centre.exchange.keys.card(), digits)
        assert card.is_centre
    huaming.change("project", project, handler="张三")
    send(huaming, centre, tmp_path / "3")
    for number, unit in enumerate((huaming, xinli)):
        send(centre, unit, tmp_path / f"to {number}")
    assert records(huaming) == records(centre) and centre.value("project", project, "summary") == "没有写出"
    send(xinli, centre, tmp_path / "4")
    assert centre.exchange.compare() == huaming.exchange.compare() == xinli.exchange.compare() == []


def test_a_record_that_went_away_and_came_back_keeps_what_is_told_again(three: Three, tmp_path: Path) -> None:
    centre, huaming, xinli = three
    project = huaming.add_project("甲")
    send(huaming, centre, tmp_path / "1")
    send(centre, huaming, tmp_path / "2")
    huaming.change("project", project, handler="张三")
    huaming.exchange.seal()
    for number, owner in enumerate(("XL", "HM")):
        centre.change("project", project, owner_code=owner)
        send(centre, xinli, tmp_path / f"to {number}")
    lose_keys(huaming)
    with_new_card(huaming, centre)
    send(centre, huaming, tmp_path / "3")
    assert huaming.value("project", project, "handler") == "张三"
    send(huaming, centre, tmp_path / "4")
    assert centre.value("project", project, "handler") == "张三"
    send(centre, huaming, tmp_path / "5")
    assert records(huaming) == records(centre)
    assert centre.exchange.compare() == huaming.exchange.compare() == []


def test_keys_may_be_lost_twice(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    project = unit.add_project("甲")
    unit.exchange.seal()
    lose_keys(unit)
    with_new_card(unit)
    unit.change("project", project, handler="张三")
    unit.exchange.seal()
    lose_keys(unit)
    assert with_new_card(unit, centre) == 2
    send(unit, centre, tmp_path / "1")
    assert records(centre) == records(unit) and centre.value("project", project, "handler") == "张三"
    send(centre, unit, tmp_path / "2")
    assert centre.exchange.compare() == unit.exchange.compare() == []


def test_what_is_told_again_goes_wherever_the_record_is_known(three: Three, tmp_path: Path) -> None:
    """An investor of one unit that a project of another refers to: the centre passes the change on."""
    centre, huaming, xinli = three
    project = huaming.add_project("甲")
    with huaming.office.write(Label("Enter"), huaming.actor) as tx:
        investor = Investor(name="甲公司")
        tx.session.add(investor)
        tx.session.flush()
        tx.session.add(ProjectInvestor(project_id=project, investor_id=investor.id, share=100_000_000))
        investor_id = investor.id
    send(huaming, centre, tmp_path / "1")
    centre.change("project", project, owner_code="XL")
    send(centre, huaming, tmp_path / "2")
    send(centre, xinli, tmp_path / "3")
    assert xinli.value("investor", investor_id, "name") == "甲公司"
    huaming.change("investor", investor_id, name="乙公司")
    huaming.exchange.seal()
    lose_keys(huaming)
    with_new_card(huaming, centre)
    send(huaming, centre, tmp_path / "4")
    send(centre, xinli, tmp_path / "5")
    assert xinli.value("investor", investor_id, "name") == "乙公司"
    send(centre, huaming, tmp_path / "6")
    assert centre.exchange.compare() == huaming.exchange.compare() == xinli.exchange.compare() == []


def test_a_unit_speaks_for_no_other(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    """What looks like a unit's own words said again, and is put into the centre's mouth, is not taken."""
    centre, unit = pair
    unit.add_project("甲")
    unit.exchange.seal()
    with unit.office.maintain() as session:
        identity = unit.exchange.keys.identity
        liar = replace(unit.exchange.keys.own, actor=identity.renewed().actor, is_centre=True)
        retell(Store(session), identity.replica, liar, [])
        Store(session).many("UPDATE exchange_stream SET is_centre = 0", [()])
    with pytest.raises(UserError, match="cannot be read"):
        send(unit, centre, tmp_path / "1")
    assert records(centre, "project") == []
