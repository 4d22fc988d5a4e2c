import pytest

from desktop_app.documents.chart_marks import PALETTE, colour_of, number_text


@pytest.mark.parametrize(
    ("value", "text"), [(200.5, "200.5"), (1007.0, "1007"), (0.004, "0"), (-0.004, "0"), (1.256, "1.26")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number_text(value) == text


def test_more_series_than_colours_begin_anew() -> None:
    assert colour_of(len(PALETTE)) == colour_of(0) != colour_of(1)
