"""What stands around the text: mastheads, the signature, the colophon, page numbers (GB/T 9704-2012, 7.2-7.4)."""

import datetime
from dataclasses import dataclass

from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import MM, SIZE, SMALL_SIZE
from desktop_app.documents.model import Align, Colophon, Face, Masthead, RedHeader, Run, Signature
from desktop_app.documents.paint import Painter
from desktop_app.documents.rowgrid import Line, break_lines
from desktop_app.documents.titles import filled, halved, in_lines
from desktop_app.documents.tokens import tokenise

RED = grid.MASTHEAD_RED
RED_RULE = 1.6
COLOPHON_PITCH = 8.2 * MM
THICK, THIN = 0.35 * MM, 0.25 * MM

NAME_PITCH, MAKER_PITCH = 1.3, 1.4
"""From line to line of a red name, and of who made a bulletin, in their sizes."""
LEAST_NAME, LEAST_AGENCY = 42.0, 22.0
"""Points; a red name that would be smaller in one line, 初号 in a bulletin and else 二号, stands in two."""
LEAST_MAKER = 12.0


def chinese_date(day: datetime.date) -> str:
    """2022年12月31日, months and days without a leading zero (7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True)
class RedName:
    """Where the red name of a head stands: its lines, their size, the space between characters, the baseline of the
    first and the lower ink edge of the last."""

    lines: tuple[str, ...]
    size: float
    spread: float
    baseline: float
    ink_bottom: float


def place_name(fonts: FontBook, name: str, ink_top: float, largest: float, least: float = LEAST_AGENCY) -> RedName:
    """Where a red name stands whose ink begins at `ink_top`, as large as it may be and the width allows.

    One that would be smaller than `least` is set in two lines, no larger than that in which it would fill one.
    """
    natural = fonts.width(name, Face.TITLE)
    lines: tuple[str, ...] = (name,)
    size = min(largest, grid.WIDTH / natural)
    if size < least:
        lines = halved(name, Face.TITLE, fonts)
        size = min(max(least, largest * 0.7), grid.WIDTH / max(fonts.width(line, Face.TITLE) for line in lines))
    spread = min(size * 0.35, (grid.WIDTH - natural * size) / len(name)) if len(name) <= 6 else 0.0
    baseline = ink_top + fonts.ink_top(lines[0], Face.TITLE) * size
    last = baseline + (len(lines) - 1) * size * NAME_PITCH
    return RedName(lines, size, spread, baseline, last - fonts.ink_bottom(lines[-1], Face.TITLE) * size)


def draw_name(painter: Painter, place: RedName) -> None:
    """The red name, the characters of a short one spread."""
    for number, line in enumerate(place.lines):
        width = painter.fonts.width(line, Face.TITLE) * place.size + place.spread * (len(line) - 1)
        x, baseline = grid.LEFT + (grid.WIDTH - width) / 2, place.baseline + number * place.size * NAME_PITCH
        for character in line:
            x += painter.text(character, x, baseline, place.size, Face.TITLE, colour=RED) + place.spread


def red_name(fonts: FontBook, head: Masthead | RedHeader) -> RedName:
    """Where the red name stands: 20 mm below the edge of the text area in a bulletin, 35 mm in an official document."""
    if isinstance(head, Masthead):
        return place_name(fonts, head.name, grid.TOP + 20 * MM, 60.0, LEAST_NAME)
    return place_name(fonts, head.agency, grid.TOP + 35 * MM, 50.0)


def head_rule(fonts: FontBook, head: Masthead | RedHeader) -> float:
    """The y of the red rule of a head: 4 mm below the line above it."""
    if isinstance(head, Masthead):
        lines, size = maker_lines(fonts, head)
        more = (len(lines) - 1) * size * MAKER_PITCH
        line = red_name(fonts, head).ink_bottom + 7 * MM + grid.ASCENT * SIZE + grid.PITCH + more
    else:
        line = red_name(fonts, head).ink_bottom + 2 * grid.PITCH + grid.ASCENT * SIZE
    return line + (1 - grid.ASCENT) * SIZE + 4 * MM


def maker_lines(fonts: FontBook, head: Masthead) -> tuple[tuple[str, ...], float]:
    """编印单位 beside the date: in one line, a little smaller if need be, else in two; and their size in points."""
    room = grid.WIDTH - (fonts.width(chinese_date(head.date), Face.FANGSONG) + 3) * SIZE
    size = min(SIZE, room / max(fonts.width(head.maker, Face.FANGSONG), 1.0))
    if size >= LEAST_MAKER:
        return (head.maker,), size
    lines = halved(head.maker, Face.FANGSONG, fonts)
    return lines, min(SIZE, room / max(fonts.width(line, Face.FANGSONG) for line in lines))


def draw_masthead(painter: Painter, head: Masthead) -> None:
    """The head of a bulletin on an empty page."""
    if head.classification:
        painter.text(head.classification, grid.LEFT, grid.baseline(0), SIZE, Face.HEI)
    if head.number:
        painter.text(f"编号：{head.number}", grid.RIGHT, grid.baseline(0), SIZE, align=Align.RIGHT)
    draw_name(painter, red_name(painter.fonts, head))
    rule = head_rule(painter.fonts, head)
    line = rule - 4 * MM - (1 - grid.ASCENT) * SIZE
    painter.text(chinese_date(head.date), grid.RIGHT - SIZE, line, SIZE, align=Align.RIGHT)
    lines, size = maker_lines(painter.fonts, head)
    for text in reversed(lines):
        painter.fitted(text, grid.LEFT + SIZE, line, size, grid.WIDTH)
        line -= size * MAKER_PITCH
    line += size * MAKER_PITCH - grid.PITCH
    issue = f"{head.issue}（{head.total_issue}）" if head.total_issue else head.issue
    painter.fitted(issue, grid.LEFT + grid.WIDTH / 2, line, SIZE, grid.WIDTH, align=Align.CENTRE)
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
    draw_name(painter, red_name(painter.fonts, head))
    rule = head_rule(painter.fonts, head)
    line = rule - 4 * MM - (1 - grid.ASCENT) * SIZE
    painter.fitted(head.number, grid.LEFT + grid.WIDTH / 2, line, SIZE, grid.WIDTH, align=Align.CENTRE)
    painter.rule(grid.LEFT, rule, grid.RIGHT, rule, RED_RULE, RED)


def signed_lines(fonts: FontBook, signature: Signature) -> list[tuple[str, float]]:
    """The lines of 署名 and the date, and where each starts.

    The longer of both ends two characters from the right, the date starts two behind 署名 (7.3.5.2). A name that has no
    room on a line stands on several, centred to each other.
    """
    day = chinese_date(signature.date)
    names = in_lines(signature.unit, Face.FANGSONG, fonts, grid.CHARACTERS - 2)
    widest, day_width = max(line.width for line in names) * SIZE, fonts.width(day, Face.FANGSONG) * SIZE
    edge = grid.RIGHT - 2 * SIZE
    start = edge - day_width - 2 * SIZE if day_width > widest else max(edge - widest, grid.LEFT)
    lines = [(line.text, start + (widest - line.width * SIZE) / 2) for line in names]
    return [*lines, (day, min(start + 2 * SIZE, grid.RIGHT - day_width))]


def colophon_lines(fonts: FontBook, colophon: Colophon) -> list[list[Line]]:
    """The wrapped lines of each entry, the label's width kept free below itself."""
    inner = grid.WIDTH / SMALL_SIZE - 2
    result = []
    for label, text in colophon.copies_to:
        hang = fonts.width(label + "：", Face.FANGSONG)
        ended = text if text.endswith("。") else text + "。"
        result.append(break_lines(tokenise([Run(ended)], Face.FANGSONG, fonts), inner - hang))
    return result


