"""The chapters as a tree: chosen, moved by mouse or keyboard, renamed, deleted."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.domain.handbook import Place
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import Tokens

ID = Qt.ItemDataRole.UserRole


class ChapterTree(QTreeWidget):
    """`chosen` gives an id. `moved` gives id, new parent's id (or None) and the place among its new siblings.

    Alt with the arrows moves a chapter, F2 renames it, Delete deletes it.
    """

    chosen = Signal(str)
    moved = Signal(str, object, int)
    rename_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.setAccessibleName(self.tr("Chapters"))
        self.setHeaderHidden(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.setToolTip(self.tr("Drag a chapter, or move it with Alt and the arrow keys."))
        self.currentItemChanged.connect(lambda now, _before: self._tell(now))
        self.itemDoubleClicked.connect(lambda item, _column: self.rename_asked.emit(item.data(0, ID)))

    def show_chapters(
        self,
        places: Sequence[Place],
        current: str,
        marks: Mapping[str, str],
        shown: Collection[str] | None = None,
    ) -> None:
        """Fill the tree. `marks` are lights (red, yellow) beside chapters; `shown` hides all but these and what is
        above them. What was folded stays folded; `chosen` is not emitted for the chapter that was current before."""
        folded = {item.data(0, ID) for item in self._items() if not item.isExpanded() and item.childCount()}
        self._filling = True
        self.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for place in places:
            above = items.get(place.parent_id or "")
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
            item.setText(0, f"{place.number}  {place.title}")
            item.setToolTip(0, place.title_en or place.title)
            item.setData(0, ID, place.id)
            self._mark(item, marks.get(place.id, ""))
            items[place.id] = item
        for place in reversed(places):
            item = items[place.id]
            item.setExpanded(shown is not None or place.id not in folded)
            below = any(not child.isHidden() for child in _children(item))
            item.setHidden(shown is not None and place.id not in shown and not below)
        if current in items:
            self.setCurrentItem(items[current])
        self._filling = False

    def choose(self, chapter_id: str) -> None:
        """Make a chapter the current one."""
        for item in self._items():
            if item.data(0, ID) == chapter_id:
                self.setCurrentItem(item)

    @property
    def current_id(self) -> str:
        """The id of the current chapter, "" when there is none."""
        item = self.currentItem()
        return str(item.data(0, ID)) if item is not None else ""

    def _mark(self, item: QTreeWidgetItem, light: str) -> None:
        """A sign beside a chapter whose facts or policies want attention; its shape says the same as its colour."""
        if not light:
            return

        def tint(tokens: Tokens) -> str:
            return tokens.light_colour(light)

        item.setIcon(0, icon("circle-x" if light == "red" else "triangle-alert", tint))
        words = self.tr("Uses what is no longer valid.") if light == "red" else self.tr("Uses what wants a look soon.")
        item.setToolTip(0, words)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(item.data(0, ID))

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                found.append(item)
                waiting += _children(item)
        return found

    # moving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Up: self._up,
            Qt.Key.Key_Down: self._down,
            Qt.Key.Key_Left: self._out,
            Qt.Key.Key_Right: self._in,
        }
        item = self.currentItem()
        key = Qt.Key(event.key())
        if item is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in moves:
            moves[key](item)
        elif key == Qt.Key.Key_F2:
            self.rename_asked.emit(item.data(0, ID))
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit(item.data(0, ID))
        else:
            super().keyPressEvent(event)

    def _up(self, item: QTreeWidgetItem) -> None:
        if self._place(item) > 0:
            self._move(item, item.parent(), self._place(item) - 1)

    def _down(self, item: QTreeWidgetItem) -> None:
        if self._place(item) < self._siblings(item.parent()) - 1:
            self._move(item, item.parent(), self._place(item) + 1)

    def _out(self, item: QTreeWidgetItem) -> None:
        above = item.parent()
        if above is not None:
            self._move(item, above.parent(), self._place(above) + 1)

    def _in(self, item: QTreeWidgetItem) -> None:
        """Below the chapter before it, as its last section."""
        place = self._place(item)
        if place > 0:
            parent = item.parent()
            above = self.topLevelItem(place - 1) if parent is None else parent.child(place - 1)
            if above is not None:
                self._move(item, above, above.childCount())

    def _move(self, item: QTreeWidgetItem, above: QTreeWidgetItem | None, place: int) -> None:
        self.moved.emit(item.data(0, ID), above.data(0, ID) if above is not None else None, place)

    def _place(self, item: QTreeWidgetItem) -> int:
        above = item.parent()
        return above.indexOfChild(item) if above is not None else self.indexOfTopLevelItem(item)

    def _siblings(self, above: QTreeWidgetItem | None) -> int:
        return above.childCount() if above is not None else self.topLevelItemCount()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the tree itself changes when the book has been read again."""
        target = self.indexAt(event.position().toPoint())
        self.drop_on(target, self.dropIndicatorPosition())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def drop_on(self, target: QModelIndex, where: QAbstractItemView.DropIndicatorPosition) -> None:
        """Move the current chapter onto, above or below a place, or to the end."""
        item = self.currentItem()
        other = self.itemFromIndex(target) if target.isValid() else None
        if item is None or other is item:
            return
        if other is None:
            self._move(item, None, self.topLevelItemCount() - (1 if item.parent() is None else 0))
        elif where == QAbstractItemView.DropIndicatorPosition.OnItem:
            self._move(item, other, other.childCount())
        else:
            place = self._place(other)
            if where == QAbstractItemView.DropIndicatorPosition.BelowItem:
                place += 1
            if other.parent() is item.parent() and self._place(item) < place:
                place -= 1
            self._move(item, other.parent(), place)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for n in range(item.childCount()) if (child := item.child(n)) is not None]
