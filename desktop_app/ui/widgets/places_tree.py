"""What of an issued bulletin is otherwise, with a tick for everything that is to be corrected."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.documents.chosen import Choice, named
from desktop_app.documents.compared import Change, Difference
from desktop_app.documents.printed import Kind
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.theme import HEADER_HEIGHT, ROW_HEIGHT_DENSE

NAME, LATER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
OPEN, ROWS = 20, 8
"""So many changes are shown at once; of more, one opens a table to see them. So many rows show without scrolling."""

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


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

    def show_places(self, errors: Sequence[Difference], later: Sequence[Difference] = ()) -> None:
        """Show what was wrong, all ticked, and what is otherwise only since, not ticked."""
        self.clear()
        few = sum(len(one.changes) for one in (*errors, *later)) <= OPEN
        for one, since in (*((one, False) for one in errors), *((one, True) for one in later)):
            item = QTreeWidgetItem([self._titled(one, since)])
            item.setToolTip(0, item.text(0))
            item.setData(0, LATER, since)
            for change in one.changes:
                line = _line(change)
                _tickable(line, named(one, change), ticked=not since)
                item.addChild(line)
            _tickable(item, one.name, ticked=not since)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            self.addTopLevelItem(item)
            item.setFirstColumnSpanned(True)
            item.setExpanded(few)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what is known to be otherwise and cannot be chosen from."""
        self.clear()
        self.addTopLevelItems([_line(change) for change in changes])

    def choice(self) -> Choice:
        """What was wrong and is not ticked, and what is later and is."""
        places = [item for item in self._places() if item.data(0, NAME)]
        left = [name for item in places if not item.data(0, LATER) for name in _names(item, UNCHECKED)]
        also = [name for item in places if item.data(0, LATER) for name in _names(item, CHECKED)]
        return Choice(frozenset(left), frozenset(also))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = [item for item in self.selectedItems() if item.data(0, NAME)]
        if event.key() != Qt.Key.Key_Space or not chosen:
            super().keyPressEvent(event)
            return
        ticked = all(item.checkState(0) is CHECKED for item in chosen)
        for item in chosen:
            item.setCheckState(0, UNCHECKED if ticked else CHECKED)

    def _places(self) -> Iterator[QTreeWidgetItem]:
        items = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return (item for item in items if item is not None)

    def _titled(self, one: Difference, since: bool) -> str:
        count = len(one.changes)
        if one.kind is Kind.FIGURE:
            words = self.tr("Chart “{name}”: %n change(s)", "", count)
            words = self.tr("Chart “{name}”: %n change(s) since it was issued", "", count) if since else words
        else:
            words = self.tr("“{name}”: %n change(s)", "", count)
            words = self.tr("“{name}”: %n change(s) since it was issued", "", count) if since else words
        return words.format(name=one.place)


def _names(place: QTreeWidgetItem, state: Qt.CheckState) -> list[str]:
    """The place where all of it is in this state, else the changes in it that are."""
    children = (place.child(n) for n in range(place.childCount()))
    items = [place] if place.checkState(0) is state else [item for item in children if item is not None]
    return [str(item.data(0, NAME)) for item in items if item.checkState(0) is state]


def _tickable(item: QTreeWidgetItem, name: str, *, ticked: bool) -> None:
    item.setData(0, NAME, name)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, CHECKED if ticked else UNCHECKED)


def _line(change: Change) -> QTreeWidgetItem:
    """A change, whole also where its column is too narrow."""
    where = " · ".join(part for part in (change.row, change.column) if part)
    item = QTreeWidgetItem([where, change.before or NOTHING, change.now or NOTHING])
    for column in range(3):
        item.setToolTip(column, item.text(column))
    return item
