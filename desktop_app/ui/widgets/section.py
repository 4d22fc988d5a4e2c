"""A titled part of a panel that can be folded, with room for actions at the right of its title."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ICON_SMALL, SPACE_S, SPACE_XS


class Section(QWidget):
    """`body` is a layout to fill; `add_action` puts a link beside the title; `set_count` shows how many there are."""

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None, *, open_: bool = True) -> None:
        super().__init__(parent)
        self.is_open = open_
        self._make: Callable[[], Sequence[QWidget]] | None = None
        self.setAccessibleName(title)
        self._fold = QToolButton(self)
        self._fold.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        self._fold.setAccessibleName(title)
        self._fold.clicked.connect(lambda: self.set_open(not self.is_open))
        self._label = QLabel(title, self)
        self._label.setProperty("look", "heading")
        self._count = QLabel("", self)
        self._count.setProperty("look", "muted")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(SPACE_XS)
        for widget in (self._fold, self._label, self._count):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        self._holder = QWidget(self)
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(SPACE_S, SPACE_XS, 0, SPACE_S)
        self.body.setSpacing(SPACE_XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._holder)
        self._show_state()

    def add_action(self, text: str, icon_name: str = "plus") -> QPushButton:
        """A link at the right of the title."""
        link = QPushButton(icon(icon_name, lambda t: t.accent), text, self)
        link.setProperty("look", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head.addWidget(link)
        return link

    def add_to_head(self, widget: QWidget) -> None:
        """Something else at the right of the title."""
        self._head.addWidget(widget)

    def set_count(self, count: int) -> None:
        self._count.setText(f"{count:,}" if count else "")

    def set_open(self, state: bool) -> None:
        """Fold or unfold."""
        if state != self.is_open:
            self.is_open = state
            self._show_state()
            if state and self._make is not None:
                self.fill(self._make)
            self.folded.emit(not state)

    def fill(self, make: Callable[[], Sequence[QWidget]]) -> None:
        """Put other widgets into the body; a folded section makes them when it is opened."""
        self.clear()
        if self.is_open:
            for widget in make():
                self.body.addWidget(widget)
        else:
            self._make = make

    def clear(self) -> None:
        """Take everything out of the body."""
        self._make = None
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_state(self) -> None:
        self._fold.setIcon(icon("chevron-down" if self.is_open else "chevron-right", lambda t: t.muted))
        self._holder.setVisible(self.is_open)
