"""Enter a time of day as 9:00, 930 or 9点半; it is written as 09:00 when the field is left."""

import datetime as dt

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.training import read_clock


class ClockEdit(QLineEdit):
    """What cannot be read stays as it was typed, for the form to say so."""

    def __init__(self, parent: QWidget | None = None, example: str = "09:00") -> None:
        super().__init__(parent)
        self.setPlaceholderText(example)

    def clock(self) -> dt.time | None:
        """The time, None when empty. Raises ValueError when it is none."""
        return read_clock(self.text())

    def set_clock(self, clock: dt.time | None) -> None:
        self.setText(clock.strftime("%H:%M") if clock else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        try:
            self.set_clock(self.clock())
        except ValueError:
            self.setCursorPosition(0)
        super().focusOutEvent(event)
