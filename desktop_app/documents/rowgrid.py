"""Lines of Chinese text: breaking, and the even spread to an exact right edge (GB/T 15834, GB/T 9704-2012).

Where a line of `tokens` may end `breaks` says. A line is filled greedily; where pushing the next token down would
leave the wider gap, the mark at the line's end is squeezed by half a character, then marks inside it, two neighbours
never by more than half a character together; otherwise the token moves down and the rest is spread evenly.
All widths here are in em.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import attrgetter

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.breaks import before_units, breaks
from desktop_app.documents.tokens import FULL, JOINTS, MARKS, SQUEEZE_AFTER, SQUEEZE_BEFORE, Token, joined, single

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
EPSILON = 1e-6
_LIKE, _WIDTH = attrgetter("like"), attrgetter("width")


@dataclass(slots=True)
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


@dataclass(slots=True)
class _Measured:
    """Tokens in a row: how wide those before each are, in em, and behind which ones others begin to be like each other.
    What is asked for each line is looked up: most tokens of a text are like those beside them."""

    tokens: Sequence[Token]
    sums: Sequence[float]
    ends: Sequence[int]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "_Measured":
        """These tokens."""
        ends = accumulate([len(list(like)) for _key, like in groupby(tokens, _LIKE)])
        return cls(tokens, [0.0, *accumulate(map(_WIDTH, tokens))], list(ends))

    def width(self, start: int, end: int) -> float:
        """How wide the tokens from one to before another are."""
        return self.sums[end] - self.sums[start]

    def parts(self, start: int, end: int, apart: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Where those of a line that are like each other begin and end; each of some stands `apart`."""
        within = self.ends[bisect_right(self.ends, start) : bisect_left(self.ends, end)]
        if apart:
            return pairwise(sorted({start, *within, end, *apart, *(i + 1 for i in apart)}))
        return pairwise([start, *within, end]) if start < end else iter(())


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
    if sum(map(_WIDTH, tokens)) <= width - indent and not any(token.text == "\n" for token in tokens):
        return [set_line(tokens, True, width - indent, indent, False)]
    lines: list[Line] = []
    start, first = 0, True
    for end in (*(i for i, token in enumerate(tokens) if token.text == "\n"), len(tokens)):
        part = _Measured.of(_split_long(tokens[start:end], width - (indent if first else 0.0)))
        for begun, until, available, offset in _fill(part, width, indent if first else 0.0, squeeze, alone, justify):
            last = until >= len(part.tokens)
            lines.append(_set(part, begun, until, last, available, offset, justify))
            first = False
        if start == end:
            lines.append(Line("", (), 0.0, True))
        start = end + 1
    return lines


def _split_long(tokens: Sequence[Token], width: float) -> Sequence[Token]:
    """Tokens wider than a whole line, cut into characters; there is no other way to set them."""
    if max(map(_WIDTH, tokens), default=0.0) <= width:
        return tokens
    result: list[Token] = []
    for token in tokens:
        if token.width <= width or len(token.text) == 1:
            result.append(token)
            continue
        for font, text, _width in token.pieces:
            for char in text:
                result.append(single(char, font, char, stringWidth(char, font, 1), token.colour))
    return result


def _fill(
    measured: _Measured, width: float, indent: float, squeeze: bool, alone: float, justify: bool
) -> Iterator[tuple[int, int, float, float]]:
    """Greedy lines: (the first token, the one behind the last, available width, offset)."""
    tokens, wide = measured.tokens, width >= WIDE
    count, breakable = len(tokens), breaks(tokens, wide)
    parting: list[int] | None = None
    start, offset = 0, indent
    while start < count:
        available = width - offset
        end = _line_end(measured, breakable, start, available, squeeze)
        spread = available - measured.width(start, end)
        if justify and wide and spread > LOOSE and end < count:
            parting = before_units(tokens) if parting is None else parting
            end = _less_loose(measured, parting, end, spread)
        if alone and end < count <= end + FEW and measured.width(end, count) <= alone + EPSILON:
            earlier = (i for i in range(end - 1, start, -1) if breakable[i])
            end = next((i for i in earlier if measured.width(i, end) <= FEW), end)
        yield start, end, available, offset
        start, offset = end, 0.0
        while start < count and tokens[start].blank:
            start += 1


def _less_loose(measured: _Measured, parting: Sequence[int], end: int, spread: float) -> int:
    """Where a line ends that would be spread by so many em, which is too far: behind the number whose unit does not
    fit.

    `parting`: before which tokens lines may part a number from its unit, ascending.
    """
    place = bisect_right(parting, end)
    if place == len(parting) or parting[place] > end + FAR:
        return end
    for at in parting[place:]:
        taken = measured.width(end, at)
        if taken > spread + EPSILON:
            break
        if taken >= TIGHTER:
            return at
    return end


