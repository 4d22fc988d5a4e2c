"""The first step: what lies on the stick, and what may be cleared away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop_app.sync.stick import write_card
from desktop_app.ui.dialogs.exchange.take_card import FILE, FROM, STATE
from tests.helpers.exchange_windows import Desk
from tests.helpers.stick_offices import stick_office


def test_own_files_that_have_newer_ones_are_removed_when_asked(friends: tuple[Desk, Desk], stick: Path) -> None:
    _centre, unit = friends
    [first] = stick.glob("*.zstpack")
    choose = unit.page.steps.choose
    unit.plug(stick)
    assert not choose.take.tidy.isVisible()
    unit.one.add_project("储能项目")
    unit.one.exchange.write("DL01", stick)
    unit.click(choose.again)
    unit.idle()
    assert choose.take.tidy.text() == "Remove 1 old file of this office from the stick…"
    unit.click(choose.take.tidy)
    [box] = choose.findChildren(QMessageBox)
    assert first.exists()
    next(button for button in box.buttons() if button.text() == "Remove").click()
    unit.until(lambda: not choose.take.tidy.isVisible())
    assert not first.exists() and len(list(stick.glob("*.zstpack"))) == 1
    assert "Removed: 1 file." in unit.window.bar.text


def test_a_damaged_card_is_said(desks: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = desks
    card = write_card(unit.one.exchange, stick)
    card.write_bytes(card.read_bytes()[:-20])
    centre.plug(stick)
    take = centre.page.steps.choose.take
    assert take.about_rest.isVisible()
    assert take.about_rest.text() == f"The office card {card.name} is damaged: ask the office to write its card again."


def test_files_that_nobody_looked_into_are_said(
    friends: tuple[Desk, Desk], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.sync.stick._MOST_OPENED", 1)
    centre, _unit = friends
    for name in "甲乙丙":
        (stick / f"{name}.jpg").write_bytes(b"picture")
    centre.plug(stick)
    said = centre.page.steps.choose.take.about_rest.text()
    assert said.startswith("2 files with other names were not looked into")


def test_a_damaged_card_is_said_beside_a_file_too(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    (stick / "华明.zstcard").write_bytes(b"no card")
    centre.plug(stick)
    take = centre.page.steps.choose.take
    assert take.primary.text() == "Look at 1 file"
    assert take.about_rest.text().startswith("The office card 华明.zstcard is damaged")
    (stick / "华明.zstcard").unlink()
    centre.click(centre.page.steps.choose.again)
    centre.until(lambda: not take.about_rest.isVisible())


def test_a_unit_is_not_sent_to_a_card_that_it_may_never_trust(
    desks: tuple[Desk, Desk], stick: Path, tmp_path: Path
) -> None:
    _centre, unit = desks
    other = stick_office(tmp_path / "other", "XL", "新立街道")
    write_card(other.exchange, stick)
    other.close()
    unit.plug(stick)
    take = unit.page.steps.choose.take
    assert not take.has_cards and take.words.text() == "There is no exchange file here."
    assert take.about_rest.text() == (
        "The office card of 新立街道 is for the centre: units exchange with the centre alone."
    )


def test_files_that_look_alike_are_told_apart(friends: tuple[Desk, Desk], stick: Path) -> None:
    _centre, unit = friends
    [own] = stick.glob("*.zstpack")
    for name in ("a.zstpack", "b.zstpack"):
        (stick / name).write_bytes(b"no file of ours")
    unit.plug(stick)
    take = unit.page.steps.choose.take
    rows = [take.list.topLevelItem(n) for n in range(take.list.topLevelItemCount())]
    said = {row.text(FILE): (row.text(FROM), row.text(STATE)) for row in rows if row is not None}
    assert said == {
        own.name: ("Here, for 合作交流办", "This file was written here, for 合作交流办."),
        "a.zstpack": ("Not known", "This is not an exchange file of this program."),
        "b.zstpack": ("Not known", "This is not an exchange file of this program."),
    }
    take.list.setCurrentItem(next(row for row in rows if row is not None and row.text(FILE) == "b.zstpack"))
    assert take.words.text().startswith("b.zstpack (15 B): This is not an exchange file of this program.")


def test_an_older_file_is_not_ticked(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    unit.one.add_project("储能项目")
    [newer] = unit.one.exchange.write("DL01", stick).paths
    centre.one.exchange.take([newer], centre.one.actor)
    centre.plug(stick)
    rows = [centre.page.steps.choose.take.list.topLevelItem(n) for n in range(2)]
    words = {row.text(3): row.checkState(0) for row in rows if row is not None}
    assert words == {
        "Everything in it is here already, from a newer file.": Qt.CheckState.Unchecked,
        "Everything in it is here already.": Qt.CheckState.Unchecked,
    }


def test_what_another_program_writes_onto_the_stick_is_seen_at_once(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    centre.plug(stick)
    take = centre.page.steps.choose.take
    assert take.list.topLevelItemCount() == 1
    unit.one.add_project("储能项目")
    [newer] = unit.one.exchange.write("DL01", stick).paths
    centre.page.hear_of_others()
    centre.until(lambda: take.list.topLevelItemCount() == 2)
    centre.page.steps.choose.look_at_files([newer])
    centre.until(lambda: take.list.topLevelItemCount() == 1)
    centre.page.hear_of_others()
    centre.idle()
    assert [one.files for one in take.chosen()] == [(newer,)]
