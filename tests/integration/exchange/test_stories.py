"""Whatever happens to sticks, clocks and disks: who knows the same shows the same, and nothing told is ever lost.

Every run tells 2,260 stories, `--long` 135,000. A failure says which story it is and what tells it again;
`python -m tests.story SEED KIND --short` leaves out the steps that do not matter.
"""

from collections.abc import Callable

import pytest

from tests.helpers.exchange_telling import KINDS, tell_many

Times = Callable[[int, int], int]
Counted = Callable[[int, str], None]


@pytest.mark.parametrize(
    ("kind", "first", "stories"),
    [
        ("any", 0, (700, 45_000)),
        ("centre", 200_000, (700, 45_000)),
        ("sticks", 400_000, (200, 10_000)),
        ("versions", 600_000, (200, 10_000)),
        ("keys", 800_000, (100, 5_000)),
        ("confirmed", 900_000, (200, 10_000)),
        ("twins", 950_000, (100, 5_000)),
        ("shares", 960_000, (60, 5_000)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_story_ends_well(times: Times, counted: Counted, kind: str, first: int, stories: tuple[int, int]) -> None:
    number = times(*stories)
    failed, counts = tell_many(range(first, first + number), kind)
    assert not failed, "\n\n".join(failed[:3])
    counted(number, "schedules")
    if KINDS[kind].get("restores", True):
        counted(number, "schedules with old data")
    for what in ("values wait", "a deletion waits"):
        assert counts[f"offices where {what} for a decision"] > number / 10, f"{what}: too rare to be tried"
    assert counts["packages put aside"] <= number / 10
    for what, count in sorted(counts.items()):
        counted(count, what)
