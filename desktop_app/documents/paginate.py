"""Dealing things of whole rows out over pages of 22 rows."""

from desktop_app.documents import grid
from desktop_app.documents.flow import LANDSCAPE_HEIGHT
from desktop_app.documents.grid import ROWS
from desktop_app.documents.items import Item, Page, TableItem, TablePart, Turned

KEPT_ROWS = 11
"""A table of up to so many rows of the grid is kept on one page"""
BLANK_ROWS = 6
"""unless more rows than these were left blank before it."""


class Paginator:
    """Fills pages one after the other; `pages` is the result once everything was added."""

    def __init__(self) -> None:
        self.pages: list[Page] = [Page()]
        self._waiting: list[Item] = []

    def add(self, item: Item | TableItem) -> None:
        """Place the next thing, together with the headings that wait for it."""
        if isinstance(item, TableItem):
            self._add_table(item)
        elif item.new_page:
            self._flush()
            self._new_page()
        elif item.keep_next:
            self._waiting.append(item)
        elif item.at_foot:
            self._flush()
            self._place_at_foot(item)
        elif item.with_body:
            self._flush()
            self._place_with_body(item)
        else:
            self._place_group([*self._waiting, item])
            self._waiting = []

    def finish(self) -> list[Page]:
        """The pages; nothing waits any more."""
        self._flush()
        return self.pages

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def _new_page(self) -> None:
        if self.page.items or self.page.landscape:
            self.pages.append(Page())

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._place_group(waiting)

    def _place_group(self, group: list[Item]) -> None:
        needed = sum(item.rows for item in group)
        if self.page.landscape or (self.page.row + needed > ROWS and needed <= ROWS):  # what fits no page begins here
            self._new_page()
        for item in group:
            if self.page.row + item.rows > ROWS:
                self._new_page()
            self._place(item)

    def _place(self, item: Item) -> None:
        self.page.items.append((self.page.row, item))
        self.page.row += item.rows

    def _place_with_body(self, item: Item) -> None:
        """Take the last two lines of text over to the new page, so that the signature does not stand there alone."""
        if not self.page.landscape and self.page.row + item.rows <= ROWS:
            self._place(item)
            return
        self._carry_over(item.rows)
        self._place(item)

    def _carry_over(self, needed: int) -> None:
        """Begin a page with the end of the last one, as much as leaves room for as many rows as are `needed`.

        Two lines of text are enough, or some rows of a table.
        """
        moved: list[Item] = []
        items, room = self.page.items, ROWS - needed
        while len(items) > 1 and sum(part.body for part in moved) < 2 and sum(part.rows for part in moved) < ROWS // 2:
            row, last = items[-1]
            if last.table and (parts := last.table.divided()):
                items[-1] = (row, parts[0].item())
                moved.insert(0, parts[1].item())
                break
            if last.rows > room - sum(part.rows for part in moved):
                break
            moved.insert(0, items.pop()[1])
            if last.table:
                break
        while moved and len(items) > 1 and items[-1][1].keep_next:
            moved.insert(0, items.pop()[1])
        self._new_page()
        for part in moved:
            self._place(part)

    def _place_at_foot(self, item: Item) -> None:
        """At the lower edge, a row below the text; what does not stand there takes the end of the text along."""
        if self.page.landscape:
            self._new_page()
        elif self.page.row + item.rows + 1 > ROWS:
            self._carry_over(item.rows + 1)
        self.page.items.append((ROWS - item.rows, item))
        self.page.row = ROWS

    def _add_table(self, item: TableItem) -> None:
        layout = item.layout
        if layout.table.landscape:
            self._add_landscape(item)
            return
        waiting, self._waiting = self._waiting, []
        if self.page.landscape or not self._begins_well(item, self.page.row + sum(one.rows for one in waiting)):
            self._new_page()
        for heading in waiting:
            self._place(heading)
        start = 0
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
        height = layout.height(0, count) + item.note_height
        if height <= room:
            return True
        kept = grid.rows_for(height) <= KEPT_ROWS and ROWS - self.page.row <= BLANK_ROWS
        return begun < ROWS and not kept and layout.fit(0, room) >= layout.fewest()

    def _table_end(self, item: TableItem, start: int) -> int:
        """Index after the last row that fits on the page, with the note below the last of all."""
        layout, room = item.layout, grid.height_of(ROWS - self.page.row)
        end = layout.fit(start, room)
        return end if end < len(layout.rows) or not item.note else layout.fit(start, room - item.note_height)

    def _place_part(self, item: TableItem, start: int, end: int) -> int:
        """Place these rows of a table, and its note below the last of them; returns where it goes on."""
        part, left = TablePart(item, start, end), ROWS - self.page.row
        self._place(part.item(left))
        if item.note and end >= len(item.layout.rows) and part.rows > left:  # the last row fills the page
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
