"""The ways in which the things of a document may be dealt out over pages, and the best of them.

Where the plain way leaves much of a page blank, parts the words that announce a table from it, or leaves the foot alone
on a page or with little above it, a chart may stand before the table that it belongs to, such words may begin the page
that has their table, and charts and tables may be lower than they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from desktop_app.documents.grid import ROWS
from desktop_app.documents.items import Item, Page, TableItem
from desktop_app.documents.paginate import BLANK_ROWS, Paginator

Thing = Item | TableItem
Block = list[Thing]
"""The things of one block of the document."""

FOOT_ALONE, OTHER = 20.0, 0.5
"""What a foot alone on its page costs, in rows left blank, and each thing that is not as it is in the plain way."""
PARTED, ANNOUNCING = 3.0, 3
"""What words cost that announce a table which begins on the next page, and how many lines of text they are at most."""
BLANK_BEFORE_WORDS = 8
"""So many rows of a page may be left blank since such words begin the next one."""
PAGE, LITTLE = 5.0, 5
"""What a page more costs, and how few rows above the foot, or of a turned table, are no reason for one."""
CLOSER = 3.0
"""What a page costs whose rows stand closer than on the grid."""
MOST = 60
"""So many ways are tried: a document of hundreds of pages does not take longer for it."""
PAGES_BACK = 3
"""On so many pages before one with a fault things may be lower."""

Look = Callable[[], None]
"""Called now and then; it may raise Cancelled."""

Way = tuple[list[Block], list[Page]]
"""Blocks, and the pages on which they have room."""
Faults = Callable[[Sequence[Page]], Iterator[int]]
Others = Callable[[Sequence[Block], Sequence[Page], int], Iterator[list[Block]]]


def dealt(things: Sequence[Thing], look: Look = lambda: None) -> list[Page]:
    """The pages on which all of these have room, in the way that leaves the fewest rows blank in vain."""
    blocks = [list(block) for _number, block in groupby(things, key=_number)]
    pages = _pages(blocks, look)
    for faults, others in ((_faults, _others), (_parted, _begun)):
        blocks, pages = _bettered(blocks, pages, faults, others, look)
    return pages


def _bettered(blocks: list[Block], pages: list[Page], faults: Faults, others: Others, look: Look) -> Way:
    """What is better than this way in one thing after the other, for the sake of each page with a fault."""
    given_up, tries = set[int](), 0
    while tries < MOST and (fault := next((k for k in faults(pages) if k not in given_up), None)) is not None:
        for other in others(blocks, pages, fault):
            tried, tries = _pages(other, look), tries + 1
            if _cost(tried) + OTHER <= _cost(pages):
                blocks, pages = other, tried
                break
        else:
            given_up.add(fault)
    return blocks, pages


def _pages(blocks: Sequence[Block], look: Look) -> list[Page]:
    paginator = Paginator()
    for block in blocks:
        look()
        for thing in block:
            paginator.add(thing)
    return paginator.finish()


def _number(thing: Thing) -> int:
    """The number of its block in the document."""
    return thing.part.number if thing.part else -1


def _cost(pages: Sequence[Page]) -> float:
    """The rows that are left blank in vain, and what else does not look well."""
    faults = (_in_vain(page, after) + PARTED * bool(_announcing(page, after)) for page, after in pairwise(pages))
    each = sum(PAGE + CLOSER * (page.row > ROWS) for page in pages)
    return each + (FOOT_ALONE if _foot_alone(pages) else 0.0) + sum(faults)


def _in_vain(page: Page, after: Page) -> int:
    """So many rows more than a few are blank at the end of a page, though the text goes on."""
    ended = page.landscape or after.landscape or page.ended or any(item.at_foot for _row, item in page.items)
    return 0 if ended else max(ROWS - page.row - BLANK_ROWS, 0)


def _foot_alone(pages: Sequence[Page]) -> bool:
    return len(pages) > 1 and not pages[-1].landscape and all(item.at_foot for _row, item in pages[-1].items)


def _little_above_foot(pages: Sequence[Page]) -> bool:
    """Whether the last page is there for its foot and no more than little above it."""
    items = [item for _row, item in pages[-1].items]
    rows = sum(item.rows for item in items if not item.at_foot)
    return len(pages) > 1 and rows <= LITTLE and any(item.at_foot for item in items)


def _turned_rest(page: Page) -> TableItem | None:
    """The table that leaves no more than few rows to this last one of its turned pages."""
    part = page.landscape
    few = part and part.start and part.end >= len(part.whole.layout.rows) and part.end - part.start <= LITTLE
    return part.whole if part and few else None


def _announcing(page: Page, after: Page) -> list[Item]:
    """The few words that end a page, or go on on the next one, and announce the table which begins there: with the
    heading above them, or alone below another table."""
    if page.ended or page.landscape or not page.items:
        return []
    items, following = [item for _row, item in page.items], [item for _row, item in after.items]
    number = _number(items[-1])
    own = list(takewhile(lambda item: item.body and _number(item) == number, reversed(items)))
    more = list(takewhile(lambda item: item.body and _number(item) == number, following))
    table = next((item.table for item in following[len(more) :] if not item.keep_next), None)
    if table is None or table.start or not own or len(own) + len(more) > ANNOUNCING:
        return []
    above = items[: len(items) - len(own)]
    heads = list(takewhile(lambda item: item.keep_next, reversed(above)))
    if len(heads) == len(above) or not (heads or above[-1].table):
        return []
    return items[len(above) - len(heads) :]


def _faults(pages: Sequence[Page]) -> Iterator[int]:
    """The pages with too much blank at their end or words there that announce the table of the next one, and those
    before the foot alone or with little above it, and before few rows of a turned table."""
    for number, (page, after) in enumerate(pairwise(pages)):
        if _in_vain(page, after) or _announcing(page, after) or _turned_rest(after):
            yield number
    if _little_above_foot(pages):
        yield len(pages) - 2


def _others(blocks: Sequence[Block], pages: Sequence[Page], fault: int) -> Iterator[list[Block]]:
    """Other ways, for the sake of this page: a chart that begins the next one stands before its table; what begins the
    next one, and tables and charts of the page and of those before it, are lower."""
    if turned := _turned_rest(pages[fault + 1]):
        yield [_low(block) if _number(block[0]) == _number(turned) else block for block in blocks]
    if found := _figure_ahead(blocks, pages[fault + 1]):
        yield found
    begins = {_number(item) for _row, item in pages[fault + 1].items[:2]}
    for first in range(fault, max(fault - PAGES_BACK, -1), -1):
        numbers = begins | {_number(item) for page in pages[first : fault + 1] for _row, item in page.items}
        low = [_low(block) if _number(block[0]) in numbers else block for block in blocks]
        if any(one is not other for one, other in zip(low, blocks, strict=True)):
            yield low


def _parted(pages: Sequence[Page]) -> Iterator[int]:
    """The pages that end with words which announce the table of the next one."""
    return (number for number, (page, after) in enumerate(pairwise(pages)) if _announcing(page, after))


def _begun(blocks: Sequence[Block], pages: Sequence[Page], fault: int) -> Iterator[list[Block]]:
    """Another way: the words at the end of this page that announce a table begin the page with it, unless that would
    leave much of this one blank."""
    announcing = _announcing(pages[fault], pages[fault + 1])
    if ROWS - pages[fault].row + sum(item.rows for item in announcing) > BLANK_BEFORE_WORDS:
        return
    number = _number(announcing[0])
    at = next(place for place, block in enumerate(blocks) if _number(block[0]) == number)
    first = blocks[at][0]
    if isinstance(first, Item):
        yield [*blocks[:at], [replace(first, begins=True), *blocks[at][1:]], *blocks[at + 1 :]]


def _figure_ahead(blocks: Sequence[Block], page: Page) -> list[Block] | None:
    """The blocks with the figure that begins this page before the table above it, if there is one, not announced."""
    if not page.items or not page.items[0][1].figure:
        return None
    at = next(place for place, block in enumerate(blocks) if _number(block[0]) == _number(page.items[0][1]))
    above = at - 1
    while above > 0 and _is_figure(blocks[above]):
        above -= 1
    table = blocks[above][-1]
    if not isinstance(table, TableItem) or table.announced:
        return None
    return [*blocks[:above], blocks[at], *blocks[above:at], *blocks[at + 1 :]]


def _is_figure(block: Block) -> bool:
    return isinstance(block[0], Item) and block[0].figure is not None


def _low(block: Block) -> Block:
    """The block with its table or figure as low as it may be; itself when it has none that may be lower."""
    result = [_lower(thing) for thing in block]
    return block if all(one is other for one, other in zip(result, block, strict=True)) else result


def _lower(thing: Thing) -> Thing:
    if isinstance(thing, TableItem):
        return replace(thing, layout=thing.layout.low()) if thing.layout.give else thing
    return thing.lower(thing.lowest) if thing.lowest < thing.rows else thing
