"""The clock, passed to whatever needs the time, so that tests can set it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


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
