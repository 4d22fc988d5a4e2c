"""The PDF on the screen: zoom, pages shown small, and the way to paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.pdf_preview import PdfPreview
from tests.helpers.paper import lying


def test_zoom_by_buttons_and_wheel(preview: PdfPreview, file: Path, qtbot: QtBot) -> None:
    preview.show_file(file)
    qtbot.mouseClick(preview.larger, Qt.MouseButton.LeftButton)
    assert preview.view.zoomMode() is QPdfView.ZoomMode.Custom
    before = preview.view.zoomFactor()
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.view.viewport(), wheel)
    assert preview.view.zoomFactor() < before
    qtbot.mouseClick(preview.fit, Qt.MouseButton.LeftButton)
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_a_whole_page_is_seen_at_once_and_the_page_that_is_read_stays(
    preview: PdfPreview, file: Path, qtbot: QtBot
) -> None:
    preview.show_file(file)
    preview.thumbnails.chosen.emit(1)
    qtbot.waitUntil(lambda: preview.view.pageNavigator().currentPage() == 1)
    qtbot.mouseClick(preview.whole, Qt.MouseButton.LeftButton)
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitInView
    qtbot.waitUntil(lambda: preview.view.pageNavigator().currentPage() == 1)
    page = preview.view.page_rects()[1].translated(0, -preview.view.verticalScrollBar().value())
    assert preview.view.viewport().rect().contains(page), "neither its head nor its foot is cut"
    qtbot.mouseClick(preview.fit, Qt.MouseButton.LeftButton)
    assert preview.view.pageNavigator().currentPage() == 1


def test_zooming_keeps_the_place_that_is_read(preview: PdfPreview, file: Path, qtbot: QtBot) -> None:
    preview.show_file(file)
    qtbot.mouseClick(preview.whole, Qt.MouseButton.LeftButton)
    preview.thumbnails.chosen.emit(2)
    for button in (*[preview.larger] * 6, *[preview.smaller] * 3, preview.fit, preview.whole):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert preview.pages.text() == "Page 3 of 4"
    middle = QPoint(200, 500)

    def seen() -> float:
        """How far down in the document the place is, in pages."""
        page, _across, down = preview.view._point(middle)
        return page + down

    before = seen()
    for _time in range(4):
        preview.view.zoom(1.2, middle)
        assert seen() == pytest.approx(before, abs=0.01)


def test_a_damaged_file_is_as_good_as_none(preview: PdfPreview, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    assert not preview.show_file(tmp_path / "broken.pdf")
    assert preview.body.currentWidget() is preview.empty
    assert not preview.finder.box.isEnabled()


def test_the_print_dialog_prints_beside_the_work(preview: PdfPreview, file: Path, qtbot: QtBot, tmp_path: Path) -> None:
    preview.show_file(file, "Bulletin")
    preview.print()
    dialog = preview.findChild(QPrintDialog)
    assert dialog is not None
    assert (dialog.minPage(), dialog.maxPage()) == (1, 4)
    printer = dialog.printer()
    assert printer.docName() == "Bulletin"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    name = dialog.findChild(QLineEdit, "filename")
    assert name is not None and Path(name.text()).name == "Bulletin.pdf" and Path(name.text()).is_absolute()
    told: list[str] = []
    preview.printed.connect(told.append)
    preview.print_to(printer)
    dialog.reject()
    qtbot.waitUntil(lambda: told != [], timeout=20_000)
    assert told == [f"Saved as {tmp_path / 'out.pdf'}"]
    assert lying(tmp_path / "out.pdf") == [False, False, True, False]


def test_all_pages_are_shown_small_and_gone_to(preview: PdfPreview, file: Path, qtbot: QtBot) -> None:
    assert not preview.overview.isEnabled()
    preview.show_file(file)
    assert not preview.thumbnails.isVisible()
    qtbot.mouseClick(preview.overview, Qt.MouseButton.LeftButton)
    assert preview.thumbnails.isVisible()
    model = preview.thumbnails.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["1", "2", "3", "4"]

    def small(row: int) -> QIcon:
        icon: QIcon = model.index(row, 0).data(Qt.ItemDataRole.DecorationRole)
        return icon

    def inked(row: int) -> bool:
        picture = small(row).pixmap(small(row).availableSizes()[0]).toImage()
        return any(
            picture.pixelColor(x, y).lightness() < 200 for x in range(picture.width()) for y in range(picture.height())
        )

    qtbot.waitUntil(lambda: all(inked(row) for row in range(4)))
    sizes = [small(row).availableSizes()[0] for row in (0, 2)]
    assert sizes[0].height() > sizes[0].width() and sizes[1].width() > sizes[1].height()
    assert sizes[1].width() <= preview.thumbnails.gridSize().width() <= preview.thumbnails.viewport().width()

    chosen = small(0).pixmap(sizes[0], QIcon.Mode.Selected).toImage()
    assert chosen.pixelColor(1, 1) == Qt.GlobalColor.white, "the page that is read is as white as the others"
    preview.thumbnails.chosen.emit(3)
    qtbot.waitUntil(lambda: preview.view.pageNavigator().currentPage() == 3)
    assert preview.thumbnails.currentIndex().row() == 3
    preview.close_document()
    assert model.rowCount() == 0 and not preview.thumbnails.isVisible()


def test_the_key_prints_the_file_that_is_shown(preview: PdfPreview, file: Path, qtbot: QtBot) -> None:
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert preview.findChildren(QPrintDialog) == []  # there is none yet
    preview.show_file(file)
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = preview.findChildren(QPrintDialog)
    dialog.reject()
