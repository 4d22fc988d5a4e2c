"""Search over everything: type, choose with the arrow keys, Enter opens. Results are grouped by kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ROW_HEIGHT_DENSE, SPACE_S, SPACE_XS

HIT = Qt.ItemDataRole.UserRole
POPUP_WIDTH, POPUP_ROWS = 460, 16
KEYSTROKE_MS = 30


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A record that was found: kind and id, its title, and where it matched ("" = in its title)."""

    kind: str
    record_id: str
    title: str
    where: str = ""


class SearchBox(QLineEdit):
    """`asked` tells each text to look for; answer with `show_hits`. `chosen` gives kind and id."""

    asked = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, kind_word: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind_word = kind_word
        self._build_ui()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEYSTROKE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._typed)
        self.list.itemClicked.connect(self._choose)

    def _build_ui(self) -> None:
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search projects, companies, follow-ups…  Ctrl+K"))
        self.setClearButtonEnabled(True)
        glass = QAction(icon("search", lambda t: t.muted), self.tr("Search"), self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.popup = QFrame(self.window())
        self.popup.setProperty("look", "popup")
        self.popup.hide()
        self.list = QListWidget(self.popup)
        self.list.setAccessibleName(self.tr("Search results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = QLabel(self.tr("Nothing found. Try fewer letters, or the initials of the pinyin."), self.popup)
        self._none.setProperty("look", "muted")
        self._none.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(SPACE_XS, SPACE_XS, SPACE_XS, SPACE_XS)
        column.addWidget(self.list)
        column.addWidget(self._none)
        self._later = QLabel(self.popup)
        self._later.setProperty("look", "muted")
        self._later.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.addWidget(self._later)

    def show_waiting(self, count: int) -> None:
        """So many changes that a package brought are not found yet: to be said beside whatever is found. Once none is
        left, what is asked for is looked for again."""
        incomplete = self._later.text()
        words = self.tr("Not found yet: {count} changes that have just been taken in, for a moment.")
        self._later.setText(words.format(count=f"{count:,}") if count else "")
        if incomplete and not count and self.popup.isVisible():
            self.asked.emit(self.text().strip())

    def show_hits(self, text: str, hits: Sequence[SearchHit]) -> None:
        """Show what was found for `text`; an answer to an older text is passed over."""
        if text != self.text().strip() or not text:
            return
        self.list.clear()
        groups: dict[str, list[SearchHit]] = {}
        for hit in hits:
            groups.setdefault(hit.kind, []).append(hit)
        for kind, found in groups.items():
            self._add_heading(self._kind_word(kind))
            for hit in found:
                self._add_hit(hit)
        self.list.setVisible(bool(hits))
        self._none.setVisible(not hits and not self._later.text())
        self._later.setVisible(bool(self._later.text()))
        if hits:
            self.list.setCurrentRow(1)
        self._place()

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _add_hit(self, hit: SearchHit) -> None:
        item = QListWidgetItem(hit.title + (f"   · {hit.where}" if hit.where else ""))
        item.setData(HIT, hit)
        item.setToolTip(hit.title)
        self.list.addItem(item)

    def _place(self) -> None:
        window = self.window()
        if self.popup.parent() is not window:
            self.popup.setParent(window)
        width = min(max(self.width(), POPUP_WIDTH), window.width() - 2 * SPACE_S)
        spot = self.mapTo(window, QPoint(self.width() - width, self.height() + SPACE_XS))
        rows = min(self.list.count(), POPUP_ROWS)
        height = rows * (ROW_HEIGHT_DENSE + 2) + SPACE_S if rows else 0
        height += sum(one.sizeHint().height() for one in (self._none, self._later) if not one.isHidden()) + 2 * SPACE_S
        self.popup.setGeometry(max(SPACE_S, spot.x()), spot.y(), width, height)
        self.popup.show()
        self.popup.raise_()

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.popup.hide()

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if self.list.item(row).data(HIT) is not None:
                self.list.setCurrentRow(row)
                return
            row += by

    def _choose(self, item: QListWidgetItem | None) -> None:
        hit = item.data(HIT) if item is not None else None
        if isinstance(hit, SearchHit):
            self.popup.hide()
            self.chosen.emit(hit.kind, hit.record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.popup.hide()
            self.clear()
            self.clearFocus()
        elif self.popup.isVisible() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif self.popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.text().strip():
            self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.popup.underMouse():
            self.popup.hide()
