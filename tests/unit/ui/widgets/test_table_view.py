import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.settings import TableLayout
from desktop_app.ui.formats import date_text, money_wan
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import CellEdit, Column, Editor, TableModel
from desktop_app.ui.theme import LIGHT, style_sheet
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.table_view import ENOUGH, TableView


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    total_fen: int | None
    stage: str
    due: dt.date | None
    light: str = ""


NO_KEY = Qt.KeyboardModifier.NoModifier
STAGES = [("lead", "线索"), ("signed", "签约")]
COLUMNS = (
    Column("name", "Name", fixed=True, width=160, editor=Editor()),
    Column("total_fen", "Total (万元)", money_wan, align="right", editor=Editor("money"), summed=True),
    Column("stage", "Stage", dict(STAGES).__getitem__, editor=Editor("choice", lambda: STAGES)),
    Column("due", "Due", date_text, editor=Editor("date")),
    Column("light", "Light", light=lambda r: r.light),
    Column("id", "Number", shown=False),
)
ROWS = [
    Row("1", "国能智深华北总部项目", 500_000_000, "lead", dt.date(2022, 3, 15), "green"),
    Row("2", "重庆某企业", None, "signed", None, "yellow"),
    Row("3", "丙", 1_000_000, "lead", None, "red"),
]


class Saved(list[CellEdit]):
    def __call__(self, edits: Sequence[CellEdit]) -> None:
        self.extend(edits)


@pytest.fixture
def saved() -> Saved:
    return Saved()


@pytest.fixture
def view(qtbot: QtBot, saved: Saved) -> TableView:
    view = TableView(TableModel(COLUMNS, ListSource(ROWS), saved), name="Projects")
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    return view


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


def test_the_header_sorts_up_down_and_not(qtbot: QtBot, view: TableView) -> None:
    header = view.grid.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(1) + 20, 10)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        orders.append([view.model.source.id_at(n) for n in range(3)])
    assert orders == [["3", "1", "2"], ["1", "3", "2"], ["1", "2", "3"]]


def test_the_mark_of_the_sorted_column_covers_no_title(qtbot: QtBot, view: TableView) -> None:
    header = view.grid.horizontalHeader()
    header.setStyleSheet(style_sheet(LIGHT))
    view.sort_by("total_fen", False)
    marked = header.grab().toImage()
    view.sort_by("", False)
    plain = header.grab().toImage()
    places = ((x, y) for y in range(plain.height()) for x in range(plain.width()))
    rows = {y for x, y in places if plain.pixel(x, y) != marked.pixel(x, y)}
    text = header.fontMetrics().tightBoundingRect("Total (万元)").height()
    assert rows and max(rows) < (plain.height() - text) // 2


def test_sorting_keeps_the_record_current(qtbot: QtBot, view: TableView) -> None:
    view.select_id("1")
    view.sort_by("total_fen", False)
    assert view.current_id() == "1"
    assert view.grid.currentIndex().row() == 1


def test_a_list_read_anew_keeps_its_row_without_a_word(qtbot: QtBot, view: TableView) -> None:
    view.select_id("1")
    with qtbot.assertNotEmitted(view.current_changed):
        view.model.source.sort("total_fen", True, lambda row: row.total_fen)
    assert view.current_id() == "1"
    with qtbot.assertNotEmitted(view.current_changed):
        view.await_id("3")
        view.model.source.sort("", False, lambda row: None)
    assert view.current_id() == "3"


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


def test_columns_are_chosen_in_a_list(qtbot: QtBot, view: TableView) -> None:
    chooser = view.choose_columns()
    titles = [chooser.list.item(n).text() for n in range(chooser.list.count())]
    assert titles == ["Name", "Total (万元)", "Stage", "Due", "Light", "Number"]
    chooser.list.item(5).setCheckState(Qt.CheckState.Checked)
    chooser.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    show = next(b for b in chooser.findChildren(QPushButton) if b.text() == "Show these columns")
    with qtbot.waitSignal(view.layout_changed) as told:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert told.args[0].columns == ("name", "total_fen", "due", "light", "id")


def test_a_layout_comes_back(qtbot: QtBot, view: TableView) -> None:
    layout = TableLayout(("name", "due", "stage"), {"due": 222}, "name", True)
    view.apply_layout(layout)
    assert view.grid.columnWidth(1) == 222
    assert view.layout_now() == layout


def test_a_dragged_width_is_told_to_be_remembered(qtbot: QtBot, view: TableView) -> None:
    with qtbot.waitSignal(view.layout_changed) as told:
        view.grid.setColumnWidth(2, 99)
    assert told.args is not None and told.args[0].widths["stage"] == 99


def test_columns_grow_with_later_rows_unless_somebody_chose_their_width(qtbot: QtBot) -> None:
    source, long = ListSource(), "东丽区智能传感器研发生产基地项目"
    short = [Row(str(number), "甲", None, "lead", None) for number in range(ENOUGH)]
    for first, grows in ((short, False), (short[:-1], True), (short, True)):
        source.set_rows([])
        view = TableView(TableModel(COLUMNS, source), name="Offices", grows=grows and first is short)
        qtbot.addWidget(view)
        view.resize(900, 300)
        view.show()
        source.set_rows(first)
        narrow = view.grid.columnWidth(0)
        view.grid.setColumnWidth(2, 60)
        source.set_rows([Row("1", long, 123_456_789_000_000, "signed", None)])
        wide = view.grid.fontMetrics().horizontalAdvance(long)
        assert view.grid.columnWidth(0) == narrow if not grows else view.grid.columnWidth(0) > wide
        assert view.grid.columnWidth(2) == 60 and view.layout_now().widths == {"stage": 60}
        grown = view.grid.columnWidth(0)
        source.set_rows(first)
        assert view.grid.columnWidth(0) == grown


