import pytest

from desktop_app.documents.terms import BESIDE_NAME, BETWEEN, UNKNOWN, WITHIN, WORDS, seams


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
    ],
)
def test_a_text_is_cut_between_words(words: list[str]) -> None:
    assert cut("".join(words))[-len(words) + 1 :] == words[1:]


def test_names_cost_more_than_words_and_less_than_what_is_within_one() -> None:
    costs = seams("珩图高强项目")
    assert costs == [WITHIN, UNKNOWN, BESIDE_NAME, WITHIN, BETWEEN, WITHIN]


def test_nothing_begins_with_what_belongs_to_the_word_before() -> None:
    assert seams("推进的事")[2] == WITHIN
    assert seams("推进和落地")[3] == WITHIN
    assert seams("关于项目")[2] == WITHIN


def test_words_have_two_characters_and_more() -> None:
    assert min(len(word) for word in WORDS) > 1
