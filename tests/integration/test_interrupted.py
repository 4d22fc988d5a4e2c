"""A process that dies at any step: the data is what it was before or what it should become, never between."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.paths import find_paths
from desktop_app.queries import local
from desktop_app.queries.units import all_units
from desktop_app.services.backup import restore
from desktop_app.services.check import check
from desktop_app.services.office import open_office
from tests.helpers.dying import DIED
from tests.helpers.process import ROOT, read, run

BOOK = "数据.xlsx"


def dies(step: int, data: Path, *arguments: str) -> bool:
    """Run a command that dies just before this step; False when it took fewer steps and ended well."""
    variables = dict(os.environ) | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.dying", str(step), "--data-dir", str(data), *arguments],
        capture_output=True,
        encoding="utf-8",
        env=variables,
        check=False,
        timeout=120,
    )
    assert done.returncode in (0, DIED), done.stderr
    return done.returncode == DIED


def deaths(before: Path, work: Path, *arguments: str) -> Iterator[Path]:
    """Copies of a data folder in which the command died: one for every step that it takes."""
    for step in range(1, 60):
        data = work / str(step)
        if before.exists():
            shutil.copytree(before, data)
        died = dies(step, data, *(argument.format(data=data) for argument in arguments))
        yield data
        if not died:
            assert step > 1, "the steps are not counted"
            return
    raise AssertionError("it never ends")


def digest(data: Path) -> str:
    """What the records of an office come to, which is whole."""
    office = open_office(find_paths(data).database)
    try:
        health = check(office)
        assert health.ok, health.problems
        return health.digest
    finally:
        office.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office."""
    data = tmp_path_factory.mktemp("interrupted") / "办公室"
    assert run(data, "init", "--unit", "A", "--name", "甲街道").returncode == 0
    return data


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with 800 projects."""
    folder = tmp_path_factory.mktemp("book")
    assert run(folder / "source", "fixture", "--projects", "800", "--units", "9", "--seed", "5").returncode == 0
    assert run(folder / "source", "export", str(folder / BOOK)).returncode == 0
    return folder / BOOK


def test_a_restore_is_done_or_not_begun(office: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert run(other, "init", "--unit", "B", "--name", "乙街道").returncode == 0
    assert run(other, "backup", "--out", str(tmp_path / "b.zip")).returncode == 0
    order = [digest(office), digest(other)]
    seen = [digest(data) for data in deaths(office, tmp_path / "r", "restore", str(tmp_path / "b.zip"))]
    assert set(seen) == set(order)
    assert seen == sorted(seen, key=order.index)


def test_a_new_office_is_whole_or_not_there(tmp_path: Path) -> None:
    made = ("init", "--unit", "A", "--name", "甲街道")
    for data in deaths(tmp_path / "none", tmp_path / "n", *made):
        if not (data / "zhaoshangtong.db").exists():
            assert run(data, *made).returncode == 0
            assert not list(data.glob("set-up-*"))
        office = open_office(find_paths(data).database)
        try:
            with office.read() as session:
                assert [unit.name for unit in all_units(session)] == [local.unit_name(session)] == ["甲街道"]
        finally:
            office.close()


def test_a_backup_that_is_there_is_whole(office: Path, tmp_path: Path) -> None:
    before = digest(office)
    found = []
    for data in deaths(office, tmp_path / "b", "backup", "--out", "{data}/b.zip"):
        assert digest(data) == before
        found.append((data / "b.zip").exists())
        if found[-1]:
            assert restored(data / "b.zip", tmp_path / "restored" / data.name) == before
    assert found == sorted(found) and found[-1]


def restored(backup_file: Path, data: Path) -> str:
    """The digest of what a backup brings back."""
    restore(backup_file, find_paths(data).database, data / "attachments")
    return digest(data)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
@pytest.mark.parametrize("written", [1, 300_000, 2_000_000])
def test_an_import_that_is_killed_took_nothing_in(office: Path, book: Path, tmp_path: Path, written: int) -> None:
    """Killed as soon as so many bytes of it are in the write-ahead log."""
    data = tmp_path / "data"
    shutil.copytree(office, data)
    before = digest(data)
    variables = dict(os.environ) | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "desktop_app", "--data-dir", str(data), "import", str(book)]
    log, end = data / "zhaoshangtong.db-wal", time.monotonic() + 60
    with subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while size(log) <= written and process.poll() is None and time.monotonic() < end:
            time.sleep(0.001)
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert digest(data) == before
    assert read_import(data, book)["项目"] == 800
    assert digest(data) != before


def size(file: Path) -> int:
    """Bytes of a file that another process may take away at any moment; none then."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def read_import(data: Path, book: Path) -> dict[str, int]:
    """Rows added by sheet."""
    done = run(data, "import", str(book), "--json")
    assert done.returncode == 0, done.stderr
    return {sheet["sheet"]: sheet["added"] for sheet in json.loads(done.stdout)["sheets"]}


def test_who_writes_second_waits_and_is_refused_in_words(office: Path, book: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(office, data)
    before = digest(data)
    assert run(data, "backup", "--out", str(tmp_path / "b.zip")).returncode == 0
    other = sqlite3.connect(data / "zhaoshangtong.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        for arguments in (("import", str(book)), ("restore", str(tmp_path / "b.zip"))):
            done = run(data, *arguments)
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr.splitlines()[-1].startswith("The database is in use by another program.")
        assert read(data, "search", "甲街道")[0]["title"] == "甲街道"
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert digest(data) == before
