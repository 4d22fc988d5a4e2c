"""Notices that the database was written to, also by another program: the command line beside the open window."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

EVERY_MS = 3000


class DatabaseWatch(QObject):
    """`written` after the file, or the log beside it, has changed since the last look; never where there is no file."""

    written = Signal()

    def __init__(self, file: Path, parent: QObject | None = None, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        self._files = (file, file.with_name(f"{file.name}-wal"))
        self._seen = self._state()
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compare now."""
        before, self._seen = self._seen, self._state()
        if before != self._seen:
            self.written.emit()

    def _state(self) -> list[tuple[int, int]]:
        found = []
        for file in self._files:
            try:
                told = file.stat()
            except OSError:
                continue
            found.append((told.st_mtime_ns, told.st_size))
        return found
