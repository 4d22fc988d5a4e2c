import pytest

from desktop_app.documents.cells import LIGHT_COLOURS, Cutter, column_needs, lights_apart
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face


def test_a_light_stands_apart_in_its_colour(fonts: FontBook) -> None:
    assert lights_apart("● 绿▲黄") == ["●", " 绿", "▲", "黄"] and lights_apart("绿") == ["绿"]
    tokens = Cutter(fonts).tokens("■ 红", Face.FANGSONG)
    assert [(token.text, token.colour) for token in tokens] == [("■", LIGHT_COLOURS["■"]), ("红", 0)]


def test_a_text_is_cut_once(fonts: FontBook) -> None:
    cutter = Cutter(fonts)
    assert cutter.tokens("甲乙", Face.SONG) is cutter.tokens("甲乙", Face.SONG)
    assert cutter.tokens("甲乙", Face.SONG) is not cutter.tokens("甲乙", Face.HEI)


def test_a_column_asks_for_its_longest_word_and_its_head(fonts: FontBook) -> None:
    need = column_needs("全年目标", ["1,007.00", "—"], Face.HEI, Face.FANGSONG, Cutter(fonts))
    assert need.head == need.cell == pytest.approx(4)
    assert need.word == pytest.approx(fonts.width("1,007.00", Face.FANGSONG))
    wide = column_needs("项目名称与责任单位", ["短"], Face.HEI, Face.FANGSONG, Cutter(fonts))
    assert wide.head == pytest.approx(6) and wide.word == pytest.approx(2)


def test_no_cell_of_a_whole_column_is_broken(fonts: FontBook) -> None:
    label = "用地、厂房与投资强度"
    for head, cell in ((label, "短"), ("短", label)):
        need = column_needs(head, [cell], Face.HEI, Face.FANGSONG, Cutter(fonts), whole=True)
        assert need.word == need.head == need.cell == pytest.approx(10)


def test_a_column_asks_for_a_word_with_the_marks_that_stay_beside_it(fonts: FontBook) -> None:
    need = column_needs(
        "下一步", ["协助申报入统（12月28日前）", "（2023年1月5日前）"], Face.HEI, Face.FANGSONG, Cutter(fonts)
    )
    assert need.word == pytest.approx(fonts.width("（12月28日前）", Face.FANGSONG))
    lights = column_needs("亮灯", ["● 绿", "—"], Face.HEI, Face.FANGSONG, Cutter(fonts))
    assert lights.word == pytest.approx(fonts.width("● 绿", Face.FANGSONG))
