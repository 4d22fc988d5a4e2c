from datetime import date

import pytest

from desktop_app.documents.crowded import crowded
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.furniture import maker_lines, red_name
from desktop_app.documents.grid import SIZE
from desktop_app.documents.model import Block, Document, Masthead, RedHeader

DAY = date(2023, 1, 5)


def found(block: Block) -> list[tuple[str, int]]:
    return list(crowded(Document("通报", "", DAY, (block,))))


def test_long_names_are_told_and_those_that_fit_are_not() -> None:
    assert found(Masthead("招商引资月度通报", "第1期", "东丽区合作交流办", DAY)) == []
    assert found(Masthead("甲" * 34, "第1期", "乙" * 41, DAY)) == [("甲" * 34, 20), ("乙" * 41, 40)]
    assert found(RedHeader("天津市东丽区人民政府合作交流办公室", "函〔2022〕3号")) == []
    assert found(RedHeader("甲" * 41, "函〔2022〕3号")) == [("甲" * 41, 40)]


@pytest.mark.parametrize(
    ("head", "least"),
    [(Masthead("招" * 20, "第1期", "", DAY), 42), (RedHeader("招" * 40, "函〔2022〕3号"), 22)],
)
def test_the_longest_that_are_not_told_are_as_large_as_they_have_to_be(
    head: Masthead | RedHeader, least: float, fonts: FontBook
) -> None:
    assert red_name(fonts, head).size >= least


def test_the_longest_maker_that_is_not_told_can_be_read(fonts: FontBook) -> None:
    _lines, size = maker_lines(fonts, Masthead("招商引资月度通报", "第1期", "甲" * 40, date(2022, 12, 31)))
    assert size >= 0.75 * SIZE
