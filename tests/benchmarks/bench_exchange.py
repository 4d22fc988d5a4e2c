"""The exchange: recording changes, taking them in, what packages weigh, the centre's round of 70 units, its memory."""

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from db.capture import captured_tables, installed_triggers
from desktop_app.memory import paused
from desktop_app.paths import resources_folder
from desktop_app.services.init_office import init_office
from desktop_app.services.office import Label, Office
from desktop_app.sync.apply import Applying
from desktop_app.sync.drafts import Own
from desktop_app.sync.package.records import packed
from desktop_app.sync.seal import seal
from tests.benchmarks.exchange_packages import Unit, write_district
from tests.benchmarks.exchange_probe import ACTOR, CODE, Told, exchange_of
from tests.benchmarks.exchange_rows import INSERT, PROJECTS, UPDATE, Work, work
from tests.benchmarks.result import Result
from tests.helpers import sealed
from tests.helpers.database import fresh_office
from tests.helpers.exchange import Peer

UNITS = 70
CAPTURE, APPLY, SEAL = (2.2, 3.0), (3.5, 5.5), 2.5
"""Times the peer. Sealing reads every change out of the journal again, puts it into a commit, hashes it and notes which
commit each value comes from: about twice what it takes to insert as many rows and note nothing."""
BYTES = (1.1, 0.75)
DISTRICT_S, MEMORY_MB, SAVE_MS = 20.0, 300.0, 50.0
LARGE_PROJECTS = 40_000
TIMES = 11
STEPS = ((f"{PROJECTS:,} projects entered", INSERT), (f"3 fields changed in {PROJECTS:,} projects", UPDATE))
PEER, PEER_OF_SEALING = "executemany", "as many rows made"


@dataclass(slots=True)
class Round:
    """Milliseconds of the processor for the two steps of one unit."""

    raw: tuple[float, ...]
    recorded: tuple[float, ...]
    sealed: tuple[float, ...]
    taken: tuple[float, ...]


def run() -> Iterator[Result]:
    """All measurements of this module."""
    rounds = [_round(work("JD05")) for _ in range(TIMES)]
    for number, (step, _sql) in enumerate(STEPS):
        recorded = _typical((one.recorded[number], one.raw[number]) for one in rounds)
        closed = _typical((one.sealed[number], one.raw[0]) for one in rounds)
        taken = _typical((one.taken[number], one.raw[number]) for one in rounds)
        yield Result(f"recorded: {step}", recorded[0], "ms", None, PEER, recorded[1], CAPTURE[number])
        yield Result(f"sealed: {step}", closed[0], "ms", None, PEER_OF_SEALING, closed[1], SEAL)
        yield Result(f"taken in: {step}", taken[0], "ms", None, PEER, taken[1], APPLY[number])
    yield from _weights(work("JD05"))
    yield from _district()


