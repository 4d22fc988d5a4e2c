"""What was found is marked where Qt would mark it, in the window's own tones."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import DARK, LIGHT, make_palette
from desktop_app.ui.widgets.pdf_search import PdfSearch
from desktop_app.ui.widgets.pdf_view import PdfView

CYAN = QColor(Qt.GlobalColor.cyan)
ZOOMS = QPdfView.ZoomMode


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 500)
    host.show()
    return host


@pytest.fixture
def document(file: Path, host: QWidget) -> QPdfDocument:
    document = QPdfDocument(host)
    document.load(str(file))
    return document


@pytest.fixture
def found(document: QPdfDocument, host: QWidget, qtbot: QtBot) -> PdfSearch:
    """Three places on the first and third page."""
    found = PdfSearch(document, host)
    found.look_for("alpha")
    qtbot.waitUntil(lambda: len(found.places) == 3)
    return found


@pytest.fixture
def qts_own(document: QPdfDocument, host: QWidget, qtbot: QtBot) -> QPdfSearchModel:
    """The same places as Qt finds them."""
    found = QPdfSearchModel(host)
    found.setDocument(document)
    found.setSearchString("alpha")
    qtbot.waitUntil(lambda: found.rowCount(found.index(-1, -1)) == 3)
    return found


def shown(view: QPdfView, document: QPdfDocument, mode: ZOOMS, place: int, qtbot: QtBot) -> QPdfView:
    """The view as it would be on the screen, at a place that was found."""
    view.resize(700, 500)
    view.setDocument(document)
    view.setZoomMode(mode)
    view.setZoomFactor(1.3)
    view.setCurrentSearchResultIndex(place)
    view.show()
    qtbot.waitExposed(view)
    return view


def box(picture: QImage, colour: QColor) -> QRect:
    """Around all dots of this colour."""
    dots = [
        QPoint(x, y)
        for y in range(picture.height())
        for x in range(picture.width())
        if picture.pixelColor(x, y) == colour
    ]
    assert dots
    across, down = [dot.x() for dot in dots], [dot.y() for dot in dots]
    return QRect(QPoint(min(across), min(down)), QPoint(max(across), max(down)))


@pytest.mark.parametrize("mode", list(ZOOMS))
@pytest.mark.parametrize("place", [0, 2])
def test_a_place_is_marked_where_qt_would(
    mode: ZOOMS,
    place: int,
    host: QWidget,
    document: QPdfDocument,
    found: PdfSearch,
    qts_own: QPdfSearchModel,
    qtbot: QtBot,
) -> None:
    view = PdfView(host)
    view.mark_found(found)
    shown(view, document, mode, place, qtbot)
    page, point = found.where(place)
    view.bring_up(page, point.y(), point.x())
    theirs = QPdfView(host)
    theirs.setFrameShape(QFrame.Shape.NoFrame)
    theirs.setPageMode(QPdfView.PageMode.MultiPage)
    theirs.setSearchModel(qts_own)
    shown(theirs, document, mode, place, qtbot)
    for bar, other in (
        (theirs.verticalScrollBar(), view.verticalScrollBar()),
        (theirs.horizontalScrollBar(), view.horizontalScrollBar()),
    ):
        bar.setValue(other.value())
        assert bar.maximum() == other.maximum(), "the pages are as large as Qt's"
    (framed,) = [rect for rect, chosen in view.marks() if chosen]
    asked = box(theirs.grab().toImage(), CYAN)
    edges = [framed.left() - asked.left(), framed.top() - asked.top()]
    edges += [framed.right() - asked.right(), framed.bottom() - asked.bottom()]
    assert all(abs(edge) <= 3 for edge in edges), "but for the line around it"
    assert view.viewport().rect().contains(framed)


def test_letters_stay_black_on_tones_of_the_palette(
    host: QWidget, document: QPdfDocument, found: PdfSearch, qtbot: QtBot
) -> None:
    view = PdfView(host)
    view.setPalette(make_palette(DARK))
    view.mark_found(found)
    shown(view, document, ZOOMS.FitToWidth, 0, qtbot)
    view.bring_up(0, 400)
    ((mark, chosen),) = view.marks()
    qtbot.waitUntil(lambda: view.grab().toImage().pixelColor(mark.topLeft()) != Qt.GlobalColor.white)
    assert chosen

    def dots() -> set[str]:
        picture = view.grab().toImage().copy(mark)
        return {picture.pixelColor(x, y).name() for y in range(picture.height()) for x in range(picture.width())}

    qtbot.waitUntil(lambda: min(QColor(name).lightness() for name in dots()) < 60)
    assert QColor(LIGHT.found_now).name() in dots() and CYAN.name() not in dots()
    view.setCurrentSearchResultIndex(1)
    assert [now for _rect, now in view.marks()] == [False] and QColor(LIGHT.found).name() in dots()
    found.look_for("")
    assert list(view.marks()) == []


def test_the_keys_go_through_the_pages(host: QWidget, document: QPdfDocument, qtbot: QtBot) -> None:
    view = PdfView(host)
    shown(view, document, ZOOMS.FitToWidth, -1, qtbot)
    bar, none, shift = view.verticalScrollBar(), Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    step = bar.pageStep()
    for key, modifier, place in (
        (Qt.Key.Key_Space, none, step),
        (Qt.Key.Key_PageDown, none, 2 * step),
        (Qt.Key.Key_Space, shift, step),
        (Qt.Key.Key_End, none, bar.maximum()),
        (Qt.Key.Key_Home, none, 0),
    ):
        qtbot.keyClick(view, key, modifier)
        assert bar.value() == place
