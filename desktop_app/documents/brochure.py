"""The brochure page: its measures, its palette, and parts that are stacked on it from top to bottom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import MM, PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.documents.model import Align, Face, Run
from desktop_app.documents.paint import Painter
from desktop_app.documents.photographs import Pictures, Placed
from desktop_app.documents.rowgrid import ALONE, Line, break_lines
from desktop_app.documents.table_layout import Style, TableLayout
from desktop_app.documents.tagging import Part as Tag
from desktop_app.documents.titles import balanced
from desktop_app.documents.tokens import tokenise

ACCENT, SOFT, PALE = 0x1F5FA8, 0xDCE7F3, 0xF4F7FB
INK, MUTED, BORDER, WHITE = 0x1F2328, 0x5F6873, 0xDFE3E8, 0xFFFFFF
LEFT, RIGHT = 24 * MM, PAGE_WIDTH - 24 * MM
TOP, BOTTOM = 30 * MM, PAGE_HEIGHT - 22 * MM
WIDTH = RIGHT - LEFT
HEIGHT = BOTTOM - TOP
SIZE, LEADING = 12.75, 20.5
SMALL, SMALL_LEADING = 10.0, 15.0
"""A booklet is the same page, on half a sheet: its text is then 9 points high, small print 7."""
CAPTION, CAPTION_LEADING = 10.5, 15.0
SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.0, 8.0)
LITTLE = 1 / 3
"""A last page of a chapter that holds less looks forgotten."""
TABLE_STYLE = Style(Face.SONG, Face.HEI, SOFT, 0x9FB3C8, 0.9, 0.35, False, 4.5, SIZES, remarks=6.0)
PICTURE_HEIGHT, LOST_HEIGHT = 92 * MM, 38 * MM

Draw = Callable[[Painter, float], None]
"""Draws a part whose top is given."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something of a given height in points; `space` is the gap above it, left out at the top of a page.

    `keep` ties it to the next part; `table` may be divided between its rows; `tag` is what it belongs to for who hears
    the file read, nothing for what only adorns the page.
    """

    height: float
    draw: Draw
    space: float = 0.0
    keep: bool = False
    table: TableLayout | None = None
    tag: Tag | None = None


def tagged(parts: Sequence[Part], tag: str, number: int, alt: str = "") -> list[Part]:
    """The parts, those of them that show something as what the tag says: the one of this number."""
    return [part if part.draw is nothing else replace(part, tag=Tag(tag, number, alt)) for part in parts]


@dataclass(slots=True)
class Sheet:
    """A page of parts with their tops, the chapter it belongs to, and whether it opens that chapter."""

    chapter: int
    opener: bool = False
    parts: list[tuple[float, Part]] = field(default_factory=list)
    y: float = TOP


def stack(parts: Sequence[Part], sheets: list[Sheet]) -> None:
    """Lay the parts out from the last sheet on, adding sheets of the same chapter as they fill."""
    waiting: list[Part] = []
    for part in parts:
        waiting.append(part)
        if not part.keep:
            _place(waiting, sheets)
            waiting = []
    _place(waiting, sheets)


def stack_chapter(parts: Sequence[Part], begin: Callable[[], Sheet]) -> list[Sheet]:
    """The sheets of a chapter; where its last one would hold little, a part of it begins there with its heading."""
    made = _stacked(parts, len(parts), begin)
    if len(made) == 1 or _held(made) >= LITTLE:
        return made
    heads = [place for place, part in enumerate(parts) if place and _begins(parts[place - 1], part)]
    others = [other for place in heads if len(other := _stacked(parts, place, begin)) == len(made)]
    return max([made, *others], key=_held)


def _stacked(parts: Sequence[Part], end: int, begin: Callable[[], Sheet]) -> list[Sheet]:
    """The parts on sheets, from this one on on a sheet of its own."""
    sheets = [begin()]
    stack(parts[:end], sheets)
    if end < len(parts):
        sheets.append(Sheet(sheets[-1].chapter))
        stack(parts[end:], sheets)
    return sheets


def _begins(before: Part, part: Part) -> bool:
    """Whether a part is the first of a heading, and what stands before it is not tied to it."""
    return part.tag is not None and part.tag.tag.startswith("H") and before.tag != part.tag and not before.keep


def _held(sheets: Sequence[Sheet]) -> float:
    """What the emptier one of the last two sheets holds, as a share of a page."""
    return min((sheet.y - TOP) / HEIGHT for sheet in sheets[-2:])


def _place(group: list[Part], sheets: list[Sheet]) -> None:
    sheet = sheets[-1]
    needed = sum(part.space + (_least(part.table) if part.table else part.height) for part in group)
    if sheet.parts and sheet.y + needed > BOTTOM + 0.01:
        sheets.append(Sheet(sheet.chapter))
    for part in group:
        if part.table:
            _place_table(part, part.table, sheets)
            continue
        sheet = sheets[-1]
        gap = part.space if sheet.parts else 0.0
        if sheet.parts and sheet.y + gap + part.height > BOTTOM + 0.01:
            sheet = Sheet(sheet.chapter)
            sheets.append(sheet)
            gap = 0.0
        sheet.parts.append((sheet.y + gap, part))
        sheet.y += gap + part.height


def _least(layout: TableLayout) -> float:
    return layout.height(0, min(2, len(layout.rows)))


def _place_table(part: Part, layout: TableLayout, sheets: list[Sheet]) -> None:
    start = 0
    while True:
        sheet = sheets[-1]
        top = sheet.y + (part.space if sheet.parts else 0.0)
        end = layout.fit(start, BOTTOM - top)
        if end == start and start < len(layout.rows) and sheet.parts:
            sheets.append(Sheet(sheet.chapter))
            continue
        end = max(end, min(start + 1, len(layout.rows)))
        height = layout.height(start, end)
        sheet.parts.append((top, Part(height, partial(_draw_table, layout, start, end), tag=part.tag)))
        sheet.y = top + height
        start = end
        if start >= len(layout.rows):
            return
        sheets.append(Sheet(sheet.chapter))


def _draw_table(layout: TableLayout, start: int, end: int, painter: Painter, top: float) -> None:
    layout.draw(painter, LEFT, top, start, end)


def text_lines(
    runs: Sequence[Run], fonts: FontBook, width: float, size: float, face: Face = Face.SONG, indent: float = 0.0
) -> list[Line]:
    """Wrapped and justified lines for a width in points; no character stands alone on the last of them."""
    return break_lines(tokenise(runs, face, fonts), width / size, indent, alone=ALONE)


def headline(
    text: str, colour: int, face: Face, fonts: FontBook, width: float, sizes: Sequence[float], most: int
) -> tuple[list[Line], float]:
    """A title's even lines and their size in points: the first of `sizes` in which it takes no more than `most` lines.

    What does not fit in the last of them is cut.
    """
    tokens = tokenise([coloured(text, colour)], face, fonts)
    for size in sizes:
        lines = balanced(tokens, width / size) if tokens else []
        if len(lines) <= most:
            return lines, size
    kept = "".join(line.text for line in break_lines(tokens, width / size)[:most])
    cut = tokenise([coloured(f"{kept[:-2]}…", colour)], face, fonts)
    return break_lines(cut, width / size)[:most], size


def line_parts(
    lines: Sequence[Line], x: float, size: float = SIZE, leading: float = LEADING, space: float = 0.0
) -> list[Part]:
    """Lines as parts; the first two and the last two stay together."""
    count = len(lines)
    return [
        Part(
            leading,
            partial(_draw_text, line, x, size, leading),
            space if i == 0 else 0.0,
            keep=count > 1 and i in (0, count - 2),
        )
        for i, line in enumerate(lines)
    ]


def _draw_text(line: Line, x: float, size: float, leading: float, painter: Painter, top: float) -> None:
    painter.line(line, x, top + leading / 2 + 0.38 * size, size)


def coloured(text: str, colour: int, face: Face | None = None) -> Run:
    """A run in one colour."""
    return Run(text, face, colour)


def picture_part(name: str, caption: str, pictures: Pictures, fonts: FontBook, number: int) -> list[Part]:
    """A picture as wide as the text at most, its caption below; a quiet placeholder when it cannot be shown."""
    placed = pictures.within(name, WIDTH, PICTURE_HEIGHT)
    height, draw = (
        (placed.height, partial(_draw_picture, placed)) if placed else (LOST_HEIGHT, partial(_draw_lost, name))
    )
    picture = tagged([Part(height, draw, 10.0, keep=bool(caption))], "Figure", number, caption or name)
    return [*picture, *tagged(_caption_parts(caption, fonts), "Caption", number), Part(6.0, nothing)]


def _caption_parts(caption: str, fonts: FontBook) -> list[Part]:
    """The even lines of a caption in the middle of the page, all on the page of their picture."""
    tokens = tokenise([coloured(caption, MUTED)], Face.HEI, fonts) if caption else []
    lines = balanced(tokens, WIDTH / CAPTION) if tokens else []
    return [
        Part(CAPTION_LEADING, partial(_draw_caption, line), 0.0 if number else 6.0, keep=number + 1 < len(lines))
        for number, line in enumerate(lines)
    ]


def nothing(_painter: Painter, _top: float) -> None:
    """Empty room."""


def _draw_picture(placed: Placed, painter: Painter, top: float) -> None:
    placed.draw(painter, LEFT + (WIDTH - placed.width) / 2, top)


def _draw_lost(name: str, painter: Painter, top: float) -> None:
    painter.box(LEFT, top, WIDTH, LOST_HEIGHT, PALE, 4)
    painter.text("图片无法显示", LEFT + WIDTH / 2, top + 18 * MM, 11, Face.HEI, Align.CENTRE, MUTED)
    painter.fitted(name, LEFT + WIDTH / 2, top + 24 * MM, SMALL, WIDTH - 24, Face.HEI, Align.CENTRE, MUTED)


def _draw_caption(line: Line, painter: Painter, top: float) -> None:
    x = LEFT + (WIDTH - line.width * CAPTION) / 2
    painter.line(line, x, top + CAPTION_LEADING / 2 + 0.38 * CAPTION, CAPTION)
