import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui import formats

TODAY = dt.date(2022, 3, 15)


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_what_an_editor_shows_reads_back_to_the_same_fen(fen: int) -> None:
    assert formats.parse_money(formats.money_wan_exact(fen)) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1.2亿", 1_200_000_000_0 // 1),
        ("1,234.56", 1_234_560_000),
        ("１２万元", 12_000_000),
        ("0.000001", 1),
        ("35元", 3_500),
        ("1yi", 10_000_000_000),
        ("", None),
        ("—", None),
        ("-3", -3_000_000),
    ],
)
def test_amounts_are_read_with_their_unit(text: str, fen: int | None) -> None:
    assert formats.parse_money(text) == fen


@pytest.mark.parametrize("text", ["abc", "1.2.3", "0.0000001", "0.001元", "1 万 2", "3，5亿", "1,5"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        formats.parse_money(text)


def test_money_is_shown_half_up() -> None:
    assert formats.money_wan(1_234_565_000) == "1,234.57"
    assert formats.money_wan(500_000_000) == "500"
    assert formats.money_wan(None) == formats.NOTHING


@pytest.mark.parametrize(
    "text", ["2022-03-15", "2022.3.15", "2022/3/15", "20220315", "2022年3月15日", "3-15", "15", "22-3-15", "３月15日"]
)
def test_dates_are_read_as_they_are_written(text: str) -> None:
    assert formats.parse_date(text, TODAY) == TODAY


@pytest.mark.parametrize("text", ["2022-02-30", "tomorrow", "1-2-3-4", "2022-13-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        formats.parse_date(text, TODAY)


def test_nothing_is_a_dash() -> None:
    assert formats.parse_date(" ", TODAY) is None
    for value in (None, ""):
        assert formats.plain_text(value) == "—"
    assert formats.date_text(None) == formats.share_text(None) == "—"


def test_figures() -> None:
    assert formats.plain_text(TODAY) == "2022-03-15"
    assert formats.plain_text(12345) == "12,345"
    assert formats.plain_text("a\nb  c") == "a b c"
    assert formats.number_text(Decimal("0.50")) == "0.5"
    assert formats.share_text(33_333_333) == "33.33%"


def test_instants_and_sizes() -> None:
    at = dt.datetime(2022, 3, 15, 9, 12, 59)
    assert formats.minute(int(at.timestamp() * 1000)) == "2022-03-15 09:12"
    assert [formats.file_size(size) for size in (0, 2048, 5_400_000_000)] == ["1 KB", "2 KB", "5,149.8 MB"]
