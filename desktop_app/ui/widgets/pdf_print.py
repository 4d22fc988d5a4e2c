"""A PDF on paper: the chosen pages as pictures, one after the other, in copies; runs off the UI thread."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QPointF, QRectF, QSize, QSizeF, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.documents.output import write_atomically
from desktop_app.documents.page_choice import OtherFile, with_pages
from desktop_app.domain.file_names import safe_name
from desktop_app.errors import QT_TRANSLATE_NOOP, Cancelled, EnvironmentProblem
from desktop_app.services.environment import environment
from desktop_app.ui.tasks import Progress

DPI = 400
"""Finer than the eye on paper; at the 1200 a printer may offer, one page would take half a gigabyte."""
FILE_DPI = 300
"""For printers that write files, which are sent on and should not be huge."""
POINTS_PER_INCH = 72
BLANK = 0
Side = tuple[QPdfDocument, int]
"""A page of a document, or `BLANK`."""

SAME_SHAPE = 0.99
"""A page of 595 by 842 points is as good as A4: the hair between them is not left white."""


def print_dialog(printer: QPrinter, document: QPdfDocument, name: str, parent: QWidget) -> QPrintDialog:
    """Asks for printer, pages, copies and sides of a document of this name; not opened yet.

    The printer, which says then what was chosen, has to be kept by the caller.
    """
    printer.setDocName(name)
    ask_paper(document, printer)
    two_sided = QPrinter.DuplexMode.DuplexLongSide
    if document.pageCount() > 1 and two_sided in QPrinterInfo(printer).supportedDuplexModes():
        printer.setDuplex(two_sided)  # as official papers are printed; the dialog offers the other
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for option in (QPrintDialog.PrintDialogOption.PrintPageRange, QPrintDialog.PrintDialogOption.PrintCurrentPage):
        dialog.setOption(option)
    dialog.setMinMax(1, document.pageCount())
    dialog.setFromTo(1, document.pageCount())
    _complete(dialog, name)
    return dialog


def _complete(dialog: QPrintDialog, name: str) -> None:
    """Where Qt draws the dialog itself: offer a name for the file, and translate what it leaves in English."""
    file = dialog.findChild(QLineEdit, "filename")
    if file is not None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        file.setText(str(Path(folder) / f"{safe_name(name, 'pdf')}.pdf"))
    pages = dialog.findChild(QLabel, "pageSetLabel")
    if pages is not None:
        pages.setText(QCoreApplication.translate("PdfPrint", "Which pages:"))


def printed_words(printer: QPrinter, pages: int) -> str:
    """Where the pages are."""
    if writes_pdf(printer):
        return QCoreApplication.translate("SavePdf", "Saved as {path}").format(path=printer.outputFileName())
    words = QCoreApplication.translate("PdfPrint", "%n page(s) sent to the printer {printer}.", "", pages)
    return words.format(printer=printer.printerName())


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
    paper = _paper(document)
    if paper.id() is not QPageSize.PageSizeId.Custom:
        printer.setPageSize(paper)
    printer.setPageOrientation(_orientation(document, 1))


def _paper(document: QPdfDocument) -> QPageSize:
    """The paper of the first page, upright."""
    size = document.pagePointSize(0)
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def print_or_save(file: Path, printer: QPrinter, progress: Progress, current: int = 1) -> int:
    """Print as `print_file` does; a file whose pages keep their own paper gets the PDF itself, or these pages of it:
    sharp, small, and their text can be found. Returns how many pages.
    """
    content, document = _opened(file)
    own_paper = printer.pageLayout().pageSize().id() is _paper(document).id()
    pages = list(_in_copies(chosen_pages(printer, document.pageCount(), current), printer))
    if not (writes_pdf(printer) and printer.outputFileName() and own_paper and pages):
        return print_file(file, printer, progress, current)
    whole = bytes(content.data().data())
    try:
        made = whole if pages == list(range(1, document.pageCount() + 1)) else with_pages(whole, pages)
    except OtherFile:  # or a blank side between copies, which no file has
        return print_file(file, printer, progress, current)
    write_atomically(Path(printer.outputFileName()), made)
    return len(pages)


def writes_pdf(printer: QPrinter) -> bool:
    """Whether it is none, but writes a file by itself."""
    return printer.outputFormat() is QPrinter.OutputFormat.PdfFormat


def print_file(file: Path, printer: QPrinter, progress: Progress, current: int = 1) -> int:
    """Print the chosen pages of a file, each as large as its paper, which lies as the page does; returns how many.

    Margins of the printer do not shrink a page; on paper of another shape it keeps its own, in the middle.

    `current` is the page on the screen.

    Raises EnvironmentProblem when the printer takes nothing, Cancelled when the user stops it.
    """
    _content, document = _opened(file)
    pages = chosen_pages(printer, document.pageCount(), current)
    return _send([(document, page) for page in _in_copies(pages, printer)], printer, progress)


def print_files(files: Sequence[Path], printer: QPrinter, progress: Progress) -> int:
    """Print all pages of all files one after the other, as `print_file` does; on two sides each begins a new sheet."""
    opened = [_opened(file) for file in files]
    sides: list[Side] = []
    for _content, document in opened:
        if _two_sided(printer) and len(sides) % 2:
            sides.append((document, BLANK))
        sides += [(document, page) for page in _in_copies(list(range(1, document.pageCount() + 1)), printer)]
    return _send(sides, printer, progress)


def _send(sides: Sequence[Side], printer: QPrinter, progress: Progress) -> int:
    """Send these sides as one job; returns how many. Raises EnvironmentProblem, Cancelled."""
    if not sides:
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "There are no such pages to print."),
            QT_TRANSLATE_NOOP("errors", "Choose pages that the document has."),
        )
    printer.setPageOrientation(_orientation(*sides[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The printer does not take the document; nothing was printed."),
            QT_TRANSLATE_NOOP("errors", "Look whether it is on and connected, or choose another printer."),
        )
    try:
        for number, (document, page) in enumerate(sides):
            if progress.cancelled:
                printer.abort()
                raise Cancelled
            progress.report(number / len(sides), QT_TRANSLATE_NOOP("progress", "Sending the pages to the printer"))
            if page != BLANK:
                printer.setPageOrientation(_orientation(document, page))
            if number:
                printer.newPage()
            if page != BLANK:
                picture = _picture(document, page, _resolution(printer))
                painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, picture.isGrayscale())
                painter.drawImage(_place(document.pagePointSize(page - 1), printer), picture)
    finally:
        painter.end()
    return len(sides)


def _in_copies(pages: list[int], printer: QPrinter) -> Iterator[int]:
    """Every page as often as it is to be printed, unless the printer itself makes the copies.

    On two sides every copy begins on a new sheet: a side that has to stay blank for it is `BLANK`.
    """
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        for copy in range(copies):
            yield from pages
            if _two_sided(printer) and len(pages) % 2 and copy < copies - 1:
                yield BLANK
    else:
        for page in pages:
            yield from [page] * copies


def _two_sided(printer: QPrinter) -> bool:
    return printer.duplex() in (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)


def _place(size: QSizeF, printer: QPrinter) -> QRectF:
    """Where a page goes, as the printer counts: from the corner of what it can reach."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    corner = printer.pageRect(QPrinter.Unit.DevicePixel).topLeft()
    place = QRectF(QPointF(), size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    if min(place.width() / paper.width(), place.height() / paper.height()) > SAME_SHAPE:
        place.setSize(paper.size())
    place.moveCenter(paper.center() - paper.topLeft())
    return place.translated(-corner)


def _opened(file: Path) -> tuple[QBuffer, QPdfDocument]:
    """The bytes of a file, which itself may be made anew meanwhile, and its pages."""
    content, document = QBuffer(), QPdfDocument()
    with environment():
        content.setData(file.read_bytes())
    content.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(content)
    return content, document


def _resolution(printer: QPrinter) -> int:
    """Dots per inch of the pages' pictures."""
    return FILE_DPI if writes_pdf(printer) or "pdf" in printer.printerName().lower() else DPI


def _picture(document: QPdfDocument, page: int, dpi: int) -> QImage:
    """The page on white; a picture that is seen through would be printed at a crawl."""
    size = document.pagePointSize(page - 1) * (dpi / POINTS_PER_INCH)
    drawn = document.render(page - 1, QSize(round(size.width()), round(size.height())))
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8) if paper.allGray() else paper


def _orientation(document: QPdfDocument, page: int) -> QPageLayout.Orientation:
    size = document.pagePointSize(page - 1)
    wide = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
