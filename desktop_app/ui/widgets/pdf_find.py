"""Finding words in the PDF that a view shows: the field, how many places there are, and going from one to the next."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.ui.widgets.icon_button import icon_button
from desktop_app.ui.widgets.pdf_search import PdfSearch
from desktop_app.ui.widgets.pdf_view import PdfView

FIND_WIDTH, FIND_LEAST = 220, 120


class PdfFind(QObject):
    """The widgets belong to `parent`, which lays them out and brings up the places of `place_wanted` (page, point)."""

    place_wanted = Signal(int, QPointF)

    def __init__(self, document: QPdfDocument, view: PdfView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._open = False
        self._stay = False
        self.place = -1
        self.search = PdfSearch(document, self)
        view.mark_found(self.search)
        self._build_ui(parent)
        self._connect()

    def _build_ui(self, parent: QWidget) -> None:
        self.box = QLineEdit(parent)
        self.box.setAccessibleName(self.tr("Find in the document"))
        self.box.setPlaceholderText(self.tr("Find in the document"))
        self.box.setToolTip(self.tr("Enter goes to the next place, Shift+Enter to the one before"))
        self.box.setClearButtonEnabled(True)
        self.box.setMinimumWidth(FIND_LEAST)
        self.box.setMaximumWidth(FIND_WIDTH)
        self.found = QLabel(parent)
        self.found.setProperty("look", "muted")
        usual = self.tr("{place} of {count}").format(place=88, count=88)
        self.found.setMinimumWidth(self.found.fontMetrics().horizontalAdvance(usual))
        self.found.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.before = icon_button("chevron-up", self.tr("Place before"), parent)
        self.next = icon_button("chevron-down", self.tr("Next place"), parent)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._find)
        self.box.installEventFilter(self)
        self.next.clicked.connect(partial(self.go, 1))
        self.before.clicked.connect(partial(self.go, -1))
        self.search.changed.connect(self.show_found)

    @property
    def places(self) -> int:
        """How many places have been found up to now."""
        return len(self.search.places) if self._open else 0

    def begin(self) -> None:
        """A document is open, another one or the same made anew: look in it for what stands in the field, without
        leaving the page that is read."""
        self._open = self._stay = True
        self.box.setEnabled(True)
        self.search.begin()

    def end(self) -> None:
        """There is nothing to search."""
        self._open, self.place = False, -1
        self.search.end()
        self.box.setEnabled(False)

    def focus(self) -> bool:
        """Put the cursor where one types what to find; False while there is nothing to search."""
        if self._open:
            self.box.setFocus()
            self.box.selectAll()
        return self._open

    def _find(self, words: str) -> None:
        self.place, self._stay = -1, False
        self._view.setCurrentSearchResultIndex(-1)
        self.search.look_for(words)

    def show_found(self) -> None:
        """Tell how many; the first place is gone to as soon as it is known."""
        sought, places = bool(self.box.text()) and self._open, self.places
        for button in (self.before, self.next):
            button.setEnabled(sought and places > 0)
        if sought and places and self.place < 0 and self._stay:
            self._take(self.search.first_from(self._view.pageNavigator().currentPage()))
        elif sought and places and self.place < 0:
            self.go(1)
        elif sought and places:
            self.found.setText(self.tr("{place} of {count}").format(place=self.place + 1, count=places))
        else:
            unknown = self.tr("Searching…") if self.search.busy else self.tr("Not found")
            self.found.setText(unknown if sought else "")

    def go(self, steps: int, _checked: bool = False) -> None:
        """The next place, or the one before; round at the ends."""
        places = self.places
        if not places:
            return
        self._take((self.place + steps) % places if self.place >= 0 else 0)
        self.place_wanted.emit(*self.search.where(self.place))

    def _take(self, place: int) -> None:
        """Frame a place, and tell which one it is."""
        self.place = place
        self._view.setCurrentSearchResultIndex(place)
        self.show_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes from place to place, Esc empties the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.box.text():
                self.box.clear()
                return True
        return super().eventFilter(watched, event)
