"""What pages are filled with: things of whole rows, tables that are divided, and the pages themselves."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from math import ceil

from desktop_app.documents import charts, grid
from desktop_app.documents.model import Figure
from desktop_app.documents.paint import Painter
from desktop_app.documents.rowgrid import Line
from desktop_app.documents.table_layout import TableLayout
from desktop_app.documents.tagging import Part

NOTE_SIZE = 10.5
NOTE_LEADING = 1.35
NOTE_GAP = 5.0
"""Points between a table and the note below it."""

CAPTION_SIZE, CAPTION_LEADING = 14.0, 1.3
ANNEX_TITLE_SIZE = 18.0
KEPT_ROWS = 11
"""A table of up to so many rows of the grid is kept on one page."""
HIGHER = 0.15
"""By what part of its height a table is higher at most where that fills its page."""
LANDSCAPE_HEAD, LABEL_HEAD = 34.0, 90.0
"""Points above a turned table for a caption of a line, and for the label of an annex, a blank row and the title."""

TOLERANCE = 1e-6
BLANK_GIVES, FOOT_GIVES = 0.25, 0.5
"""By what part of a row a blank row, and the room above the foot of a page, may be lower."""

Draw = Callable[[Painter, float], None]
"""Draws a thing whose first row is given."""


@dataclass(slots=True)
class Item:
    """A thing of whole rows that is not divided. `body` marks a line of running text, `short_end` the last one of a
    paragraph that is too short to begin a page, `line` a row that may stand closer to the next, `empty` a blank one,
    `gives` by what part of a row it may stand higher, `keep_next` what must not end a page, `with_body` what needs text
    above it on its page, `at_foot` what stands at the lower edge; a page with what is not `numbered` bears no number.
    `table` is the part of a table that it shows, `figure` the figure, `place` its number among the things of the
    document."""

    rows: int
    draw: Draw
    body: bool = False
    short_end: bool = False
    line: bool = False
    empty: bool = False
    gives: float = 0.0
    keep_next: bool = False
    with_body: bool = False
    at_foot: bool = False
    new_page: bool = False
    numbered: bool = True
    part: Part | None = None
    table: "TablePart | None" = None
    figure: "FigureBox | None" = None
    place: int = -1

    @property
    def least(self) -> float:
        """How many rows it takes where a page is filled closer than on the grid."""
        if shown := self.table or self.figure:
            return min(shown.least, float(self.rows))
        return grid.CLOSEST if self.line else float(self.rows)

    @property
    def lowest(self) -> int:
        """How many whole rows it takes at least: tables and figures may be lower."""
        return ceil(self.least - TOLERANCE) if self.table or self.figure else self.rows

    @property
    def natural(self) -> int:
        """How many rows it takes where nothing makes it lower or higher."""
        shown = self.table or self.figure
        return shown.rows if shown else self.rows

    @property
    def highest(self) -> int:
        """How many whole rows it takes at most where a page would be blank at its end."""
        shown = self.table or self.figure
        return max(shown.most, self.rows) if shown else self.rows

    def sized(self, rows: float) -> "Item":
        """The same table or figure in so many rows, and what `gives` so much higher."""
        if shown := self.table or self.figure:
            return replace(self, rows=ceil(rows - TOLERANCE), draw=partial(shown.draw, rows))
        return replace(self, draw=partial(_draw_higher, self.draw, self.rows - rows)) if self.gives else self


def blank(*, keep_next: bool = False, with_body: bool = False) -> Item:
    """A blank row."""
    return Item(1, _nothing, line=True, empty=True, keep_next=keep_next, with_body=with_body)


def new_page() -> Item:
    """What ends a page."""
    return Item(0, _nothing, new_page=True)


def _draw_higher(draw: Draw, rows: float, painter: Painter, row: float) -> None:
    """Draw a thing so many rows above where it stands."""
    draw(painter, row - rows)


def _nothing(_painter: Painter, _row: float) -> None:
    """Nothing is drawn."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a table on a turned page: the label of its annex, and the lines of its title in their size."""

    lines: tuple[Line, ...]
    size: float
    label: str = ""

    @property
    def pitch(self) -> float:
        """Points from line to line."""
        return self.size * CAPTION_LEADING

    @property
    def height(self) -> float:
        """Points that it takes."""
        return (LABEL_HEAD if self.label else LANDSCAPE_HEAD) + max(len(self.lines) - 1, 0) * self.pitch