def _line_end(measured: _Measured, breakable: Sequence[bool], start: int, available: float, squeeze: bool) -> int:
    """Index after the last token of the line that begins at `start`."""
    tokens, sums = measured.tokens, measured.sums
    count = len(tokens)
    i = bisect_right(sums, sums[start] + available + EPSILON, start + 1) - 1
    while i < count and tokens[i].blank:
        i += 1
    if i >= count:
        return count
    last_break = next((at for at in range(i, start, -1) if breakable[at]), 0)
    if not squeeze:
        return last_break or max(i, start + 1)
    end = i + 1
    while not breakable[end]:
        end += 1
    needed = measured.width(start, end) - available
    pushed = available - measured.width(start, last_break) if last_break else available
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
    for i in reversed([i for i, token in enumerate(tokens) if token.text in MARKS]):
        squeezable = tokens[i].text in SQUEEZE_AFTER or i > 0
        inside = i + 1 < len(result)
        if (
            squeezable
            and tokens[i].width > FULL
            and not (inside and (result[i + 1] or (i > 0 and tokens[i - 1].tight)))
        ):
            result[i] = 0.5
    return result


def set_line(taken: Sequence[Token], last: bool, available: float, offset: float, justify: bool) -> Line:
    """Place the tokens; a full line ends exactly at `offset + available` (a squeezed end mark with its ink)."""
    return _set(_Measured.of(taken), 0, len(taken), last, available, offset, justify)


def _set(measured: _Measured, start: int, end: int, last: bool, available: float, offset: float, justify: bool) -> Line:
    while end > start and measured.tokens[end - 1].blank:
        end -= 1
    text = "".join([token.text for token in measured.tokens[start:end]])
    if justify and not last and not JOINTS.isdisjoint(text):
        measured, start = _Measured.of(_rejoined(measured.tokens[start:end])), 0
        end = len(measured.tokens)
    natural = measured.width(start, end)
    excess = natural - available
    if excess > EPSILON:
        squeeze = _squeezes(capacities(measured.tokens[start:end]), excess)
        return Line(text, tuple(_segments(measured, start, end, 0.0, offset, squeeze)), natural, last)
    spread = -excess / (end - start - 1) if justify and not last and end - start > 1 else 0.0
    return Line(text, tuple(_segments(measured, start, end, spread, offset)), natural, last)


def _rejoined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the parts of a long word together again where it was not broken: no room comes between them."""
    result = list(tokens[:1])
    for token in tokens[1:]:
        before = result[-1].text
        if before[-1] in JOINTS and len(before) > 1 and token.text[0].isascii() and token.text[0].isalpha():
            token = joined(result.pop(), token)
        result.append(token)
    return result


def _squeezes(gives: Sequence[float], excess: float) -> list[float]:
    """By how much each token of a line that is so much too wide is squeezed: the mark at its end first."""
    end = min(gives[-1], excess)
    inner, rest = sum(gives[:-1]), excess - end
    share = min(rest / inner, 1.0) if rest > EPSILON and inner else 0.0
    return [*(give * share for give in gives[:-1]), end]


def _segments(
    measured: _Measured, start: int, end: int, spread: float, offset: float, squeeze: Sequence[float] = ()
) -> Iterator[Segment]:
    """The line as few segments as its faces, squeezes (of each token) and words allow."""
    tokens, x = measured.tokens, offset
    font, text, begun, colour = "", "", 0.0, 0
    for first, after in measured.parts(start, end, [i for i, cut in enumerate(squeeze, start) if cut]):
        cut = squeeze[first - start] if squeeze else 0.0
        like = tokens[first].like
        if like and not cut:
            if text and (font, colour) != like:
                yield Segment(begun, font, text, spread, colour)
                text = ""
            if not text:
                (font, colour), begun = like, x
            text += "".join([token.pieces[0][1] for token in tokens[first:after]])
            x += measured.width(first, after) + spread * (after - first)
            continue
        for token in tokens[first:after]:
            before = cut if token.text in SQUEEZE_BEFORE else 0.0
            joins = len(token.text) == 1 or not spread
            for piece_font, piece, width in token.pieces:
                if text and (piece_font != font or token.colour != colour or before or not joins or token.tight):
                    yield Segment(begun, font, text, spread, colour)
                    text = ""
                if not text:
                    font, begun, colour = piece_font, x - before, token.colour
                if joins:
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
