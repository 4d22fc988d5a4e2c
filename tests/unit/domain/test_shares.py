"""Shares of a project: as typed, and divided evenly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.shares import PERCENT, WHOLE, parse_share, split_evenly


@pytest.mark.parametrize(
    ("typed", "share"),
    [("50", 50_000_000), ("33.33 %", 33_330_000), ("33.333333", 33_333_333), ("１００％", WHOLE), ("0", 0)],
)
def test_a_share_is_read_as_typed(typed: str, share: int) -> None:
    assert parse_share(typed) == share


@pytest.mark.parametrize("typed", ["", "half", "-1", "100.01", "33.3333333", "NaN", "Infinity"])
def test_what_is_no_share_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_share(typed)


@given(st.integers(1, 200))
def test_an_even_division_comes_to_the_whole_and_differs_by_a_hundredth_at_most(parts: int) -> None:
    shares = split_evenly(parts)
    assert sum(shares) == WHOLE and len(shares) == parts
    assert max(shares) - min(shares) <= PERCENT // 100
