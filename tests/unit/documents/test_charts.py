import itertools
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pdfplumber
import pytest

from desktop_app.documents import grid
from desktop_app.documents.charts import figure_rows, least_rows, most_rows
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import ChartKind, Figure, Series
from desktop_app.documents.pdf import render_pdf
from tests.unit.documents import measure
from tests.unit.documents.samples import document

MONTHS = tuple(f"{month}月" for month in range(1, 13))


def figures() -> dict[str, Figure]:
    values = tuple(Fraction(10 + n) for n in range(12))
    two = (Series("2022年", values), Series("2021年", (None, Fraction(-7, 2), *values[2:])))
    return {
        "bar": Figure(ChartKind.BAR, "到位额", MONTHS, two, "亿元"),
        "line": Figure(ChartKind.LINE, "累计", MONTHS, two, "亿元"),
        "pie": Figure(
            ChartKind.PIE, "来源", ("北京", "其他"), (Series("金额", (Fraction(1061, 10), Fraction(944, 10))),), "亿元"
        ),
        "gauge": Figure(
            ChartKind.GAUGE,
            "进度",
            ("到位额", "项目"),
            (Series("完成率", (Fraction(401, 400), None)),),
            marks=(Fraction(4, 5), Fraction(1)),
        ),
        "funnel": Figure(
            ChartKind.FUNNEL,
            "推进",
            ("线索", "签约", "落地"),
            (Series("项目", (Fraction(200), Fraction(150), Fraction(0))),),
            "个",
            rows=5,
        ),
        "nothing": Figure(ChartKind.PIE, "空", ("甲",), (Series("金额", (Fraction(0),)),)),
        "zeros": Figure(ChartKind.BAR, "零", MONTHS, (Series("金额", (Fraction(0),) * 12),)),
        "whole": Figure(ChartKind.PIE, "一家", ("甲", "乙"), (Series("金额", (Fraction(5), Fraction(0))),)),
    }


@pytest.mark.parametrize("name", list(figures()))
def test_a_figure_stays_in_its_rows(fonts: FontBook, tmp_path: Path, name: str) -> None:
    path = tmp_path / "f.pdf"
    figure = figures()[name]
    render_pdf(document(figure), path, fonts)
    assert figure.title in measure.text_of(path, 0)
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        shapes = [*page.rects, *page.curves, *page.lines]
        chars = [char for char in page.chars if char["top"] < grid.BOTTOM]
        for thing in (*shapes, *chars):
            assert grid.LEFT - 1 <= thing["x0"] <= thing["x1"] <= grid.RIGHT + 1
            assert thing["bottom"] <= grid.TOP + grid.height_of(figure.rows) + 6