@dataclass(slots=True)
class TableItem:
    """A table still to be divided over pages; `note` are its last lines, `heads` stand above it on turned pages: on the
    first and on the others. Where the words before it say that it follows it is `announced`. `smaller` lays it out in
    the next smaller type, if there is one."""

    layout: TableLayout
    part: Part | None = None
    note: tuple[Line, ...] = ()
    heads: tuple[Head, ...] = ()
    announced: bool = False
    smaller: Callable[[], TableLayout] | None = None
    place: int = -1

    @property
    def note_height(self) -> float:
        """What the note below the table adds to its height."""
        return NOTE_GAP + len(self.note) * NOTE_SIZE * NOTE_LEADING if self.note else 0.0

    def draw_part(self, start: int, end: int, lower: float, painter: Painter, row: float) -> None:
        """Rows `start` to `end` from this row of the grid on, each so many points lower than it is, and the note when
        they and it fit on the page."""
        top = grid.row_top(row)
        self.layout.draw(painter, grid.LEFT, top, start, end, lower)
        below = top + self.layout.height(start, end) - lower * self.layout.row_count(start, end)
        if self.note and end >= len(self.layout.rows) and below + self.note_height <= grid.BOTTOM + 0.01:
            with painter.tags.part(Part("Caption", 0)) if painter.tags else nullcontext():
                self._draw_note(painter, below)

    def note_item(self) -> Item:
        """The note by itself, where the last row of the table fills its page."""
        part = Part("Caption", self.part.number) if self.part else None
        return Item(grid.rows_for(self.note_height), self._draw_alone, part=part, place=self.place)

    def _draw_alone(self, painter: Painter, row: float) -> None:
        self._draw_note(painter, grid.row_top(row) - NOTE_GAP)

    def _draw_note(self, painter: Painter, y: float) -> None:
        for number, line in enumerate(self.note):
            painter.line(line, grid.LEFT, y + NOTE_GAP + (0.88 + number * NOTE_LEADING) * NOTE_SIZE, NOTE_SIZE)


@dataclass(frozen=True)  # without slots: what is asked again and again is kept
class TablePart:
    """Rows `start` to `end` of a table, on one page. Where it is `even` with other parts of the table, each row is
    lower by so many points whatever room there is."""

    whole: TableItem
    start: int
    end: int
    even: float | None = None

    @cached_property
    def rows(self) -> int:
        """How many rows of the grid it takes, with the note when it ends the table."""
        return grid.rows_for(self.height)

    @cached_property
    def least(self) -> float:
        """How many rows it takes when its rows are low and what follows need not stand on the grid."""
        layout = self.whole.layout
        return grid.exact_rows(
            self.height - layout.height(self.start, self.end) + layout.least_height(self.start, self.end)
        )

    @cached_property
    def lowest(self) -> int:
        """How many whole rows it takes at least."""
        return min(ceil(self.least - TOLERANCE), self.rows)

    @cached_property
    def most(self) -> int:
        """How many rows it takes at most."""
        more = HIGHER * self.whole.layout.height(self.start, self.end) if self.even is None else 0.0
        return self.rows + int(more / grid.PITCH)

    @cached_property
    def height(self) -> float:
        """Points that it takes, with the note when it ends the table."""
        layout = self.whole.layout
        note = self.whole.note_height if self.end >= len(layout.rows) else 0.0
        lower = (self.even or 0.0) * layout.row_count(self.start, self.end)
        return layout.height(self.start, self.end) - lower + note

    def item(self, most: int = grid.ROWS) -> Item:
        """The thing to place, of at most so many rows of the grid."""
        draw = partial(self.whole.draw_part, self.start, self.end, 0.0)
        return Item(min(self.rows, most), draw, part=self.whole.part, table=self, place=self.whole.place)

    def draw(self, rows: float, painter: Painter, row: float) -> None:
        """Draw it in so many rows, its own lower or higher if need be."""
        self.whole.draw_part(self.start, self.end, self.lower_by(rows), painter, row)

    def lower_by(self, rows: float) -> float:
        """Points by which each of its rows is lower in so many rows of the grid; below 0 where it is higher."""
        if self.even is not None:
            return self.even
        over = max(grid.exact_rows(self.height) - rows, 0.0) or min(self.rows - rows, 0.0)
        return over * grid.PITCH / self.whole.layout.row_count(self.start, self.end)

    @property
    def kept(self) -> bool:
        """Whether it is a table in one piece that stays in one."""
        whole = not self.start and self.end >= len(self.whole.layout.rows)
        return whole and (self.rows <= KEPT_ROWS or self.whole.layout.table.together)

    def divided(self) -> "tuple[TablePart, TablePart] | None":
        """What stays and what goes to the next page when some rows must; None when they all do."""
        count = self.whole.layout.last_rows(self.start, self.end)
        if count == self.end - self.start:
            return None
        at = self.end - count
        return TablePart(self.whole, self.start, at), TablePart(self.whole, at, self.end)


