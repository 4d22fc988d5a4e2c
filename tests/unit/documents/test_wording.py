from datetime import date
from fractions import Fraction

import pytest

from desktop_app.documents import wording
from desktop_app.domain.indicators import Light, Measure

YI = 10_000_000_000


def test_money_in_a_sentence_is_printed_as_in_the_report() -> None:
    assert wording.yi(Fraction(401 * YI, 2)) == "200.5"
    assert wording.yi(Fraction(1061 * YI, 10)) == "106.1"
    assert wording.yi(3 * YI) == "3"
    assert wording.yi(Fraction(YI, 3) * 3) == "1"
    assert wording.wan(320_000_000) == "320"


@pytest.mark.parametrize(
    ("fen", "told"),
    [
        (2_005_000_000_0, "2.01亿元"),
        (50_000_000, "0.01亿元"),
        (49_000_000, "49万元"),
        (-20_000_000, "-20万元"),
        (123_456, "0.12万元"),
        (4_999, "49.99元"),
        (0, "0亿元"),
    ],
)
def test_an_amount_in_a_sentence_never_says_nothing_of_something(fen: int, told: str) -> None:
    assert wording.money(fen) == told


def test_counts_are_integers_unless_shared() -> None:
    assert wording.count(1007) == "1007"
    assert wording.count(Fraction(1, 2)) == "0.5"
    assert wording.count(100) == "100"


def test_figures_of_tables() -> None:
    assert wording.figure(Fraction(401 * YI, 2), Measure.MONEY) == "200.50"
    assert [wording.figure(Fraction(n), Measure.COUNT) for n in (1007, -1007, 10007, -10007)] == [
        "1007",
        "-1007",
        "10,007",
        "-10,007",
    ]
    assert wording.figure(Fraction(2015, 2), Measure.COUNT, parts=True) == "1007.50"
    assert wording.figure(Fraction(62, 100), Measure.RATE) == "62.0%"
    assert wording.figure(None, Measure.COUNT) == "—"


def test_ratios_round_half_up() -> None:
    assert wording.percent(Fraction(401, 400)) == wording.percent_cell(Fraction(401, 400)) == "100.3%"
    assert wording.percent(Fraction(1, 5000)) == "0.02%"
    assert [wording.percent_cell(Fraction(n, 5000)) for n in (1, 0, -1)] == ["<0.1%", "0.0%", ">-0.1%"]
    assert wording.percent_cell(None) == "—"
    assert wording.points(Fraction(-5, 1000)) == "-0.5"
    assert wording.points(Fraction(0)) == "0.0"
    assert wording.signed_percent(Fraction(8, 100)) == "+8.0%"
    assert wording.signed_percent(None) == wording.percent(None) == wording.points(None) == "—"


def test_lights_and_movement_are_words_too() -> None:
    assert [wording.light(light) for light in Light] == ["● 绿", "▲ 黄", "■ 红"]
    assert [wording.movement(places) for places in (2, -1, 0, None)] == ["↑2", "↓1", "持平", "—"]


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (36, "三十六")])
def test_chinese_numbers(number: int, text: str) -> None:
    assert wording.chinese_number(number) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("已进场。", "已进场。"),
        ("一二三四五六七八九十", "一二三四五六七八九十"),
        ("设备已进场。正在办理施工许可", "设备已进场。"),
        ("好。正在办理施工许可手续", "好。正在办理施工……"),
        ("好。正在办理施、、许可手续", "好。正在办理施……"),
    ],
)
def test_a_long_text_ends_with_a_sentence_or_says_that_it_goes_on(text: str, told: str) -> None:
    assert wording.shortened(text, 10) == told


def test_the_end_of_a_month_is_called_so_and_other_days_by_their_date() -> None:
    told = [wording.until(date(2026, 11, day)) for day in (26, 29, 30)]
    assert told == ["11月26日", "11月29日", "11月底"]
    assert wording.until(date(2024, 2, 28)) == "2月28日" and wording.until(date(2024, 2, 29)) == "2月底"


def test_the_months_of_a_year_are_a_range_or_january() -> None:
    assert [wording.months(last) for last in (1, 2, 12)] == ["1月", "1—2月", "1—12月"]


def test_a_deadline_names_its_year_where_it_is_another_and_says_when_it_is_over() -> None:
    day = date(2023, 1, 18)
    assert wording.deadline(day, 2023) == "1月18日前" and wording.deadline(day, 2022) == "2023年1月18日前"
    assert wording.deadline(None, 2023) == ""
    assert wording.deadline(day, 2023, day) == "1月18日前"
    assert wording.deadline(day, 2023, date(2023, 1, 19)) == "1月18日前（已逾期）"
