"""Things to compare: beside each other as long as there is room, else under each other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui.theme import SPACE_M


class SideBySide(QWidget):
    """Columns of one width, none narrower than `least` (logical pixels); what finds no room goes to the next row."""

    def __init__(self, widgets: Sequence[QWidget], least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets, self._least, self.columns = tuple(widgets), least, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_M)
        self._lay_out(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a single column, whatever stands in a row now."""
        return QSize(self._least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room."""
        super().resizeEvent(event)
        room = (self.width() + SPACE_M) // (self._least + SPACE_M)
        self._lay_out(max(1, min(room, len(self._widgets))))

    def _lay_out(self, columns: int) -> None:
        if columns == self.columns:
            return
        for column in range(max(self.columns, columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self.columns = columns
        for number, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, *divmod(number, columns))
