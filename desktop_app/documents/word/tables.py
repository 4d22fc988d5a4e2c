"""Tables in Word: columns as wide as on paper, the head repeated, lights in their colours."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from desktop_app.documents import grid
from desktop_app.documents.cells import LIGHT_COLOURS, lights_apart
from desktop_app.documents.cleaning import clean
from desktop_app.documents.model import Align, Column, Face
from desktop_app.documents.rowgrid import Line
from desktop_app.documents.table_layout import HEAD_FILL, LEADING, LEAST_PADDING_Y, PADDING_X, Row, TableLayout
from desktop_app.documents.word.placing import PlacedTable
from desktop_app.documents.word.widening import more_of, stuck
from desktop_app.documents.word.xml import paragraph, run, twips

WHOLE_ROWS = 8
"""A table of up to so many rows of the grid is kept on one page, whatever is left blank before it."""
TORN = re.compile(r"((?:（.|\d))(?:(?<=（.)[^（）]?）|[\d.,]*[年月日期])")
"""The beginning of a line that Word would begin later, if its first characters still fit into the line above."""
LEAST = 0.4
"""Em by which lines are made shorter at the least: a figure is half an em wide."""

CLOSEST, LESS = 0.5, 0.1
"""Points by which characters come closer at the most, so that nobody sees it, and em that they leave free."""

LEAST_PADDING_X = 1.2
"""Points left of the margins of a cell at its sides."""

HAIR = 0.15
"""Em that an office program may find more room than there is on paper."""

RULE = 0.4
"""Points that a rule takes of the margin of a cell in Word."""

ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def table_xml(placed: PlacedTable) -> str:
    """The table in the sizes it has on paper."""
    layout, table = placed.layout, placed.layout.table
    widths = [twips(width) for width in layout.widths]
    size = int(layout.size * 2) / 2
    kept = set[int]() if table.landscape else _kept(placed)
    head = _cells(tuple(column.title for column in table.columns), layout, layout.head)
    low = layout.repeats
    rows = [_row(table.columns, head, widths, size, layout.head.height, head=True, whole=low, kept=low and bool(kept))]
    totals = len(table.rows) - table.total_rows
    most = grid.WIDTH if table.landscape else grid.HEIGHT
    for index, (texts, laid) in enumerate(zip(table.rows, layout.rows, strict=True)):
        cells = _cells(texts, layout, laid, [_span(layout.rows, index, column) for column in range(len(texts))])
        whole, height = laid.height < most / 3, laid.height if laid.height < most else 0.0
        strong = index >= totals
        rows.append(_row(table.columns, cells, widths, size, height, strong=strong, whole=whole, kept=index in kept))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{_borders(6, 3)}'
        f'<w:tblLayout w:type="fixed"/>{_margins(PADDING_X, LEAST_PADDING_Y - RULE)}'
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _kept(placed: PlacedTable) -> set[int]:
    """The rows that stay on the page of the next: all of a short table, else the first, the last, and those of a cell.

    A table that is divided on paper is not short. A table's last row stays with its note. The text of a cell of many
    rows is printed once, so that the part of it on the next page would be blank where it does not begin anew there.
    """
    layout, table = placed.layout, placed.layout.table
    count = len(layout.rows)
    end = count if table.note else count - 1
    most = grid.ROWS if table.together else WHOLE_ROWS
    if placed.parts == 1 and grid.rows_for(layout.height(0, count)) <= most:
        return set(range(end))
    last = layout.last_rows(0, count)
    inside = {place - 1 for place, row in enumerate(layout.rows) if row.joined}
    return {*range(layout.fewest() - 1), *range(count - last, end), *inside}


def _span(rows: Sequence[Row], index: int, column: int) -> int:
    """How many rows a cell takes: one, more with those below that are one with it, none as one of those above."""
    if column in rows[index].joined:
        return 0
    return 1 + sum(1 for _row in takewhile(lambda row: column in row.joined, rows[index + 1 :]))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A text, how many rows it takes, by how many points its lines are shorter (or longer) than the cell has room for,
    and what is added to each of its characters."""

    text: str
    span: int = 1
    short: float = 0.0
    spread: float = 0.0


def _cells(texts: Sequence[str], layout: TableLayout, row: Row, spans: Sequence[int] = ()) -> list[_Cell]:
    """The cells of a row, broken as on paper."""
    cells, head = [], row is layout.head
    for place, (text, span) in enumerate(zip(texts, spans or [1] * len(texts), strict=True)):
        lines, room = row.cells[place], (layout.widths[place] - 2 * PADDING_X) / layout.size
        short = shortened(lines, room)
        text = unbroken(text, lines, room - short)
        align = Align.CENTRE if head else layout.table.columns[place].align
        cells.append(_roomy(_Cell(text, span, short * layout.size), align, lines, room, layout.size))
    return cells


