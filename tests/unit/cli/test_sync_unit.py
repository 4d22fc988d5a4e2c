"""What a unit imports on the command line is its own, and reaches the centre and comes back."""

import functools
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from desktop_app.cli import main
from desktop_app.cli.context import DONE
from desktop_app.sync.package.writing import Target
from tests.helpers.stick_offices import StickOffice, befriend, stick_office
from tests.helpers.workbook import Rows


def run(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder), "--language", "en", *arguments])


def workbook(path: Path, **sheets: Rows) -> str:
    """A data workbook with these rows."""
    made = Workbook()
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        headers = list(rows[0])
        sheet.append(headers)
        for row in rows:
            sheet.append([row.get(header) for header in headers])
    made.remove(made.worksheets[0])
    made.save(path)
    return str(path)


def project(number: str, name: str, **more: Any) -> dict[str, Any]:
    return {"项目编号": number, "项目名称": name, "阶段": "线索", "录入日期": "2022-03-01", **more}


class Pair:
    """The centre and a unit that trust each other, driven by commands."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.centre = stick_office(folder / "centre", "DL01", "区合作交流办", centre=True)
        self.unit = stick_office(folder / "unit", "HM", "华明街道")
        befriend(self.centre, self.unit)
        for one in (self.centre, self.unit):
            one.close()
        self.stick, self._capsys = folder / "stick", capsys
        self.stick.mkdir()

    def said(self, one: StickOffice, *arguments: str) -> str:
        assert run(one.folder, *arguments) == DONE
        return self._capsys.readouterr().out

    def write(self, giver: StickOffice, taker: StickOffice) -> str:
        [file] = self.said(giver, "sync", "export", "--to", taker.code, "--out", str(self.stick)).splitlines()
        return file

    def bring(self, giver: StickOffice, taker: StickOffice) -> str:
        """Write a file and take it in; what is said."""
        return self.said(taker, "sync", "import", self.write(giver, taker))

    def records(self, one: StickOffice, *tables: str) -> list[dict[str, Any]]:
        found = [json.loads(line) for line in self.said(one, "dump").splitlines()]
        return [record for record in found if record["table"] in tables]


@pytest.fixture
def pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Pair:
    return Pair(tmp_path, capsys)


def test_a_project_that_another_unit_reported_is_the_units_and_does_not_cut_it_off(pair: Pair, tmp_path: Path) -> None:
    pair.bring(pair.centre, pair.unit)
    visit = {"日期": "2022-03-01", "类型": "走访", "单位代码": "DL01", "内容": "走访", "项目编号": "HM-1"}
    rows = [project("HM-1", "他单位首报", 首报单位代码="DL01"), project("HM-2", "无首报单位")]
    pair.said(pair.unit, "import", workbook(tmp_path / "one.xlsx", 项目=rows, 活动=[visit]))
    assert pair.bring(pair.unit, pair.centre).startswith("From 华明街道: 4 new, 0 changed")
    pair.said(pair.unit, "import", workbook(tmp_path / "two.xlsx", 项目=[project("HM-3", "以后的项目")]))
    pair.bring(pair.unit, pair.centre)
    shown = pair.records(pair.centre, "project", "activity")
    assert len(shown) == 4 and {record["values"]["owner_code"] for record in shown} == {"HM"}
    assert shown == pair.records(pair.unit, "project", "activity")


def test_what_the_centre_adds_to_it_comes_to_the_unit(pair: Pair, tmp_path: Path) -> None:
    pair.said(pair.unit, "import", workbook(tmp_path / "one.xlsx", 项目=[project("HM-1", "项目")]))
    pair.bring(pair.unit, pair.centre)
    signed = {"项目编号": "HM-1", "阶段": "签约", "业务日期": "2022-03-01", "确认日期": "2022-03-02"}
    pair.said(pair.centre, "import", workbook(tmp_path / "two.xlsx", 里程碑=[signed]))
    pair.bring(pair.centre, pair.unit)
    [stone] = pair.records(pair.unit, "milestone")
    assert stone["values"]["owner_code"] == "HM" and pair.records(pair.centre, "milestone") == [stone]


def test_any_part_of_a_package_means_all_that_lie_beside_it(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.said(pair.unit, "import", workbook(tmp_path / "one.xlsx", 项目=[project("HM-1", "项目")]))
    with monkeypatch.context() as patched:
        patched.setattr("desktop_app.sync.giving.Target", functools.partial(Target, part_limit=600))
        files = pair.said(pair.unit, "sync", "export", "--to", "DL01", "--out", str(pair.stick)).splitlines()
    assert len(files) > 2
    assert "it can be taken in" in pair.said(pair.centre, "sync", "inspect", files[-1])
    assert "new" in pair.said(pair.centre, "sync", "import", files[1])
    assert [record["values"]["number"] for record in pair.records(pair.centre, "project")] == ["HM-1"]


def test_a_computer_that_exists_twice_is_named(pair: Pair, tmp_path: Path) -> None:
    pair.said(pair.unit, "import", workbook(tmp_path / "one.xlsx", 项目=[project("HM-1", "项目")]))
    pair.bring(pair.unit, pair.centre)
    copy = replace(pair.unit, folder=Path(shutil.copytree(pair.unit.folder, tmp_path / "copy")))
    for number, one in enumerate((pair.unit, copy), 2):
        pair.said(one, "import", workbook(tmp_path / f"{number}.xlsx", 项目=[project(f"HM-{number}", f"项目{number}")]))
    files = [pair.write(one, pair.centre) for one in (pair.unit, copy)]
    assert "twice" not in pair.said(pair.centre, "sync", "import", files[0])
    assert "of 华明街道 seems to exist twice" in pair.said(pair.centre, "sync", "import", files[1])
    assert "Write a file for 区合作交流办 first" in pair.bring(pair.centre, pair.unit)
    pair.bring(pair.unit, pair.centre)
    pair.bring(pair.centre, pair.unit)
    assert pair.records(pair.unit, "project") == pair.records(pair.centre, "project")
