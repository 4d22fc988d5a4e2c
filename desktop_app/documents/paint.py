"""Drawing on a sheet in points from its top left corner, every text with a font for each character.

With `tags` what is drawn is told apart for who hears the file read.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Protocol

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, Face
from desktop_app.documents.rowgrid import Line, Segment
from desktop_app.documents.tagging import Part, Tags

SMALLEST = 6.5
"""Points below which nothing is written: it could not be read."""

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What came of rendering: pages, the characters no font had (printed as 〓), the SHA-256 of the file in hex, and
    the names of pictures that could not be printed."""

    pages: int
    missing_characters: tuple[str, ...]
    sha256: str
    missing_pictures: tuple[str, ...] = ()


class Surface(Protocol):
    """What a chart is drawn on: a sheet of paper or a picture, in points from the top left corner."""

    fonts: FontBook

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        face: Face = ...,
        align: Align = ...,
        colour: int = ...,
    ) -> float: ...

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: int = ...) -> None: ...

    def box(self, x: float, y: float, width: float, height: float, colour: int) -> None: ...

    def polygon(
        self, points: list[tuple[float, float]], colour: int, *, closed: bool = ..., width: float = ...
    ) -> None: ...

    def disc(self, x: float, y: float, radius: float, colour: int) -> None: ...


class Painter:
    """A ReportLab canvas turned upside down; colours are 0xRRGGBB."""

    def __init__(self, canvas: Any, fonts: FontBook, page_height: float, tags: Tags | None = None) -> None:
        self.canvas = canvas
        self.tags = tags
        self.fonts = fonts
        self.page_height = page_height
        self._known: dict[str, tuple[dict[str, str], dict[str, str]]] = {}  # of each font
        from reportlab.pdfbase.pdfmetrics import getFont

        self._font = getFont

    def part(self, part: Part | None) -> AbstractContextManager[None]:
        """Everything drawn meanwhile is of this part, where the file has tags; without one it is an artifact."""
        return self.tags.part(part) if self.tags else nullcontext()

    def line(self, line: Line, x: float, baseline: float, size: float) -> None:
        """A line of the text engine, its start at `x`."""
        segments = line.segments
        if not segments:
            return
        canvas, at = self.canvas, segments[0].x
        code = [f"BT 1 0 0 1 {x + at * size:.4f} {self.page_height - baseline:.4f} Tm 0 Tc"]
        font, spacing, colour = "", 0.0, 0
        for segment in segments:
            if segment.x != at:
                code.append(f"{(segment.x - at) * size:.4f} 0 Td")
                at = segment.x
            if segment.colour != colour:
                colour = segment.colour
                code.append("{:.4f} {:.4f} {:.4f} rg".format(*_rgb(colour)))
            if segment.spacing != spacing:
                spacing = segment.spacing
                code.append(f"{spacing * size:.5f} Tc")
            for name, text in self._encoded(segment.font, segment.text):
                if name != font:
                    code.append(f"{name} {size:.4f} Tf")
                    font = name
                code.append(f"<{text}> Tj")
        if colour:
            code.append("0 0 0 rg")
        code.append("ET")
        canvas._code.append(" ".join(code))

    def _encoded(self, font_name: str, text: str) -> Iterator[tuple[str, str]]:
        """The text as (font subset in the file, codes of that subset in hex: shorter than escaped, and quicker)."""
        subsets, codes = self._known.setdefault(font_name, ({}, {}))
        for character in text:
            if character not in codes:
                subsets[character], codes[character] = self._code(font_name, character)
        names = list(map(subsets.__getitem__, text))
        if names.count(names[0]) == len(names):
            yield names[0], "".join(map(codes.__getitem__, text))
            return
        for name, some in groupby(text, key=subsets.__getitem__):
            yield name, "".join(map(codes.__getitem__, some))

    def _code(self, font_name: str, character: str) -> tuple[str, str]:
        """The subset that has a character, and its code there: once told it stays."""
        font, document = self._font(font_name), self.canvas._doc
        ((subset, code),) = font.splitString(character, document)
        return font.getSubsetInternalName(subset, document), code.hex()

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        face: Face = Face.FANGSONG,
        align: Align = Align.LEFT,
        colour: int = 0,
    ) -> float:
        """One line of text starting, centred or ending at `x`; returns its width in points."""
        pieces = self.fonts.pieces(text, face)
        width = sum(piece[2] for piece in pieces) * size
        start = x - width * {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
        segments, at = [], 0.0
        for font, piece, em in pieces:
            segments.append(Segment(at, font, piece, 0.0, colour))
            at += em
        self.line(Line(text, tuple(segments), at, True), start, baseline, size)
        return width

    def fitted(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        room: float,
        face: Face = Face.FANGSONG,
        align: Align = Align.LEFT,
        colour: int = 0,
    ) -> float:
        """The same, in smaller type where the text is wider than `room` points, and cut where nobody could read it."""
        shown, size = shortened(self.fonts, text, face, room, size)
        return self.text(shown, x, baseline, size, face, align, colour)

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: int = 0) -> None:
        """A straight line of this width in points."""
        self.canvas.setStrokeColorRGB(*_rgb(colour))
        self.canvas.setLineWidth(width)
        self.canvas.line(x1, self.page_height - y1, x2, self.page_height - y2)

    def box(self, x: float, y: float, width: float, height: float, colour: int, radius: float = 0.0) -> None:
        """A filled rectangle whose top left corner is (x, y)."""
        self.canvas.setFillColorRGB(*_rgb(colour))
        bottom = self.page_height - y - height
        if radius:
            self.canvas.roundRect(x, bottom, width, height, radius, stroke=0, fill=1)
        else:
            self.canvas.rect(x, bottom, width, height, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)

    def polygon(
        self, points: list[tuple[float, float]], colour: int, *, closed: bool = True, width: float = 1.0
    ) -> None:
        """A filled polygon, or an open line through the points."""
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self.page_height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.page_height - y)
        if closed:
            path.close()
            self.canvas.setFillColorRGB(*_rgb(colour))
            self.canvas.drawPath(path, stroke=0, fill=1)
            self.canvas.setFillColorRGB(0, 0, 0)
        else:
            self.canvas.setStrokeColorRGB(*_rgb(colour))
            self.canvas.setLineWidth(width)
            self.canvas.drawPath(path, stroke=1, fill=0)

    def disc(self, x: float, y: float, radius: float, colour: int) -> None:
        """A filled circle."""
        self.canvas.setFillColorRGB(*_rgb(colour))
        self.canvas.circle(x, self.page_height - y, radius, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)

    def outline(self, text: str, level: int) -> None:
        """An entry of the reader's table of contents that leads to this page."""
        key = f"p{self.canvas.getPageNumber()}-{text}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(text, key, level=level, closed=False)


