"""How long work tells how far it is, and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """`report(fraction, text)`: 0-1, or None when the end is unknown; `text` is a sheet's name or a text of the
    translation context "progress". `check` raises Cancelled once the user has asked to stop."""

    def report(self, fraction: float | None, text: str = "") -> None: ...

    def check(self) -> None: ...


class Part:
    """A part of long work, from one fraction to another, counted in `total` steps."""

    def __init__(self, progress: Progress, total: int, start: float = 0.0, end: float = 1.0) -> None:
        self._progress = progress
        self._total = max(total, 1)
        self._start, self._length = start, end - start
        self._done = 0

    def add(self, steps: int, text: str = "") -> None:
        """So many steps more are done. Raises Cancelled."""
        self._done += steps
        self._progress.check()
        self._progress.report(self._start + self._length * min(self._done / self._total, 1.0), text)


class Silent:
    """Nobody watches, nobody stops."""

    def report(self, fraction: float | None, text: str = "") -> None:
        """Say nothing."""

    def check(self) -> None:
        """Go on."""


class Span:
    """A part of long work that tells its own progress, as the stretch from one fraction of the whole to another."""

    def __init__(self, progress: Progress, start: float, end: float) -> None:
        self._progress = progress
        self._start, self._length = start, end - start

    def report(self, fraction: float | None, text: str = "") -> None:
        """Tell the whole."""
        self._progress.report(self._start + self._length * min(fraction or 0.0, 1.0), text)

    def check(self) -> None:
        """Raises Cancelled."""
        self._progress.check()
