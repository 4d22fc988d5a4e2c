"""Merging texts sentence by sentence."""

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.sentences import holds, merge, units

Times = Callable[[int, int], int]

BASE = "天津很大。产业很全！\n\n- 港口\n- 机场\n\n| 园区 | 面积 |\n|---|---|\n| 空港 | 42 |\n"


def test_a_text_is_cut_into_sentences_lines_of_tables_and_breaks() -> None:
    assert units("一。“二？”三！Hello, Mr. X. 3.5 ha\n\n# 题。目\n| a。b | c |\n") == [
        "一。",
        "“二？”",
        "三！",
        "Hello, Mr. ",
        "X. ",
        "3.5 ha",
        "\n\n",
        "# 题。目",
        "\n",
        "| a。b | c |",
        "\n",
    ]


def test_lines_of_code_stay_whole() -> None:
    assert units("```\na。b。\n```\na。b。") == ["```", "\n", "a。b。", "\n", "```", "\n", "a。", "b。"]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (("很大", "非常大"), ("很全", "齐全"), "天津非常大。产业齐全！"),
        (("- 机场\n", ""), ("港口", "天津港"), "- 天津港\n\n|"),
        (
            ("- 机场\n", "- 机场\n- 高铁\n"),
            ("空港 | 42", "空港 | 43"),
            "- 高铁\n\n| 园区 | 面积 |\n|---|---|\n| 空港 | 43 |",
        ),
        (("| 空港 | 42 |\n", "| 空港 | 42 |\n| 开发区 | 33 |\n"), ("天津", "天津市"), "42 |\n| 开发区 | 33 |\n"),
        (("产业很全！", "产业很全！交通方便。"), ("42", "45"), "产业很全！交通方便。\n"),
        (("很大", "大"), ("很大", "大"), "天津大。"),
        (("天津很大。", ""), ("产业很全！", "产业全！"), "产业全！\n\n- 港口"),
        (("- 港口\n", ""), ("- 港口\n", "- 港口\n- 高铁\n"), "\n\n- 高铁\n- 机场"),
        (("很大。", "很大。很好。"), ("产业很全", "产业齐全"), "天津很大。很好。产业齐全！"),
        (("很大。", "很大。很好。"), ("很大", "非常大"), "天津非常大。很好。产业很全！"),
        (("- 港口\n", "- 高铁\n- 港口\n"), ("港口", "天津港"), "\n\n- 高铁\n- 天津港\n"),
    ],
)
def test_changes_at_different_places_are_taken_together(
    first: tuple[str, str], second: tuple[str, str], together: str
) -> None:
    one, other = BASE.replace(*first), BASE.replace(*second)
    merged = merge(BASE, [one, other])
    assert merged is not None
    assert together in merged
    assert merge(BASE, [other, one]) == merged


TABLE = "概况。\n\n| 园区 | 面积 |\n|---|---|\n| 空港 | 42 |\n"
WIDER = "概况。\n\n| 园区 | 面积 | 产业 |\n|---|---|---|\n| 空港 | 42 | 航空 |\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("概况。\n\n", TABLE + "| 开发区 | 33 |\n"),
        (WIDER, TABLE + "| 开发区 | 33 |\n"),
        (TABLE.replace("| 园区 | 面积 |\n", ""), TABLE.replace("42", "43")),
        ("", TABLE + "| 开发区 | 33 |\n"),
    ],
)
def test_a_table_that_would_lose_its_head_or_its_columns_is_decided_by_people(one: str, other: str) -> None:
    assert merge(TABLE, [one, other]) is merge(TABLE, [other, one]) is None


