"""What a clock may say of something that is known by now."""

import pytest

from desktop_app.domain.clock import EARLIEST_MS, can_be, credible

NOW, DAY = 1_650_000_000_000, 86_400_000


@pytest.mark.parametrize(
    ("at", "believed"),
    [
        (NOW, True),
        (NOW - 1000 * DAY, True),
        (NOW + DAY, True),
        (NOW + DAY + 1, False),
        (EARLIEST_MS, True),
        (EARLIEST_MS - 1, False),
        (0, False),
    ],
)
def test_what_was_done_long_after_now_or_before_the_program_was_there_cannot_be(at: int, believed: bool) -> None:
    assert can_be(at, NOW) is believed
    assert credible(at, NOW) == (at if believed else NOW)


@pytest.mark.parametrize("now", [0, DAY, EARLIEST_MS - 1])
def test_a_clock_that_is_wrong_itself_corrects_no_other(now: int) -> None:
    assert credible(NOW, now) == NOW
