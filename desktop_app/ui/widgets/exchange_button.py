"""The tool bar's button of the exchange, with the count of what waits."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.services.office import Changes
from desktop_app.sync.waiting import EXCHANGED, Waiting
from desktop_app.ui.icons import icon
from desktop_app.ui.tasks import DatabaseWorker

QUIET_MS, FIRST_MS = 1500, 5000
"""After the last of many changes; and after the start, when what it takes is loaded, too."""
_CIRCLED_ONE, _CIRCLED = 0x2460, 20


class ExchangeButton(QPushButton):
    """Counts once the window stands, and anew whenever something was written. `files`: where attachments lie."""

    def __init__(self, worker: DatabaseWorker, parent: QWidget | None = None, files: Path | None = None) -> None:
        super().__init__(icon("usb"), "", parent)
        self._worker, self._files = worker, files
        self.waiting = Waiting()
        self.show_waiting(self.waiting)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(QUIET_MS)
        self._soon.timeout.connect(self.read)
        worker.changed.connect(self._heard)
        self._soon.start(FIRST_MS)

    def read(self) -> None:
        """Count in the background."""
        self._worker.read(partial(_count, files=self._files), self.show_waiting, owner=self, latest="waiting")

    def _heard(self, changes: Changes) -> None:
        """After an exchange count at once; while somebody enters one thing after the other, once they pause."""
        if EXCHANGED in changes.kinds:
            self.read()
        else:
            self.read_soon()

    def read_soon(self) -> None:
        """Count once nothing more is written."""
        self._soon.start(QUIET_MS)

    def show_waiting(self, found: Waiting) -> None:
        """Write the count beside the words, and what it is made of into the tool tip."""
        self.waiting = found
        words = self.tr("USB exchange")
        self.setText(f"{words} {circled(found.count)}" if found.count else words)
        lines = []
        if found.offices:
            lines.append(self.tr("Changes to send to %n office(s)", "", found.offices))
        if found.conflicts:
            lines.append(self.tr("%n difference(s) to decide", "", found.conflicts))
        if found.twins:
            lines.append(self.tr("%n investor(s) entered twice", "", found.twins))
        if found.parked:
            lines.append(self.tr("%n file(s) put aside", "", found.parked))
        self.setToolTip("\n".join(lines) or self.tr("Nothing waits to be sent or decided"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.toolTip())


def _count(session: Any, files: Path | None) -> Waiting:
    from desktop_app.sync.overview import waiting  # much code, which a start has no time for

    return waiting(session, files)


def circled(count: int) -> str:
    """③, or (21) where there is no such sign."""
    return chr(_CIRCLED_ONE + count - 1) if 1 <= count <= _CIRCLED else f"({count})"
