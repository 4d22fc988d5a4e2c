"""F1: the user's manual in a window of its own, beside the work. Its chapters are Markdown files with pictures."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.theme import SPACE_M, SPACE_S, VIEWS_WIDTH
from desktop_app.ui.widgets.room_dialog import RoomDialog

FILE = Qt.ItemDataRole.UserRole
MARGIN = 24
SIZE = (1040, 700)


class ManualWindow(RoomDialog):
    """Chapters on the left, text on the right; typing looks for a word in all of them.

    `folder` holds `NN-key.md`, one a chapter, in the order of their names; the first line is the chapter's title.
    """

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = {file: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md"))}
        self._build_ui(folder)
        self._connect()
        self._list_chapters("")
        self.chapters.setCurrentRow(0)

    def _build_ui(self, folder: Path) -> None:
        self.setWindowTitle(self.tr("User's manual"))
        self.resize(*SIZE)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Look for a word  Ctrl+F"))
        self.search.setAccessibleName(self.tr("Look for a word in the manual"))
        self.search.setClearButtonEnabled(True)
        self.chapters = QListWidget(self)
        self.chapters.setAccessibleName(self.tr("Chapters"))
        self.chapters.setProperty("look", "views")
        self.text = _Browser(self)
        self.text.setAccessibleName(self.tr("Text of the chapter"))
        self.text.setSearchPaths([str(folder)])
        self.text.setOpenLinks(False)
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self.search)
        left.addWidget(self.chapters, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        row.setSpacing(SPACE_M)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        for widget in (self.search, self.chapters):
            widget.setFixedWidth(VIEWS_WIDTH + MARGIN)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list_chapters)
        self.search.returnPressed.connect(self._find_next)
        self.chapters.currentItemChanged.connect(self._show)
        self.text.anchorClicked.connect(lambda url: self.open_chapter(Path(url.path()).stem.partition("-")[2]))
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        key.activated.connect(self.search.setFocus)

    def open_chapter(self, key: str) -> None:
        """Show the chapter whose file is called `NN-key.md`; an unknown key leaves the window as it is."""
        self.search.clear()
        for row in range(self.chapters.count()):
            if self.chapters.item(row).data(FILE).stem.partition("-")[2] == key:
                self.chapters.setCurrentRow(row)

    def _list_chapters(self, word: str) -> None:
        """The chapters that have the word."""
        current = self.chapters.currentItem()
        chosen = current.data(FILE) if current else None
        self.chapters.blockSignals(True)
        self.chapters.clear()
        for file, text in self._texts.items():
            if word.strip().casefold() in text.casefold():
                item = QListWidgetItem(text.partition("\n")[0].lstrip("# "), self.chapters)
                item.setData(FILE, file)
                if file == chosen:
                    self.chapters.setCurrentItem(item)
        self.chapters.blockSignals(False)
        if word and self.chapters.count() and self.chapters.currentItem() is None:
            self.chapters.setCurrentRow(0)
        elif word:
            self._find_first()

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.show_chapter(self._texts[item.data(FILE)])
            self._find_first()

    def _find_first(self) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(0)
        self.text.setTextCursor(cursor)
        if self.search.text().strip():
            self.text.find(self.search.text().strip())

    def _find_next(self) -> None:
        """The next place in this chapter, else the first of the next chapter that has the word."""
        word = self.search.text().strip()
        if word and not self.text.find(word) and self.chapters.count():
            row = (self.chapters.currentRow() + 1) % self.chapters.count()
            if row == self.chapters.currentRow():
                self._find_first()
            self.chapters.setCurrentRow(row)


class _Browser(QTextBrowser):
    """Pictures no wider than the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._width = 0
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(100)
        self._resized.timeout.connect(self._lay_out_again)

    def show_chapter(self, markdown: str) -> None:
        self._markdown = markdown
        self._width = self.viewport().width() - 2 * MARGIN
        self.document().clear()
        self.document().setDocumentMargin(MARGIN)
        self.setMarkdown(markdown)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        file = QUrl(name).toString() if isinstance(name, QUrl) else name
        image = QImage(str(Path(self.searchPaths()[0]) / file))
        if image.width() > self._width > 0:
            ratio = self.devicePixelRatioF()
            image = image.scaledToWidth(round(self._width * ratio), Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _lay_out_again(self) -> None:
        if self._markdown and abs(self.viewport().width() - 2 * MARGIN - self._width) > 1:
            place = self.verticalScrollBar().value()
            self.show_chapter(self._markdown)
            self.verticalScrollBar().setValue(place)
