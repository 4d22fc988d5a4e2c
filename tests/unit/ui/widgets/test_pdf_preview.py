"""The PDF on the screen: found places, zoom, and pages on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF, QPoint, QPointF, Qt
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop_app.errors import Cancelled, EnvironmentProblem
from desktop_app.ui.tasks import DatabaseWorker, NoOffice, Progress
from desktop_app.ui.widgets.pdf_preview import PdfPreview
from desktop_app.ui.widgets.pdf_print import ask_paper, chosen_pages, print_file, print_files, print_or_save
from tests.helpers.paper import difference, ink, picture, sizes

WORDS = ("alpha one", "beta", "alpha two alpha", "gamma")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Four pages, the third lying on its side."""
    path = tmp_path / "pages.pdf"
    canvas = Canvas(str(path))
    for number, words in enumerate(WORDS):
        canvas.setPageSize(landscape(A4) if number == 2 else A4)
        canvas.drawString(72, 400, words)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PdfPreview]:
    worker = DatabaseWorker(NoOffice())
    preview = PdfPreview(worker)
    qtbot.addWidget(preview)
    preview.resize(900, 600)
    preview.show()
    yield preview
    worker.close()


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def pages_of(path: Path) -> list[bool]:
    """The pages of a file: whether each lies on its side."""
    document = QPdfDocument()
    document.load(str(path))
    sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
    document.close()
    return [size.width() > size.height() for size in sizes]


def test_enter_goes_from_place_to_place_and_round(preview: PdfPreview, file: Path, qtbot: QtBot) -> None:
    assert preview.show_file(file)
    qtbot.keyClicks(preview.find_box, "alpha")
    qtbot.waitUntil(lambda: preview.found.text() == "1 of 3")
    shown = [preview.view.currentSearchResultIndex()]
    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(preview.find_box, key, modifier)
        shown.append(preview.view.currentSearchResultIndex())
    assert shown == [0, 1, 2, 0, 2]
    assert preview.view.pageNavigator().currentPage() == 2
    assert "3 of 4" in preview.pages.text()
    qtbot.mouseClick(preview.before, Qt.MouseButton.LeftButton)
    assert preview.found.text() == "2 of 3"
    preview.find_box.setText("omega")
    qtbot.waitUntil(lambda: preview.found.text() == "Not found")
    assert not preview.next.isEnabled()
    qtbot.keyClick(preview.find_box, Qt.Key.Key_Escape)
    assert preview.found.text() == ""


def test_another_document_begins_on_its_first_page_and_the_same_one_stays(
    preview: PdfPreview, file: Path, qtbot: QtBot
) -> None:
    assert preview.show_file(file, "Monthly")
    preview.find_box.setText("omega")
    assert preview.found.text() == "Searching…"
    qtbot.waitUntil(lambda: preview.found.text() == "Not found")
    preview.find_box.setText("alpha")
    qtbot.waitUntil(lambda: preview.found.text() == "1 of 3")
    preview._go(-1)
    assert "3 of 4" in preview.pages.text()
    assert preview.show_file(file, "Monthly")  # made again
    assert "3 of 4" in preview.pages.text() and preview.find_box.text() == "alpha"
    assert preview.show_file(file, "Fortnightly")
    assert "1 of 4" in preview.pages.text() and preview.find_box.text() == ""
    assert preview.view.verticalScrollBar().value() == 0


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
    shown = preview.document.pagePointSize(1).height() * preview._scale(1)
    assert shown <= preview.view.viewport().height()
    qtbot.mouseClick(preview.fit, Qt.MouseButton.LeftButton)
    assert preview.view.pageNavigator().currentPage() == 1


def test_a_place_that_is_found_is_in_sight_however_large_the_page_is_shown(
    preview: PdfPreview, file: Path, qtbot: QtBot
) -> None:
    preview.show_file(file)
    for _time in range(8):
        preview.larger.click()
    qtbot.keyClicks(preview.find_box, "alpha")
    qtbot.waitUntil(lambda: preview.found.text() == "1 of 3")
    for _place in range(3):
        place = preview.search.resultAtIndex(preview._place)
        scale = preview._scale(place.page())
        left = preview.view.documentMargins().left() + place.location().x() * scale
        assert 0 <= left - preview.view.horizontalScrollBar().value() <= preview.view.viewport().width()
        preview.next.click()


