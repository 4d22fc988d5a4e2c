"""Two offices with a window each."""

from tests.helpers.exchange_windows import desks, drives, friends, stick

__all__ = ["desks", "drives", "friends", "stick"]
