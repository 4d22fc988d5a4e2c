"""Investors that several offices entered, told of where differences are decided."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.queries.investor_twins import Twins, told_here
from desktop_app.ui.dialogs.investors import Investors
from desktop_app.ui.icons import icon
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_M, SPACE_S


class TwinNotice(QFrame):
    """A line with a button that shows them; hidden where there are none. `counted` tells how many there are."""

    counted = Signal(int)

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._navigator = navigator
        self.count = 0
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.show_button = QPushButton(icon("git-merge"), self.tr("Look at them…"), self)
        self.show_button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_button)
        self.hide()

    def load(self) -> None:
        """Look for them."""
        self._navigator.worker.read(told_here, self._show, owner=self, latest="twins")

    def _show(self, found: Sequence[Twins]) -> None:
        before, self.count = self.count, len(found)
        words = self.tr("Entered twice, or deleted and still in use: %n investor(s). Join them.", "", self.count)
        self.words.setText(words)
        self.setVisible(bool(found))
        if self.count != before:
            self.counted.emit(self.count)

    def _open(self) -> None:
        Investors(self._navigator, self.window(), only_twins=True).open()
