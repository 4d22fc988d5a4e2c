"""Two offices with a window each, drawn as the program draws them."""

from tests.helpers.exchange_windows import desks, drives, friends, stick
from tests.unit.ui.conftest import theme

__all__ = ["desks", "drives", "friends", "stick", "theme"]
