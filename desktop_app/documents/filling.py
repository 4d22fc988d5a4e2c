"""Pages that go on are filled: tables and charts are higher where rows would be blank at the end."""

from collections.abc import Sequence

from desktop_app.documents.grid import ROWS
from desktop_app.documents.items import Item, Page


def filled(page: Page) -> Page:
    """The page with its tables and charts higher by whole rows, as far as they may be: all text stays on the grid.

    First those that are low are as high as they would be, then they are higher, the last ones first.
    """
    items, room = [item for _row, item in page.items], ROWS - page.row
    room -= _raised(items, room, [item.natural for item in items])
    room -= _raised(items, room, [item.highest for item in items])
    return page if room == ROWS - page.row else below_each_other(items)


def _raised(items: list[Item], room: int, limits: Sequence[int]) -> int:
    """Make things higher up to these limits, the last ones first; returns how many rows of the room they took."""
    taken = 0
    for place in range(len(items) - 1, -1, -1):
        if taken < room and (more := min(limits[place] - items[place].rows, room - taken)) > 0:
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
