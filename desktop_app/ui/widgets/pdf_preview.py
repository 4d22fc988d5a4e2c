"""The real PDF on the screen: scroll, zoom, find, print."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import SPACE_S

ZOOM_STEP = 1.2


class PdfPreview(QWidget):
    """Shows one file, or a word when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self.search = QPdfSearchModel(self)
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.view = QPdfView(self)
        self.view.setAccessibleName(self.tr("Preview"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.search.setDocument(self.document)
        self.view.setSearchModel(self.search)
        self.empty = QLabel(self.tr("The report appears here once it is made."), self)
        self.empty.setProperty("look", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.find_box = QLineEdit(self)
        self.find_box.setAccessibleName(self.tr("Find in the report"))
        self.find_box.setPlaceholderText(self.tr("Find in the report"))
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setMaximumWidth(220)
        self.found = QLabel(self)
        self.found.setProperty("look", "muted")
        self.pages = QLabel(self)
        self.pages.setProperty("look", "muted")
        self.smaller = self._button("zoom-out", self.tr("Smaller"))
        self.larger = self._button("zoom-in", self.tr("Larger"))
        self.fit = QPushButton(self.tr("Fit width"), self)
        bar = QFrame(self)
        bar.setProperty("look", "bar")
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        for widget in (self.smaller, self.larger, self.fit, self.pages):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.found)
        tools.addWidget(self.find_box)
        self.body = QStackedLayout()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self.body, 1)

    def _button(self, picture: str, name: str) -> QPushButton:
        button = QPushButton(icon(picture), "", self)
        button.setProperty("look", "icon")
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self._zoom(1 / ZOOM_STEP))
        self.larger.clicked.connect(lambda: self._zoom(ZOOM_STEP))
        self.fit.clicked.connect(lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth))
        self.find_box.textChanged.connect(self.search.setSearchString)
        self.search.countChanged.connect(self._show_found)

    def show_file(self, path: Path) -> None:
        """Show a file; a damaged one is as good as none."""
        error = self.document.load(str(path))
        shown = error is QPdfDocument.Error.None_
        if shown:
            self.view.setDocument(self.document)
            self.pages.setText(self.tr("%n page(s)", "", self.document.pageCount()))
        self.body.setCurrentWidget(self.view if shown else self.empty)

    def close_document(self) -> None:
        """Let go of the file, so that it can be written anew."""
        self.document.close()
        self.pages.setText("")
        self.body.setCurrentWidget(self.empty)

    def _zoom(self, factor: float) -> None:
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            width = self.document.pagePointSize(0).width() * self.logicalDpiX() / 72
            shown = self.view.viewport().width() - 2 * self.view.documentMargins().left()
            self.view.setZoomFactor(shown / width if width else 1.0)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(5.0, max(0.2, self.view.zoomFactor() * factor)))

    def _show_found(self) -> None:
        words = self.tr("%n place(s)", "", self.search.rowCount(self.search.index(-1, -1)))
        self.found.setText(words if self.find_box.text() else "")

    def print(self) -> None:
        """Ask for printer, pages, copies and sides; then print what is shown."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.accepted.connect(lambda: self.print_to(printer))
        QDialog.open(dialog)  # QPrintDialog.open takes a receiver

    def print_to(self, printer: QPrinter) -> int:
        """Print the chosen pages, each filling its paper, which lies as the page does; returns how many."""
        first = printer.fromPage() or 1
        last = printer.toPage() or self.document.pageCount()
        printer.setPageOrientation(self._orientation(first - 1))
        painter = QPainter(printer)
        for page in range(first - 1, last):
            printer.setPageOrientation(self._orientation(page))
            if page >= first:
                printer.newPage()
            area = printer.paperRect(QPrinter.Unit.DevicePixel)
            picture = self.document.render(page, QSize(round(area.width()), round(area.height())))
            offset = printer.pageRect(QPrinter.Unit.DevicePixel).topLeft()
            painter.drawImage(QRectF(-offset.x(), -offset.y(), area.width(), area.height()), picture)
        painter.end()
        return last - first + 1

    def _orientation(self, page: int) -> QPageLayout.Orientation:
        size = self.document.pagePointSize(page)
        wide = size.width() > size.height()
        return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
