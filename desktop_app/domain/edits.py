"""A clerk's wording of a paragraph that the figures wrote, and what becomes of it when the figures change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

NUMBER = re.compile(r"[+\-−]?\d+(?:\.\d+)?[%％]?")


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` as the clerk wrote it (empty: left out) in place of `base`, what the figures said then."""

    base: str
    text: str


def changed_figures(base: str, now: str) -> tuple[tuple[str, str], ...]:
    """The numbers of two texts that differ, in order as (before, now); "" where one text has more numbers."""
    before, after = NUMBER.findall(base), NUMBER.findall(now)
    return tuple((old, new) for old, new in zip_longest(before, after, fillvalue="") if old != new)


def with_new_figures(edit: Edit, now: str) -> str | None:
    """The clerk's text with the figures of today; None when it cannot be told which of its numbers are meant.

    Both automatic texts must say the same around their numbers, and every number that has changed must stand in the
    clerk's text as often as it stood in the old one.
    """
    if NUMBER.split(edit.base) != NUMBER.split(now):
        return None
    before, after = NUMBER.findall(edit.base), NUMBER.findall(now)
    meant: dict[str, list[str]] = {}
    for old, new in zip(before, after, strict=True):
        meant.setdefault(old, []).append(new)
    numbers = NUMBER.findall(edit.text)
    if any(numbers.count(old) != len(new) for old, new in meant.items() if set(new) != {old}):
        return None
    return NUMBER.sub(lambda found: _next(meant, found[0]), edit.text)


def _next(meant: dict[str, list[str]], number: str) -> str:
    left = meant.get(number)
    return number if not left else left.pop(0) if len(left) > 1 else left[0]


def paragraphs(text: str) -> Sequence[str]:
    """What was written, one paragraph a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
