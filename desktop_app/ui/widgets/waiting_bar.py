"""A thin bar along the top of a page while it waits for figures; what is quick shows none."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.ui.theme import LOADING_DELAY_MS


class WaitingBar(QProgressBar):
    """`wait` shows it after a moment, `done` hides it; it keeps the width of its page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setProperty("look", "thin")
        self.setAccessibleName(self.tr("Loading"))
        self.hide()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(LOADING_DELAY_MS)
        self._slow.timeout.connect(self._come)
        page.installEventFilter(self)

    def wait(self) -> None:
        """Something is being read."""
        if not self.isVisible():
            self._slow.start()

    def done(self) -> None:
        """It is there."""
        self._slow.stop()
        self.hide()

    def _come(self) -> None:
        self._lay()
        self.show()
        self.raise_()

    def _lay(self) -> None:
        page = self.parentWidget()
        if page is not None:
            self.setGeometry(0, 0, page.width(), 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lay()
        return super().eventFilter(watched, event)
