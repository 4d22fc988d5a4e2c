"""What LibreOffice does to lines, and room for it, so that they hold there what they hold on paper.

It sets a gap between figures and Chinese, which Word and WPS leave out when told to (autoSpaceDE, autoSpaceDN), and
ends no line between a mark and a figure.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from desktop_app.documents.rowgrid import Line, break_lines
from desktop_app.documents.tokens import SQUEEZE_AFTER, Token, joined

GAP = 0.23
"""Em between a figure or a letter and Chinese."""
BORDER = re.compile(r"(?<=[0-9A-Za-z])(?=[一-鿿])|(?<=[一-鿿])(?=[0-9A-Za-z])")
CLOSEST = 1.0
"""Points by which the characters of a title come closer at the most."""
CLOSER = (0.0, 0.15, 0.3, 0.5)
"""Points by which the characters of a paragraph come closer. A line of 28 that is spread to both sides again shows
nothing of it, and a 29th has no room even then."""


def stuck(before: str, after: str) -> bool:
    """Whether no line ends there between these texts."""
    return before[-1:] in SQUEEZE_AFTER and after[:1].isdecimal()


def more_of(line: Line) -> float:
    """Em that a line is wider there."""
    return GAP * len(BORDER.findall(line.text))


def closest(lines: Sequence[Line], width: float, size: float) -> float:
    """Points by which the characters of lines come closer, so that each of them has room in `width` em there."""
    over = max(((line.width + more_of(line) - width) / len(line.text) for line in lines if line.text), default=0.0)
    return min(math.ceil(max(over, 0.0) * size * 20) / 20, CLOSEST)


def closer_by(tokens: Sequence[Token], width: float, indent: float, size: float) -> float:
    """Points by which the characters of a paragraph come closer, so that it has no more lines there than on paper."""
    most = len(break_lines(tokens, width, indent))
    wide = _widened(tokens)
    for points in CLOSER:
        close = [replace(token, width=token.width - points / size * len(token.text)) for token in wide]
        if len(break_lines(close, width, indent, squeeze=False)) <= most:
            return points
    return 0.0


def _widened(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, each with the gap before it as part of its width, a mark with the figure behind it."""
    made = [*tokens[:1]]
    for before, token in pairwise(tokens):
        gap = GAP if BORDER.search(before.text[-1:] + token.text[:1]) else 0.0
        wider = replace(token, width=token.width + gap)
        made.append(joined(made.pop(), wider) if stuck(before.text, token.text) else wider)
    return made
