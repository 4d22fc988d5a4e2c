"""How much is invested on land."""

from fractions import Fraction

import pytest

from desktop_app.domain.land import intensity
from desktop_app.domain.money import FEN_PER_WAN, round_half_up


@pytest.mark.parametrize(
    ("wan", "square_metres", "of_a_mu"), [(300, "666.667", "300.0"), (3000, "10000", "200.0"), (5000, "51200", "65.1")]
)
def test_intensity_is_the_fixed_investment_to_the_mu(wan: int, square_metres: str, of_a_mu: str) -> None:
    found = intensity(wan * FEN_PER_WAN, int(Fraction(square_metres) * 1000))
    assert str(round_half_up(found, 1)) == of_a_mu
