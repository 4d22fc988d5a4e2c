"""What an issued bulletin would print otherwise today, with a tick for every table and section to be corrected."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.documents.compared import Change, Difference
from desktop_app.documents.printed import Kind
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.theme import HEADER_HEIGHT, ROW_HEIGHT_DENSE

NAME = Qt.ItemDataRole.UserRole
OPEN, ROWS = 20, 8
"""So many changes are shown at once; of more, one opens a table to see them. So many rows show without scrolling."""


class PlacesTree(QTreeWidget):
    """Tables, charts and sections, each with its changes below it; Space ticks all selected ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Where"), self.tr("As printed"), self.tr("Corrected")])
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("What would be printed otherwise today"))
        self.setMinimumHeight(HEADER_HEIGHT + ROWS * ROW_HEIGHT_DENSE)
        header = self.header()
        header.setStretchLastSection(False)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_places(self, places: Sequence[Difference]) -> None:
        """Show them, all ticked."""
        self.clear()
        few = sum(len(one.changes) for one in places) <= OPEN
        for one in places:
            item = QTreeWidgetItem([self._titled(one)])
            item.setToolTip(0, item.text(0))
            item.setData(0, NAME, one.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            item.addChildren([_line(change) for change in one.changes])
            self.addTopLevelItem(item)
            item.setFirstColumnSpanned(True)
            item.setExpanded(few)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what is known to be otherwise and cannot be chosen from."""
        self.clear()
        self.addTopLevelItems([_line(change) for change in changes])

    def left(self) -> list[str]:
        """The names of those that are not ticked."""
        items = [item for n in range(self.topLevelItemCount()) if (item := self.topLevelItem(n)) is not None]
        unticked = [item for item in items if item.checkState(0) is Qt.CheckState.Unchecked]
        return [str(name) for item in unticked if (name := item.data(0, NAME))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = [item for item in self.selectedItems() if item.data(0, NAME)]
        if event.key() != Qt.Key.Key_Space or not chosen:
            super().keyPressEvent(event)
            return
        ticked = all(item.checkState(0) is Qt.CheckState.Checked for item in chosen)
        for item in chosen:
            item.setCheckState(0, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _titled(self, one: Difference) -> str:
        words = self.tr("Chart “{name}”: %n change(s)", "", len(one.changes))
        if one.kind is not Kind.FIGURE:
            words = self.tr("“{name}”: %n change(s)", "", len(one.changes))
        return words.format(name=one.place)


def _line(change: Change) -> QTreeWidgetItem:
    """A change, whole also where its column is too narrow."""
    where = " · ".join(part for part in (change.row, change.column) if part)
    item = QTreeWidgetItem([where, change.before or NOTHING, change.now or NOTHING])
    for column in range(3):
        item.setToolTip(column, item.text(column))
    return item
