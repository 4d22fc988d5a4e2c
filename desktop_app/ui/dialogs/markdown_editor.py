"""Writing a chapter: a toolbar as in any office program, and a text that looks like what it becomes."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.handbook import REFERENCE
from desktop_app.ui.icons import icon
from desktop_app.ui.models.markdown_marks import Edited, insert, insert_block, toggle_around, toggle_lines
from desktop_app.ui.theme import ICON_SMALL, SPACE_L, SPACE_S, SPACE_XS, TEXT_PT, text_font, tokens_for

_HEADING = re.compile(r"(#{1,6}) .+")
_INLINE = ((re.compile(r"\*\*[^*\n]+\*\*"), True), (re.compile(r"(?<!\*)\*[^*\n]+\*(?!\*)"), False))
_MARK = re.compile(r"\*{1,3}|^#{1,6} |^> ?|^\s*(?:[-*+]|\d+[.)]) ")


class _Looks(QSyntaxHighlighter):
    """Headings large, strong words strong, marks pale, references on the accent's ground."""

    def __init__(self, document: QTextDocument, widget: QWidget) -> None:
        super().__init__(document)
        self._widget = widget

    def highlightBlock(self, text: str) -> None:
        tokens = tokens_for(self._widget.palette())
        heading = _HEADING.match(text)
        if heading:
            large = QTextCharFormat()
            large.setFontPointSize(TEXT_PT + max(1.5, 7 - 2 * len(heading[1])))
            large.setFontWeight(QFont.Weight.Bold)
            large.setForeground(QColor(tokens.accent))
            self.setFormat(0, len(text), large)
        for pattern, strong in _INLINE:
            for found in pattern.finditer(text):
                look = QTextCharFormat()
                look.setFontWeight(QFont.Weight.Bold) if strong else look.setFontItalic(True)
                self.setFormat(found.start(), len(found[0]), look)
        pale = QTextCharFormat()
        pale.setForeground(QColor(tokens.muted))
        for found in _MARK.finditer(text):
            self.setFormat(found.start(), len(found[0]), pale)
        ground = QTextCharFormat()
        ground.setBackground(QColor(tokens.accent_soft))
        ground.setForeground(QColor(tokens.accent))
        for found in REFERENCE.finditer(text):
            self.setFormat(found.start(), len(found[0]), ground)


class MarkdownEditor(QWidget):
    """`left` is emitted by Esc, `picture_asked` by the button of pictures, `changed` as one types."""

    left = Signal()
    changed = Signal()
    picture_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = _TextField(self)
        self.text.setAccessibleName(self.tr("Text of the chapter"))
        self.text.setPlaceholderText(self.tr("Write here. Facts and policies are put in from the list on the right."))
        self.text.setFont(text_font(TEXT_PT + 1))
        self.text.document().setDocumentMargin(SPACE_L)
        self.text.left.connect(self.left)
        self.text.textChanged.connect(self.changed)
        self._looks = _Looks(self.text.document(), self.text)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        self.tools.setSpacing(SPACE_XS)
        self._add_tools()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.tools)
        column.addWidget(self.text, 1)

    def _add_tools(self) -> None:
        around, lines = partial(self._apply, toggle_around), partial(self._apply, toggle_lines)
        table = self.tr("| Item | Figure |\n| --- | ---: |\n| … | … |")
        for sign, name, key, act in (
            ("B", self.tr("Bold"), "Ctrl+B", partial(around, "**")),
            ("I", self.tr("Emphasis"), "Ctrl+I", partial(around, "*")),
            ("H1", self.tr("Heading"), "Ctrl+Alt+1", partial(lines, "h2")),
            ("H2", self.tr("Small heading"), "Ctrl+Alt+2", partial(lines, "h3")),
            ("•", self.tr("Points"), "Ctrl+Shift+8", partial(lines, "bullet")),
            ("1.", self.tr("Numbered points"), "Ctrl+Shift+7", partial(lines, "number")),
            ("❝", self.tr("Quotation"), "Ctrl+Shift+9", partial(lines, "quote")),
        ):
            tool = self._tool(name, key, act)
            tool.setText(sign)
            font = text_font(semibold=sign == "B")
            font.setItalic(sign == "I")
            tool.setFont(font)
        self._tool(self.tr("Table"), "", partial(self._apply, insert_block, table)).setIcon(icon("table-2"))
        self._tool(self.tr("Picture…"), "", self.picture_asked.emit).setIcon(icon("image"))
        self.tools.addStretch(1)

    def _tool(self, name: str, key: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(f"{name}  {key}".strip())
        button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        button.setMinimumWidth(2 * ICON_SMALL)
        if key:
            button.setShortcut(QKeySequence(key))
        button.clicked.connect(lambda _checked=False: act())
        self.tools.addWidget(button)
        return button

    def put(self, piece: str) -> None:
        """Put a piece of text where the cursor is."""
        self._apply(insert, piece)

    def put_block(self, block: str) -> None:
        """Put a block behind the line with the cursor."""
        self._apply(insert_block, block)

    def _apply(self, change: Callable[[str, int, int, str], Edited], argument: str) -> None:
        """Change the text as one step of the field's own undo, and keep the selection on what was changed."""
        cursor = self.text.textCursor()
        before = self.text.toPlainText()
        # Qt counts UTF-16 units, Python characters
        start, end = (_characters(before, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        made = change(before, start, end, argument)
        cursor.beginEditBlock()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(made.text)
        cursor.endEditBlock()
        cursor.setPosition(_units(made.text, made.start))
        cursor.setPosition(_units(made.text, made.end), cursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()


class _TextField(QPlainTextEdit):
    """Tells of Esc."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _characters(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _units(text: str, characters: int) -> int:
    return len(text[:characters].encode("utf-16-le")) // 2
