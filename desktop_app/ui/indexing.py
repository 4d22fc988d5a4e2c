"""The search index catches up behind an open window with what large packages have brought."""

from PySide6.QtCore import QObject, QTimer

from desktop_app.errors import EnvironmentProblem
from desktop_app.services import search_later
from desktop_app.services.office import Changes, Label
from desktop_app.services.search_index import KINDS
from desktop_app.sync.waiting import EXCHANGED
from desktop_app.ui.main_window import MainWindow

FIRST_MS = 1000
PAUSE_MS = 200
AGAIN_MS = 30_000


class Indexing(QObject):
    """Indexes a little whenever the window has nothing else to do, until nothing waits; it is told how much is left,
    and the pages read again at the end."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._runs = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._step)
        window.worker.changed.connect(self._heard)
        QTimer.singleShot(FIRST_MS, self, self.look)

    def look(self) -> None:
        """Begin, if anything waits."""
        self._window.worker.read(search_later.waiting, self._begin, owner=self, latest="waiting")

    def _heard(self, changes: Changes) -> None:
        if EXCHANGED in changes.kinds or changes.count > search_later.MANY:  # or much was decided on at once
            self.look()

    def _begin(self, waiting: int) -> None:
        self._window.show_indexing(waiting)
        if waiting and not self._runs:
            self._runs = True
            self._step()

    def _step(self) -> None:
        if self._window.worker.busy:  # threads that work at once keep each other waiting, and whoever saves
            self._pause.start(PAUSE_MS)
        else:
            self._window.worker.write(self._window.office.index_some, self._told, self._failed, owner=self)

    def _told(self, waiting: int | None) -> None:
        self._window.show_indexing(waiting or 0)
        if waiting:
            self._step()
            return
        self._runs = False
        self._window.worker.changed.emit(Changes(0, Label(""), KINDS, 0, frozenset()))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EnvironmentProblem):  # another program writes, say: nobody has asked for this
            self._pause.start(AGAIN_MS)
            return
        self._runs = False
        self._window.show_error(error)
