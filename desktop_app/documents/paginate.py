"""Dealing things of whole rows out over pages of 22 rows."""

from collections.abc import Iterable

from desktop_app.documents import grid
from desktop_app.documents.flow import LANDSCAPE_HEIGHT
from desktop_app.documents.grid import ROWS
from desktop_app.documents.items import KEPT_ROWS, Item, TableItem, TablePart
from desktop_app.documents.page import Page, Turned

BLANK_ROWS = 3
"""A table is kept on one page unless more rows than these were left blank before it."""
BLANK_BEFORE_SHORT = 6
"""So many rows may be left blank before a table too short to be divided."""
BLANK_BEFORE_FOOT = 7
"""So many rows may be left blank where the end of a text goes along with what stands at the foot of the next page."""

ENDING_LINES = 2
"""So many lines of text go along with what ends it."""


class Paginator:
    """Fills pages one after the other; `pages` is the result once everything was added.

    The tables and charts of the first page are as low as they may be where it is `dense`.
    """

    def __init__(self, dense: bool = False) -> None:
        self._dense = dense
        self.pages: list[Page] = [Page()]
        self._waiting: list[Item] = []
        self._ending: list[Item] = []

    def add(self, item: Item | TableItem, start: int = 0) -> None:
        """Place the next thing, together with the headings that wait for it; a table from this row on."""
        if isinstance(item, Item) and item.with_body:
            self._flush()
            self._ending.append(item)
            return
        self._place_ending()
        if isinstance(item, TableItem):
            self._add_table(item, start)
        elif item.new_page:
            self._flush()
            self.page.ended = True
            self._new_page()
        elif item.keep_next:
            self._waiting.append(item)
        elif item.at_foot:
            self._flush()
            self._place_at_foot(item)
        else:
            self._place_group([*self._waiting, item])
            self._waiting = []

    def finish(self) -> list[Page]:
        """The pages; nothing waits any more."""
        self._place_ending()
        self._flush()
        return self.pages

    @classmethod
    def pages_of(cls, things: Iterable[Item | TableItem]) -> list[Page]:
        """The pages of all of these."""
        paginator = cls()
        for thing in things:
            paginator.add(thing)
        return paginator.finish()

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def dense(self) -> bool:
        """Whether tables and charts of this page are low."""
        return self._dense and len(self.pages) == 1

    def _new_page(self) -> None:
        if self.page.items or self.page.landscape:
            self.pages.append(Page())

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._place_group(waiting)

    def _place_group(self, group: list[Item]) -> None:
        shown = [item.sized(item.lowest) for item in group] if self.dense else group
        needed = sum(item.rows for item in shown)
        if group[-1].figure and self._lowered(shown):
            return
        if self.page.landscape or (self.page.row + needed > ROWS and needed <= ROWS):  # what fits no page begins here
            self._turn_page(group[0])
            shown = group
        for item in shown:
            if self.page.row + item.rows > ROWS:
                self._turn_page(item)
            self._place(item)

    def _lowered(self, group: list[Item], foot: int = 0) -> bool:
        """Whether these things found room above so many rows at the foot since tables and figures of the page, the last
        ones first, and of the group are lower by whole rows: all text stays on the grid."""
        if self.page.landscape or any(item.at_foot for _row, item in self.page.items):
            return False
        items = [*(item for _row, item in self.page.items), *group]
        over = sum(item.rows for item in items) + foot - ROWS
        if over > sum(item.rows - item.lowest for item in items):
            return False
        for place in range(len(items) - 1, -1, -1):
            give = min(items[place].rows - items[place].lowest, over)
            if give > 0:
                items[place] = items[place].sized(items[place].rows - give)
                over -= give
        self._refill(items)
        return True

    def _turn_page(self, item: Item) -> None:
        """Begin a new page with this thing; a short last line of a paragraph takes the one before along."""
        stay, moved = [one for _row, one in self.page.items], list[Item]()
        if item.short_end and not self.page.landscape and len(stay) > 1 and stay[-1].body:
            moved.append(stay.pop())
            _take_heads(stay, moved)
        self._carry_over(stay, moved)

    def _place(self, item: Item) -> None:
        self.page.items.append((self.page.row, item))
        self.page.row += item.rows

    def _place_ending(self) -> None:
        """What ends the text below it, the rows of the page closer together if need be (7.3.5.4); else on a new page,
        to which the last two lines of text go along, so that the signature does not stand there alone."""
        group, self._ending = self._ending, []
        if not group or self._lowered(group):
            return
        needed = sum(item.rows for item in group)
        if needed > ROWS - ENDING_LINES:  # what no page holds with text above it goes on as text does
            for item in group:
                self._place_group([item])
            return
        if not self._have_room(group):
            self._carry_over(*self._parted(needed))
        for item in group:
            if not self._have_room([item]):
                self._new_page()
            self._place(item)

    def _have_room(self, group: list[Item]) -> bool:
        """Whether these lines have room on the page, if need be where its rows stand closer together."""
        if self.page.landscape:
            return False
        return self.page.row + sum(item.rows for item in group) <= ROWS or self.page.holds(group)

    def _parted(self, needed: int, lines: int = ENDING_LINES) -> tuple[list[Item], list[Item]]:
        """What stays on the page, and its end that goes to the next one, where so many rows more are `needed`.

        So many lines of text are enough, or some rows of a table; what needs text above it goes with them.
        """
        stay, moved = [item for _row, item in self.page.items], list[Item]()
        room = ROWS - needed
        while len(stay) > 1 and sum(part.body for part in moved) < lines:
            last = stay[-1]
            if sum(part.rows for part in moved if not part.with_body) >= ROWS // 2:
                break
            if last.table and (parts := last.table.divided()):
                stay[-1] = parts[0].item()
                moved.insert(0, parts[1].item())
                break
            if last.rows > room - sum(part.rows for part in moved):
                break
            moved.insert(0, stay.pop())
            if last.table:
                break
        _take_heads(stay, moved)
        return stay, moved

    def _carry_over(self, stay: list[Item], moved: list[Item]) -> None:
        """Leave this on the page and begin a new one with that."""
        self._refill(stay)
        self._new_page()
        for item in moved:
            self._place(item)

    def _refill(self, items: list[Item]) -> None:
        """Let the page hold these things and no others."""
        if not self.page.landscape:
            self.page.items, self.page.row = [], 0
        for item in items:
            self._place(item)

    def _place_at_foot(self, item: Item) -> None:
        """At the lower edge, a row below the text, or the rows above closer together; what does not stand there takes
        the end of the text along, unless that would leave much of a page blank."""
        if self.page.landscape:
            self._new_page()
        elif not self._lowered([], item.rows + 1) and not self.page.holds([], item.rows + 1):
            whole = [one for _row, one in self.page.items]
            parted = (self._parted(item.rows + 1, lines) for lines in (ENDING_LINES, 1))
            self._carry_over(*next((one for one in parted if _blank(one[0]) <= BLANK_BEFORE_FOOT), (whole, [])))
        self.page.items.append((ROWS - item.rows, item))
        self.page.row = max(ROWS, self.page.row + item.rows + 1)

    def _add_table(self, item: TableItem, start: int) -> None:
        layout = item.layout
        if layout.table.landscape:
            self._add_landscape(item)
        elif start:
            self._go_on(item, start)
        else:
            self._begin_table(item)

    def _begin_table(self, item: TableItem) -> None:
        layout = item.layout
        waiting, self._waiting = self._waiting, []
        begun = self.page.row + sum(one.rows for one in waiting)
        whole = TablePart(item, 0, len(layout.rows)).item(most=grid.ROWS + 1)
        kept = len(layout.rows) and whole.rows <= KEPT_ROWS
        if kept and self._lowered([*waiting, whole]):
            return
        undivided = _short(item) or layout.table.together
        closer = undivided and not self.page.landscape and self.page.holds([*waiting, whole])
        if not closer and (self.page.landscape or not self._begins_well(item, begun)):
            self._new_page()
        for heading in waiting:
            self._place(heading)
        if closer:
            self._place(whole)
        else:
            self._go_on(item, 0)

    def _go_on(self, item: TableItem, start: int) -> None:
        """Place a table from this row on; after all of its rows, the note alone."""
        layout = item.layout
        if start and start >= len(layout.rows):
            self._place(item.note_item())
            return
        while start < len(layout.rows) or not start:
            end = self._table_end(item, start)
            if end == start and start < len(layout.rows) and self.page.row:
                self._new_page()
                continue
            start = self._place_part(item, start, max(end, min(start + 1, len(layout.rows))))
            if start >= len(layout.rows):
                return
            self._new_page()

    def _begins_well(self, item: TableItem, begun: int) -> bool:
        """Whether a table may begin in this row: whole, or with some rows when it is long."""
        layout, room = item.layout, grid.height_of(ROWS - begun)
        count = len(layout.rows)
        height = layout.height(0, count) - self._lower(item) * layout.row_count(0, count) + item.note_height
        if height <= room:
            return True
        if layout.table.together and begun - self.page.row + grid.rows_for(height) <= ROWS:
            return False
        kept = grid.rows_for(height) <= KEPT_ROWS and ROWS - self.page.row <= (
            BLANK_BEFORE_SHORT if _short(item) else BLANK_ROWS
        )
        return begun < ROWS and not kept and layout.fit(0, room, self._lower(item)) >= layout.fewest()

    def _lower(self, item: TableItem) -> float:
        """Points by which each row of a table is lower on this page."""
        return item.layout.give if self.dense else 0.0

    def _table_end(self, item: TableItem, start: int) -> int:
        """Index after the last row that fits on the page, with the note below the last of all."""
        layout, room, lower = item.layout, grid.height_of(ROWS - self.page.row), self._lower(item)
        end = layout.fit(start, room, lower)
        return end if end < len(layout.rows) or not item.note else layout.fit(start, room - item.note_height, lower)

    def _place_part(self, item: TableItem, start: int, end: int) -> int:
        """Place these rows of a table, and its note below the last of them; returns where it goes on."""
        part, left = TablePart(item, start, end), ROWS - self.page.row
        low = self.dense and part.lowest <= left
        self._place(part.item(ROWS).sized(part.lowest) if low else part.item(left))
        if item.note and end >= len(item.layout.rows) and part.rows > left and not low:  # the last row fills the page
            self._new_page()
            self._place(item.note_item())
        return end

    def _add_landscape(self, item: TableItem) -> None:
        self._flush()
        layout, start = item.layout, 0
        while True:
            head = item.heads[1 if start else 0]
            end = layout.fit(start, LANDSCAPE_HEIGHT - head.height)
            if end >= len(layout.rows) and item.note:
                end = layout.fit(start, LANDSCAPE_HEIGHT - head.height - item.note_height)
            end = max(end, min(start + 1, len(layout.rows)))
            self._new_page()
            self.page.landscape = Turned(item, start, end, head)
            self.page.row = ROWS
            start = end
            if start >= len(layout.rows):
                return


def _blank(items: list[Item]) -> int:
    """How many rows of a page are blank below these things."""
    return ROWS - sum(item.rows for item in items)


def _short(item: TableItem) -> bool:
    """Whether a table has too few rows for either part to look well when it is divided."""
    layout = item.layout
    return len(layout.rows) < 2 * layout.fewest()


def _take_heads(stay: list[Item], moved: list[Item]) -> None:
    """What would end a page and must not goes along with what it stands above."""
    while moved and len(stay) > 1 and stay[-1].keep_next:
        moved.insert(0, stay.pop())
