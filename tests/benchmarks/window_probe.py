"""The window on an office's folder, without a screen, driven as a user would.

`python -m tests.benchmarks.window_probe DIR` opens it and prints a word once the list of projects is painted.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.pages.projects import ProjectsPage

READY = "ready"
SIZE = (1366, 728)
PATIENCE_S = 120
HEARTBEAT_MS = 1000
"""Ends a wait for nothing."""


class Probe:
    """Runs the event loop until something is so, and measures how long it took.

    The loop sleeps until there is something to do, as the program's own: looking again and again would take processor
    time from the workers that are waited for.
    """

    def __init__(self, window: "MainWindow", page: "ProjectsPage") -> None:
        from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer

        self.window = window
        self.page = page
        self._loop = QAbstractEventDispatcher.instance()
        self._flags = QEventLoop.ProcessEventsFlag
        self._heartbeat = QTimer()
        self._heartbeat.start(HEARTBEAT_MS)

    def process_events(self) -> None:
        """Do all there is to do now, and what follows from it: layouts and paintings come in several rounds."""
        while self._loop.processEvents(self._flags.AllEvents):
            pass

    def until(self, condition: Callable[[], bool]) -> float:
        """Milliseconds until the condition holds. Raises TimeoutError."""
        begun = time.perf_counter()
        while not condition():
            self._loop.processEvents(self._flags.WaitForMoreEvents)
            if time.perf_counter() - begun > PATIENCE_S:
                raise TimeoutError
        return (time.perf_counter() - begun) * 1000

    def painted(self) -> float:
        """Milliseconds until the list stands as it was asked for last, and is painted."""
        begun = time.perf_counter()
        self.until(self.listed)
        self.process_events()
        return (time.perf_counter() - begun) * 1000

    def listed(self) -> bool:
        """Whether the list stands as it was asked for last."""
        table, source = self.page.list.table, self.page.list.source
        return table is not None and not source.loading and not self.page.list.waits


@contextmanager
def opened(folder: Path) -> Iterator[Probe]:
    """The window on the page of projects, its list not yet read, made as the program makes it."""
    from desktop_app.memory import begin_start, end_start

    begin_start()
    from desktop_app.paths import find_paths
    from desktop_app.services.office import Actor, open_office
    from desktop_app.settings import SettingsFile
    from desktop_app.ui.app import Application
    from desktop_app.ui.pages.projects import ProjectsPage
    from desktop_app.ui.window_factory import make_window

    paths = find_paths(folder)
    settings = SettingsFile(paths.settings)
    settings.change(last_page="projects")
    application = Application(["bench"], paths, settings.current, "zh_CN")
    office = open_office(paths.database)
    window = make_window(application, office, paths, settings, Actor("bench"))
    window.resize(*SIZE)
    window.show()
    page = window.show_page("projects")
    assert isinstance(page, ProjectsPage)
    end_start()
    try:
        yield Probe(window, page)
    finally:
        window.close()
        window.worker.close()
        application.close()
        office.close()


def main(folder: Path) -> None:
    """Open, say so, and end at once."""
    with opened(folder) as probe:
        probe.until(lambda: probe.listed() and probe.page.list.source.count() > 0)
        probe.window.grab()
        print(READY, flush=True)
        os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