def shortened(fonts: FontBook, text: str, face: Face, room: float, size: float) -> tuple[str, float]:
    """A text and its size in points: smaller where it is wider than `room`, and cut where it could not be read."""
    size = max(min(size, room / max(fonts.width(text, face), 0.1)), min(SMALLEST, size))
    if fonts.width(text, face) * size > room + 0.1:
        while text and fonts.width(f"{text}…", face) * size > room:
            text = text[:-1]
        text += "…"
    return text, size


def _rgb(colour: int) -> tuple[float, float, float]:
    return (colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255


def new_canvas(
    buffer: io.BytesIO,
    fonts: FontBook,
    size: tuple[float, float],
    title: str,
    author: str,
    day: date,
    language: str = "zh-CN",
) -> Any:
    """A canvas that gives the same bytes for the same input, dated with the document's own date."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # streams as bytes: a fifth smaller, and quicker to write
    canvas = Canvas(
        buffer, pagesize=size, invariant=1, pageCompression=1, initialFontName=fonts.first_font(), lang=language
    )
    stamp = canvas._doc._timeStamp
    stamp.YMDhms, stamp.dhh, stamp.dmm = (day.year, day.month, day.day, 0, 0, 0), 8, 0
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("招商通")
    canvas.setProducer("ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")  # the reader's window is called by the title, not the file
    return canvas
