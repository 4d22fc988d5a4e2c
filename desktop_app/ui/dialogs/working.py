"""Work that has to be waited for, with nothing else to do meanwhile."""

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop_app.ui.tasks import DatabaseWorker
from desktop_app.ui.theme import SPACE_M, SPACE_XL

WIDTH = 360


class Working(QDialog):
    """Closes by itself when `work` has ended; `error` is what went wrong, if anything did."""

    def __init__(
        self, worker: DatabaseWorker, work: Callable[[], object], words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.error: Exception | None = None
        self._running = True
        self.setWindowTitle(self.tr("Zhaoshangtong"))
        self.setFixedWidth(WIDTH)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addWidget(QLabel(words, self))
        column.addWidget(bar)
        worker.run(lambda _: work(), lambda _: self._end(None), self._end, owner=self)

    def _end(self, error: Exception | None) -> None:
        self._running = False
        self.error = error
        self.accept()

    def reject(self) -> None:
        """Wait for the end: what is half done would be worse."""

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._running:
            event.ignore()
        else:
            super().closeEvent(event)
