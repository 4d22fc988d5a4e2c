"""The command `training`: what it writes, prints and refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from desktop_app.cli import main
from desktop_app.paths import find_paths
from desktop_app.services.office import open_office
from tests.helpers.trainings import a_year, furnish

Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command on an office with a year of training."""
    paths = find_paths(tmp_path / "office")
    paths.create()
    office = open_office(paths.database)
    furnish(office)
    a_year(office)
    office.close()
    return lambda *arguments: main(["--data-dir", str(paths.data), "--language", "en", "training", *arguments])


@pytest.mark.parametrize(("name", "begins"), [("t.pdf", b"%PDF"), ("t.xlsx", b"PK"), ("t.ics", b"BEGIN:VCALENDAR")])
def test_the_suffix_says_what_is_written(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, begins: bytes
) -> None:
    out = tmp_path / "deep" / name
    assert run("--year", "2022", "--out", str(out)) == 0
    assert out.read_bytes().startswith(begins)
    assert capsys.readouterr().out == f"3\t{out}\n"


def test_json_is_one_document_and_nothing_else(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "t.pdf"
    assert run("--year", "2022", "--out", str(out), "--json") == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    told = json.loads(printed.out)
    assert told == {"year": 2022, "file": str(out), "sessions": 3, "pages": 1, "missing_characters": []}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--year", "2019", "--out", "t.pdf"), "2019"),
        (("--year", "0", "--out", "t.pdf"), "0"),
        (("--year", "99999", "--out", "t.ics"), "99999"),
        (("--year", "2022", "--out", "t.docx"), ".pdf, .xlsx or .ics"),
        (("--year", "2022", "--out", "schedule"), ".pdf, .xlsx or .ics"),
    ],
)
def test_a_refusal_is_one_sentence_and_writes_nothing(
    run: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert run(*arguments) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n"), words in printed.err) == ("", 1, True)
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_in_the_way_is_told_and_left(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "t.xlsx"
    taken.mkdir()
    assert run("--year", "2022", "--out", str(taken)) == 1
    assert str(taken) in capsys.readouterr().err
    assert not list(tmp_path.glob("*.part"))


def test_writing_again_replaces_the_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    assert run("--year", "2022", "--out", str(out)) == run("--year", "2022", "--out", str(out)) == 0
    assert openpyxl.load_workbook(out).sheetnames == ["培训计划", "培训签到"]
