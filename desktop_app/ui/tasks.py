"""Work off the UI thread: lanes for reads, for counting, for writes and long work; results come on the UI thread.

Each lane is one thread that takes its jobs in order, so two writes never meet; reads go on while an import runs or a
large office is counted, because the database lets them (WAL). A job belongs to an owner widget: when that is gone its
result is dropped.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.errors import Cancelled

R = TypeVar("R")
ErrorHandler = Callable[[Exception], None]

REPORT_INTERVAL_S = 0.05


class ReadOffice(Protocol):
    """The part of the office that reads need: a session for as long as the block lasts."""

    def read(self) -> AbstractContextManager[Any]: ...


class NoOffice:
    """For work before there is an office: nothing can be read yet."""

    def read(self) -> AbstractContextManager[Any]:
        raise RuntimeError("there is no office yet")


class Progress(QObject):
    """What long work tells and asks: `report(fraction, text)`, `cancelled`, `check()`.

    `fraction` is 0-1, or None when the end is unknown. Work calls these from its thread; `reported` and `ended` are
    emitted on the UI thread.
    """

    reported = Signal(object, str)
    ended = Signal()
    _sent = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._cancel = threading.Event()
        self._last = 0.0
        self._sent.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @property
    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next `check`; it undoes what it began."""
        self._cancel.set()

    def check(self) -> None:
        """Raises Cancelled once the user has asked to stop."""
        if self._cancel.is_set():
            raise Cancelled

    def report(self, fraction: float | None, text: str = "") -> None:
        """Tell how far the work is; more than 20 reports a second are thinned out."""
        now = time.monotonic()
        if now - self._last >= REPORT_INTERVAL_S or fraction in (0, 1):
            self._last = now
            self._sent.emit(fraction, text)

    def _pass_on(self, fraction: float | None, text: str) -> None:
        self.reported.emit(fraction, text)


class Job:
    """A piece of work in a lane. `cancel` drops its result; long work is asked to stop as well."""

    def __init__(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None] | None,
        on_error: ErrorHandler | None,
        owner: QObject | None,
        key: str,
        progress: Progress | None,
    ) -> None:
        self.work = work
        self.on_done = on_done
        self.on_error = on_error
        self.owner = owner
        self.key = key
        self.progress = progress
        self.dropped = False
        self.tells_changes = False

    def cancel(self) -> None:
        self.dropped = True
        if self.progress is not None:
            self.progress.cancel()

    @property
    def wanted(self) -> bool:
        return not self.dropped and (self.owner is None or shiboken6.isValid(self.owner))


class _Lane(threading.Thread):
    """One thread and its queue. `finish(job, result, error)` is called on this thread."""

    def __init__(self, name: str, finish: Callable[[Job, object, Exception | None], None]) -> None:
        super().__init__(name=name)
        self._finish = finish
        self._jobs: deque[Job] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self.current: Job | None = None

    def add(self, job: Job) -> None:
        with self._wake:
            if self._closing:
                return
            if job.key:
                self._drop_older(job)
            self._jobs.append(job)
            self._wake.notify()

    def _drop_older(self, job: Job) -> None:
        older = [j for j in self._jobs if j.key == job.key and j.owner is job.owner]
        for other in older:
            self._jobs.remove(other)
            self._finish(other, None, Cancelled())

    def close(self, *, keep_waiting: bool) -> None:
        """Stop after the present job; `keep_waiting` lets queued jobs (writes) be done first."""
        with self._wake:
            self._closing = True
            if not keep_waiting:
                self._jobs.clear()
            self._wake.notify()

    def run(self) -> None:
        while True:
            with self._wake:
                while not self._jobs and not self._closing:
                    self._wake.wait()
                if not self._jobs:
                    return
                job = self.current = self._jobs.popleft()
            self._do(job)

    def _do(self, job: Job) -> None:
        result: object = None
        error: Exception | None = None
        if not job.dropped:
            try:
                result = job.work()
            except Exception as problem:
                error = problem
        with self._wake:
            self.current = None
        self._finish(job, result, error)


