import pytest

from desktop_app.documents.cells import (
    LIGHT_COLOURS,
    Cutter,
    column_needs,
    lights_apart,
    with_dates_whole,
    with_remarks_whole,
)
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face, Run
from desktop_app.documents.rowgrid import break_lines
from desktop_app.documents.tokens import tokenise


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
    assert need.word == pytest.approx(fonts.width("（2023年1月5日前）", Face.FANGSONG))
    lights = column_needs("亮灯", ["● 绿", "—"], Face.HEI, Face.FANGSONG, Cutter(fonts))
    assert lights.word == pytest.approx(fonts.width("● 绿", Face.FANGSONG))


def test_in_narrow_places_a_date_stays_whole(fonts: FontBook) -> None:
    text = "协助申报入统（2023年1月31日前），2期12个月"
    whole = with_dates_whole(tokenise([Run(text)], Face.FANGSONG, fonts))
    assert [token.text for token in whole if len(token.text) > 1] == ["2023年1月31日前", "2期", "12"]
    assert "".join(token.text for token in whole) == text
    assert sum(token.width for token in whole) == pytest.approx(fonts.width(text, Face.FANGSONG) - 0.5), "）， is tight"
    day = with_dates_whole(tokenise([Run("进场\n2023-01-31前")], Face.FANGSONG, fonts))
    assert day[-1].text == "2023-01-31前"
    lines = break_lines(whole, 10, justify=False)
    assert [line.text for line in lines] == ["协助申报入统", "（2023年1月31日前），", "2期12个月"]


def test_a_remark_no_wider_than_asked_for_is_one(fonts: FontBook) -> None:
    tokens = tokenise([Run("面积（平方公里）、税收（万元）")], Face.HEI, fonts)
    for widest, whole in ((6.0, ["（平方公里）", "（万元）"]), (4.0, ["（万元）"]), (0.0, [])):
        made = with_remarks_whole(tokens, widest)
        assert [token.text for token in made if token.text[0] == "（" and len(token.text) > 1] == whole
        assert "".join(token.text for token in made) == "面积（平方公里）、税收（万元）"
        assert sum(token.width for token in made) == pytest.approx(14.5), "）、 is tight"
    unlike = tokenise([Run("（甲\n乙）（丙）丁）")], Face.HEI, fonts)
    assert [token.text for token in with_remarks_whole(unlike, 9.0) if len(token.text) > 1] == ["（丙）"]


def test_a_column_is_as_wide_as_the_remark_in_its_head_where_that_is_asked_for(fonts: FontBook) -> None:
    asked = [
        column_needs("面积（平方公里）", ["（某园区）"], Face.HEI, Face.SONG, Cutter(fonts), remarks=remarks).remark
        for remarks in (0.0, 6.0)
    ]
    assert asked == pytest.approx([2, 6])
