"""Notices sticks that are plugged in and pulled out, by asking every two seconds."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.sync.drives import Drive, Drives, system_drives

EVERY_MS = 2000


class DriveWatch(QObject):
    """`present` are the sticks of now; `plugged` and `pulled` tell each change, `changed` after both."""

    plugged = Signal(object)
    pulled = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None, drives: Drives | None = None, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        self._drives = drives if drives is not None else system_drives()
        self.present: Sequence[Drive] = tuple(self._drives.now())
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask now."""
        before, self.present = self.present, tuple(self._drives.now())
        for drive in before:
            if drive not in self.present:
                self.pulled.emit(drive)
        for drive in self.present:
            if drive not in before:
                self.plugged.emit(drive)
        if before != self.present:
            self.changed.emit()

    def holds(self, path: Path) -> bool:
        """Whether a path lies on a stick that is plugged in."""
        return any(path.is_relative_to(drive.path) for drive in self.present)