def test_a_table_that_was_broken_before_bars_nothing_else() -> None:
    broken = TABLE + "| 单独 |\n"
    merged = merge(broken, [broken.replace("概况", "总体情况"), broken.replace("单独", "其他")])
    assert merged == broken.replace("概况", "总体情况").replace("单独", "其他")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("很大", "大"), ("很大", "不小")),
        (("天津很大。", ""), ("很大", "大")),
        (("机场\n", "机场\n- 高铁\n"), ("机场\n", "机场\n- 公路\n")),
        (("42", "43"), ("42", "44")),
        (("很大。", "很大。很好。"), ("很大。产业很全", "很大。另外。产业齐全")),
        (("很大。", "很大。很好。"), ("很大。", "非常大。另外。")),
        (("很大。产业很全！", "大。"), ("很全！", "全！")),
    ],
)
def test_who_changed_the_same_sentence_or_inserted_at_the_same_place_is_left_to_people(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    one, other = BASE.replace(*first), BASE.replace(*second)
    assert BASE not in (one, other)
    assert merge(BASE, [one, other]) is None
    assert merge(BASE, [other, one]) is None


def test_what_two_kept_of_equal_sentences_is_not_lost() -> None:
    assert merge("同。异。同。", ["同。异。", "异。同。"]) is None


def test_one_change_alone_is_the_text() -> None:
    assert merge("一。二。", ["一。二。", "一。三。"]) == "一。三。"
    assert merge("一。", ["一。"]) == "一。"


@pytest.mark.parametrize(
    ("made", "text", "held"),
    [
        ("一。改。三。", "一。改。三。", True),
        ("一。改。三。", "一。改。又。", True),
        ("一。改。三。", "变。改。又。", True),
        ("改。变。三。", "改。二。三。", False),
        ("一。二。加。三。", "变。二。加。三。", True),
        ("一。三。", "一。又。", True),
        ("一。三。", "一。二。又。", False),
        ("一。三。", "变。三。", True),
        ("一。改。三。", "一。二。三。", False),
        ("一。二。三。", "变。二。三。", False),
    ],
)
def test_whether_a_text_holds_what_somebody_changed(made: str, text: str, held: bool) -> None:
    assert holds("一。二。三。", made, text) is held


SENTENCES = st.sampled_from(
    ["一。", "二！", "三？", "四；", "One. ", "Two! ", "五", "\n", "\n\n", "- 六\n", "| 七 | 八 |\n", "# 九\n"]
)
TEXTS = st.lists(SENTENCES, max_size=14).map("".join)


@st.composite
def changed_apart(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text, and what two or three people made of it."""
    base = draw(st.lists(SENTENCES, max_size=12))
    made = []
    for _ in range(draw(st.integers(2, 3))):
        text = list(base)
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(text)))
            text[at : at + draw(st.integers(0, 2))] = draw(st.lists(SENTENCES, max_size=2))
        made.append("".join(text))
    return "".join(base), made


def test_the_merge_is_symmetric_and_drops_nothing(times: Times, counted: Callable[[int, str], None]) -> None:
    merged_count = 0
    texts_tried = times(2000, 50_000)
    counted(texts_tried, "texts")

    @settings(max_examples=texts_tried)
    @given(changed_apart())
    @example(("同。异。同。", ["同。异。", "异。同。"]))
    def holds(case: tuple[str, list[str]]) -> None:
        nonlocal merged_count
        base, texts = case
        merged = merge(base, texts)
        assert {merge(base, list(order)) for order in permutations(texts)} == {merged}
        if merged is None:
            return
        merged_count += 1
        lines = [{line for line in text.splitlines() if line.strip()} for text in texts]
        assert set.intersection(*lines) <= set(merged.splitlines())
        kept = [{part for part in units(text) if part.strip()} for text in texts]
        assert set.intersection(*kept) <= set(units(merged))
        old = set(units(base))
        for text in texts:
            assert all(part in merged for part in units(text) if part not in old), "what any of them added is there"

    holds()
    assert merged_count > times(500, 10_000)


def test_who_changed_different_sentences_is_always_taken_together(times: Times) -> None:
    """Neighbours, too; and each of them finds its changes in the text."""

    @settings(max_examples=times(500, 20_000))
    @given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=9))
    def goes(who: list[tuple[int, bool]]) -> None:
        base = "".join(f"第{number}句。" for number in range(len(who)))
        texts = [
            "".join(
                f"第{number}句。" if one != by else "" if gone else f"第{number}句，{by}改。"
                for number, (one, gone) in enumerate(who)
            )
            for by in range(3)
        ]
        together = "".join(
            f"第{number}句。" if one == 3 else "" if gone else f"第{number}句，{one}改。"
            for number, (one, gone) in enumerate(who)
        )
        assert merge(base, texts) == together
        assert all(holds(base, text, together) for text in texts if text != base)

    goes()


def test_no_sign_is_lost_by_cutting(times: Times) -> None:
    @settings(max_examples=times(500, 20_000))
    @given(TEXTS | st.text())
    def holds(text: str) -> None:
        assert "".join(units(text)) == text
        assert merge(text, [text, text]) == text

    holds()
