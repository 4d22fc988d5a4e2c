"""Which paragraph of a bulletin the clerk's wording stands for: by what the paragraph is, else by what it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from desktop_app.documents.model import Block
from desktop_app.domain.edits import Edit, words_of

ALIKE = 0.6
"""So much of two texts has to be the same that they are versions of one sentence."""


@dataclass(frozen=True, slots=True)
class Place:
    """A block with the `key` and the `heading` of its paragraph, the key that `older` programs gave it, and what it
    says. Those of a `whole` part are written together."""

    block: Block
    key: str
    older: str
    heading: str
    text: str = ""
    whole: bool = False


def assigned(places: Sequence[Place], edits: Mapping[str, Edit]) -> tuple[dict[str, Edit], dict[str, Edit]]:
    """The edits by the keys of their paragraphs, and those without one, by their own.

    A sentence with a name of its own keeps its edit under it. What was kept by place goes to the paragraph under its
    heading that says the same around its numbers; else to that in its place where nothing but its place names it; else
    to the one that is a version of the same sentence. What is none of these is given to nobody.
    """
    known = {place.key for place in places if not _by_place(place.key)}
    left = {key.replace("：/", "/"): edit for key, edit in edits.items()}  # headings once ended with a colon
    found = {key: left.pop(key) for key in list(left) if key in known}
    for choose in (_says_the_same, _stands_there, _is_alike):
        for key, edit in list(left.items()):
            free = [place for place in _near(places, key) if place.key not in found]
            place = choose(free, key, edit)
            if place is not None:
                found[place.key] = left.pop(key)
    return found, left


def _by_place(key: str) -> bool:
    return key.rpartition("/")[2].isdecimal()


def _near(places: Sequence[Place], key: str) -> Iterator[Place]:
    """The paragraphs under the heading of what was kept by place."""
    under = key.rpartition("/")[0]
    if _by_place(key):
        yield from (one for one in places if under in (one.key.rpartition("/")[0], one.older.rpartition("/")[0]))


def _says_the_same(near: Sequence[Place], key: str, edit: Edit) -> Place | None:
    said = words_of(edit.base)
    same = [one for one in near if not one.whole and words_of(one.text) == said]
    return next((one for one in same if key in (one.key, one.older)), same[0] if len(same) == 1 else None)


def _stands_there(near: Sequence[Place], key: str, _edit: Edit) -> Place | None:
    return next((one for one in near if key == one.key or (one.whole and key == one.older)), None)


def _is_alike(near: Sequence[Place], _key: str, edit: Edit) -> Place | None:
    said = words_of(edit.base)
    alike = {one.key: SequenceMatcher(None, said, words_of(one.text), autojunk=False).ratio() for one in near}
    best = max(near, key=lambda one: alike[one.key], default=None)
    return best if best is not None and alike[best.key] >= ALIKE else None
