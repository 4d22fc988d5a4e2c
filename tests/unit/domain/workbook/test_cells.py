"""What cells mean, and that a value written is read back as itself."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.workbook import cells as c
from desktop_app.domain.workbook.reasons import Reason, Unreadable


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (c.read_text, "  有 空格\u3000", "有 空格"),
        (c.read_text, "a\r\nb\x07", "a\nb"),
        (c.read_text, 13800000000.0, "13800000000"),
        (c.read_text, 1.5, "1.5"),
        (c.read_text, True, "是"),
        (c.read_text, date(2022, 3, 15), "2022-03-15"),
        (c.read_text, datetime(2022, 3, 15, 9, 5), "2022-03-15 09:05"),
        (c.read_code, 120110.0, "120110"),
        (c.read_code, "ＤＬ０１－２０２２ ", "DL01-2022"),
        (c.read_money, 12345.678901, 12345678901),
        (c.read_money, "１，２３４．５", 1234500000),
        (c.read_money, "1.2亿元", 12_000_000_000),
        (c.read_money, "300 万元", 300_000_000),
        (c.read_money, "5元", 500),
        (c.read_money, 0.1 + 0.2, 300_000),
        (c.read_money, Decimal("-0.000001"), -1),
        (c.read_percent, "33.333333%", Decimal("33.333333")),
        (c.read_percent, 50, Decimal(50)),
        (c.read_area, "15亩", 10_000_005),
        (c.read_area, "120.5㎡", 120_500),
        (c.read_hours, 2.5, 250),
        (c.read_year, "2022年", 2022),
        (c.read_year, 2022.0, 2022),
        (c.read_date, "2022-3-5 10:30", date(2022, 3, 5)),
        (c.read_date, "2022/03/15", date(2022, 3, 15)),
        (c.read_date, "2022.3.15", date(2022, 3, 15)),
        (c.read_date, "2022年3月15日", date(2022, 3, 15)),
        (c.read_date, "２０２２－０３－１５", date(2022, 3, 15)),
        (c.read_date, "20220315", date(2022, 3, 15)),
        (c.read_date, 44635.0, date(2022, 3, 15)),
        (c.read_date, datetime(2022, 3, 15, 23, 59), date(2022, 3, 15)),
        (c.read_moment, datetime(2022, 3, 15, 8, 59, 59, 999), "2022-03-15 09:00"),
        (c.read_moment, "2022年3月15日 9时30分", "2022-03-15 09:30"),
        (c.read_moment, "2022-03-15T09:00:00", "2022-03-15 09:00"),
        (c.read_moment, date(2022, 3, 15), "2022-03-15 00:00"),
        (c.read_month, "2022-3", "2022-03"),
        (c.read_month, "2022年3月", "2022-03"),
        (c.read_month, 202203.0, "2022-03"),
        (c.read_month, "2022-03-15", "2022-03"),
        (c.read_month, date(2022, 3, 15), "2022-03"),
        (c.read_flag, "y", True),
        (c.read_flag, 0.0, False),
        (c.read_flag, "ＦＡＬＳＥ", False),
        (c.read_flag, True, True),
    ],
)
def test_cells_are_read_as_people_write_them(read: Callable[[Any], Any], cell: object, value: object) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    ("read", "cell", "words"),
    [
        (c.read_money, "1.0000001", "more than 6 decimals"),
        (c.read_money, 1.00000012, "more than 6 decimals"),
        (c.read_money, "很多", "not a number"),
        (c.read_money, "nan", "not a number"),
        (c.read_money, date(2022, 1, 1), "not a number"),
        (c.read_money, "9e30", "too large"),
        (c.read_money, 1e13, "too large"),
        (c.read_percent, 101, "between 0 and 100"),
        (c.read_percent, "-1", "between 0 and 100"),
        (c.read_area, -1, "below zero"),
        (c.read_hours, -1, "below zero"),
        (c.read_year, 22, "not a year"),
        (c.read_date, "2022-02-30", "not a date"),
        (c.read_date, "三月", "not a date"),
        (c.read_date, 2022.0, "not a date"),
        (c.read_moment, "2022-03-15 25:00", "not a time"),
        (c.read_month, "2022-13", "not a month"),
        (c.read_month, 2022.1, "not a month"),
        (c.read_month, date(1899, 3, 15), "not a month"),
        (c.read_month, "9022-03-15", "not a month"),
        (c.read_flag, "有", "neither"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(read: Callable[[Any], Any], cell: object, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(cell)
    assert words in refused.value.reason.words()


def test_a_cell_is_in_the_unit_of_its_column_unless_it_names_one() -> None:
    assert c.read_money(1.5, "亿元") == 15_000_000_000
    assert c.read_money(1_000_000, "元") == 100_000_000
    assert c.read_money(0.1 + 0.2, "亿元") == 3_000_000_000
    assert c.read_money("300万", "元") == 300_000_000
    assert c.read_money("0.01", "元") == 1
    assert c.read_area(10, "亩") == 6_666_670
    assert c.read_area("10㎡", "亩") == 10_000
    with pytest.raises(Unreadable, match="decimals"):
        c.read_money("0.001", "元")


def test_a_dash_is_nothing_but_in_text() -> None:
    assert all(c.blank(cell) for cell in (None, "", " ", "—", "/", "-"))
    assert not any(c.blank(cell) for cell in (0, False, "0", "无"))
    assert c.blank("  ", kind_is_text=True)
    assert not c.blank("/", kind_is_text=True)


def test_a_list_is_split_at_every_usual_mark() -> None:
    assert c.split_list("A、B,C；A\nD，") == ["A", "B", "C", "D"]


@given(st.integers(-(2**63) + 1, 2**63 - 1))
def test_money_is_exact_in_both_directions(fen: int) -> None:
    cell = c.number_cell(fen, 6)
    assert c.read_money(cell) == fen
    if not isinstance(cell, str):
        assert c.read_money(float(cell)) == fen  # type: ignore[arg-type]


@given(st.integers(0, 100_000_000))
def test_percents_are_exact_in_both_directions(share: int) -> None:
    cell = c.number_cell(share, 6)
    assert c.read_percent(float(cell)) * 1_000_000 == share  # type: ignore[arg-type]


@given(st.dates(date(1900, 3, 1), date(2199, 12, 31)))
def test_dates_are_read_from_every_form(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    assert {c.read_date(form) for form in (*forms, c.date_cell(day))} == {day}


@given(st.datetimes(datetime(1900, 3, 1), datetime(2199, 1, 1)))
def test_moments_are_read_back(moment: datetime) -> None:
    stored = f"{moment:%Y-%m-%d %H:%M}"
    assert c.read_moment(c.moment_cell(stored)) == stored


@given(st.text())
def test_cleaned_text_stays_as_it_is(text: str) -> None:
    clean = c.read_text(text)
    assert c.read_text(clean) == clean


def test_what_is_no_moment_or_too_early_stays_text() -> None:
    assert c.moment_cell("明年春天") == "明年春天"
    assert c.date_cell(date(1899, 12, 31)) == "1899-12-31"
    early = c.read_moment(datetime(783, 8, 26, 20, 58))
    assert c.moment_cell(early) == early == c.read_moment(early) == "0783-08-26 20:58"


def test_a_reason_names_its_column_and_is_translated() -> None:
    reason = Reason("“{cell}” is not a number", {"cell": "很多"}).about("总投资")
    assert reason.words() == "总投资: “很多” is not a number"
    assert reason.words(lambda context, text: text.replace("is not a number", "不是数字")) == "总投资: “很多” 不是数字"
