"""A document on A4 paper after GB/T 9704-2012."""

import io
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from desktop_app.documents import furniture, grid
from desktop_app.documents.flow import CAPTION_SIZE, all_items, note_lines
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.items import NOTE_GAP, NOTE_LEADING, NOTE_SIZE, Page, Turned
from desktop_app.documents.model import Align, Document, Face
from desktop_app.documents.output import write_atomically
from desktop_app.documents.paginate import Paginator
from desktop_app.documents.paint import Painter, Progress, RenderResult, new_canvas
from desktop_app.documents.tagging import Part, Tags
from desktop_app.errors import Cancelled


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
        draw_page(painter, tags, page, number)
        canvas.showPage()
        if progress:
            progress(number, len(pages))
    tags.finish()
    canvas.save()
    digest = write_atomically(path, buffer.getvalue())
    return RenderResult(len(pages), tuple(sorted(fonts.missing)), digest)


def lay_out_pages(document: Document, fonts: FontBook, cancelled: Callable[[], bool] | None = None) -> list[Page]:
    """The pages of the document, nothing drawn yet."""
    paginator = Paginator()
    for count, item in enumerate(all_items(document.blocks, fonts)):
        if cancelled and count % 50 == 0 and cancelled():
            raise Cancelled
        paginator.add(item)
    return paginator.finish()


def draw_page(painter: Painter, tags: Tags, page: Page, number: int) -> None:
    """Draw what stands on the page, and its number."""
    for part, items in groupby(page.items, key=lambda placed: placed[1].part):
        with tags.part(part):
            for row, item in items:
                item.draw(painter, row)
    if page.landscape:
        _draw_turned(painter, tags, page.landscape)
    if all(item.numbered for _row, item in page.items):
        with tags.part(None):
            furniture.draw_page_number(painter, number)


def _draw_turned(painter: Painter, tags: Tags, part: Turned) -> None:
    """A landscape table, its head at the left edge: the binding edge of odd pages, the cut edge of even ones (7.6)."""
    canvas, table = painter.canvas, part.layout.table
    title = table.caption + ("（续）" if part.start else "")
    if part.label:
        painter.outline(f"{part.label}　{table.caption}", 0)
    canvas.saveState()
    canvas.translate(grid.LEFT, painter.page_height - grid.BOTTOM)
    canvas.rotate(90)
    turned = Painter(canvas, painter.fonts, 0.0, tags)
    with tags.part(Part("H2" if part.label else "Caption", part.part.number if part.part else 0)):
        if part.label:
            turned.text(part.label, 0, grid.ASCENT * grid.SIZE, grid.SIZE, Face.HEI)
        face, size = (Face.TITLE, 18.0) if part.label else (Face.HEI, CAPTION_SIZE)
        room = grid.HEIGHT - 8 * NOTE_SIZE  # the unit stands at the right
        turned.fitted(title, grid.HEIGHT / 2, part.head - 16, size, room, face, Align.CENTRE)
        if table.unit:
            turned.text(f"单位：{table.unit}", grid.HEIGHT, part.head - 5, NOTE_SIZE, align=Align.RIGHT)
    with tags.part(part.part):
        part.layout.draw(turned, 0, part.head, part.start, part.end)
    below = part.head + part.layout.height(part.start, part.end) + NOTE_GAP + 0.88 * NOTE_SIZE
    if table.note and part.end == len(part.layout.rows):
        with tags.part(Part("Caption", part.part.number if part.part else 0)):
            for line in note_lines(table.note, grid.HEIGHT, painter.fonts):
                turned.line(line, 0, below, NOTE_SIZE)
                below += NOTE_SIZE * NOTE_LEADING
    canvas.restoreState()
