from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import ChartKind, Figure, Series
from tests.unit.documents.test_charts import printed


@pytest.mark.parametrize("values", [(5, -3, 0, -8), (-1, -2, -3, -1), (0, 0, 0, -100)])
def test_a_negative_value_does_not_cover_the_name_below_it(
    fonts: FontBook, tmp_path: Path, values: tuple[int, ...]
) -> None:
    series = (Series("金额", tuple(Fraction(value) for value in values)),)
    chart = Figure(ChartKind.BAR, "到位额", ("甲月", "乙月", "丙月", "丁月"), series, "亿元", rows=7)
    lines = printed(fonts, tmp_path / "f.pdf", chart)
    names = next(line for line in lines if line[0].text == "甲")
    for line in lines:
        if line is not names and line[0].box[3] > names[0].box[1]:
            assert line[0].box[1] > names[0].box[3], "".join(char.text for char in line)
    assert "0" in {"".join(char.text for char in line) for line in lines if line[0].x < grid.LEFT + 30}


@pytest.mark.parametrize(
    ("counts", "told"), [((1, 0), ["0", "1", "2"]), ((2, 1), ["0", "1", "2", "3"]), ((5, 1), ["0", "2", "4", "6"])]
)
def test_what_is_counted_has_whole_numbers_at_its_side(
    fonts: FontBook, tmp_path: Path, counts: tuple[int, int], told: list[str]
) -> None:
    chart = Figure(ChartKind.BAR, "进展", ("甲", "乙"), (Series("本期", tuple(map(Fraction, counts))),), "个", rows=7)
    lines = printed(fonts, tmp_path / "f.pdf", chart)
    side = ["".join(char.text for char in line if char.x < grid.LEFT + 12) for line in lines]
    assert sorted(text for text in side if text) == told


def test_money_keeps_its_parts_at_the_side(fonts: FontBook, tmp_path: Path) -> None:
    chart = Figure(ChartKind.BAR, "到位额", ("甲", "乙"), (Series("本期", (Fraction(11, 10), Fraction(1))),), rows=7)
    side = {
        line[0].text + "".join(char.text for char in line[1:]) for line in printed(fonts, tmp_path / "f.pdf", chart)
    }
    assert {"0.3", "0.6", "0.9", "1.2"} <= side


def test_no_two_numbers_at_the_side_are_told_alike(fonts: FontBook, tmp_path: Path) -> None:
    chart = Figure(ChartKind.BAR, "到位额", ("甲", "乙"), (Series("本期", (Fraction(9, 1000), Fraction(0))),), rows=7)
    lines = printed(fonts, tmp_path / "f.pdf", chart)
    side = ["".join(char.text for char in line if char.x < grid.LEFT + 30) for line in lines]
    assert sorted(text for text in side if text) == ["0", "0.0025", "0.005", "0.0075", "0.01"]


def test_all_bars_are_labelled_in_one_size(fonts: FontBook, tmp_path: Path) -> None:
    months = tuple(f"{month}月" for month in range(1, 13))
    values = tuple(Fraction(hundredths, 100) for hundredths in (1695, 794, 1719, 1329, 1879, 2634) * 2)
    series = (Series("2022年", values), Series("2021年", values[::-1]))
    chart = Figure(ChartKind.BAR, "到位额", months, series, "亿元", rows=8)
    lines = printed(fonts, tmp_path / "f.pdf", chart)
    points = [round(char.size, 2) for line in lines for char in line if char.text == "."]
    assert len(points) == 24 and len(set(points)) == 1, points
