"""The investment handbook as a brochure: cover, contents, chapters, back cover; A4 pages or an A5 booklet."""

import io
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.documents import handbook_covers as covers
from desktop_app.documents.brochure import Part, Sheet, stack_chapter
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import MM, PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.documents.handbook_data import Chapter, HandbookData
from desktop_app.documents.handbook_parts import chapter_text, section_title, see_part
from desktop_app.documents.output import write_atomically
from desktop_app.documents.paint import Painter, Progress, RenderResult, new_canvas
from desktop_app.documents.photographs import DPI, Pictures
from desktop_app.documents.tagging import Tags
from desktop_app.errors import Cancelled

Page = Callable[[Painter], None]
FOLDED = PAGE_WIDTH / PAGE_HEIGHT
"""How large a page is on its half of a booklet's sheet."""


def render_handbook(
    data: HandbookData,
    path: Path,
    fonts: FontBook,
    *,
    booklet: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RenderResult:
    """Write the handbook to `path`; `booklet` puts two pages on each side of a sheet, to be folded and stapled.

    The same data and fonts give the same bytes. Raises Cancelled (nothing is written) and EnvironmentProblem.
    """
    fonts.missing.clear()
    pictures = Pictures(data.pictures, DPI * FOLDED if booklet else DPI)
    pages, entries = _pages(data, pictures, fonts, links=not booklet, cancelled=cancelled)
    buffer = io.BytesIO()
    size = (PAGE_HEIGHT, PAGE_WIDTH) if booklet else (PAGE_WIDTH, PAGE_HEIGHT)
    canvas = new_canvas(buffer, fonts, size, data.title, data.office, data.date)
    if booklet:
        _draw_booklet(canvas, Painter(canvas, fonts, PAGE_HEIGHT), pages, entries, progress, cancelled)
    else:
        tags = Tags(canvas)
        _draw_single(canvas, Painter(canvas, fonts, PAGE_HEIGHT, tags), pages, progress, cancelled)
        tags.finish()
    canvas.save()
    digest = write_atomically(path, buffer.getvalue())
    count = canvas.getPageNumber() - 1
    return RenderResult(count, tuple(sorted(fonts.missing)), digest, tuple(pictures.missing))


def _pages(
    data: HandbookData, pictures: Pictures, fonts: FontBook, *, links: bool, cancelled: Callable[[], bool] | None
) -> tuple[list[Page], list[covers.Entry]]:
    """Everything laid out, in reading order, and what leads to it; the contents are known before anything is drawn."""
    sheets: list[Sheet] = []
    entries: list[tuple[int, str, str, str, Part]] = []
    numbers: dict[int, int] = {}
    for number, chapter in enumerate(data.chapters, 1):
        if cancelled and cancelled():
            raise Cancelled
        mark = _target(f"c{number}", chapter.title, 0, outline=links)
        entries.append((1, str(number), chapter.title, f"c{number}", mark))
        parts = [mark, *chapter_text(chapter, pictures, fonts), *_elsewhere(chapter, data, numbers)]
        for position, section in enumerate(chapter.sections, 1):
            key = f"c{number}s{position}"
            mark = _target(key, section.title, 1, outline=links)
            entries.append((2, f"{number}.{position}", section.title, key, mark))
            parts += section_title(section.title, section.title_en, mark, fonts)
            parts += [*chapter_text(section, pictures, fonts), *_elsewhere(section, data, numbers)]
        sheets += stack_chapter(parts, partial(_opener, number))
    cover = pictures.covering(data.cover_picture, PAGE_WIDTH, covers.HORIZON) if data.cover_picture else None
    pages, lines = _assemble(data, sheets, entries, links, partial(covers.draw_cover, data=data, picture=cover))
    numbers.update((int(line.number), line.page) for line in lines if line.level == 1)
    return pages, lines


def _opener(number: int) -> Sheet:
    return Sheet(number, opener=True, y=covers.OPENER_HEIGHT + 10 * MM)


def _elsewhere(chapter: Chapter, data: HandbookData, pages: Mapping[int, int]) -> list[Part]:
    """Where the policies of a chapter stand that are not in it; `pages` of chapters are known when it is drawn."""
    found = (number for number, one in enumerate(data.chapters, 1) if one.title == chapter.elsewhere)
    return [see_part(chapter.elsewhere, number, pages) for number in list(found)[:1] if chapter.elsewhere]


def _assemble(
    data: HandbookData, sheets: list[Sheet], entries: list[tuple[int, str, str, str, Part]], links: bool, cover: Page
) -> tuple[list[Page], list[covers.Entry]]:
    """All pages in their order, and the lines of the contents, of which one chapter without sections needs no list.

    The back cover is the back of a leaf: where it would be a front, a page for notes goes before it.
    """
    places: dict[object, int] = {}
    for index, sheet in enumerate(sheets):
        for _top, part in sheet.parts:
            places.setdefault(part.draw, index)
    rough = [covers.Entry(level, number, title, 0, key) for level, number, title, key, _mark in entries]
    contents = len(entries) > 1
    before = 1 + (len(covers.contents_pages(rough)) if contents else 0)
    final = [
        covers.Entry(level, number, title, before + 1 + places[mark.draw], key)
        for level, number, title, key, mark in entries
    ]
    pages: list[Page] = [cover]
    for position, page in enumerate(covers.contents_pages(final) if contents else []):
        pages.append(partial(covers.draw_contents, page=page, first=position == 0, links=links))
    for number, sheet in enumerate(sheets, before + 1):
        pages.append(partial(_draw_sheet, data=data, sheet=sheet, number=number))
    if len(pages) % 2 == 0:
        pages.append(partial(covers.draw_notes, number=len(pages) + 1))
    pages.append(partial(covers.draw_back, data=data))
    return pages, final


def _target(key: str, title: str, level: int, *, outline: bool) -> Part:
    """An invisible part that remembers where a chapter or section begins."""

    def mark(painter: Painter, _top: float) -> None:
        if outline:
            painter.canvas.bookmarkPage(key)
            painter.canvas.addOutlineEntry(title, key, level=level, closed=False)

    return Part(0.0, mark, keep=True)


def _draw_sheet(painter: Painter, data: HandbookData, sheet: Sheet, number: int) -> None:
    chapter = data.chapters[sheet.chapter - 1]
    if sheet.opener:
        covers.draw_opener(painter, chapter, sheet.chapter)
    else:
        covers.draw_running_head(painter, data.title, chapter.title)
    for top, part in sheet.parts:
        with painter.part(part.tag):
            part.draw(painter, top)
    covers.draw_folio(painter, number)


def _draw_single(
    canvas: Any,
    painter: Painter,
    pages: list[Page],
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    for number, page in enumerate(pages, 1):
        if cancelled and cancelled():
            raise Cancelled
        page(painter)
        canvas.showPage()
        if progress:
            progress(number, len(pages))


def _draw_booklet(
    canvas: Any,
    painter: Painter,
    pages: list[Page],
    entries: list[covers.Entry],
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    """Each page is drawn once as a form and set at A5 on its half sheet; blank pages fill up before the back cover.

    The reader's contents lead to the sheets; it has no tags, since no reader follows them from sheet to sheet.
    """
    for number, page in enumerate(pages, 1):
        if cancelled and cancelled():
            raise Cancelled
        canvas.beginForm(f"page{number}", 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
        page(painter)
        canvas.endForm()
        if progress:
            progress(number, len(pages))
    for left, right in imposition(len(pages)):
        for number, x in ((left, 0.0), (right, PAGE_HEIGHT / 2)):
            if number:
                canvas.saveState()
                canvas.translate(x, 0)
                canvas.scale(FOLDED, FOLDED)
                canvas.doForm(f"page{number}")
                canvas.restoreState()
            for entry in entries:
                if entry.page == number:
                    canvas.bookmarkPage(entry.key)
        canvas.showPage()
    for entry in entries:
        canvas.addOutlineEntry(entry.title, entry.key, level=entry.level - 1, closed=False)


def imposition(count: int) -> list[tuple[int, int]]:
    """Pages (left, right) of each side of a folded booklet, front and back in turn; 0 is blank.

    The last page (the back cover) stays on the outside: blanks go before it.
    """
    total = -(-count // 4) * 4
    order = [*range(1, count), *([0] * (total - count)), count]
    sides = []
    for sheet in range(total // 4):
        low, high = 2 * sheet, total - 1 - 2 * sheet
        sides.append((order[high], order[low]))
        sides.append((order[low + 1], order[high - 1]))
    return sides
