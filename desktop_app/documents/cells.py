"""The texts of a table's cells: cut into what stays together, and measured for the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

from desktop_app.documents.breaks import breaks
from desktop_app.documents.columns import Cell, ColumnNeed
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import WRITING_LINE, WRITING_ROOM, Face, Run
from desktop_app.documents.tokens import Token, joined, tokenise

DATE_ENDS = frozenset("年月日期")
DATE = re.compile(r"\d[年月日期前]")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST_WORD = 10.0
"""No word claims more than so many em of a column (a credit code takes 9); a longer one is cut."""
HAND = 6.0
"""Em that what is to be written by hand has room for."""
LIGHT_COLOURS = {"●": 0x1A7F37, "▲": 0x9A6700, "■": 0xC62828}


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts the texts of cells into what stays together, each text once: it is measured and then set."""

    fonts: FontBook
    known: dict[tuple[Face, str], list[Token]] = field(default_factory=dict)

    def tokens(self, text: str, face: Face) -> list[Token]:
        """The tokens of a text, each light in its colour."""
        tokens = self.known.get((face, text))
        if tokens is None:
            runs = [Run(part, None, LIGHT_COLOURS.get(part, 0)) for part in lights_apart(text)]
            tokens = tokenise(runs, face, self.fonts)
            tokens = _with_gaps(tokens) if len(runs) > 1 else tokens
            tokens = self.known[face, text] = with_dates_whole(tokens) if DATE.search(text) else tokens
        return tokens


def _with_gaps(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, a light with the blank behind it: so it stays beside its word."""
    kept: list[Token] = []
    for token in tokens:
        if kept and token.blank and kept[-1].text in LIGHT_COLOURS:
            light = kept.pop()
            token = Token(light.text, light.pieces + token.pieces, light.width + token.width, light.colour)
        kept.append(token)
    return kept


def with_dates_whole(tokens: list[Token]) -> list[Token]:
    """The tokens of a narrow place, where a number keeps its 年, 月, 日 or 期, a day its month and year and its 前."""
    result: list[Token] = []
    for token in tokens:
        if result and token.text in DATE_ENDS and result[-1].text[-1].isdecimal():
            token = joined(result.pop(), token)
            for longer in "月年" if token.text[-1] == "日" else "":
                if result and len(result[-1].text) > 1 and result[-1].text[-1] == longer:
                    token = joined(result.pop(), token)
        elif token.text == "前" and result and _is_day(result[-1].text):
            token = joined(result.pop(), token)
        result.append(token)
    return result


def _is_day(text: str) -> bool:
    """Whether this is a day: 1月18日, 2023-01-18."""
    return (len(text) > 1 and text[-1] == "日") or ISO_DAY.fullmatch(text) is not None


def with_remarks_whole(tokens: list[Token], widest: float) -> list[Token]:
    """The tokens, each remark in brackets, as （亿元）, one of them where it is no wider than so many em."""
    result: list[Token] = []
    begun: int | None = None
    for token in tokens:
        result.append(token)
        if token.text == "（":
            begun = len(result) - 1
        elif token.text == "\n" or token.text in LIGHT_COLOURS:
            begun = None
        elif token.text == "）" and begun is not None:
            remark = result[begun:]
            if sum(one.width for one in remark) <= widest:
                result[begun:] = [reduce(joined, remark)]
            begun = None
    return result


def column_needs(
    title: str,
    texts: Sequence[str],
    head: Face,
    body: Face,
    cutter: Cutter,
    *,
    whole: bool = False,
    remarks: float = 0.0,
) -> ColumnNeed:
    """The needs of a column; heads up to six characters and cells up to five are kept unbroken if at all possible,
    all of them when it is kept `whole`, and remarks in the head that are no wider than so many em."""
    word, short_line = 2.0, 2.0
    known: dict[str, Cell] = {}
    cells: list[Cell] = []
    for text, face, short in ((title, head, 6.0), *((text, body, 5.0) for text in texts)):
        cell = known.get(text) if cells else None
        if cell is None:
            by_hand = HAND if text in (WRITING_ROOM, WRITING_LINE) else 0.0
            word = max(word, by_hand)
            lines, run = [by_hand], 0.0
            tokens = cutter.tokens(text, face)
            for token, may_part in zip(tokens, breaks(tokens, False), strict=False):
                if token.text == "\n":
                    lines.append(0.0)
                    run = 0.0
                    continue
                lines[-1] += token.width
                run = token.width + (0.0 if may_part else run)  # a mark with its word, a number with its unit
                word = max(word, min(run, LONGEST_WORD))
                if lines[-1] <= short:
                    short_line = max(short_line, lines[-1])
            cell = tuple(lines)
            if cells:
                known[text] = cell
        cells.append(cell)
    if whole:
        word = max(word, *(line for cell in cells for line in cell))
    kept = with_remarks_whole(cutter.tokens(title, head), remarks)
    remark = max(word, *(token.width for token in kept if token.text[0] == "（"), 0.0)
    return ColumnNeed(word, max(remark, short_line), tuple(cells), remark)


def lights_apart(text: str) -> list[str]:
    """The text cut so that each light stands alone."""
    if LIGHT_COLOURS.keys().isdisjoint(text):
        return [text]
    parts, begun = [], 0
    for i, character in enumerate(text):
        if character in LIGHT_COLOURS:
            parts += [text[begun:i], character]
            begun = i + 1
    return [part for part in (*parts, text[begun:]) if part]
