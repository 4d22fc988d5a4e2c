"""Commands that search find what a large package has just brought."""

import json
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.services import search_later
from desktop_app.services.office import open_office
from tests.helpers.large_package import MANY, take_many


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An office to which a package brought more projects than are indexed at once."""
    office = open_office(tmp_path / "zhaoshangtong.db")
    take_many(office)
    with office.read() as session:
        assert search_later.waiting(session) == MANY
    office.close()
    return tmp_path


def test_a_search_finds_all_of_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(data), "search", "dcc", "--limit", str(2 * MANY), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == MANY


def test_a_list_narrowed_by_a_text_holds_all_of_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(data / "l.xlsx")
    assert main(["--data-dir", str(data), "export", file, "--kind", "projects", "--filter", "电池", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sheets"] == {"项目": MANY}
