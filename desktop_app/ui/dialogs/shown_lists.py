"""What stands on the screen as a list to print: a table's columns, order and selection, and what narrows it, in
words."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop_app.ui.dialogs.print_button import Wanted
from desktop_app.ui.table_model import Align, Column
from desktop_app.ui.widgets.table_view import TableView

LINE_WIDTH = 600


def notes(conditions: Iterable[str], sought: str = "", selected: int = 0) -> tuple[str, ...]:
    """What narrows a list, as the line below its title; nothing for the whole list. `sought` is what was typed."""
    translate = QCoreApplication.translate
    words = [one.strip() for one in conditions if one.strip()]
    if sought.strip():
        words.append(translate("ShownLists", "Search: {words}").format(words=sought.strip()))
    if selected > 1:
        words.append(translate("ShownLists", "%n selected", "", selected))
    return (" · ".join(words),) if words else ()


def of_rows(title: str, columns: Sequence[Column], rows: Sequence[Any], below: tuple[str, ...] = ()) -> Wanted:
    """A list of rows that are at hand."""
    return Wanted(
        title, columns, lambda _session: [str(n) for n in range(len(rows))], lambda _s, ids: _some(rows, ids), below
    )


def _some(rows: Sequence[Any], places: Sequence[str]) -> list[Any]:
    return [rows[int(place)] for place in places]


def of_table(title: str, table: TableView, conditions: Iterable[str] = (), sought: str = "") -> Wanted:
    """A table whose rows are all at hand, as it stands; when several rows are selected, these."""
    source, selected = table.model.source, table.grid.selected_rows()
    places: Iterable[int] = selected if len(selected) > 1 else range(source.count())
    rows = [row for row in map(source.row, places) if row is not None]
    return of_rows(title, table.model.columns, rows, notes(conditions, sought, len(selected)))


def of_lines(title: str, heading: str, lines: Sequence[tuple[str, str]], below: Iterable[str] = ()) -> Wanted:
    """Sentences, each with its light, one below the other."""
    column = Column("words", heading, value=lambda line: line[1], light=lambda line: line[0], width=LINE_WIDTH)
    return of_rows(title, [column], lines, tuple(one for one in below if one))


def of_tree(
    title: str,
    tree: QTreeWidget,
    conditions: Iterable[str] = (),
    sought: str = "",
) -> Wanted:
    """The same of a simple list; what is hidden is left out."""
    head, selected = tree.headerItem(), [item for item in tree.selectedItems() if not item.isHidden()]
    every = (tree.topLevelItem(place) for place in range(tree.topLevelItemCount()))
    among = {id(item) for item in selected} if len(selected) > 1 else None
    shown = [item for item in every if item is not None and not item.isHidden()]
    chosen = [item for item in shown if among is None or id(item) in among]
    columns = [
        _tree_column(place, head.text(place), tree.columnWidth(place), shown)
        for place in range(tree.columnCount())
        if not tree.isColumnHidden(place)
    ]
    rows = [tuple(item.text(place) for place in range(tree.columnCount())) for item in chosen]
    return of_rows(title, columns, rows, notes(conditions, sought, len(selected)))


def _tree_column(place: int, title: str, width: int, items: Sequence[QTreeWidgetItem]) -> Column:
    right = bool(items) and bool(items[0].textAlignment(place) & Qt.AlignmentFlag.AlignRight)
    align: Align = "right" if right else "left"
    return Column(str(place), title, align=align, width=width, value=lambda row: row[place])
