"""Room for what LibreOffice sets between figures and Chinese."""

import pytest

from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face, Run
from desktop_app.documents.rowgrid import Line, break_lines
from desktop_app.documents.tokens import Token, tokenise
from desktop_app.documents.word.widening import CLOSER, GAP, closer_by, closest, more_of, stuck


def tokens(fonts: FontBook, text: str) -> list[Token]:
    return tokenise([Run(text)], Face.FANGSONG, fonts)


def line(text: str, width: float) -> Line:
    return Line(text, (), width, True)


@pytest.mark.parametrize(
    ("text", "gaps"), [("到位额", 0), ("12月26日", 3), ("共1007个", 2), ("（2期）", 1), ("33.3%", 0), ("第A类", 2)]
)
def test_gaps_are_between_figures_or_letters_and_chinese(text: str, gaps: int) -> None:
    assert more_of(line(text, 1.0)) == pytest.approx(gaps * GAP)


def test_a_mark_and_the_figure_behind_it_stay_together() -> None:
    assert stuck("亿元。", "3月13日") and stuck("（2期）", "5")
    assert not stuck("亿元。", "三月") and not stuck("亿元", "3月") and not stuck("", "3")


def test_a_paragraph_without_figures_is_left_as_it_is(fonts: FontBook) -> None:
    assert closer_by(tokens(fonts, "招商引资工作完成情况通报" * 9), 28, 2, grid.SIZE) == 0.0


def test_a_paragraph_that_would_take_a_line_more_is_set_closer(fonts: FontBook) -> None:
    made = tokens(fonts, "招" * 45 + "于1月2日到位，")  # 51.5 of the 54 characters that two lines have room for
    assert len(break_lines(made, 28, 2)) == 2
    assert closer_by(made, 28, 2, grid.SIZE) == 0.0
    full = tokens(fonts, "招" * 44 + "于1月2日到位3亿元。")
    assert len(break_lines(full, 28, 2)) == 2
    assert closer_by(full, 28, 2, grid.SIZE) in CLOSER[1:]


def test_no_29th_character_has_room_where_a_paragraph_is_set_closest() -> None:
    assert 29 * (grid.SIZE - max(CLOSER)) > grid.WIDTH


def test_the_lines_of_a_title_come_closer_by_what_they_lack() -> None:
    assert closest([line("情况通报", 4.0)], 20, 22) == 0.0
    assert closest([line("关于2022年的通报" * 2, 19.8)], 20, 22) == pytest.approx(0.8, abs=0.3)
    assert closest([line("关于2022年的通报" * 4, 40.0)], 20, 22) == 1.0
    assert closest([], 20, 22) == 0.0
