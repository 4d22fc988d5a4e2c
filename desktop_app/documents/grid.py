"""The page of GB/T 9704-2012 as numbers, in points from the top left corner of an A4 sheet."""

from math import ceil

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 28 * MM
RIGHT = 184 * MM
TOP = 37 * MM
BOTTOM = 262 * MM
WIDTH = RIGHT - LEFT
HEIGHT = BOTTOM - TOP
ROWS = 22
CHARACTERS = 28
SIZE = WIDTH / CHARACTERS
"""三号 as the grid needs it: 15.793 pt, so that 28 characters fill 156 mm."""
PITCH = (HEIGHT - SIZE) / (ROWS - 1)
CLOSEST = (ROWS - 1) / (ROWS + 2)
"""As many rows a line of text may take at least, where the rows of a page stand closer so that a signature has room
(7.3.5.4): three lines more than a page has."""
ASCENT = 0.88
TITLE_SIZE = 22.0
SMALL_SIZE = 14.0
MASTHEAD_RED = 0xE60012


def row_top(row: float) -> float:
    """Top of the characters of a row (0 is the first)."""
    return TOP + PITCH * row


def baseline(row: float, size: float = SIZE) -> float:
    """Baseline of text of this size whose em box is centred on the row."""
    return row_top(row) + SIZE / 2 + (ASCENT - 0.5) * size


def rows_for(height: float) -> int:
    """How many rows a thing of this height takes, the gap below the last row not counted."""
    return max(ceil(exact_rows(height - 0.01)), 1)


def exact_rows(height: float) -> float:
    """How many rows a thing of this height takes at least, with the gap between rows below it."""
    return (height + PITCH - SIZE) / PITCH


def height_of(rows: float) -> float:
    """Height from the top of the first of these rows to the bottom of the last."""
    return rows * PITCH - (PITCH - SIZE)