def test_a_damaged_file_is_as_good_as_none(preview: PdfPreview, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    assert not preview.show_file(tmp_path / "broken.pdf")
    assert preview.body.currentWidget() is preview.empty
    assert not preview.find_box.isEnabled()


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
    assert pages_of(tmp_path / "out.pdf") == [False, False, True, False]


def test_a_file_that_is_to_have_all_pages_gets_the_pdf_itself(file: Path, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    assert print_or_save(file, printer, Progress()) == 4
    assert (tmp_path / "out.pdf").read_bytes() == file.read_bytes()


@pytest.mark.parametrize("what", ["pages", "copies", "order", "paper"])
def test_other_pages_or_paper_are_painted(file: Path, tmp_path: Path, what: str) -> None:
    printer = to_file(tmp_path / "out.pdf")
    if what == "pages":
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("2-3"))
    elif what == "copies":
        printer.setCopyCount(2)
    elif what == "order":
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    else:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    pages = {"pages": 2, "copies": 8}.get(what, 4)
    assert print_or_save(file, printer, Progress()) == pages
    assert len(pages_of(tmp_path / "out.pdf")) == pages and (tmp_path / "out.pdf").read_bytes() != file.read_bytes()


def test_pages_without_colour_are_painted_without_any(file: Path, tmp_path: Path) -> None:
    painted = tmp_path / "out.pdf"
    print_file(file, to_file(painted), Progress())
    assert b"/DCTDecode" not in painted.read_bytes(), "text is not blurred as a photograph is"


def test_files_are_printed_as_one_job_each_from_a_new_sheet(file: Path, dense: Path, tmp_path: Path) -> None:
    assert print_files([dense, file], to_file(tmp_path / "out.pdf"), Progress()) == 6
    assert pages_of(tmp_path / "out.pdf") == [False, True, False, False, True, False]
    single = tmp_path / "single.pdf"
    canvas = Canvas(str(single))
    canvas.showPage()
    canvas.save()
    two_sided = to_file(tmp_path / "sheets.pdf")
    two_sided.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    if two_sided.duplex() is not QPrinter.DuplexMode.DuplexLongSide:
        pytest.skip("Qt tells nothing of two sides here")
    assert print_files([single, dense, single], two_sided, Progress()) == 1 + 1 + 2 + 1


@pytest.fixture
def dense(tmp_path: Path) -> Path:
    """Two pages with lines up to their edges, the second lying on its side."""
    path = tmp_path / "dense.pdf"
    canvas = Canvas(str(path))
    for size in (A4, landscape(A4)):
        canvas.setPageSize(size)
        for step in range(12, 560, 24):
            canvas.line(step, 6, step, size[1] - 6)
            canvas.line(6, step, size[0] - 6, step)
        canvas.rect(6, 6, size[0] - 12, size[1] - 12)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize("margin", [0.0, 12.7])
def test_printed_pages_are_the_real_pages_at_their_size(dense: Path, tmp_path: Path, margin: float) -> None:
    printer = to_file(tmp_path / "out.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout.Unit.Millimeter)
    assert print_file(dense, printer, Progress()) == 2
    assert sizes(tmp_path / "out.pdf") == [(595, 842), (842, 595)]
    for page in (0, 1):
        printed, meant = picture(tmp_path / "out.pdf", page), picture(dense, page)
        assert difference(printed, meant) < 4  # of a dense grid; see below what a hair more would make
        assert all(abs(one - other) <= 1 for one, other in zip(ink(printed), ink(meant), strict=True))


def test_a_page_shifted_or_shrunk_by_a_margin_would_be_seen(dense: Path) -> None:
    meant = picture(dense, 0)
    shrunk = Image.new("L", meant.size, 255)
    shrunk.paste(meant.resize((meant.width * 96 // 100, meant.height * 96 // 100)), (8, 8))
    assert difference(shrunk, meant) > 10


def test_on_paper_of_another_shape_a_page_keeps_its_own(dense: Path, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    print_file(dense, printer, Progress())
    assert sizes(tmp_path / "out.pdf") == [(612, 792), (792, 612)]
    left, top, right, bottom = ink(picture(tmp_path / "out.pdf", 0))
    assert (right - left) / (bottom - top) == pytest.approx(583 / 830, abs=0.01)
    page = picture(tmp_path / "out.pdf", 0)
    assert abs(left - (page.width - right)) <= 2 and abs(top - (page.height - bottom)) <= 2


@pytest.mark.parametrize(("size", "paper"), [(A4, "A4"), (landscape(A4), "A4"), ((419.5, 595.3), "A5")])
def test_the_paper_is_that_of_the_document(tmp_path: Path, size: tuple[float, float], paper: str) -> None:
    canvas = Canvas(str(tmp_path / "one.pdf"), pagesize=size)
    canvas.drawString(72, 72, "one")
    canvas.save()
    document = QPdfDocument()
    document.load(str(tmp_path / "one.pdf"))
    printer = to_file(tmp_path / "out.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    ask_paper(document, printer)
    layout = printer.pageLayout()
    wide = QPageLayout.Orientation.Landscape
    assert layout.pageSize().id() is QPageSize.PageSizeId[paper]
    assert (layout.orientation() is wide) == (size[0] > size[1])
    document.close()


def test_chosen_pages_copies_and_order(file: Path, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    assert chosen_pages(printer, 4) == [1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert chosen_pages(printer, 4) == [1, 3, 4]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 4) == [4, 3, 1]
    printer.setPageRanges(QPageRanges.fromString("3"))
    printer.setCopyCount(2)
    assert print_file(file, printer, Progress()) == 2
    assert pages_of(tmp_path / "out.pdf") == [True, True]
    printer.setPageRanges(QPageRanges.fromString("8"))
    with pytest.raises(EnvironmentProblem, match="no such pages"):
        print_file(file, printer, Progress())


def test_copies_lie_together_or_set_by_set(file: Path, tmp_path: Path) -> None:
    for collate, sides in ((True, [False, True, False, True]), (False, [False, False, True, True])):
        printer = to_file(tmp_path / f"out-{collate}.pdf")
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("2-3"))
        printer.setCopyCount(2)
        printer.setCollateCopies(collate)
        print_file(file, printer, Progress())
        assert pages_of(tmp_path / f"out-{collate}.pdf") == sides


def test_the_page_on_the_screen_can_be_printed_alone(file: Path, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 4, 3) == [3]
    assert print_file(file, printer, Progress(), 3) == 1
    assert pages_of(tmp_path / "out.pdf") == [True]


def test_on_two_sides_every_copy_begins_on_a_new_sheet(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = to_file(tmp_path / "out.pdf")
    monkeypatch.setattr(QPrinter, "duplex", lambda _printer: QPrinter.DuplexMode.DuplexLongSide)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1-3"))
    printer.setCopyCount(2)
    print_file(file, printer, Progress())
    assert len(pages_of(tmp_path / "out.pdf")) == 3 + 1 + 3
    printer = to_file(tmp_path / "even.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1-2"))
    printer.setCopyCount(2)
    print_file(file, printer, Progress())
    assert len(pages_of(tmp_path / "even.pdf")) == 4


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_in_words(file: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="nothing was printed"):
        print_file(file, to_file(tmp_path / "no folder" / "out.pdf"), Progress())


def test_printing_can_be_stopped(file: Path, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        print_file(file, to_file(tmp_path / "out.pdf"), progress)


def test_all_pages_are_shown_small_and_gone_to(preview: PdfPreview, file: Path, qtbot: QtBot) -> None:
    assert not preview.overview.isEnabled()
    preview.show_file(file)
    assert not preview.thumbnails.isVisible()
    qtbot.mouseClick(preview.overview, Qt.MouseButton.LeftButton)
    assert preview.thumbnails.isVisible()
    model = preview.thumbnails.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["1", "2", "3", "4"]

    def inked(row: int) -> bool:
        picture = model.index(row, 0).data(Qt.ItemDataRole.DecorationRole).toImage()
        return any(
            picture.pixelColor(x, y).lightness() < 200 for x in range(picture.width()) for y in range(picture.height())
        )

    qtbot.waitUntil(lambda: all(inked(row) for row in range(4)))
    sizes = [model.index(row, 0).data(Qt.ItemDataRole.DecorationRole).size() for row in (0, 2)]
    assert sizes[0].height() > sizes[0].width() and sizes[1].width() > sizes[1].height()
    assert sizes[1].width() <= preview.thumbnails.gridSize().width() <= preview.thumbnails.viewport().width()

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
