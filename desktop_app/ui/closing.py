"""Closing the window while long work is going on: asked first, for it would be cancelled."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.ui.messages import confirm
from desktop_app.ui.tasks import DatabaseWorker


class Closing(QObject):
    """Of one window and its worker."""

    def __init__(self, window: QWidget, worker: DatabaseWorker) -> None:
        super().__init__(window)
        self._window, self._worker = window, worker
        self._sure = False
        self._question: QMessageBox | None = None

    def lets_go(self) -> bool:
        """Whether the window may close now. If not, the user is asked, and closes it by saying so."""
        if self._sure or not self._worker.works_long:
            return True
        if self._question is None:
            self._question = confirm(
                self._window,
                self.tr("Close the program while it is still working?"),
                self.tr(
                    "The work is cancelled. What is whole by then stays, such as files that were taken in or written; "
                    "the rest is left as it was. To finish it, begin it again next time."
                ),
                self.tr("Cancel the work and close"),
                self._close,
            )
            self._question.destroyed.connect(self._answered)
        return False

    def _close(self) -> None:
        self._sure = True
        self._window.close()

    def _answered(self) -> None:
        self._question = None
