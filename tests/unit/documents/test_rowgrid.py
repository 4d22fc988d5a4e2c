import itertools
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.documents.breaks import NO_END, NO_START
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face, Run
from desktop_app.documents.rowgrid import Line, break_lines, capacities
from desktop_app.documents.tokens import tokenise

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(list("招商引资项目到位额天津东丽区，。、；：“”‘’（）《》〔〕？！ ")),
        st.sampled_from(["——", "……", "到1,007", "额200.5", "率12.5%", "年2022", "值GDP", "于2022-03-15", "玥", "\n"]),
    ),
    max_size=200,
).map("".join)


def broken(text: str, fonts: FontBook, width: float = 28, indent: float = 2) -> list[Line]:
    return break_lines(tokenise([Run(text)], Face.FANGSONG, fonts), width, indent)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.integers(14, 40))
def test_nothing_is_lost_and_nothing_forbidden(fonts: FontBook, text: str, width: int) -> None:
    lines = broken(text, fonts, width)
    kept = "".join(line.text for line in lines).replace(" ", "")
    assert kept == text.replace("\n", "").replace(" ", "")
    for before, after in itertools.pairwise(lines):
        if before.last or len(before.text) < 2:
            continue
        glued = re.search(r"[，。、；：？！”’）》〕“‘（《〔]{4,}", before.text + after.text)
        if glued:
            continue  # no lawful place within reach
        assert after.text[0] not in NO_START or after.text[:2] in ("——", "……")
        assert before.text[-1] not in NO_END
        assert not (before.text[-1].isdigit() and after.text[0] in "0123456789,.%")
        assert not before.text.endswith("—") or before.text.endswith("——")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_full_lines_end_exactly_at_the_edge(fonts: FontBook, text: str) -> None:
    for number, line in enumerate(broken(text, fonts)):
        if line.last or not line.text:
            continue
        last = line.segments[-1]
        advance = sum(fonts.width(character, Face.FANGSONG) for character in last.text)
        end = last.x + advance + last.spacing * (len(last.text) - 1)
        assert end == pytest.approx(28, abs=1e-6) or (line.text[-1] in "，。、；：）》”’〕" and 28 < end <= 28.5 + 1e-6)
        assert line.segments[0].x == pytest.approx(2 if number == 0 else line.segments[0].x)


def test_numbers_words_and_dashes_stay_whole(fonts: FontBook) -> None:
    tokens = [
        token.text for token in tokenise([Run("完成1,007个、200.5亿元，100.3%——GDP……2022-03-15")], Face.KAI, fonts)
    ]
    assert {"1,007", "200.5", "100.3%", "——", "GDP", "……", "2022-03-15"} <= set(tokens)


def test_a_comma_that_would_begin_a_line_is_taken_in(fonts: FontBook) -> None:
    lines = broken("一" * 9 + "、" + "二" * 18 + "，三三三", fonts, 28, 0)
    assert lines[0].text.endswith("，")
    assert len(lines[0].text) == 29


def test_an_opening_mark_goes_down_with_what_it_opens(fonts: FontBook) -> None:
    lines = broken("一" * 27 + "（二）三", fonts, 28, 0)
    assert lines[0].text == "一" * 27
    assert lines[1].text.startswith("（二）")


def test_a_word_longer_than_a_line_is_cut(fonts: FontBook) -> None:
    lines = broken("A" * 100, fonts, 10, 0)
    assert "".join(line.text for line in lines) == "A" * 100
    assert len(lines) > 4


def test_empty_text_is_one_blank_line(fonts: FontBook) -> None:
    assert [line.text for line in broken("", fonts)] == [""]


def test_runs_keep_their_face_and_colour(fonts: FontBook) -> None:
    line = break_lines(tokenise([Run("完成"), Run("良好", Face.HEI, 0xFF0000)], Face.FANGSONG, fonts), 28)[0]
    assert [(segment.text, segment.colour) for segment in line.segments] == [("完成", 0), ("良好", 0xFF0000)]
    assert line.segments[0].font != line.segments[1].font


