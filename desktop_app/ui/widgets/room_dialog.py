"""Windows that are never larger than the screen they stand on."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

TITLE_GRIP = 32
"""Pixels of the bar that the system puts above a window."""


def visible_enough(frame: QRect, screens: Sequence[QRect]) -> bool:
    """Whether enough of a window's title bar lies on a screen to take hold of it."""
    title = QRect(frame.left(), frame.top(), frame.width(), TITLE_GRIP)
    shown = [title.intersected(screen) for screen in screens]
    return any(part.width() >= min(TITLE_GRIP * 4, frame.width()) and part.height() > 0 for part in shown)


def room_of(window: QWidget) -> QRect:
    """What the screen has for a window below its title bar."""
    return window.screen().availableGeometry().adjusted(0, TITLE_GRIP, 0, 0)


def fitted(size: QSize, screen: QRect) -> QRect:
    """A window of this size in the middle of a screen, no larger than the screen."""
    place = QRect(QPoint(0, 0), size.boundedTo(screen.size()))
    place.moveCenter(screen.center())
    return place


class RoomDialog(QDialog):
    """A dialog that is shown as large as it likes to be, on a small screen no larger than that."""

    def showEvent(self, event: QShowEvent) -> None:
        if self.isWindow() and not event.spontaneous() and not self.isMaximized():
            self.resize(self.size().boundedTo(room_of(self).size()))
        super().showEvent(event)
