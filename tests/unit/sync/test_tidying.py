"""Own files go from a stick only when nobody needs them: they were taken in, a newer one lies beside them, or they were
never whole."""

import os
import time
from pathlib import Path

import pytest

from desktop_app.errors import EnvironmentProblem
from desktop_app.sync.package.parts import PartsWriter
from desktop_app.sync.package.preamble import BYTES
from desktop_app.sync.stick import look_at
from desktop_app.sync.tidying import outlived, remove
from tests.helpers.stick_offices import StickOffice


def old(one: StickOffice, stick: Path) -> set[str]:
    return {package.files[0].name for package in outlived(one.exchange, look_at(one.exchange, stick))}


def written(one: StickOffice, code: str, stick: Path) -> Path:
    [path] = one.exchange.write(code, stick).paths
    return path


def test_only_what_was_confirmed_or_has_a_newer_one_beside_it(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit, _other = three
    stick, back = tmp_path / "stick", tmp_path / "back"
    stick.mkdir()
    back.mkdir()
    unit.add_project("P")
    only = written(unit, "DL01", stick)
    assert old(unit, stick) == set() and old(centre, stick) == set()
    unit.add_project("Q")
    newer = written(unit, "DL01", stick)
    assert old(unit, stick) == {only.name}
    assert remove(outlived(unit.exchange, look_at(unit.exchange, stick))) == 1
    assert [one.name for one in stick.iterdir()] == [newer.name]
    centre.take(stick)
    assert old(unit, stick) == set()  # nobody has told this office of it yet
    written(centre, "HM", back)
    unit.take(back)
    assert old(unit, stick) == {newer.name}
    first, second = written(centre, "HM", stick), written(centre, "XL", stick)
    assert old(centre, stick).isdisjoint({first.name, second.name})


def test_a_stick_that_keeps_its_files_is_said(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _centre, unit = pair
    for name in ("P", "Q"):
        unit.add_project(name)
        written(unit, "DL01", tmp_path)

    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "read only")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(EnvironmentProblem, match="protected"):
        remove(outlived(unit.exchange, look_at(unit.exchange, tmp_path)))


def test_what_is_left_of_a_file_that_was_broken_off_is_offered_once_it_is_old(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    """A file that is being written looks the same, and what others left is theirs."""
    centre, unit = pair
    stick = tmp_path / "stick"
    stick.mkdir()
    writer = PartsWriter(stick, "HM-DL01-20220302-091200", b"p" * 16)
    writer.write(b"sealed" * 100)
    [left] = stick.iterdir()
    writer.abandon()
    left.write_bytes(bytes(BYTES) + b"sealed")
    foreign, other, begun = (
        left.with_name(name) for name in ("HM-photo.part", "XL-DL01-1.70707070.1.part", "HM-DL01-2.70707070.1.part")
    )
    for file in (foreign, other):
        file.write_bytes(bytes(700))
    begun.write_bytes(b"begun otherwise" * 40)
    assert old(unit, stick) == set()
    for hours in (-3, 3):
        for file in stick.iterdir():
            moment = time.time() - hours * 3600
            os.utime(file, (moment, moment))
        assert old(unit, stick) == {left.name} and old(centre, stick) == set()
    assert remove(outlived(unit.exchange, look_at(unit.exchange, stick))) == 1
    assert not left.exists() and foreign.exists() and other.exists() and begun.exists()
