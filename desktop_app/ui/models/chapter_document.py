"""A chapter's Markdown as a formatted document to write in: headings, points, quotations, tables, pictures, references.

The document holds what the text means (heading levels, lists, weights); sizes and colours are the editor's affair.
"""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from desktop_app.documents.markdown import TokenReader
from desktop_app.domain.handbook import fill
from desktop_app.ui.theme import SPACE_S, SPACE_XL, SPACE_XS
from desktop_app.ui.widgets.kept_picture import PICTURE_WIDTH

QUOTE = QTextFormat.Property.BlockQuoteLevel
REFERENCE = "ref:"
"""Begins the name of the picture that stands for a reference; the reference's own name follows in hexadecimal."""
LINE_BREAK = "\u2028"
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def read_into(document: QTextDocument, text: str) -> None:
    """Put a text into an empty document."""
    names: list[str] = []

    def keep(name: str) -> str:
        names.append(name)
        return f"{_OPEN}{len(names) - 1}{_CLOSE}"

    clean = fill(text.replace(_OPEN, "").replace(_CLOSE, ""), keep)
    reader, whole = _Reader(document, names), QTextCursor(document)
    whole.beginEditBlock()  # laid out once, at the end
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(clean):
        reader.read(token)
    whole.endEditBlock()


def reference_image(name: str) -> QTextImageFormat:
    """What stands in the document for a reference to a fact or a policy."""
    image = QTextImageFormat()
    image.setName(REFERENCE + name.encode().hex())
    image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return image


def referred(image_name: str) -> str | None:
    """The name of the fact or policy that a picture stands for; None for a real picture."""
    return bytes.fromhex(image_name[len(REFERENCE) :]).decode() if image_name.startswith(REFERENCE) else None


def picture_image(source: str) -> QTextImageFormat:
    """A real picture, as wide as on the page."""
    image = QTextImageFormat()
    image.setName(source)
    image.setWidth(PICTURE_WIDTH)
    return image


def paragraph() -> QTextBlockFormat:
    """A plain paragraph."""
    block = QTextBlockFormat()
    block.setBottomMargin(SPACE_S)
    block.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


def pictured() -> QTextBlockFormat:
    """A picture with its caption: no room between its lines, which would be as high as a part of the picture."""
    block = paragraph()
    block.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


def point() -> QTextBlockFormat:
    """A point of a list."""
    block = paragraph()
    block.setBottomMargin(SPACE_XS)
    return block


def heading(level: int) -> QTextBlockFormat:
    """A heading of level 1-6."""
    block = paragraph()
    block.setHeadingLevel(level)
    block.setTopMargin(SPACE_S)
    return block


def quotation() -> QTextBlockFormat:
    """A paragraph set off from the rest."""
    block = paragraph()
    block.setProperty(QUOTE, 1)
    block.setLeftMargin(SPACE_XL)
    return block


def points(*, numbered: bool, depth: int = 0, start: int = 1) -> QTextListFormat:
    """A list at a depth (0 is the outermost)."""
    styles = QTextListFormat.Style
    form = QTextListFormat()
    form.setStyle(styles.ListDecimal if numbered else styles.ListDisc if depth == 0 else styles.ListCircle)
    form.setIndent(depth + 1)
    if numbered:
        form.setProperty(QTextFormat.Property.ListStart, start)
    return form


def is_numbered(form: QTextListFormat) -> bool:
    """Whether a list counts its points."""
    return form.style() is QTextListFormat.Style.ListDecimal


def insert_table(cursor: QTextCursor, rows: Sequence[Sequence[str]], rights: Sequence[bool] = ()) -> QTextTable:
    """A table of plain texts, its first row the head; `rights` are the columns that stand flush right."""
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setCellPadding(SPACE_S - 2)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBottomMargin(SPACE_S)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 98))
    table = cursor.insertTable(len(rows), max(len(row) for row in rows), form)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            place = table.cellAt(row, column).firstCursorPosition()
            right = column < len(rights) and rights[column]
            place.setBlockFormat(_cell(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft))
            place.insertText(text)
    return table


def _cell(alignment: Qt.AlignmentFlag) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setAlignment(alignment)
    return block


