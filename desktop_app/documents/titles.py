"""Titles, captions and heads of columns in lines of even length, cells in full ones: all end where the sense does
(GB/T 9704-2012, 7.3.1).

Widths are in em.
"""

import re
from collections.abc import Sequence
from functools import cache, reduce
from itertools import accumulate, dropwhile, pairwise, zip_longest

from desktop_app.documents.breaks import breaks
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import BREAK, Face, Run
from desktop_app.documents.rowgrid import ALONE, MOST_SQUEEZED, Line, break_lines, capacities, set_line
from desktop_app.documents.terms import WITHIN, seams
from desktop_app.documents.tokens import NEIGHBOURS, Token, joined, tokenise

LONGEST = 120
LONGEST_CELL = 96
"""A longer title or cell is not weighed but filled line by line."""
RAGGED, RAGGED_CELL = 0.25, 0.1
"""What the square of an em costs by which a line is longer or shorter than the others, and not full in a cell."""
LOST = 6.0
"""What a line in a cell costs that looks lost."""
EM_OF_COST = 0.1
"""How many em wider the two lines of a name may be where that costs so much less."""
ALIKE = 1e-6
"""Of two ways for a cell that cost the same the one with the fuller first lines is taken."""
WAIST = 4.0
"""What a line costs that is shorter than both beside it: titles are trapezes or lozenges."""


def phrases(text: str, face: Face, fonts: FontBook, width: float) -> list[Token]:
    """The tokens of a title: where it has zero-width spaces it may be broken there and nowhere else.

    A phrase wider than a line of `width` em is broken as any other text.
    """
    if BREAK not in text:
        return tokenise([Run(text)], face, fonts)
    found = [phrase for phrase in re.split(f"{BREAK}|(\n)", text) if phrase]
    tokens: list[Token] = []
    for phrase, following in zip_longest(found, found[1:], fillvalue=""):
        parts = tokenise([Run(phrase)], face, fonts)
        if NEIGHBOURS.fullmatch(phrase[-1] + following[:1]):
            parts = tokenise([Run(phrase + following[0])], face, fonts)[:-1]  # its last mark stands closer to the next
        fits = phrase != "\n" and sum(part.width for part in parts) <= width
        tokens += [reduce(joined, parts)] if fits and parts else parts
    return tokens


def balanced(tokens: Sequence[Token], width: float) -> list[Line]:
    """Title lines of even length that end between words, the fewest that fit; an explicit line end is kept."""
    return _weighed(tokens, width, True)


def in_lines(text: str, face: Face, fonts: FontBook, room: float) -> list[Line]:
    """A name in as few lines as have room in so many em, of even length and ended between words."""
    return balanced(tokenise([Run(text)], face, fonts), room)


def halved(text: str, face: Face, fonts: FontBook) -> tuple[str, str]:
    """A name in two lines that end between words, the wider of them as narrow as may be."""
    tokens = tokenise([Run(text)], face, fonts)
    costs = _costs(tokens)

    def cost(at: int) -> float:
        parts = (sum(token.width for token in part) for part in (tokens[:at], tokens[at:]))
        return max(parts) + EM_OF_COST * costs[at]

    at = min(range(1, max(len(tokens), 2)), key=cost)
    first, second = ("".join(token.text for token in part) for part in (tokens[:at], tokens[at:]))
    return first, second


def filled(tokens: Sequence[Token], width: float, more: int = 0) -> list[Line]:
    """The lines of a cell, which end between words and are full but for that: the fewest that fit, or up to so many
    `more` where no word is broken then."""
    return _weighed(tokens, width, False, more)


def _weighed(tokens: Sequence[Token], width: float, even: bool, more: int = 0) -> list[Line]:
    lines: list[Line] = []
    begun = 0
    for end in (*(i for i, token in enumerate(tokens) if token.text == "\n"), len(tokens)):
        lines += _part(tokens[begun:end], width, even, more)
        begun = end + 1
    return lines


def _part(tokens: Sequence[Token], width: float, even: bool, more: int) -> list[Line]:
    greedy = break_lines(tokens, width, justify=False, squeeze=not even, alone=0.0 if even else ALONE)
    longest = LONGEST if even else LONGEST_CELL
    if not 1 < len(greedy) <= len(tokens) <= longest:
        return greedy
    cost, ends = _best_ends(tokens, width, len(greedy), even)
    if more and cost >= WITHIN:
        cost, ends = min((cost, ends), _best_ends(tokens, width, len(greedy) + 1, even))
    if not ends:
        return greedy
    parts = [_without_blanks(tokens[begun:end]) for begun, end in pairwise((0, *ends))]
    return [set_line(part, True, width, 0.0, False) for part in parts]


def _without_blanks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a line, which begins with no blank."""
    return list(dropwhile(lambda token: token.blank, tokens))


def _best_ends(tokens: Sequence[Token], width: float, count: int, even: bool) -> tuple[float, tuple[int, ...]]:
    """What so many lines cost at least, and where they end then; nowhere where they cannot be had."""
    costs = _costs(tokens)
    sums = [0.0, *accumulate(token.width for token in tokens)]
    given = [0.0] * len(sums) if even else [0.0, *accumulate(capacities(tokens))]
    aim, ragged = (sums[-1] / count, RAGGED) if even else (width, RAGGED_CELL)

    @cache
    def best(begun: int, left: int, before: float, falling: bool) -> tuple[float, tuple[int, ...]]:
        """The cost of the rest in `left` lines below one `before` em wide that was shorter than its own before."""
        found: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for end in range(begun + 1 if left > 1 else max(begun + 1, len(tokens)), len(tokens) + 1):
            own = sums[end] - sums[begun]
            if own - min(given[end] - given[begun], MOST_SQUEEZED) > width + 1e-6:
                break
            if (cost := costs[end]) == float("inf"):
                continue
            if even or left > 1:
                cost += ragged * (own - aim) ** 2
            if own <= ALONE and not even:
                cost += LOST
            if falling and own > before + 1:
                cost += WAIST
            rest: tuple[float, tuple[int, ...]] = (0.0, ())
            if left > 1:
                rest = best(end, left - 1, own, own < before - 1) if even else best(end, left - 1, 0.0, False)
            if cost + rest[0] < found[0] + (0.0 if even else ALIKE):
                found = cost + rest[0], (end, *rest[1])
        return found

    return best(0, count, 0.0, False)


def _costs(tokens: Sequence[Token]) -> list[float]:
    """What ending a line before each token costs, and at the end of all."""
    told = seams("".join(token.text for token in tokens))
    result, at = list[float](), 0
    for token, allowed in zip(tokens, breaks(tokens, True), strict=False):
        cost = 0.0 if _phrase(token) else told[at]
        if result and _phrase(tokens[len(result) - 1]):
            cost = 0.0
        result.append(cost if allowed else float("inf"))
        at += len(token.text)
    return [*result, 0.0]


def _phrase(token: Token) -> bool:
    """Whether it was said that it may be broken at its ends only."""
    return len(token.text) > 1 and not token.text[-1].isascii()
