"""A bar of tools in two groups: side by side, or one below the other where there is no room for both."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from desktop_app.ui.theme import SPACE_S

SIDE_BY_SIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom

GROWS = 1000
"""A field of the second group takes what is left before the room beside the group does, up to its own most."""


class FoldingBar(QFrame):
    """The first group stands at the left, the second at the right, or below it."""

    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self._rows = QBoxLayout(SIDE_BY_SIDE, self)
        self._rows.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        self._rows.setSpacing(SPACE_S)
        self._groups = tuple(self._group(widgets) for widgets in (first, second))
        self._groups[0].addStretch(1)
        self._groups[1].insertStretch(0, 1)

    def _group(self, widgets: Sequence[QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for widget in widgets:
            grows = widget.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal
            row.addWidget(widget, GROWS if grows else 0)
        self._rows.addLayout(row)
        return row

    @property
    def folded(self) -> bool:
        """Whether the second group stands below the first."""
        return self._rows.direction() is BELOW

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider group."""
        widest = max(group.minimumSize().width() for group in self._groups)
        return QSize(widest + 2 * SPACE_S, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """A group has another width, too, when a text in it is another."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return handled

    def _fold(self) -> None:
        needed = sum(group.minimumSize().width() for group in self._groups) + 3 * SPACE_S
        direction = SIDE_BY_SIDE if self.width() >= needed else BELOW
        if direction is not self._rows.direction():
            self._rows.setDirection(direction)
