"""A table as it is drawn: its style, rows of finished lines, and how they are dealt out and drawn on the canvas."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import takewhile

from desktop_app.documents.model import Align, Face, Table
from desktop_app.documents.paint import Painter
from desktop_app.documents.rowgrid import Line

SIZES = (12.0, 10.5, 9.0, 8.0, 7.0, 6.0)
"""小四, 五号, 小五 and below: the first at which no word is wider than its column; smaller still when none is."""
PADDING_X = 3.5
LEADING = 1.3
PADDING_Y, LEAST_PADDING_Y = 3.2, 2.0
"""Points above and below the text of a cell, and at least where a page is filled closer."""
HEAD_FILL = 0xF1F3F5
THICK, THIN = 0.8, 0.35
FEWEST = 3
"""A page of a long table has at least so many rows of a line, or two that are higher: no last row is left alone."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a table looks: its faces, fill of the head, colours and widths (points) of its rules, its leading.

    `closed` draws the outer frame and the lines between columns; rather than break a remark of up to `remarks` em in
    the head the table is set in a smaller one of its sizes. High rows are `parted` so that they fill the pages.
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
    parted: bool = True


OFFICIAL = Style()


@dataclass(frozen=True, slots=True)
class Row:
    """A row ready to draw: the lines of each cell and the height in points; `joined` cells are of those above them, and
    all of it is more of the row above it when it is `continued`, except for `labels`, which each part has."""

    cells: tuple[tuple[Line, ...], ...]
    height: float
    strong: bool = False
    joined: frozenset[int] = frozenset()
    continued: bool = False
    labels: frozenset[int] = frozenset()

    def with_more(self, more: "Row") -> "Row":
        """This row with its continuation below it."""
        pairs = enumerate(zip(self.cells, more.cells, strict=True))
        cells = tuple(own if place in self.labels else (*own, *below) for place, (own, below) in pairs)
        return replace(self, cells=cells, height=self.height + more.height)


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

    def fit(self, start: int, height: float, lower: float = 0.0) -> int:
        """Index after the last row that fits below the head, beginning at row `start`, each row so many points lower
        than it is; `start` when none does."""
        left = height - self._above(start) + (lower if self._head_height(start) else 0.0)
        end = start
        while end < len(self.rows):
            row = self.rows[end]
            left -= row.height if row.continued and end > start else row.height - lower
            if left < -0.01:
                break
            end += 1
        taken, rest = self.rows[start:end], self.rows[end : end + FEWEST]
        if len(rest) < FEWEST and rest:
            end -= self._too_few(taken, rest)
        end -= self._lost_of_cell(start, end)
        return next((at for at in range(end, start, -1) if not self._cuts_name(start, at)), end)

    def fewest(self) -> int:
        """With how many rows the table begins at least, so that these do not look lost on their page."""
        for count in range(2, FEWEST):
            if self._enough(self.rows[:count]):
                return min(count, len(self.rows))
        return min(FEWEST, len(self.rows))

    def last_rows(self, start: int, end: int) -> int:
        """How many of these rows at least go to another page when some of them must; all when no more stay than go."""
        for count in range(2, FEWEST + 1):
            at = end - count
            if at >= start + FEWEST and self._enough(self.rows[at:end]) and not self._cuts_name(start, at):
                return count
        return end - start

    def divides_well(self, start: int, end: int) -> bool:
        """Whether the table may be divided before row `end` on a page where it begins with row `start`: neither what
        stands there nor what is left looks lost on its page."""
        return end - start >= self.fewest() and self._enough(self.rows[end:]) and not self._cuts_name(start, end)

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

    def _cuts_name(self, start: int, end: int) -> bool:
        """Whether a part of a cell of many rows that is divided before row `end` is too low for its lines."""
        for column in self.rows[end].joined if end < len(self.rows) else ():
            first = max(end - 1 - _joined_rows(reversed(self.rows[start:end]), column), start)
            below = _joined_rows(self.rows[end:], column)
            parts = (self.rows[first:end], self.rows[end : end + below])
            lowest = min(sum(row.height - self.give for row in part) for part in parts)
            if lowest < len(self.rows[first].cells[column]) * self.size * LEADING - 0.01:
                return True
        return False

    def _enough(self, rows: Sequence[Row]) -> bool:
        """Whether these are several rows and as high as FEWEST rows of a line."""
        least = FEWEST * (self.size * LEADING + 2 * self.style.padding) - 0.01
        return len(rows) > 1 and sum(row.height for row in rows) >= least

    def height(self, start: int, end: int) -> float:
        """Height of the head, where these rows have one, and of these rows."""
        return self._above(start) + sum(row.height for row in self.rows[start:end])

    def least_height(self, start: int, end: int) -> float:
        """The same where the rows are as low as they may be."""
        return self.height(start, end) - self.row_count(start, end) * self.give

    @property
    def give(self) -> float:
        """Points by which each row may be lower."""
        return max(2 * (self.style.padding - LEAST_PADDING_Y), 0.0)

    def row_count(self, start: int, end: int) -> int:
        """How many rows are drawn for these, the head among them where they have one."""
        more = sum(row.continued for row in self.rows[start + 1 : end])
        return end - start - more + (1 if self._head_height(start) else 0)

    def low(self) -> "TableLayout":
        """The same table, each row as low as it may be."""
        head, *rows = (
            row if row.continued else replace(row, height=row.height - self.give) for row in (self.head, *self.rows)
        )
        return replace(self, head=head, rows=tuple(rows), style=replace(self.style, padding=LEAST_PADDING_Y))

    def _head_height(self, start: int) -> float:
        return self.head.height if self.repeats or not start else 0.0

    def _above(self, start: int) -> float:
        """What stands above the lines of the first of these rows: the head, and the margin of one that goes on."""
        margin = 2 * self.style.padding if start < len(self.rows) and self.rows[start].continued else 0.0
        return self._head_height(start) + margin

    def _shown(self, start: int, end: int) -> dict[int, Row]:
        """The head and these rows as they are drawn, parts of a row put together; by what they are known."""
        shown, last = {id(self.head): self.head}, 0
        for row in self.rows[start:end]:
            if row.continued and last:
                shown[last] = shown[last].with_more(row)
                continue
            last = id(row)
            shown[last] = replace(row, height=row.height + 2 * self.style.padding) if row.continued else row
        return shown

    def draw(self, painter: Painter, x: float, y: float, start: int, end: int, lower: float = 0.0) -> None:
        """Draw the head, where these rows have one, and these rows with the top left corner at (x, y), each of them so
        many points lower than it is."""
        shown = self._shown(start, end)
        rows = [replace(row, height=row.height - lower) if lower else row for row in shown.values()]
        known = [*shown]
        width, top = sum(self.widths), y
        first = 0 if self._head_height(start) else 1
        for place, row in enumerate(rows[first:], first):
            if row.strong:
                painter.box(x, y, width, row.height, self.style.fill)
            if place > first:
                self._draw_rule(painter, x, y, row.joined if place > 1 else frozenset())
            with painter.tags.row(known[place]) if painter.tags else nullcontext():
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


def _joined_rows(rows: Iterable[Row], column: int) -> int:
    """How many rows these begin with that have one cell with the row above them."""
    return sum(1 for _row in takewhile(lambda row: column in row.joined, rows))


def _heights(rows: Sequence[Row], place: int, column: int) -> list[float]:
    """The heights of the rows that the cell of a row takes, those below it among them."""
    below = takewhile(lambda row: column in row.joined, rows[place + 1 :])
    return [row.height for row in (rows[place], *below)]
