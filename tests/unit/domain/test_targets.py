"""Targets as they are typed, shown and carried over to another year."""

from fractions import Fraction

import pytest

from db.enums import Indicator
from desktop_app.domain.money import FEN_PER_WAN, FEN_PER_YI
from desktop_app.domain.targets import adds_up, read, scaled, written

MONEY, COUNT, RATE = (
    Indicator.BEIJING_AGREEMENT_AMOUNT,
    Indicator.LANDED_OVER_100M,
    Indicator.COMMITMENT_FULFILMENT_RATE,
)


@pytest.mark.parametrize(
    ("indicator", "text", "in_yi", "value"),
    [
        (MONEY, "200.5", True, 2_005 * FEN_PER_YI // 10),
        (MONEY, "1,200", False, 1_200 * FEN_PER_WAN),
        (MONEY, "3亿", False, 3 * FEN_PER_YI),
        (MONEY, "500 万元", True, 500 * FEN_PER_WAN),
        (MONEY, "１２", True, 12 * FEN_PER_YI),
        (COUNT, "12", True, 12_000),
        (COUNT, "0.5", True, 500),
        (RATE, "90", True, 90_000),
        (RATE, "90%", True, 90_000),
        (RATE, "0.9", True, 90_000),
        (RATE, "0.9%", True, 900),
        (COUNT, "", True, None),
        (MONEY, " — ", True, None),
    ],
)
def test_what_is_typed_is_understood(indicator: Indicator, text: str, in_yi: bool, value: int | None) -> None:
    assert read(indicator, text, in_yi=in_yi) == value


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        (MONEY, "-1"),
        (MONEY, "many"),
        (MONEY, "0.00000000001"),
        (COUNT, "1.2345"),
        (RATE, "101"),
        (COUNT, "1e300"),
        (MONEY, "3，5"),
        (MONEY, "1,5亿"),
        (COUNT, "1,5"),
    ],
)
def test_what_makes_no_target_is_refused(indicator: Indicator, text: str) -> None:
    with pytest.raises(ValueError):
        read(indicator, text, in_yi=True)


@pytest.mark.parametrize(
    ("indicator", "value", "in_yi", "text"),
    [
        (MONEY, 2_005 * FEN_PER_YI // 10, True, "200.5"),
        (MONEY, 12_345 * FEN_PER_WAN, False, "12,345"),
        (MONEY, 1, True, "0.0000000001"),
        (COUNT, 1_000_000, True, "1,000"),
        (RATE, 97_500, True, "97.5"),
        (COUNT, 0, True, "0"),
        (COUNT, None, True, ""),
    ],
)
def test_every_digit_is_written_and_read_back(indicator: Indicator, value: int | None, in_yi: bool, text: str) -> None:
    assert written(indicator, value, in_yi=in_yi) == text
    assert read(indicator, text, in_yi=in_yi) == value


def test_a_percentage_leaves_round_figures_and_rates_alone() -> None:
    assert scaled(MONEY, 123_456_789_012, Fraction(108)) == 133_333 * FEN_PER_WAN
    assert scaled(MONEY, 123_456_789_012, Fraction(100)) == 123_456_789_012
    assert scaled(COUNT, 12_000, Fraction(1085, 10)) == 13_000
    assert scaled(RATE, 90_000, Fraction(108)) == 90_000
    assert adds_up(MONEY) and adds_up(COUNT) and not adds_up(RATE)
