"""What the buttons and keys of the formatted editor do to a document, each as one step of its undo."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextList, QTextListFormat

from desktop_app.ui.models.chapter_document import QUOTE, heading, is_numbered, paragraph, point, points, quotation

NO_LIST = -1
DEEPEST_POINT = 3


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Everything done in the block is undone together."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def other_weight(cursor: QTextCursor) -> QTextCharFormat:
    """What makes the cursor's words strong, or no longer."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Normal if is_bold(cursor) else QFont.Weight.Bold)
    return form


def other_slant(cursor: QTextCursor) -> QTextCharFormat:
    """What makes the cursor's words emphasised, or no longer."""
    form = QTextCharFormat()
    form.setFontItalic(not cursor.charFormat().fontItalic())
    return form


def is_bold(cursor: QTextCursor) -> bool:
    """Whether the cursor stands in strong words."""
    return cursor.charFormat().fontWeight() >= QFont.Weight.Bold


def shape(cursor: QTextCursor) -> str:
    """What the cursor's block is: h1-h6, bullet, number, quote, or "" for a plain paragraph."""
    form, made = cursor.blockFormat(), cursor.currentList()
    if form.headingLevel():
        return f"h{form.headingLevel()}"
    if made is not None:
        return "number" if is_numbered(made.format()) else "bullet"
    return "quote" if form.hasProperty(QUOTE) else ""


def toggle_shape(cursor: QTextCursor, kind: str) -> None:
    """Make the selected blocks this (see `shape`), or plain again when the first one is it already."""
    if cursor.currentTable() is not None:
        return
    blocks = _selected(cursor)
    wanted = "" if shape(QTextCursor(blocks[0])) == kind else kind
    with one_step(cursor):
        for block in blocks:
            _plain(block, _form(wanted))
        if wanted in ("bullet", "number"):
            form = points(numbered=wanted == "number")
            made = QTextCursor(blocks[0]).createList(form)
            for block in blocks[1:]:
                made.add(block)


def leave_list(cursor: QTextCursor) -> None:
    """Make the cursor's block a plain paragraph."""
    with one_step(cursor):
        _plain(cursor.block(), paragraph())


def indent(cursor: QTextCursor, steps: int) -> bool:
    """Put a point of a list deeper, or further out; False where there is no list."""
    made = cursor.currentList()
    if made is None:
        return False
    depth = made.format().indent() - 1 + steps
    if 0 <= depth < DEEPEST_POINT:
        block = cursor.block()
        form = points(numbered=is_numbered(made.format()), depth=depth)
        with one_step(cursor):
            beside = _list_above(block, form)
            if beside is None:
                cursor.createList(form)
            else:
                beside.add(block)
    return True


def next_cell(cursor: QTextCursor, steps: int) -> bool:
    """Go to the next cell of a table, or the one before; behind the last one there is a new row."""
    table = cursor.currentTable()
    if table is None:
        return False
    cell = table.cellAt(cursor)
    place = cell.row() * table.columns() + cell.column() + steps
    if place >= table.rows() * table.columns():
        table.appendRows(1)
    if place >= 0:
        there = table.cellAt(place // table.columns(), place % table.columns())
        cursor.setPosition(there.firstCursorPosition().position())
        cursor.setPosition(there.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return True


def _selected(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = [block]
    while block != last and block.next().isValid():
        block = block.next()
        found.append(block)
    return [block for block in found if QTextCursor(block).currentTable() is None]


def _form(kind: str) -> QTextBlockFormat:
    if kind.startswith("h"):
        return heading(int(kind[1:]))
    if kind in ("bullet", "number"):
        return point()
    return quotation() if kind == "quote" else paragraph()


def _plain(block: QTextBlock, form: QTextBlockFormat) -> None:
    """Give a block another form, outside every list."""
    form.setObjectIndex(NO_LIST)
    QTextCursor(block).setBlockFormat(form)


def _list_above(block: QTextBlock, form: QTextListFormat) -> QTextList | None:
    """The list at this depth that a point would go on with: of the points before it, none further out between."""
    before = block.previous()
    while before.isValid() and before.textList() is not None:
        there = before.textList().format()
        if there.indent() == form.indent():
            return before.textList() if there.style() == form.style() else None
        if there.indent() < form.indent():
            return None
        before = before.previous()
    return None
