"""A page to read: formatted text with pictures, links to records, and every place of a sought word marked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop_app.ui.theme import SPACE_XL, tokens_for
from desktop_app.ui.widgets.kept_picture import kept_picture

MOST_MARKED = 500


class ReadingView(QTextBrowser):
    """`linked` gives (kind, id) of a record that was clicked."""

    linked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: Mapping[str, Path] = {}
        self._places: list[QTextCursor] = []
        self._place = -1
        self.setOpenLinks(False)
        self.document().setDocumentMargin(SPACE_XL)
        self.anchorClicked.connect(self._open)

    def show_page(self, html: str, style: str, pictures: Mapping[str, Path]) -> None:
        """Show a page; `pictures` are the files its pictures are called by."""
        self._pictures = pictures
        self.document().setDefaultStyleSheet(style)
        self.setHtml(html)

    def mark(self, words: str) -> int:
        """Mark every place of these words; the first is the present one. Returns how many there are."""
        self._places = []
        self._place = -1
        cursor = QTextCursor(self.document())
        while words and len(self._places) < MOST_MARKED:
            cursor = self.document().find(words, cursor)
            if cursor.isNull():
                break
            self._places.append(QTextCursor(cursor))
        self._show_marks()
        return len(self._places)

    def next_mark(self) -> bool:
        """Go to the next marked place; False when the last one is behind, the first is next again."""
        self._place += 1
        if self._place >= len(self._places):
            self._place = -1
            self._show_marks()
            return False
        self._show_marks()
        cursor = QTextCursor(self._places[self._place])
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _show_marks(self) -> None:
        tokens = tokens_for(self.palette())
        marks = []
        for number, place in enumerate(self._places):
            mark: Any = QTextEdit.ExtraSelection()
            mark.cursor = place
            present = number == self._place
            mark.format.setBackground(QColor(tokens.accent if present else tokens.accent_soft))
            mark.format.setForeground(QColor(tokens.on_accent if present else tokens.text))
            marks.append(mark)
        self.setExtraSelections(marks)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures come from where they are kept; nothing else is loaded, from nowhere."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return kept_picture(name.toString() if isinstance(name, QUrl) else name, self._pictures, self)

    def _open(self, url: QUrl) -> None:
        kind, _, record_id = url.toString().partition(":")
        if kind in ("fact", "policy"):
            self.linked.emit(kind, record_id)
