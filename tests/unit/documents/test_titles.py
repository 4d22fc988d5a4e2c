import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face, Run
from desktop_app.documents.titles import balanced, filled, phrases
from desktop_app.documents.tokens import tokenise


def lines(text: str, fonts: FontBook, width: float) -> list[str]:
    return [line.text for line in balanced(phrases(text, Face.TITLE, fonts, width), width)]


@pytest.mark.parametrize(
    "title",
    [
        "关于更正《关于2022年1—12月招商引资工作完成情况的通报》\u200b（第1期）有关数据的说明",
        "关于更正《关于2022年1—12月\u200b招商引资工作完成情况的通报》\u200b（第1期）有关数据的说明",
    ],
)
def test_a_phrase_longer_than_a_line_is_broken_and_no_other(title: str, fonts: FontBook) -> None:
    lines = balanced(phrases(title, Face.TITLE, fonts, 20.1), 20.1)
    assert all(line.width <= 20.1 for line in lines)
    assert any("（第1期）有关数据的说明" in line.text for line in lines)
    assert "".join(line.text for line in lines) == title.replace("\u200b", "")
    for line in lines:
        drawn = line.segments[-1]
        assert drawn.x + fonts.width(drawn.text, Face.TITLE) <= 20.1 + 1e-6


def test_a_title_is_balanced_and_broken_at_its_phrases(fonts: FontBook) -> None:
    title = "关于2022年1-12月\u200b招商引资工作\u200b完成情况的通报"
    lines = balanced(phrases(title, Face.TITLE, fonts, 20), 20)
    assert [line.text for line in lines] == ["关于2022年1-12月", "招商引资工作完成情况的通报"]
    plain = balanced(phrases("一二三四五六七八九十一二三四五六七八九十一二", Face.TITLE, fonts, 20), 20)
    assert [len(line.text) for line in plain] == [11, 11]


def test_a_title_in_one_line_keeps_its_marks_whole(fonts: FontBook) -> None:
    (line,) = balanced(phrases("关于印发《项目评审机制方案》的通知", Face.TITLE, fonts, 30), 30)
    assert sum(len(segment.text) for segment in line.segments) == 17
    assert len(line.segments) == 1


def test_marks_of_two_phrases_stand_as_close_as_in_one(fonts: FontBook) -> None:
    apart, whole = (
        phrases(f"《通报》{between}（第1期）\u200b说明", Face.TITLE, fonts, 30) for between in ("\u200b", "")
    )
    assert sum(token.width for token in apart) == sum(token.width for token in whole)
    assert [token.text for token in apart] == ["《通报》", "（第1期）", "说明"]
    assert apart[0].width == tokenise([Run("《通报》")], Face.TITLE, fonts)[0].width * 3.5


@pytest.mark.parametrize(
    ("text", "width", "told"),
    [
        ("新增落地市外优质项目", 7, ["新增落地", "市外优质项目"]),
        ("关于2022年1—12月招商引资工作完成情况的通报", 20.1, ["关于2022年1—12月招商引资", "工作完成情况的通报"]),
        ("东丽区合作交流办2022年法治政府建设年度报告", 20.1, ["东丽区合作交流办2022年", "法治政府建设年度报告"]),
        ("北京区域优质项目完成率", 7, ["北京区域优质", "项目完成率"]),
        ("轨道交通车辆部件联合制造", 5, ["轨道交通", "车辆部件", "联合制造"]),
    ],
)
def test_a_title_is_broken_between_words(fonts: FontBook, text: str, width: float, told: list[str]) -> None:
    assert lines(text, fonts, width) == told


@pytest.mark.parametrize("width", [x / 2 for x in range(6, 50)])
def test_a_title_loses_nothing_and_fits(fonts: FontBook, width: float) -> None:
    text = "关于印发《2022年度东丽区珩图高强金属构件项目评审机制方案》（第3期）等3项制度的通知"
    set_lines = balanced(phrases(text, Face.TITLE, fonts, width), width)
    assert "".join(line.text for line in set_lines) == text
    assert all(line.width <= width + 1e-6 for line in set_lines)


def test_a_title_of_four_hundred_characters_is_filled_line_by_line(fonts: FontBook) -> None:
    told = lines("招商引资工作" * 67, fonts, 20)
    assert [len(line) for line in told] == [20] * 20 + [2]


def test_an_explicit_end_of_line_is_kept(fonts: FontBook) -> None:
    tokens = tokenise([Run("市外内资到位额\n（亿元）")], Face.HEI, fonts)
    assert [line.text for line in balanced(tokens, 20)] == ["市外内资到位额", "（亿元）"]


@pytest.mark.parametrize(
    ("text", "width", "more", "told"),
    [
        ("轨道交通车辆部件联合制造", 5, 0, ["轨道交通", "车辆部件", "联合制造"]),
        ("对接载体租赁手续", 6, 0, ["对接载体", "租赁手续"]),
        ("区应急管理局", 5, 0, ["区应急", "管理局"]),
        ("熠桥生物制剂生产项目", 5, 0, ["熠桥生物制", "剂生产项目"]),
        ("熠桥生物制剂生产项目", 5, 1, ["熠桥生物", "制剂生产", "项目"]),
        ("督促设备进场\n2023-01-18前", 6, 0, ["督促设备进场", "2023-01-18前"]),
    ],
)
def test_the_lines_of_a_cell_end_between_words(
    fonts: FontBook, text: str, width: float, more: int, told: list[str]
) -> None:
    tokens = tokenise([Run(text)], Face.FANGSONG, fonts)
    assert [line.text for line in filled(tokens, width, more)] == told


def test_a_long_cell_is_filled_line_by_line(fonts: FontBook) -> None:
    tokens = tokenise([Run("招商引资工作" * 17)], Face.FANGSONG, fonts)
    assert [len(line.text) for line in filled(tokens, 20)] == [20, 20, 20, 20, 19, 3]


def test_the_names_of_several_companies_in_a_cell_end_their_lines_between_words(fonts: FontBook) -> None:
    names = (
        "中国华电集团有限公司、国家能源投资集团有限责任公司、天津市东丽区城市建设投资集团有限公司、苏州天瞳威视电子科技"
    )
    assert [line.text for line in filled(tokenise([Run(names + "有限公司")], Face.FANGSONG, fonts), 9)] == [
        "中国华电集团有限",
        "公司、国家能源投资",
        "集团有限责任公司、",
        "天津市东丽区城市",
        "建设投资集团有限",
        "公司、苏州天瞳威视",
        "电子科技有限公司",
    ]


def test_of_ways_alike_a_cell_has_its_short_line_late(fonts: FontBook) -> None:
    tokens = tokenise([Run("淇川生物制剂生产项目（2期）")], Face.FANGSONG, fonts)
    assert [line.text for line in filled(tokens, 4.4, 1)] == ["淇川生物", "制剂生产", "项目", "（2期）"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "累计到位0.27亿元。7月9日，现场查看进度，记录需要协调的事项。",
            ["累计到位0.27亿元。", "7月9日，现场查看", "进度，记录需要", "协调的事项。"],
        ),
    ],
)
def test_marks_of_a_cell_are_squeezed_rather_than_a_word_broken(fonts: FontBook, text: str, told: list[str]) -> None:
    lines = filled(tokenise([Run(text)], Face.FANGSONG, fonts), 8.5)
    assert [line.text for line in lines] == told
    assert max(line.width for line in lines) > 8.5
