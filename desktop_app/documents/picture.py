"""Charts as pictures for documents that are not drawn by us: the same definition, drawn with Pillow."""

import io
from typing import Any

from desktop_app.documents import charts
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, Face, Figure

SCALE = 3.0
"""Dots for a point: 216 to the inch."""


def figure_png(figure: Figure, width: float, height: float, fonts: FontBook) -> bytes:
    """The figure in a box of this size in points, as the bytes of a PNG; the same figure gives the same bytes."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), "white")
    charts.draw_figure(_Picture(ImageDraw.Draw(image), fonts), figure, 0.0, 0.0, width, height)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(72 * SCALE, 72 * SCALE), optimize=True)
    return buffer.getvalue()


class _Picture:
    """A surface of Pillow's; points become dots."""

    def __init__(self, draw: Any, fonts: FontBook) -> None:
        self.fonts = fonts
        self._draw = draw

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
        from PIL import ImageFont

        pieces = self.fonts.pieces(text, face)
        width = sum(piece[2] for piece in pieces) * size
        at = x - width * {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
        for name, piece, em in pieces:
            font = ImageFont.truetype(name.removeprefix("zst:"), size * SCALE)
            self._draw.text((at * SCALE, baseline * SCALE), piece, _colour(colour), font, anchor="ls")
            at += em * size
        return width

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: int = 0) -> None:
        points = [(x1 * SCALE, y1 * SCALE), (x2 * SCALE, y2 * SCALE)]
        self._draw.line(points, _colour(colour), max(round(width * SCALE), 1))

    def box(self, x: float, y: float, width: float, height: float, colour: int) -> None:
        corners = [x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1]
        if corners[2] >= corners[0] and corners[3] >= corners[1]:
            self._draw.rectangle(corners, _colour(colour))

    def polygon(
        self, points: list[tuple[float, float]], colour: int, *, closed: bool = True, width: float = 1.0
    ) -> None:
        dots = [(x * SCALE, y * SCALE) for x, y in points]
        if closed:
            self._draw.polygon(dots, _colour(colour))
        else:
            self._draw.line(dots, _colour(colour), max(round(width * SCALE), 1), joint="curve")

    def disc(self, x: float, y: float, radius: float, colour: int) -> None:
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self._draw.ellipse(box, _colour(colour))


def _colour(colour: int) -> str:
    return f"#{colour:06x}"
