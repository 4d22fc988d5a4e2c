"""A clerk's wording and the figures that change under it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.edits import ChangedFigure, Edit, changed_figures, with_new_figures

OLD = "1—12月，全区市外内资到位额200.5亿元，完成全年目标200亿元的100.3%。"
NEW = "1—12月，全区市外内资到位额201.3亿元，完成全年目标200亿元的100.7%。"


def test_numbers_that_differ_are_told_in_order() -> None:
    assert changed_figures(OLD, NEW) == (ChangedFigure("200.5", "201.3"), ChangedFigure("100.3%", "100.7%"))
    assert changed_figures("共3个", "共3个，其中1个") == (ChangedFigure("", "1", "其中"),)
    assert changed_figures("较上月+3.2", "较上月-0.5") == (ChangedFigure("+3.2", "-0.5"),)
    assert changed_figures(OLD, OLD) == ()


RATE = "评审会完成率93.3%，未完成全年目标。"
LIGHTS = "甲、乙等14家单位亮红灯。"
LATE = "逾期未办结事项41项，其中“约谈企业”已逾期589天。"


def test_a_sentence_that_falls_away_or_comes_shifts_no_other_figure() -> None:
    before, now = f"一是{RATE}二是{LIGHTS}三是{LATE}", f"一是{LIGHTS}二是{LATE}"
    assert changed_figures(before, now) == (ChangedFigure("93.3%", "", "评审会完成率"),)
    assert changed_figures(now, before) == (ChangedFigure("", "93.3%", "评审会完成率"),)


def test_what_counts_the_same_is_paired_also_where_other_names_stand_before_it() -> None:
    now = f"一是{LIGHTS.replace('乙等14', '丙等15')}二是{LATE.replace('589', '620')}"
    assert changed_figures(f"一是{RATE}二是{LIGHTS}三是{LATE}", now) == (
        ChangedFigure("93.3%", "", "评审会完成率"),
        ChangedFigure("14", "15"),
        ChangedFigure("589", "620"),
    )


@pytest.mark.parametrize(
    ("written", "renewed"),
    [
        ("全年到位200.5亿元，超额完成（100.3%）。", "全年到位201.3亿元，超额完成（100.7%）。"),
        (
            "到位200.5亿元，目标200亿元，完成100.3%，连续3年增长。",
            "到位201.3亿元，目标200亿元，完成100.7%，连续3年增长。",
        ),
        ("全年到位200.5亿元。", None),  # the rate is not told: whether it still fits cannot be known
        ("到位200.5亿元，200.5亿元，100.3%。", None),
        ("圆满完成。", None),
    ],
)
def test_new_figures_are_put_in_only_where_it_is_plain_which(written: str, renewed: str | None) -> None:
    assert with_new_figures(Edit(OLD, written), NEW) == renewed


def test_other_words_around_the_figures_are_for_the_clerk_to_read() -> None:
    assert with_new_figures(Edit("比上月增加3个", "增加3个"), "比上月减少2个") is None


def test_equal_numbers_are_taken_one_after_the_other() -> None:
    assert with_new_figures(Edit("甲3个、乙3个", "甲方3个，乙方3个"), "甲4个、乙5个") == "甲方4个，乙方5个"


FIGURES = st.lists(st.decimals(0, 9999, places=1), min_size=1, max_size=5, unique=True)


@given(FIGURES, st.data())
def test_a_wording_with_all_its_figures_gets_all_the_new_ones(old: list[object], data: st.DataObject) -> None:
    new = data.draw(st.lists(st.decimals(0, 9999, places=1), min_size=len(old), max_size=len(old)))
    before, now = ("，".join(f"指标{value}亿元" for value in values) for values in (old, new))
    written = "；".join(f"值为{value}" for value in old)
    assert with_new_figures(Edit(before, written), now) == "；".join(f"值为{value}" for value in new)
