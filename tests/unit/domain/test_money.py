"""Money: exact in, half-up out."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import money


@given(st.integers(-(10**15), 10**15))
def test_wan_round_trip_is_exact(fen: int) -> None:
    assert money.fen_from_wan(money.wan_from_fen(fen)) == fen
    assert money.fen_from_wan(str(money.wan_from_fen(fen))) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [("1", 1_000_000), ("0.000001", 1), ("12,345.6", 12_345_600_000), ("-3", -3_000_000), (" 7 ", 7_000_000)],
)
def test_fen_from_wan(text: str, fen: int) -> None:
    assert money.fen_from_wan(text) == fen


@pytest.mark.parametrize("text", ["", "一", "0.0000001", "nan", "inf", "1e400000"])
def test_fen_from_wan_refuses(text: str) -> None:
    with pytest.raises(ValueError):
        money.fen_from_wan(text)


@pytest.mark.parametrize("text", ["1,234", "12,345,678.9", "-1,234", "１，２３４", "3.5", "1,234万元"])
def test_commas_between_thousands_are_taken_off(text: str) -> None:
    assert money.ungrouped(text) == text.replace(",", "").replace("，", "")


@pytest.mark.parametrize(
    "text", ["3，5", "3,5亿", "1,5", "1,2345", "1234,567", "1,23,456", "1.5,000", ",123", "1,,234"]
)
def test_a_comma_elsewhere_is_no_separator(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        money.ungrouped(text)
    with pytest.raises(ValueError):
        money.fen_from_wan(text)


def test_rounding_sums_exactly_then_half_up() -> None:
    third = Fraction(money.FEN_PER_YI, 3)
    assert money.yi_text(third * 3) == "1.00"
    assert money.yi_text(Fraction(1_005, 1000) * money.FEN_PER_YI) == "1.01"
    assert money.yi_text(-Fraction(1_005, 1000) * money.FEN_PER_YI) == "-1.01"


@given(st.fractions(), st.integers(0, 6))
def test_round_half_up_is_the_nearest(value: Fraction, digits: int) -> None:
    rounded = Fraction(money.round_half_up(value, digits))
    assert abs(rounded - value) <= Fraction(1, 2 * 10**digits)


def test_texts() -> None:
    assert money.yuan_text(2_005_000_000_000) == "20050000000.00"
    assert money.short_text(2_005_000_000_000) == "200.5 亿元"
    assert money.short_text(1_061 * money.FEN_PER_YI // 10) == "106.1 亿元"
    assert money.short_text(320 * money.FEN_PER_WAN) == "320 万元"
    assert money.wan_text(12_345_600_000) == "12,345.60"
    assert money.wan_from_fen(1_000_000_000) == Decimal("1000")
