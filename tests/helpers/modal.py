"""Clicking in dialogs that wait for an answer: what to do is said before, and done once the dialog is shown."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton

EVERY_MS, TRIES = 10, 1000


class Script:
    """Does its steps in turn, each with the next modal dialog of its type; `left` are those not done yet."""

    def __init__(self) -> None:
        self.left: list[tuple[type[QDialog], Callable[[Any], None]]] = []
        self.said: list[str] = []
        self._tries = 0
        self._failed: BaseException | None = None
        self._timer = QTimer()
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def then(self, kind: type[QDialog], act: Callable[[Any], None]) -> None:
        """Do this with the next dialog of `kind`."""
        self.left.append((kind, act))

    def then_click(self, words: str) -> None:
        """Click this button of the next message box, and note what the box said."""

        def click(box: QMessageBox) -> None:
            self.said.append(f"{box.text()} {box.informativeText()}".strip())
            next(b for b in box.findChildren(QPushButton) if b.text() == words).click()

        self.then(QMessageBox, click)

    def _look(self) -> None:
        shown = QApplication.activeModalWidget()
        if shown is None:
            return
        if self.left and isinstance(shown, self.left[0][0]):
            self._tries = 0
            _, act = self.left.pop(0)
            try:
                act(shown)
            except BaseException as error:  # an open dialog would hang the test
                self._failed = error
                self.left.clear()
                shown.done(0)
            return
        self._tries += 1
        if self._tries > TRIES and isinstance(shown, QDialog):  # a wrong dialog must not hang the test
            shown.done(0)

    def stop(self) -> None:
        self._timer.stop()
        if self._failed is not None:
            raise self._failed
        assert not self.left, f"never shown: {self.left[0][0].__name__}"
