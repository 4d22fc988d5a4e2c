"""Any list on paper: a title, what was chosen, a table with its head on every page, and page x of y."""

import datetime
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.documents.cells import LIGHT_COLOURS, lights_apart
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import MM, PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.documents.model import Align, Face, Run, Table
from desktop_app.documents.output import write_atomically
from desktop_app.documents.paint import Painter, Progress, RenderResult, new_canvas
from desktop_app.documents.rowgrid import Line, break_lines
from desktop_app.documents.table_layout import Style, TableLayout
from desktop_app.documents.tables import lay_out
from desktop_app.documents.tagging import Part, Tags
from desktop_app.documents.titles import balanced
from desktop_app.documents.tokens import tokenise
from desktop_app.errors import Cancelled

MARGIN = 15 * MM
FOOT = 16 * MM
TITLE_SIZE, TITLE_LEADING, NOTE_SIZE = 18.0, 1.35, 9.5
MUTED = 0x5F6873
READABLE = 7.0
"""In a smaller letter nobody reads a list: its columns then go on on further sheets, laid side by side."""
REPEATED = 2
"""So many columns, the number and the name, stand on each of these."""
TAGGED = 1_000
"""A list of more rows is not told to who hears a file read: it would be twice as large."""
MANY = 10
"""A list of more columns begins with a smaller letter: more of its rows are seen together."""
STYLE = Style(Face.SONG, Face.HEI, 0xEEF3F9, 0x9AA5B1, 0.8, 0.3, True, 3.0, (10.0, 9.5, 9.0, 8.5, 8.0, 7.0, 6.0))
_WIDE = replace(STYLE, sizes=tuple(size for size in STYLE.sizes if size <= 8))


@dataclass(frozen=True, slots=True)
class ListData:
    """A list to print; `notes` stand below the title on the first page, `footer` at the foot of every page, `paging`
    beside it; `part` is the title where the columns go on on other sheets. All of it is in one `language` (as PDF names
    it)."""

    title: str
    table: Table
    date: datetime.date
    notes: tuple[str, ...] = ()
    footer: str = ""
    author: str = ""
    landscape: bool = True
    language: str = "zh-CN"
    paging: str = "第 {page} 页　共 {pages} 页"
    part: str = "{title}（{part}/{parts}）"


def render_list(
    data: ListData,
    path: Path,
    fonts: FontBook,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RenderResult:
    """Write the list to `path` on A4. The same list and fonts give the same bytes.

    Raises Cancelled (nothing is written) and EnvironmentProblem.
    """
    fonts.missing.clear()
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if data.landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    notes = [
        line
        for note in data.notes
        for line in break_lines(tokenise(_coloured(note), Face.HEI, fonts), (width - 2 * MARGIN) / NOTE_SIZE)
    ]
    parts = _side_by_side(data.table, width - 2 * MARGIN, height - MARGIN - FOOT, fonts)
    titles = [_title_lines(data, part, len(parts), width, fonts) for part in range(1, len(parts) + 1)]
    below = MARGIN + len(titles[-1]) * TITLE_SIZE * TITLE_LEADING - (TITLE_LEADING - 1) * TITLE_SIZE + 12
    head = below + len(notes) * NOTE_SIZE * 1.5 + (8 if notes else 4)
    if len(parts) == 1:
        parts = [_grown(parts[0], width - 2 * MARGIN, height - FOOT - head, fonts)]
    ranges = _divide(parts[0], height - FOOT - head, height - FOOT - MARGIN)
    sheets = [(start, end, part) for start, end in ranges for part in range(len(parts))]
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, fonts, (width, height), data.title, data.author, data.date, data.language)
    tags = Tags(canvas) if len(data.table.rows) <= TAGGED else None
    painter = Painter(canvas, fonts, height, tags)
    for number, (start, end, part) in enumerate(sheets, 1):
        if cancelled and cancelled():
            raise Cancelled
        if not start:
            _draw_head(painter, titles[part], below, width, notes)
            painter.outline("".join(line.text for line in titles[part]), 0)
        with painter.part(Part("Table", part)):
            parts[part].draw(painter, MARGIN, MARGIN if start else head, start, end)
        with painter.part(None):
            _draw_foot(painter, data, width, number, len(sheets))
        canvas.showPage()
        if progress:
            progress(number, len(sheets))
    if tags:
        tags.finish()
    canvas.save()
    digest = write_atomically(path, buffer.getvalue())
    return RenderResult(len(sheets), tuple(sorted(fonts.missing)), digest)


