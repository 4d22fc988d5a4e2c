"""The pages of a handbook that are drawn as a whole: covers, contents, the band of a chapter, running heads."""

from dataclasses import dataclass

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
)
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.grid import MM, PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.documents.handbook_data import Chapter, HandbookData
from desktop_app.documents.model import Align, Face
from desktop_app.documents.paint import Painter
from desktop_app.documents.photographs import Placed
from desktop_app.documents.rowgrid import balanced, phrases, tokenise

HORIZON = 150 * MM
OPENER_HEIGHT = 52 * MM
CONTENTS_TOP = TOP + 34 * MM
LEAST_TITLE, TITLE_LINES = 22.0, 2
"""A chapter's title goes on two lines before it is set smaller than this."""
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
    if picture:
        _draw_cover_picture(painter, picture)
    else:
        _draw_skyline(painter, HORIZON)
    painter.box(0, HORIZON, PAGE_WIDTH, 3, ACCENT)
    y = HORIZON + 34 * MM
    for line in balanced(phrases(data.title, Face.TITLE, fonts, WIDTH / 38), WIDTH / 38):
        painter.line(line, LEFT, y, 38)
        y += 50
    if data.subtitle:
        painter.text(data.subtitle, LEFT, y - 12, 15, Face.HEI, colour=MUTED)
        y += 20
    painter.box(LEFT, y - 4, 46, 3, ACCENT)
    if data.visitor:
        painter.text("谨呈", LEFT, y + 34, 12, Face.KAI, colour=MUTED)
        width = fonts.width(data.visitor, Face.HEI)
        painter.text(data.visitor, LEFT, y + 58, min(18.0, WIDTH / width), Face.HEI, colour=ACCENT)
    foot = PAGE_HEIGHT - 26 * MM
    painter.text(data.office, LEFT, foot, 13, Face.HEI, colour=INK)
    right = "　".join(text for text in (data.edition, chinese_date(data.date)) if text)
    painter.text(right, RIGHT, foot, 11, Face.HEI, Align.RIGHT, MUTED)


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
    painter.box(0, 0, PAGE_WIDTH, PAGE_HEIGHT, ACCENT)
    y = PAGE_HEIGHT * 0.56
    painter.text("联系我们", LEFT, y, 26, Face.TITLE, colour=WHITE)
    painter.box(LEFT, y + 16, 46, 3, WHITE)
    painter.text(data.office, LEFT, y + 52, 15, Face.HEI, colour=WHITE)
    y += 86
    for label, text in data.contacts:
        painter.text(label, LEFT, y, 11, Face.HEI, colour=0xBFD4EC)
        width = painter.fonts.width(text, Face.HEI)
        painter.text(text, LEFT + 74, y, min(12.0, (WIDTH - 74) / max(width, 1)), Face.HEI, colour=WHITE)
        y += 25
    painter.text("资料仅供参考，以正式文件为准", LEFT, PAGE_HEIGHT - 20 * MM, 9, Face.HEI, colour=0xBFD4EC)


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
        painter.text("目录", LEFT, TOP + 12 * MM, 30, Face.TITLE, colour=INK)
        painter.text("CONTENTS", LEFT, TOP + 19 * MM, 10, Face.HEI, colour=MUTED)
        painter.box(LEFT, TOP + 23 * MM, 46, 3, ACCENT)
    for top, entry in page:
        chapter = entry.level == 1
        size, base = (13.0, top + 24) if chapter else (10.5, top + 14)
        x = LEFT if chapter else LEFT + 34
        if chapter:
            painter.text(f"{int(entry.number):02d}", x, base, 13, Face.HEI, colour=ACCENT)
            x += 34
        face, ink = Face.HEI, INK if chapter else MUTED
        room = RIGHT - 40 - x
        title = size * min(1.0, room / (painter.fonts.width(entry.title, face) * size))
        end = x + painter.text(entry.title, x, base, title, face, colour=ink)
        width = painter.text(str(entry.page), RIGHT, base, size, face, Align.RIGHT, ink)
        dot = end + 8
        while dot < RIGHT - width - 8:
            painter.disc(dot, base - 3, 0.5, MUTED)
            dot += 5
        if links:
            box = (LEFT, painter.page_height - base - 6, RIGHT, painter.page_height - base + size)
            painter.canvas.linkAbsolute("", entry.key, box)


def draw_opener(painter: Painter, chapter: Chapter, number: int) -> None:
    """The band above the first page of a chapter."""
    painter.box(0, 0, PAGE_WIDTH, OPENER_HEIGHT, ACCENT)
    painter.text(f"{number:02d}", RIGHT, OPENER_HEIGHT - 13 * MM, 88, Face.HEI, Align.RIGHT, 0x3B7AC2)
    room, width = WIDTH - 90, painter.fonts.width(chapter.title, Face.TITLE)
    base = OPENER_HEIGHT - (21 if chapter.title_en else 15) * MM
    if width * LEAST_TITLE <= room:
        painter.text(chapter.title, LEFT, base, min(30.0, room / width), Face.TITLE, colour=WHITE)
    else:
        title = tokenise([coloured(chapter.title, WHITE)], Face.TITLE, painter.fonts)
        size = min(LEAST_TITLE, TITLE_LINES * 0.9 * room / width)
        lines = balanced(title, room / size)
        for number, line in enumerate(reversed(lines)):
            painter.line(line, LEFT, base - number * size * 1.35, size)
    if chapter.title_en:
        painter.text(chapter.title_en, LEFT, base + 22, 11, Face.HEI, colour=SOFT)


def draw_running_head(painter: Painter, title: str, chapter: str) -> None:
    """The handbook's name and the chapter's above the text."""
    painter.text(title, LEFT, TOP - 9 * MM, SMALL, Face.HEI, colour=MUTED)
    painter.text(chapter, RIGHT, TOP - 9 * MM, SMALL, Face.HEI, Align.RIGHT, MUTED)
    painter.rule(LEFT, TOP - 6.5 * MM, RIGHT, TOP - 6.5 * MM, 0.5, BORDER)


def draw_folio(painter: Painter, number: int) -> None:
    """The page number, outside."""
    y = PAGE_HEIGHT - 14 * MM
    if number % 2:
        painter.text(str(number), RIGHT, y, 9.5, Face.HEI, Align.RIGHT, MUTED)
        painter.box(RIGHT - 14, y + 5, 14, 1.5, ACCENT)
    else:
        painter.text(str(number), LEFT, y, 9.5, Face.HEI, colour=MUTED)
        painter.box(LEFT, y + 5, 14, 1.5, ACCENT)
