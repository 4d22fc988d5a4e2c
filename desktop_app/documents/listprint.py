"""Any list on paper: a title, what was chosen, a table with its head on every page, and page x of y."""

import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import MM, PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.documents.model import Align, Face, Run, Table
from desktop_app.documents.output import write_atomically
from desktop_app.documents.paint import Painter, Progress, RenderResult, new_canvas
from desktop_app.documents.rowgrid import break_lines, tokenise
from desktop_app.documents.tables import Style, TableLayout, lay_out
from desktop_app.errors import Cancelled

MARGIN = 15 * MM
FOOT = 16 * MM
TITLE_SIZE, NOTE_SIZE = 18.0, 9.5
MUTED = 0x5F6873
MANY = 10
"""A list of more columns begins with a smaller letter: more of its rows are seen together."""
STYLE = Style(Face.SONG, Face.HEI, 0xEEF3F9, 0x9AA5B1, 0.8, 0.3, True, 3.0, (10.0, 9.5, 9.0, 8.5, 8.0, 7.0, 6.0))
_WIDE = replace(STYLE, sizes=tuple(size for size in STYLE.sizes if size <= 8))


@dataclass(frozen=True, slots=True)
class ListData:
    """A list to print; `notes` stand below the title on the first page, `footer` at the foot of every page, `paging`
    beside it. All of it is in one `language` (as PDF names it)."""

    title: str
    table: Table
    date: datetime.date
    notes: tuple[str, ...] = ()
    footer: str = ""
    author: str = ""
    landscape: bool = True
    language: str = "zh-CN"
    paging: str = "第 {page} 页　共 {pages} 页"


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
        for line in break_lines(tokenise([Run(note)], Face.HEI, fonts), (width - 2 * MARGIN) / NOTE_SIZE)
    ]
    head = MARGIN + TITLE_SIZE + 12 + len(notes) * NOTE_SIZE * 1.5 + 4
    style = _WIDE if len(data.table.columns) > MANY else STYLE
    layout = lay_out(data.table, width - 2 * MARGIN, height - MARGIN - FOOT, fonts, style)
    pages = _divide(layout, height - FOOT - head, height - FOOT - MARGIN)
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, fonts, (width, height), data.title, data.author, data.date, data.language)
    painter = Painter(canvas, fonts, height)
    for number, (start, end) in enumerate(pages, 1):
        if cancelled and cancelled():
            raise Cancelled
        top = MARGIN
        if number == 1:
            painter.text(data.title, width / 2, MARGIN + TITLE_SIZE, TITLE_SIZE, Face.TITLE, Align.CENTRE)
            for i, line in enumerate(notes):
                painter.line(line, MARGIN, MARGIN + TITLE_SIZE + 12 + (i + 0.9) * NOTE_SIZE * 1.5, NOTE_SIZE)
            top = head
        layout.draw(painter, MARGIN, top, start, end)
        base = height - 9 * MM
        painter.text(data.footer, MARGIN, base, 8.5, Face.HEI, colour=MUTED)
        paging = data.paging.format(page=number, pages=len(pages))
        painter.text(paging, width - MARGIN, base, 8.5, Face.HEI, Align.RIGHT, MUTED)
        canvas.showPage()
        if progress:
            progress(number, len(pages))
    canvas.save()
    digest = write_atomically(path, buffer.getvalue())
    return RenderResult(len(pages), tuple(sorted(fonts.missing)), digest)


def _divide(layout: TableLayout, first: float, others: float) -> list[tuple[int, int]]:
    """Rows (from, to) of each page for the heights below the title and on later pages."""
    pages = []
    start, height = 0, first
    while True:
        end = max(layout.fit(start, height), min(start + 1, len(layout.rows)))
        pages.append((start, end))
        start, height = end, others
        if start >= len(layout.rows):
            return pages
