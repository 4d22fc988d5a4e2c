"""What a stick holds is said of each file before any is taken in."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.errors import EnvironmentProblem
from desktop_app.sync.package.disk import Disk
from desktop_app.sync.stick import look_at, look_at_files, write_card
from tests.helpers.stick_offices import StickOffice, befriend, stick_office


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[StickOffice, StickOffice, Path]]:
    centre = stick_office(tmp_path / "centre", "DL01", "合作交流办", centre=True)
    unit = stick_office(tmp_path / "unit", "HM", "华明街道")
    befriend(centre, unit)
    stick = tmp_path / "stick"
    stick.mkdir()
    yield centre, unit, stick
    centre.close()
    unit.close()


def test_a_stick_tells_what_can_be_taken_and_what_cannot(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    centre, unit, stick = pair
    unit.add_project("氢能项目")
    [path] = unit.exchange.write("DL01", stick).paths
    (stick / "2022").mkdir()
    shutil.move(path, stick / "2022" / path.name)
    (stick / "notes.zstpack").write_text("not a package", "utf-8")
    centre.exchange.write("HM", stick)
    found = centre.packages(stick)
    assert [(one.sender, one.state) for one in found] == [
        ("华明街道", "ready"), ("合作交流办", "refused"), ("", "refused"),
    ]  # fmt: skip
    assert str(found[1].refused).startswith("This file was written here, for 华明街道.")
    assert str(found[2].refused) == "This is not an exchange file of this program."
    assert found[0].found is not None and found[0].found.commits > 0
    centre.exchange.take(found[0].files, centre.actor)
    assert centre.packages(stick)[-1].state == "known"


def test_a_copy_that_was_cut_short_says_how_much_of_it_is_there(
    pair: tuple[StickOffice, StickOffice, Path],
) -> None:
    centre, unit, stick = pair
    [path] = unit.exchange.write("DL01", stick).paths
    os.truncate(path, path.stat().st_size - 100)
    [one] = look_at(centre.exchange, stick).packages
    assert one.sender == "华明街道"
    assert one.refused is not None and one.refused.message == "The copy is incomplete: {have} of {whole}."
    assert one.whole == one.have + 100


def test_cards_are_found_and_known_ones_told_apart(pair: tuple[StickOffice, StickOffice, Path], tmp_path: Path) -> None:
    centre, unit, stick = pair
    other = stick_office(tmp_path / "other", "XL", "新立街道")
    for one in (centre, unit, other):
        write_card(one.exchange, stick)
    found = look_at(centre.exchange, stick)
    assert {(one.card.unit_name, one.trusted) for one in found.cards} == {("华明街道", True), ("新立街道", False)}
    other.close()


def test_a_card_that_cannot_be_written_leaves_nothing(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    centre, _unit, stick = pair

    class Full(Disk):
        def sync(self, file: object) -> None:
            raise OSError(28, "No space left on device")

    with pytest.raises(EnvironmentProblem, match="not enough room"):
        write_card(centre.exchange, stick, Full())
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_gone_is_said_in_words(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    centre, _unit, stick = pair
    with pytest.raises(EnvironmentProblem, match="pulled out"):
        look_at(centre.exchange, stick / "gone")
    with pytest.raises(EnvironmentProblem, match="pulled out"):
        look_at_files(centre.exchange, [stick / "gone.zstpack"])