class DatabaseWorker(QObject):
    """The only way from a page to the database.

    `read(query)` gives the query a session; `write(action)` calls a service and then tells `changed`;
    `run(work)` does long work with a Progress. All return at once.
    """

    changed = Signal(object)
    busy_changed = Signal(bool)
    _finished = Signal(object, object, object)

    def __init__(self, office: ReadOffice, default_error: ErrorHandler | None = None) -> None:
        super().__init__()
        self._office = office
        self.default_error = default_error
        self._open_jobs = 0
        self._long: set[Progress] = set()
        self._newest: dict[tuple[int, str], Job] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reads = _Lane("database-reads", self._finished.emit)
        self._writes = _Lane("database-writes", self._finished.emit)
        self._aside = _Lane("database-aside", self._finished.emit)
        self._counts = _Lane("database-counts", self._finished.emit)
        self._lanes = (self._reads, self._counts, self._writes, self._aside)
        for lane in self._lanes:
            lane.start()

    def read(
        self,
        query: Callable[[Any], R],
        on_done: Callable[[R], None],
        on_error: ErrorHandler | None = None,
        *,
        owner: QObject | None = None,
        latest: str = "",
        slow: bool = False,
    ) -> Job:
        """Run `query(session)`. With `latest`, a newer read of the same owner and name replaces this one; a `slow` one
        keeps nobody else's list or search waiting."""

        def work() -> R:
            with self._office.read() as session:
                return query(session)

        return self._add(self._counts if slow else self._reads, Job(work, on_done, on_error, owner, latest, None))

    def write(
        self,
        action: Callable[[], R],
        on_done: Callable[[R], None] | None = None,
        on_error: ErrorHandler | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Call a service. A result that is, or has as `changes`, a Changes is told to every page by `changed`."""
        job = Job(action, on_done, on_error, owner, "", None)
        job.tells_changes = True
        return self._add(self._writes, job)

    def run(
        self,
        work: Callable[[Progress], R],
        on_done: Callable[[R], None] | None = None,
        on_error: ErrorHandler | None = None,
        *,
        owner: QObject | None = None,
        silent: bool = False,
    ) -> Progress:
        """Do long work among the writes; show the returned Progress in a ProgressPanel. Work that nobody asked for is
        `silent`: it is begun again by itself, so whoever closes the window is not asked about it."""
        progress = Progress()
        job = Job(lambda: work(progress), on_done, on_error, owner, "", progress)
        job.tells_changes = True
        if not silent:
            self._long.add(progress)
        self._add(self._writes, job)
        return progress

    def aside(
        self,
        work: Callable[[Progress], R],
        on_done: Callable[[R], None] | None = None,
        on_error: ErrorHandler | None = None,
        *,
        owner: QObject | None = None,
    ) -> Progress:
        """Do long work that writes next to nothing (a backup) without making a save wait for it."""
        progress = Progress()
        self._add(self._aside, Job(lambda: work(progress), on_done, on_error, owner, "", progress))
        return progress

    def close(self) -> None:
        """Finish the writes that wait, forget the reads, stop long work, end the threads."""
        for lane in self._lanes:
            current = lane.current
            if current is not None and current.progress is not None:
                current.progress.cancel()
            lane.close(keep_waiting=lane is self._writes)
        for lane in self._lanes:
            lane.join()

    @property
    def works_long(self) -> bool:
        """Whether work that the user asked for is not over yet: closing would cancel it."""
        return bool(self._long)

    @property
    def busy(self) -> bool:
        return self._open_jobs > 0

    def _add(self, lane: _Lane, job: Job) -> Job:
        self._open_jobs += 1
        if self._open_jobs == 1:
            self.busy_changed.emit(True)
        if job.key:
            self._replace_older(job)
        lane.add(job)
        return job

    def _replace_older(self, job: Job) -> None:
        """What is still being read, or is ready and not delivered yet, is outdated: its owner waits for the newer."""
        older = self._newest.get((id(job.owner), job.key))
        if older is not None:
            older.dropped = True
        self._newest[id(job.owner), job.key] = job

    def _deliver(self, job: Job, result: object, error: Exception | None) -> None:
        self._open_jobs -= 1
        if self._newest.get((id(job.owner), job.key)) is job:
            del self._newest[id(job.owner), job.key]
        if self._open_jobs == 0:
            self.busy_changed.emit(False)
        if error is None and job.tells_changes:
            changes = getattr(result, "changes", result)
            if getattr(changes, "kinds", None):
                self.changed.emit(changes)
        if job.progress is not None:
            self._long.discard(job.progress)
            job.progress.ended.emit()
        if not job.wanted:
            return
        if error is None:
            if job.on_done is not None:
                job.on_done(result)
        elif not isinstance(error, Cancelled) or job.on_error is not None:
            handler = job.on_error or self.default_error
            if handler is None:
                raise error
            handler(error)
