"""A year of offices that exchange real packages by stick, whatever happens to sticks, clocks, disks and power.

`--long` lives the year of 70 offices and 52 weeks, and 150 years of few. A failure prints the year's number:
`live(number, offices, weeks)` of tests/helpers/exchange_year.py lives it again.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.helpers.exchange_year import Odds, live

Times = Callable[..., int]
Counted = Callable[[int, str], None]

NO_HARM_TO_THE_CENTRE = Odds(centre_put_back=0.0)
ONLY_STICKS = {"centre_put_back": 0.0, "put_back": 0.0, "copied": 0.0, "lost": 0.3}


@pytest.mark.parametrize(("first", "odds"), [(0, NO_HARM_TO_THE_CENTRE), (500, Odds())], ids=["units", "centre, too"])
def test_a_year_of_a_few_offices_loses_nothing_and_parts_nobody(
    times: Times, counted: Counted, first: int, odds: Odds
) -> None:
    years = times(2, 75, 15)
    for seed in range(first, first + years):
        year = live(seed, offices=4, weeks=12, odds=odds)
        assert year.counted["packages taken in"] > 30
    counted(years, "years of 4 offices")


def test_lost_packages_heal_with_one_visit_each(times: Times, counted: Counted) -> None:
    """Where nobody goes on from old data nothing waits for good: one visit each brings what was lost."""
    years, waiting = times(2, 75, 15), 0
    for seed in range(900, 900 + years):
        year = live(seed, offices=4, weeks=10, odds=replace(Odds(), **ONLY_STICKS))
        assert year.counted["sticks lost"]
        waiting += year.counted["packages still put aside after one visit each"]
    assert waiting <= years / 10
    counted(years, "years of 4 offices")


def test_a_year_of_the_whole_district_loses_nothing_and_parts_nobody(times: Times, counted: Counted) -> None:
    offices, weeks = times(9, 70), times(8, 52)
    counted(offices * weeks, "weeks of offices")
    year = live(1, offices, weeks)
    assert len(year.units()) >= offices
    assert year.counted["packages taken in"] > offices * weeks / 2
    for what in ("sticks lost", "imports killed", "exports killed", "sticks left in the drawer", "secrets"):
        assert year.counted[what], what