def test_one_long_name_does_not_push_the_other_columns_away(qtbot: QtBot) -> None:
    columns = (Column("name", "Name", width=160), Column("stage", "Unit", width=90), Column("total_fen", "Total"))
    view = TableView(TableModel(columns, ListSource()), name="Offices")
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    source = view.model.source
    assert isinstance(source, ListSource)
    source.set_rows([Row("1", "甲" * 60, 1, "丁字沽街道办事处" * 4, None)])
    assert [view.grid.columnWidth(place) for place in (0, 1)] == [320, 180]


def test_an_empty_list_says_what_to_do(qtbot: QtBot, view: TableView) -> None:
    begun: list[bool] = []
    view.set_empty("No projects yet.", "Enter the first one", lambda: begun.append(True))
    assert not view.empty.isVisible()
    source = view.model.source
    assert isinstance(source, ListSource)
    source.set_rows([])
    assert view.empty.isVisible()
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert begun == [True]


class Slow(ListSource):
    """Is being read anew as long as a test says so."""

    coming = False

    @property
    def loading(self) -> bool:
        return self.coming


def test_what_is_said_of_an_empty_list_stays_until_another_list_is_there(qtbot: QtBot) -> None:
    source = Slow()
    view = TableView(TableModel(COLUMNS, source), name="Projects")
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    source.coming = True
    view.set_empty("No project matches.")
    assert not view.empty.isVisible()
    source.coming = False
    source.set_rows([])
    assert view.empty.isVisible() and view.empty.accessibleName() == "No project matches."
    source.coming = True
    view.set_empty("The recycle bin is empty.")
    assert view.empty.isVisible() and view.empty.accessibleName() == "No project matches."
    source.coming = False
    source.set_rows([])
    assert view.empty.isVisible() and view.empty.accessibleName() == "The recycle bin is empty."
    source.set_rows(ROWS)
    assert not view.empty.isVisible()


class Paintings(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_list_with_a_scroll_bar_after_one_without_is_painted_once(qtbot: QtBot) -> None:
    many = [Row(str(n), "甲", n, "lead", None) for n in range(60)]
    source = ListSource(many)
    view = TableView(TableModel(COLUMNS, source), name="Projects")
    qtbot.addWidget(view)
    view.set_empty("No project matches.")
    view.resize(420, 300)  # not all of its columns are seen
    with qtbot.waitExposed(view):
        view.show()
    qtbot.wait(50)
    paintings = Paintings(view.grid.viewport())
    for rows in (ROWS, many, [], many, [], ROWS):
        paintings.count = 0
        source.set_rows(rows)
        qtbot.waitUntil(lambda: paintings.count > 0)
        qtbot.wait(20)
        assert paintings.count == 1, len(rows)
        assert view.grid.verticalScrollBar().isVisible() == (len(rows) > 10)


def test_slow_loading_shows_a_thin_bar(qtbot: QtBot, view: TableView) -> None:
    view.model.source.loading_changed.emit(True)
    assert not view._bar.isVisible()
    qtbot.waitUntil(view._bar.isVisible)
    view.model.source.loading_changed.emit(False)
    assert not view._bar.isVisible()


def test_a_list_that_has_room_does_not_scroll_sideways(qtbot: QtBot) -> None:
    source = ListSource([])
    view = TableView(TableModel(COLUMNS, source), name="Projects")
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    source.set_rows(ROWS)
    for again in (False, True):
        if again:
            view.size_to_content()
        qtbot.waitUntil(lambda: view.grid.horizontalHeader().length() == view.grid.viewport().width())
        assert not view.grid.horizontalScrollBar().isVisible()


def wide_view(qtbot: QtBot, width: int, layout: TableLayout | None = None) -> TableView:
    """Names, two long texts, and a day at the end."""
    columns = (
        Column("name", "Name", fixed=True, width=160),
        Column("stage", "Long", lambda _: "国" * 40, width=200),
        Column("light", "Longer", lambda _: "国" * 60, width=200),
        Column("due", "Due", lambda _: "2022-03-15", width=90),
        Column("id", "Number", width=100),
        Column("total_fen", "Total", money_wan, align="right", width=100),
    )
    source = ListSource([])
    view = TableView(TableModel(columns, source), name="Wide", layout=layout)
    qtbot.addWidget(view)
    view.resize(width, 400)
    view.show()
    source.set_rows(ROWS)
    return view


def edges(view: TableView) -> dict[str, int]:
    """Where each column ends."""
    return {
        column.field: view.grid.columnViewportPosition(n) + view.grid.columnWidth(n)
        for n, column in enumerate(view.model.columns)
    }


def test_long_texts_give_way_to_a_column_that_would_be_cut(qtbot: QtBot) -> None:
    roomy, small = wide_view(qtbot, 1600), wide_view(qtbot, 590)
    assert roomy.grid.columnWidth(1) == roomy.grid.columnWidth(2) == 320
    assert 150 <= small.grid.columnWidth(1) < 320 and 150 <= small.grid.columnWidth(2) < 320
    assert edges(small)["due"] <= small.grid.viewport().width() < edges(small)["id"]
    assert small.grid.columnWidth(0) == roomy.grid.columnWidth(0)
    assert small.grid.columnWidth(3) == roomy.grid.columnWidth(3)


def test_a_width_that_was_chosen_gives_way_to_nothing(qtbot: QtBot) -> None:
    view = wide_view(qtbot, 760, TableLayout(widths={"stage": 310}))
    assert view.grid.columnWidth(1) == 310 and 150 <= view.grid.columnWidth(2) < 320
    assert view.layout_now().widths == {"stage": 310}  # what was made to fit is nobody's choice
