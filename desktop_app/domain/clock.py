"""The clock, passed to whatever needs the time, so that tests can set it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

EARLIEST_MS = 1_262_304_000_000
"""The year 2010 begins: no office had this program before."""

_APART_MS = 86_400_000
"""So much two clocks may differ, ms, without one of them being called wrong."""


def can_be(at_ms: int, now_ms: int) -> bool:
    """Whether what is known now can have been done at that time; both are milliseconds UTC by different clocks."""
    return EARLIEST_MS <= at_ms <= now_ms + _APART_MS


def credible(at_ms: int, now_ms: int) -> int:
    """When something was done by another clock; now, where that clock is plainly wrong and this one is not."""
    return at_ms if can_be(at_ms, now_ms) or now_ms < EARLIEST_MS else now_ms


@dataclass(frozen=True, slots=True)
class Clock:
    """`now_ms()` is milliseconds UTC since 1970."""

    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000

    def now(self) -> datetime:
        """This machine's local time."""
        return datetime.fromtimestamp(self.now_ms() / 1000)

    def today(self) -> date:
        """This machine's local date."""
        return self.now().date()
