"""Lines of Chinese text: tokens, breaking, and the even spread to an exact right edge (GB/T 15834, GB/T 9704-2012).

Numbers, Latin words, —— and …… stay whole; where a line may end `breaks` says. Of two marks beside each other the first
takes half a character: no hole is between them. A line is filled greedily; where pushing the next token down would
leave the wider gap, the mark at the line's end is squeezed by half a character, then marks inside it, two neighbours
never by more than half a character together; otherwise the token moves down and the rest is spread evenly.
All widths here are in em.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.breaks import before_units, breaks
from desktop_app.documents.fonts import INVISIBLE, FontBook
from desktop_app.documents.model import Face, Run

TOKEN = re.compile(
    r"——|……|[-+−±]?[0-9A-Za-zÀ-ɏ](?:[0-9A-Za-zÀ-ɏ,.:/_'’@&?=#~\-]*[0-9A-Za-zÀ-ɏ])?[%％‰℃]?|.",
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
ALONE = 2.0
"""A last line of so many em looks lost: a character and a mark."""
FEW = 4
"""A last line of up to so many tokens is looked at, whether it is too short to stand alone; so many em may join it."""
WIDE = 12.0
"""A short remark in brackets stays whole in lines of so many em and more."""
LOOSE, TIGHTER = 2.0, 1.0
"""A wide line that would be spread by more em than these ends between a number and its unit where it is then spread by
so many em less."""
FAR = 30
"""No line is spread by more tokens than these."""

MOST_SQUEEZED = 1.0
"""By so many em a line is squeezed at most."""
FULL = 0.9
"""A mark of so many em has a blank half."""
EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Token:
    """What stays together on a line: its pieces as (font, text, width), in one colour. Pieces of one that is `tight`
    are narrower than their faces have them."""

    text: str
    pieces: tuple[tuple[str, str, float], ...]
    width: float
    colour: int = 0
    tight: bool = False

    @property
    def blank(self) -> bool:
        """Whether it may disappear at the end of a line."""
        return self.text == " "


@dataclass(frozen=True, slots=True)
class Segment:
    """Text set at `x` em from the start of the line, with `spacing` em added after each character."""

    x: float
    font: str
    text: str
    spacing: float
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line: its text, segments, natural width, and whether it is the last of its paragraph."""

    text: str
    segments: tuple[Segment, ...]
    width: float
    last: bool


def tokenise(runs: Sequence[Run], face: Face, fonts: FontBook) -> list[Token]:
    """The tokens of a paragraph; a line end is a token of its own, other blanks become single spaces."""
    tokens: list[Token] = []
    for run in runs:
        run_face = run.face or face
        known: dict[str, Token | None] = fonts.memo.setdefault((run_face, run.colour), {})
        for text in _words(run.text):
            if text in known:
                token = known[text]
            else:
                token = _token(text, run_face, run.colour, fonts)
                if len(text) == 1 and text not in fonts.missing:
                    known[text] = token
            if token:
                tokens.append(token)
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


def _rejoined(tokens: list[Token]) -> list[Token]:
    """The tokens with the parts of a long word together again where it was not broken: no room comes between them."""
    result = tokens[:1]
    for token in tokens[1:]:
        before = result[-1].text
        if before[-1] in JOINTS and len(before) > 1 and token.text[0].isascii() and token.text[0].isalpha():
            token = joined(result.pop(), token)
        result.append(token)
    return result


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
    return Token(text, pieces, sum(piece[2] for piece in pieces), colour)


def break_lines(
    tokens: Sequence[Token],
    width: float,
    indent: float = 0.0,
    justify: bool = True,
    squeeze: bool = True,
    alone: float = 0.0,
) -> list[Line]:
    """The tokens as lines of `width` em, the first `indent` em shorter (its segments start at `indent`).

    Without `squeeze` every mark keeps its width. No more than `alone` em is left for a last line: a character of the
    line before goes with it.
    """
    if _width(tokens) <= width - indent and not any(token.text == "\n" for token in tokens):
        return [set_line(list(tokens), True, width - indent, indent, False)]
    lines: list[Line] = []
    start, first = 0, True
    for end in (*(i for i, token in enumerate(tokens) if token.text == "\n"), len(tokens)):
        part = _split_long(tokens[start:end], width - (indent if first else 0.0))
        for taken, last, available, offset in _fill(part, width, indent if first else 0.0, squeeze, alone, justify):
            lines.append(set_line(taken, last, available, offset, justify))
            first = False
        if start == end:
            lines.append(Line("", (), 0.0, True))
        start = end + 1
    return lines


def _split_long(tokens: Sequence[Token], width: float) -> list[Token]:
    """Tokens wider than a whole line, cut into characters; there is no other way to set them."""
    result: list[Token] = []
    for token in tokens:
        if token.width <= width or len(token.text) == 1:
            result.append(token)
            continue
        for font, text, _width in token.pieces:
            for char in text:
                own = stringWidth(char, font, 1)
                result.append(Token(char, ((font, char, own),), own, token.colour))
    return result


