"""Rules of the handbook: what a text refers to, how long facts and policies hold, whom a policy fits, chapter numbers.

A text refers to a fact or a policy by its name in double braces: `全区有企业{{企业数}}`. Names are unique, so that a
reference always means one thing.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REFERENCE = re.compile(r"\{\{[ \t]*([^{}\n]+?)[ \t]*\}\}")
SOON = timedelta(days=30)
"""A fact or policy that ends within these days wants attention."""
DEEPEST = 3
"""Levels of the chapter tree: chapter, section, subsection."""

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Standing(StrEnum):
    """How a fact or policy stands on a day."""

    NOT_YET = "not_yet"
    HOLDS = "holds"
    ENDS_SOON = "ends_soon"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Place:
    """A chapter's place in reading order: its number (`2` or `2.1`), its depth (0 is a chapter), its id and titles."""

    number: str
    depth: int
    id: str
    parent_id: str | None
    title: str
    title_en: str


@dataclass(frozen=True, slots=True)
class Node:
    """A chapter as the tree needs it."""

    id: str
    parent_id: str | None
    sort_order: int
    title: str
    title_en: str


def standing(day: date, valid_from: date | None, valid_until: date | None) -> Standing:
    """How something stands on `day`; both ends of its validity are included, None is open."""
    if valid_until is not None and valid_until < day:
        return Standing.ENDED
    if valid_from is not None and valid_from > day:
        return Standing.NOT_YET
    if valid_until is not None and valid_until <= day + SOON:
        return Standing.ENDS_SOON
    return Standing.HOLDS


def in_force(day: date, valid_from: date | None, valid_until: date | None) -> bool:
    """Whether it holds on `day`, perhaps not for long."""
    return standing(day, valid_from, valid_until) in (Standing.HOLDS, Standing.ENDS_SOON)


def references(text: str) -> tuple[str, ...]:
    """The names a text refers to, each once, in the order of their first mention."""
    return tuple(dict.fromkeys(REFERENCE.findall(text)))


def fill(text: str, word: Callable[[str], str]) -> str:
    """The text with every reference replaced by `word(name)`."""
    return REFERENCE.sub(lambda match: word(match[1]), text)


def renamed(text: str, old: str, new: str) -> str:
    """The text with references to `old` made references to `new`."""
    return REFERENCE.sub(lambda match: f"{{{{{new}}}}}" if match[1] == old else match[0], text)


def escape(text: str) -> str:
    """Plain text as Markdown that reads the same: marks are shown, not obeyed."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def fits(
    policy_industries: Collection[str],
    policy_minimum_fen: int | None,
    chain: Collection[str],
    investment_fen: int | None,
) -> bool:
    """Whether a policy fits an investor. `chain` is the investor's industry with all above it (empty = not known).

    What is not known of the investor shuts nothing out; a minimum is met when it is reached exactly.
    """
    if policy_industries and chain and not set(policy_industries) & set(chain):
        return False
    return policy_minimum_fen is None or investment_fen is None or investment_fen >= policy_minimum_fen


def chain_of(code: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """A code and all above it, from the narrowest to the widest; a loop in the table ends the chain."""
    found: list[str] = []
    while code and code not in found:
        found.append(code)
        code = parents.get(code, "")
    return tuple(found)


def reading_order(nodes: Iterable[Node]) -> list[Place]:
    """The tree from front to back, numbered. Chapters whose parent is gone (or that go in circles) stand at the top."""
    given = list(nodes)
    known = {node.id for node in given}
    below: dict[str | None, list[Node]] = {}
    for node in given:
        below.setdefault(node.parent_id if node.parent_id in known else None, []).append(node)
    for siblings in below.values():
        siblings.sort(key=lambda node: (node.sort_order, node.id))
    found: list[Place] = []
    _walk(below, None, "", 0, found)
    placed = {place.id for place in found}
    for node in given:
        if node.id not in placed:
            below = {None: [node]}
            _walk(below, None, "", 0, found, len([place for place in found if place.depth == 0]))
    return found


def _walk(
    below: Mapping[str | None, Sequence[Node]],
    parent: str | None,
    prefix: str,
    depth: int,
    found: list[Place],
    start: int = 0,
) -> None:
    for position, node in enumerate(below.get(parent, ()), start + 1):
        number = f"{prefix}{position}"
        found.append(Place(number, depth, node.id, parent, node.title, node.title_en))
        _walk(below, node.id, f"{number}.", depth + 1, found)


def descendants(places: Sequence[Place], chapter_id: str) -> set[str]:
    """A chapter and everything below it."""
    found = {chapter_id}
    for place in places:
        if place.parent_id in found:
            found.add(place.id)
    return found


def height(places: Sequence[Place], chapter_id: str) -> int:
    """Levels of the tree from a chapter down: 1 without sections."""
    below = descendants(places, chapter_id)
    depths = [place.depth for place in places if place.id in below]
    return max(depths) - min(depths) + 1 if depths else 1


def find_chapter(places: Sequence[Place], words: str) -> Place | None:
    """The chapter with this title (either language), number (`2`, `2.1`) or id; None when there is none."""
    wanted = " ".join(words.split()).casefold()
    for field in ("title", "title_en", "number", "id"):
        for place in places:
            if wanted and " ".join(str(getattr(place, field)).split()).casefold() == wanted:
                return place
    return None
