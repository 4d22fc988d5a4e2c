"""A PDF on paper: the chosen pages as pictures, one after the other, in copies; runs off the UI thread."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from desktop_app.errors import QT_TRANSLATE_NOOP, Cancelled, EnvironmentProblem
from desktop_app.services.environment import environment
from desktop_app.ui.tasks import Progress

DPI = 400
"""Finer than the eye on paper; at the 1200 a printer may offer, one page would take half a gigabyte."""
POINTS_PER_INCH = 72
BLANK = 0
SAME_SHAPE = 0.99
"""A page of 595 by 842 points is as good as A4: the hair between them is not left white."""


def chosen_pages(printer: QPrinter, count: int, current: int = 1) -> list[int]:
    """The pages asked for in the print dialog, counted from 1, in the order in which they come out.

    `current` is the one on the screen.
    """
    ranges = printer.pageRanges()
    pages = list(range(1, count + 1))
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        return [page for page in pages if page == current]
    if printer.printRange() is QPrinter.PrintRange.PageRange and not ranges.isEmpty():
        pages = [page for page in pages if ranges.contains(page)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


def ask_paper(document: QPdfDocument, printer: QPrinter) -> None:
    """Take the paper that the document is made for, if it is one of those that everybody has."""
    size = document.pagePointSize(0)
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    if paper.id() is not QPageSize.PageSizeId.Custom:
        printer.setPageSize(paper)
    printer.setPageOrientation(_orientation(document, 1))


def print_file(file: Path, printer: QPrinter, progress: Progress, current: int = 1) -> int:
    """Print the chosen pages of a file, each as large as its paper, which lies as the page does; returns how many.

    Margins of the printer do not shrink a page; on paper of another shape it keeps its own, in the middle.

    `current` is the page on the screen.

    Raises EnvironmentProblem when the printer takes nothing, Cancelled when the user stops it.
    """
    content, document = QBuffer(), QPdfDocument()
    with environment():
        content.setData(file.read_bytes())  # the file itself may be made anew meanwhile
    content.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(content)
    sheets = list(_in_copies(chosen_pages(printer, document.pageCount(), current), printer))
    if not sheets:
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "There are no such pages to print."),
            QT_TRANSLATE_NOOP("errors", "Choose pages that the document has."),
        )
    printer.setPageOrientation(_orientation(document, sheets[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The printer does not take the document; nothing was printed."),
            QT_TRANSLATE_NOOP("errors", "Look whether it is on and connected, or choose another printer."),
        )
    try:
        for number, page in enumerate(sheets):
            if progress.cancelled:
                printer.abort()
                raise Cancelled
            progress.report(number / len(sheets), QT_TRANSLATE_NOOP("progress", "Sending the pages to the printer"))
            if page != BLANK:
                printer.setPageOrientation(_orientation(document, page))
            if number:
                printer.newPage()
            if page != BLANK:
                painter.drawImage(_place(document.pagePointSize(page - 1), printer), _picture(document, page))
    finally:
        painter.end()
    return len(sheets)


def _in_copies(pages: list[int], printer: QPrinter) -> Iterator[int]:
    """Every page as often as it is to be printed, unless the printer itself makes the copies.

    On two sides every copy begins on a new sheet: a side that has to stay blank for it is `BLANK`.
    """
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    two_sided = printer.duplex() in (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)
    if printer.collateCopies():
        for copy in range(copies):
            yield from pages
            if two_sided and len(pages) % 2 and copy < copies - 1:
                yield BLANK
    else:
        for page in pages:
            yield from [page] * copies


def _place(size: QSizeF, printer: QPrinter) -> QRectF:
    """Where a page goes, as the printer counts: from the corner of what it can reach."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    corner = printer.pageRect(QPrinter.Unit.DevicePixel).topLeft()
    place = QRectF(QPointF(), size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    if min(place.width() / paper.width(), place.height() / paper.height()) > SAME_SHAPE:
        place.setSize(paper.size())
    place.moveCenter(paper.center() - paper.topLeft())
    return place.translated(-corner)


def _picture(document: QPdfDocument, page: int) -> QImage:
    """The page on white; a picture that is seen through would be printed at a crawl."""
    size = document.pagePointSize(page - 1) * (DPI / POINTS_PER_INCH)
    drawn = document.render(page - 1, QSize(round(size.width()), round(size.height())))
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper


def _orientation(document: QPdfDocument, page: int) -> QPageLayout.Orientation:
    size = document.pagePointSize(page - 1)
    wide = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
