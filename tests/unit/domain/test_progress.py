"""A part of long work tells its own progress as a stretch of the whole."""

import pytest

from desktop_app.domain.progress import Span
from desktop_app.errors import Cancelled


class Whole:
    def __init__(self) -> None:
        self.told: list[tuple[float | None, str]] = []

    def report(self, fraction: float | None, text: str = "") -> None:
        self.told.append((fraction, text))

    def check(self) -> None:
        raise Cancelled


def test_a_span_tells_the_whole_and_passes_a_cancel_on() -> None:
    whole = Whole()
    inner = Span(Span(whole, 0.0, 0.5), 0.5, 1.0)
    for fraction in (0.0, 0.5, 1.0, 2.0, None):
        inner.report(fraction, "x")
    assert whole.told == [(0.25, "x"), (0.375, "x"), (0.5, "x"), (0.5, "x"), (0.25, "x")]
    with pytest.raises(Cancelled):
        inner.check()
