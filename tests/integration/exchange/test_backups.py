"""A backup holds what other offices will get as they will get it: whoever puts it back goes on from there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.backup import backup, restore
from desktop_app.services.dump import digest
from desktop_app.services.office import open_office
from desktop_app.sync.machine import open_exchange, seal_for_backup
from desktop_app.sync.store import Store
from tests.helpers.database import fresh_office
from tests.helpers.exchange_checks import own_folder
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office


@pytest.fixture
def folder() -> Iterator[Path]:
    with own_folder() as made:
        yield made


@pytest.fixture
def centre(folder: Path) -> Iterator[StickOffice]:
    made = stick_office(folder / "centre", "DL01", "合作交流办", centre=True)
    yield made
    made.close()


@pytest.fixture
def unit(folder: Path, centre: StickOffice) -> StickOffice:
    made = stick_office(folder / "HM", "HM", "华明街道")
    befriend(centre, made)
    return made


def sealed(one: StickOffice) -> list[bytes]:
    with one.office.read() as session:
        return [hash_ for (hash_,) in Store(session).all("SELECT hash FROM exchange_commit ORDER BY id")]


def names(one: StickOffice) -> set[str]:
    with one.office.read() as session:
        return {name for (name,) in Store(session).all("SELECT name FROM project")}


def back_up(one: StickOffice, target: Path) -> None:
    backup(one.office, target, before=lambda: seal_for_backup(one.office, one.folder))


def put_back(one: StickOffice, source: Path) -> StickOffice:
    one.close()
    file = one.office.file
    assert file is not None
    restore(source, file, file.parent / "attachments")
    office = open_office(file)
    return StickOffice(office, one.actor, one.folder, open_exchange(office, one.folder))


def both_ways(one: StickOffice, other: StickOffice, stick: Path) -> None:
    stick.mkdir()
    send(one, other, stick / "there")
    send(other, one, stick / "back")


def test_what_was_sealed_for_the_backup_is_in_it_and_is_the_same_after_a_restore(
    centre: StickOffice, unit: StickOffice, folder: Path
) -> None:
    unit.add_project("before")
    assert sealed(unit) == []
    back_up(unit, folder / "b.zip")
    before = sealed(unit)
    assert len(before) == 1
    again = put_back(unit, folder / "b.zip")
    assert sealed(again) == before
    assert again.exchange.keys.own.actor == unit.exchange.keys.own.actor, "nothing was written since, so it goes on"
    send(again, centre, folder / "s")
    assert set(before) <= set(sealed(centre))
    again.close()


@pytest.mark.parametrize("told", [False, True], ids=["nothing was sent since", "sent since"])
@pytest.mark.parametrize("backed_up_again", [False, True])
def test_a_restore_and_an_exchange_lose_nothing(
    centre: StickOffice, unit: StickOffice, folder: Path, told: bool, backed_up_again: bool
) -> None:
    unit.add_project("before")
    back_up(unit, folder / "b.zip")
    if told:
        unit.add_project("sent")
        both_ways(unit, centre, folder / "first")
    if backed_up_again:
        unit.add_project("only in the second backup")
        back_up(unit, folder / "c.zip")
    again = put_back(unit, folder / "b.zip")
    again.add_project("after")
    for number in range(2):
        both_ways(again, centre, folder / f"again{number}")
    wanted = {"before", "after", *(["sent"] if told else [])}
    assert names(again) == names(centre) == wanted
    assert again.exchange.compare() == centre.exchange.compare() == []
    if backed_up_again:  # the newer backup turns up after all: what is in it comes back, too
        again = put_back(again, folder / "c.zip")
        for number in range(2):
            both_ways(again, centre, folder / f"newer{number}")
        assert names(again) == names(centre) == {*wanted, "only in the second backup"}
        assert again.exchange.compare() == centre.exchange.compare() == []
    with again.office.read() as session:
        assert Store(session).all("SELECT 1 FROM exchange_conflict") == []
        assert len(digest(session)) == 64
    again.close()


def test_an_office_that_never_exchanged_is_backed_up_without_keys(folder: Path) -> None:
    (folder / "new").mkdir()
    office = fresh_office(folder / "new")
    backup(office, folder / "b.zip", before=lambda: seal_for_backup(office, folder / "new"))
    assert (folder / "b.zip").exists() and not (folder / "new" / "keys").exists()
    office.close()


def test_lost_keys_do_not_stop_a_backup(unit: StickOffice, folder: Path) -> None:
    unit.add_project("P")
    for file in (unit.folder / "keys").iterdir():
        file.unlink()
    back_up(unit, folder / "b.zip")
    assert (folder / "b.zip").exists() and sealed(unit) == []
    unit.close()
