"""A document on A4 paper after GB/T 9704-2012."""

import io
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from desktop_app.documents import furniture, grid
from desktop_app.documents.dealing import dealt
from desktop_app.documents.flow import all_items
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.items import NOTE_GAP, NOTE_LEADING, NOTE_SIZE
from desktop_app.documents.model import Align, Document, Face
from desktop_app.documents.output import write_atomically
from desktop_app.documents.page import Page, Turned
from desktop_app.documents.paint import Painter, Progress, RenderResult, new_canvas
from desktop_app.documents.tagging import Part, Tags
from desktop_app.errors import Cancelled
from desktop_app.memory import paused


def render_pdf(
    document: Document,
    path: Path,
    fonts: FontBook,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RenderResult:
    """Write the document to `path`, whole or not at all; the same document and fonts give the same bytes.

    Raises Cancelled when `cancelled` says so (nothing is written), EnvironmentProblem when the file cannot be written.
    """
    fonts.missing.clear()
    pages = lay_out_pages(document, fonts, cancelled)
    buffer = io.BytesIO()
    canvas = new_canvas(
        buffer, fonts, (grid.PAGE_WIDTH, grid.PAGE_HEIGHT), document.title, document.author, document.date
    )
    canvas.setSubject(document.subject)
    tags = Tags(canvas)
    painter = Painter(canvas, fonts, grid.PAGE_HEIGHT, tags)
    for number, page in enumerate(pages, 1):
        if cancelled and cancelled():
            raise Cancelled
        draw_page(painter, tags, page, number if document.numbered else 0)
        canvas.showPage()
        if progress:
            progress(number, len(pages))
    tags.finish()
    canvas.save()
    digest = write_atomically(path, buffer.getvalue())
    return RenderResult(len(pages), tuple(sorted(fonts.missing)), digest)


def lay_out_pages(document: Document, fonts: FontBook, cancelled: Callable[[], bool] | None = None) -> list[Page]:
    """The pages of the document, nothing drawn yet."""

    def look() -> None:
        if cancelled and cancelled():
            raise Cancelled

    with paused():
        items = []
        for count, item in enumerate(all_items(document.blocks, fonts)):
            if count % 50 == 0:
                look()
            items.append(item)
        return dealt(items, look)


def draw_page(painter: Painter, tags: Tags, page: Page, number: int) -> None:
    """Draw what stands on the page, and its number, which is 0 for none."""
    for part, items in groupby(page.placed(), key=lambda placed: placed[1].part):
        with tags.part(part):
            for row, item in items:
                item.draw(painter, row)
    if page.landscape:
        _draw_turned(painter, tags, page.landscape)
    if number and all(item.numbered for _row, item in page.items):
        with tags.part(None):
            furniture.draw_page_number(painter, number)


def _draw_turned(painter: Painter, tags: Tags, part: Turned) -> None:
    """A landscape table, its head at the left edge: the binding edge of odd pages, the cut edge of even ones (7.6)."""
    canvas, whole, head = painter.canvas, part.whole, part.head
    table, number = whole.layout.table, whole.part.number if whole.part else 0
    if head.label:
        painter.outline(f"{head.label}　{table.caption}", 0)
    canvas.saveState()
    canvas.translate(grid.LEFT, painter.page_height - grid.BOTTOM)
    canvas.rotate(90)
    turned = Painter(canvas, painter.fonts, 0.0, tags)
    with tags.part(Part("H2" if head.label else "Caption", number)):
        if head.label:
            turned.text(head.label, 0, grid.ASCENT * grid.SIZE, grid.SIZE, Face.HEI)
        for place, line in enumerate(head.lines, 1 - len(head.lines)):
            x = (grid.HEIGHT - line.width * head.size) / 2
            turned.line(line, x, head.height - 16 + place * head.pitch, head.size)
        if table.unit:
            turned.text(f"单位：{table.unit}", grid.HEIGHT, head.height - 5, NOTE_SIZE, align=Align.RIGHT)
    with tags.part(whole.part):
        whole.layout.draw(turned, 0, head.height, part.start, part.end)
    below = head.height + whole.layout.height(part.start, part.end) + NOTE_GAP + 0.88 * NOTE_SIZE
    if part.end == len(whole.layout.rows) and whole.note:
        with tags.part(Part("Caption", number)):
            for line in whole.note:
                turned.line(line, 0, below, NOTE_SIZE)
                below += NOTE_SIZE * NOTE_LEADING
    canvas.restoreState()
