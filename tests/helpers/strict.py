"""What every test must leave behind: no thread, no open window, no unexpected log line.

Python warnings and Qt warnings are made failures in pyproject.toml (`filterwarnings`, `qt_log_level_fail`).
"""

import inspect
import logging
import threading
import time
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThread, QThreadPool
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def grace() -> float:
    """Seconds given to a thread that is already on its way out."""
    return 2.0


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the user's folders."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(home / variable.lower()))
        yield


@pytest.fixture(autouse=True)
def no_leaked_threads(monkeypatch: pytest.MonkeyPatch, grace: float) -> Iterator[None]:
    """Fail when a test leaves a Python thread, a QThread or work in the global thread pool running."""
    started: list[weakref.ref[QThread]] = []
    start = QThread.start

    def remember(thread: QThread, *arguments: QThread.Priority) -> None:
        started.append(weakref.ref(thread))
        start(thread, *arguments)

    monkeypatch.setattr(QThread, "start", remember)
    before = set(threading.enumerate())
    yield
    monkeypatch.undo()

    def left() -> list[str]:
        # a _DummyThread is Python's note of a Qt thread that once ran Python code; it has no end of its own
        python = set(threading.enumerate()) - before
        names = [thread.name for thread in python if not isinstance(thread, threading._DummyThread)]
        names += [f"QThread {thread.objectName()!r}" for reference in started if (thread := _alive(reference))]
        if QThreadPool.globalInstance().activeThreadCount():
            names.append("QThreadPool.globalInstance()")
        return names

    if leaked := _after_grace(left, grace):
        pytest.fail(f"leaked threads: {', '.join(leaked)}", pytrace=False)


@pytest.fixture(autouse=True)
def no_open_windows() -> Iterator[None]:
    """Fail when a window is still shown after the test; it is closed so that the next test is not disturbed."""
    yield
    if QApplication.instance() is None:
        return
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in shown]
    for widget in shown:
        widget.hide()
        widget.deleteLater()
    if names:
        pytest.fail(f"windows left open: {', '.join(names)} (use qtbot.addWidget)", pytrace=False)


@pytest.fixture(autouse=True)
def no_unexpected_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a log line of level WARNING or above, unless the test takes `caplog` and so looks at them itself."""
    seen: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    listener = Listener(logging.WARNING)
    root = logging.getLogger()
    root.addHandler(listener)
    yield
    root.removeHandler(listener)
    if seen and "caplog" not in inspect.signature(request.function).parameters:
        pytest.fail("unexpected log: " + "; ".join(seen), pytrace=False)


def _alive(reference: "weakref.ref[QThread]") -> QThread | None:
    thread = reference()
    try:
        return thread if thread is not None and thread.isRunning() else None
    except RuntimeError:  # the C++ object is gone
        return None


def _after_grace(left: Callable[[], list[str]], grace: float) -> list[str]:
    deadline = time.monotonic() + grace
    while (names := left()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return names
