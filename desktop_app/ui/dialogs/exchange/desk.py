"""What the parts of the exchange page share: the window, the sticks, and the office's exchange, opened when needed."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.services.office import Office
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.problems import KeysLost
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.drive_watch import DriveWatch


class Desk(QObject):
    """One per window. `exchange` is called on the worker's threads: the first call makes the office's keys.

    `keys_lost(error)` tells that they are not here, which the page says in place of all its parts; `keys_found` that
    they are here again.
    """

    keys_lost = Signal(object)
    keys_found = Signal()

    def __init__(self, navigator: Navigator, watch: DriveWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.watch = watch
        self._lock = threading.Lock()
        self._exchange: Exchange | None = None
        self._is_lost = False
        self._office: Office = navigator.office
        self._folder: Path = navigator.paths.database.parent

    def exchange(self) -> Exchange:
        """The office's exchange, trusting whom it trusts now: the command line may have learnt of another office.

        Raises UserError before the office is set up, or when its keys are lost.
        """
        with self._lock:
            if self._exchange is not None:
                self._exchange.keys.refresh()
                return self._exchange
            try:
                self._exchange = open_exchange(self._office, self._folder)
            except KeysLost as error:
                self._is_lost = True
                self.keys_lost.emit(error)
                raise
            if self._is_lost:
                self._is_lost = False
                self.keys_found.emit()
            return self._exchange

    def look_for_keys(self) -> None:
        """Try again, off the UI thread; what is found is told by the signals."""
        self.navigator.worker.aside(lambda _: self.exchange(), on_error=self.show_error, owner=self)

    def show_error(self, error: Exception) -> None:
        """Say in the bar what went wrong, unless the page says it."""
        if not isinstance(error, KeysLost):
            self.navigator.show_error(error)