@dataclass(frozen=True, slots=True)
class FigureBox:
    """A figure, so many rows high, and lower where that fills its page."""

    figure: Figure
    rows: int

    @property
    def least(self) -> float:
        """How many rows it takes at least."""
        return charts.least_rows(self.figure, self.rows)

    @property
    def most(self) -> int:
        """How many rows it takes at most."""
        return charts.most_rows(self.figure, self.rows)

    def item(self) -> Item:
        """The thing to place."""
        return Item(self.rows, partial(self.draw, self.rows), figure=self)

    def draw(self, rows: float, painter: Painter, row: float) -> None:
        """Draw it in so many rows."""
        charts.draw_figure(painter, self.figure, grid.LEFT, grid.row_top(row), grid.WIDTH, grid.height_of(rows))


@dataclass(frozen=True, slots=True)
class Turned:
    """Rows `start` to `end` of a table on a turned page, below its head."""

    whole: TableItem
    start: int
    end: int
    head: Head


@dataclass(slots=True)
class Page:
    """What a page shows: items with their rows, or one part of a landscape table.

    More rows than a page has are told of one on which they stand closer: `placed` says where. After one that is `ended`
    a new page was asked for.
    """

    items: list[tuple[int, Item]] = field(default_factory=list)
    row: int = 0
    landscape: Turned | None = None
    ended: bool = False

    def holds(self, items: Sequence[Item], foot: int = 0) -> bool:
        """Whether these things still fit above so many rows at the foot, all of them as close as may be."""
        flowing = [*self._flowing(), *items]
        over = sum(item.rows for item in flowing) + foot - grid.ROWS
        gives = sum(item.rows - low for item, low in zip(flowing, _least(flowing), strict=True)) if flowing else 0.0
        return bool(flowing) and over <= max(gives, sum(_below_text(flowing))) + TOLERANCE

    def placed(self) -> list[tuple[float, Item]]:
        """What stands on the page, with the row where it begins."""
        if self.row <= grid.ROWS:
            return [*self.items]
        flowing = self._flowing()
        foot = [(float(row), item) for row, item in self.items if item.at_foot]
        over = sum(item.rows for item in flowing) + sum(item.rows + 1 for _row, item in foot) - grid.ROWS
        placed, at = [], 0.0
        for item, given in zip(flowing, _given(flowing, over, bool(foot)), strict=True):
            placed.append((at, item.sized(item.rows - given) if given else item))
            at += item.rows - given
        return placed + foot

    @property
    def closed_up(self) -> bool:
        """Whether text stands closer than on the grid."""
        return self.row > grid.ROWS and any(item.line and abs(at - round(at)) > TOLERANCE for at, item in self.placed())

    def _flowing(self) -> list[Item]:
        return [item for _row, item in self.items if not item.at_foot]


def _given(items: Sequence[Item], over: float, foot: bool) -> list[float]:
    """By how many rows each thing of a page is lower that has so many rows too many: first what it ends with below its
    text, so that all text stays on the grid, if that is enough; else all tables and figures, then the room above its
    `foot` and blank rows, and lines of text only when that is not enough. Where a page ends with a signature,
    for which all its rows may stand closer (7.3.5.4), the blank ones among them are as high as the others.
    """
    below = _below_text(items)
    if over <= sum(below) + TOLERANCE:
        captions = [item.gives * bool(more) for item, more in zip(items, below, strict=True)]
        tables = [more - caption for more, caption in zip(below, captions, strict=True)]
        return _shared(over, ((tables, 0.0), (captions, 0.0)))
    least = _least(items)
    signed = any(item.with_body for item in items)
    shown = [(item.rows - low) * bool(item.table or item.figure) for item, low in zip(items, least, strict=True)]
    blanks = [BLANK_GIVES * (item.empty and not signed) for item in items]
    lines = [
        (item.rows - low) * (item.line and not blank) for item, low, blank in zip(items, least, blanks, strict=True)
    ]
    return _shared(over, ((shown, FOOT_GIVES * foot), (blanks, 0.0), (lines, 0.0)))


def _shared(over: float, groups: Sequence[tuple[list[float], float]]) -> list[float]:
    """How much each thing gives when all together have so many rows too many: the things of the first group as much as
    they can, each its share, and what gives beside them, then those of the next."""
    given, left = [0.0] * len(groups[0][0]), over
    for gives, above in groups:
        share = min(left / max(sum(gives), TOLERANCE), 1.0)
        given = [had + share * more for had, more in zip(given, gives, strict=True)]
        left = max(left - sum(gives) - above, 0.0)
    return given


def _below_text(items: Sequence[Item]) -> list[float]:
    """By how many rows each of these things may be lower that stands below all text: a table or a figure, and its
    caption nearer to the text; all others by nothing."""
    ending = len(items)
    while ending and not (items[ending - 1].line or items[ending - 1].body):
        ending -= 1
    return [0.0] * ending + [item.rows - item.least + item.gives for item in items[ending:]]


def _least(items: Sequence[Item]) -> list[float]:
    """The least rows of each thing of a page; nothing stands closer to a last line of text."""
    last = items[-1]
    return [*(item.least for item in items[:-1]), float(last.rows) if last.line else last.least]
