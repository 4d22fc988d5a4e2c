"""Writing a chapter: a toolbar as in any office program, and a text that looks like what it becomes.

What is stored is Markdown. It is shown as such only to those who ask for it, and where it holds what the formatted
text has no form for, so that nothing of it is lost.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.dialogs.formatted_text import FormattedText
from desktop_app.ui.icons import icon
from desktop_app.ui.models.chapter_document import insert_table
from desktop_app.ui.models.chapter_markdown import keeps
from desktop_app.ui.models.text_shapes import is_bold, one_step, other_slant, other_weight, shape, toggle_shape
from desktop_app.ui.theme import ICON_SMALL, SPACE_L, SPACE_S, SPACE_XS, TEXT_PT, text_font


class MarkdownEditor(QWidget):
    """`left` is emitted by Esc, `picture_asked` by the button of pictures, `changed` as one types."""

    left = Signal()
    changed = Signal()
    picture_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools: dict[str, QToolButton] = {}
        self.text = FormattedText(self)
        self.source = _Source(self)
        hint = self.tr("Write here. Facts and policies are put in from the list on the right.")
        for field in (self.text, self.source):
            field.setAccessibleName(self.tr("Text of the chapter"))
            field.setPlaceholderText(hint)
            field.left.connect(self.left)
            field.textChanged.connect(self.changed)
        self.source.setFont(text_font(TEXT_PT + 1))
        self.source.document().setDocumentMargin(SPACE_L)
        self.body = QStackedWidget(self)
        self.body.addWidget(self.text)
        self.body.addWidget(self.source)
        self.note = QLabel(self)
        self.note.setProperty("look", "muted")
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        self.tools.setSpacing(SPACE_XS)
        self._add_tools()
        self.text.cursorPositionChanged.connect(self._show_state)
        self.text.currentCharFormatChanged.connect(lambda _form: self._show_state())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.tools)
        column.addWidget(self.body, 1)

    def _add_tools(self) -> None:
        for kind, sign, name, key in (
            ("bold", "B", self.tr("Bold"), "Ctrl+B"),
            ("italic", "I", self.tr("Emphasis"), "Ctrl+I"),
            ("h2", "H1", self.tr("Heading"), "Ctrl+Alt+1"),
            ("h3", "H2", self.tr("Small heading"), "Ctrl+Alt+2"),
            ("bullet", "•", self.tr("Points"), "Ctrl+Shift+8"),
            ("number", "1.", self.tr("Numbered points"), "Ctrl+Shift+7"),
            ("quote", "❝", self.tr("Quotation"), "Ctrl+Shift+9"),
        ):
            tool = self._tool(name, key, partial(self._toggle, kind))
            tool.setText(sign)
            tool.setCheckable(True)
            font = text_font(semibold=sign == "B")
            font.setItalic(sign == "I")
            tool.setFont(font)
            self._tools[kind] = tool
        self._table = self._tool(self.tr("Table"), "", self._add_table)
        self._table.setIcon(icon("table-2"))
        self._tool(self.tr("Picture…"), "", self.picture_asked.emit).setIcon(icon("image"))
        self.tools.addSpacing(SPACE_S)
        self.tools.addWidget(self.note)
        self.tools.addStretch(1)
        self.as_source = self._tool(self.tr("Markdown"), "", lambda: self._show_source(self.as_source.isChecked()))
        self.as_source.setText(self.tr("Markdown"))
        self.as_source.setToolTip(self.tr("Show the text with its marks, as it is stored"))
        self.as_source.setCheckable(True)

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

    # the text

    def show_text(self, text: str) -> None:
        """Put a text in, formatted if that loses nothing of it."""
        formatted = keeps(text)
        with QSignalBlocker(self.text), QSignalBlocker(self.source):
            self.text.show_markdown(text if formatted else "")
            self.source.setPlainText("" if formatted else text)
        self._show_field(source=not formatted)

    @property
    def markdown(self) -> str:
        """The text as it is stored."""
        return self.source.toPlainText() if self.in_source else self.text.markdown()

    @property
    def in_source(self) -> bool:
        """Whether the marks are shown."""
        return self.body.currentWidget() is self.source

    def show_words(self, words: Callable[[str], str], pictures: Mapping[str, Path]) -> None:
        """What references read as, and where the pictures of the text lie."""
        self.text.show_words(words, pictures)

    def begin(self) -> None:
        """Put the cursor where one writes."""
        (self.source if self.in_source else self.text).setFocus()

    def put(self, piece: str) -> None:
        """Put a piece of text where the cursor is."""
        if self.in_source:
            self.source.insertPlainText(piece)
            self.source.setFocus()
        else:
            self.text.put(piece)

    def put_block(self, block: str) -> None:
        """Put a block of its own behind the paragraph with the cursor."""
        field = self.source if self.in_source else self.text
        cursor = field.textCursor()
        cursor.movePosition(cursor.MoveOperation.EndOfBlock)
        field.setTextCursor(cursor)
        if self.in_source:
            self.put(f"\n\n{block}\n" if cursor.block().text() else f"{block}\n")
        else:
            self.text.put_block(block)

    def _show_source(self, on: bool) -> None:
        """Show the marks, or the formatted text; what was written goes with it."""
        text = self.markdown
        if not on and not keeps(text):
            self._show_field(source=True)
            return
        with QSignalBlocker(self.text), QSignalBlocker(self.source):
            if on:
                self.source.setPlainText(text)
            else:
                self.text.show_markdown(text)
        self._show_field(source=on)
        self.begin()

    def _show_field(self, *, source: bool) -> None:
        self.body.setCurrentWidget(self.source if source else self.text)
        self.as_source.setChecked(source)
        self.as_source.setEnabled(True)
        words = self.tr("This text has marks that only show here, such as links.")
        self.note.setText(words if source and not keeps(self.source.toPlainText()) else "")
        for tool in (*self._tools.values(), self._table):
            tool.setEnabled(not source)
        self._show_state()

    # the buttons

    def _toggle(self, kind: str) -> None:
        cursor = self.text.textCursor()
        if kind in ("bold", "italic"):
            self.text.mergeCurrentCharFormat(other_weight(cursor) if kind == "bold" else other_slant(cursor))
        else:
            toggle_shape(cursor, kind)
        self.text.setFocus()
        self._show_state()

    def _show_state(self) -> None:
        """The buttons tell where the cursor is."""
        cursor = self.text.textCursor()
        now = shape(cursor)
        for kind, tool in self._tools.items():
            on = is_bold(cursor) if kind == "bold" else cursor.charFormat().fontItalic() if kind == "italic" else None
            tool.setChecked(now == kind if on is None else on)

    def _add_table(self) -> None:
        """A small table to write over, the cursor in its first cell."""
        cursor = self.text.textCursor()
        if cursor.currentTable() is not None:
            return
        cursor.movePosition(cursor.MoveOperation.EndOfBlock)
        rows = [[self.tr("Item"), self.tr("Figure")], ["", ""], ["", ""]]
        with one_step(cursor):
            table = insert_table(cursor, rows, (False, True))
        place = table.cellAt(0, 0).firstCursorPosition()
        place.movePosition(place.MoveOperation.EndOfBlock, place.MoveMode.KeepAnchor)
        self.text.setTextCursor(place)
        self.text.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: references are drawn in its colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            with QSignalBlocker(self.text):
                self.text.draw_again()


class _Source(QPlainTextEdit):
    """The marks as they are stored; tells of Esc."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