def _typical(measured: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Ours and the peer's of the round in the middle: when the machine is slow for a while it is for both of a round,
    and the shortest of each may come from different ones."""
    return sorted(measured, key=lambda pair: pair[0] / pair[1])[TIMES // 2]


# recording, sealing, taking in


def _round(done: Work) -> Round:
    with tempfile.TemporaryDirectory() as folder:
        raw = _raw(Path(folder), done)
        unit, centre = _peer(Path(folder), "JD05"), _peer(Path(folder), CODE)
        recorded, closed, taken = [], [], []
        for values, (_step, sql) in zip((done.inserted, done.updated), STEPS, strict=True):
            recorded.append(_record(unit, sql, values))
            closed.append(_seal(unit))
            taken.append(_take(unit, centre))
        for one in (unit, centre):
            one.office.close()
    return Round(raw, tuple(recorded), tuple(closed), tuple(taken))


def _peer(folder: Path, code: str) -> Peer:
    (folder / code).mkdir()
    return Peer(fresh_office(folder / code), Own(code.ljust(48, "0").lower(), code, code == CODE))


class Stopwatch:
    """Milliseconds of the processor, undisturbed by what was there before."""

    def __enter__(self) -> "Stopwatch":
        gc.collect()
        self._begun = time.process_time()
        return self

    def __exit__(self, *_error: object) -> None:
        self.ms = (time.process_time() - self._begun) * 1000


def _raw(folder: Path, done: Work) -> tuple[float, ...]:
    """The peer: the same rows into the same tables with the same indexes, and no trigger."""
    (folder / "raw").mkdir()
    office = fresh_office(folder / "raw")
    with office.engine.begin() as connection:
        for name in installed_triggers(connection):
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    taken = []
    for values, (_step, sql) in zip((done.inserted, done.updated), STEPS, strict=True):
        with office.engine.begin() as connection, Stopwatch() as watch:
            connection.exec_driver_sql(sql, values)
        taken.append(watch.ms)
    office.close()
    return tuple(taken)


def _record(unit: Peer, sql: str, values: list[tuple[Any, ...]]) -> float:
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        connection = tx.session.connection()
        with Stopwatch() as watch:
            connection.exec_driver_sql(sql, values)
    return watch.ms


def _seal(unit: Peer) -> float:
    with unit.office.maintain() as session, Stopwatch() as watch:
        seal(session, unit.own)
    return watch.ms


def _take(unit: Peer, centre: Peer) -> float:
    sent = unit.untold(centre, centre.knowledge())
    with (
        paused(),  # as an exchange is
        centre.office.write(Label("Take in"), centre.actor, exchange=True) as tx,
        Stopwatch() as watch,
    ):
        applying = Applying(tx, centre.own)
        applying.take(sent)
        applying.finish()
    return watch.ms


# bytes


def _weights(done: Work) -> Iterator[Result]:
    """Packages from a unit to its centre, whole as they lie on the stick; the peers are compressed changesets."""
    made = sealed.district()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unit = _peer(folder, "JD05")
        unit.own = Own(made.huaming.identity.actor, "JD05", False)
        centre = _peer(folder, CODE)
        changesets = _changesets(folder, done)
        for number, (values, (step, sql)) in enumerate(zip((done.inserted, done.updated), STEPS, strict=True)):
            _record(unit, sql, values)
            sent = unit.untold(centre, centre.knowledge())
            stick = folder / f"stick {number}"
            stick.mkdir()
            written = sealed.send(made.huaming, made.centre, stick, sent)
            centre.take(sent)
            yield Result(
                f"package: {step}", written.size / 1024, "KB", None, "session + zstd",
                changesets[number] / 1024, BYTES[number],
            )  # fmt: skip
        for one in (unit, centre):
            one.office.close()


def _changesets(folder: Path, done: Work) -> list[int]:
    """Bytes of what SQLite's session extension makes of the same steps, compressed as packages are."""
    (folder / "peer").mkdir()
    office = fresh_office(folder / "peer")
    file = office.file
    office.close()
    connection = apsw.Connection(str(file))
    for table in captured_tables():
        for op in "iud":
            connection.execute(f'DROP TRIGGER "journal_{table.name}_{op}"')
    sizes = []
    for values, (_step, sql) in zip((done.inserted, done.updated), STEPS, strict=True):
        session = apsw.Session(connection, "main")
        session.attach()
        with connection:
            connection.executemany(sql, values)
        sizes.append(len(packed(session.changeset())))
        session.close()
    connection.close()
    return sizes


# the district


def _district() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _packages(folder / "centre", UNITS, PROJECTS)
        told = _taken(folder / "centre", files)
        size = sum(file.stat().st_size for file in files) / len(files) / 1024
        name = f"{UNITS} packages of {PROJECTS:,} projects at the centre"
        yield Result(f"{name}, seconds of the processor", told.cpu_s, "s", DISTRICT_S)
        yield Result("… by the clock", told.wall_s, "s")
        yield Result("… their search index afterwards, seconds of the processor", told.index_s, "s")
        yield Result("… what a save waits for it at most", told.index_wait_ms, "ms")
        yield Result("… a package", size, "KB")
        yield Result("… memory", told.memory_mb, "MB", MEMORY_MB)
        yield Result(
            f"a clerk's save among {told.projects:,} projects, 95th percentile", told.save_p95_ms, "ms", SAVE_MS
        )
        large = _taken(folder / "large", _packages(folder / "large", 1, LARGE_PROJECTS))
        yield Result(f"memory for one package of {LARGE_PROJECTS:,} projects", large.memory_mb, "MB", MEMORY_MB)


def _packages(folder: Path, units: int, projects: int) -> list[Path]:
    """A centre in a folder, and the packages of its units for it."""
    folder.mkdir()
    office = _set_up(folder)
    office.close()
    office, exchange = exchange_of(folder)
    files = write_district(exchange, folder, [Unit(f"JD{number:02}", projects) for number in range(1, units + 1)])
    office.close()
    return files


def _set_up(folder: Path) -> Office:
    office = fresh_office(folder)
    init_office(office, ACTOR, resources_folder(), code=CODE, name="合作交流办", centre=True)
    return office


def _taken(folder: Path, files: Sequence[Path]) -> Told:
    command = [sys.executable, "-m", "tests.benchmarks.exchange_probe", str(folder), *map(str, files)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return Told(**json.loads(done.stdout))
