"""Pages that go on are filled: tables and charts are higher where rows would be blank at the end."""

from collections.abc import Callable, Sequence

from desktop_app.documents.grid import ROWS
from desktop_app.documents.items import Item, Page


def filled(page: Page) -> Page:
    """The page with its tables and charts higher by whole rows, as far as they may be: all text stays on the grid.

    First those that are low are as high as they would be, then they are higher, the last ones first.
    """
    items, room = [item for _row, item in page.items], ROWS - page.row
    for limit in (natural_rows, highest_rows):
        room -= _raised(items, room, limit)
    return page if room == ROWS - page.row else below_each_other(items)


def natural_rows(item: Item) -> int:
    """How many rows a thing takes where nothing makes it lower or higher."""
    shown = item.table or item.figure
    return shown.rows if shown else item.rows


def highest_rows(item: Item) -> int:
    """How many rows a thing takes at most."""
    return item.highest


def _raised(items: list[Item], room: int, limit: Callable[[Item], int]) -> int:
    """Make things higher up to this limit, the last ones first; returns how many rows of the room they took."""
    taken = 0
    for place in range(len(items) - 1, -1, -1):
        if taken < room and (more := min(limit(items[place]) - items[place].rows, room - taken)) > 0:
            items[place] = items[place].sized(items[place].rows + more)
            taken += more
    return taken


def below_each_other(items: Sequence[Item]) -> Page:
    """A page with these things."""
    page = Page()
    for item in items:
        page.items.append((page.row, item))
        page.row += item.rows
    return page
