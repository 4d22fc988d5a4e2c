"""For whom to write is shown with what waits for each; a computer that was shut out writes nothing and says so."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.sync.overview import Computer, OfficeRow, Standing
from desktop_app.ui.dialogs.exchange.write_card import OFFICE, TO_SEND, WriteCard

TODAY = dt.date(2022, 3, 2)


@pytest.fixture
def card(qtbot: QtBot) -> WriteCard:
    card = WriteCard()
    qtbot.addWidget(card)
    card.set_folder(Path("/stick"))
    card.show()
    return card


def office(code: str, unsent: int = 0, records: int = 0, standing: Standing = "") -> OfficeRow:
    computer = Computer("00" * 16, None)
    return OfficeRow(code, f"{code}街道", True, (computer,), 1, 1, 1, 1, unsent, 0, 0, standing, records_unsent=records)


def column(card: WriteCard, place: int) -> list[str]:
    return [item.text(place) for item in card._items()]


def test_what_waits_is_counted_in_records(card: WriteCard) -> None:
    card.show_offices([office("A", 3, 1200), office("B"), office("C", 1)], TODAY)
    assert column(card, TO_SEND) == ["1,200", "—", "no records"]
    tips = [item.toolTip(TO_SEND) for item in card._items()]
    assert tips[:2] == ["", ""] and tips[2].startswith("No record waits, but an attachment")


def test_a_computer_that_was_shut_out_writes_nothing_and_says_so(card: WriteCard) -> None:
    card.show_offices([office("A")], TODAY)
    assert card.chosen() == [("A", "A街道")] and card.primary.isEnabled()
    card.show_offices([office("A", standing="excluded")], TODAY)
    card.suggest({"A"})
    assert card.chosen() == [] and not card.primary.isEnabled()
    assert card.words.text().startswith("The centre has shut this computer out:")
    assert card.words.text().endswith("call the centre: under “Offices” it lets this computer take part again.")
    [item] = card._items()
    assert item.text(OFFICE) == "A街道" and item.data(OFFICE, Qt.ItemDataRole.CheckStateRole) is None
    card.show_offices([office("A")], TODAY)
    assert card.primary.isEnabled() and "Each file can only be opened" in card.words.text()


def test_after_a_backup_was_put_back_those_that_need_a_file_first_are_ticked(card: WriteCard) -> None:
    first = [replace(office(code), write_first=True) for code in "AB"]
    card.show_offices([*first, office("C")], TODAY)
    assert [code for code, _ in card.chosen()] == ["A", "B"] and card.primary.isEnabled()
    assert "write once for 2 offices first, then take in their files." in card.words.text()
    card._items()[0].setCheckState(OFFICE, Qt.CheckState.Unchecked)
    card.show_offices([*first, office("C")], TODAY)
    assert [code for code, _ in card.chosen()] == ["B"]
    card.forget_choice()
    card.show_offices([office("A"), office("B"), office("C")], TODAY)
    assert "backup" not in card.words.text()
