"""A page, and where what it shows stands: on the rows of the grid, or closer together where it would else not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.documents import grid
from desktop_app.documents.items import TOLERANCE, Head, Item, TableItem

BLANK_GIVES, FOOT_GIVES = 0.25, 0.5
"""By what part of a row a blank row, and the room above the foot of a page, may be lower."""


@dataclass(frozen=True, slots=True)
class Turned:
    """Rows `start` to `end` of a table on a turned page, below its head."""

    whole: TableItem
    start: int
    end: int
    head: Head


@dataclass(slots=True)
class Page:
    """What a page shows: items with their rows, or one part of a landscape table.

    More rows than a page has are told of one on which they stand closer: `placed` says where. After one that is `ended`
    a new page was asked for.
    """

    items: list[tuple[int, Item]] = field(default_factory=list)
    row: int = 0
    landscape: Turned | None = None
    ended: bool = False

    def holds(self, items: Sequence[Item], foot: int = 0) -> bool:
        """Whether these things still fit above so many rows at the foot, all of them as close as may be."""
        flowing = [*self._flowing(), *items]
        over = sum(item.rows for item in flowing) + foot - grid.ROWS
        gives = sum(item.rows - low for item, low in zip(flowing, _least(flowing), strict=True)) if flowing else 0.0
        return bool(flowing) and over <= max(gives, sum(_below_text(flowing))) + TOLERANCE

    def placed(self) -> list[tuple[float, Item]]:
        """What stands on the page, with the row where it begins."""
        if self.row <= grid.ROWS:
            return [*self.items]
        flowing = self._flowing()
        foot = [(float(row), item) for row, item in self.items if item.at_foot]
        over = sum(item.rows for item in flowing) + sum(item.rows + 1 for _row, item in foot) - grid.ROWS
        placed, at = [], 0.0
        for item, given in zip(flowing, _given(flowing, over, bool(foot)), strict=True):
            placed.append((at, item.sized(item.rows - given) if given else item))
            at += item.rows - given
        return placed + foot

    @property
    def closed_up(self) -> bool:
        """Whether text stands closer than on the grid."""
        return self.row > grid.ROWS and any(item.line and abs(at - round(at)) > TOLERANCE for at, item in self.placed())

    def _flowing(self) -> list[Item]:
        return [item for _row, item in self.items if not item.at_foot]


def _given(items: Sequence[Item], over: float, foot: bool) -> list[float]:
    """By how many rows each thing of a page is lower that has so many rows too many: first what it ends with below its
    text, so that all text stays on the grid, if that is enough; else all tables and figures, then the room above its
    `foot` and blank rows, and lines of text only when that is not enough. Where a page ends with a signature,
    for which all its rows may stand closer (7.3.5.4), the blank ones among them are as high as the others.
    """
    below = _below_text(items)
    if over <= sum(below) + TOLERANCE:
        captions = [item.gives * bool(more) for item, more in zip(items, below, strict=True)]
        tables = [more - caption for more, caption in zip(below, captions, strict=True)]
        return _shared(over, ((tables, 0.0), (captions, 0.0)))
    least = _least(items)
    signed = any(item.with_body for item in items)
    shown = [(item.rows - low) * bool(item.table or item.figure) for item, low in zip(items, least, strict=True)]
    blanks = [BLANK_GIVES * (item.empty and not signed) for item in items]
    lines = [
        (item.rows - low) * (item.line and not blank) for item, low, blank in zip(items, least, blanks, strict=True)
    ]
    return _shared(over, ((shown, FOOT_GIVES * foot), (blanks, 0.0), (lines, 0.0)))


def _shared(over: float, groups: Sequence[tuple[list[float], float]]) -> list[float]:
    """How much each thing gives when all together have so many rows too many: the things of the first group as much as
    they can, each its share, and what gives beside them, then those of the next."""
    given, left = [0.0] * len(groups[0][0]), over
    for gives, above in groups:
        share = min(left / max(sum(gives), TOLERANCE), 1.0)
        given = [had + share * more for had, more in zip(given, gives, strict=True)]
        left = max(left - sum(gives) - above, 0.0)
    return given


def _below_text(items: Sequence[Item]) -> list[float]:
    """By how many rows each of these things may be lower that stands below all text: a table or a figure, and its
    caption nearer to the text; all others by nothing."""
    ending = len(items)
    while ending and not (items[ending - 1].line or items[ending - 1].body):
        ending -= 1
    return [0.0] * ending + [item.rows - item.least + item.gives for item in items[ending:]]


def _least(items: Sequence[Item]) -> list[float]:
    """The least rows of each thing of a page; nothing stands closer to a last line of text."""
    last = items[-1]
    return [*(item.least for item in items[:-1]), float(last.rows) if last.line else last.least]
