"""How a title is spoken: its syllables, the words that find it by pinyin, and what puts it in the order of names."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from operator import add
from typing import Any

LETTERS = re.compile(r"[a-z0-9]+")
# Where Latin text ends and Chinese begins.
SCRIPT = re.compile(r"([\x00-\x7f]+)")
# A Latin word or number, or one other letter (a Chinese character).
_TOKEN = re.compile(r"[0-9a-z]+|[^\W_]")
PINYIN_LETTERS = 16
"""Of a word that finds a title; nobody types on so long."""
_CHARACTERS = 200
"""Of a title; the words of a longer one would take a hundred times its room."""
SYLLABLES_COMPARED = 24
"""So many of a title are kept to put it in order."""


def tokens(value: str) -> list[str]:
    """Single Chinese characters, whole Latin words and numbers, in lower case."""
    found: list[str] = _TOKEN.findall(value.lower())
    return found


@cache
def _phrases() -> tuple[Mapping[str, int], Collection[str]]:
    """The first two characters of phrases, with how long the longest is that begins with them; and all phrases."""
    from pypinyin.constants import PHRASES_DICT

    longest: dict[str, int] = {}
    for phrase in PHRASES_DICT:
        if longest.get(phrase[:2], 1) < len(phrase):
            longest[phrase[:2]] = len(phrase)
    return longest, PHRASES_DICT


def _words(run: str) -> list[str]:
    """A text cut into phrases and single characters, always the longest phrase first, as pypinyin does (several times
    faster: most characters begin no phrase)."""
    longest, phrases = _phrases()
    sizes = map(longest.get, map(add, run, run[1:]))
    found: list[str] = []
    at = 0
    for place, size in [(place, size) for place, size in enumerate(sizes) if size]:
        end = place + size
        while end > place + 1 and run[place:end] not in phrases:
            end -= 1
        if place >= at and end > place + 1:
            found += run[at:place]
            found.append(run[place:end])
            at = end
    found += run[at:]
    return found


def _rest(run: str) -> Any:
    """What pypinyin puts in place of text that has no pinyin: its words (the stubs know of one word only)."""
    return tokens(run)


@lru_cache(maxsize=65536)
def _reading(word: str) -> tuple[str, ...]:
    """Syllables of one word: a phrase (重庆 is chong qing) or one character."""
    from pypinyin import Style, lazy_pinyin

    found: list[str] = lazy_pinyin(word, style=Style.NORMAL, errors=_rest)
    return tuple(s for s in (f.lower().replace("ü", "v") for f in found) if LETTERS.fullmatch(s))


def syllables(title: str) -> list[str]:
    """Readings of a title. Each word is looked up once: an import of 100,000 titles would else spend most of its time
    here."""
    found: list[str] = []
    for part in SCRIPT.split(title[:_CHARACTERS]):
        if part.isascii():
            found += tokens(part)
        else:
            found += chain.from_iterable(map(_reading, _words(part)))
    return found


def pinyin_words(title: str) -> str:
    """Every suffix of the title's syllables and of its initials, as words joined by spaces."""
    return suffixes(syllables(title))


def in_order(read: Sequence[str]) -> str:
    """What puts titles in the order of how they are spoken: 长春 (chang) before 重庆 (chong)."""
    return " ".join(read[:SYLLABLES_COMPARED])


def suffixes(read: Sequence[str]) -> str:
    """Every suffix of the syllables and of their initials, as words joined by spaces."""
    whole, initials = "".join(read), "".join([s[0] for s in read])
    starts = accumulate(map(len, read), initial=0)
    words = [""] * (2 * len(read))
    words[::2] = [whole[start : start + PINYIN_LETTERS] for start, _ in zip(starts, read, strict=False)]
    words[1::2] = [initials[start : start + PINYIN_LETTERS] for start in range(len(read))]
    return " ".join(words)
