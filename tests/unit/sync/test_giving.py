"""Writing a package: for whom one may be written, and that the last word on one's own commits goes with it."""

import random
from pathlib import Path

import pytest

from desktop_app.errors import EnvironmentProblem, UserError
from desktop_app.services.attachments import attach
from desktop_app.services.office import Label
from desktop_app.sync.giving import recipients_of
from desktop_app.sync.package.reading import read_letter
from desktop_app.sync.problems import sizes
from tests.helpers.stick_offices import StickOffice, befriend, stick_office


@pytest.fixture
def centre(pair: tuple[StickOffice, StickOffice]) -> StickOffice:
    return pair[0]


@pytest.fixture
def huaming(pair: tuple[StickOffice, StickOffice]) -> StickOffice:
    return pair[1]


def test_nothing_is_written_for_an_office_that_is_not_trusted(centre: StickOffice, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="The office XL is not trusted here yet"):
        centre.exchange.write("XL", tmp_path)
    assert not list(tmp_path.glob("*.zstpack"))


def test_a_unit_writes_for_the_centre_alone(centre: StickOffice, huaming: StickOffice, tmp_path: Path) -> None:
    other = stick_office(tmp_path / "XL", "XL", "新立街道")
    befriend(centre, other)
    huaming.exchange.keys.trusted = huaming.exchange.keys.trusted.with_roster(centre.exchange.keys.trusted.roster_file)
    assert [one.unit_code for one in recipients_of(huaming.exchange.keys, "DL01")] == ["DL01"]
    with pytest.raises(UserError, match="through the centre, not with each other"):
        recipients_of(huaming.exchange.keys, "XL")
    other.close()


def test_an_office_stands_for_all_that_it_did_until_then(
    centre: StickOffice, huaming: StickOffice, tmp_path: Path
) -> None:
    huaming.add_project("P")
    written = huaming.exchange.write("DL01", tmp_path)
    keys = centre.exchange.keys
    manifest = read_letter(written.paths, keys.identity, keys.trusted).manifest
    own = [one for one in manifest.heads if one.actor == huaming.exchange.keys.identity.actor]
    assert own
    signed = {one.hash for one in manifest.signatures}
    assert all(head.hash in signed for stream in own for head in stream.heads)
    assert manifest.commits == written.commits > 0


def test_attachments_that_find_no_room_are_told_of_before_they_are_written(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _centre, unit = pair
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"x" * 3_000_000)
    stick = tmp_path / "stick"
    stick.mkdir()
    for asks in ("giving", "problems"):
        monkeypatch.setattr(f"desktop_app.sync.{asks}.free_bytes", lambda _folder: 4_000)
    unit.exchange.write("DL01", stick)  # no attachment: it is tried
    project = unit.add_project("氢能项目")
    with unit.office.write(Label("attach"), unit.actor) as tx:
        attach(unit.office, tx, "project", project, file)
    with pytest.raises(EnvironmentProblem) as caught:
        unit.exchange.write("DL01", stick)
    assert caught.value.words()[0] == f"There is not enough room in {stick}: 3 MB are needed, and 4 KB are free."
    assert len(list(stick.iterdir())) == 1


def test_the_whole_package_is_needed_and_not_its_attachments_alone(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _centre, unit = pair
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"x" * 6_000)
    project = unit.add_project("氢能项目", summary=random.Random(1).randbytes(8_000).hex())
    with unit.office.write(Label("attach"), unit.actor) as tx:
        attach(unit.office, tx, "project", project, file)
    with monkeypatch.context() as patch:
        for asks in ("giving", "problems"):
            patch.setattr(f"desktop_app.sync.{asks}.free_bytes", lambda _folder: 4_000)
        with pytest.raises(EnvironmentProblem) as caught:
            unit.exchange.write("DL01", tmp_path)
    assert not list(tmp_path.glob("*.part"))
    written = unit.exchange.write("DL01", tmp_path)
    assert caught.value.values["need"] == sizes(0, written.size)[1]
