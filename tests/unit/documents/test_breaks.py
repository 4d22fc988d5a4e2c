import itertools

import pytest

from desktop_app.documents.breaks import breaks
from desktop_app.documents.cells import Cutter, column_needs
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face, Run
from desktop_app.documents.rowgrid import LOOSE, break_lines
from desktop_app.documents.tokens import tokenise


def parts(text: str, fonts: FontBook, remarks: bool = False) -> list[str]:
    """The text cut wherever a line may end."""
    tokens = tokenise([Run(text)], Face.FANGSONG, fonts)
    result = [""]
    for token, may_part in zip(tokens, breaks(tokens, remarks), strict=False):
        if may_part:
            result.append("")
        result[-1] += token.text
    return result


@pytest.mark.parametrize(
    "figure",
    [
        "200亿元",
        "1,007个",
        "0.5万元",
        "3.2个",
        "142次",
        "532人次",
        "500强",
        "12月",
        "31日",
        "3万亿元",
        "2.5万平方米",
        "第3期",
        "100.3%",
        "49家",
    ],
)
def test_a_number_is_one_with_its_unit(fonts: FontBook, figure: str) -> None:
    assert parts(f"额{figure}的", fonts) == ["额", figure, "的"]


def test_points_may_begin_a_line_but_stay_whole(fonts: FontBook) -> None:
    assert parts("低3.2个百分点，", fonts) == ["低", "3.2个", "百分点，"]
    assert parts("百分点", fonts) == ["百", "分", "点"]


def test_a_line_is_not_spread_because_points_do_not_fit_whole(fonts: FontBook) -> None:
    tokens = tokenise([Run("一是北京协议投资额完成率82.9%，低于序时进度8.8个百分点。二是")], Face.FANGSONG, fonts)
    first, *_rest = break_lines(tokens, 28, 2)
    assert first.text.endswith("低于序时进度8.8个")
    assert 26 - first.width < 2.5


def test_what_is_no_unit_parts_from_a_number(fonts: FontBook) -> None:
    assert parts("共3亦4", fonts) == ["共", "3", "亦", "4"]
    assert parts("1亿以上", fonts) == ["1亿", "以", "上"]
    assert parts("5000万元至1亿元", fonts) == ["5000万元", "至", "1亿元"]


def test_the_number_of_a_document_stays_with_its_year(fonts: FontBook) -> None:
    assert parts("函〔2022〕3号收", fonts) == ["函", "〔2022〕3号", "收"]


def test_a_range_stays_whole(fonts: FontBook) -> None:
    assert parts("自1—12月起", fonts) == ["自", "1—12月", "起"]


def test_no_text_has_no_place_to_break(fonts: FontBook) -> None:
    assert breaks([], True) == [False]
    assert breaks(tokenise([Run("3")], Face.KAI, fonts), True) == [False, True]


@pytest.mark.parametrize("width", range(14, 29))
def test_no_line_parts_a_number_from_its_unit_unless_it_would_be_spread_too_far(fonts: FontBook, width: int) -> None:
    text = "完成全年目标200亿元的100.3%；新增项目1007个，完成全年目标950个的106.0%；快于序时进度3.2个百分点。" * 2
    lines = [line.text for line in break_lines(tokenise([Run(text)], Face.FANGSONG, fonts), width, 2)]
    assert "".join(lines) == text
    indents = itertools.chain((2.0,), itertools.repeat(0.0))
    for (before, after), indent in zip(itertools.pairwise(lines), indents, strict=False):
        if before[-1].isdigit() and after[0] in "亿个":
            without = before.rstrip("0123456789.,")
            assert width - indent - fonts.width(without, Face.FANGSONG) > LOOSE, lines
        assert (before[-1], after[0]) not in {("亿", "元"), ("百", "分"), ("分", "点")}, lines


def test_a_line_that_would_be_spread_far_ends_between_a_number_and_its_unit(fonts: FontBook) -> None:
    def first(text: str, **options: bool) -> str:
        line, *_rest = break_lines(tokenise([Run(text)], Face.FANGSONG, fonts), 14, **options)
        return line.text

    assert first("一二三四五六七八到位额5.19亿元，") == "一二三四五六七八到位额5.19"
    assert first("一二三四五六七八到位额5.19亿元，", justify=False) == "一二三四五六七八到位额"
    assert first("一二三四五六七八到位额3万平方公里，") == "一二三四五六七八到位额"
    assert first("一二三四五六七八九到在2022年，") == "一二三四五六七八九到在", "a date is not parted"


def test_a_column_is_as_wide_as_a_number_with_its_unit(fonts: FontBook) -> None:
    need = column_needs("规模", ["1000万元至5000万元的项目"], Face.HEI, Face.FANGSONG, Cutter(fonts))
    assert need.word == pytest.approx(fonts.width("1000万元", Face.FANGSONG))


def test_a_unit_wider_than_its_place_is_parted_all_the_same(fonts: FontBook) -> None:
    lines = [line.text for line in break_lines(tokenise([Run("3.2平方公里")], Face.FANGSONG, fonts), 3)]
    assert "".join(lines) == "3.2平方公里"
    assert len(lines) > 1


def test_no_mark_begins_a_line_though_a_blank_stands_before_it(fonts: FontBook) -> None:
    assert parts("研发中心 · 待决定", fonts) == ["研", "发", "中", "心 ·", " ", "待", "决", "定"]
    lines = break_lines(tokenise([Run("软件研发中心 · To decide")], Face.FANGSONG, fonts), 6.5, justify=False)
    assert [line.text for line in lines] == ["软件研发中", "心 · To", "decide"]
