"""What a clerk waits for with the largest office: start, search, filter, sort, scroll, open a record, save it."""

import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.big_office import ACTOR, paths, projects
from tests.benchmarks.result import Result
from tests.benchmarks.window_probe import READY, Probe, opened

if TYPE_CHECKING:
    from desktop_app.ui.pages.projects import ProjectsPage

START_MS, SEARCH_MS, OPEN_MS, SAVE_MS = 1200, 30, 60, 50
WORDS = ("zhineng", "重庆", "gnzs", "上海", "物流", "nyxt", "研发中心", "beijing", "2022")
TIMES = 60


def run() -> Iterator[Result]:
    """All measurements of this module."""
    folder = paths().data
    yield from start(folder)
    with opened(folder) as probe:
        probe.until(lambda: probe.listed() and probe.page.list.source.count() > 0)
        probe.until(lambda: not probe.window.worker.busy)
        yield from search(probe, folder)
        yield from scroll(probe)
        yield from open_record(probe)
        yield from save(probe, folder)


def start(folder: Path) -> Iterator[Result]:
    """A process of its own, until the list is painted; the first start reads from the disk, the best is warm."""
    taken = []
    for _ in range(4):
        begun = time.perf_counter()
        command = [sys.executable, "-m", "tests.benchmarks.window_probe", str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            if process.stdout.readline().strip() != READY:
                raise RuntimeError("the window did not open")
            taken.append((time.perf_counter() - begun) * 1000)
    yield Result(f"first start, {projects():,} projects", taken[0], "ms")
    yield Result("start, warm", min(taken), "ms", START_MS)


def search(probe: Probe, folder: Path) -> Iterator[Result]:
    """Each key of some words typed into the list's search, until its rows are painted; LIKE by sqlite3 as the peer.

    The processor's time, of all threads, tells the same on a machine that has other work.
    """
    field, taken, worked = probe.page.list.search, [], []
    for word in WORDS:
        for length in range(1, len(word) + 1):
            begun, at_work = time.perf_counter(), time.process_time()
            field.setText(word[:length])
            probe.painted()
            taken.append((time.perf_counter() - begun) * 1000)
            worked.append((time.process_time() - at_work) * 1000)
        field.clear()
        probe.painted()
    connection = sqlite3.connect(folder / "zhaoshangtong.db")
    peer = []
    for word in WORDS:
        for length in range(1, len(word) + 1):
            begun = time.perf_counter()
            connection.execute("SELECT id FROM project WHERE name LIKE ? LIMIT 200", (f"%{word[:length]}%",)).fetchall()
            peer.append((time.perf_counter() - begun) * 1000)
    connection.close()
    yield Result("key to shown rows, median", statistics.median(taken), "ms")
    yield Result("key to shown rows, p95", p95(taken), "ms", SEARCH_MS, "LIKE, name only", p95(peer))
    yield Result("key to shown rows, processor, p95", p95(worked), "ms")


def scroll(probe: Probe) -> Iterator[Result]:
    """A page down, painted; the peer is a bare QTableView on a Python list of as many rows."""
    assert probe.page.list.table is not None
    grid = probe.page.list.table.grid

    def page_down(view: object, bar: object) -> float:
        begun = time.perf_counter()
        bar.setValue(bar.value() + bar.pageStep())  # type: ignore[attr-defined]
        view.grab()  # type: ignore[attr-defined]
        return (time.perf_counter() - begun) * 1000

    taken = []
    for _ in range(TIMES):
        taken.append(page_down(grid, grid.verticalScrollBar()))
        probe.process_events()
    bare = _bare_view(probe.page.list.source.count(), grid.model().columnCount())
    bare.resize(grid.size())
    bare.show()
    probe.process_events()
    peer = [page_down(bare, bare.verticalScrollBar()) for _ in range(TIMES)]
    bare.close()
    yield Result("scroll a page, p95", p95(taken), "ms", None, "bare QTableView", p95(peer))


def open_record(probe: Probe) -> Iterator[Result]:
    """From asking for a record until it is shown with all its sections."""
    page, taken = probe.page, []
    source = page.list.source
    for number in range(TIMES):
        wanted = source.id_at(number * 97 % source.count())
        page.show_record("project", wanted)
        taken.append(probe.until(partial(_shows, page, wanted)))
    yield Result("open a project, p95", p95(taken), "ms", OPEN_MS)


def _shows(page: "ProjectsPage", wanted: str) -> bool:
    return page.panel.project is not None and page.panel.project.id == wanted


def save(probe: Probe, folder: Path) -> Iterator[Result]:
    """A changed field, until it is on the disk with its journal and search index; the peer is one UPDATE by sqlite3."""
    from desktop_app.services.projects import FieldEdit, update_fields

    office, source = probe.window.office, probe.page.list.source
    ids = [source.id_at(number * 89 % source.count()) for number in range(TIMES)]
    taken = []
    for number, project_id in enumerate(ids):
        begun = time.perf_counter()
        update_fields(office, ACTOR, [FieldEdit(project_id, "next_step", f"核实资金 {number} {time.time_ns()}")])
        taken.append((time.perf_counter() - begun) * 1000)
        probe.process_events()
    scratch = folder / "peer.db"
    scratch.unlink(missing_ok=True)
    connection = sqlite3.connect(scratch)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE project (id TEXT PRIMARY KEY, next_step TEXT)")
    connection.executemany("INSERT INTO project VALUES (?, '')", [(one,) for one in ids])
    connection.commit()
    peer = []
    for number, project_id in enumerate(ids):
        begun = time.perf_counter()
        connection.execute("UPDATE project SET next_step = ? WHERE id = ?", (f"核实资金 {number}", project_id))
        connection.commit()
        peer.append((time.perf_counter() - begun) * 1000)
    connection.close()
    scratch.unlink()
    yield Result("save a project, p95", p95(taken), "ms", SAVE_MS, "sqlite3 UPDATE", p95(peer))


def p95(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def _bare_view(rows: int, columns: int):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    data = [[f"{row}-{column}" for column in range(columns)] for row in range(rows)]

    class Plain(QAbstractTableModel):
        def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
            return rows

        def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
            return columns

        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            return data[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    view = QTableView()
    view.setModel(Plain(view))
    return view
