"""Whatever happens to sticks, clocks and disks: who knows the same shows the same, and nothing told is ever lost.

`--long` tells 2,400 stories instead of the usual few. A failure prints the story's number and tells the story;
`shortest(number)` of tests/helpers/exchange_checks.py leaves out the steps that do not matter.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.helpers.exchange_checks import tell

Times = Callable[..., int]
Counted = Callable[[int, str], None]


@pytest.mark.parametrize(
    ("first", "options"),
    [(0, {}), (2000, {"restores": False, "wrong_clocks": False}), (7200, {"centre_restores": True})],
)
def test_every_story_ends_well(times: Times, counted: Counted, first: int, options: dict[str, Any]) -> None:
    stories = times(8, 800, 667)
    for seed in range(first, first + stories):
        tell(seed, **options)
    counted(stories, "schedules")
