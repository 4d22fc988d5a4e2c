"""What a search looks for: runs of tokens in a text, and how a title is spoken.

The indexes of `db.search` answer it for all records; `Wanted.in_document` answers it for one, from its text alone.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from db.readings import LETTERS, PINYIN_LETTERS, SYLLABLES_COMPARED, syllables, tokens

_NO_TOKEN = r"[\W_]*"


@dataclass(frozen=True)
class Phrase:
    """A run of tokens; the last one, a Latin word, may go on."""

    tokens: tuple[str, ...]
    goes_on: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in a text in lower case: Latin words from end to end, and nothing but what is no token between."""
        words = [rf"(?<![0-9a-z]){one}(?![0-9a-z])" if one.isascii() else re.escape(one) for one in self.tokens]
        if self.goes_on:
            words[-1] = words[-1].removesuffix("(?![0-9a-z])")
        return re.compile(_NO_TOKEN.join(words))


@dataclass(frozen=True)
class Wanted:
    """Every phrase must occur, each in the title or in the body; or the title is spoken so from some syllable on."""

    phrases: tuple[Phrase, ...]
    pinyin: str
    """"" for what is not typed in Latin letters and figures, or is too short to be pinyin."""

    @classmethod
    def read(cls, query: str) -> "Wanted":
        """What was typed: words with spaces between them."""
        runs = [tuple(found) for word in query.split() if (found := tokens(word))]
        letters = "".join(query.lower().split())
        spoken = len(letters) > 1 and LETTERS.fullmatch(letters)
        return cls(tuple(Phrase(run, run[-1].isascii()) for run in runs), letters[:PINYIN_LETTERS] if spoken else "")

    def in_document(self, title: str, spoken: str, indexed: tuple[str, str]) -> bool | None:
        """Whether a record matches: `spoken` and the `indexed` title and body are kept of it. None when a character
        stands there of which only the index knows what it takes it for."""
        if self._is_spoken(title, spoken):
            return True
        if not self.phrases:
            return False
        if not _well_known("".join(indexed)):
            return None
        return all(any(phrase.pattern.search(text) for text in indexed) for phrase in self.phrases)

    @property
    def well_known(self) -> bool:
        """Whether `in_document` can tell at all."""
        return _well_known("".join(token for phrase in self.phrases for token in phrase.tokens))

    def _is_spoken(self, title: str, spoken: str) -> bool:
        if not self.pinyin:
            return False
        if spoken.count(" ") + 1 >= SYLLABLES_COMPARED:  # more may follow
            spoken = " ".join(syllables(title))
        return self._pinyin_pattern.search(spoken) is not None

    @cached_property
    def _pinyin_pattern(self) -> re.Pattern[str]:
        """Finds it in syllables with spaces between them: whole ones one after another, or the first letter of each."""
        return re.compile(rf"(?<![^ ])(?:{' ?'.join(self.pinyin)}|{'[^ ]* '.join(self.pinyin)})")


def _well_known(text: str) -> bool:
    """Whether the index is sure to see letters and figures where Python does, whichever SQLite it is."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
