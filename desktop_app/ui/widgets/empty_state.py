"""An empty place: one line what it is for, one button to begin."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import SPACE_M, SPACE_XL
from desktop_app.ui.widgets.picture import Picture

PICTURE = 32


class EmptyState(QWidget):
    """Shown where there is nothing yet. The button is left out when nothing can be begun here."""

    def __init__(self, parent: QWidget | None = None, icon_name: str = "inbox") -> None:
        super().__init__(parent)
        self._run: Callable[[], None] | None = None
        self._picture = Picture(PICTURE, self, icon(icon_name, lambda t: t.disabled))
        self._words = QLabel(self)
        self._words.setProperty("look", "muted")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, words: str, button: str = "", run: Callable[[], None] | None = None) -> None:
        """Set the line and the button."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._run = run
        self.button.setText(button)
        self.button.setVisible(bool(button and run))

    def _clicked(self) -> None:
        if self._run is not None:
            self._run()
