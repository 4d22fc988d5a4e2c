"""An office goes on under its own name only while its data is what it was; old data and copies get a new one."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.services.office import open_office
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.office_keys import Machine, open_keys
from desktop_app.sync.trust.witness import notes_folder
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[StickOffice, StickOffice]]:
    """The centre and a unit that trust each other."""
    centre = stick_office(tmp_path / "centre", "DL01", "区合作交流办", centre=True)
    unit = stick_office(tmp_path / "unit", "JD05", "华明街道")
    befriend(centre, unit)
    yield centre, unit
    centre.close()
    unit.close()


def reopened(unit: StickOffice) -> StickOffice:
    """The same office after a restart."""
    unit.close()
    file = unit.office.file
    assert file is not None
    office = open_office(file)
    unit.office, unit.exchange = office, open_exchange(office, unit.folder)
    return unit


def backed_up(unit: StickOffice, target: Path) -> Path:
    """A copy of the database as it is."""
    reopened(unit).close()
    assert unit.office.file is not None
    shutil.copyfile(unit.office.file, target)
    reopened(unit)
    return target


def put_back(unit: StickOffice, backup: Path) -> StickOffice:
    """The office with an old database in place of its own."""
    unit.close()
    assert unit.office.file is not None
    shutil.copyfile(backup, unit.office.file)
    return reopened(unit)


def actor(unit: StickOffice) -> str:
    return unit.exchange.keys.identity.actor


def test_a_restart_changes_nothing_with_or_without_work_in_between(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    own = actor(unit)
    assert actor(reopened(unit)) == own
    unit.add_project("A")
    send(unit, centre, tmp_path / "stick")
    assert actor(reopened(unit)) == own
    unit.add_project("B")
    assert actor(reopened(unit)) == own


@pytest.mark.parametrize("sent_before", [True, False])
def test_a_database_that_is_put_back_goes_on_as_another_and_gets_its_lost_work_again(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, sent_before: bool
) -> None:
    centre, unit = pair
    if sent_before:
        unit.add_project("A")
        send(unit, centre, tmp_path / "one")
    backup = backed_up(unit, tmp_path / "backup")
    own = actor(unit)
    lost = unit.add_project("lost")
    send(unit, centre, tmp_path / "two")

    put_back(unit, backup)
    assert actor(unit) != own
    assert unit.exchange.keys.identity.replica.hex() == own[:32]
    assert unit.value("project", lost, "name") is None
    renewed = actor(unit)
    assert actor(reopened(unit)) == renewed

    new = unit.add_project("new")
    send(unit, centre, tmp_path / "three")
    assert (centre.value("project", lost, "name"), centre.value("project", new, "name")) == ("lost", "new")
    send(centre, unit, tmp_path / "four")
    assert unit.value("project", lost, "name") == "lost"


def test_the_centre_is_noticed_to_be_old_by_what_it_wrote_to_any_unit(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    other = stick_office(tmp_path / "other", "JD07", "新立街道")
    befriend(centre, other)
    own = actor(centre)
    backup = backed_up(centre, tmp_path / "backup")
    centre.add_project("for the other", owner_code="JD07")
    send(centre, other, tmp_path / "one")
    send(centre, unit, tmp_path / "two")  # a later package, which does not show those commits
    put_back(centre, backup)
    assert actor(centre) != own
    other.close()


def test_a_copy_on_another_machine_or_in_another_folder_goes_on_as_another(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    _centre, unit = pair
    own = actor(unit)
    machine = Machine(unit.folder / "keys", notes_folder(), unit.exchange.keys.machine.name)
    assert open_keys(unit.office, machine).identity.actor == own
    unit.close()
    copy = tmp_path / "copy"
    shutil.copytree(unit.folder, copy)
    assert unit.office.file is not None
    copied = open_office(copy / unit.office.file.name)
    elsewhere = open_exchange(copied, copy).keys.identity
    copied.close()
    assert (elsewhere.replica.hex(), elsewhere.actor != own) == (own[:32], True)

    reopened(unit)
    assert actor(unit) == own
    moved = open_keys(unit.office, dataclasses.replace(machine, name="another machine")).identity.actor
    assert moved != own
    assert open_keys(unit.office, dataclasses.replace(machine, name="another machine")).identity.actor == moved


@pytest.mark.parametrize("code", ["shared", "华明", "A+B"])
def test_a_code_that_no_card_can_carry_is_refused_in_words(tmp_path: Path, code: str) -> None:
    with pytest.raises(UserError, match="cannot exchange"):
        stick_office(tmp_path / "unit", code, "华明街道")


def test_whom_another_process_has_come_to_trust_is_trusted_after_a_look(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, _ = pair
    third = stick_office(tmp_path / "third", "JD07", "新立街道")
    assert centre.office.file is not None
    elsewhere = open_office(centre.office.file)
    _, digits = centre.exchange.keys.trust(third.exchange.keys.card())
    open_exchange(elsewhere, centre.folder).keys.trust(third.exchange.keys.card(), digits)
    assert not centre.exchange.keys.trusted.recipients("JD07")
    centre.exchange.keys.refresh()
    assert [one.unit_name for one in centre.exchange.keys.trusted.recipients("JD07")] == ["新立街道"]
    elsewhere.close()
    third.close()
