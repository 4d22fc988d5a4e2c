"""What the parts of the exchange page share: the window, the sticks, and the office's exchange, opened when needed."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.services.office import Office
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.machine import open_exchange
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.drive_watch import DriveWatch


class Desk(QObject):
    """One per window. `exchange` is called on the worker's threads: the first call makes the office's keys."""

    def __init__(self, navigator: Navigator, watch: DriveWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.watch = watch
        self._lock = threading.Lock()
        self._exchange: Exchange | None = None
        self._office: Office = navigator.office
        self._folder: Path = navigator.paths.database.parent

    def exchange(self) -> Exchange:
        """The office's exchange, trusting whom it trusts now: the command line may have learnt of another office.

        Raises UserError before the office is set up, or when its keys are lost.
        """
        with self._lock:
            if self._exchange is None:
                self._exchange = open_exchange(self._office, self._folder)
            else:
                self._exchange.keys.refresh()
            return self._exchange
