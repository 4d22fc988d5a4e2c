"""A year of offices that exchange real packages by stick, whatever happens to sticks, clocks, disks and power.

`--long` lives years of 70 offices and 52 weeks, and 300 years of few. A failure says what lives it again.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.helpers.exchange_year import lived
from tests.helpers.in_parallel import spread

Times = Callable[[int, int], int]
Counted = Callable[[int, str], None]

PUT_ASIDE = "packages still put aside after one visit each"


def live_many(first: int, years: int, offices: int, weeks: int, kind: str) -> Counter[str]:
    """What happened how often in years that all ended well; several are lived at once."""
    found = spread(lived, [(seed, offices, weeks, kind) for seed in range(first, first + years)])
    failed = [failure for _, failure in found if failure]
    assert not failed, "\n\n".join(failed[:3])
    return sum((Counter(counts) for counts, _ in found), Counter[str]())


@pytest.mark.parametrize(("first", "kind"), [(0, "any"), (500, "centre")])
def test_a_year_of_a_few_offices_loses_nothing_and_parts_nobody(
    times: Times, counted: Counted, first: int, kind: str
) -> None:
    years = times(4, 100)
    happened = live_many(first, years, 4, 12, kind)
    assert happened["packages taken in"] > 30 * years
    counted(years, "years of 4 offices")
    counted(happened["packages looked through for secrets"], "packages looked through for secrets")


@pytest.mark.parametrize(("seed", "offices", "weeks", "kind"), [(8, 10, 26, "centre")])
def test_a_year_that_once_ended_badly_does_so_no_more(seed: int, offices: int, weeks: int, kind: str) -> None:
    counts, failure = lived(seed, offices, weeks, kind)
    assert not failure, failure
    assert counts["backups put back"]


def test_lost_packages_heal_with_one_visit_each(times: Times, counted: Counted) -> None:
    """Where nobody goes on from old data nothing waits for good: one visit each brings what was lost."""
    years = times(6, 100)
    happened = live_many(900, years, 4, 10, "sticks")
    assert happened["sticks lost"] > 5 * years
    assert happened[PUT_ASIDE] <= years / 10
    counted(years, "years of 4 offices")
    counted(happened[PUT_ASIDE], PUT_ASIDE)


def test_a_year_of_the_whole_district_loses_nothing_and_parts_nobody(times: Times, counted: Counted) -> None:
    years, offices, weeks = times(1, 4), times(9, 70), times(8, 52)
    happened = live_many(1, years, offices, weeks, "centre")
    assert happened["packages taken in"] > years * offices * weeks / 2
    for what in ("sticks lost", "imports killed", "exports killed", "sticks left in the drawer", "secrets"):
        assert happened[what], what
    counted(years * offices * weeks, "weeks of offices")
    counted(happened["packages looked through for secrets"], "packages looked through for secrets")
