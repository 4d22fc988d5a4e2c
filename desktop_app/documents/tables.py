"""Tables on paper: columns that fit, cells wrapped beforehand, the head on every page; drawn straight on the canvas."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import takewhile

from desktop_app.documents.cells import Cutter, column_needs, with_remarks_whole
from desktop_app.documents.columns import ColumnNeed, column_widths
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, Face, Table
from desktop_app.documents.paint import Painter
from desktop_app.documents.rowgrid import ALONE, Line, break_lines
from desktop_app.documents.titles import balanced, filled

SIZES = (12.0, 10.5, 9.0, 8.0, 7.0, 6.0)
"""小四, 五号, 小五 and below: the first at which no word is wider than its column; smaller still when none is."""
PADDING_X = 3.5
LEADING = 1.3
PADDING_Y, LEAST_PADDING_Y = 3.2, 2.0
"""Points above and below the text of a cell, and at least where a page is filled closer."""
HEAD_FILL = 0xF1F3F5
THICK, THIN = 0.8, 0.35
HIGHEST_HEAD = 0.2
"""A head that takes more of a page stands at the beginning of its table only."""
WEIGHED = 300
"""The cells of a longer table are filled line by line, without regard to words: that is faster."""
FEWEST = 3
"""A page of a long table has at least so many rows of a line, or two that are higher: no last row is left alone."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a table looks: its faces, fill of the head, colours and widths (points) of its rules, its leading.

    `closed` draws the outer frame and the lines between columns; rather than break a remark of up to `remarks` em in
    the head the table is set in a smaller one of its sizes.
    """

    body: Face = Face.FANGSONG
    head: Face = Face.HEI
    fill: int = HEAD_FILL
    rule: int = 0
    thick: float = THICK
    thin: float = THIN
    closed: bool = True
    padding: float = PADDING_Y
    sizes: tuple[float, ...] = SIZES
    remarks: float = 0.0


OFFICIAL = Style()


@dataclass(frozen=True, slots=True)
class Row:
    """A row ready to draw: the lines of each cell and the height in points; `joined` cells are of those above them."""

    cells: tuple[tuple[Line, ...], ...]
    height: float
    strong: bool = False
    joined: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table fitted to a width: column widths and rows in points. A head that is not high `repeats` on each page."""

    table: Table
    size: float
    widths: tuple[float, ...]
    head: Row
    rows: tuple[Row, ...]
    style: Style = OFFICIAL
    repeats: bool = True

    def fit(self, start: int, height: float) -> int:
        """Index after the last row that fits below the head, beginning at row `start`; `start` when none does."""
        left = height - self._head_height(start)
        end = start
        while end < len(self.rows) and self.rows[end].height <= left + 0.01:
            left -= self.rows[end].height
            end += 1
        taken, rest = self.rows[start:end], self.rows[end : end + FEWEST]
        if len(rest) < FEWEST and rest:
            end -= self._too_few(taken, rest)
        return end - self._lost_of_cell(start, end)

    def fewest(self) -> int:
        """With how many rows the table begins at least, so that these do not look lost on their page."""
        for count in range(2, FEWEST):
            if self._enough(self.rows[:count]):
                return min(count, len(self.rows))
        return min(FEWEST, len(self.rows))

    def last_rows(self, start: int, end: int) -> int:
        """How many of these rows at least go to another page when some of them must; all when no more stay than go."""
        for count in range(2, FEWEST + 1):
            if end - start >= count + FEWEST and self._enough(self.rows[end - count : end]):
                return count
        return end - start

    def _too_few(self, taken: Sequence[Row], rest: Sequence[Row]) -> int:
        """How many of the rows taken go along with the rest, so that this does not look lost on its page."""
        moved = 0
        while len(taken) - moved > FEWEST and not self._enough((*taken[len(taken) - moved :], *rest)):
            moved += 1
        return moved

    def _lost_of_cell(self, start: int, end: int) -> int:
        """How many rows go to the next page so that no cell of many has a single one on a page."""
        if end >= len(self.rows) or not self.rows[end].joined:
            return 0
        below = sum(1 for _row in takewhile(lambda row: row.joined, self.rows[end:]))
        above = 1 + sum(1 for _row in takewhile(lambda row: row.joined, reversed(self.rows[start:end])))
        moved = above if above == 1 or (above == 2 and below == 1) else 1 if below == 1 else 0
        return moved if end - start - moved >= FEWEST else 0

    def _enough(self, rows: Sequence[Row]) -> bool:
        """Whether these are several rows and as high as FEWEST rows of a line."""
        least = FEWEST * (self.size * LEADING + 2 * self.style.padding) - 0.01
        return len(rows) > 1 and sum(row.height for row in rows) >= least

    def height(self, start: int, end: int) -> float:
        """Height of the head, where these rows have one, and of these rows."""
        return self._head_height(start) + sum(row.height for row in self.rows[start:end])

    def least_height(self, start: int, end: int) -> float:
        """The same where the rows are as low as they may be."""
        return self.height(start, end) - self.row_count(start, end) * self.give

    @property
    def give(self) -> float:
        """Points by which each row may be lower."""
        return max(2 * (self.style.padding - LEAST_PADDING_Y), 0.0)

    def row_count(self, start: int, end: int) -> int:
        """How many rows are drawn for these, the head among them where they have one."""
        return end - start + (1 if self._head_height(start) else 0)

    def low(self) -> "TableLayout":
        """The same table, each row as low as it may be."""
        head, *rows = (replace(row, height=row.height - self.give) for row in (self.head, *self.rows))
        return replace(self, head=head, rows=tuple(rows), style=replace(self.style, padding=LEAST_PADDING_Y))

    def _head_height(self, start: int) -> float:
        return self.head.height if self.repeats or not start else 0.0

    def draw(self, painter: Painter, x: float, y: float, start: int, end: int, lower: float = 0.0) -> None:
        """Draw the head, where these rows have one, and these rows with the top left corner at (x, y), each of them so
        many points lower than it is."""
        own = (self.head, *self.rows[start:end])
        rows = [replace(row, height=row.height - lower) for row in own] if lower else own
        width, top = sum(self.widths), y
        first = 0 if self._head_height(start) else 1
        for place, row in enumerate(rows[first:], first):
            if row.strong:
                painter.box(x, y, width, row.height, self.style.fill)
            if place > first:
                self._draw_rule(painter, x, y, row.joined if place > 1 else frozenset())
            with painter.tags.row(id(own[place])) if painter.tags else nullcontext():
                self._draw_row(painter, rows, place, x, y)
            y += row.height
        self._draw_frame(painter, x, top, y)

    def _draw_rule(self, painter: Painter, x: float, y: float, joined: frozenset[int]) -> None:
        """The line above a row, left out where a cell goes on."""
        begun, end = x, x + sum(self.widths)
        for column, width in enumerate(self.widths if joined else ()):
            if column in joined:
                if begun < x:
                    painter.rule(begun, y, x, y, self.style.thin, self.style.rule)
                begun = x + width
            x += width
        if begun < end:
            painter.rule(begun, y, end, y, self.style.thin, self.style.rule)

    def _draw_frame(self, painter: Painter, x: float, top: float, bottom: float) -> None:
        style, right = self.style, x + sum(self.widths)
        for y in (top, bottom):
            painter.rule(x, y, right, y, style.thick, style.rule)
        if not style.closed:
            return
        for edge in (x, right):
            painter.rule(edge, top, edge, bottom, style.thick, style.rule)
        for column_width in self.widths[:-1]:
            x += column_width
            painter.rule(x, top, x, bottom, style.thin, style.rule)

    def _draw_row(self, painter: Painter, rows: Sequence[Row], place: int, x: float, y: float) -> None:
        """The row at this place of a page's rows; what goes on below stands in the middle of its height there."""
        row, head = rows[place], not place
        size, pitch = self.size, self.size * LEADING
        for i, (column, width, lines) in enumerate(zip(self.table.columns, self.widths, row.cells, strict=True)):
            if place > 1 and i in row.joined:
                x += width
                continue
            heights = _heights(rows, place, i) if column.joined and place else [row.height]
            align = Align.CENTRE if head and self.style.closed else column.align
            baseline = y + (sum(heights) - len(lines) * pitch) / 2 + pitch / 2 + 0.38 * size
            with painter.tags.cell(head, len(heights)) if painter.tags else nullcontext():
                for line in lines:
                    inner = width - 2 * PADDING_X - line.width * size
                    shift = {Align.LEFT: 0.0, Align.CENTRE: inner / 2, Align.RIGHT: inner}[align]
                    painter.line(line, x + PADDING_X + shift, baseline, size)
                    baseline += pitch
            x += width


