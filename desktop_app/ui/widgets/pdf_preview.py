"""The real PDF on the screen: scroll, zoom, find, print."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.domain.quoting import within_title
from desktop_app.errors import Cancelled
from desktop_app.ui.tasks import DatabaseWorker, ErrorHandler, Progress
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.folding_bar import FoldingBar
from desktop_app.ui.widgets.icon_button import icon_button
from desktop_app.ui.widgets.page_thumbnails import PageThumbnails
from desktop_app.ui.widgets.pdf_find import PdfFind
from desktop_app.ui.widgets.pdf_print import print_dialog, print_files, print_or_save, printed_words
from desktop_app.ui.widgets.pdf_view import PdfView
from desktop_app.ui.widgets.progress_panel import ProgressStack

ZOOM_STEP = 1.2


class PdfPreview(QWidget):
    """Shows one file, or the words and the button of `empty` when there is none.

    The worker prints; what goes wrong then `on_error` hears, or the window, and `printed` says in words where the pages
    are.
    """

    printed = Signal(str)

    def __init__(self, worker: DatabaseWorker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._file: Path | None = None
        self._name = ""
        self.on_error: ErrorHandler | None = None
        self.document = QPdfDocument(self)
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.view = PdfView(self)
        self.view.setAccessibleName(self.tr("Preview"))
        self.finder = PdfFind(self.document, self.view, self)
        self.empty = EmptyState(self, "file-text")
        self.empty.say(self.tr("The report appears here once it is made."))
        self.pages = QLabel(self)
        self.pages.setProperty("look", "muted")
        self.overview = icon_button("panel-left", self.tr("Show all pages small"), self)
        self.overview.setCheckable(True)
        self.thumbnails = PageThumbnails(self.document, self)
        self.thumbnails.hide()
        self.smaller = icon_button("zoom-out", self.tr("Smaller"), self, QKeySequence.StandardKey.ZoomOut)
        self.larger = icon_button("zoom-in", self.tr("Larger"), self, QKeySequence.StandardKey.ZoomIn)
        self.fit = QPushButton(self.tr("Fit width"), self)
        self.fit.setToolTip("Ctrl+0")
        self.fit.setShortcut("Ctrl+0")
        self.whole = QPushButton(self.tr("Whole page"), self)
        self.whole.setToolTip("Ctrl+9")
        self.whole.setShortcut("Ctrl+9")
        sizes = (self.overview, self.smaller, self.larger, self.fit, self.whole, self.pages)
        finder = self.finder
        self.bar = FoldingBar(sizes, (finder.found, finder.box, finder.before, finder.next), self)
        self.body = QStackedLayout()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.view)
        for one, following in pairwise((*sizes[:-1], finder.box, finder.before, finder.next, self.view)):
            QWidget.setTabOrder(one, following)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.thumbnails)
        middle.addLayout(self.body, 1)
        self._panels = ProgressStack(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        self._enable()

    def _connect(self) -> None:
        self.overview.toggled.connect(lambda _on: self._enable())
        self.thumbnails.chosen.connect(self.view.bring_up)
        self.smaller.clicked.connect(lambda: self.view.zoom(1 / ZOOM_STEP))
        self.larger.clicked.connect(lambda: self.view.zoom(ZOOM_STEP))
        self.fit.clicked.connect(lambda: self.view.fit(QPdfView.ZoomMode.FitToWidth))
        self.whole.clicked.connect(lambda: self.view.fit(QPdfView.ZoomMode.FitInView))
        self.finder.place_wanted.connect(lambda page, place: self.view.bring_up(page, place.y(), place.x()))
        key = QAction(self)
        key.setShortcut("Ctrl+P")
        key.triggered.connect(lambda: self.print())
        self.addAction(key)
        self.view.viewport().installEventFilter(self)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_page())

    # the file

    def show_file(self, path: Path, name: str = "") -> bool:
        """Show a file, called `name` by the printer's list; False for a damaged one, which is as good as none.

        Another document begins on its first page, with nothing sought; the same one made anew stays where it is.
        """
        another = (name or path.stem) != self._name
        self.close_document()
        if another:
            self.finder.box.clear()
        if self.document.load(str(path)) is not QPdfDocument.Error.None_:
            return False
        self._file, self._name = path, name or path.stem
        self.view.setDocument(self.document)
        self.finder.begin()
        self.body.setCurrentWidget(self.view)
        if another:
            self.view.pageNavigator().jump(0, QPointF())
            self.view.verticalScrollBar().setValue(0)
        self._enable()
        return True

    def close_document(self) -> None:
        """Let go of the file, so that it can be written anew."""
        self._file = None
        self.finder.end()
        self.document.close()
        self.body.setCurrentWidget(self.empty)
        self._enable()

    def focus_search(self) -> bool:
        """Put the cursor where one types what to find; False while there is nothing to search."""
        return self.finder.focus()

    def _enable(self) -> None:
        shown = self._file is not None
        for widget in (self.overview, self.smaller, self.larger, self.fit, self.whole):
            widget.setEnabled(shown)
        self.thumbnails.setVisible(shown and self.overview.isChecked())
        self._show_page()
        self.finder.show_found()

    def _show_page(self) -> None:
        count = self.document.pageCount()
        self.thumbnails.mark(self.view.pageNavigator().currentPage())
        words = self.tr("Page {page} of {count}").format(page=self.view.pageNavigator().currentPage() + 1, count=count)
        self.pages.setText(words if self._file is not None else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl with the wheel zooms."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.view.zoom(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP, event.position().toPoint())
            return True
        return super().eventFilter(watched, event)

    # printing

    def print(self) -> None:
        """Ask for printer, pages, copies and sides; then print what is shown."""
        if self._file is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = print_dialog(printer, self.document, self._name, self)
        dialog.accepted.connect(lambda: self.print_to(printer))
        QDialog.open(dialog)  # QPrintDialog.open takes a receiver

    def print_all(self, files: Sequence[Path], name: str) -> None:
        """Ask once for printer, copies and sides; then print these files whole, one after the other."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = print_dialog(printer, self.document, name, self)
        for option in (QPrintDialog.PrintDialogOption.PrintPageRange, QPrintDialog.PrintDialogOption.PrintCurrentPage):
            dialog.setOption(option, False)
        dialog.accepted.connect(lambda: self.print_all_to(files, name, printer))
        QDialog.open(dialog)

    def print_all_to(self, files: Sequence[Path], name: str, printer: QPrinter) -> Progress:
        """Print them beside the work."""
        return self._print(name, printer, lambda progress: print_files(files, printer, progress))

    def print_to(self, printer: QPrinter) -> Progress | None:
        """Print beside the work, with a panel that tells how far it is and can stop it."""
        file = self._file
        if file is None:
            return None
        page = self.view.pageNavigator().currentPage() + 1
        return self._print(self._name, printer, lambda progress: print_or_save(file, printer, progress, page))

    def _print(self, name: str, printer: QPrinter, work: Callable[[Progress], int]) -> Progress:
        progress = self._worker.aside(
            work, lambda pages: self.printed.emit(printed_words(printer, pages)), self._not_printed, owner=self
        )
        self._panels.show_work(self.tr("Printing “{name}”").format(name=within_title(name)), progress)
        return progress

    def _not_printed(self, error: Exception) -> None:
        """Who stopped it knows."""
        tell = self.on_error or self._worker.default_error
        if tell is not None and not isinstance(error, Cancelled):
            tell(error)