def _coloured(note: str) -> list[Run]:
    """A note, its marks in the colours that they have in the table."""
    return [Run(part, None, LIGHT_COLOURS.get(part, 0)) for part in lights_apart(note)]


def _title_lines(data: ListData, part: int, parts: int, width: float, fonts: FontBook) -> list[Line]:
    """The title of a part in even lines."""
    title = data.part.format(title=data.title, part=part, parts=parts) if parts > 1 else data.title
    return balanced(tokenise([Run(title)], Face.TITLE, fonts), (width - 2 * MARGIN) / TITLE_SIZE)


def _draw_head(painter: Painter, title: Sequence[Line], below: float, width: float, notes: Sequence[Line]) -> None:
    with painter.part(Part("H1", 0)):
        for i, line in enumerate(title):
            base = MARGIN + TITLE_SIZE * (1 + i * TITLE_LEADING)
            painter.line(line, (width - line.width * TITLE_SIZE) / 2, base, TITLE_SIZE)
    with painter.part(Part("P", 0)):
        for i, line in enumerate(notes):
            painter.line(line, MARGIN, below + (i + 0.9) * NOTE_SIZE * 1.5, NOTE_SIZE)


def _draw_foot(painter: Painter, data: ListData, width: float, number: int, count: int) -> None:
    base, paging = painter.page_height - 9 * MM, data.paging.format(page=number, pages=count)
    used = painter.text(paging, width - MARGIN, base, 8.5, Face.HEI, Align.RIGHT, MUTED)
    painter.fitted(data.footer, MARGIN, base, 8.5, width - 2 * MARGIN - used - 24, Face.HEI, colour=MUTED)


def _side_by_side(table: Table, width: float, height: float, fonts: FontBook) -> list[TableLayout]:
    """The table as it fits on a sheet, or divided over the fewest sheets on which it can be read.

    Where a row is higher than a sheet, and so has no place beside others, it is not divided.
    """
    columns = len(table.columns)
    whole = [lay_out(table, width, height, fonts, _WIDE if columns > MANY else STYLE)]
    parts = whole
    while parts[0].size < READABLE and len(parts) < columns - REPEATED:
        tables = _columns_of(table, len(parts) + 1)
        size = min(lay_out(one, width, height, fonts, _WIDE).size for one in tables)
        style = replace(_WIDE, sizes=(size, size), parted=False)
        parts = [lay_out(one, width, height, fonts, style) for one in tables]
    return _levelled(parts) if all(len(part.rows) == len(table.rows) for part in parts) else whole


def _grown(layout: TableLayout, width: float, height: float, fonts: FontBook) -> TableLayout:
    """The table in the largest letter in which all of it stands on its one sheet and no cell is broken into more lines;
    as it is where it has more sheets."""
    if layout.height(0, len(layout.rows)) > height:
        return layout
    for size in (size for size in STYLE.sizes if size > layout.size):
        larger = lay_out(layout.table, width, height, fonts, replace(STYLE, sizes=(size, size)))
        fits = larger.size == size and larger.height(0, len(larger.rows)) <= height
        if fits and _line_counts(larger) == _line_counts(layout):
            return larger
    return layout


def _line_counts(layout: TableLayout) -> list[list[int]]:
    return [[len(cell) for cell in row.cells] for row in (layout.head, *layout.rows)]


def _levelled(parts: Sequence[TableLayout]) -> list[TableLayout]:
    """Sheets that lie beside each other: every row is as high on all of them."""
    head = max(part.head.height for part in parts)
    heights = [max(row.height for row in rows) for rows in zip(*(part.rows for part in parts), strict=True)]
    return [
        replace(
            part,
            head=replace(part.head, height=head),
            rows=tuple(replace(row, height=height) for row, height in zip(part.rows, heights, strict=True)),
        )
        for part in parts
    ]


def _columns_of(table: Table, count: int) -> list[Table]:
    """The table as so many, each with the first columns and an even share of the others."""
    others = range(REPEATED, len(table.columns))
    shares = [others[len(others) * n // count : len(others) * (n + 1) // count] for n in range(count)]
    return [_with_columns(table, (*range(REPEATED), *share)) for share in shares]


def _with_columns(table: Table, places: Sequence[int]) -> Table:
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), rows=rows)


def _divide(layout: TableLayout, first: float, others: float) -> list[tuple[int, int]]:
    """Rows (from, to) of each page for the heights below the title and on later pages."""
    pages = []
    start, height, count = 0, first, len(layout.rows)
    while True:
        end = max(layout.fit(start, height), min(start + 1, count))
        pages.append((start, end))
        start, height = end, others
        if start >= count:
            return pages
