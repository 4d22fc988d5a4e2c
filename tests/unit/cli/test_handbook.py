"""The command `handbook`: what it writes, prints and refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.documents.handbook_press import freeze
from desktop_app.documents.produce import Press
from desktop_app.paths import find_paths, resources_folder
from desktop_app.services.office import open_office
from tests.helpers.handbooks import CENTRE, a_handbook, furnish
from tests.unit.documents import measure

Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command on an office with a handbook and one frozen edition."""
    paths = find_paths(tmp_path / "office")
    paths.create()
    office = open_office(paths.database)
    furnish(office)
    a_handbook(office)
    freeze(office, CENTRE, Press(resources_folder()), tmp_path)
    office.close()
    return lambda *arguments: main(["--data-dir", str(paths.data), "--language", "en", "handbook", *arguments])


def test_the_book_is_written(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deep" / "h.pdf"
    assert run("--out", str(out)) == 0
    printed, remarks = capsys.readouterr()
    assert printed == f"东丽区招商手册\t{measure.page_count(out)}\t{out}\n"
    assert "旧办法" in remarks


def test_json_is_one_document_and_nothing_else(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "v.pdf"
    chosen = ("--chapters", "区情,3", "--visitor", " 国能  智深 ", "--industry", "34", "--investment", "5,000")
    assert run("--out", str(out), *chosen, "--json") == 0
    printed, remarks = capsys.readouterr()
    assert remarks == ""
    assert json.loads(printed) == {
        "title": "东丽区招商手册（国能 智深）",
        "file": str(out),
        "pages": measure.page_count(out),
        "edition": None,
        "visitor": "国能 智深",
        "facts_past_their_date": ["高企数", "面积"],
        "facts_soon_past_their_date": [],
        "policies_left_out": [],
        "unknown_references": [],
        "missing_characters": [],
        "missing_pictures": [],
    }
    text = "".join(measure.text_of(out, page) for page in range(measure.page_count(out)))
    assert "装备办法" in text
    assert "信息办法" not in text


def test_an_edition_and_a_booklet(run: Run, tmp_path: Path) -> None:
    assert run("--out", str(tmp_path / "e.pdf"), "--edition", "1") == 0
    assert run("--out", str(tmp_path / "b.pdf"), "--edition", "1", "--booklet") == 0
    frozen = (tmp_path / "东丽区招商手册（第1版）.pdf").read_bytes()
    assert (tmp_path / "e.pdf").read_bytes() == frozen
    assert measure.page_count(tmp_path / "b.pdf") == -(-measure.page_count(tmp_path / "e.pdf") // 4) * 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--edition", "9"), "no edition 9"),
        (("--chapters", "区情,附录"), "no chapter “附录”"),
        (("--chapters", "，"), "at least one chapter"),
        (("--visitor", "甲", "--industry", "ZZ"), "no industry with the code ZZ"),
        (("--visitor", "甲", "--investment", "很多"), "no amount"),
        (("--visitor", "甲", "--investment", "0"), "no amount"),
        (("--visitor", "甲", "--investment", "nan"), "no amount"),
        (("--visitor", "  "), "which company"),
        (("--industry", "34"), "belong to a visitor's edition"),
        (("--investment", "34"), "belong to a visitor's edition"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_written(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    out = tmp_path / "x.pdf"
    assert run("--out", str(out), *arguments) == 1
    printed, remarks = capsys.readouterr()
    assert printed == ""
    assert words in remarks
    assert remarks.count("\n") == 1
    assert not out.exists()


def test_a_folder_is_no_file(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.pdf").mkdir()
    assert run("--out", str(tmp_path / "x.pdf")) == 1
    assert "could not be written" in capsys.readouterr().err
    assert list((tmp_path / "x.pdf").iterdir()) == []
