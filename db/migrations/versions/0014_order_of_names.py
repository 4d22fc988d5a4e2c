"""Beside the titles of projects and investors, what puts them in the order of how they are spoken.

The readings are those of the search index (`pinyin_words` of db/search.py at this revision).
"""

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_SCRIPT = re.compile(r"([\x00-\x7f]+)")
_TOKEN = re.compile(r"[0-9a-z]+|[^\W_]")
_LETTERS = re.compile(r"[a-z0-9]+")


def upgrade() -> None:
    """A column of the index, filled for what stands in it."""
    op.execute("ALTER TABLE search_doc ADD COLUMN spoken TEXT NOT NULL DEFAULT ''")
    connection = op.get_bind()
    titles = connection.execute(sa.text("SELECT rowid, title FROM search_doc WHERE kind IN ('project', 'investor')"))
    found = [(_spoken(title), rowid) for rowid, title in titles]
    if found:
        connection.exec_driver_sql("UPDATE search_doc SET spoken = ? WHERE rowid = ?", found)


def _spoken(title: str) -> str:
    syllables: list[str] = []
    for part in _SCRIPT.split(title[:200]):
        if part.isascii():
            syllables += _TOKEN.findall(part.lower())
        else:
            for word in _words(part):
                syllables += _reading(word)
    return " ".join(syllables[:24])


@cache
def _phrases() -> tuple[Mapping[str, int], Collection[str]]:
    from pypinyin.constants import PHRASES_DICT

    longest: dict[str, int] = {}
    for phrase in PHRASES_DICT:
        longest[phrase[:2]] = max(longest.get(phrase[:2], 1), len(phrase))
    return longest, PHRASES_DICT


def _words(run: str) -> list[str]:
    """The longest phrase first, and single characters."""
    longest, phrases = _phrases()
    found: list[str] = []
    at = 0
    while at < len(run):
        end = at + longest.get(run[at : at + 2], 1)
        while end > at + 1 and run[at:end] not in phrases:
            end -= 1
        found.append(run[at:end])
        at = max(end, at + 1)
    return found


@lru_cache(maxsize=65536)
def _reading(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    def rest(other: str) -> Any:  # the stubs know of one word only
        return _TOKEN.findall(other.lower())

    read: list[str] = lazy_pinyin(word, style=Style.NORMAL, errors=rest)
    return tuple(s for s in (one.lower().replace("ü", "v") for one in read) if _LETTERS.fullmatch(s))
