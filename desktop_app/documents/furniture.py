"""What stands around the text: mastheads, the signature, the colophon, page numbers (GB/T 9704-2012, 7.2-7.4)."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import MM, SIZE, SMALL_SIZE
from desktop_app.documents.model import Align, Colophon, Face, Masthead, RedHeader, Run, Signature
from desktop_app.documents.paint import Painter
from desktop_app.documents.rowgrid import Line, break_lines, tokenise

RED = grid.MASTHEAD_RED
RED_RULE = 1.6
COLOPHON_PITCH = 8.2 * MM
THICK, THIN = 0.35 * MM, 0.25 * MM

DrawSigned = Callable[[Painter, Signature, float], None]
"""Draws a line of 署名 on a row."""


def chinese_date(day: datetime.date) -> str:
    """2022年12月31日, months and days without a leading zero (7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True)
class RedName:
    """Where the red name of a head stands: its size, the space between characters, baseline and lower ink edge."""

    size: float
    spread: float
    baseline: float
    ink_bottom: float


def place_name(fonts: FontBook, name: str, ink_top: float, largest: float) -> RedName:
    """Where a red name stands whose ink begins at `ink_top`, as large as it may be and the width allows."""
    natural = fonts.width(name, Face.TITLE)
    size = min(largest, grid.WIDTH / natural)
    spread = min(size * 0.35, (grid.WIDTH - natural * size) / len(name)) if len(name) <= 6 else 0.0
    baseline = ink_top + fonts.ink_top(name, Face.TITLE) * size
    return RedName(size, spread, baseline, baseline - fonts.ink_bottom(name, Face.TITLE) * size)


def draw_name(painter: Painter, name: str, place: RedName) -> None:
    """The red name, its characters spread."""
    width = painter.fonts.width(name, Face.TITLE) * place.size + place.spread * (len(name) - 1)
    x = grid.LEFT + (grid.WIDTH - width) / 2
    for character in name:
        x += painter.text(character, x, place.baseline, place.size, Face.TITLE, colour=RED) + place.spread


def red_name(fonts: FontBook, head: Masthead | RedHeader) -> RedName:
    """Where the red name stands: 20 mm below the edge of the text area in a bulletin, 35 mm in an official document."""
    if isinstance(head, Masthead):
        return place_name(fonts, head.name, grid.TOP + 20 * MM, 60.0)
    return place_name(fonts, head.agency, grid.TOP + 35 * MM, 50.0)


def head_rule(fonts: FontBook, head: Masthead | RedHeader) -> float:
    """The y of the red rule of a head: 4 mm below the line above it."""
    if isinstance(head, Masthead):
        line = red_name(fonts, head).ink_bottom + 7 * MM + grid.ASCENT * SIZE + grid.PITCH
    else:
        line = red_name(fonts, head).ink_bottom + 2 * grid.PITCH + grid.ASCENT * SIZE
    return line + (1 - grid.ASCENT) * SIZE + 4 * MM


def draw_masthead(painter: Painter, head: Masthead) -> None:
    """The head of a bulletin on an empty page."""
    if head.classification:
        painter.text(head.classification, grid.LEFT, grid.baseline(0), SIZE, Face.HEI)
    if head.number:
        painter.text(f"编号：{head.number}", grid.RIGHT, grid.baseline(0), SIZE, align=Align.RIGHT)
    draw_name(painter, head.name, red_name(painter.fonts, head))
    rule = head_rule(painter.fonts, head)
    line = rule - 4 * MM - (1 - grid.ASCENT) * SIZE
    issue = f"{head.issue}（{head.total_issue}）" if head.total_issue else head.issue
    painter.fitted(issue, grid.LEFT + grid.WIDTH / 2, line - grid.PITCH, SIZE, grid.WIDTH, align=Align.CENTRE)
    taken = painter.text(chinese_date(head.date), grid.RIGHT - SIZE, line, SIZE, align=Align.RIGHT)
    painter.fitted(head.maker, grid.LEFT + SIZE, line, SIZE, grid.WIDTH - taken - 3 * SIZE)
    painter.rule(grid.LEFT, rule, grid.RIGHT, rule, RED_RULE, RED)


def draw_red_header(painter: Painter, head: RedHeader) -> None:
    """The head of an official document on an empty page."""
    row = 0
    if head.copy_number:
        painter.text(head.copy_number, grid.LEFT, grid.baseline(0), SIZE)
        row = 1
    for text in (head.secrecy, head.urgency):
        if text:
            painter.text(text, grid.LEFT, grid.baseline(row), SIZE, Face.HEI)
            row += 1
    draw_name(painter, head.agency, red_name(painter.fonts, head))
    rule = head_rule(painter.fonts, head)
    line = rule - 4 * MM - (1 - grid.ASCENT) * SIZE
    painter.fitted(head.number, grid.LEFT + grid.WIDTH / 2, line, SIZE, grid.WIDTH, align=Align.CENTRE)
    painter.rule(grid.LEFT, rule, grid.RIGHT, rule, RED_RULE, RED)


