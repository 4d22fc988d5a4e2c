"""How high the rows of a workbook are: office programs do not all find it out by themselves."""

import math
from collections.abc import Sequence

LINE, MARGIN = 15.0, 4.0
"""Points from line to line, and beside the lines of a row."""
HIGHEST = 409.0
"""Points that a row may be high; what is more is seen by opening the cell."""


def text_width(text: str) -> float:
    """The widest line of a text in half-width characters: a Chinese one is two wide."""
    return max(sum(1 if character.isascii() else 2 for character in line) for line in text.split("\n"))


def line_count(text: str, width: float) -> int:
    """The lines of a text in a column so many half-width characters wide."""
    return sum(max(math.ceil(text_width(line) / (width - 2)), 1) for line in text.split("\n"))


def row_height(texts: Sequence[str], widths: Sequence[float], line: float = LINE) -> float:
    """The height in points of a row with these texts in columns of these widths."""
    return min(line * max(map(line_count, texts, widths)) + MARGIN, HIGHEST)
