"""For whom to write is shown with what waits for each; a computer that was shut out writes nothing and says so."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.sync.overview import Computer, OfficeRow, Standing
from desktop_app.ui.dialogs.exchange.write_card import CONFIRMED, MANY, NARROW, OFFICE, TO_SEND, WRITTEN, WriteCard

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


def ticked(card: WriteCard) -> list[str]:
    return [code for code, _ in card.chosen()]


def test_a_tick_does_not_outlive_the_stick_it_was_made_for(card: WriteCard) -> None:
    offices = [office("A", 3, 3), office("B", 1, 1), office("C")]
    card.show_offices(offices, TODAY)
    card.suggest({"A"})
    assert ticked(card) == ["A"]
    card._items()[1].setCheckState(OFFICE, Qt.CheckState.Checked)
    card.suggest({"C"})
    card.show_offices(offices, TODAY)
    assert ticked(card) == ["A", "B"]
    card.forget_choice()
    card.suggest({"C"})
    assert ticked(card) == ["C"]
    card.set_folder(Path("/another stick"))
    assert ticked(card) == [] and not card.primary.isEnabled()
    card.suggest({"B"})
    card.show_offices(offices, TODAY)
    assert ticked(card) == ["B"]


def test_what_is_ticked_before_a_stick_is_plugged_in_is_meant_for_it(qtbot: QtBot) -> None:
    card = WriteCard()
    qtbot.addWidget(card)
    card.show_offices([office("A", 3, 3), office("B")], TODAY)
    card._items()[0].setCheckState(OFFICE, Qt.CheckState.Checked)
    card.set_folder(Path("/stick"))
    card.suggest({"B"})
    assert ticked(card) == ["A"]


def test_of_many_offices_those_are_listed_that_are_sought_or_ticked(card: WriteCard) -> None:
    offices = [office(f"U{n:02d}", n % 2, n % 2) for n in range(MANY + 2)]
    card.show_offices([*offices[:-1], replace(offices[-1], name="新立街道")], TODAY)
    listed = lambda: [item.data(OFFICE, Qt.ItemDataRole.UserRole) for item in card._items() if not item.isHidden()]  # noqa: E731
    assert card.search.isVisible() and len(listed()) == MANY + 2
    card._items()[0].setCheckState(OFFICE, Qt.CheckState.Checked)
    for typed in ("新立", "xl", "u09"):
        card.search.setText(typed)
        assert listed() == ["U00", "U09"]
    card.all_link.click()
    assert ticked(card) == ["U00", "U09"]
    card.search.clear()
    card.waiting_only.click()
    assert listed() == ["U00", "U01", "U03", "U05", "U07", "U09"]
    card.none_link.click()
    assert ticked(card) == []
    card.forget_choice()
    card.search.setText("u03")
    card.suggest({"U05"})
    assert listed() == ["U03", "U05"] and ticked(card) == ["U05"]
    card.show_offices(offices[:3], TODAY)
    assert not card.search.isVisible() and len(listed()) == 3


def test_a_narrow_list_leaves_its_room_to_the_names(card: WriteCard) -> None:
    card.show_offices([office("A")], TODAY)
    for width, hidden in ((NARROW - 1, True), (NARROW, False)):
        card.resize(width, 300)
        assert [card.list.isColumnHidden(place) for place in (WRITTEN, CONFIRMED)] == [hidden, hidden]
    assert card._items()[0].toolTip(OFFICE).splitlines()[0] == "A街道"


def test_who_only_looks_is_told_why_nothing_is_written(qtbot: QtBot) -> None:
    card = WriteCard(may_change=False)
    qtbot.addWidget(card)
    card.set_folder(Path("/stick"))
    card.show_offices([office("A", 1, 1)], TODAY)
    assert card.words.text().startswith("With this account you can look at everything and change nothing.")
    assert ticked(card) == [] and card._items()[0].data(OFFICE, Qt.ItemDataRole.CheckStateRole) is None