def issuer_lines(fonts: FontBook, colophon: Colophon) -> list[str]:
    """印发机关, over the whole width where it has no room beside the date, which stands on the last line."""
    inner = grid.WIDTH / SMALL_SIZE - 2
    taken = fonts.width(printed_on(colophon), Face.FANGSONG) + 1
    if fonts.width(colophon.issuer, Face.FANGSONG) + taken <= inner:
        return [colophon.issuer]
    lines = filled(tokenise([Run(colophon.issuer)], Face.FANGSONG, fonts), inner)
    return [*(line.text for line in lines), *([""] if lines[-1].width + taken > inner else [])]


def colophon_height(fonts: FontBook, colophon: Colophon) -> float:
    """Height of the colophon in points."""
    issued = len(issuer_lines(fonts, colophon)) if colophon.ruled else 0
    return COLOPHON_PITCH * (sum(len(entry) for entry in colophon_lines(fonts, colophon)) + issued)


def draw_colophon(painter: Painter, colophon: Colophon) -> None:
    """The colophon with its last rule on the lower edge of the text area; that of a letter has no rules (10.1)."""
    lines = colophon_lines(painter.fonts, colophon)
    y = grid.BOTTOM - colophon_height(painter.fonts, colophon)
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
    for text in issuer_lines(painter.fonts, colophon):
        painter.text(text, left, y + below, SMALL_SIZE)
        y += COLOPHON_PITCH
    painter.text(printed_on(colophon), right, y - COLOPHON_PITCH + below, SMALL_SIZE, align=Align.RIGHT)
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
