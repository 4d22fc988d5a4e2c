from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.table_model import Cell
from desktop_app.ui.theme import DARK, LIGHT, SPACE_S, Tokens, make_palette
from desktop_app.ui.widgets.cell_painter import CellPainter, Span

WIDE, HIGH = 200, 30


def painter_of(tokens: Tokens = LIGHT) -> CellPainter:
    return CellPainter(make_palette(tokens), QFont(QGuiApplication.font()))


def drawn(cell: Cell, tokens: Tokens = LIGHT) -> QImage:
    """A cell alone, with as much room on both sides as it has itself."""
    image = QImage(3 * WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    painter_of(tokens).draw_column(painter, Span(WIDE, WIDE), [Span(0, HIGH)], [cell])
    painter.end()
    return image


def ink(image: QImage) -> QRect:
    """What is not ground."""
    ground = image.pixel(0, 0)
    places = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground]
    left, top = min(x for x, _ in places), min(y for _, y in places)
    return QRect(left, top, max(x for x, _ in places) - left + 1, max(y for _, y in places) - top + 1)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_text_stands_inside_its_cell_on_its_side(qapp: QApplication) -> None:
    left, right = ink(drawn(Cell("12"))), ink(drawn(Cell("12", "right")))
    middle = ink(drawn(Cell("12", "centre")))
    assert WIDE + SPACE_S <= left.left() < WIDE + SPACE_S + 4
    assert 2 * WIDE - SPACE_S - 4 < right.right() < 2 * WIDE - SPACE_S
    assert abs(middle.center().x() - (WIDE + WIDE // 2)) <= 2


def test_text_that_is_too_long_ends_inside_its_cell(qapp: QApplication) -> None:
    long = "国能智深" * 20
    for cell in (Cell(long), Cell(long, "right"), Cell(long, "centre")):
        found = ink(drawn(cell))
        assert found.left() >= WIDE + SPACE_S and found.right() < 2 * WIDE - SPACE_S


def test_names_that_differ_in_their_ends_are_cut_in_their_middle(qapp: QApplication) -> None:
    name = "芯片封装测试设备研发制造基地建设项目"
    ends = [drawn(Cell(name + end, both_ends=True)) for end in ("一期", "二期")]
    assert ends[0] != ends[1]
    assert drawn(Cell(name + "一期")) == drawn(Cell(name + "二期"))


def test_what_stands_out_is_bold_and_what_left_is_slanted(qapp: QApplication) -> None:
    plain, strong, stale = (drawn(cell) for cell in (Cell("W"), Cell("W", strong=True), Cell("W", stale=True)))
    assert plain != strong and plain != stale and strong != stale


def test_muted_text_is_lighter_and_the_next_cell_is_not(qapp: QApplication) -> None:
    image = QImage(WIDE, 3 * HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    rows = [Span(HIGH * n, HIGH) for n in range(3)]
    painter_of().draw_column(painter, Span(0, WIDE), rows, [Cell("■"), Cell("■", muted=True), Cell("■")])
    painter.end()
    first, second, third = (colours(image.copy(0, HIGH * n, WIDE, HIGH)) for n in range(3))
    assert LIGHT.text.lower() in first and first == third
    assert LIGHT.muted.lower() in second and LIGHT.text.lower() not in second


def test_a_light_stands_before_words_and_beside_figures(qapp: QApplication) -> None:
    cells = (Cell("12", light="red"), WIDE + SPACE_S), (Cell("12", "right", light="red"), 2 * WIDE - 60)
    for cell, near in cells:
        image = drawn(cell)
        red = [x for x in range(image.width()) if image.pixelColor(x, HIGH // 2).name() == LIGHT.red.lower()]
        assert red and near <= red[0] and len(red) >= 8
        assert ink(image).right() < 2 * WIDE - SPACE_S


def test_the_dark_scheme_has_its_own_colours(qapp: QApplication) -> None:
    assert DARK.text.lower() in colours(drawn(Cell("■"), DARK))


def test_a_cell_of_its_own_size_is_not_cut(qtbot: QtBot) -> None:
    draw = painter_of()
    for cell in (Cell("国能智深华北总部项目"), Cell("1,234.56", "right"), Cell("x", light="green")):
        size = draw.size(cell)
        shown = QImage(size.width(), size.height(), QImage.Format.Format_RGB32)
        room = QImage(size.width() + 40, size.height(), QImage.Format.Format_RGB32)
        for image in (shown, room):
            image.fill(QColor(LIGHT.surface))
            painter = QPainter(image)
            draw.draw_column(painter, Span(0, image.width()), [Span(0, size.height())], [cell])
            painter.end()
        assert ink(shown).size() == ink(room).size()
