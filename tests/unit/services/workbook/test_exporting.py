"""Cells of an export."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.enums import Indicator
from desktop_app.domain.workbook.cells import Cell
from desktop_app.services.workbook.exporting import target_cell
from desktop_app.services.workbook.rules import target_value


@pytest.mark.parametrize(
    ("indicator", "stored", "cell"),
    [
        (Indicator.OUTSIDE_FUNDS_IN_PLACE, 1, "0.000001"),
        (Indicator.LANDED_QUALITY_PROJECTS, 1000, "1"),
        (Indicator.SIGNED_TO_LANDED_RATE, 60_000, "60"),
        (Indicator.SIGNED_TO_LANDED_RATE, 1001, "1.001"),
        (Indicator.SIGNED_TO_LANDED_RATE, 1000, "1%"),
        (Indicator.SIGNED_TO_LANDED_RATE, 500, "0.5%"),
        (Indicator.SIGNED_TO_LANDED_RATE, 0, "0"),
    ],
)
def test_a_targets_cell_is_in_the_measure_of_its_indicator(indicator: Indicator, stored: int, cell: str) -> None:
    written = target_cell(indicator, stored)
    assert (written if isinstance(written, str) else f"{Decimal(str(written)):f}") == cell


@given(st.sampled_from(Indicator), st.integers(0, 10**12))
def test_a_target_is_read_back_as_it_was(indicator: Indicator, stored: int) -> None:
    cell: Cell = target_cell(indicator, stored)
    assert target_value(indicator, cell) == stored