def test_values_are_written_beside_their_marks(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "f.pdf"
    render_pdf(document(*figures().values()), path, fonts)
    text = "".join(measure.text_of(path, page) for page in range(measure.page_count(path)))
    for expected in ("-3.5", "100.3%", "52.9%", "106.1", "200.5", "2021年", "75.0%"):
        assert expected in text


def test_shares_below_each_other_have_the_same_decimals(fonts: FontBook, tmp_path: Path) -> None:
    values = (Fraction(7, 10), Fraction(1, 10), Fraction(117, 100))
    pie = Figure(ChartKind.PIE, "来源", ("北京", "广东", "河北"), (Series("金额", values),), "亿元", rows=7)
    whole = Figure(ChartKind.PIE, "个数", ("甲", "乙"), (Series("个数", (Fraction(3), Fraction(12))),), "个", rows=7)
    render_pdf(document(pie, whole), tmp_path / "f.pdf", fonts)
    words = measure.text_of(tmp_path / "f.pdf", 0).split()
    assert {"0.70", "0.10", "1.17", "3", "12"} <= set(words)
    assert "3.00" not in words


@pytest.mark.parametrize("kind", [ChartKind.PIE, ChartKind.BAR, ChartKind.LINE])
def test_a_whole_value_has_the_decimals_of_the_others(fonts: FontBook, tmp_path: Path, kind: ChartKind) -> None:
    values = (Fraction(2755, 100), Fraction(745, 100), Fraction(12))
    chart = Figure(kind, "来源", ("北京", "广东", "河北"), (Series("金额", values),), "亿元", rows=7)
    render_pdf(document(chart), tmp_path / "f.pdf", fonts)
    words = set(measure.text_of(tmp_path / "f.pdf", 0).split())
    assert {"27.55", "7.45", "12.00"} <= words
    assert ("47.00" in words) == (kind is ChartKind.PIE)


@pytest.mark.parametrize("kind", [ChartKind.GAUGE, ChartKind.FUNNEL, ChartKind.BAR])
def test_nothing_is_drawn_for_nothing(fonts: FontBook, tmp_path: Path, kind: ChartKind) -> None:
    def bars(*values: int) -> int:
        figure = Figure(kind, "进度", ("甲", "乙"), (Series("值", tuple(Fraction(value) for value in values)),), rows=5)
        render_pdf(document(figure), tmp_path / "f.pdf", fonts)
        with pdfplumber.open(tmp_path / "f.pdf") as pdf:
            return len(pdf.pages[0].rects)

    assert bars(1, 1) - bars(1, 0) == 1


def printed(fonts: FontBook, path: Path, figure: Figure) -> list[list[measure.Char]]:
    render_pdf(document(figure), path, fonts)
    return [line for line in measure.lines(path, 0) if line[0].baseline < grid.BOTTOM]


def test_of_more_bars_than_can_be_read_the_rest_is_counted(fonts: FontBook, tmp_path: Path) -> None:
    names = tuple(f"第{n}街道办事处" for n in range(76))
    chart = Figure(ChartKind.GAUGE, "进度", names, (Series("完成率", (Fraction(1, 2),) * 76),), rows=13)
    lines = printed(fonts, tmp_path / "f.pdf", chart)
    shown = [line for line in lines if line[0].text == "第"]
    (rest,) = [line for line in lines if line[0].text == "另"]
    assert f"另有{76 - len(shown)}项未列出" == "".join(char.text for char in rest)
    assert len(shown) > 30
    assert all(after[0].baseline - before[0].baseline >= 8 for before, after in itertools.pairwise(shown))
    assert all(len(line) >= 8 for line in shown)


def test_a_gauge_far_above_its_target_leaves_the_others_readable(fonts: FontBook, tmp_path: Path) -> None:
    chart = Figure(ChartKind.GAUGE, "进度", ("甲", "乙"), (Series("率", (Fraction(9, 10), Fraction(45))),), rows=5)
    printed(fonts, tmp_path / "f.pdf", chart)
    with pdfplumber.open(tmp_path / "f.pdf") as pdf:
        bars = [box for box in pdf.pages[0].rects if box["non_stroking_color"][2] > 0.6 > box["non_stroking_color"][0]]
    first, second = (box["width"] for box in sorted(bars, key=lambda box: box["top"]))
    assert first == pytest.approx(0.3 * second, rel=0.01)
    assert "4500.0%" in measure.text_of(tmp_path / "f.pdf", 0)


def test_where_bars_go_beyond_the_whole_target_a_line_marks_it(fonts: FontBook, tmp_path: Path) -> None:
    for most, told in ((Fraction(2), 1), (Fraction(9, 10), 0)):
        chart = Figure(ChartKind.GAUGE, "进度", ("甲", "乙"), (Series("率", (Fraction(1, 2), most)),), rows=5)
        printed(fonts, tmp_path / "f.pdf", chart)
        assert measure.text_of(tmp_path / "f.pdf", 0).count("100%") == told


def test_a_value_of_many_digits_stays_within_the_text_area(fonts: FontBook, tmp_path: Path) -> None:
    values = (Fraction(9, 10), Fraction(123_456_789))
    chart = Figure(ChartKind.GAUGE, "进度", ("甲", "乙"), (Series("率", values),), rows=5)
    lines = printed(fonts, tmp_path / "f.pdf", chart)
    assert "12345678900.0%" in measure.text_of(tmp_path / "f.pdf", 0)
    assert max(char.box[2] for line in lines for char in line) <= grid.RIGHT + 0.5


def test_shares_are_numbered_for_who_sees_no_colours(fonts: FontBook, tmp_path: Path) -> None:
    values = (Fraction(23), Fraction(14), Fraction(1, 10))
    chart = Figure(ChartKind.PIE, "来源", ("北京", "上海", "其他"), (Series("金额", values),), "亿元", rows=7)
    render_pdf(document(chart), tmp_path / "f.pdf", fonts)
    ring = [char for char in measure.characters(tmp_path / "f.pdf", 0) if char.x < grid.LEFT + grid.WIDTH * 0.5]
    inside = [char.text for char in ring if char.text in "123" and char.size < 10 and char.baseline < grid.BOTTOM]
    assert inside == ["1", "2"]
    legend = measure.text_of(tmp_path / "f.pdf", 0).replace(" ", "")
    assert all(word in legend for word in ("1北京", "2上海", "3其他"))


def test_a_long_name_does_not_cover_the_value_beside_it(fonts: FontBook, tmp_path: Path) -> None:
    values = (Fraction(123456789), Fraction(1))
    names = ("很长的来源地名称" * 4, "上海")
    lines = printed(
        fonts, tmp_path / "f.pdf", Figure(ChartKind.PIE, "来源", names, (Series("金额", values),), "亿元", rows=7)
    )
    (line,) = [line for line in lines if "很" in {char.text for char in line}]
    for before, after in itertools.pairwise(char for char in line if char.x > grid.LEFT + grid.WIDTH * 0.5):
        assert after.box[0] >= before.box[2] - 0.5


def test_a_chart_takes_the_rows_that_its_title_needs(fonts: FontBook, tmp_path: Path) -> None:
    chart = figures()["bar"]
    assert figure_rows(chart, grid.WIDTH, fonts) == chart.rows
    long = Figure(ChartKind.BAR, "市外内资到位额分月情况与上年同期对比" * 6, MONTHS, chart.series, "亿元")
    assert figure_rows(long, grid.WIDTH, fonts) == long.rows + 2
    lines = printed(fonts, tmp_path / "f.pdf", long)
    title = [line for line in lines if line[0].size == pytest.approx(12, abs=0.1)]
    assert len(title) == 4 and all(grid.LEFT <= line[0].x < line[-1].box[2] <= grid.RIGHT for line in title)


@pytest.mark.parametrize(("kind", "told", "rows", "least"), [("bar", 12, 8, 6), ("bar", 2, 7, 5), ("bar", 2, 4, 4)])
def test_a_chart_of_bars_may_be_three_tenths_lower_and_not_too_low(kind: str, told: int, rows: int, least: int) -> None:
    chart = replace(figures()[kind], categories=MONTHS[:told], rows=rows)
    assert least_rows(chart, rows) == least
    assert least_rows(chart, rows + 1) == least + 1  # with a title of two lines


@pytest.mark.parametrize(("rows", "most"), [(7, 9), (8, 10), (10, 13), (3, 3)])
def test_a_chart_may_be_three_tenths_higher(rows: int, most: int) -> None:
    chart = replace(figures()["bar"], rows=rows)
    assert most_rows(chart, rows) == most
    assert most_rows(chart, rows + 1) == most + 1  # with a title of two lines


@pytest.mark.parametrize(("told", "rows", "least"), [(5, 5, 4), (15, 10, 8), (15, 8, 8), (22, 13, 11)])
def test_what_a_chart_tells_below_each_other_stays_readable(told: int, rows: int, least: int) -> None:
    chart = replace(figures()["gauge"], categories=tuple(f"{n}街道" for n in range(told)), rows=rows)
    assert least_rows(chart, rows) == least


@pytest.mark.parametrize("name", list(figures()))
def test_a_lower_chart_tells_the_same_in_its_rows(fonts: FontBook, tmp_path: Path, name: str) -> None:
    chart = figures()[name]
    low = replace(chart, rows=least_rows(chart, chart.rows))
    whole, lower = (
        {"".join(char.text for char in line) for line in printed(fonts, tmp_path / f"{one.rows}.pdf", one)}
        for one in (chart, low)
    )
    assert sorted("".join(whole)) == sorted("".join(lower))
