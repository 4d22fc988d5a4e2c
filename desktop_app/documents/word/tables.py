"""Tables in Word: columns as wide as on paper, the head repeated, lights in their colours."""

import re
from collections.abc import Sequence
from itertools import pairwise

from desktop_app.documents import grid
from desktop_app.documents.cells import LIGHT_COLOURS, lights_apart
from desktop_app.documents.cleaning import clean
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, Column, Face, Table
from desktop_app.documents.rowgrid import Line
from desktop_app.documents.tables import (
    HEAD_FILL,
    LEADING,
    PADDING_X,
    PADDING_Y,
    TableLayout,
    lay_out,
)
from desktop_app.documents.word.xml import paragraph, run, twips

WHOLE_ROWS = 8
"""A table of up to so many rows of the grid is kept on one page, whatever is left blank before it."""
TORN = re.compile(r"((?:（.|\d))(?:(?<=（.)[^（）]?）|[\d.,]*[年月日期])")
"""The beginning of a line that Word would begin later, if its first characters still fit into the line above."""
ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def table_xml(table: Table, width: float, page_height: float, fonts: FontBook) -> str:
    """The table in the sizes it has on paper."""
    layout = lay_out(table, width, page_height, fonts)
    widths = [twips(width) for width in layout.widths]
    size = int(layout.size * 2) / 2
    same = len(layout.rows) == len(table.rows)  # else a row is higher than a page and is cut
    kept = _kept(layout, bool(table.note)) if same and not table.landscape else set()
    heads = tuple(column.title for column in table.columns)
    rows = [_row(table.columns, heads, widths, size, layout.head.height, [1] * len(heads), head=True, kept=bool(kept))]
    totals = len(table.rows) - table.total_rows
    for index, cells in enumerate(table.rows):
        height = layout.rows[index].height if same else 0.0
        whole = height < page_height / 3 if same else False
        strong = index >= totals
        spans = [table.span(index, column) for column in range(len(cells))]
        if same:
            places = zip(cells, layout.rows[index].cells, layout.widths, strict=True)
            cells = tuple(unbroken(text, lines, (width - 2 * PADDING_X) / layout.size) for text, lines, width in places)
        rows.append(
            _row(table.columns, cells, widths, size, height, spans, strong=strong, whole=whole, kept=index in kept)
        )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{_borders(6, 3)}'
        f'<w:tblLayout w:type="fixed"/>{_margins(PADDING_X, PADDING_Y - 0.4)}'
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _kept(layout: TableLayout, noted: bool) -> set[int]:
    """The rows that stay on the page of the next: all of a short table, else the first, the last, and those of a cell.

    A table's last row stays with its note. Word prints the text of a cell of many rows once, so that the part of it on
    the next page would be blank.
    """
    count = len(layout.rows)
    end = count if noted else count - 1
    if grid.rows_for(layout.height(0, count)) <= WHOLE_ROWS:
        return set(range(end))
    last = layout.last_rows(0, count)
    inside = {place - 1 for place, row in enumerate(layout.rows) if row.joined}
    return {*range(layout.fewest() - 1), *range(count - last, end), *inside}


def height_of(table: Table, width: float, page_height: float, fonts: FontBook) -> float:
    """The height in points of the whole table on one endless page."""
    layout: TableLayout = lay_out(table, width, page_height, fonts)
    return layout.height(0, len(layout.rows))


def unbroken(text: str, lines: Sequence[Line], room: float) -> str:
    """The text of a cell of `room` em, ended where it is on paper if Word would tear a date or a remark there.

    Word knows no way to keep （2期） or 1月14日 on one line; all other lines are left to it.
    """
    parts, at = [], 0
    for line, following in pairwise(lines):
        end = at + len(line.text)
        if text[at:end] != line.text:
            return text  # it has blanks or ends of its own
        parts.append(line.text)
        begun = TORN.match(following.text)
        if begun and line.width + sum(0.5 if one.isascii() else 1.0 for one in begun[1]) <= room:
            parts.append("\n")
        at = end
    return "".join(parts) + text[at:]


def _row(
    columns: tuple[Column, ...],
    cells: tuple[str, ...],
    widths: list[int],
    size: float,
    height: float,
    spans: list[int],
    *,
    head: bool = False,
    strong: bool = False,
    whole: bool = True,
    kept: bool = False,
) -> str:
    properties = "<w:cantSplit/>" if head or whole else ""
    if height:
        properties += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
    properties += "<w:tblHeader/>" if head else ""
    made = []
    for column, text, width, span in zip(columns, cells, widths, spans, strict=True):
        align = "center" if head else ALIGN[column.align]
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_FILL:06X}"/>' if head or strong else ""
        face = Face.HEI if head or strong else None
        runs = "".join(
            run(part, face, LIGHT_COLOURS.get(part, 0), size) for part in lights_apart(clean(text) if span else "")
        )
        spacing = f'<w:spacing w:line="{twips(size * LEADING)}" w:lineRule="exact"/><w:jc w:val="{align}"/>'
        inner = paragraph("TableText", runs, ("<w:keepNext/>" if kept else "") + spacing)
        merged = "" if span == 1 else '<w:vMerge w:val="restart"/>' if span else "<w:vMerge/>"
        cell = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        made.append(f"<w:tc>{cell}{inner}</w:tc>")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


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
