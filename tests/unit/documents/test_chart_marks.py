from fractions import Fraction

import pytest

from desktop_app.documents.chart_marks import PALETTE, colour_of, number_text, number_texts


@pytest.mark.parametrize(
    ("value", "text"), [(200.5, "200.5"), (1007.0, "1007"), (0.004, "0"), (-0.004, "0"), (1.256, "1.26")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number_text(value) == text


def test_values_of_one_chart_have_the_same_decimals() -> None:
    parted, whole = Fraction(755, 100), Fraction(35)
    assert number_texts([parted, whole]) == {parted: "7.55", whole: "35.00"}
    assert number_texts([whole, Fraction(1, 1000)]) == {whole: "35", Fraction(1, 1000): "0"}
    assert number_texts([]) == {}


def test_more_series_than_colours_begin_anew() -> None:
    assert colour_of(len(PALETTE)) == colour_of(0) != colour_of(1)
