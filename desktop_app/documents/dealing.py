"""Dealing the things of a document out over pages in the way that costs least.

From where a page begins it may end in several places (`page_ends`). Of all ways through the pages the cheapest is
taken: with few rows blank, with words that announce a table on the page of the table, with few pages. Where a chart
still leaves much blank before it, it may stand before the table that it belongs to, or behind the paragraph below it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import chain, groupby, islice, pairwise, takewhile

from desktop_app.documents.filling import evened
from desktop_app.documents.grid import ROWS
from desktop_app.documents.items import Item, TableItem, TablePart
from desktop_app.documents.page import Page
from desktop_app.documents.page_ends import Place, Section, Thing, number_of
from desktop_app.documents.paginate import Paginator
from desktop_app.documents.table_layout import TableLayout

PAGE = 20.0
"""What a page costs: it is dearer than all that does not look well on a page, but for much of it."""
BLANK = 0.5
"""What a blank row costs at the end of a page, and each one more by as much more than the one before."""
PARTED, ANNOUNCING = 20.0, 3
"""What words cost that announce a table which begins on the next page, as much as a page, and how many lines of text
they are at most."""
TAIL, FEW_ROWS = 4.0, 4
"""What a table costs that goes on on a page with so few of its last rows at most."""
BROKEN = 0.25
"""What each row but two costs besides that is blank below a table which goes on: a reader looks for more of it."""
LONE = 4.0
"""What a heading costs at the end of a page with one line of a longer text below it."""
CLOSER = 6.0
"""What a page costs whose text does not stand on the grid."""
SIZED = 0.1
"""What each row costs by which a table or a chart is lower or higher."""
LOW_CHART = 2.0
"""What a chart costs that is a row lower than it would be, and each row more by as much more than the one before, where
no page more is the price, and none on which text does not stand on the grid."""
LITTLE_LAST, LITTLE = 20.0, 5
"""What a last page costs that is there for so few rows at most, and again when it is there for its foot alone."""
ELSEWHERE, BLANK_BEFORE = 6.0, 2
"""What a chart costs that does not stand where it belongs, and after how many blank rows it is not moved."""
WELL = 1.0
"""What all pages together may cost more than they do as pages, and nothing is wrong with them."""
MOST, MOST_ORDERS = 200, 6
"""From so many places ways are looked for, in so many orders; a document that has more is dealt out as it comes."""

Look = Callable[[], None]
"""Called now and then; it may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Pages up to a place, each of which follows those `before` it, and what they cost."""

    at: Place = (0, 0)
    cost: float = 0.0
    page: Page | None = None
    before: "_Way | None" = None

    def pages(self) -> list[Page]:
        """The pages from the first."""
        found, way = list[Page](), self
        while way.page and way.before:
            found.append(way.page)
            way = way.before
        return found[::-1]


def dealt(things: Sequence[Thing], look: Look = lambda: None) -> list[Page]:
    """The pages on which all of these have room, in the way that costs least."""
    for place, thing in enumerate(things):
        thing.place = place
    return [page for section in _sections(things) for page in _best(section, look)] or [Page()]


def _sections(things: Sequence[Thing]) -> Iterator[list[Thing]]:
    """What has pages of its own: each turned table, and what ends where a new page is asked for."""
    section = list[Thing]()
    for thing in things:
        ends = isinstance(thing, Item) and thing.new_page
        if _is_turned(thing):
            yield from [section, [thing]] if section else [[thing]]
            section = []
        elif section or not ends:
            section.append(thing)
            if ends:
                yield section
                section = []
    if section:
        yield section


def _is_turned(thing: Thing) -> bool:
    return isinstance(thing, TableItem) and thing.layout.table.landscape


def _best(things: Sequence[Thing], look: Look) -> list[Page]:
    """The pages of a section, in the order in which its things cost least."""
    if isinstance(things[0], TableItem) and _is_turned(things[0]):
        return _turned(things[0])
    best = _with_high_charts(Section(things), look)
    for order in islice(_other_orders(things, best.pages()), MOST_ORDERS):
        other = _cheapest(Section(order), look)
        if other.cost + ELSEWHERE < best.cost:
            best = other
    return evened(best.pages())


def _with_high_charts(section: Section, look: Look) -> _Way:
    """The cheapest way through the pages of a section, with charts higher where that takes no page more."""
    best = _cheapest(section, look)
    if any(item.figure and item.rows < item.natural for page in best.pages() for _row, item in page.items):
        other = _cheapest(section, look, LOW_CHART)
        if _price(other) <= _price(best):
            return other
    return best


def _price(way: _Way) -> tuple[int, int, int]:
    """How many pages there are, how many of them do not stand on the grid, and the most rows that one leaves blank, if
    they are seen."""
    pages = way.pages()
    blank = max(map(_blank, pages[:-1]), default=0)
    return len(pages), sum(page.closed_up for page in pages), max(blank, BLANK_BEFORE)


def _turned(table: TableItem) -> list[Page]:
    """The pages of a turned table: none for few rows where all may be lower, or in smaller type."""
    best = Paginator.pages_of([table])
    for layout in _tighter(table) if _ends_short(best) else ():
        pages = Paginator.pages_of([replace(table, layout=layout)])
        if len(pages) < len(best):
            best = pages
            if not _ends_short(pages):
                break
    return best


def _tighter(table: TableItem) -> Iterator[TableLayout]:
    """Layouts of a table in which it takes less room, the one that is most as it would be first."""
    yield table.layout.low()
    if table.smaller:
        smaller = table.smaller()
        yield smaller
        yield smaller.low()


def _ends_short(pages: Sequence[Page]) -> bool:
    """Whether the last page of a turned table is there for few rows."""
    last = pages[-1].landscape
    return last is not None and last.start > 0 and last.end - last.start <= LITTLE


def _cheapest(section: Section, look: Look, low_chart: float = 0.0) -> _Way:
    """The cheapest way through the pages of a section: what may still become the cheapest is followed first.

    No other way is looked for where nothing is wrong with pages as full as may be and the last is half full.
    """
    plain = _plain(section, look, low_chart)
    if not section.has_ways:
        return plain
    *others, last = plain.pages()
    if plain.cost <= PAGE * (len(others) + 1) + WELL and (not others or _above_foot(last) > ROWS // 2):
        return plain
    waiting, count, seen = [(0.0, 0, _Way())], 1, set[Place]()
    while len(seen) < MOST:
        look()
        _estimate, _count, way = heappop(waiting)
        if way.at == section.end:
            return way
        if way.at in seen:
            continue
        seen.add(way.at)
        for page, at in section.pages_from(way.at):
            cost = way.cost + _cost(page, section, at, low_chart, first=not way.page)
            heappush(waiting, (cost + PAGE * section.rows_ahead(at) / ROWS, count, _Way(at, cost, page, way)))
            count += 1
    return plain


def _plain(section: Section, look: Look, low_chart: float) -> _Way:
    """Every page as full as may be."""
    way = _Way()
    while way.at != section.end:
        look()
        page, at = next(section.pages_from(way.at))
        way = _Way(at, way.cost + _cost(page, section, at, low_chart, first=not way.page), page, way)
    return way


def _cost(page: Page, section: Section, at: Place, low_chart: float, *, first: bool) -> float:
    """What a page costs after which the next one begins at this place."""
    items = [item for _row, item in page.items]
    cost = PAGE + CLOSER * page.closed_up + SIZED * sum(abs(item.rows - item.natural) for item in items)
    cost += low_chart * sum(_sum_to(item.natural - item.rows) for item in items if item.figure)
    cost += TAIL * any(_is_tail(item.table) for item in items if item.table)
    if at == section.end:
        rows = _above_foot(page)
        return cost if first else cost + LITTLE_LAST * ((rows <= LITTLE) + (not rows))
    cost += BLANK * _sum_to(_blank(page)) + LONE * _ends_lone(items, section.things[at[0]])
    cost += BROKEN * max(ROWS - page.row - BLANK_BEFORE, 0) * _is_broken(items)
    return cost + PARTED * _announces(items, section.things, at)


def _blank(page: Page) -> int:
    """How many rows a page leaves blank, with those that the parts of its tables have above what they need: all parts
    of a table will be as high as each other."""
    parts = (item for _row, item in page.items if _goes_on(item))
    return max(ROWS - page.row, 0) + sum(max(item.rows - item.natural, 0) for item in parts)


def _sum_to(count: int) -> float:
    """1 + 2 + … up to a count; nothing for what is below 1."""
    return max(count, 0) * (count + 1) / 2


def _goes_on(item: Item) -> bool:
    """Whether this is a part of a table that is as high as the other parts."""
    return item.table is not None and 0 < item.table.end - item.table.start < len(item.table.whole.layout.rows)


def _is_broken(items: Sequence[Item]) -> bool:
    """Whether a page ends within a table."""
    part = items[-1].table if items else None
    return part is not None and part.end < len(part.whole.layout.rows)


def _is_tail(part: TablePart) -> bool:
    """Whether this is the end of a table that goes on here, and of few rows."""
    return part.start > 0 and part.end >= len(part.whole.layout.rows) and part.end - part.start <= FEW_ROWS


def _ends_lone(items: Sequence[Item], following: Thing) -> bool:
    """Whether a page ends with a heading and one line of a text that goes on."""
    return len(items) > 1 and items[-1].body and items[-2].keep_next and number_of(items[-1]) == number_of(following)


def _above_foot(page: Page) -> int:
    """How many rows of a page are taken by what does not stand at its foot."""
    return sum(item.rows for _row, item in page.items if not item.at_foot)


def _announces(items: Sequence[Item], things: Sequence[Thing], at: Place) -> bool:
    """Whether few words end a page, or go on on the next one, and announce the table or figure which begins there: with
    the heading above them, or alone below another table."""
    index, row = at
    if row or not items[-1].body:
        return False
    number, begun = number_of(items[-1]), index
    while index < len(things) and number_of(things[index]) == number:
        index += 1
    lines = sum(1 for _item in takewhile(lambda item: item.body and number_of(item) == number, reversed(items)))
    if lines + index - begun > ANNOUNCING or lines == len(items):
        return False
    while index < len(things) and _keeps_next(things[index]):
        index += 1
    above = items[-lines - 1]
    return index < len(things) and _is_shown(things[index]) and (above.keep_next or above.table is not None)


def _keeps_next(thing: Thing) -> bool:
    return isinstance(thing, Item) and thing.keep_next


def _other_orders(things: Sequence[Thing], pages: Sequence[Page]) -> Iterator[list[Thing]]:
    """Other orders, each for the sake of a chart that leaves much of the page before it blank."""
    for page, after in pairwise(pages):
        chart = after.items[0][1]
        if chart.figure and ROWS - page.row > BLANK_BEFORE:
            blocks = [list(block) for _number, block in groupby(things, key=number_of)]
            at = next(index for index, block in enumerate(blocks) if number_of(block[0]) == number_of(chart))
            yield from _ahead(blocks, at)
            yield from _behind(blocks, at)


def _ahead(blocks: Sequence[list[Thing]], at: int) -> Iterator[list[Thing]]:
    """The chart before the table above it, if there is one that the words before it do not announce."""
    above = at - 1
    while above > 0 and _is_chart(blocks[above]):
        above -= 1
    table = blocks[above][-1]
    if isinstance(table, TableItem) and not table.announced:
        yield [*chain(*blocks[:above], blocks[at], *blocks[above:at], *blocks[at + 1 :])]


def _behind(blocks: Sequence[list[Thing]], at: int) -> Iterator[list[Thing]]:
    """The chart behind the paragraph that follows it, if one does."""
    if at + 1 < len(blocks) and all(isinstance(thing, Item) and thing.body for thing in blocks[at + 1]):
        yield [*chain(*blocks[:at], blocks[at + 1], blocks[at], *blocks[at + 2 :])]


def _is_chart(block: Sequence[Thing]) -> bool:
    return not isinstance(block[0], TableItem) and _is_shown(block[0])


def _is_shown(thing: Thing) -> bool:
    """Whether it is a table or a figure."""
    return isinstance(thing, TableItem) or (isinstance(thing, Item) and thing.figure is not None)
