"""Names and values in two columns; shown again for another record, it keeps what it is made of."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.ui.theme import SPACE_M, SPACE_XS

TOP = Qt.AlignmentFlag.AlignTop


class FactGrid(QWidget):
    """A long value wraps and can be copied; a value has its name as accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._beside: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, pairs: Sequence[tuple[str, str]], beside: Mapping[str, QWidget] | None = None) -> None:
        """Show these names and values; `beside`: by name, what stands at the right of its value."""
        self._clear_beside()
        while len(self._rows) < len(pairs):
            self._add_row()
        for place, (name_label, value_label) in enumerate(self._rows):
            used = place < len(pairs)
            name, value = pairs[place] if used else ("", "")
            if name_label.text() != name:
                name_label.setText(name)
                value_label.setAccessibleName(name)
            if value_label.text() != value:
                value_label.setText(value)
            for label in (name_label, value_label):
                label.setVisible(used)
            widget = beside.get(name) if beside and used else None
            if widget is not None:
                self._grid.addWidget(widget, place, 2, TOP)
                widget.show()
                self._beside.append(widget)

    def _add_row(self) -> None:
        place, name, value = len(self._rows), QLabel(self), QLabel(self)
        name.setProperty("look", "muted")
        for label in (name, value):
            label.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, place, 0, TOP)
        self._grid.addWidget(value, place, 1)
        self._rows.append((name, value))

    def _clear_beside(self) -> None:
        for widget in self._beside:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._beside = []
