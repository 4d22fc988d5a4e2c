"""A clerk's wording of a paragraph that the figures wrote, and what becomes of it when the figures change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

CLAUSE_END = re.compile(r"[，；。：、（）\n]")
COUNTED = re.compile(r"^[一二三四五六七八九十]+是")
NUMBER = re.compile(r"[+\-−]?\d+(?:\.\d+)?[%％]?")


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` as the clerk wrote it (empty: left out) in place of `base`, what the figures said then; its `heading`."""

    base: str
    text: str
    heading: str = field(default="", compare=False)


class ChangedFigure(NamedTuple):
    """A number that is another now. One of them is "" where it is told no more, or is new; `about` are its words."""

    before: str
    now: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number and the words around it in its clause."""

    text: str
    before: str
    after: str


def changed_figures(base: str, now: str) -> tuple[ChangedFigure, ...]:
    """The numbers of two texts that differ, in order.

    Clauses are compared with those that say the same around their numbers: a sentence that falls away shifts none.
    """
    old, new = ([_numbers(clause) for clause in _clauses(text)] for text in (base, now))
    said, says = ([NUMBER.sub("#", clause) for clause in _clauses(text)] for text in (base, now))
    found: list[ChangedFigure] = []
    for what, first, last, start, end in SequenceMatcher(None, said, says, autojunk=False).get_opcodes():
        before, after = (list(chain.from_iterable(clauses)) for clauses in (old[first:last], new[start:end]))
        found += _paired(before, after) if what == "equal" else _otherwise(before, after)
    return tuple(figure for figure in found if figure.before != figure.now)


def _clauses(text: str) -> list[str]:
    """What stands between marks; the places of counted sentences (一是) are no words of theirs."""
    return [clause for part in CLAUSE_END.split(text) if (clause := COUNTED.sub("", part.strip()))]


def _numbers(clause: str) -> list[_Number]:
    return [_Number(one[0], clause[: one.start()], clause[one.end() :]) for one in NUMBER.finditer(clause)]


def _paired(before: Sequence[_Number], now: Sequence[_Number]) -> list[ChangedFigure]:
    return [ChangedFigure(old.text, new.text) for old, new in zip(before, now, strict=True)]


def _otherwise(before: list[_Number], now: list[_Number]) -> list[ChangedFigure]:
    """Of clauses that say something else: numbers that both have are the same, then those that count the same."""
    found: list[ChangedFigure] = []
    for same in (attrgetter("text"), attrgetter("after")):
        for old in list(before):
            new = next((one for one in now if same(one) == same(old) != ""), None)
            if new is not None:
                found += _paired([old], [new])
                before.remove(old)
                now.remove(new)
    if len(before) == len(now):
        return found + _paired(before, now)
    found += [ChangedFigure(one.text, "", one.before) for one in before]
    return found + [ChangedFigure("", one.text, one.before) for one in now]


def words_of(text: str) -> str:
    """What a text says around its numbers, wherever in a row of counted sentences (一是) it stands."""
    return NUMBER.sub("#", COUNTED.sub("", text.strip()))


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
