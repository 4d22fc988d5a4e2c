"""Printed pages beside the pages that were to be printed."""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat

FINE, SHRUNK = 400, 8
"""Pages are drawn as fine as they are printed and then shrunk: a hair's line weighs the same in both."""


def sizes(file: Path) -> list[tuple[int, int]]:
    """The pages' sizes in points."""
    with pypdfium2.PdfDocument(file) as paper:
        return [(round(page.get_width()), round(page.get_height())) for page in paper]


def lying(file: Path) -> list[bool]:
    """Of every page, whether it lies on its side."""
    return [width > height for width, height in sizes(file)]


def text_of(file: Path) -> str:
    """All that stands on the pages."""
    with pypdfium2.PdfDocument(file) as paper:
        return "\n".join(page.get_textpage().get_text_range() for page in paper)


def picture(file: Path, page: int) -> Image.Image:
    """A page, counted from 0, in grey, at 50 dots per inch."""
    with pypdfium2.PdfDocument(file) as paper:
        found: Image.Image = paper[page].render(scale=FINE / 72).to_pil().convert("L")
    return found.reduce(SHRUNK)


def difference(printed: Image.Image, meant: Image.Image) -> float:
    """How much two pictures of a page differ on average, of 255; a page a little larger or aside makes several."""
    return float(ImageStat.Stat(ImageChops.difference(printed, meant.resize(printed.size))).mean[0])


def ink(page: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything that is not white: left, top, right, bottom."""
    box = page.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert box is not None
    return box