def _heights(rows: Sequence[Row], place: int, column: int) -> list[float]:
    """The heights of the rows that the cell of a row takes, those below it among them."""
    below = takewhile(lambda row: column in row.joined, rows[place + 1 :])
    return [row.height for row in (rows[place], *below)]


def lay_out(table: Table, width: float, page_height: float, fonts: FontBook, style: Style = OFFICIAL) -> TableLayout:
    """Fit the table to the width; rows higher than a page are cut into several."""
    cutter = Cutter(fonts)
    needs = [
        column_needs(
            column.title,
            [row[i] for row in table.rows],
            style.head,
            style.body,
            cutter,
            whole=column.whole,
            remarks=style.remarks,
        )
        for i, column in enumerate(table.columns)
    ]
    size, least = _size(needs, width, style.sizes)
    weights = [column.weight for column in table.columns]
    widths = column_widths(weights, width, size, 2 * PADDING_X + 0.5, least, needs)
    head = _row([column.title for column in table.columns], widths, size, style.head, style.padding, cutter, True)
    head = Row(head.cells, head.height + 2, True)
    rows: list[Row] = []
    spanning = [place for place, column in enumerate(table.columns) if column.joined]
    totals = len(table.rows) - table.total_rows
    most_lines = max(int((page_height - head.height - 2 * style.padding) / (size * LEADING)), 1)
    weigh = len(table.rows) <= WEIGHED
    for i, texts in enumerate(table.rows):
        strong = i >= totals
        row = _row(texts, widths, size, style.head if strong else style.body, style.padding, cutter, weigh=weigh)
        joined = frozenset(column for column in spanning if not table.span(i, column))
        for first in range(0, max(len(cell) for cell in row.cells) or 1, most_lines):
            cells = tuple(cell[first : first + most_lines] for cell in row.cells)
            rows.append(Row(cells, _row_height(cells, size, style.padding), strong, frozenset() if first else joined))
    return TableLayout(table, size, widths, head, tuple(rows), style, head.height <= HIGHEST_HEAD * page_height)


