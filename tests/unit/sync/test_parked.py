"""Packages that a newer program wrote: kept here, and taken in by themselves once this one is as new."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from db.enums import UserRole
from desktop_app.sync import giving as module
from desktop_app.sync import learn, overview
from desktop_app.sync.machine import catch_up
from desktop_app.sync.package import verifying
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.preamble import FORMAT, peek
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[StickOffice]:
    made = stick_office(tmp_path / "centre", "DL01", "合作交流办", centre=True)
    yield made
    made.close()


@pytest.fixture
def unit(tmp_path: Path, centre: StickOffice) -> Iterator[StickOffice]:
    made = stick_office(tmp_path / "HM", "HM", "华明街道")
    befriend(centre, made)
    yield made
    made.close()


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
    looked = centre.exchange.take([newer], centre.actor, only_look=True)
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
