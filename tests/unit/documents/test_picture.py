"""Charts as pictures: the same definition as on paper."""

import io
from fractions import Fraction

import pytest
from PIL import Image

from desktop_app.documents.charts import figure_words
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import ChartKind, Figure, Series
from desktop_app.documents.picture import SCALE, figure_png

VALUES = (Fraction(3), None, Fraction(5, 2))
NAMES = ("华明高新区", "金桥街道", "玥珺街道")


def figure(kind: ChartKind, marks: tuple[Fraction, ...] = ()) -> Figure:
    return Figure(kind, "完成情况", NAMES, (Series("本年", VALUES),), "亿元", marks=marks)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_kind_is_drawn_and_always_alike(kind: ChartKind, fonts: FontBook) -> None:
    paces = (Fraction(1, 2), Fraction(1, 2), Fraction(1))
    made = figure_png(figure(kind, paces), 400, 200, fonts)
    assert made == figure_png(figure(kind, paces), 400, 200, fonts)
    picture = Image.open(io.BytesIO(made))
    assert picture.size == (400 * SCALE, 200 * SCALE)
    colours = picture.convert("RGB").getcolors(100_000)
    assert colours is not None and len(colours) > 10


def test_a_chart_without_any_value_is_an_empty_frame(fonts: FontBook) -> None:
    empty = Figure(ChartKind.BAR, "无", ("1月",), (Series("本年", (None,)),))
    assert figure_png(empty, 300, 100, fonts).startswith(b"\x89PNG")


def test_words_stand_for_the_picture() -> None:
    assert figure_words(figure(ChartKind.BAR)) == "完成情况（亿元）。本年：华明高新区 3，金桥街道 —，玥珺街道 2.5。"
    gauge = Figure(ChartKind.GAUGE, "完成率", ("甲",), (Series("完成", (Fraction(1003, 1000),)),))
    assert figure_words(gauge) == "完成率。完成：甲 100.3%。"
