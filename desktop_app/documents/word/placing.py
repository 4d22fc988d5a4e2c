"""Where paper has put the blocks of a document and how high they are there, so that a Word file has the same pages."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from statistics import fmean

from desktop_app.documents import grid, model
from desktop_app.documents.dealing import ANNOUNCING
from desktop_app.documents.items import Item, TablePart
from desktop_app.documents.page import Page
from desktop_app.documents.table_layout import Row, TableLayout

PlacedPart = tuple[TablePart, float]
"""Rows of a table on one page, and in how many rows of the grid they stand there."""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table with each row as high as on paper, in how many parts it stands there, the height in points of the last of
    them, its note included, and the most room below it before the next line where the rows of its page stand closer."""

    layout: TableLayout
    parts: int
    last: float
    below: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A block as paper has it: its table, the rows of its figure, and the part of a row that each of its lines takes on
    an average, which is less than one where the rows of a page stand closer together. It `stays` with what follows
    where it begins a page with the table that it announces."""

    block: model.Block
    table: PlacedTable | None = None
    rows: float = 0.0
    line: float = 1.0
    stays: bool = False


@dataclass(slots=True)
class _Seen:
    """What the pages show of a block."""

    rows: float = 0.0
    lines: list[float] = field(default_factory=list)
    parts: list[PlacedPart] = field(default_factory=list)
    stays: bool = False


def placed(blocks: Sequence[model.Block], pages: Sequence[Page]) -> list[Placed]:
    """The blocks in the order in which these pages show them."""
    found: dict[int, _Seen] = {}
    for page in pages:
        announcing = _announcing(page)
        for place, (item, rows) in enumerate(_shown(page)):
            if item.part:
                seen = found.setdefault(item.part.number, _Seen(stays=place < announcing))
                _see(seen, item, rows)
        if (turned := page.landscape) and turned.whole.part:
            seen = found.setdefault(turned.whole.part.number, _Seen())
            seen.parts.append((TablePart(turned.whole, turned.start, turned.end, even=0.0), float(grid.ROWS)))
    result = []
    for number in _order(len(blocks), found):
        seen = found.get(number, _Seen())
        table = _table(seen.parts) if seen.parts else None
        line = min(fmean(seen.lines), 1.0) if seen.lines else 1.0
        result.append(Placed(blocks[number], table, seen.rows, line, seen.stays and table is None))
    return result


def _announcing(page: Page) -> int:
    """How many things begin a page with the table that they announce: headings and few lines of text."""
    items = [item for _row, item in page.items]
    words = list(takewhile(lambda item: item.line or item.keep_next, items))
    table = items[len(words)].table if len(words) < len(items) else None
    few = sum(item.body for item in words) <= ANNOUNCING
    return len(words) if table and not table.start and few else 0


def _shown(page: Page) -> Iterator[tuple[Item, float]]:
    """What stands on a page, each thing with the rows that it takes."""
    if page.row <= grid.ROWS:
        yield from ((item, float(item.rows)) for _row, item in page.items)
        return
    foot = [item for _row, item in page.items if item.at_foot]
    flowing = [(at, item) for at, item in page.placed() if not item.at_foot]
    ends = [*(at for at, _item in flowing), float(grid.ROWS - sum(item.rows + 1 for item in foot))]
    for (_at, item), (begun, end) in zip(flowing, pairwise(ends), strict=True):
        yield item, end - begun
    yield from ((item, float(item.rows)) for item in foot)


def _see(seen: _Seen, item: Item, rows: float) -> None:
    if item.table:
        seen.parts.append((item.table, rows))
    elif item.figure:
        seen.rows = rows
    elif item.line:
        seen.lines.append(rows)


def _order(count: int, found: Mapping[int, _Seen]) -> list[int]:
    """The numbers of the blocks: as in the document, but for figures that stand before the table above them."""
    ahead, first = dict[int, int](), count
    for number in [*found][::-1]:
        first = min(first, number)
        ahead[number] = first
    return sorted(range(count), key=lambda number: (ahead.get(number, number), ahead.get(number, number) == number))


def _table(parts: Sequence[PlacedPart]) -> PlacedTable:
    """The table in one piece, its rows as low as on paper; a cell of many rows begins anew where a page does."""
    layout = parts[0][0].whole.layout
    begun = {part.start for part, _rows in parts}
    lower = [(part, part.lower_by(rows)) for part, rows in parts]
    by_row = {index: points for part, points in lower for index in range(part.start, part.end)}
    made = list[Row]()
    for index, row in enumerate(layout.rows):
        if row.continued:
            made[-1] = made[-1].with_more(row)
        else:
            joined = frozenset[int]() if index in begun else row.joined
            made.append(replace(row, height=row.height - by_row.get(index, 0.0), joined=joined))
    head = replace(layout.head, height=layout.head.height - lower[0][1])
    last, points = lower[-1]
    height = last.height - points * layout.row_count(last.start, last.end)
    rows = parts[-1][1]
    below = math.inf if rows.is_integer() else max(rows * grid.PITCH - height - grid.PITCH / 2 + grid.SIZE / 2, 0.0)
    style = replace(layout.style, padding=layout.style.padding - max(points for _part, points in lower) / 2)
    return PlacedTable(replace(layout, head=head, rows=tuple(made), style=style), len(parts), height, below)
