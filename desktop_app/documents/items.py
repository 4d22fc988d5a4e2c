"""What pages are filled with: things of whole rows, and tables that are divided."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
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
