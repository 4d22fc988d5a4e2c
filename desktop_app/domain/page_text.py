"""Finding words in the text of pages, wherever a line or a page ends between them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

PAGE_NUMBER = re.compile(r"(?:\A|[\r\n])\s*(?:[—–-]\s*\d+\s*[—–-]|\d+)\s*\Z")
"""The last line of a page where that is its number: what goes on behind it does not see it."""


class Spot(NamedTuple):
    """So many characters of a page from this one on, both counted from 0."""

    page: int
    start: int
    length: int


class PageText(NamedTuple):
    """A text as it is compared: in small letters, and without blanks but between words of Latin letters and figures,
    for two cells of figures beside each other are not one figure. `at` tells where each character stands in the text,
    `body` how many there are before the number of the page.
    """

    text: str
    at: tuple[int, ...]
    body: int


def page_text(text: str) -> PageText:
    """The text of a page, to be looked through."""
    kept: list[str] = []
    at: list[int] = []
    number = PAGE_NUMBER.search(text)
    end, body, blank = number.start() if number else len(text), 0, False
    for place, sign in enumerate(text):
        if sign.isspace():
            blank = True
            continue
        if blank and kept and _in_word(kept[-1]) and _in_word(sign):
            kept.append(" ")
            at.append(place - 1)
        small = sign.lower()
        kept.append(small if len(small) == 1 else sign)
        at.append(place)
        blank = False
        body = len(kept) if place < end else body
    return PageText("".join(kept), tuple(at), body)


def _in_word(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def find(pages: Sequence[PageText], words: str) -> list[tuple[Spot, ...]]:
    """The places of these words in their order: a spot each, or two where a page ends in the place."""
    sought = page_text(words).text
    if not sought:
        return []
    found: list[tuple[Spot, ...]] = []
    for number, page in enumerate(pages):
        found += [(_spot(number, page, start, start + len(sought)),) for start in _starts(page.text, sought)]
    for number, (page, following) in enumerate(pairwise(pages)):
        found += _across(number, page, following, sought)
    return sorted(found)


def _starts(text: str, sought: str) -> Iterator[int]:
    start = text.find(sought)
    while start >= 0:
        yield start
        start = text.find(sought, start + len(sought))


def _across(number: int, page: PageText, following: PageText, sought: str) -> Iterator[tuple[Spot, ...]]:
    """The places that begin on this page and end on the next one."""
    most = len(sought) - 1
    first = max(page.body - most, 0)
    tail, head = page.text[first : page.body], following.text[:most]
    between = " " if tail and head and _in_word(tail[-1]) and _in_word(head[0]) else ""
    for start in _starts(f"{tail}{between}{head}", sought):
        rest = start + len(sought) - len(tail) - len(between)
        if start < len(tail) and rest > 0:
            yield _spot(number, page, first + start, page.body), _spot(number + 1, following, 0, rest)


def _spot(number: int, page: PageText, start: int, end: int) -> Spot:
    return Spot(number, page.at[start], page.at[end - 1] + 1 - page.at[start])
