"""The office's file through the real process: elsewhere, damaged, newer, altered, on a full disk, output that ends."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.process import ROOT, read, run

FILE = "zhaoshangtong.db"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office with data, and a backup of it and its workbook beside it."""
    folder = tmp_path_factory.mktemp("storage")
    assert run(folder / "data", "init", "--unit", "A", "--name", "甲街道").returncode == 0
    assert run(folder / "data", "fixture", "--projects", "300", "--units", "5", "--seed", "1").returncode == 0
    assert run(folder / "data", "backup", "--out", str(folder / "b.zip")).returncode == 0
    assert run(folder / "data", "export", str(folder / "数据.xlsx")).returncode == 0
    return folder


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    shutil.copytree(template / "data", tmp_path / "data")
    return tmp_path / "data"


def test_a_database_elsewhere_is_the_one_that_is_worked_with(template: Path, tmp_path: Path) -> None:
    place, data = tmp_path / "共享 盘" / "甲.db", tmp_path / "data"
    at = ("--database", f"sqlite:///{place}")
    assert run(data, *at, "init", "--unit", "B", "--name", "乙街道").returncode == 0
    refused = run(data, *at, "init", "--unit", "B", "--name", "乙街道")
    assert (refused.returncode, str(place.parent) in refused.stderr) == (1, True)
    assert read(data, *at, "search", "乙街道")[0]["title"] == "乙街道"
    assert run(data, *at, "restore", str(template / "b.zip")).returncode == 0
    assert read(data, *at, "check")["digest"] == read(template / "data", "check")["digest"]
    assert not (data / FILE).exists()
    for address in ("postgresql+psycopg://u@h/x", "甲.db", "sqlite://"):
        done = run(data, "--database", address, "check")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "not the address of a database file" in done.stderr


def alter(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("DROP TRIGGER journal_project_u")
    connection.commit()
    connection.close()


def newer(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def overwrite(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2)
        opened.write(b"\xff" * 1_000_000)


def shorten(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 3)


def scribble(file: Path) -> None:
    file.write_bytes(b"not a database at all" * 100)


@pytest.mark.parametrize(
    ("spoil", "words", "integrity"),
    [(alter, "Another tool", True), (shorten, "damaged", False), (scribble, "damaged", False)],
)
def test_check_says_what_is_wrong_where_all_else_is_refused(
    data: Path, template: Path, spoil: Callable[[Path], None], words: str, integrity: bool
) -> None:
    spoil(data / FILE)
    before = (data / FILE).read_bytes()
    for arguments in (("search", "甲"), ("import", str(template / "数据.xlsx")), ("dump",)):
        done = run(data, *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert words in done.stderr
    done = run(data, "check", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr, told["ok"], told["integrity"]) == (1, "", False, integrity)
    assert not told["triggers"] and told["problems"]
    assert (data / FILE).read_bytes() == before


def test_damage_in_the_middle_is_found_and_a_backup_takes_its_place(data: Path, template: Path) -> None:
    digest = read(data, "check")["digest"]
    overwrite(data / FILE)
    damaged = (data / FILE).read_bytes()
    done = run(data, "check", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"], told["integrity"], told["digest"]) == (1, False, False, "")
    refused = run(data, "backup", "--out", str(data / "neu.zip"))
    assert (refused.returncode, (data / "neu.zip").exists()) == (1, False)
    restored = run(data, "restore", str(template / "b.zip"))
    assert restored.returncode == 0, restored.stderr
    kept = Path(restored.stderr.strip())
    assert kept.read_bytes() == damaged
    assert read(data, "check")["digest"] == digest


def test_a_newer_database_is_left_alone(data: Path, template: Path) -> None:
    newer(data / FILE)
    before = (data / FILE).read_bytes()
    for arguments in (("check", "--json"), ("search", "甲"), ("import", str(template / "数据.xlsx"))):
        done = run(data, *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert "written by a newer version" in done.stderr
    assert (data / FILE).read_bytes() == before


def test_a_bulletin_that_is_refused_leaves_the_file_that_was_there(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "通报.pdf"
    issue = ("report", "monthly", "--period", "2022-03", "--issue", "--out")
    assert run(data, *issue, str(out)).returncode == 0
    for file, content in ((out, b"%PDF of another month"), (tmp_path / "new.pdf", None)):
        if content is not None:
            file.write_bytes(content)
        done = run(data, *issue, str(file))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "has been issued already" in done.stderr
        assert (file.read_bytes() if file.exists() else None) == content


def limited(data: Path, limit: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command on a disk that takes no file above so many bytes."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
        "from desktop_app import cli; sys.exit(cli.main(sys.argv[1:]))"
    )
    return subprocess.run(
        [sys.executable, "-c", code, "--data-dir", str(data), "--language", "en", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=dict(os.environ) | {"PYTHONPATH": str(ROOT)},
        check=False,
        timeout=120,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits")
def test_a_full_disk_is_a_sentence_and_changes_nothing(data: Path, template: Path, tmp_path: Path) -> None:
    digest = read(data, "check")["digest"]
    size = (data / FILE).stat().st_size
    out = tmp_path / "out"
    out.mkdir()
    for name, command in (
        ("a.xlsx", ("export",)),
        ("a.zip", ("backup", "--out")),
        ("a.pdf", ("report", "monthly", "--period", "2022-03", "--out")),
        ("h.pdf", ("handbook", "--out")),
    ):
        (out / name).write_bytes(b"before")
        done = limited(data, 4000, *command, str(out / name))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
        assert (out / name).read_bytes() == b"before"
    assert sorted(file.name for file in out.iterdir()) == ["a.pdf", "a.xlsx", "a.zip", "h.pdf"]
    other = tmp_path / "other"
    assert run(other, "init", "--unit", "B", "--name", "乙街道").returncode == 0
    empty = read(other, "check")["digest"]
    done = limited(other, (other / FILE).stat().st_size + 100_000, "import", str(template / "数据.xlsx"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith("The disk is full or cannot be written.")
    assert read(other, "check")["digest"] == empty
    assert limited(data, size // 2, "restore", str(template / "b.zip")).returncode == 1
    assert read(data, "check")["digest"] == digest


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a device that is always full")
@pytest.mark.parametrize("arguments", [("search", "街道"), ("dump",), ("ranking", "--year", "2022", "--month", "3")])
def test_output_that_cannot_be_written_is_a_sentence(template: Path, arguments: tuple[str, ...]) -> None:
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app", "--data-dir", str(template / "data"), "--language", "en", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=variables | {"PYTHONPATH": str(ROOT)},
            check=False,
            timeout=120,
        )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "No space left on device" in done.stderr
