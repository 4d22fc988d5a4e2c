"""Where a page may end: where it is full, later where its tables and charts are low, and some rows earlier."""

from collections.abc import Iterator, Sequence
from itertools import islice

from desktop_app.documents import grid
from desktop_app.documents.filling import below_each_other, filled
from desktop_app.documents.items import Item, TableItem, TablePart
from desktop_app.documents.page import Page
from desktop_app.documents.paginate import Paginator

Thing = Item | TableItem
Place = tuple[int, int]
"""Where a page begins: with which thing of a section, and with which row of a table."""

EARLIER = 8
"""So many rows earlier than where it is full a page may end."""


class Section:
    """Things that are dealt out over pages of their own, each of which knows its `place` among all of the document.

    Without tables and figures it has one way through its pages.
    """

    def __init__(self, things: Sequence[Thing]) -> None:
        self.things = things
        self.end: Place = (len(things), 0)
        self._indexes = {thing.place: index for index, thing in enumerate(things)}
        self.has_ways = any(isinstance(thing, TableItem) or thing.figure for thing in things)
        self._ahead = [0.0]
        for thing in reversed(things):
            taken = thing.rows if isinstance(thing, Item) else _rows_above(thing, len(thing.layout.rows))
            self._ahead.append(self._ahead[-1] + taken)
        self._ahead.reverse()

    def rows_ahead(self, at: Place) -> float:
        """How many rows the things take from this place on."""
        index, row = at
        thing = self.things[index] if row else None
        return self._ahead[index] - (_rows_above(thing, row) if isinstance(thing, TableItem) else 0.0)

    def pages_from(self, at: Place) -> Iterator[tuple[Page, Place]]:
        """The pages that may begin at a place, with where the next one begins; of several that end in the same place
        the first, which is most as it would be anyway."""
        ends = set[Place]()
        for page, end in self._pages_from(at):
            if end not in ends:
                ends.add(end)
                yield (page if end == self.end else filled(page)), end

    def full_page(self, at: Place, *, dense: bool = False) -> tuple[Page, Place]:
        """The page that is full, and where the next one begins; one that is `dense` has low tables and charts."""
        paginator, (index, row) = Paginator(dense=dense), at
        paginator.add(self.things[index], row)
        for thing in islice(self.things, index + 1, None):
            if len(paginator.pages) > 1:
                break
            paginator.add(thing)
        else:
            paginator.finish()
        page, *following = paginator.pages
        return page, self._place_of(following[0].items[0][1]) if following and following[0].items else self.end

    def _pages_from(self, at: Place) -> Iterator[tuple[Page, Place]]:
        page, end = self.full_page(at)
        yield page, end
        if self.has_ways:
            dense, later = self.full_page(at, dense=True)
            yield dense, later
            if later != self.end and later != end:
                yield from self._shorter(dense)
            if end != self.end:
                yield from self._shorter(page)

    def _place_of(self, item: Item) -> Place:
        """Where a page begins that has this item first; the note of a table, alone, stands after all of its rows."""
        index = self._indexes[item.place]
        thing = self.things[index]
        if isinstance(thing, TableItem):
            return index, item.table.start if item.table else len(thing.layout.rows)
        return index, 0

    def _shorter(self, page: Page) -> Iterator[tuple[Page, Place]]:
        """The same page with fewer rows of the table at its end, or ending before one of its last blocks."""
        items = [item for _row, item in page.items]
        for part in _fewer(items[-1].table):
            yield below_each_other([*items[:-1], part.item()]), (self._indexes[part.whole.place], part.end)
        for cut in range(len(items) - 1, 0, -1):
            if page.row - page.items[cut][0] > EARLIER:
                return
            index, _row = place = self._place_of(items[cut])
            if not items[cut - 1].keep_next and number_of(self.things[index - 1]) != number_of(self.things[index]):
                yield below_each_other(items[:cut]), place


def number_of(thing: Thing) -> int:
    """The number of its block in the document."""
    return thing.part.number if thing.part else -1


def _fewer(part: TablePart | None) -> Iterator[TablePart]:
    """The same part of a table with fewer rows, unless it is kept in one piece or more than another page follows."""
    if not part or part.kept or part.whole.layout.height(part.end, len(part.whole.layout.rows)) > grid.HEIGHT:
        return
    layout, end = part.whole.layout, part.end
    for rows in range(part.rows - 1, max(part.rows - EARLIER, 1) - 1, -1):
        earlier = layout.fit(part.start, grid.height_of(rows))
        if earlier < end and layout.divides_well(part.start, earlier):
            end = earlier
            yield TablePart(part.whole, part.start, end)


def _rows_above(table: TableItem, row: int) -> float:
    """How many rows of the grid a table takes above this row of its own."""
    return grid.exact_rows(table.layout.height(0, row))
