"""An import or export that is killed, or finds the disk full, is done or not begun, and goes through the next time."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from desktop_app.errors import EnvironmentProblem
from desktop_app.queries.search import find
from desktop_app.services.check import check
from desktop_app.services.dump import digest
from desktop_app.services.office import open_office
from desktop_app.sync import attached
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.ledger import Gap
from desktop_app.sync.machine import open_exchange
from tests.helpers.exchange_checks import own_folder
from tests.helpers.process import ROOT
from tests.helpers.stick_offices import StickOffice, befriend, stick_office

Times = Callable[[int, int], int]
Counted = Callable[[int, str], None]

PROJECTS = 700


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with own_folder() as made:
        yield made


@pytest.fixture(scope="module")
def pair(folder: Path) -> tuple[Path, Path, Path]:
    """The centre's data, a unit's, and a package of the unit for the centre."""
    centre = stick_office(folder / "centre", "DL01", "合作交流办", centre=True)
    unit = stick_office(folder / "unit", "HM", "华明街道")
    befriend(centre, unit)
    for number in range(PROJECTS):
        unit.add_project(f"项目{number}")
    (folder / "stick").mkdir()
    [package] = unit.exchange.write("DL01", folder / "stick").paths
    centre.close()
    unit.close()
    return centre.folder, unit.folder, package


def opened(data: Path) -> StickOffice:
    office = open_office(data / "zhaoshangtong.db")
    exchange = open_exchange(office, data)
    from desktop_app.services.office import Actor

    return StickOffice(office, Actor("clerk", exchange.keys.own.unit_code), data, exchange)


def digest_of(one: StickOffice) -> str:
    health = check(one.office)
    assert health.ok, health.problems
    return health.digest


def start(data: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The real command line."""
    variables = dict(os.environ) | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "desktop_app", "--data-dir", str(data), *arguments]
    return subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def killed(dice: random.Random, took: float, data: Path, *arguments: str) -> bool:
    """Run a command and kill it at some moment; whether that was before its end."""
    process = start(data, *arguments)
    end = time.monotonic() + dice.uniform(0.3, 1.05) * took
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def timed(data: Path, *arguments: str) -> float:
    begun = time.monotonic()
    assert start(data, *arguments).wait() == 0
    return time.monotonic() - begun


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_an_import_that_is_killed_took_all_or_nothing(
    pair: tuple[Path, Path, Path], folder: Path, times: Times, counted: Counted
) -> None:
    centre, _, package = pair
    shutil.copytree(centre, folder / "whole")
    took = timed(folder / "whole", "sync", "import", str(package))
    before, after = (digest_at(data) for data in (centre, folder / "whole"))
    assert before != after
    dice = random.Random(1)
    ends = []
    kills = times(10, 600)
    counted(kills, "kills")
    for number in range(kills):
        data = folder / f"import{number}"
        shutil.copytree(centre, data)
        was_killed = killed(dice, took, data, "sync", "import", str(package))
        one = opened(data)
        found = digest_of(one)
        assert found in (before, after), number
        ends.append((was_killed, found == after))
        one.exchange.take([package], one.actor)
        assert digest_of(one) == after, number
        one.close()
        shutil.rmtree(data)
    assert any(was_killed for was_killed, _ in ends)


def digest_at(data: Path) -> str:
    one = opened(data)
    try:
        return digest_of(one)
    finally:
        one.close()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_an_export_that_is_killed_leaves_a_whole_file_or_none(
    pair: tuple[Path, Path, Path], folder: Path, times: Times, counted: Counted
) -> None:
    centre, unit, _ = pair
    (folder / "timing").mkdir()
    shutil.copytree(unit, folder / "timed")
    took = timed(folder / "timed", "sync", "export", "--to", "DL01", "--out", str(folder / "timing"))
    dice = random.Random(2)
    kills = times(10, 400)
    counted(kills, "kills")
    for number in range(kills):
        data, stick, taker = folder / f"export{number}", folder / f"out{number}", folder / f"taker{number}"
        shutil.copytree(unit, data)
        shutil.copytree(centre, taker)
        stick.mkdir()
        killed(dice, took, data, "sync", "export", "--to", "DL01", "--out", str(stick))
        one, other = opened(data), opened(taker)
        assert digest_of(one)
        whole = [path for path in stick.iterdir() if path.suffix == ".zstpack"]
        for path in whole:
            other.exchange.inspect([path])
        again = one.exchange.write("DL01", stick)
        other.exchange.take(again.paths, other.actor)
        assert count(other) == PROJECTS, number
        for path in whole:
            other.exchange.take([path], other.actor)
        assert count(other) == PROJECTS, number
        one.close()
        other.close()
        for place in (data, stick, taker):
            shutil.rmtree(place)


def count(one: StickOffice) -> int:
    with one.office.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM project").scalar_one())


def test_a_disk_that_is_full_after_so_many_pages_changes_nothing(
    pair: tuple[Path, Path, Path], folder: Path, counted: Counted
) -> None:
    centre, _, package = pair
    data = folder / "full"
    shutil.copytree(centre, data)
    one = opened(data)
    left = 0

    @event.listens_for(one.office.engine, "checkout")
    def limit(connection: Any, _record: object, _proxy: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + left}")

    def tried(work: Callable[[], object]) -> int:
        """Do it with more and more room until it goes; how often there was too little and nothing changed."""
        nonlocal left
        before = everything(one)
        for left in range(10_000):
            try:
                work()
                return left
            except EnvironmentProblem as error:
                assert "room" in str(error) or "space" in str(error), error
            assert everything(one) == before, left
        raise AssertionError("it is never done")

    taking = tried(lambda: one.exchange.take([package], one.actor))
    assert taking > 0 and count(one) == PROJECTS and found(one) == 0
    indexing = tried(one.office.index_rest)
    assert indexing > 0 and found(one) == PROJECTS
    counted(taking + indexing, "moments of a full disk")
    assert check(one.office).ok
    one.close()


def found(one: StickOffice) -> int:
    """How many projects the search finds."""
    with one.office.read() as session:
        return len(find(session, "项目", 2 * PROJECTS, ("project",)))


def everything(one: StickOffice) -> tuple[str, list[Any]]:
    with one.office.read() as session:
        tables = (
            "exchange_commit",
            "exchange_row",
            "exchange_head",
            "exchange_peer",
            "journal_entry",
            "exchange_file",
        )
        counts = [
            session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in tables
        ]
        return digest(session), counts


@pytest.mark.parametrize("step", ["parked", "attached"])
def test_what_cannot_be_kept_beside_the_data_is_said_in_words(
    pair: tuple[Path, Path, Path], folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    centre, _, package = pair
    data = folder / f"beside{step}"
    shutil.copytree(centre, data)
    one = opened(data)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "parked":
        monkeypatch.setattr(Exchange, "_missing", lambda *_: (Gap("华明街道"),))
        monkeypatch.setattr(shutil, "copyfile", full)
    else:
        monkeypatch.setattr(attached, "take", full)
    with pytest.raises(EnvironmentProblem, match="not enough room"):
        one.exchange.take([package], one.actor)
    monkeypatch.undo()
    one.exchange.take([package], one.actor)
    assert count(one) == PROJECTS
    one.close()
