"""An icon that stands by itself: drawn anew when the theme changes or the window goes to another screen."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QWidget


class Picture(QLabel):
    """`show_icon` puts an icon there, `side` logical pixels wide."""

    def __init__(self, side: int, parent: QWidget | None = None, picture: QIcon | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._icon = picture or QIcon()
        self._draw()

    def show_icon(self, picture: QIcon) -> None:
        """Show another one."""
        self._icon = picture
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._draw()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def _draw(self) -> None:
        self.setPixmap(self._icon.pixmap(self._side, self._side))
