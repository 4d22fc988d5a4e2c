"""Tables fitted to a width: the size of their type, columns that fit, cells wrapped beforehand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from desktop_app.documents.cells import Cutter, column_needs, with_remarks_whole
from desktop_app.documents.columns import ColumnNeed, column_widths
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face, Table
from desktop_app.documents.rowgrid import ALONE, Line, break_lines
from desktop_app.documents.table_layout import LEADING, OFFICIAL, PADDING_X, Row, Style, TableLayout
from desktop_app.documents.titles import balanced, filled

HIGHEST_HEAD = 0.2
"""A head that takes more of a page stands at the beginning of its table only."""
WEIGHED = 2_000
"""The cells of a longer table are filled line by line, without regard to words: that is faster."""
PARTED, PART = 1 / 3, 4
"""A row that takes more of a page goes on on the next one, so many lines or more of it on each."""


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
    needs = _alike(needs, table)
    sizes = [min(size, table.largest) for size in style.sizes] if table.largest else style.sizes
    size, least = _size(needs, width, sizes)
    weights = [column.weight for column in table.columns]
    widths = _evened(column_widths(weights, width, size, 2 * PADDING_X + 0.5, least, needs), table)
    titles = [column.title for column in table.columns]
    head = _row(titles, widths, size, style.head, style.padding, partial(_even_lines, cutter))
    head = Row(head.cells, head.height + 2, True)
    made: list[Row] = []
    labels = [place for place, column in enumerate(table.columns) if column.whole]
    spanning = [place for place, column in enumerate(table.columns) if column.joined]
    totals = len(table.rows) - table.total_rows
    most_lines = max(int((page_height - head.height - 2 * style.padding) / (size * LEADING)), 1)
    wrapped = _Wrapped(cutter, len(table.rows) <= WEIGHED)
    for i, texts in enumerate(table.rows):
        strong = i >= totals
        row = _row(texts, widths, size, style.head if strong else style.body, style.padding, wrapped.lines)
        joined = frozenset(column for column in spanning if not table.span(i, column))
        made.append(replace(row, strong=strong, joined=joined))
    rows: list[Row] = []
    for row in _with_shared(made, table, size, style.padding, PARTED * page_height) if spanning else made:
        if row.height > PARTED * page_height:
            rows += _parted(row, size * LEADING, labels) if style.parted else _cut(row, most_lines, size, style.padding)
        else:
            rows.append(row)
    return TableLayout(table, size, widths, head, tuple(rows), style, head.height <= HIGHEST_HEAD * page_height)


def _alike(needs: Sequence[ColumnNeed], table: Table) -> list[ColumnNeed]:
    """The needs of the columns, those that are alike with the same: the greater of theirs, row by row."""
    alike = [need for need, column in zip(needs, table.columns, strict=True) if column.alike]
    if not alike:
        return list(needs)
    word, head, remark = (max(getattr(need, name) for need in alike) for name in ("word", "head", "remark"))
    cells = tuple(max(row, key=sum) for row in zip(*(need.cells for need in alike), strict=True))
    shared = ColumnNeed(word, head, cells, remark)
    return [shared if column.alike else need for need, column in zip(needs, table.columns, strict=True)]


def _evened(widths: Sequence[float], table: Table) -> tuple[float, ...]:
    """The widths of the columns, those that are alike with the mean of theirs."""
    alike = [width for width, column in zip(widths, table.columns, strict=True) if column.alike]
    return tuple(
        sum(alike) / len(alike) if column.alike else width for width, column in zip(widths, table.columns, strict=True)
    )


def _with_shared(rows: Sequence[Row], table: Table, size: float, padding: float, highest: float) -> Sequence[Row]:
    """The rows as high as their own cells need, and together as high as the cells that they share, if these are no
    higher than `highest`: a name of two lines beside three rows makes none of them higher."""
    spans = [[table.span(i, column) for column in range(len(table.columns))] for i in range(len(rows))]
    low = [[len(cell) * size * LEADING + 2 * padding <= highest for cell in row.cells] for row in rows]
    heights = [
        _row_height(
            [cell for place, cell in enumerate(row.cells) if spans[i][place] == 1 or not low[i][place]], size, padding
        )
        for i, row in enumerate(rows)
    ]
    for column in range(len(table.columns) - 1, -1, -1):
        for i, row in enumerate(rows):
            count = spans[i][column]
            if count > 1 and low[i][column]:
                over = _row_height([row.cells[column]], size, padding) - sum(heights[i : i + count])
                for below in range(i, i + count):
                    heights[below] += max(over, 0.0) / count
    return [replace(row, height=height) for row, height in zip(rows, heights, strict=True)]


def _parted(row: Row, pitch: float, labels: Sequence[int]) -> Iterator[Row]:
    """A high row as parts of some lines each, of which as many stand on a page as it has room for; what the fields of a
    form are called stands on each page."""
    count = max(len(cell) for cell in row.cells)
    ends = [*range(PART, count - PART + 1, PART), count]
    margin = row.height - count * pitch
    again = frozenset(place for place in labels if len(row.cells[place]) <= PART)
    for begun, end in pairwise((0, *ends)):
        cells = tuple(cell if place in again else cell[begun:end] for place, cell in enumerate(row.cells))
        height = (end - begun) * pitch + (0.0 if begun else margin)
        yield replace(row, cells=cells, height=height, continued=begun > 0, labels=again)


def _cut(row: Row, most_lines: int, size: float, padding: float) -> Iterator[Row]:
    """The row, or rows of so many lines each when it is higher than a page."""
    for first in range(0, max(len(cell) for cell in row.cells), most_lines):
        cells = tuple(cell[first : first + most_lines] for cell in row.cells)
        joined = frozenset[int]() if first else row.joined
        yield replace(row, cells=cells, height=_row_height(cells, size, padding), joined=joined)


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


Wrap = Callable[[str, Face, float], tuple[Line, ...]]
"""The lines of a text in a face where so many em of it have room."""


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """Wraps cells, the same only once; `weigh` ends their lines between words."""

    cutter: Cutter
    weigh: bool
    known: dict[tuple[str, Face, float], tuple[Line, ...]] = field(default_factory=dict)

    def lines(self, text: str, face: Face, room: float) -> tuple[Line, ...]:
        """The lines of a cell."""
        key = (text, face, room)
        lines = self.known.get(key)
        if lines is None:
            tokens = self.cutter.tokens(text, face)
            made = filled(tokens, room, 1) if self.weigh else break_lines(tokens, room, justify=False, alone=ALONE)
            lines = self.known[key] = tuple(made)
        return lines


def _even_lines(cutter: Cutter, text: str, face: Face, room: float) -> tuple[Line, ...]:
    """The lines of a head, about as long as each other."""
    return tuple(balanced(with_remarks_whole(cutter.tokens(text, face), room), room))


def _row(texts: Sequence[str], widths: Sequence[float], size: float, face: Face, padding: float, wrap: Wrap) -> Row:
    """A row with its cells wrapped."""
    cells = tuple(wrap(text, face, _room(width, size)) for text, width in zip(texts, widths, strict=True))
    return Row(cells, _row_height(cells, size, padding))


def _room(width: float, size: float) -> float:
    """How many em of text a column so many points wide has room for."""
    return (width - 2 * PADDING_X) / size + 0.01


def _row_height(cells: Sequence[Sequence[Line]], size: float, padding: float) -> float:
    return max(1, *(len(cell) for cell in cells), 0) * size * LEADING + 2 * padding
