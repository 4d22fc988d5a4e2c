"""The real PDF on the screen: scroll, zoom, find, print."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWheelEvent
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

from desktop_app.errors import Cancelled
from desktop_app.ui.icons import icon
from desktop_app.ui.tasks import DatabaseWorker, ErrorHandler, Progress
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.folding_bar import FoldingBar
from desktop_app.ui.widgets.page_thumbnails import PageThumbnails
from desktop_app.ui.widgets.pdf_print import (
    POINTS_PER_INCH,
    print_dialog,
    print_files,
    print_or_save,
    printed_words,
)
from desktop_app.ui.widgets.progress_panel import ProgressStack

ZOOM_STEP = 1.2
FIND_WIDTH = 220
SEARCH_MS, SEARCH_PAGE_MS = 100, 50
"""A search looks at a page after the other and does not tell when it is over: by then it has seen all of them."""


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
        self._place = -1
        self.on_error: ErrorHandler | None = None
        self.document = QPdfDocument(self)
        self.search = QPdfSearchModel(self)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.view = QPdfView(self)
        self.view.setAccessibleName(self.tr("Preview"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.search.setDocument(self.document)
        self.view.setSearchModel(self.search)
        self.empty = EmptyState(self, "file-text")
        self.empty.say(self.tr("The report appears here once it is made."))
        self.find_box = QLineEdit(self)
        self.find_box.setAccessibleName(self.tr("Find in the document"))
        self.find_box.setPlaceholderText(self.tr("Find in the document"))
        self.find_box.setToolTip(self.tr("Enter goes to the next place, Shift+Enter to the one before"))
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setFixedWidth(FIND_WIDTH)
        self.found = QLabel(self)
        self.found.setProperty("look", "muted")
        usual = self.tr("{place} of {count}").format(place=88, count=88)
        self.found.setMinimumWidth(self.found.fontMetrics().horizontalAdvance(usual))
        self.found.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.before = self._button("chevron-up", self.tr("Place before"))
        self.next = self._button("chevron-down", self.tr("Next place"))
        self.pages = QLabel(self)
        self.pages.setProperty("look", "muted")
        self.overview = self._button("panel-left", self.tr("Show all pages small"))
        self.overview.setCheckable(True)
        self.thumbnails = PageThumbnails(self.document, self)
        self.thumbnails.hide()
        self.smaller = self._button("zoom-out", self.tr("Smaller"), QKeySequence.StandardKey.ZoomOut)
        self.larger = self._button("zoom-in", self.tr("Larger"), QKeySequence.StandardKey.ZoomIn)
        self.fit = QPushButton(self.tr("Fit width"), self)
        self.fit.setToolTip("Ctrl+0")
        self.fit.setShortcut("Ctrl+0")
        self.whole = QPushButton(self.tr("Whole page"), self)
        self.whole.setToolTip("Ctrl+9")
        self.whole.setShortcut("Ctrl+9")
        sizes = (self.overview, self.smaller, self.larger, self.fit, self.whole, self.pages)
        self.bar = FoldingBar(sizes, (self.found, self.find_box, self.before, self.next), self)
        self.body = QStackedLayout()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.view)
        for one, following in pairwise((*sizes[:-1], self.find_box, self.before, self.next, self.view)):
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

    def _button(self, picture: str, name: str, key: QKeySequence.StandardKey | None = None) -> QPushButton:
        button = QPushButton(icon(picture), "", self)
        button.setProperty("look", "icon")
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        shortcut = QKeySequence() if key is None else QKeySequence(key)
        button.setShortcut(shortcut)
        button.setToolTip(f"{name}  {shortcut.toString()}".rstrip())
        return button

    def _connect(self) -> None:
        self.overview.toggled.connect(lambda _on: self._enable())
        self.thumbnails.chosen.connect(lambda page: self._bring_up(page, 0.0))
        self.smaller.clicked.connect(lambda: self._zoom(1 / ZOOM_STEP))
        self.larger.clicked.connect(lambda: self._zoom(ZOOM_STEP))
        self.fit.clicked.connect(lambda: self._fit(QPdfView.ZoomMode.FitToWidth))
        self.whole.clicked.connect(lambda: self._fit(QPdfView.ZoomMode.FitInView))
        self.find_box.textChanged.connect(self._find)
        self.find_box.installEventFilter(self)
        self.next.clicked.connect(partial(self._go, 1))
        self.before.clicked.connect(partial(self._go, -1))
        self.search.countChanged.connect(self._show_found)
        self._over.timeout.connect(self._show_found)
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
            self.find_box.clear()
        if self.document.load(str(path)) is not QPdfDocument.Error.None_:
            return False
        self._file, self._name = path, name or path.stem
        self.view.setDocument(self.document)
        self.search.setSearchString(self.find_box.text())
        self.body.setCurrentWidget(self.view)
        if another:
            self.view.pageNavigator().jump(0, QPointF())
            self.view.verticalScrollBar().setValue(0)
        self._enable()
        return True

    def close_document(self) -> None:
        """Let go of the file, so that it can be written anew."""
        self._file, self._place = None, -1
        self.document.close()
        self.body.setCurrentWidget(self.empty)
        self._enable()

    def _enable(self) -> None:
        shown = self._file is not None
        for widget in (self.overview, self.smaller, self.larger, self.fit, self.whole, self.find_box):
            widget.setEnabled(shown)
        self.thumbnails.setVisible(shown and self.overview.isChecked())
        self._show_page()
        self._show_found()

    def _show_page(self) -> None:
        count = self.document.pageCount()
        self.thumbnails.mark(self.view.pageNavigator().currentPage())
        words = self.tr("Page {page} of {count}").format(page=self.view.pageNavigator().currentPage() + 1, count=count)
        self.pages.setText(words if self._file is not None else "")

    def _zoom(self, factor: float) -> None:
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            self.view.setZoomFactor(self._scale(0) * POINTS_PER_INCH / self.logicalDpiX())
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(5.0, max(0.2, self.view.zoomFactor() * factor)))

    def _fit(self, mode: QPdfView.ZoomMode) -> None:
        """Another size; the page that is read stays."""
        page = self.view.pageNavigator().currentPage()
        self.view.setZoomMode(mode)
        self._bring_up(page, 0.0)

    def _scale(self, page: int) -> float:
        """Pixels a point of a page takes as it is shown."""
        size, room, margins = self.document.pagePointSize(page), self.view.viewport(), self.view.documentMargins()
        wide, high = room.width() - margins.left() - margins.right(), room.height() - self.view.pageSpacing()
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or size.isEmpty():
            return self.view.zoomFactor() * self.logicalDpiX() / POINTS_PER_INCH
        fitted = wide / size.width()
        return fitted if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth else min(fitted, high / size.height())

    # finding

    def focus_search(self) -> bool:
        """Put the cursor where one types what to find; False while there is nothing to search."""
        if self._file is not None:
            self.find_box.setFocus()
            self.find_box.selectAll()
        return self._file is not None

    @property
    def places(self) -> int:
        """How many places have been found up to now."""
        return self.search.rowCount(self.search.index(-1, -1)) if self._file is not None else 0

    def _find(self, words: str) -> None:
        self._place = -1
        self.view.setCurrentSearchResultIndex(-1)
        self.search.setSearchString(words)
        self._over.start(SEARCH_MS + SEARCH_PAGE_MS * self.document.pageCount())
        self._show_found()

    def _show_found(self) -> None:
        """Tell how many; the first place is gone to as soon as it is known."""
        sought, places = bool(self.find_box.text()) and self._file is not None, self.places
        for button in (self.before, self.next):
            button.setEnabled(sought and places > 0)
        if sought and places and self._place < 0:
            self._go(1)
        elif sought and places:
            self.found.setText(self.tr("{place} of {count}").format(place=self._place + 1, count=places))
        else:
            unknown = self.tr("Searching…") if self._over.isActive() else self.tr("Not found")
            self.found.setText(unknown if sought else "")

    def _go(self, steps: int, _checked: bool = False) -> None:
        """The next place, or the one before; round at the ends."""
        places = self.places
        if not places:
            return
        self._place = (self._place + steps) % places if self._place >= 0 else 0
        self.view.setCurrentSearchResultIndex(self._place)
        place = self.search.resultAtIndex(self._place)
        self._bring_up(place.page(), place.location().y(), place.location().x())
        self._show_found()

    def _bring_up(self, page: int, below: float, beside: float = 0.0) -> None:
        """Scroll to a place so many points below the top of a page and beside its left edge; the view itself goes to
        pages only."""
        top = float(self.view.documentMargins().top())
        for before in range(page):
            top += self.document.pagePointSize(before).height() * self._scale(before) + self.view.pageSpacing()
        above = self.view.viewport().height() / 3 if below else self.view.documentMargins().top()
        self.view.verticalScrollBar().setValue(round(top + below * self._scale(page) - above))
        across = self.view.horizontalScrollBar()
        left = self.view.documentMargins().left() + beside * self._scale(page)
        if not across.value() <= left <= across.value() + self.view.viewport().width() * 2 / 3:
            across.setValue(round(left - self.view.viewport().width() / 3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes from place to place, Ctrl with the wheel zooms."""
        if watched is self.find_box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.find_box.text():
                self.find_box.clear()
                return True
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
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
        self._panels.show_work(self.tr("Printing “{name}”").format(name=name), progress)
        return progress

    def _not_printed(self, error: Exception) -> None:
        """Who stopped it knows."""
        tell = self.on_error or self._worker.default_error
        if tell is not None and not isinstance(error, Cancelled):
            tell(error)
