from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import PLACEHOLDER, Cell, Column, Editor, TableModel
from desktop_app.ui.theme import LIGHT, make_palette
from desktop_app.ui.widgets.grid_view import GridView
from desktop_app.ui.widgets.rows_view import RowsView

FLAGS = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    figure: str
    light: str = ""


class Source(ListSource):
    """Counts how often it is asked for a row; of some it has none yet."""

    def __init__(self, rows: list[Row]) -> None:
        super().__init__(rows)
        self.asked: list[int] = []
        self.coming: set[int] = set()

    def row(self, index: int) -> Row | None:
        self.asked.append(index)
        return None if index in self.coming else super().row(index)


COLUMNS = (
    Column("name", "Name", width=140),
    Column("figure", "Figure", align="right", width=90),
    Column("light", "Light", light=lambda row: row.light, width=80),
    Column("id", "Number", width=300),
)
ROWS = [
    Row(str(n), f"第{n}个项目的很长很长的名称", f"{n * 1234:,}", ("green", "yellow", "red", "")[n % 4])
    for n in range(60)
]


@pytest.fixture
def source() -> Source:
    return Source(ROWS)


@pytest.fixture
def grid(qtbot: QtBot, source: Source) -> Iterator[GridView]:
    frame = QWidget()
    qtbot.addWidget(frame)
    frame.setPalette(make_palette(LIGHT))
    frame.resize(460, 320)
    grid = GridView(TableModel(COLUMNS, source), frame, fixed=1, dense=False)
    grid.resize(460, 280)
    QLineEdit(frame).move(0, 290)
    for n, column in enumerate(COLUMNS):
        grid.setColumnWidth(n, column.width)
    frame.show()
    qtbot.waitUntil(frame.isVisible)
    yield grid


def picture(view: RowsView) -> QImage:
    return view.viewport().grab().toImage()


def cell_of(view: RowsView, row: int, column: int) -> QRect:
    return view.visualRect(view.model().index(row, column))


def test_a_row_is_asked_for_once_for_all_its_cells(grid: GridView, source: Source) -> None:
    source.asked.clear()
    picture(grid)
    seen = grid.rowAt(grid.viewport().height() - 1)
    assert sorted(source.asked) == list(range(seen + 1))


def test_what_is_drawn_in_pieces_is_what_is_drawn_at_once(grid: GridView) -> None:
    grid.selectionModel().select(grid.model().index(2, 0), FLAGS.ClearAndSelect | FLAGS.Rows)
    grid.verticalScrollBar().setValue(17)
    grid.horizontalScrollBar().setValue(33)
    whole = picture(grid)
    for row in range(1, 9):
        for column in range(1, 4):
            rect = cell_of(grid, row, column).intersected(grid.viewport().rect())
            piece = QImage(rect.size(), whole.format())
            piece.fill(whole.pixelColor(whole.width() - 1, whole.height() - 1))
            grid.viewport().render(piece, QPoint(), QRegion(rect))
            assert rect.isEmpty() or piece == whole.copy(rect), (row, column)


def test_the_fixed_columns_are_drawn_once_above_the_others(grid: GridView) -> None:
    left = grid.left_view
    assert (grid.covered, left.covered) == (1, 0)
    beneath, above = picture(grid).copy(cell_of(grid, 1, 0)), picture(left).copy(cell_of(left, 1, 0))
    assert len({beneath.pixel(x, 15) for x in range(beneath.width())}) == 1
    assert len({above.pixel(x, 15) for x in range(above.width())}) > 3


def test_selected_rows_have_their_colour_from_edge_to_edge(grid: GridView) -> None:
    grid.selectionModel().select(grid.model().index(3, 2), FLAGS.ClearAndSelect | FLAGS.Rows)
    image = picture(grid)
    y = cell_of(grid, 3, 1).top() + 2
    xs = range(cell_of(grid, 3, 1).left(), image.width(), 7)
    assert {image.pixelColor(x, y).name() for x in xs} == {LIGHT.accent_soft.lower()}
    assert {image.pixelColor(x, y + 30).name() for x in xs} != {LIGHT.accent_soft.lower()}


def test_a_hairline_ends_each_row(grid: GridView) -> None:
    image = picture(grid)
    for row in range(5):
        y = cell_of(grid, row, 1).bottom()
        assert image.pixelColor(cell_of(grid, row, 1).left() + 3, y).name() == LIGHT.border.lower()


def test_the_current_cell_has_a_ring_while_the_table_has_the_keyboard(grid: GridView, qtbot: QtBot) -> None:
    grid.window().activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    grid.selectionModel().setCurrentIndex(grid.model().index(2, 2), FLAGS.ClearAndSelect | FLAGS.Rows)
    spot = cell_of(grid, 2, 2).topLeft() + QPoint(1, 1)
    assert picture(grid).pixelColor(spot).name() == LIGHT.accent.lower()
    other = grid.window().findChild(QLineEdit)
    assert other is not None
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert picture(grid).pixelColor(spot).name() == LIGHT.accent_soft.lower()


def test_rows_that_are_still_read_have_a_placeholder(grid: GridView, source: Source) -> None:
    source.coming = {1}
    assert grid._table.cells(1, COLUMNS[:2]) == [Cell(PLACEHOLDER), Cell(PLACEHOLDER, "right")]
    image = picture(grid)
    rows = [image.copy(cell_of(grid, row, 1)) for row in (0, 1, 2)]
    assert rows[1] != rows[0] and rows[1] != rows[2]


def test_other_colours_and_faces_are_taken_up(grid: GridView) -> None:
    before = grid.cells
    assert grid.cells is before
    font = grid.font()
    font.setPointSizeF(font.pointSizeF() + 3)
    grid.setFont(font)
    assert grid.cells is not before


def test_an_empty_table_and_a_column_out_of_sight_draw_nothing(grid: GridView, source: Source) -> None:
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    source.asked.clear()
    picture(grid)
    assert source.asked
    source.set_rows([])
    QApplication.processEvents()
    image = picture(grid)
    assert len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}) == 1
    assert not grid.model().rowCount(QModelIndex())


def test_the_tab_key_leaves_a_table_that_is_only_read(qtbot: QtBot, source: Source) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    written = (Column("name", "Name", editor=Editor()), *COLUMNS[1:])
    read_only, editable = TableModel(COLUMNS, source), TableModel(written, source)
    editable.on_edit = lambda _cells: None
    frame.show()
    for model, stays in ((read_only, False), (editable, True)):
        grid = GridView(model, frame, fixed=1, dense=False)
        field = QLineEdit(frame)
        grid.show()
        field.show()
        grid.setFocus()
        grid.setCurrentIndex(model.index(0, 0))
        qtbot.keyClick(grid, Qt.Key.Key_Tab)
        assert (frame.focusWidget() is grid) is stays
        assert grid.currentIndex().column() == (1 if stays else 0)
