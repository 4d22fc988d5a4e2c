"""A formatted document as Markdown: what one sees in the editor is what the marks say."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markdown_it import MarkdownIt
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextFragment, QTextFrame, QTextList, QTextTable

from desktop_app.domain.handbook import REFERENCE as WRITTEN
from desktop_app.ui.models.chapter_document import LINE_BREAK, QUOTE, is_numbered, read_into, referred

_OBJECT = "\ufffc"
_HARD_BREAK = "\\\n"
_ANYWHERE = re.compile(r"([\\`*_\[\]<>&])")
_AT_START = re.compile(r"^(\s*)([#>+=~-])")
_NUMBER_AT_START = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")
_TABLE_RULE = re.compile(r"<(t[hd]) style=\"text-align:left\">")
_LOOSE = re.compile(r"<li>(.*?)</li>", re.DOTALL)


@dataclass(slots=True)
class _Piece:
    """Text of one look: its marks (`**`, `*`, `***` or none), and the Markdown for it without them."""

    mark: str
    text: str


def to_markdown(document: QTextDocument) -> str:
    """The text of a document; empty paragraphs are left out."""
    lines: list[str] = []
    listed, widths = False, [0]
    for part in _parts(document.rootFrame()):
        if isinstance(part, QTextTable):
            made, in_list = _table(part), False
        else:
            points, widths = part.textList(), widths if listed else [0]
            in_list = points is not None
            made = _block(part) if points is None else _point(part, points, widths)
        if not made:
            continue
        if lines and not (in_list and listed):
            lines.append("")
        lines.append(made)
        listed = in_list
    return "\n".join(lines) + "\n" if lines else ""


def keeps(text: str) -> bool:
    """Whether a text can be written in the formatted editor: it comes out saying the same."""
    document = QTextDocument()
    read_into(document, text)
    return _meaning(to_markdown(document)) == _meaning(text)


def _meaning(text: str) -> str:
    made = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    made = _TABLE_RULE.sub(r"<\1>", made)
    made = _LOOSE.sub(lambda item: "<li>" + item[1].replace("<p>", "").replace("</p>", "") + "</li>", made)
    return unescape("".join(made.split()))


def _parts(frame: QTextFrame) -> Iterator[QTextBlock | QTextTable]:
    """Blocks and tables in the order in which they are read."""
    place = frame.begin()
    while not place.atEnd():
        inner = place.currentFrame()
        if isinstance(inner, QTextTable):
            yield inner
        elif place.currentBlock().isValid():
            yield place.currentBlock()
        place += 1


def _block(block: QTextBlock) -> str:
    form = block.blockFormat()
    if picture := _picture(block):
        return picture
    level = form.headingLevel()
    text = _inline(block, plain=level > 0)
    if not text:
        return ""
    if level:
        return f"{'#' * level} {text.replace(_HARD_BREAK, ' ')}"
    if form.hasProperty(QUOTE):
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return text


def _picture(block: QTextBlock) -> str:
    """A block with a real picture in it is that picture, its other text the caption."""
    for fragment in _fragments(block):
        image = fragment.charFormat().toImageFormat()
        if image.isValid() and image.name() and referred(image.name()) is None:
            caption = " ".join(block.text().replace(_OBJECT, " ").replace(LINE_BREAK, " ").split())
            source = f"<{image.name()}>" if " " in image.name() else image.name()
            return f"![{_escaped(caption)}]({source})"
    return ""


def _point(block: QTextBlock, points: QTextList, widths: list[int]) -> str:
    """A line of a list; `widths` are the columns at which the points of each depth above begin."""
    form, text = points.format(), _inline(block)
    mark = f"{points.itemNumber(block) + form.start()}. " if is_numbered(form) else "- "
    depth = min(max(0, form.indent() - 1), len(widths) - 1)
    column = widths[depth]
    del widths[depth + 1 :]
    widths.append(column + len(mark))
    return " " * column + mark + text.replace("\n", "\n" + " " * (column + len(mark)))


def _table(table: QTextTable) -> str:
    rows = []
    for row in range(table.rows()):
        cells = [table.cellAt(row, column).firstCursorPosition().block() for column in range(table.columns())]
        rows.append([_inline(cell, plain=row == 0).replace(_HARD_BREAK, " ").replace("|", "\\|") for cell in cells])
    if not any(cell for row in rows for cell in row):
        return ""
    rules = [_rule(table.cellAt(0, n).firstCursorPosition().blockFormat().alignment()) for n in range(table.columns())]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], rules, *rows[1:]))


def _rule(alignment: Qt.AlignmentFlag) -> str:
    if alignment & Qt.AlignmentFlag.AlignRight:
        return "---:"
    return ":---:" if alignment & Qt.AlignmentFlag.AlignHCenter else "---"


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        if place.fragment().isValid():
            yield place.fragment()
        place += 1


def _inline(block: QTextBlock, *, plain: bool = False) -> str:
    """The words of a block with their marks; `plain` leaves the marks out, for what is heavy by itself."""
    pieces: list[_Piece] = []
    for fragment in _fragments(block):
        form = fragment.charFormat()
        image = form.toImageFormat()
        name = referred(image.name()) if image.isValid() else None
        text = fragment.text()
        made = "".join(f"{{{{{name}}}}}" for _ in text) if name is not None else _escaped(text.replace(_OBJECT, ""))
        bold, italic = form.fontWeight() >= QFont.Weight.Bold, form.fontItalic()
        mark = "" if plain else "*" * (2 * bold + italic)
        if pieces and pieces[-1].mark == mark:
            pieces[-1].text += made
        elif made:
            pieces.append(_Piece(mark, made))
    _move_edges_out(pieces)
    text = "".join(piece.mark + piece.text + piece.mark if piece.text else "" for piece in pieces)
    return _HARD_BREAK.join(_line(line) for line in text.strip().strip(LINE_BREAK).split(LINE_BREAK)).strip()


def _escaped(text: str) -> str:
    """Signs that Markdown would obey are shown instead; references stay what they are."""
    made, end = [], 0
    for found in WRITTEN.finditer(text):
        made += [_ANYWHERE.sub(r"\\\1", text[end : found.start()]), found[0]]
        end = found.end()
    return "".join((*made, _ANYWHERE.sub(r"\\\1", text[end:])))


def _line(line: str) -> str:
    line = line.strip(" \t")
    return _NUMBER_AT_START.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", line))


def _move_edges_out(pieces: list[_Piece]) -> None:
    """Markdown knows no mark beside a blank, nor one between a sign and a letter: such edges go to the neighbours."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if not piece.mark:
            continue
        before = pieces[place - 1].text[-1:] if place else ""
        after = pieces[place + 1].text[:1] if place + 1 < len(pieces) else ""
        text, head, tail = piece.text, "", ""
        while text and _goes_out(text[0], before):
            head, text = head + text[0], text[1:]
        while text and _goes_out(text[-1], after) and not text.endswith("}}"):
            text, tail = text[:-1], text[-1] + tail
        piece.text = text
        pieces[place : place + 1] = [_Piece("", head), piece, _Piece("", tail)]


def _goes_out(sign: str, neighbour: str) -> bool:
    if sign.isspace() or sign == LINE_BREAK:
        return True
    return bool(neighbour) and not _parts_words(neighbour) and _parts_words(sign) and sign not in "{\\"


def _parts_words(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] in "PS"
