"""Packages that wait for a newer program or for other files: kept, taken in by themselves, given up, found again."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from db.enums import UserRole
from desktop_app.errors import UserError
from desktop_app.services.office import open_office
from desktop_app.sync import giving as module
from desktop_app.sync import learn, overview
from desktop_app.sync.machine import catch_up, open_exchange
from desktop_app.sync.package import verifying
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.preamble import FORMAT, peek
from tests.helpers.stick_offices import StickOffice, send


@pytest.fixture
def centre(pair: tuple[StickOffice, StickOffice]) -> StickOffice:
    return pair[0]


@pytest.fixture
def unit(pair: tuple[StickOffice, StickOffice]) -> StickOffice:
    return pair[1]


@pytest.fixture
def newer(tmp_path: Path, centre: StickOffice, unit: StickOffice, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with a package of the unit that this program cannot read."""
    unit.add_project("P")
    with monkeypatch.context() as patch:
        patch.setattr(module, "Manifest", partial(Manifest, minimum_reader=FORMAT + 1))
        unit.exchange.write("DL01", tmp_path)
    [file] = tmp_path.glob("*.zstpack")
    return file


def updated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "FORMAT", FORMAT + 1)
    monkeypatch.setattr(learn, "FORMAT", FORMAT + 1)


def history(one: StickOffice) -> list[tuple[str, str]]:
    with one.office.read() as session:
        return [(row.state, row.unit) for row in overview.history(session, one.exchange.keys.trusted)]


def projects(one: StickOffice) -> int:
    with one.office.read() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM project").scalar_one())


def test_it_is_said_kept_and_waits(centre: StickOffice, newer: Path, tmp_path: Path) -> None:
    [package] = centre.packages(tmp_path)
    assert package.state == "waiting" and package.sender == "华明街道"
    assert package.found is not None and package.found.needs_newer
    looked = centre.exchange.look([[newer]], centre.actor).only
    assert looked.needs_newer and history(centre) == []
    taken = centre.exchange.take([newer], centre.actor)
    assert taken.needs_newer and taken.is_parked and taken.sender == "华明街道"
    newer.unlink()
    [(name, files)] = centre.exchange.parked.waiting()
    assert [file.name for file in files] == [newer.name] and len(name) == 32
    assert history(centre) == [("waiting", "华明街道")]
    with centre.office.read() as session:
        assert overview.waiting(session).parked == 1
        [row] = overview.offices(session, centre.exchange.keys.trusted, 0)
        assert row.parked == 1


def test_it_is_kept_once_however_often_it_is_read(centre: StickOffice, newer: Path) -> None:
    for _ in range(3):
        centre.exchange.take([newer], centre.actor)
    assert len(centre.exchange.parked.waiting()) == 1