def _fill(
    tokens: list[Token], width: float, indent: float, squeeze: bool, alone: float, justify: bool
) -> Iterator[tuple[list[Token], bool, float, float]]:
    """Greedy lines: (tokens, is the last, available width, offset)."""
    count, breakable = len(tokens), breaks(tokens, width >= WIDE)
    parting = before_units(tokens) if justify and width >= WIDE else []
    start, offset = 0, indent
    while start < count:
        available = width - offset
        end = _line_end(tokens, breakable, start, available, squeeze)
        if parting and end < count:
            end = _less_loose(tokens, parting, start, end, available)
        if alone and end < count <= end + FEW and _width(tokens[end:]) <= alone + EPSILON:
            earlier = (i for i in range(end - 1, start, -1) if breakable[i])
            end = next((i for i in earlier if _width(tokens[i:end]) <= FEW), end)
        yield tokens[start:end], end >= count, available, offset
        start, offset = end, 0.0
        while start < count and tokens[start].blank:
            start += 1


def _less_loose(tokens: list[Token], parting: list[int], start: int, end: int, available: float) -> int:
    """Where a line ends that would be spread too far: behind the number whose unit does not fit.

    `parting`: before which tokens lines may part a number from its unit, ascending.
    """
    place = bisect_right(parting, end)
    if place == len(parting) or parting[place] > end + FAR:
        return end
    spread = available - _width(tokens[start:end])
    if spread > LOOSE:
        for at in parting[place:]:
            taken = _width(tokens[end:at])
            if taken > spread + EPSILON:
                break
            if taken >= TIGHTER:
                return at
    return end


def _width(tokens: Iterable[Token]) -> float:
    return sum(token.width for token in tokens)


def _line_end(tokens: list[Token], breakable: list[bool], start: int, available: float, squeeze: bool) -> int:
    """Index after the last token of the line that begins at `start`."""
    count, used, last_break, i = len(tokens), 0.0, 0, start
    while i < count:
        token = tokens[i]
        if i > start and breakable[i]:
            last_break = i
        if used + token.width > available + EPSILON and not token.blank:
            break
        used += token.width
        i += 1
    if i >= count:
        return count
    if not squeeze:
        return last_break or max(i, start + 1)
    end = i + 1
    while not breakable[end]:
        end += 1
    needed = used + _width(tokens[i:end]) - available
    pushed = available - used + _width(tokens[last_break:i]) if last_break else available
    if needed <= min(pushed, MOST_SQUEEZED) + EPSILON:
        *inside, last = capacities(tokens[start:end])
        seen = max(needed - last, 0.0)  # as wide a gap, spread, is not
        if seen < pushed - EPSILON and sum(inside) + last >= needed - EPSILON:
            return end
    return last_break or max(i, start + 1)


def capacities(tokens: Sequence[Token]) -> list[float]:
    """By how much each token can be squeezed: marks by half, of two neighbours only the later one, and none inside a
    line of which the neighbour is `tight`."""
    result = [0.0] * len(tokens)
    for i in range(len(tokens) - 1, -1, -1):
        text = tokens[i].text
        squeezable = text in SQUEEZE_AFTER or (i > 0 and text in SQUEEZE_BEFORE)
        inside = i + 1 < len(result)
        if (
            squeezable
            and tokens[i].width > FULL
            and not (inside and (result[i + 1] or (i > 0 and tokens[i - 1].tight)))
        ):
            result[i] = 0.5
    return result


def set_line(taken: list[Token], last: bool, available: float, offset: float, justify: bool) -> Line:
    """Place the tokens; a full line ends exactly at `offset + available` (a squeezed end mark with its ink)."""
    while taken and taken[-1].blank:
        taken = taken[:-1]
    text = "".join(token.text for token in taken)
    if justify and not last and not JOINTS.isdisjoint(text):
        taken = _rejoined(taken)
    natural = _width(taken)
    squeeze, spread = [0.0] * len(taken), 0.0
    excess = natural - available
    if excess > EPSILON:
        gives = capacities(taken)
        if gives[-1]:
            squeeze[-1] = min(gives[-1], excess)
        inner = sum(gives[:-1])
        rest = excess - squeeze[-1]
        if rest > EPSILON and inner:
            for i, capacity in enumerate(gives[:-1]):
                squeeze[i] = capacity * min(rest / inner, 1.0)
    elif justify and not last and len(taken) > 1:
        spread = -excess / (len(taken) - 1)
    segments = tuple(_segments(taken, squeeze, spread, offset))
    return Line(text, segments, natural, last)


def _segments(taken: list[Token], squeeze: list[float], spread: float, offset: float) -> Iterator[Segment]:
    """The line as few segments as its faces, squeezes and words allow."""
    x = offset
    font, text, begun, colour = "", "", 0.0, 0
    for token, cut in zip(taken, squeeze, strict=True):
        # most of all tokens go on as the one before
        if text and not cut and not token.tight and len(token.pieces) == 1:
            piece_font, piece, width = token.pieces[0]
            if piece_font == font and token.colour == colour and (len(piece) == 1 or not spread):
                text += piece
                x += width + spread
                continue
        before = cut if token.text in SQUEEZE_BEFORE else 0.0
        joined = len(token.text) == 1 or not spread
        for piece_font, piece, width in token.pieces:
            if text and (piece_font != font or token.colour != colour or before or not joined or token.tight):
                yield Segment(begun, font, text, spread, colour)
                text = ""
            if not text:
                font, begun, colour = piece_font, x - before, token.colour
            if joined:
                text += piece
            else:
                yield Segment(x, piece_font, piece, 0.0, token.colour)
            x += width
        x += spread - cut
        if (cut or token.tight) and text:
            yield Segment(begun, font, text, spread, colour)
            text = ""
    if text:
        yield Segment(begun, font, text, spread, colour)
