import pytest

from desktop_app.documents.terms import BESIDE_NAME, BETWEEN, COMPOUND, UNKNOWN, WITHIN, WORDS, seams


def cut(text: str) -> list[str]:
    """The text cut where breaking it costs little."""
    result = [""]
    for character, cost in zip(text, seams(text), strict=True):
        if cost <= BETWEEN and result[-1]:
            result.append("")
        result[-1] += character
    return result


@pytest.mark.parametrize(
    "words",
    [
        ["关于2022年", "招商引资", "工作", "完成", "情况的", "通报"],
        ["各单位", "主要", "指标", "完成", "情况表"],
        ["亿元", "以上", "大项目"],
        ["经济", "和管理"],
        ["淇川生物", "制剂", "生产", "项目"],
        ["北京", "传感器", "芯片", "封测", "项目"],
        ["大宗商品", "贸易", "平台"],
        ["砚原电子级", "新材料", "项目"],
    ],
)
def test_a_text_is_cut_between_words(words: list[str]) -> None:
    assert cut("".join(words))[-len(words) + 1 :] == words[1:]


def test_a_place_ends_a_line_after_the_city_rather_than_within_the_district() -> None:
    costs = seams("上海市浦东新区")
    assert costs[3] == BETWEEN and costs[1:3] == [WITHIN] * 2 and costs[4:] == [WITHIN] * 3


def test_names_cost_more_than_words_and_less_than_what_is_within_one() -> None:
    costs = seams("珩图高强项目")
    assert costs == [WITHIN, UNKNOWN, BESIDE_NAME, WITHIN, BETWEEN, WITHIN]


def test_what_begins_or_ends_a_word_may_begin_or_end_a_line() -> None:
    assert seams("通话，了解决策")[3] == 0.0
    assert seams("核对资料")[2] == BETWEEN
    assert seams("推进了项目")[2] == seams("对项目")[1] == WITHIN


def test_where_two_words_make_one_it_is_parted_rather_than_within_a_word() -> None:
    costs = seams("到位资金凭证")
    assert costs[1:] == [WITHIN, COMPOUND, WITHIN, BETWEEN, WITHIN]
    assert UNKNOWN < COMPOUND < WITHIN


def test_nothing_begins_with_what_belongs_to_the_word_before() -> None:
    assert seams("推进的事")[2] == WITHIN
    assert seams("推进和落地")[3] == WITHIN
    assert seams("关于项目")[2] == WITHIN


def test_words_have_two_characters_and_more() -> None:
    assert min(len(word) for word in WORDS) > 1
