"""The field in which a chapter is written: it looks like the page, and its keys do what an office program's do."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from desktop_app.ui.models.chapter_document import QUOTE, insert_table, paragraph, read_into, referred
from desktop_app.ui.models.chapter_markdown import to_markdown
from desktop_app.ui.models.text_shapes import indent, leave_list, next_cell
from desktop_app.ui.theme import RADIUS, SPACE_L, SPACE_XS, TEXT_PT, text_font, tokens_for
from desktop_app.ui.widgets.kept_picture import kept_picture

MARKDOWN = "text/markdown"
HEADING_PT = {1: 5.0, 2: 3.5, 3: 2.0}
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Looks(QSyntaxHighlighter):
    """Headings large and in the accent's colour, quotations muted, the head of a table strong."""

    def __init__(self, document: QTextDocument, widget: QWidget) -> None:
        super().__init__(document)
        self._widget = widget

    def highlightBlock(self, text: str) -> None:
        form, block = QTextCharFormat(), self.currentBlock().blockFormat()
        tokens = tokens_for(self._widget.palette())
        if level := block.headingLevel():
            form.setFontPointSize(TEXT_PT + HEADING_PT.get(level, 1.0))
            form.setFontWeight(QFont.Weight.Bold)
            form.setForeground(QColor(tokens.accent))
        elif block.hasProperty(QUOTE):
            form.setForeground(QColor(tokens.muted))
        table = QTextCursor(self.currentBlock()).currentTable()
        if table is not None and table.cellAt(self.currentBlock().position()).row() == 0:
            form.setFontWeight(QFont.Weight.Bold)
            form.setBackground(QColor(tokens.accent_soft))
        if form.propertyCount():
            self.setFormat(0, len(text), form)


