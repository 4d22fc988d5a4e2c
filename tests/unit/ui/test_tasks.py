import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.errors import Cancelled, UserError
from desktop_app.ui.tasks import DatabaseWorker, Progress


class FakeOffice:
    """Gives out numbers instead of sessions and counts those that are open."""

    def __init__(self) -> None:
        self.open = 0
        self.given = 0

    @contextmanager
    def read(self) -> Iterator[int]:
        self.open += 1
        self.given += 1
        try:
            yield self.given
        finally:
            self.open -= 1


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice()


@pytest.fixture
def worker(office: FakeOffice, qapp: object) -> Iterator[DatabaseWorker]:
    worker = DatabaseWorker(office)
    yield worker
    worker.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("database-")]


def test_a_read_runs_elsewhere_and_answers_here(qtbot: QtBot, worker: DatabaseWorker, office: FakeOffice) -> None:
    answers: list[tuple[object, bool, bool]] = []

    def query(session: int) -> tuple[int, bool]:
        return session, threading.current_thread() is threading.main_thread()

    worker.read(query, lambda r: answers.append((*r, threading.current_thread() is threading.main_thread())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(1, False, True)]
    assert office.open == 0


def test_writes_keep_their_order_and_never_meet(qtbot: QtBot, worker: DatabaseWorker) -> None:
    running, most = [0], [0]
    order: list[int] = []

    def action(n: int) -> int:
        running[0] += 1
        most[0] = max(most[0], running[0])
        time.sleep(0.002)
        running[0] -= 1
        return n

    for n in range(20):
        worker.write(partial(action, n), order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert most == [1]


def test_only_the_latest_keystroke_is_answered(qtbot: QtBot, worker: DatabaseWorker) -> None:
    owner = QObject()
    gate = threading.Event()
    asked: list[str] = []
    answers: list[str] = []
    errors: list[Exception] = []

    def query(text: str) -> str:
        asked.append(text)
        gate.wait(2)
        return text

    worker.read(lambda _s: query("g"), answers.append, errors.append, owner=owner, latest="search")
    qtbot.waitUntil(lambda: asked == ["g"])
    for text in ("gn", "gnz", "gnzs"):
        read = partial(lambda text, _s: query(text), text)
        worker.read(read, answers.append, errors.append, owner=owner, latest="search")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.waitUntil(lambda: not worker.busy)
    assert answers == ["gnzs"]
    assert asked == ["g", "gnzs"]
    assert errors == []


def test_an_answer_that_is_ready_is_not_delivered_once_a_newer_one_is_asked_for(
    qtbot: QtBot, worker: DatabaseWorker
) -> None:
    """Else what was read before a save would be shown after it, and typed on from."""
    owner, answers, read = QObject(), list[str](), threading.Event()

    def query(_session: object) -> str:
        read.set()
        return "before"

    worker.read(query, answers.append, owner=owner, latest="list")
    assert read.wait(5)
    time.sleep(0.05)  # its answer waits for the window, which is busy here
    worker.read(lambda _s: "after", answers.append, owner=owner, latest="list")
    qtbot.waitUntil(lambda: bool(answers) and not worker.busy)
    assert answers == ["after"]


def test_a_closed_owner_gets_nothing(qtbot: QtBot, worker: DatabaseWorker) -> None:
    owner = QObject()
    gate = threading.Event()
    answers: list[object] = []
    worker.read(lambda _s: gate.wait(2), answers.append, owner=owner)
    owner.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert answers == []


def test_errors_reach_their_handler_or_the_default(qtbot: QtBot, worker: DatabaseWorker) -> None:
    def fail() -> None:
        raise UserError("No")

    own: list[Exception] = []
    default: list[Exception] = []
    worker.default_error = default.append
    worker.write(fail, on_error=own.append)
    worker.write(fail)
    qtbot.waitUntil(lambda: len(own) + len(default) == 2)
    assert isinstance(own[0], UserError) and isinstance(default[0], UserError)


def test_changes_are_told_to_every_page(qtbot: QtBot, worker: DatabaseWorker) -> None:
    changes = SimpleNamespace(kinds=frozenset({"project"}), ids=["1"])
    with qtbot.waitSignal(worker.changed) as told:
        worker.write(lambda: changes)
    assert told.args == [changes]
    with qtbot.waitSignal(worker.changed) as told:
        worker.run(lambda _p: SimpleNamespace(changes=changes, rows=5))
    assert told.args == [changes]


def test_long_work_reports_and_can_be_cancelled(qtbot: QtBot, worker: DatabaseWorker) -> None:
    reports: list[tuple[object, str]] = []
    done: list[object] = []
    errors: list[Exception] = []

    def work(progress: Progress) -> None:
        progress.report(0, "Reading")
        while True:
            progress.check()
            time.sleep(0.002)

    progress = worker.run(work, done.append, errors.append)
    progress.reported.connect(lambda fraction, text: reports.append((fraction, text)))
    qtbot.waitUntil(lambda: bool(reports))
    with qtbot.waitSignal(progress.ended):
        progress.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert reports == [(0, "Reading")]
    assert isinstance(errors[0], Cancelled)
    assert done == []


def test_reads_go_on_during_long_work(qtbot: QtBot, worker: DatabaseWorker) -> None:
    gate = threading.Event()
    answers: list[object] = []
    worker.run(lambda _p: gate.wait(2))
    worker.read(lambda s: s, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=1000)
    gate.set()


def test_a_list_does_not_wait_for_a_slow_count(qtbot: QtBot, worker: DatabaseWorker) -> None:
    let_go, answers = threading.Event(), []
    worker.read(lambda _session: let_go.wait(5), lambda _r: answers.append("count"), slow=True)
    worker.read(lambda _session: None, lambda _r: answers.append("list"))
    qtbot.waitUntil(lambda: answers == ["list"])
    let_go.set()
    qtbot.waitUntil(lambda: answers == ["list", "count"])


def test_closing_finishes_what_was_to_be_written(office: FakeOffice, qapp: object) -> None:
    worker = DatabaseWorker(office)
    written: list[int] = []
    for n in range(5):
        worker.write(partial(written.append, n))
    worker.close()
    assert written == [0, 1, 2, 3, 4]


def test_busy_tells_when_it_starts_and_ends(qtbot: QtBot, worker: DatabaseWorker) -> None:
    states: list[bool] = []
    worker.busy_changed.connect(states.append)
    worker.read(lambda s: s, lambda _s: None)
    qtbot.waitUntil(lambda: states == [True, False])


def test_a_save_does_not_wait_for_what_runs_aside(qtbot: QtBot, worker: DatabaseWorker) -> None:
    started = threading.Event()
    saved: list[int] = []

    def long(progress: Progress) -> None:
        started.set()
        while True:
            progress.check()
            time.sleep(0.005)

    errors: list[Exception] = []
    progress = worker.aside(long, None, errors.append)
    assert started.wait(5)
    worker.write(lambda: 1, saved.append)
    qtbot.waitUntil(lambda: saved == [1])
    progress.cancel()
    qtbot.waitUntil(lambda: [type(e) for e in errors] == [Cancelled])
