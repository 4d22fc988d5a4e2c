"""What ends a text as lines on the grid: 附件说明, 署名 with its date, who met (GB/T 9704-2012, 7.3.4, 7.3.5, 10.3)."""

from collections.abc import Iterator, Sequence
from functools import partial, reduce
from itertools import groupby

from desktop_app.documents import furniture, grid, model
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import SIZE
from desktop_app.documents.items import Item, blank
from desktop_app.documents.model import Face
from desktop_app.documents.paint import Painter
from desktop_app.documents.rowgrid import Line, break_lines
from desktop_app.documents.tokens import Token, joined, tokenise

WIDEST_LABEL = 12.0
"""Characters that a label may take from the text beside it."""


def attachments(block: model.AttachmentNote, fonts: FontBook) -> Iterator[tuple[str, float, str, float]]:
    """Each attachment as (label, where it starts, name, where that starts), in em."""
    numbered = len(block.names) > 1
    for number, name in enumerate(block.names, 1):
        label = ("附件：" if number == 1 else "") + (f"{number}. " if numbered else "")
        start = 5 + (fonts.width(f"{number}. ", Face.FANGSONG) if numbered else 0.0)
        yield label, start - fonts.width(label, Face.FANGSONG), name, start


def attachment_items(block: model.AttachmentNote, fonts: FontBook) -> Iterator[Item]:
    """附件说明, a blank row above it; turnovers stand below the first character of the name."""
    yield blank(with_body=True)
    for label, label_start, name, start in attachments(block, fonts):
        lines = break_lines(tokenise([model.Run(name)], Face.FANGSONG, fonts), grid.CHARACTERS - start)
        for number, line in enumerate(lines):
            draw = partial(_draw_attachment, "" if number else label, label_start, line, start)
            yield Item(1, draw, line=True, with_body=True)


def _draw_attachment(label: str, label_start: float, line: Line, start: float, painter: Painter, row: float) -> None:
    if label:
        painter.text(label, grid.LEFT + label_start * SIZE, grid.baseline(row), SIZE)
    painter.line(line, grid.LEFT + start * SIZE, grid.baseline(row), SIZE)


def signature_items(block: model.Signature, fonts: FontBook) -> Iterator[Item]:
    """署名 and the date below it, a blank row above both."""
    yield blank(with_body=True)
    for text, start in furniture.signed_lines(fonts, block):
        yield Item(1, partial(_draw_signed, text, start), line=True, with_body=True)


def _draw_signed(text: str, start: float, painter: Painter, row: float) -> None:
    painter.text(text, start, grid.baseline(row), SIZE)


def labelled_items(block: model.Labelled, fonts: FontBook) -> Iterator[Item]:
    """The label, and the text hung beside it (出席、请假、列席 of minutes, GB/T 9704-2012, 10.3)."""
    label = f"{block.label}："
    start = 2 + min(fonts.width(label, Face.HEI), WIDEST_LABEL)
    tokens = tokenise([model.Run(block.text)], Face.FANGSONG, fonts)
    width = grid.CHARACTERS - start
    lines = break_lines(_names(tokens, width) if block.ending else tokens, width, justify=not block.ending)
    for number, line in enumerate(lines):
        draw = partial(_draw_labelled, "" if number else label, line, start)
        yield Item(1, draw, body=not block.ending, line=True, with_body=block.ending)


def _names(tokens: Sequence[Token], width: float) -> list[Token]:
    """The tokens of a list of names, each name one of them: no line ends within a name that is no longer than it."""
    result: list[Token] = []
    for between, name in groupby(tokens, lambda token: token.text == "、"):
        parts = list(name)
        whole = not between and sum(part.width for part in parts) <= width - 1
        result += [reduce(joined, parts)] if whole else parts
    return result


def _draw_labelled(label: str, line: Line, start: float, painter: Painter, row: float) -> None:
    if label:
        painter.fitted(label, grid.LEFT + 2 * SIZE, grid.baseline(row), SIZE, WIDEST_LABEL * SIZE, Face.HEI)
    painter.line(line, grid.LEFT + start * SIZE, grid.baseline(row), SIZE)
