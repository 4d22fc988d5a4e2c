"""Months, fortnights and numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.enums import ReportKind
from desktop_app.domain.numbering import document_number, next_serial, project_number
from desktop_app.domain.periods import Fortnight, Month, days_of


def test_a_period_runs_from_1_january_to_the_months_end() -> None:
    month = Month.parse("2024-02")
    assert (month.year_start, month.first_day, month.last_day) == (
        date(2024, 1, 1),
        date(2024, 2, 1),
        date(2024, 2, 29),
    )
    assert str(month.plus(-2)) == "2023-12"


def test_the_first_year_that_may_be_asked_about_has_a_year_before_it() -> None:
    assert Month.parse("1900-01").plus(-12) < Month.parse("1900-01")
    assert Month.parse("8999-12").plus(1) > Month.parse("8999-12")


@pytest.mark.parametrize("text", ["2022年3月", "2022-3", "2022/03", "2022.3", " 2022-03 "])
def test_month_spellings(text: str) -> None:
    assert Month.parse(text) == Month(2022, 3)


@pytest.mark.parametrize("text", ["2022", "2022-13", "22-03", "", "2022-00", "2022-03-01", "1899-12", "9000-01"])
def test_no_month(text: str) -> None:
    with pytest.raises(ValueError):
        Month.parse(text)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_is_in_exactly_one_fortnight(day: date) -> None:
    fortnight = Fortnight.of(day)
    assert fortnight.first_day <= day <= fortnight.last_day
    assert fortnight.year == day.year
    assert Fortnight.parse(str(fortnight)) == fortnight == Fortnight.parse(day.isoformat())
    after = fortnight.last_day + timedelta(days=1)
    assert Fortnight.of(after).first_day == after


def test_numbers_have_no_gap_and_no_repeat() -> None:
    numbers = ["DL01-2022-0009", "DL01-2021-0100", "DL011-2022-0500", "x"]
    assert next_serial(numbers, "DL01", 2022) == 10
    assert project_number("DL01", 2022, 10) == "DL01-2022-0010"
    assert next_serial(["DL01-2022-9999"], "DL01", 2022) == 10000
    assert document_number("东合交", 2024, 3) == "东合交〔2024〕3号"
    with pytest.raises(ValueError, match="0"):
        document_number("东合交", 2024, 0)


def test_the_days_that_a_bulletin_tells_of() -> None:
    assert days_of(ReportKind.FORTNIGHTLY, "2022-20") == (date(2022, 9, 19), date(2022, 10, 2))
    for kind in (ReportKind.MONTHLY, ReportKind.NOTICE):
        assert days_of(kind, "2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of(ReportKind.ANNUAL, "2022") == (date(2022, 1, 1), date(2022, 12, 31))
    with pytest.raises(ValueError):
        days_of(ReportKind.MONTHLY, "2022")