def test_a_long_word_is_broken_behind_its_joints(fonts: FontBook) -> None:
    lines = broken("项目Zhaoshangtong-Holdings-International-Cooperation", fonts, 12, 0)
    assert [line.text for line in lines] == ["项目Zhaoshangtong-", "Holdings-International-", "Cooperation"]
    assert [line.text for line in broken("编号A-1，网址a-b-c", fonts, 6, 0)] == ["编号A-1，网", "址a-b-c"]


@pytest.mark.parametrize("remark", ["（2期）", "（含）", "（示例）"])
def test_a_short_remark_in_brackets_stays_whole(fonts: FontBook, remark: str) -> None:
    for before in range(20, 30):
        text = "字" * before + remark + "字" * 40
        lines = [line.text for line in break_lines(tokenise([Run(text)], Face.FANGSONG, fonts), 28)]
        assert "".join(lines) == text
        assert any(remark in line for line in lines), lines


def test_a_long_remark_is_broken_as_any_text(fonts: FontBook) -> None:
    text = "字" * 24 + "（含以前年度到期）" + "字" * 9
    lines = [line.text for line in break_lines(tokenise([Run(text)], Face.FANGSONG, fonts), 28)]
    assert lines[0] == "字" * 24 + "（含以前"


def test_no_character_is_left_alone_where_that_is_asked_for(fonts: FontBook) -> None:
    def lines(text: str, alone: float) -> list[str]:
        tokens = tokenise([Run(text)], Face.FANGSONG, fonts)
        return [line.text for line in break_lines(tokens, 12, 2, alone=alone)]

    assert lines("区内有街道和十余个产业。", 0) == ["区内有街道和十余个产", "业。"]
    assert lines("区内有街道和十余个产业。", 2) == ["区内有街道和十余个", "产业。"]
    assert lines("区内有街道和十余（个）产。", 2) == ["区内有街道和十余", "（个）产。"]
    assert lines("区内InvestmentParks业。", 2) == lines("区内InvestmentParks业。", 0)


def test_an_address_that_is_not_broken_has_no_gaps(fonts: FontBook) -> None:
    """A long address may be broken behind its strokes; where it is not, an even line leaves no room there."""
    address = "https://www.example.gov.cn/zwgk/index.html?id=7"
    text = f"详见{address}，欢迎各企业来访洽谈。" * 2
    spread = 0
    for width in range(24, 40):
        lines = break_lines(tokenise([Run(text)], Face.SONG, fonts), width, 2)
        assert "".join(line.text for line in lines) == text
        for line in (line for line in lines if address in line.text):
            parts = [segment for segment in line.segments if segment.text in address]
            if any(segment.spacing > 0 for segment in line.segments):
                assert "".join(part.text for part in parts) == address and not any(part.spacing for part in parts)
                ends = [part.x + fonts.width(part.text, Face.SONG) for part in parts]
                assert ends[:-1] == pytest.approx([part.x for part in parts[1:]])
                spread += 1
    assert spread > 1


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("载体”，已", 4.5),
        ("（二期）（推荐", 6.5),
        ("确认）。", 3.5),
        ("说：“好”", 4.5),
        ("（“好”）", 4.0),
        ("好，好。", 4.0),
    ],
)
def test_no_hole_is_between_two_marks(fonts: FontBook, text: str, width: float) -> None:
    (line,) = broken(text, fonts, indent=0)
    assert line.width == pytest.approx(width)
    ends = [(one.x, one.x + fonts.width(one.text, Face.FANGSONG)) for one in line.segments]
    assert "".join(one.text for one in line.segments) == text
    assert ends[-1][1] == pytest.approx(width)


def test_a_mark_beside_a_tight_one_is_squeezed_at_the_end_of_a_line_only(fonts: FontBook) -> None:
    tokens = tokenise([Run("载体”，已”，")], Face.FANGSONG, fonts)
    assert capacities(tokens) == [0.0] * 6 + [0.5]
