"""Pages of a PDF on paper: which, how many, in which order, at their size."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop_app.errors import Cancelled, EnvironmentProblem
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets import pdf_print
from desktop_app.ui.widgets.pdf_print import (
    ask_paper,
    chosen_pages,
    print_dialog,
    print_file,
    print_files,
    print_or_save,
)
from tests.helpers.paper import difference, ink, lying, picture, sizes, text_of
from tests.helpers.printers import TwoSidedInfo, to_file, two_sided
from tests.unit.ui.widgets.conftest import WORDS


def _one_page(path: Path) -> Path:
    canvas = Canvas(str(path))
    canvas.showPage()
    canvas.save()
    return path


def test_a_file_that_is_to_have_all_pages_gets_the_pdf_itself(file: Path, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    assert print_or_save(file, printer, Progress()) == 4
    assert (tmp_path / "out.pdf").read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("what", "pages"), [("pages", [2, 3]), ("copies", [1, 2, 3, 4, 1, 2, 3, 4]), ("order", [4, 3, 2, 1]), ("one", [2])]
)
def test_chosen_pages_of_a_file_keep_their_text(file: Path, tmp_path: Path, what: str, pages: list[int]) -> None:
    printer = to_file(tmp_path / "out.pdf")
    if what == "pages":
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("2-3"))
    elif what == "one":
        printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    elif what == "copies":
        printer.setCopyCount(2)
    else:
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_or_save(file, printer, Progress(), current=2) == len(pages)
    assert text_of(tmp_path / "out.pdf").split("\n") == [WORDS[page - 1] for page in pages]
    assert lying(tmp_path / "out.pdf") == [page == 3 for page in pages]


def test_other_paper_and_files_of_other_programs_are_painted(file: Path, tmp_path: Path) -> None:
    smaller = to_file(tmp_path / "out.pdf")
    smaller.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_or_save(file, smaller, Progress()) == 4
    assert sizes(tmp_path / "out.pdf")[0] == (420, 595) and "alpha" not in text_of(tmp_path / "out.pdf")
    foreign = tmp_path / "foreign.pdf"
    foreign.write_bytes(file.read_bytes() + b"% appended by another program\n")
    printer = to_file(tmp_path / "pages.pdf")
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_or_save(foreign, printer, Progress()) == 4
    assert len(lying(tmp_path / "pages.pdf")) == 4 and "alpha" not in text_of(tmp_path / "pages.pdf")


def test_pages_without_colour_are_painted_without_any(file: Path, tmp_path: Path) -> None:
    painted = tmp_path / "out.pdf"
    print_file(file, to_file(painted), Progress())
    assert b"/DCTDecode" not in painted.read_bytes(), "text is not blurred as a photograph is"


def test_files_are_printed_as_one_job_each_from_a_new_sheet(file: Path, dense: Path, tmp_path: Path) -> None:
    assert print_files([dense, file], to_file(tmp_path / "out.pdf"), Progress()) == 6
    assert lying(tmp_path / "out.pdf") == [False, True, False, False, True, False]
    single = _one_page(tmp_path / "single.pdf")
    assert print_files([single, dense, single], two_sided(tmp_path / "sheets.pdf"), Progress()) == 1 + 1 + 2 + 1
    assert lying(tmp_path / "sheets.pdf") == [False, False, False, True, False]


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
    assert lying(tmp_path / "out.pdf") == [True, True]
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
        assert lying(tmp_path / f"out-{collate}.pdf") == sides


def test_the_page_on_the_screen_can_be_printed_alone(file: Path, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 4, 3) == [3]
    assert print_file(file, printer, Progress(), 3) == 1
    assert lying(tmp_path / "out.pdf") == [True]


@pytest.mark.parametrize(("pages", "sides"), [("1-3", 3 + 1 + 3), ("1-2", 4)])
def test_on_two_sides_every_copy_begins_on_a_new_sheet(pages: str, sides: int, file: Path, tmp_path: Path) -> None:
    printer = two_sided(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(pages))
    printer.setCopyCount(2)
    print_file(file, printer, Progress())
    assert len(lying(tmp_path / "out.pdf")) == sides


@pytest.mark.parametrize(
    ("printer", "pages", "sides"),
    [
        (two_sided, 4, QPrinter.DuplexMode.DuplexLongSide),
        (two_sided, 1, QPrinter.DuplexMode.DuplexNone),
        (to_file, 4, QPrinter.DuplexMode.DuplexNone),
    ],
)
def test_several_pages_are_printed_on_both_sides_where_the_printer_can(
    printer: Callable[[Path], QPrinter],
    pages: int,
    sides: QPrinter.DuplexMode,
    file: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_print, "QPrinterInfo", TwoSidedInfo)
    host, document = QWidget(), QPdfDocument()
    qtbot.addWidget(host)
    document.load(str(file if pages > 1 else _one_page(tmp_path / "one.pdf")))
    chosen = printer(tmp_path / "out.pdf")
    chosen.setDuplex(QPrinter.DuplexMode.DuplexNone)
    dialog = print_dialog(chosen, document, "Bulletin", host)
    assert chosen.duplex() is sides and (dialog.fromPage(), dialog.toPage()) == (1, pages)
    document.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_in_words(file: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="nothing was printed"):
        print_file(file, to_file(tmp_path / "no folder" / "out.pdf"), Progress())


def test_printing_can_be_stopped(file: Path, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        print_file(file, to_file(tmp_path / "out.pdf"), progress)
