import pytest

from desktop_app.documents.corrected_words import (
    CorrectedWords,
    joined,
    left_as_printed,
    paired,
    require_printed,
    split,
)
from desktop_app.errors import InvalidInput

WORDS = (CorrectedWords("供电末落实", "供电未落实"), CorrectedWords("另有", ""))


def test_lines_beside_each_other_belong_together() -> None:
    assert paired("供电末落实\n另有", "供电未落实\n") == WORDS
    assert paired("另有\n供电末落实\n\n", "\n供电未落实\n\n\n") == WORDS[::-1], "the first is to be left out"
    assert paired("另有", "") == WORDS[1:]
    assert paired("", "") == paired(" \n", "\n") == ()


@pytest.mark.parametrize(("before", "now"), [("甲\n乙", "丙"), ("甲", "丙\n丁"), ("", "丙"), ("甲\n\n乙", "丙\n\n丁")])
def test_a_line_without_a_counterpart_is_refused_beside_the_field(before: str, now: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        paired(before, now)
    assert set(refused.value.fields) == {"now"}


def test_they_are_kept_with_the_reason() -> None:
    assert split(joined("核对时\t误写。\n已改正。", WORDS)) == ("核对时 误写。\n已改正。", WORDS)
    assert split(joined("误写", ())) == ("误写", ()) and split("漏录") == ("漏录", ())
    assert joined(" ", WORDS) == "", "words need a reason too"


def test_places_that_stay_as_printed_are_kept_with_them() -> None:
    kept = joined("误写", WORDS, ("table:排名表", "text:开头"))
    assert split(kept) == ("误写", WORDS)
    assert left_as_printed(kept) == {"table:排名表", "text:开头"} and left_as_printed(joined("误写", WORDS)) == set()


def test_what_does_not_stand_in_the_issue_is_refused() -> None:
    text = "项目供\n电末落实，另有 3 项。"
    require_printed(WORDS, text)
    with pytest.raises(InvalidInput, match="“没有的话” does not stand in what was issued") as refused:
        require_printed((CorrectedWords("没有的话", ""),), text)
    assert set(refused.value.fields) == {"before"}
