"""Fields of forms: amounts, days, choices, rows with their errors."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.code_combo import Choice, CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form_row import FormRow
from desktop_app.ui.widgets.money_edit import MoneyEdit

TODAY = dt.date(2022, 3, 15)
REGIONS = [
    Choice("110000", "北京市", "beijing jing bj"),
    Choice("500000", "重庆市", "chongqing qing cq"),
    Choice("120000", "天津市", "tianjin jin tj"),
]


@pytest.fixture
def money(qtbot: QtBot) -> MoneyEdit:
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    return edit


@pytest.fixture
def date(qtbot: QtBot) -> DateEdit:
    edit = DateEdit(None, lambda: TODAY)
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.fixture
def combo(qtbot: QtBot) -> Iterator[CodeCombo]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    edit = CodeCombo(REGIONS, holder)
    column.addWidget(edit)
    column.addWidget(QLineEdit(holder))
    qtbot.addWidget(holder)
    holder.show()
    edit.setFocus()
    yield edit


def test_an_amount_is_exact(qtbot: QtBot, money: MoneyEdit) -> None:
    with qtbot.waitSignal(money.fen_changed):
        qtbot.keyClicks(money, "0.1")
    assert money.fen() == 100_000
    money.set_fen(123)
    assert money.text() == "0.000123"


def test_what_is_no_amount_is_marked_and_kept(qtbot: QtBot, money: MoneyEdit) -> None:
    qtbot.keyClicks(money, "12x")
    assert money.property("wrong") is True and money.text() == "12x"
    with pytest.raises(ValueError):
        money.fen()


def test_leaving_the_field_writes_wan(qtbot: QtBot, money: MoneyEdit) -> None:
    qtbot.keyClicks(money, "1.5yi")
    QCoreApplication.sendEvent(money, QFocusEvent(QEvent.Type.FocusOut))
    assert money.text() == "15000"


def test_days_by_keyboard(qtbot: QtBot, date: DateEdit) -> None:
    qtbot.keyClick(date, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert date.day() == TODAY
    qtbot.keyClick(date, Qt.Key.Key_Up)
    assert date.day() == dt.date(2022, 3, 16)
    date.clear()
    with qtbot.waitSignal(date.day_changed) as told:
        qtbot.keyClicks(date, "4-1")
    assert told.args is not None
    assert date.day() == dt.date(2022, 4, 1)


def test_a_day_from_the_calendar(qtbot: QtBot, date: DateEdit) -> None:
    date.open_calendar()
    calendar = date.findChild(QCalendarWidget)
    assert calendar is not None
    with qtbot.waitSignal(date.day_changed) as told:
        calendar.clicked.emit(calendar.selectedDate())
    assert told.args == [TODAY]
    qtbot.waitUntil(lambda: not calendar.isVisible())


@pytest.mark.parametrize("typed", ["cq", "chongq", "5000", "qing"])
def test_a_choice_is_found_by_pinyin_or_code(qtbot: QtBot, combo: CodeCombo, typed: str) -> None:
    qtbot.keyClicks(combo, typed)
    with qtbot.waitSignal(combo.value_changed) as told:
        combo._settle()
    assert told.args == ["500000"]
    assert combo.text() == "重庆市"


def test_a_text_that_is_no_choice_is_put_back(qtbot: QtBot, combo: CodeCombo) -> None:
    combo.set_value("110000")
    combo.selectAll()
    qtbot.keyClicks(combo, "zzz")
    combo._settle()
    assert combo.value == "110000" and combo.text() == "北京市"


def test_an_emptied_field_means_no_choice(qtbot: QtBot, combo: CodeCombo) -> None:
    combo.set_value("110000")
    combo.selectAll()
    with qtbot.waitSignal(combo.value_changed) as told:
        qtbot.keyClick(combo, Qt.Key.Key_Backspace)
    assert told.args == [""]


def test_an_unknown_value_is_kept(combo: CodeCombo) -> None:
    combo.set_value("990000")
    assert (combo.value, combo.text()) == ("990000", "990000")


def test_an_error_stands_under_its_field(qtbot: QtBot) -> None:
    editor = QLineEdit()
    row = FormRow("Name", editor, required=True, hint="As in the licence")
    qtbot.addWidget(row)
    assert editor.accessibleName() == "Name" and row.label.text() == "Name *"
    row.set_error("A name is needed.")
    assert row.error == "A name is needed." == editor.accessibleDescription()
    assert editor.property("wrong") is True
    row.set_error("")
    assert row.error == "" and editor.property("wrong") is False