def test_the_updated_program_takes_it_in_by_itself(
    centre: StickOffice, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.exchange.take([newer], centre.actor)
    newer.unlink()
    assert catch_up(centre.office, centre.folder, centre.actor).count == 0
    assert projects(centre) == 0
    updated(monkeypatch)
    changes = catch_up(centre.office, centre.folder, centre.actor)
    assert "project" in changes.kinds
    assert projects(centre) == 1
    assert centre.exchange.parked.waiting() == []
    assert ("taken later", "华明街道") in history(centre)


def test_the_next_package_brings_the_waiting_one_along_after_an_update(
    centre: StickOffice, unit: StickOffice, newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.exchange.take([newer], centre.actor)
    updated(monkeypatch)
    unit.add_project("Q")
    stick = tmp_path / "next"
    stick.mkdir()
    written = unit.exchange.write("DL01", stick)
    taken = centre.exchange.take(written.paths, centre.actor)
    assert [one.sender for one in taken.also] == ["华明街道"]
    assert projects(centre) == 2


def test_who_only_looks_leaves_it_to_others(centre: StickOffice, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    centre.exchange.take([newer], centre.actor)
    centre.exchange.catch_up(centre.actor)
    updated(monkeypatch)
    assert centre.exchange.catch_up(replace(centre.actor, role=UserRole.LEADER)) == []
    assert len(centre.exchange.parked.waiting()) == 1
    assert len(centre.exchange.catch_up(centre.actor)) == 1
    assert centre.exchange.catch_up(centre.actor) == []


def test_a_file_of_a_newer_format_is_kept_by_its_first_bytes(
    centre: StickOffice, unit: StickOffice, tmp_path: Path
) -> None:
    written = unit.exchange.write("DL01", tmp_path)
    [file] = written.paths
    data = file.read_bytes()
    file.write_bytes(replace(peek(file).preamble, format=FORMAT + 1).to_bytes() + data[64:])
    taken = centre.exchange.take([file], centre.actor)
    assert taken.needs_newer and taken.sender == "华明街道"
    [(_, [kept])] = centre.exchange.parked.waiting()
    assert kept.read_bytes() == file.read_bytes()


def test_what_waits_does_not_stop_others(centre: StickOffice, unit: StickOffice, newer: Path, tmp_path: Path) -> None:
    centre.exchange.take([newer], centre.actor)
    unit.add_project("Q")
    send(unit, centre, tmp_path / "s")
    assert projects(centre) == 2
    assert len(centre.exchange.parked.waiting()) == 1


@pytest.fixture
def restored(centre: StickOffice, unit: StickOffice, tmp_path: Path) -> Iterator[tuple[StickOffice, Path]]:
    """The unit with a database that is older than what the centre's package builds on, which waits therefore."""
    unit.add_project("第一个")
    send(unit, centre, tmp_path / "a")
    assert unit.office.file is not None
    unit.close()
    shutil.copyfile(unit.office.file, tmp_path / "backup.db")
    later = reopened(unit)
    later.add_project("第二个")
    send(later, centre, tmp_path / "b")
    later.close()
    shutil.copyfile(tmp_path / "backup.db", unit.office.file)
    one = reopened(unit)
    (tmp_path / "c").mkdir()
    [file] = centre.exchange.write("HM", tmp_path / "c").paths
    assert one.exchange.take([file], one.actor).missing
    yield one, file
    one.close()


def reopened(one: StickOffice) -> StickOffice:
    office = open_office(one.folder / "zhaoshangtong.db")
    return StickOffice(office, one.actor, one.folder, open_exchange(office, one.folder))


def waiting(one: StickOffice) -> list[overview.FileRow]:
    with one.office.read() as session:
        return overview.waiting_files(session, one.exchange.keys.trusted)


def forget(one: StickOffice) -> None:
    """What the database knows of files goes, as if it were older than they."""
    with one.office.maintain() as session:
        session.connection().exec_driver_sql("DELETE FROM exchange_file")


def copies(one: StickOffice) -> list[str]:
    return sorted(place.name for place in (one.exchange.folder / "waiting").glob("*"))


def test_a_file_that_is_given_up_goes_and_what_it_held_comes_with_the_next(
    restored: tuple[StickOffice, Path], centre: StickOffice, tmp_path: Path
) -> None:
    one, file = restored
    [row] = waiting(one)
    changes = one.exchange.parked.give_up(row.id, one.actor)
    assert "exchange" in changes.kinds
    assert (waiting(one), copies(one)) == ([], [])
    assert ("given up", "合作交流办") in history(one)
    with one.office.read() as session:
        assert overview.waiting(session).parked == 0
        done = session.connection().exec_driver_sql(
            "SELECT label, json_extract(\"values\", '$.unit'), user FROM journal_transaction ORDER BY id DESC LIMIT 1"
        )
        assert tuple(done.one()) == ("Give up the waiting file of {unit}", "合作交流办", one.actor.name)
    assert one.exchange.take([file], one.actor).missing  # the stick still holds it, and it may be read again
    one.exchange.parked.give_up(waiting(one)[0].id, one.actor)
    send(one, centre, tmp_path / "d")
    send(centre, one, tmp_path / "e")
    assert projects(one) == 2 and waiting(one) == []


def test_a_file_that_was_given_up_is_no_file_that_was_read(restored: tuple[StickOffice, Path]) -> None:
    one, file = restored
    one.exchange.parked.give_up(waiting(one)[0].id, one.actor)
    assert not one.exchange.inspect([file]).known_already


def test_only_what_waits_is_given_up_and_only_by_who_may_change(restored: tuple[StickOffice, Path]) -> None:
    one, _ = restored
    [row] = waiting(one)
    for wrong in ("", "x", "99", "9" * 30):
        with pytest.raises(UserError, match="does not wait any more"):
            one.exchange.parked.give_up(wrong, one.actor)
    with pytest.raises(UserError, match="look at everything"):
        one.exchange.parked.give_up(row.id, replace(one.actor, role=UserRole.LEADER))
    assert len(copies(one)) == 1 and waiting(one) == [row]
    one.exchange.parked.give_up(row.id, one.actor)
    with pytest.raises(UserError, match="does not wait any more"):
        one.exchange.parked.give_up(row.id, one.actor)


def test_a_copy_that_an_older_database_does_not_know_waits_again(
    restored: tuple[StickOffice, Path], centre: StickOffice, tmp_path: Path
) -> None:
    one, _ = restored
    [before] = waiting(one)
    forget(one)
    (tmp_path / "d").mkdir()
    centre.exchange.write("HM", tmp_path / "d")
    one.take(tmp_path / "d")
    found = {row.package: row for row in waiting(one)}
    assert found[before.package].missing == before.missing
    send(one, centre, tmp_path / "e")
    send(centre, one, tmp_path / "f")
    assert (projects(one), waiting(one), copies(one)) == (2, [], [])


def test_an_unknown_copy_for_a_newer_program_waits_again(
    centre: StickOffice, unit: StickOffice, newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.exchange.take([newer], centre.actor)
    forget(centre)
    unit.add_project("Q")
    send(unit, centre, tmp_path / "s")
    assert [row.outcome for row in waiting(centre)] == [{"newer": 1}]


@pytest.mark.parametrize("spoiled", ["damaged", "empty", "half copied", "taken in already"])
def test_what_is_no_whole_package_is_removed_at_the_next_look(
    centre: StickOffice, unit: StickOffice, tmp_path: Path, spoiled: str
) -> None:
    unit.add_project("P")
    [file] = unit.exchange.write("DL01", tmp_path).paths
    name = "half.part" if spoiled == "half copied" else "00"
    if spoiled == "taken in already":
        centre.exchange.take([file], centre.actor)
        with centre.office.read() as session:
            [row] = overview.history(session, None)
        name = row.package
    place = centre.exchange.folder / "waiting" / name
    place.mkdir(parents=True)
    if spoiled != "empty":
        data = file.read_bytes()
        (place / file.name).write_bytes(data if spoiled == "taken in already" else data[:-50])
    if spoiled == "half copied":
        send(unit, centre, tmp_path / "early")
        assert copies(centre) == [name]  # somebody may be copying still
        os.utime(place, (0, 0))
    unit.add_project("Q")
    send(unit, centre, tmp_path / "s")
    assert copies(centre) == [] and waiting(centre) == []


def test_a_file_whose_copy_is_gone_waits_no_longer(
    restored: tuple[StickOffice, Path], centre: StickOffice, tmp_path: Path
) -> None:
    one, _ = restored
    shutil.rmtree(one.exchange.folder / "waiting")
    send(one, centre, tmp_path / "d")
    send(centre, one, tmp_path / "e")
    assert waiting(one) == [] and ("given up", "合作交流办") in history(one)


def test_what_this_computer_lost_itself_is_told_apart_and_comes_back(
    centre: StickOffice, unit: StickOffice, tmp_path: Path
) -> None:
    """A backup was put back: nobody else has the file that is missing, yet everybody who knows it gives it back."""
    file = unit.office.file
    assert file is not None
    unit.add_project("P")
    send(unit, centre, tmp_path / "one")
    send(centre, unit, tmp_path / "two")
    with unit.office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(file, tmp_path / "backup.db")
    unit.add_project("Q")
    send(unit, centre, tmp_path / "three")
    unit.office.close()
    shutil.copyfile(tmp_path / "backup.db", file)
    unit.office = open_office(file)
    unit.exchange = open_exchange(unit.office, unit.folder)
    four, five = tmp_path / "four", tmp_path / "five"
    four.mkdir()
    centre.add_project("R", owner_code="HM")
    [path] = centre.exchange.write("HM", four).paths
    [gap] = unit.exchange.inspect([path]).missing
    assert (gap.unit, gap.own) == ("华明街道", True) and gap.at > 0
    unit.exchange.take([path], unit.actor)
    with unit.office.read() as session:
        [waits] = overview.waiting_files(session, unit.exchange.keys.trusted)
    assert waits.missing == (gap,)
    send(unit, centre, five)
    send(centre, unit, tmp_path / "six")
    assert projects(unit) == 3
