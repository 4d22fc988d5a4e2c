"""Fields of forms: amounts, days, choices, rows with their errors."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
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
    Choice("211302", "朝阳市 双塔区", "shuangtaqu stq"),
    Choice("110101", "北京市 东城区", "dongchengqu dcq"),
    Choice("110105", "北京市 朝阳区", "chaoyangqu cyq"),
    Choice("220104", "长春市 朝阳区", "chaoyangqu cyq"),
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


def enter(combo: CodeCombo, text: str) -> None:
    """Type Chinese as an input method does."""
    combo.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(combo, event)


def other(combo: CodeCombo) -> QLineEdit:
    holder = combo.parentWidget()
    assert holder is not None
    return next(edit for edit in holder.findChildren(QLineEdit) if edit is not combo)


@pytest.mark.parametrize("typed", ["chongq", "5000", "qing"])
def test_a_choice_is_found_by_pinyin_or_code(qtbot: QtBot, combo: CodeCombo, typed: str) -> None:
    qtbot.keyClicks(combo, typed)
    with qtbot.waitSignal(combo.value_changed) as told:
        combo._settle()
    assert told.args == ["500000"]
    assert combo.text() == "重庆市"


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("北京", "110000"), ("北京市", "110000"), ("朝阳", "110105"), ("长春", "220104"), ("天津市", "120000")],
)
def test_tab_takes_the_best_match_and_goes_on(qtbot: QtBot, combo: CodeCombo, typed: str, taken: str) -> None:
    enter(combo, typed)
    popup = combo.completer().popup()
    assert popup is not None and popup.isVisible()
    assert popup.currentIndex().row() == 0  # what will be taken is marked
    with qtbot.waitSignal(combo.value_changed) as told:
        qtbot.keyClick(popup, Qt.Key.Key_Tab)
    assert told.args == [taken]
    assert not popup.isVisible() and other(combo).hasFocus()
    assert combo.text() == next(c.label for c in REGIONS if c.value == taken)


def test_tab_takes_what_is_marked_in_the_list(qtbot: QtBot, combo: CodeCombo) -> None:
    enter(combo, "朝阳")
    popup = combo.completer().popup()
    assert popup is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        qtbot.keyClick(popup, key)
    assert (combo.value, combo.text()) == ("220104", "长春市 朝阳区")


def test_tab_takes_by_pinyin_and_without_a_list(qtbot: QtBot, combo: CodeCombo) -> None:
    qtbot.keyClicks(combo, "bj")
    popup = combo.completer().popup()
    assert popup is not None
    popup.hide()
    qtbot.keyClick(combo, Qt.Key.Key_Tab)
    assert (combo.value, combo.text()) == ("110000", "北京市")


def test_enter_takes_and_stays(qtbot: QtBot, combo: CodeCombo) -> None:
    enter(combo, "朝阳")
    popup = combo.completer().popup()
    assert popup is not None
    with qtbot.assertNotEmitted(combo.returnPressed):
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert combo.value == "110105" and not popup.isVisible()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("朝阳", "3 choices fit this; choose one from the list."),
        ("北京", "3 choices fit this; choose one from the list."),
        ("月球", "This is not in the list; choose from the list."),
    ],
)
def test_going_elsewhere_takes_nothing_of_several_and_says_so(
    qtbot: QtBot, combo: CodeCombo, typed: str, words: str
) -> None:
    row = FormRow("Origin", combo)
    qtbot.addWidget(row)
    combo.set_value("500000")
    enter(combo, typed)
    combo._settle()
    assert (combo.value, combo.text(), row.error) == ("500000", typed, words)
    assert combo.property("wrong") is True
    with pytest.raises(ValueError):
        combo.chosen()
    enter(combo, "天津")
    assert row.error == "" and combo.property("wrong") is False
    assert (combo.value, combo.chosen(), combo.text()) == ("500000", "120000", "天津")


def test_a_click_elsewhere_settles(qtbot: QtBot, combo: CodeCombo) -> None:
    qtbot.keyClicks(combo, "cyq")
    popup = combo.completer().popup()
    assert popup is not None
    popup.hide()
    other(combo).setFocus(Qt.FocusReason.MouseFocusReason)
    assert (combo.value, combo.text()) == ("", "cyq") and combo.property("wrong") is True
    combo.setFocus()
    enter(combo, "重庆")
    popup.hide()
    other(combo).setFocus(Qt.FocusReason.MouseFocusReason)
    assert (combo.value, combo.text()) == ("500000", "重庆市") and combo.property("wrong") is False


def test_of_two_with_one_name_the_picked_one_is_taken(qtbot: QtBot) -> None:
    combo = CodeCombo([Choice("a", "北京市"), Choice("b", "北京市"), Choice("u-1", "华明街道", code="HM01")])
    qtbot.addWidget(combo)
    enter(combo, "北京市")
    with pytest.raises(ValueError):
        combo.chosen()
    model = combo.completer().completionModel()
    combo.completer().activated[QModelIndex].emit(model.index(1, 0))  # type: ignore[index]
    assert (combo.value, combo.chosen()) == ("b", "b")
    enter(combo, "hm")
    assert combo.chosen() == "u-1"


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


def test_other_choices_leave_what_is_being_typed(qtbot: QtBot, combo: CodeCombo) -> None:
    combo.set_choices([Choice("110000", "北京市"), Choice("500000", "重庆市")])
    qtbot.keyClicks(combo, "cq")
    combo.set_choices(REGIONS)
    assert combo.text() == "cq" and combo.chosen() == "500000"
    combo.set_value("110000")
    combo.set_choices([Choice("110000", "Beijing")])
    assert (combo.value, combo.text()) == ("110000", "Beijing")
