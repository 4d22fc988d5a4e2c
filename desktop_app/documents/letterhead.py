"""The head and the lower rule of a letter (信函格式, GB/T 9704-2012, 10.1)."""

from desktop_app.documents import furniture, grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import MM, PITCH, SIZE
from desktop_app.documents.model import Align, Face, LetterHeader
from desktop_app.documents.paint import Painter

INK_TOP = 30 * MM
"""From the upper edge of the paper to the ink of 发文机关标志."""

LARGEST = 44.0
BELOW_NAME = 4 * MM
LOWER_RULE = grid.PAGE_HEIGHT - 20 * MM
RULE_LEFT, RULE_RIGHT = 20 * MM, 190 * MM
"""Both rules are 170 mm wide and centred on the paper."""

THICK, GAP, THIN = 1.5, 1.0, 0.5
"""Of a double rule, in points."""

CLEARANCE = SIZE * 7 / 8
"""Between a rule and the text next to it."""


def place_name(fonts: FontBook, head: LetterHeader) -> furniture.RedName:
    """Where 发文机关标志 stands."""
    return furniture.place_name(fonts, head.agency, INK_TOP, LARGEST)


def upper_rule(fonts: FontBook, head: LetterHeader) -> float:
    """The upper edge of the first double rule, thick above thin."""
    return place_name(fonts, head).ink_bottom + BELOW_NAME


def first_line(fonts: FontBook, head: LetterHeader) -> float:
    """The baseline of 发文字号, and of what stands at the left beside it."""
    return upper_rule(fonts, head) + THICK + GAP + THIN + CLEARANCE + grid.ASCENT * SIZE


def left_lines(head: LetterHeader) -> list[tuple[str, Face]]:
    """份号, 密级 and 紧急程度, as far as there are any, from above."""
    lines = ((head.copy_number, Face.FANGSONG), (head.secrecy, Face.HEI), (head.urgency, Face.HEI))
    return [(text, face) for text, face in lines if text]


def rows(fonts: FontBook, head: LetterHeader) -> int:
    """How many rows the head takes; the title stands two blank rows below it, one of them the title's own."""
    last = first_line(fonts, head) + max(len(left_lines(head)) - 1, 0) * PITCH
    below = last + (1 - grid.ASCENT) * SIZE
    return int((below - grid.TOP + PITCH - 0.01) // PITCH) + 1


def draw(painter: Painter, head: LetterHeader) -> None:
    """The head on an empty first page, and the rule at the foot of the paper."""
    furniture.draw_name(painter, place_name(painter.fonts, head))
    top, line = upper_rule(painter.fonts, head), first_line(painter.fonts, head)
    _double_rule(painter, top + THICK / 2, THICK, THIN)
    for number, (text, face) in enumerate(left_lines(head)):
        painter.text(text, grid.LEFT, line + number * PITCH, SIZE, face)
    painter.text(head.number, grid.RIGHT, line, SIZE, align=Align.RIGHT)
    _double_rule(painter, LOWER_RULE, THIN, THICK)


def _double_rule(painter: Painter, y: float, upper: float, lower: float) -> None:
    """Two red rules; `y` is the middle of the upper one."""
    below = y + upper / 2 + GAP + lower / 2
    for height, width in ((y, upper), (below, lower)):
        painter.rule(RULE_LEFT, height, RULE_RIGHT, height, width, furniture.RED)
