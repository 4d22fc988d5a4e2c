"""Reading positions back out of a PDF, in points from the top left corner of the page."""

import ctypes
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw


@dataclass(frozen=True)
class Char:
    """A character with its origin, size and ink box (left, top, right, bottom)."""

    text: str
    x: float
    baseline: float
    size: float
    box: tuple[float, float, float, float]


def characters(path: Path, page_number: int) -> list[Char]:
    """All visible characters of a page (0 is the first), in the order they were drawn."""
    pdf = pypdfium2.PdfDocument(path)
    page = pdf[page_number]
    height = page.get_height()
    text_page = page.get_textpage()
    found = []
    for i in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, i)
        if code in (0, 10, 13) or raw.FPDFText_IsGenerated(text_page, i):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text_page, i, x, y)
        left, bottom, right, top = text_page.get_charbox(i)
        size = raw.FPDFText_GetFontSize(text_page, i)
        code = ord("-") if code == 2 else code  # what pdfium makes of a hyphen at the end of a line
        found.append(Char(chr(code), x.value, height - y.value, size, (left, height - top, right, height - bottom)))
    pdf.close()
    return found


def lines(path: Path, page_number: int) -> list[list[Char]]:
    """The characters of a page by baseline, from the top, blanks left out."""
    visible = [char for char in characters(path, page_number) if char.text.strip()]
    ordered = sorted(visible, key=lambda char: (round(char.baseline, 1), char.x))
    return [list(group) for _baseline, group in groupby(ordered, key=lambda char: round(char.baseline, 1))]


def text_of(path: Path, page_number: int) -> str:
    """The text of a page as it is copied out."""
    pdf = pypdfium2.PdfDocument(path)
    text: str = pdf[page_number].get_textpage().get_text_range()
    pdf.close()
    return text


def page_count(path: Path) -> int:
    pdf = pypdfium2.PdfDocument(path)
    count = len(pdf)
    pdf.close()
    return count


def outline(path: Path) -> list[tuple[str, int]]:
    """The entries of the reader's table of contents, with the page (from 0) that each leads to."""
    pdf = pypdfium2.PdfDocument(path)
    found = [(entry.get_title(), entry.get_dest().get_index()) for entry in pdf.get_toc()]
    pdf.close()
    return found
