"""Pages that go on are filled: tables and charts are higher where rows would be blank at the end.

A table on several pages looks the same on each of them: its rows are there as high as where they have the least room.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from desktop_app.documents.grid import ROWS
from desktop_app.documents.items import Item, TablePart
from desktop_app.documents.page import Page

EVEN = 0.05
"""Rows of a table that are on one page higher than on another by no more of their height look the same."""


def filled(page: Page) -> Page:
    """The page with its tables and charts higher by whole rows, as far as they may be: all text stays on the grid.

    First those that are low are as high as they would be, then they are higher; charts before tables, the last ones
    first.
    """
    items, room = [item for _row, item in page.items], ROWS - page.row
    room -= _raised(items, room, [item.natural for item in items])
    room -= _raised(items, room, [item.highest for item in items])
    return page if room == ROWS - page.row else below_each_other(items)


def _raised(items: list[Item], room: int, limits: Sequence[int]) -> int:
    """Make things higher up to these limits, charts before tables, the last ones first; returns how many rows of the
    room they took."""
    taken = 0
    for place in sorted(range(len(items)), key=lambda place: (items[place].figure is None, -place)):
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


def evened(pages: Sequence[Page]) -> list[Page]:
    """The pages of a section with the rows of each table as high on all of them; what that leaves blank is filled."""
    found = dict[int, list[Item]]()
    for page in pages:
        for _row, item in page.items if page.row <= ROWS else ():
            found.setdefault(item.place, []).append(item)
    even = {place: _least_high(items) for place, items in found.items() if len(items) > 1 and all(map(_is_part, items))}
    return [_evened(page, even, last=page is pages[-1]) if page.row <= ROWS else page for page in pages]


def _is_part(item: Item) -> bool:
    return item.table is not None


def _least_high(items: Sequence[Item]) -> float:
    """By how many points each row of a table, of which these are all parts, is lower at least, so that it looks the
    same in all of them."""
    parts = [(item.table, item.rows) for item in items if item.table]
    rows = parts[0][0].whole.layout.rows
    return max(part.lower_by(high) for part, high in parts) - EVEN * fmean(row.height for row in rows)


def _evened(page: Page, even: Mapping[int, float], *, last: bool) -> Page:
    """The page with the rows of these tables, known by their places, lower by so many points at least."""
    items = [item for _row, item in page.items if not item.at_foot]
    made = [item if item.table is None else _part_of(item, item.table, even.get(item.place)) for item in items]
    if all(new is old for new, old in zip(made, items, strict=True)):
        return page
    below = below_each_other(made)
    if not last:
        return filled(below)
    below.items += [(row, item) for row, item in page.items if item.at_foot]
    return replace(page, items=below.items)


def _part_of(item: Item, part: TablePart, least: float | None) -> Item:
    """The same part of a table with its rows lower by so many points at least; they are not made higher any more."""
    if least is None:
        return item
    fixed = replace(part, even=max(part.lower_by(item.rows), least))
    return replace(item, table=fixed).sized(fixed.rows)
