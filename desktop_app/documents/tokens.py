"""What stays together on a line of Chinese text: numbers, Latin words, —— and …… are whole, all else is a character.

Of two marks beside each other the first takes half a character: no hole is between them. All widths here are in em.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from desktop_app.documents.fonts import INVISIBLE, FontBook
from desktop_app.documents.model import Face, Run

TOKEN = re.compile(
    r"[\u2e80-\u9fff\uff00-\uffef]|——|……|[-+−±]?[0-9A-Za-zÀ-ɏ](?:[0-9A-Za-zÀ-ɏ,.:/_'’@&?=#~\-]*[0-9A-Za-zÀ-ɏ])?[%％‰℃]?|.",
    re.DOTALL,
)
LONG = 20
JOINTS = frozenset("-/@&_")
JOINT = re.compile(r"(?<=[-/@&_])(?=[A-Za-z])")
"""Where a word of more than LONG letters may be broken."""
SQUEEZE_AFTER = frozenset("，。、；：）》”’〕】〉」』〗")
SQUEEZE_BEFORE = frozenset("“‘（〔【《〈「『〖")
MARKS = SQUEEZE_AFTER | SQUEEZE_BEFORE
NEIGHBOURS = re.compile(
    f"[{''.join(sorted(SQUEEZE_AFTER))}][{''.join(sorted(MARKS))}]|[{''.join(sorted(SQUEEZE_BEFORE))}]{{2}}"
)
"""Marks between which half a character would be blank."""
BLANKS = frozenset("\t\xa0\x0b\x0c")
KNOWN_WORDS = 8_192
"""When so many characters, words and numbers are known of a face, no more words and numbers are kept."""
FULL = 0.9
"""A mark of so many em has a blank half."""


@dataclass(frozen=True, slots=True)
class Token:
    """What stays together on a line: its pieces as (font, text, width), in one colour. Pieces of one that is `tight`
    are narrower than their faces have them.

    `like`: the font and the colour of a single character; it is set in one go with all that are like it.
    """

    text: str
    pieces: tuple[tuple[str, str, float], ...]
    width: float
    colour: int = 0
    tight: bool = False
    like: tuple[str, int] | None = None

    @property
    def blank(self) -> bool:
        """Whether it may disappear at the end of a line."""
        return self.text == " "


def tokenise(runs: Sequence[Run], face: Face, fonts: FontBook) -> list[Token]:
    """The tokens of a paragraph; a line end is a token of its own, other blanks become single spaces."""
    tokens: list[Token] = []
    for run in runs:
        run_face = run.face or face
        known: dict[str, Token | None] = fonts.memo.setdefault((run_face, run.colour), {})
        words = _words(run.text)
        new = {word: _token(word, run_face, run.colour, fonts) for word in set(words).difference(known)}
        known.update(new)
        tokens += filter(None, map(known.__getitem__, words))
        for word in new:
            if not fonts.missing.isdisjoint(word) or (len(word) > 1 and len(known) > KNOWN_WORDS):
                del known[word]
    if any(map(NEIGHBOURS.search, (run.text for run in runs))) or len(runs) > 1:
        _close_up(tokens)
    return tokens


def _close_up(tokens: list[Token]) -> None:
    """Make each mark half as wide behind which another one follows that is as blank towards it."""
    marks = [i for i, token in enumerate(tokens) if token.text in MARKS and token.width > FULL]
    for i, following in pairwise(marks):
        if following == i + 1 and NEIGHBOURS.fullmatch(tokens[i].text + tokens[following].text):
            tokens[i] = _tight(tokens[i])


@cache
def _tight(token: Token) -> Token:
    pieces = tuple((font, text, width / 2) for font, text, width in token.pieces)
    return Token(token.text, pieces, token.width / 2, token.colour, True)


def joined(first: Token, second: Token) -> Token:
    """Two tokens as one that stays together."""
    tight = first.tight or second.tight
    return Token(
        first.text + second.text, first.pieces + second.pieces, first.width + second.width, first.colour, tight
    )


def _words(text: str) -> list[str]:
    words: list[str] = TOKEN.findall(text)
    if max(map(len, words), default=0) <= LONG:
        return words
    return [part for word in words for part in (JOINT.split(word) if len(word) > LONG else (word,))]


def _token(text: str, face: Face, colour: int, fonts: FontBook) -> Token | None:
    if text in INVISIBLE:
        return None
    if text in BLANKS:
        text = " "
    pieces = () if text == "\n" else tuple(fonts.pieces(text, face))
    if len(text) == len(pieces) == 1:
        return single(text, *pieces[0], colour)
    return Token(text, pieces, sum(piece[2] for piece in pieces), colour)


def single(text: str, font: str, piece: str, width: float, colour: int) -> Token:
    """A character by itself, and what is printed for it."""
    return Token(text, ((font, piece, width),), width, colour, like=(font, colour))