class FormattedText(QTextEdit):
    """`left` tells of Esc. `words` gives what a reference reads as; `pictures` are the files of the pictures."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ""
        self._words: Callable[[str], str] = str
        self._pictures: Mapping[str, Path] = {}
        self.setFont(text_font(TEXT_PT + 1.5))
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(SPACE_L)
        self._looks = _Looks(self.document(), self)

    def show_markdown(self, text: str) -> None:
        """Put a text in; the undo of the field begins here."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.clear()
        read_into(document, text)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self._source = text
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def markdown(self) -> str:
        """The text; untouched, it is to the last sign what was put in."""
        return to_markdown(self.document()) if self.document().isModified() else self._source

    def show_words(self, words: Callable[[str], str], pictures: Mapping[str, Path]) -> None:
        """What references read as, and where pictures lie; those that stand in the text are drawn anew."""
        self._words, self._pictures = words, pictures
        self.draw_again()

    def draw_again(self) -> None:
        """Forget the drawn references and pictures, and colour the text anew (another theme, other facts)."""
        modified = self.document().isModified()
        block = self.document().begin()
        while block.isValid():
            place = block.begin()
            while not place.atEnd():
                name = place.fragment().charFormat().toImageFormat().name()
                if name:
                    url = QUrl(name)
                    image = QTextDocument.ResourceType.ImageResource
                    self.document().addResource(image.value, url, self._image(name))
                place += 1
            block = block.next()
        self._looks.rehighlight()
        self.document().markContentsDirty(0, self.document().characterCount())
        self.document().setModified(modified)

    def put(self, markdown: str) -> None:
        """Put a piece of Markdown where the cursor is."""
        self._put(_read(markdown))

    def _put(self, piece: QTextDocument) -> None:
        self.textCursor().insertFragment(QTextDocumentFragment(piece))
        self.setFocus()

    def put_block(self, markdown: str) -> None:
        """Put blocks of their own behind the paragraph with the cursor, and a line to go on in."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.block().text():
            cursor.insertBlock(paragraph(), QTextCharFormat())
        else:
            leave_list(cursor)
        piece, form = _read(markdown), cursor.blockFormat()
        first = piece.begin().blockFormat()
        form.setLineHeight(first.lineHeight(), first.lineHeightType())
        cursor.setBlockFormat(form)
        self.setTextCursor(cursor)
        self._put(piece)
        cursor = self.textCursor()
        cursor.insertBlock(paragraph(), QTextCharFormat())
        self.setTextCursor(cursor)

    # pictures and references

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures come from where they are kept, references are drawn; nothing else is loaded, from nowhere."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return self._image(name.toString() if isinstance(name, QUrl) else name)

    def _image(self, name: str) -> QImage:
        reference = referred(name)
        if reference is not None:
            return self._chip(self._words(reference))
        return kept_picture(name, self._pictures, self)

    def _chip(self, words: str) -> QImage:
        """A reference as it reads, on a soft ground: one sign of the text, taken or deleted as a whole."""
        tokens, font = tokens_for(self.palette()), self.font()
        metrics, ratio = QFontMetrics(font), self.devicePixelRatioF()
        size = QSize(metrics.horizontalAdvance(words) + 2 * SPACE_XS, metrics.height())
        image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), RADIUS, RADIUS)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent))
        painter.drawText(QPoint(SPACE_XS, metrics.ascent()), words)
        painter.end()
        return image

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._takes(event):
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """The keys that do something of their own in headings, lists and tables."""
        key, cursor = event.key(), self.textCursor()
        if key in _RETURN:
            return not event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._new_line(cursor)
        if key == Qt.Key.Key_Backspace:
            return self._back(cursor)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._tab(cursor, 1 if key == Qt.Key.Key_Tab else -1)
        return False

    def _new_line(self, cursor: QTextCursor) -> bool:
        """Enter behind a heading goes on with a paragraph; on an empty point or quotation it ends the list."""
        block, form = cursor.block(), cursor.blockFormat()
        special = block.textList() is not None or form.hasProperty(QUOTE)
        if special and not block.text().strip():
            leave_list(cursor)
        elif form.headingLevel() and cursor.atBlockEnd():
            cursor.insertBlock(paragraph(), QTextCharFormat())
        else:
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _back(self, cursor: QTextCursor) -> bool:
        """Backspace before the first sign of a point, a quotation or a heading makes it a plain paragraph."""
        form = cursor.blockFormat()
        special = cursor.block().textList() is not None or form.hasProperty(QUOTE) or form.headingLevel() > 0
        if cursor.hasSelection() or not cursor.atBlockStart() or not special:
            return False
        leave_list(cursor)
        return True

    def _tab(self, cursor: QTextCursor, steps: int) -> bool:
        """Tab goes to the next cell of a table, and puts a point one level deeper."""
        moved = next_cell(cursor, steps) or indent(cursor, steps)
        if moved:
            self.setTextCursor(cursor)
        return moved

    # the clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text for others, Markdown for ourselves."""
        piece = QTextDocument()
        QTextCursor(piece).insertFragment(self.textCursor().selection())
        made = QMimeData()
        markdown = to_markdown(piece)
        made.setData(MARKDOWN, markdown.encode())
        made.setText(self.textCursor().selection().toPlainText().replace("\ufffc", ""))
        return made

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Formatted only what was copied here; cells of a spreadsheet become a table, all else plain text."""
        text = source.text().replace("\r\n", "\n").strip("\n")
        if source.hasFormat(MARKDOWN):
            self.put(bytes(source.data(MARKDOWN).data()).decode("utf-8", "replace"))
        elif "\t" in text and self.textCursor().currentTable() is None:
            rows = [line.split("\t") for line in text.split("\n")]
            insert_table(self.textCursor(), rows)
        else:
            self.textCursor().insertText(text, QTextCharFormat())
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: Any) -> None:
        menu = self.menu_at(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu_at(self, place: QPoint) -> QMenu:
        """The usual entries, and in a table those that change its rows and columns."""
        menu = self.createStandardContextMenu(place)
        table = self.textCursor().currentTable()
        if table is not None:
            cell = table.cellAt(self.textCursor())
            menu.addSeparator()
            for words, act in (
                (self.tr("Row below"), lambda: table.insertRows(cell.row() + 1, 1)),
                (self.tr("Column to the right"), lambda: table.insertColumns(cell.column() + 1, 1)),
                (self.tr("Delete row"), lambda: table.removeRows(cell.row(), 1)),
                (self.tr("Delete column"), lambda: table.removeColumns(cell.column(), 1)),
                (self.tr("Delete table"), lambda: table.removeRows(0, table.rows())),
            ):
                menu.addAction(words).triggered.connect(act)
        return menu


def _read(markdown: str) -> QTextDocument:
    piece = QTextDocument()
    read_into(piece, markdown)
    return piece