def _size(needs: Sequence[ColumnNeed], width: float, sizes: Sequence[float]) -> tuple[float, list[float]]:
    """The size of the type and the least width of each column in em.

    The largest size at which nothing wraps; else one at which the heads do not; else one at which no remark in a head
    is broken; else one at which no word is.
    """
    padding = len(needs) * (2 * PADDING_X + 0.5)
    whole, heads, remarks, words = (
        [getattr(need, name) for need in needs] for name in ("cell", "head", "remark", "word")
    )
    for least, tried in ((whole, sizes[:2]), (heads, sizes[1:4]), (remarks, sizes[1:]), (words, sizes[1:])):
        for size in tried:
            if sum(least) * size + padding <= width:
                return size, least
    return (width - padding) / sum(words) - 0.001, words


def _row(
    texts: Sequence[str],
    widths: Sequence[float],
    size: float,
    face: Face,
    padding: float,
    cutter: Cutter,
    even: bool = False,
    weigh: bool = False,
) -> Row:
    """A row with its cells wrapped; `even` makes the lines of a cell about as long as each other, `weigh` ends them
    between words."""
    cells = []
    for text, width in zip(texts, widths, strict=True):
        available = _room(width, size)
        tokens = cutter.tokens(text, face)
        if even:
            lines = balanced(with_remarks_whole(tokens, available), available)
        elif weigh:
            lines = filled(tokens, available)
        else:
            lines = break_lines(tokens, available, justify=False, alone=ALONE)
        cells.append(tuple(lines))
    if weigh:
        most = max(map(len, cells))
        cells = [
            tuple(filled(cutter.tokens(text, face), _room(width, size), 1)) if 1 < len(lines) < most else lines
            for text, width, lines in zip(texts, widths, cells, strict=True)
        ]
    fixed = tuple(cells)
    return Row(fixed, _row_height(fixed, size, padding))


def _room(width: float, size: float) -> float:
    """How many em of text a column so many points wide has room for."""
    return (width - 2 * PADDING_X) / size + 0.01


def _row_height(cells: Sequence[Sequence[Line]], size: float, padding: float) -> float:
    return max(max(len(cell) for cell in cells), 1) * size * LEADING + 2 * padding
