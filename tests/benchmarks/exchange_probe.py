"""A centre that takes packages in, in a process of its own, so that its memory can be told.

`python -m tests.benchmarks.exchange_probe DIR FILE ...` prints one JSON document with the seconds and megabytes, and
with what a clerk's saves take afterwards.
"""

import json
import random
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import select

from db.enums import UserRole
from db.models import Project
from desktop_app.services.office import Actor, Office
from desktop_app.services.office import open_office as open_file
from desktop_app.services.projects import FieldEdit, update_fields
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.office_keys import Machine, open_keys

CODE = "DL01"
ACTOR = Actor("中心", CODE, UserRole.CENTRE)
SAVES = 200
_LOOK_EVERY_S = 0.02
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Told:
    """What taking the packages in took.

    Seconds by the clock and of the processor; the most megabytes of memory, of the process itself, without the part of
    the database file that the system shows it (0 where that is not told); the 95th percentile of a clerk's save, in
    milliseconds. `index_s`: of the processor, for the search index afterwards, and the longest that a save waits for it
    in milliseconds.
    """

    projects: int
    wall_s: float
    cpu_s: float
    memory_mb: float
    save_p95_ms: float
    index_s: float
    index_wait_ms: float


def exchange_of(folder: Path) -> tuple[Office, Exchange]:
    """The office in a folder, with keys that stay there."""
    office = open_file(folder / "office.sqlite")
    keys = open_keys(office, Machine(folder / "keys", folder / "notes", "this computer"))
    return office, Exchange(office, keys, folder / "exchange")


class Memory(threading.Thread):
    """Watches how much memory this process has of its own."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most_kb = 0
        self._stop_it = threading.Event()

    def run(self) -> None:
        """Look again and again, where the system tells (Linux)."""
        while _STATUS.exists() and not self._stop_it.wait(_LOOK_EVERY_S):
            for line in _STATUS.read_text("utf-8").splitlines():
                if line.startswith("RssAnon:"):
                    self.most_kb = max(self.most_kb, int(line.split()[1]))

    def stop(self) -> float:
        """Megabytes."""
        self._stop_it.set()
        self.join()
        return self.most_kb / 1024


def take(folder: Path, files: list[Path]) -> Told:
    """Take the packages in one by one, then save as clerks do."""
    office, exchange = exchange_of(folder)
    memory = Memory()
    memory.start()
    wall, cpu = time.perf_counter(), time.process_time()
    for file in files:
        exchange.take([file], ACTOR)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    index_s, index_wait = _index(office)
    most = memory.stop()
    with office.read() as session:
        ids = list(session.scalars(select(Project.id)))
    saves = sorted(_save(office, random.Random(number).choice(ids), number) for number in range(SAVES))
    office.close()
    return Told(len(ids), wall, cpu, most, saves[int(SAVES * 0.95)] * 1000, index_s, index_wait)


def _index(office: Office) -> tuple[float, float]:
    begun, longest = time.process_time(), 0.0
    while True:
        step = time.perf_counter()
        if office.index_some() is None:
            return time.process_time() - begun, longest * 1000
        longest = max(longest, time.perf_counter() - step)


def _save(office: Office, project_id: str, number: int) -> float:
    begun = time.perf_counter()
    update_fields(office, ACTOR, [FieldEdit(project_id, "next_step", f"第{number}次约谈")])
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(asdict(take(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))))
