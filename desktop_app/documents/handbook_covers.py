"""The pages of a handbook that are drawn as a whole: covers, contents, the band of a chapter, running heads."""

from dataclasses import dataclass
from math import ceil

from desktop_app.documents.brochure import (
    ACCENT,
    BORDER,
    BOTTOM,
    INK,
    LEFT,
    MUTED,
    RIGHT,
    SMALL,
    SOFT,
    TOP,
    WHITE,
    WIDTH,
    coloured,
    headline,
    text_lines,
)
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.grid import MM, PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.documents.handbook_data import Chapter, HandbookData
from desktop_app.documents.model import Align, Face
from desktop_app.documents.paint import Painter
from desktop_app.documents.photographs import Placed
from desktop_app.documents.rowgrid import Line
from desktop_app.documents.tagging import Part as Tag

HORIZON = 150 * MM
OPENER_HEIGHT = 46 * MM
CONTENTS_TOP = TOP + 34 * MM
NOTES_PITCH = 10 * MM
TITLE_SIZES, VISITOR_SIZES = (38.0, 32.0, 27.0, 22.0, 18.0), (18.0, 16.0, 14.0, 12.0)
TITLE_LEADING = 1.32
LEAST_TITLE, TITLE_LINES = 22.0, 2
"""A chapter's title goes on two lines before it is set smaller than this."""
CHAPTER_SIZES = (LEAST_TITLE, 20.5, 19.0, 17.5, 16.0, 14.0)
SKYLINE = (18, 30, 24, 46, 34, 58, 40, 28, 64, 50, 36, 44, 26, 38, 22, 52, 32, 20)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: level 1 or 2, its number (1 or 1.2), title, page, and the key it leads to."""

    level: int
    number: str
    title: str
    page: int
    key: str


def draw_cover(painter: Painter, data: HandbookData, picture: Placed | None) -> None:
    """The front: picture or skyline above, title below, the visitor's name when it is a visitor's edition."""
    fonts = painter.fonts
    with painter.part(None):
        if picture:
            _draw_cover_picture(painter, picture)
        else:
            _draw_skyline(painter, HORIZON)
        painter.box(0, HORIZON, PAGE_WIDTH, 3, ACCENT)
    lines, size = headline(data.title, 0, Face.TITLE, fonts, WIDTH, TITLE_SIZES, 2)
    with painter.part(Tag("H1", 0)):
        y = _draw_lines(painter, (lines, size), HORIZON + 34 * MM, TITLE_LEADING)
    with painter.part(Tag("P", 0)):
        _draw_below_title(painter, data, y + (TITLE_SIZES[0] - size) * TITLE_LEADING)


def _draw_below_title(painter: Painter, data: HandbookData, y: float) -> None:
    if data.subtitle:
        painter.fitted(data.subtitle, LEFT, y - 12, 15, WIDTH, Face.HEI, colour=MUTED)
        y += 20
    painter.box(LEFT, y - 4, 46, 3, ACCENT)
    if data.visitor:
        painter.text("谨呈", LEFT, y + 34, 12, Face.KAI, colour=MUTED)
        visitor = headline(data.visitor, ACCENT, Face.HEI, painter.fonts, WIDTH, VISITOR_SIZES, 2)
        _draw_lines(painter, visitor, y + 58, 1.35)
    foot = PAGE_HEIGHT - 26 * MM
    right = "　".join(text for text in (data.edition, chinese_date(data.date)) if text)
    used = painter.text(right, RIGHT, foot, 11, Face.HEI, Align.RIGHT, MUTED)
    painter.fitted(data.office, LEFT, foot, 13, WIDTH - used - 24, Face.HEI, colour=INK)


def _draw_lines(painter: Painter, head: tuple[list[Line], float], y: float, leading: float) -> float:
    """Draw the lines of a title, the first at `y`; returns where the next would stand."""
    lines, size = head
    for line in lines:
        painter.line(line, LEFT, y, size)
        y += size * leading
    return y


def _draw_cover_picture(painter: Painter, picture: Placed) -> None:
    """The middle of the picture from edge to edge."""
    canvas = painter.canvas
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(0, PAGE_HEIGHT - HORIZON, PAGE_WIDTH, HORIZON)
    canvas.clipPath(frame, stroke=0, fill=0)
    picture.draw(painter, (PAGE_WIDTH - picture.width) / 2, (HORIZON - picture.height) / 2)
    canvas.restoreState()


def _draw_skyline(painter: Painter, horizon: float) -> None:
    painter.box(0, 0, PAGE_WIDTH, horizon, ACCENT)
    painter.disc(PAGE_WIDTH * 0.76, 46 * MM, 17 * MM, 0x2F6FB8)
    step = PAGE_WIDTH / len(SKYLINE)
    for shade, shift, scale in ((0x2A69B1, 0.5, 1.25), (0x3B7AC2, 0.0, 0.9)):
        for i, height in enumerate((*SKYLINE, SKYLINE[0])):
            tall = (height if not shift else SKYLINE[-1 - i % len(SKYLINE)]) * scale * MM
            painter.box((i - shift) * step, horizon - tall, step - 1.2, tall, shade)
    wave = [(PAGE_WIDTH * i / 24, horizon - (7 + 2.2 * ((i * 5) % 7) / 3) * MM) for i in range(25)]
    painter.polygon([(0, horizon), *wave, (PAGE_WIDTH, horizon)], 0x4C8AD0)


def draw_back(painter: Painter, data: HandbookData) -> None:
    """The back: whom to call."""
    y = PAGE_HEIGHT * 0.56
    with painter.part(None):
        painter.box(0, 0, PAGE_WIDTH, PAGE_HEIGHT, ACCENT)
        painter.box(LEFT, y + 16, 46, 3, WHITE)
    with painter.part(Tag("H2", -1)):  # another than that of the notes before it
        painter.text("联系我们", LEFT, y, 26, Face.TITLE, colour=WHITE)
    with painter.part(Tag("P", 0)):
        _draw_contacts(painter, data, y)


def _draw_contacts(painter: Painter, data: HandbookData, y: float) -> None:
    y = _draw_lines(painter, headline(data.office, WHITE, Face.HEI, painter.fonts, WIDTH, (15.0,), 3), y + 52, 1.5)
    y += 11.5
    for label, text in data.contacts:
        painter.text(label, LEFT, y, 11, Face.HEI, colour=0xBFD4EC)
        for line in text_lines([coloured(text, WHITE)], painter.fonts, WIDTH - 74, 12, Face.HEI)[:3]:
            painter.line(line, LEFT + 74, y, 12)
            y += 18
        y += 7
    painter.text("资料仅供参考，以正式文件为准", LEFT, PAGE_HEIGHT - 20 * MM, SMALL, Face.HEI, colour=0xBFD4EC)


DOTS = 5.0
"""From dot to dot of a leader; those of all lines stand below each other."""


def contents_pages(entries: list[Entry]) -> list[list[tuple[float, Entry]]]:
    """The contents as pages of (top, entry)."""
    pages: list[list[tuple[float, Entry]]] = [[]]
    y = CONTENTS_TOP
    for entry in entries:
        height = 36.0 if entry.level == 1 else 22.0
        if y + height > BOTTOM:
            pages.append([])
            y = TOP
        pages[-1].append((y, entry))
        y += height
    return pages


def draw_contents(painter: Painter, page: list[tuple[float, Entry]], first: bool, *, links: bool) -> None:
    """A page of the contents: titles, dotted leaders, page numbers."""
    if first:
        with painter.part(Tag("H2", 0)):
            _draw_page_title(painter, "目录", "CONTENTS")
    for top, entry in page:
        with painter.part(Tag("P", _line_number(entry))):
            _draw_entry(painter, top, entry, links)


def _line_number(entry: Entry) -> int:
    """Another number for each line of the contents."""
    chapter, _point, section = entry.number.partition(".")
    return int(chapter) * 1000 + int(section or 0)


def _draw_entry(painter: Painter, top: float, entry: Entry, links: bool) -> None:
    chapter = entry.level == 1
    size, base = (13.0, top + 24) if chapter else (10.5, top + 14)
    x = LEFT if chapter else LEFT + 34
    if chapter:
        painter.text(f"{int(entry.number):02d}", x, base, 13, Face.HEI, colour=ACCENT)
        x += 34
    face, ink = Face.HEI, INK if chapter else MUTED
    end = x + painter.fitted(entry.title, x, base, size, RIGHT - 40 - x, face, colour=ink)
    width = painter.text(str(entry.page), RIGHT, base, size, face, Align.RIGHT, ink)
    for place in range(ceil((width + 8) / DOTS), int((RIGHT - end - 8) / DOTS) + 1):
        painter.disc(RIGHT - place * DOTS, base - 3, 0.5, MUTED)
    if links:
        box = (LEFT, painter.page_height - base - 6, RIGHT, painter.page_height - base + size)
        painter.canvas.linkAbsolute("", entry.key, box)


def draw_notes(painter: Painter, number: int) -> None:
    """A page to write on."""
    with painter.part(Tag("H2", 0)):
        _draw_page_title(painter, "记事", "NOTES")
    with painter.part(None):
        y = CONTENTS_TOP + NOTES_PITCH
        while y <= BOTTOM:
            painter.rule(LEFT, y, RIGHT, y, 0.5, BORDER)
            y += NOTES_PITCH
    draw_folio(painter, number)


def _draw_page_title(painter: Painter, title: str, title_en: str) -> None:
    painter.text(title, LEFT, TOP + 12 * MM, 30, Face.TITLE, colour=INK)
    painter.text(title_en, LEFT, TOP + 19 * MM, 10, Face.HEI, colour=MUTED)
    painter.box(LEFT, TOP + 23 * MM, 46, 3, ACCENT)


def draw_opener(painter: Painter, chapter: Chapter, number: int) -> None:
    """The band above the first page of a chapter."""
    with painter.part(None):
        painter.box(0, 0, PAGE_WIDTH, OPENER_HEIGHT, ACCENT)
        painter.text(f"{number:02d}", RIGHT, OPENER_HEIGHT - 13 * MM, 88, Face.HEI, Align.RIGHT, 0x3B7AC2)
    room, base = WIDTH - 90, OPENER_HEIGHT - (21 if chapter.title_en else 15) * MM
    size = room / max(painter.fonts.width(chapter.title, Face.TITLE), 0.1)
    sizes = (min(30.0, size),) if size >= LEAST_TITLE else CHAPTER_SIZES
    lines, size = headline(chapter.title, WHITE, Face.TITLE, painter.fonts, room, sizes, TITLE_LINES)
    with painter.part(Tag("H2", number)):
        _draw_lines(painter, (lines, size), base - (len(lines) - 1) * size * 1.35, 1.35)
    if chapter.title_en:
        with painter.part(Tag("P", 0)):
            painter.fitted(chapter.title_en, LEFT, base + 22, 11, room, Face.HEI, colour=SOFT)


def draw_running_head(painter: Painter, title: str, chapter: str) -> None:
    """The handbook's name and the chapter's above the text."""
    base, room = TOP - 9 * MM, WIDTH / 2 - 12
    with painter.part(None):
        painter.fitted(title, LEFT, base, SMALL, room, Face.HEI, colour=MUTED)
        painter.fitted(chapter, RIGHT, base, SMALL, room, Face.HEI, Align.RIGHT, MUTED)
        painter.rule(LEFT, TOP - 6.5 * MM, RIGHT, TOP - 6.5 * MM, 0.5, BORDER)


def draw_folio(painter: Painter, number: int) -> None:
    """The page number, outside."""
    y, odd = PAGE_HEIGHT - 14 * MM, number % 2
    with painter.part(None):
        painter.text(str(number), RIGHT if odd else LEFT, y, SMALL, Face.HEI, Align.RIGHT if odd else Align.LEFT, MUTED)
        painter.box(RIGHT - 14 if odd else LEFT, y + 5, 14, 1.5, ACCENT)