class _Reader(TokenReader):
    """Writes at the end of the document; what it has no form for comes in as its bare text."""

    def __init__(self, document: QTextDocument, names: Sequence[str]) -> None:
        super().__init__()
        self._document = document
        self._names = names
        self._cursor = QTextCursor(document)
        self._fresh = True
        self._lists: list[tuple[bool, int, QTextList | None]] = []
        self._waits = False
        self._rows: list[list[Token]] = []
        self._aligns: list[Qt.AlignmentFlag] = []
        self._in_table = False

    def _bullet_list_open(self, _token: Token) -> None:
        self._lists.append((False, 1, None))

    def _ordered_list_open(self, token: Token) -> None:
        start = token.attrGet("start")
        self._lists.append((True, int(start) if start is not None else 1, None))

    def _bullet_list_close(self, _token: Token) -> None:
        self._lists.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, _token: Token) -> None:
        self._waits = True

    def _fence(self, token: Token) -> None:
        self._begin(paragraph())
        self._cursor.insertText(token.content.rstrip("\n").replace("\n", LINE_BREAK))

    _code_block = _fence

    def _table_open(self, _token: Token) -> None:
        self._rows, self._aligns, self._in_table = [], [], True

    def _tr_open(self, _token: Token) -> None:
        self._rows.append([])

    def _th_open(self, token: Token) -> None:
        style = str(token.attrGet("style") or "")
        flags = Qt.AlignmentFlag
        self._aligns.append(
            flags.AlignRight if "right" in style else flags.AlignHCenter if "center" in style else flags.AlignLeft
        )

    def _table_close(self, _token: Token) -> None:
        self._in_table = False
        self._begin(paragraph())
        table = insert_table(self._cursor, [[""] * len(row) for row in self._rows])
        for row, cells in enumerate(self._rows):
            for column, token in enumerate(cells):
                place = table.cellAt(row, column).firstCursorPosition()
                place.setBlockFormat(_cell(self._aligns[column]))
                self._write(place, token.children or [])
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True  # Qt keeps a line behind a table

    def _inline(self, token: Token) -> None:
        children = token.children or []
        if self._in_table:
            self._rows[-1].append(token)
            return
        gathered: list[Token] = []
        for child in children:
            if child.type == "image":
                self._paragraph(gathered)
                gathered = []
                self._begin(pictured())
                self._cursor.insertImage(picture_image(unquote(str(child.attrGet("src") or ""))))
                self._text(self._cursor, LINE_BREAK + child.content if child.content else "", QTextCharFormat())
            else:
                gathered.append(child)
        self._paragraph(gathered)

    def _paragraph(self, tokens: Sequence[Token]) -> None:
        if not any(token.content.strip() for token in tokens):
            return
        block = heading(self._heading) if self._heading else quotation() if self._quotes else paragraph()
        self._begin(point() if self._lists and not self._heading else block)
        if self._lists and self._waits:
            self._waits = False
            numbered, start, made = self._lists[-1]
            if made is None:
                form = points(numbered=numbered, depth=len(self._lists) - 1, start=start)
                self._lists[-1] = (numbered, start, self._cursor.createList(form))
            else:
                made.add(self._cursor.block())
        self._write(self._cursor, tokens)

    def _begin(self, block: QTextBlockFormat) -> None:
        """A new block at the end; the first one is there already."""
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._fresh = False
        else:
            self._cursor.insertBlock(block, QTextCharFormat())
        self._cursor.setCharFormat(QTextCharFormat())

    def _write(self, cursor: QTextCursor, tokens: Sequence[Token]) -> None:
        form = QTextCharFormat()
        last = ""
        for token in tokens:
            if token.type in ("strong_open", "strong_close"):
                form.setFontWeight(QFont.Weight.Bold if token.type == "strong_open" else QFont.Weight.Normal)
            elif token.type in ("em_open", "em_close"):
                form.setFontItalic(token.type == "em_open")
            elif token.type == "hardbreak":
                cursor.insertText(LINE_BREAK, form)
            elif token.type == "softbreak":
                cursor.insertText(" " if last.isascii() and last else "", form)
            elif token.content:
                self._text(cursor, token.content, form)
                last = token.content[-1:]

    def _text(self, cursor: QTextCursor, text: str, form: QTextCharFormat) -> None:
        for place, piece in enumerate(_MARK.split(text)):
            if place % 2:
                image = reference_image(self._names[int(piece)])
                image.setFontWeight(form.fontWeight())
                image.setFontItalic(form.fontItalic())
                cursor.insertImage(image)
            elif piece:
                cursor.insertText(piece, form)
