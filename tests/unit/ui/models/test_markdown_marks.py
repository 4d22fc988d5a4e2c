"""What the formatting buttons do to a text; pressed twice, nothing has happened."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.documents.markdown import Head, Point, Text, parse
from desktop_app.documents.model import Table
from desktop_app.ui.models.markdown_marks import Edited, insert, insert_block, toggle_around, toggle_lines

WORDS = st.text("东丽区a1，。 \n", max_size=30)


@st.composite
def selections(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(WORDS)
    ends = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, ends[0], ends[1]


@given(selections(), st.sampled_from(["**", "*"]))
def test_a_mark_put_on_twice_is_gone(selection: tuple[str, int, int], mark: str) -> None:
    once = toggle_around(*selection, mark)
    assert once.text.replace("*", "") == selection[0]
    twice = toggle_around(once.text, once.start, once.end, mark)
    assert twice.text == selection[0]


@given(selections(), st.sampled_from(["bullet", "number", "quote", "h2"]))
def test_lines_made_a_list_twice_are_plain_again(selection: tuple[str, int, int], kind: str) -> None:
    text, start, end = selection
    once = toggle_lines(text, start, end, kind)
    twice = toggle_lines(once.text, once.start, once.end, kind)
    assert twice.text == text


@given(st.text("东丽区ab1", min_size=1, max_size=8), st.text("东丽区ab1", max_size=8))
def test_what_is_made_bold_reads_bold(strong: str, rest: str) -> None:
    made = toggle_around(strong + rest, 0, len(strong), "**")
    assume(made.text == f"**{strong}**{rest}")
    runs = [run for block in parse(made.text) if isinstance(block, Text) for run in block.runs]
    assert "".join(run.text for run in runs) == strong + rest
    assert (runs[0].text, runs[0].face is not None) == (strong, True)


def test_bold_and_emphasis_go_together() -> None:
    bold = toggle_around("区情", 0, 2, "**")
    both = toggle_around(bold.text, bold.start, bold.end, "*")
    assert both == Edited("***区情***", 3, 5)
    assert toggle_around(both.text, both.start, both.end, "**").text == "*区情*"


def test_blanks_stay_outside_the_marks() -> None:
    assert toggle_around("甲 乙 丙", 1, 4, "**") == Edited("甲 **乙** 丙", 4, 5)
    assert toggle_around("  ", 0, 2, "*") == Edited("  **", 3, 3)


def test_lists_change_into_each_other() -> None:
    numbers = toggle_lines("- 甲\n\n- 乙", 0, 7, "number")
    assert numbers == Edited("1. 甲\n\n2. 乙", 0, 10)
    marks = [block.mark for block in parse(numbers.text) if isinstance(block, Point)]
    assert marks == ["1.", "2."]


def test_the_line_with_the_cursor_becomes_a_heading_of_another_level() -> None:
    made = toggle_lines("前\n### 交通\n后", 5, 5, "h2")
    assert made == Edited("前\n## 交通\n后", 4, 4)
    assert [block for block in parse(made.text) if isinstance(block, Head)] == [Head(2, "交通")]
    assert toggle_lines("", 0, 0, "bullet") == Edited("- ", 2, 2)


def test_a_piece_goes_in_place_of_the_selection() -> None:
    assert insert("前中后", 1, 2, "{{数}}") == Edited("前{{数}}后", 6, 6)


@pytest.mark.parametrize(
    ("text", "cursor", "expected"),
    [("", 0, "|a|\n|-|\n"), ("前\n后", 0, "前\n\n|a|\n|-|\n\n后"), ("前\n\n\n后", 1, "前\n\n|a|\n|-|\n\n后")],
)
def test_a_block_stands_by_itself(text: str, cursor: int, expected: str) -> None:
    made = insert_block(text, cursor, cursor, "|a|\n|-|")
    assert made.text == expected
    assert made.text[made.start : made.end] == "|a|\n|-|"
    assert any(isinstance(block, Table) for block in parse(made.text))