def _roomy(cell: _Cell, align: Align, lines: Sequence[Line], room: float, size: float) -> _Cell:
    """The cell with room for what an office program sets between figures and Chinese: first where it is left free,
    then in the margins beside a single line, the rest from between the characters."""
    needed = max((line.width + more_of(line) - room for line in lines), default=0.0) * size + cell.short
    spread = squeezed(lines, room, size)
    if needed <= 0 or not any(more_of(line) for line in lines):
        return replace(cell, spread=spread)
    free = (PADDING_X - LEAST_PADDING_X) * (2 if align is Align.CENTRE else 1) if len(lines) == 1 else 0.0
    short = max(cell.short - needed, -free)
    rest = needed - (cell.short - short)
    longest = max(len(line.text) for line in lines)
    return replace(cell, short=short, spread=min(spread, -min(math.ceil(rest / longest * 20) / 20, CLOSEST)))


def shortened(lines: Sequence[Line], room: float) -> float:
    """By how many em less than `room` the lines of a cell take, when Word would put more into one than there is on
    paper, where no character is left alone on the last line and the lines of a head are about as long as each other."""
    ends = ((line.width, following.text[:1]) for line, following in pairwise(lines))
    if not any(first and width + _em(first) <= room + HAIR for width, first in ends):
        return 0.0
    left = room - max(line.width for line in lines) - 0.05
    return left if left > LEAST else 0.0


def squeezed(lines: Sequence[Line], room: float, size: float) -> float:
    """Points to add to each character (none, or fewer than none) where marks are squeezed into `room` em on paper."""
    longest = max(lines, key=lambda line: line.width, default=None)
    if longest is None or longest.width <= room + 0.02:
        return 0.0
    points = (longest.width - room + LESS) * size / len(longest.text)
    return -math.ceil(points * 20) / 20 if points <= CLOSEST else 0.0


def unbroken(text: str, lines: Sequence[Line], room: float) -> str:
    """The text of a cell of `room` em, ended where it is on paper if Word would tear a date or a remark there, or if
    LibreOffice would end the line earlier, as it does not between a mark and a figure.

    Word knows no way to keep （2期） or 1月14日 on one line; all other lines are left to it.
    """
    parts, at = [], 0
    for line, following in pairwise(lines):
        end = at + len(line.text)
        if text[at:end] != line.text:
            return text  # it has blanks or ends of its own
        parts.append(line.text)
        begun = TORN.match(following.text)
        if (begun and line.width + _em(begun[1]) <= room + HAIR) or stuck(line.text, following.text):
            parts.append("\n")
        at = end
    return "".join(parts) + text[at:]


def _em(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _row(
    columns: tuple[Column, ...],
    cells: Sequence[_Cell],
    widths: list[int],
    size: float,
    height: float,
    *,
    head: bool = False,
    strong: bool = False,
    whole: bool = True,
    kept: bool = False,
) -> str:
    properties = "<w:cantSplit/>" if whole else ""
    if height:
        properties += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
    properties += "<w:tblHeader/>" if head and whole else ""
    made = []
    for column, cell, width in zip(columns, cells, widths, strict=True):
        align = Align.CENTRE if head else column.align
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_FILL:06X}"/>' if head or strong else ""
        face = Face.HEI if head or strong else None
        parts = lights_apart(clean(cell.text) if cell.span else "")
        runs = "".join(run(part, face, LIGHT_COLOURS.get(part, 0), size, cell.spread) for part in parts)
        place = _indent(align, cell.short) + f'<w:jc w:val="{ALIGN[align]}"/>'
        spacing = f'<w:spacing w:line="{twips(size * LEADING)}" w:lineRule="exact"/>{place}'
        inner = paragraph("TableText", runs, ("<w:keepNext/>" if kept else "") + spacing)
        merged = "" if cell.span == 1 else '<w:vMerge w:val="restart"/>' if cell.span else "<w:vMerge/>"
        about = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        made.append(f"<w:tc>{about}{inner}</w:tc>")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def _indent(align: Align, short: float) -> str:
    """What makes lines shorter by so many points on the side where nothing stands."""
    left = {Align.LEFT: 0.0, Align.CENTRE: short / 2, Align.RIGHT: short}[align]
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(short - left)}"/>' if short else ""


def _borders(outer: int, inner: int) -> str:
    """Rules in eighths of a point."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="{outer}" w:space="0"/>' for side in OUTER)
    between = "".join(f'<w:{side} w:val="single" w:sz="{inner}" w:space="0"/>' for side in ("insideH", "insideV"))
    return f"<w:tblBorders>{sides}{between}</w:tblBorders>"


OUTER = ("top", "left", "bottom", "right")


def _margins(across: float, down: float) -> str:
    sizes = dict(zip(OUTER, (down, across, down, across), strict=True))
    sides = "".join(f'<w:{side} w:w="{twips(size)}" w:type="dxa"/>' for side, size in sizes.items())
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"
