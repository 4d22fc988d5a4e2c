import pytest

from desktop_app.documents.sheet_rows import HIGHEST, LINE, MARGIN, line_count, row_height, text_width


def test_a_chinese_character_is_two_wide() -> None:
    assert text_width("项目No.1\n甲") == 8


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("甲" * 9, 1), ("甲" * 10, 2), ("甲\n乙\n" + "丙" * 19, 5)])
def test_lines_are_those_that_the_column_holds(text: str, lines: int) -> None:
    assert line_count(text, 20) == lines


def test_a_row_is_as_high_as_its_highest_cell_and_no_higher_than_a_row_may_be() -> None:
    assert row_height(["短", "甲" * 18], [20, 20]) == 2 * LINE + MARGIN
    assert row_height(["长" * 2000], [20]) == HIGHEST
