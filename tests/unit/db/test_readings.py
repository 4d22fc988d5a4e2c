"""Syllables of titles, the words that find them, and their order."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from db import readings

CHINESE = st.text(st.sampled_from("重庆银行长春行政参差朝阳绿源国能智深〇（、é-3DaB ２"), max_size=12)


def _latin(run: str) -> Any:
    return readings.tokens(run)


@given(CHINESE)
@example("重庆长安汽车3D打印（东丽）B1线")
def test_reading_word_by_word_is_reading_the_whole_title(title: str) -> None:
    whole = [s.lower().replace("ü", "v") for s in lazy_pinyin(title, style=Style.NORMAL, errors=_latin)]
    assert readings.syllables(title) == [s for s in whole if readings.LETTERS.fullmatch(s)]


def test_a_title_is_cut_into_the_longest_phrases() -> None:
    assert readings._words("中华人民共和国银行行长") == ["中华人民共和国", "银行", "行长"]
    assert readings._words("重") == ["重"] and readings._words("") == []


def test_pinyin_words_are_every_suffix_of_syllables_and_initials() -> None:
    assert readings.pinyin_words("重庆3D") == "chongqing3d cq3 qing3d q3 3d 3"


def order(title: str) -> str:
    return readings.in_order(readings.syllables(title))


def test_titles_stand_in_the_order_of_how_they_are_spoken() -> None:
    wanted = ["3M材料", "ABB机器人", "安徽海螺", "长春一汽", "重庆汽车", "国能10期", "国能2期", "西安航天", "显示面板"]
    assert sorted(sorted(wanted), key=order) == wanted


def test_what_is_spoken_by_its_first_words_is_enough() -> None:
    assert order("国" * 24) == order("国" * 200) == " ".join(["guo"] * 24)
    assert order("①——") == "" and order("2022年007号") == "2022 nian 007 hao"
