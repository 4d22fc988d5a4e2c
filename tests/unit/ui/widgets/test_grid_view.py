"""The table itself: keys, editing in place, copying, fixed columns."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from desktop_app.ui.table_model import CellEdit
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.table_view import TableView
from tests.unit.ui.widgets.table_rows import Saved

NO_KEY = Qt.KeyboardModifier.NoModifier


def cell(view: TableView, row: int, column: int) -> QPoint:
    return view.grid.visualRect(view.model.index(row, column)).center()


def click(qtbot: QtBot, view: TableView, row: int, column: int, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    pane = view.grid.left_view if column == 0 else view.grid
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, keys, cell(view, row, column))


def test_a_click_makes_a_record_current(qtbot: QtBot, view: TableView) -> None:
    with qtbot.waitSignal(view.current_changed) as told:
        click(qtbot, view, 1, 0)
    assert told.args == ["2"]
    assert view.selected_ids() == ["2"]


def test_enter_opens_the_record(qtbot: QtBot, view: TableView) -> None:
    click(qtbot, view, 1, 2)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert told.args == ["2"]


def test_f2_edits_an_amount(qtbot: QtBot, view: TableView, saved: Saved) -> None:
    click(qtbot, view, 2, 1)
    qtbot.keyClick(view.grid, Qt.Key.Key_F2)
    editor = view.grid.findChild(MoneyEdit)
    assert editor is not None and editor.text() == "1"
    editor.selectAll()
    qtbot.keyClicks(editor, "1.2yi")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(saved))
    assert saved == [CellEdit("3", "total_fen", 12_000_000_000)]


def test_what_is_being_typed_stays_when_its_row_is_read_again(qtbot: QtBot, view: TableView, saved: Saved) -> None:
    click(qtbot, view, 2, 1)
    qtbot.keyClick(view.grid, Qt.Key.Key_F2)
    editor = view.grid.findChild(MoneyEdit)
    assert editor is not None
    view.model.source.rows_changed.emit(2, 2)
    assert editor.text() == "1"
    editor.selectAll()
    qtbot.keyClicks(editor, "12")
    view.model.source.rows_changed.emit(2, 2)
    assert editor.text() == "12"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(saved))
    assert saved == [CellEdit("3", "total_fen", 12_000_000)]


@pytest.mark.parametrize(
    ("column", "kind", "text", "told", "right"),
    [
        (1, MoneyEdit, "many", "Enter an amount in 万元", "1200"),
        (3, DateEdit, "2026年13月1日", "Enter a day", "2026-12-01"),
    ],
)
def test_what_cannot_be_read_stays_open_under_enter_and_says_why(
    qtbot: QtBot, view: TableView, saved: Saved, column: int, kind: type[QLineEdit], text: str, told: str, right: str
) -> None:
    click(qtbot, view, 2, column)
    qtbot.keyClick(view.grid, Qt.Key.Key_F2)
    editor = view.grid.findChild(kind)
    assert editor is not None
    editor.setText(text)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        qtbot.keyClick(editor, key)
        assert editor.isVisible() and editor.text() == text
        assert QToolTip.text().startswith(told)
    assert saved == []
    editor.setText(right)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(saved) == 1)


def test_what_cannot_be_read_is_told_when_the_cell_is_left(qtbot: QtBot, view: TableView, saved: Saved) -> None:
    told: list[str] = []
    view.grid.refused.connect(told.append)
    click(qtbot, view, 2, 1)
    qtbot.keyClick(view.grid, Qt.Key.Key_F2)
    editor = view.grid.findChild(MoneyEdit)
    assert editor is not None
    editor.setText("3，5亿")
    view.grid.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Total (万元): “3，5亿” was not kept. Enter an amount in 万元, for instance 1200 or 1.2亿."]
    assert saved == []


def test_escape_leaves_a_cell_without_a_word(qtbot: QtBot, view: TableView) -> None:
    click(qtbot, view, 2, 1)
    qtbot.keyClick(view.grid, Qt.Key.Key_F2)
    editor = view.grid.findChild(MoneyEdit)
    assert editor is not None
    editor.setText("many")
    with qtbot.assertNotEmitted(view.grid.refused):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: view.grid.findChild(MoneyEdit) is None)


@pytest.mark.parametrize("committed", ["１", "二", "a"])
def test_what_an_input_method_gives_at_once_is_the_first_character(
    qtbot: QtBot, view: TableView, committed: str
) -> None:
    view.grid.setEditTriggers(view.grid.editTriggers() | QAbstractItemView.EditTrigger.AnyKeyPressed)
    click(qtbot, view, 2, 0)
    given = QInputMethodEvent()
    given.setCommitString(committed)
    QApplication.sendEvent(view.grid, given)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.text() == committed
    qtbot.keyClicks(editor, "2.5")
    assert editor.text() == f"{committed}2.5"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_choice_is_edited_from_a_list(qtbot: QtBot, view: TableView, saved: Saved) -> None:
    click(qtbot, view, 0, 2)
    qtbot.keyClick(view.grid, Qt.Key.Key_F2)
    box = view.grid.findChild(QComboBox)
    assert box is not None and box.currentText() == "线索"
    box.setCurrentIndex(1)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(saved))
    assert saved == [CellEdit("1", "stage", "signed")]


def test_fill_down_and_today(qtbot: QtBot, view: TableView, saved: Saved) -> None:
    click(qtbot, view, 0, 3)
    click(qtbot, view, 2, 3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [(e.row_id, e.value) for e in saved] == [("2", dt.date(2022, 3, 15)), ("3", dt.date(2022, 3, 15))]
    saved.clear()
    qtbot.keyClick(view.grid, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert {e.value for e in saved} == {dt.date.today()} and len(saved) == 3


def test_the_selection_is_copied_with_its_titles(qtbot: QtBot, view: TableView) -> None:
    qtbot.keyClick(view.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Name\tTotal (万元)\tStage\tDue\tLight" and len(lines) == 4


def test_paste_hands_the_text_over(qtbot: QtBot, view: TableView) -> None:
    QGuiApplication.clipboard().setText("a\tb")
    with qtbot.waitSignal(view.paste_asked) as told:
        qtbot.keyClick(view.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["a\tb"]


def test_the_first_column_stays_while_scrolling(qtbot: QtBot, view: TableView) -> None:
    view.resize(360, 300)
    view.grid.horizontalScrollBar().setValue(200)
    left = view.grid.left_view
    assert left.isVisible() and left.width() == view.grid.columnWidth(0)
    assert not left.isColumnHidden(0) and left.isColumnHidden(1)
    view.grid.setColumnWidth(0, 90)
    assert left.width() == 90
    view.grid.scrollTo(view.model.index(0, 1))
    assert view.grid.visualRect(view.model.index(0, 1)).left() >= 90
