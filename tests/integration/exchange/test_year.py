"""A year of offices that exchange real packages by stick, whatever happens to sticks, clocks, disks and power.

`--long` lives the year of 70 offices and 52 weeks, and 150 years of few. A failure prints the year's number:
`live(number, offices, weeks)` of tests/helpers/exchange_year.py lives it again.
"""

from collections.abc import Callable

import pytest

from tests.helpers.exchange_year import Odds, live

Times = Callable[[int, int], int]

NO_HARM_TO_THE_CENTRE = Odds(centre_put_back=0.0)


@pytest.mark.parametrize(("first", "odds"), [(0, NO_HARM_TO_THE_CENTRE), (500, Odds())], ids=["units", "centre, too"])
def test_a_year_of_a_few_offices_loses_nothing_and_parts_nobody(times: Times, first: int, odds: Odds) -> None:
    for seed in range(first, first + times(2, 75)):
        year = live(seed, offices=4, weeks=12, odds=odds)
        assert year.counted["packages taken in"] > 30


def test_a_year_of_the_whole_district_loses_nothing_and_parts_nobody(times: Times) -> None:
    offices, weeks = times(9, 70), times(8, 52)
    year = live(1, offices, weeks)
    assert len(year.units()) >= offices
    assert year.counted["packages taken in"] > offices * weeks / 2
    for what in ("sticks lost", "imports killed", "exports killed", "sticks left in the drawer", "secrets"):
        assert year.counted[what], what
