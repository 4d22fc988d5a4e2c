"""The first step: what lies on the stick, and what may be cleared away."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop_app.sync.stick import write_card
from tests.helpers.exchange_windows import Desk


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
    words = centre.page.steps.choose.take.words.text()
    assert words == f"The office card {card.name} is damaged: ask the office to write its card again."


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
