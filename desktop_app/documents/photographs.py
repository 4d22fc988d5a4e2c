"""The handbook's pictures made ready for paper: turned the way they were taken, and no finer than their place shows.

What is kept stays as it is; but no page needs the twelve megabytes of a telephone's camera.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from desktop_app.documents.paint import Painter

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300.0
"""Dots to the inch on paper: nobody sees more of a photograph, and no office printer shows it."""
SPARED = 1.25
"""A picture hardly finer than that is printed as it is: made smaller it would only lose."""
QUALITY = 90
MUCH_SMALLER = 3
"""What was kept without loss becomes a JPEG when that takes so many times less: it is a photograph, not a drawing."""
LARGEST_POINT = 1.0
"""The dots of a small picture are set no larger than so many points: larger they would be seen as squares."""
FORMATS = ("PNG", "JPEG")
ORIENTATION, UPRIGHT, ON_ITS_SIDE = 0x0112, 1, range(5, 9)
"""EXIF's tag for how the camera was held, its value for upright, and those of a picture that lies on its side."""

Scale = Callable[[int, int], float]
"""Points on the page for a dot of a picture that is so many dots wide and high."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture for its place: what ReportLab draws, its width and height on the page in points."""

    reader: Any
    width: float
    height: float

    def draw(self, painter: Painter, x: float, top: float) -> None:
        """Draw it with its top left corner at (x, top)."""
        bottom = painter.page_height - top - self.height
        painter.canvas.drawImage(self.reader, x, bottom, self.width, self.height, mask="auto")


class Pictures:
    """The pictures of a handbook by name; `missing` remembers those asked for that are lost or damaged."""

    def __init__(self, files: Mapping[str, bytes], dpi: float = DPI) -> None:
        self._files = files
        self._dpi = dpi
        self.missing: dict[str, None] = {}

    def within(self, name: str, width: float, height: float) -> Placed | None:
        """The picture as large as this room in points allows, or None when it cannot be shown."""
        return self._placed(name, lambda wide, high: min(width / wide, height / high, LARGEST_POINT))

    def covering(self, name: str, width: float, height: float) -> Placed | None:
        """The picture just large enough to leave nothing of this room free, or None when it cannot be shown."""
        return self._placed(name, lambda wide, high: max(width / wide, height / high))

    def _placed(self, name: str, scale: Scale) -> Placed | None:
        try:
            data = self._files.get(name)
            placed = _place(data, scale, self._dpi) if data else None
        except Exception:  # a disk that is gone, whatever a damaged file makes a decoder raise
            placed = None
        if placed is None:
            self.missing[name] = None
        return placed


def _place(data: bytes, scale: Scale, dpi: float) -> Placed:
    """The picture made ready. Raises whatever Pillow's decoders raise for what is damaged or no picture."""
    from PIL import Image, ImageOps
    from reportlab.lib.utils import ImageReader

    with Image.open(io.BytesIO(data), formats=FORMATS) as kept:
        held = kept.getexif().get(ORIENTATION, UPRIGHT) if kept.format == "JPEG" else UPRIGHT  # as the window does
        wide, high = kept.size[::-1] if held in ON_ITS_SIDE else kept.size
        points = scale(wide, high)
        finer = dpi * points / 72 * SPARED < 1
        image = _smooth(kept) if finer or held != UPRIGHT else kept
        if finer:
            across, down = (ceil(side * points * dpi / 72) for side in kept.size)
            image.thumbnail((across, down), Image.Resampling.LANCZOS)
        image.load()
        if finer or held != UPRIGHT:
            data = _encoded(ImageOps.exif_transpose(image), lossless=kept.format == "PNG")
    return Placed(ImageReader(io.BytesIO(data)), wide * points, high * points)


def _smooth(image: "Image") -> "Image":
    """The picture with values that can be mixed, as a palette's numbers cannot."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _encoded(image: "Image", *, lossless: bool) -> bytes:
    """The bytes of the picture: a PNG where that is due and not much larger, otherwise a JPEG."""
    if image.mode == "CMYK" or (image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)):
        image = image.convert("RGB")
    clear = image.mode == "RGBA"
    png = _saved(image, "PNG") if lossless else b""
    jpeg = b"" if clear else _saved(image, "JPEG", quality=QUALITY, optimize=True)
    return png if clear or 0 < len(png) <= MUCH_SMALLER * len(jpeg) else jpeg


def _saved(image: "Image", kind: str, **how: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, exif=b"", **how)
    return buffer.getvalue()