def draw_signer(painter: Painter, signature: Signature, row: float) -> None:
    """署名 on `row`."""
    x, _day_x = signature_starts(painter.fonts, signature)
    painter.fitted(signature.unit, x, grid.baseline(row), SIZE, grid.RIGHT - x)


def draw_signed_day(painter: Painter, signature: Signature, row: float) -> None:
    """The date of 署名 on `row`."""
    _unit_x, x = signature_starts(painter.fonts, signature)
    painter.text(chinese_date(signature.date), x, grid.baseline(row), SIZE)


def signature_starts(fonts: FontBook, signature: Signature) -> tuple[float, float]:
    """Where 署名 and date start: the longer one ends two characters from the right, the date two behind (7.3.5.2)."""
    unit_width = fonts.width(signature.unit, Face.FANGSONG) * SIZE
    day_width = fonts.width(chinese_date(signature.date), Face.FANGSONG) * SIZE
    edge = grid.RIGHT - 2 * SIZE
    unit_x = edge - day_width - 2 * SIZE if day_width > unit_width else max(edge - unit_width, grid.LEFT)
    return unit_x, min(unit_x + 2 * SIZE, grid.RIGHT - day_width)


def colophon_lines(fonts: FontBook, colophon: Colophon) -> list[list[Line]]:
    """The wrapped lines of each entry, the label's width kept free below itself."""
    inner = grid.WIDTH / SMALL_SIZE - 2
    result = []
    for label, text in colophon.copies_to:
        hang = fonts.width(label + "：", Face.FANGSONG)
        ended = text if text.endswith("。") else text + "。"
        result.append(break_lines(tokenise([Run(ended)], Face.FANGSONG, fonts), inner - hang))
    return result


def colophon_height(colophon: Colophon, lines: list[list[Line]]) -> float:
    """Height of the colophon in points."""
    return COLOPHON_PITCH * (sum(len(entry) for entry in lines) + colophon.ruled)


def draw_colophon(painter: Painter, colophon: Colophon) -> None:
    """The colophon with its last rule on the lower edge of the text area; that of a letter has no rules (10.1)."""
    lines = colophon_lines(painter.fonts, colophon)
    y = grid.BOTTOM - colophon_height(colophon, lines)
    left, right = grid.LEFT + SMALL_SIZE, grid.RIGHT - SMALL_SIZE
    if colophon.ruled:
        painter.rule(grid.LEFT, y, grid.RIGHT, y, THICK)
    below = COLOPHON_PITCH / 2 + 0.38 * SMALL_SIZE
    for (label, _text), entry in zip(colophon.copies_to, lines, strict=True):
        width = painter.text(label + "：", left, y + below, SMALL_SIZE)
        for line in entry:
            painter.line(line, left + width, y + below, SMALL_SIZE)
            y += COLOPHON_PITCH
    if not colophon.ruled:
        return
    if colophon.copies_to:
        painter.rule(grid.LEFT, y, grid.RIGHT, y, THIN)
    taken = painter.text(printed_on(colophon), right, y + below, SMALL_SIZE, align=Align.RIGHT)
    painter.fitted(colophon.issuer, left, y + below, SMALL_SIZE, right - left - taken - SMALL_SIZE)
    painter.rule(grid.LEFT, grid.BOTTOM, grid.RIGHT, grid.BOTTOM, THICK)


def printed_on(colophon: Colophon) -> str:
    """2022年12月31日印发　共印90份, as far as known."""
    parts = [f"{chinese_date(colophon.date)}印发"] if colophon.date else []
    parts += [f"共印{colophon.copies}份"] if colophon.copies else []
    return "　".join(parts)


def draw_page_number(painter: Painter, number: int) -> None:
    """— 1 —, its dash 7 mm below the text area, one character in: right on odd pages, left on even ones (7.5)."""
    baseline = grid.BOTTOM + 7 * MM + painter.fonts.ink_top("—", Face.SONG) * SMALL_SIZE
    if number % 2:
        painter.text(f"— {number} —", grid.RIGHT - SMALL_SIZE, baseline, SMALL_SIZE, Face.SONG, Align.RIGHT)
    else:
        painter.text(f"— {number} —", grid.LEFT + SMALL_SIZE, baseline, SMALL_SIZE, Face.SONG)
