"""`sync import`: a backup before, what would change record by record, and what has to come first."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import main
from desktop_app.cli.context import DONE
from desktop_app.services.backup_list import look
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.ledger import Gap
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office

Said = Callable[..., str]


@pytest.fixture
def pair(tmp_path: Path) -> tuple[StickOffice, StickOffice]:
    centre = stick_office(tmp_path / "centre", "DL01", "区合作交流办", centre=True)
    unit = stick_office(tmp_path / "unit", "HM", "华明街道")
    befriend(centre, unit)
    return centre, unit


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], pair: tuple[StickOffice, StickOffice]) -> Said:
    """What `sync import` prints at the centre, whose office is closed meanwhile."""

    def run(*arguments: str) -> str:
        pair[0].office.close()
        assert main(["--data-dir", str(pair[0].folder), "--language", "en", "sync", "import", *arguments]) == DONE
        return capsys.readouterr().out

    return run


def written(unit: StickOffice, folder: Path) -> str:
    folder.mkdir()
    [file] = unit.exchange.write("DL01", folder).paths
    return str(file)


def document(said: Said, *arguments: str) -> Any:
    return json.loads(said(*arguments, "--json"))


def test_an_old_backup_is_renewed_before_and_a_new_one_is_not(
    pair: tuple[StickOffice, StickOffice], said: Said, tmp_path: Path
) -> None:
    unit = pair[1]
    unit.add_project("甲项目")
    first = written(unit, tmp_path / "a")
    assert document(said, first, "--preview")["backup"] is None
    backup = Path(document(said, first)["backup"])
    assert look(backup).holding is not None and backup.parent == pair[0].folder / "backups"
    unit.add_project("乙项目")
    assert document(said, written(unit, tmp_path / "b"))["backup"] is None


def test_the_backup_is_named_apart_from_what_came(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair[0].office.close()
    file = written(pair[1], tmp_path / "a")
    assert main(["--data-dir", str(pair[0].folder), "--language", "en", "sync", "import", file]) == DONE
    said = capsys.readouterr()
    assert said.err.startswith("A backup was made first: ") and "backup" not in said.out


def test_a_preview_lists_the_records_and_says_where_to_look_twice(
    pair: tuple[StickOffice, StickOffice], said: Said, tmp_path: Path
) -> None:
    centre, unit = pair
    gone = unit.add_project("甲项目")
    unit.add_project("乙项目")
    send(unit, centre, tmp_path / "a")
    unit.change("project", gone, deleted_at=1)
    unit.add_project("丙项目")
    lines = said(written(unit, tmp_path / "b"), "--preview").splitlines()
    assert "  new  丙项目" in lines and "  deleted  甲项目" in lines
    assert "Look twice: 1 of 2 records of HM would go (Project)." in lines
    assert lines.index("  new  丙项目") > lines.index("Nothing was changed yet.")


def test_what_has_to_come_first_is_said_with_its_day_or_as_ones_own(
    pair: tuple[StickOffice, StickOffice], said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(pair[1], tmp_path / "a")
    gaps = Gap("新立街道", 1_646_200_000_000), Gap("区合作交流办", 1_646_200_000_000, own=True)
    monkeypatch.setattr(Exchange, "_missing", lambda *_: gaps)
    others, own = said(file).splitlines()
    assert others.startswith("Put aside until the files of 新立街道 (with what it did up to 2022-03-02 ")
    assert own.endswith("Write a file for 华明街道 first (sync export), and take in the one that it writes after that.")
    kept = document(said, file)
    assert kept["missing"] == ["新立街道", "区合作交流办"]
    assert [gap["own"] for gap in kept["gaps"]] == [False, True]
