"""Workbooks made at random through the real process, compared with the indicators counted a second time in Python.

The environment variable UNSEEN_WORKBOOKS=50 tries fifty of them instead of two.
"""

import os
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from tests.helpers.counting import half_up
from tests.helpers.dice import save
from tests.helpers.indicator_oracle import INDICATORS, MONEY, District, Figure
from tests.helpers.process import read, run
from tests.helpers.ranking_oracle import Line, ranking
from tests.helpers.unseen_workbook import Maker

SEEDS = range(int(os.environ.get("UNSEEN_WORKBOOKS", "2")))
UNNUMBERED = {"activities", "trainings_online", "trainings_offline", "training_attendances"}
CENTRE = "CENTRE"


class Office:
    """A fresh office that has taken in the workbook of a seed."""

    def __init__(self, folder: Path, seed: int, shuffle: random.Random | None = None) -> None:
        maker = Maker(seed)
        self.seed, self.year, self.book = seed, maker.year, maker.make()
        self.district = District(self.book)
        self.units = [row["单位代码"] for row in self.book["责任单位"]]
        self.data = folder / "招商 数据"
        self.file = folder / f"{self.year}年 数据工作簿.xlsx"
        folder.mkdir(parents=True, exist_ok=True)
        save(self.book, self.file, shuffle)
        started = run(self.data, "init", "--unit", CENTRE, "--name", "合作交流办", "--centre")
        assert started.returncode == 0, started.stderr
        taken = run(self.data, "import", str(self.file))
        assert taken.returncode == 0, taken.stderr


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed{seed}")
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One office a seed."""
    return Office(tmp_path_factory.mktemp("unseen"), request.param)


def test_every_figure_is_the_one_counted_independently(office: Office) -> None:
    dice = random.Random(office.seed)
    months = [(office.year, month) for month in (1, 12, dice.randrange(2, 12))]
    wrong = []
    for year, month in [*months, dice.choice([(office.year - 1, 12), (office.year + 1, 2)])]:
        for unit in (None, dice.choice(office.units), dice.choice(office.units)):
            wrong += differences(office, year, month, unit)
    assert wrong == []


def differences(office: Office, year: int, month: int, unit: str | None) -> list[tuple[object, ...]]:
    """Where the command prints something else than was counted: indicator, key, printed, expected."""
    chosen = ("--unit", unit) if unit else ()
    rows = read(office.data, "indicators", "--year", str(year), "--month", str(month), *chosen)
    assert [row["indicator"] for row in rows] == list(INDICATORS)
    wrong: list[tuple[object, ...]] = []
    for row in rows:
        expected = document(office.district, row["indicator"], year, month, unit)
        assert set(row) == set(expected)
        wrong += [
            (year, month, unit, row["indicator"], key, row[key], expected[key])
            for key in expected
            if not alike(row[key], expected[key])
        ]
    return wrong


def document(district: District, indicator: str, year: int, month: int, unit: str | None) -> dict[str, Any]:
    """An indicator's line as the command prints it."""
    figure: Figure = district.figure(indicator, year, month, unit)

    def value(number: Fraction | None) -> object:
        if number is None:
            return None
        return f"{half_up(number, 2)}" if indicator in MONEY else float(number)

    numbers: object = sorted(figure.records)
    if indicator == "update_timeliness_rate":
        numbers = sorted(set(figure.records))  # a project that is up to date in several months is named once
    elif indicator in UNNUMBERED:
        numbers = len(figure.records)
    return {
        "indicator": indicator,
        "unit": unit,
        "target": value(figure.target),
        "month": value(figure.month),
        "cumulative": value(figure.cumulative),
        "completion": None if figure.completion is None else float(figure.completion),
        "pace_gap": None if figure.pace_gap is None else float(figure.pace_gap),
        "year_on_year": None,  # nothing was issued a year before
        "light": figure.light,
        "records": numbers,
    }


def alike(printed: object, expected: object) -> bool:
    """Equal; ratios to the digits that are printed; lists in any order."""
    if isinstance(printed, list):
        return sorted(printed) == expected or len(printed) == expected
    if isinstance(printed, (int, float)) and isinstance(expected, float):
        return abs(printed - expected) <= 1e-8
    return printed == expected


def test_the_ranking_is_the_one_reckoned_independently(office: Office) -> None:
    for year, month in ((office.year, 1), (office.year, 7), (office.year, 12)):
        lines = read(office.data, "ranking", "--year", str(year), "--month", str(month))
        assert [
            (line["group"], line["unit"], line["score"], line["rank"], line["previous_rank"], line["light"])
            for line in lines
        ] == [place(line) for line in ranking(office.district, year, month, CENTRE)]


def place(line: Line) -> tuple[object, ...]:
    """A line as the command prints it."""
    score = None if line.score is None else float(line.score)
    return line.group, line.unit, score, line.rank, line.previous_rank, line.light


def cells(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every cell of a workbook."""
    workbook = openpyxl.load_workbook(file)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}


def exported(data: Path, file: Path) -> dict[str, list[tuple[object, ...]]]:
    """The cells of a full export."""
    done = run(data, "export", str(file))
    assert done.returncode == 0, done.stderr
    return cells(file)


def test_the_order_of_rows_and_columns_is_nothing(office: Office, tmp_path: Path) -> None:
    shuffled = Office(tmp_path, office.seed, random.Random(7))
    first = exported(office.data, tmp_path / "一.xlsx")
    assert exported(shuffled.data, tmp_path / "二.xlsx") == first
    again = tmp_path / "third office"
    assert run(again, "init", "--unit", CENTRE, "--name", "合作交流办", "--centre").returncode == 0
    assert run(again, "import", str(tmp_path / "二.xlsx")).returncode == 0
    assert exported(again, tmp_path / "三.xlsx") == first


def test_dump_is_sorted_and_a_backup_brings_it_back(office: Office, tmp_path: Path) -> None:
    lines = run(office.data, "dump").stdout
    backup = tmp_path / "备份 1.zip"
    assert run(office.data, "backup", "--out", str(backup)).returncode == 0
    assert run(tmp_path / "另 一处", "restore", str(backup)).returncode == 0
    assert run(tmp_path / "另 一处", "dump").stdout == lines
    assert read(tmp_path / "另 一处", "check")["ok"] is True
    keys = [line.partition('"id": "')[2][:32] for line in lines.splitlines() if '"table": "fund_entry"' in line]
    assert keys == sorted(keys) != []


def yi(district: District, indicator: str, year: int, month: int) -> str:
    """A figure of money in 亿元."""
    return f"{half_up((district.figure(indicator, year, month, None).cumulative or Fraction(0)) / 10**8, 2)}"


def test_bulletins_print_the_same_figures(office: Office, tmp_path: Path) -> None:
    year, district = office.year, office.district
    for kind, period, month in (("monthly", f"{year}-07", 7), ("annual", f"{year}", 12)):
        out = tmp_path / f"{kind} 报告.pdf"
        done = run(office.data, "report", kind, "--period", period, "--out", str(out))
        assert done.returncode == 0, done.stderr
        words = text_of(out)
        for indicator in sorted(MONEY):
            assert short(yi(district, indicator, year, month)) in words
        landed = district.figure("landed_quality_projects", year, month, None).cumulative
        assert f"优质项目{landed}个" in words


def text_of(file: Path) -> str:
    """All text of a PDF, without spaces and line ends."""
    with pypdfium2.PdfDocument(file) as pdf:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)


def short(number: str) -> str:
    """Without zeros at the end."""
    return number.rstrip("0").rstrip(".")
