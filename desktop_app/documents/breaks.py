"""Where a line of Chinese text may end: not before a closing mark, behind an opening one, or within what is one figure.

GB/T 15834-2011, 5.1, says which marks begin and end no line. A number is one with its unit (200亿元), with 第 before
it, with the one that it is a range with (1—12月) and, in the number of a document, with its year (〔2022〕3号).
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

NO_START = frozenset("，。、；：？！”’）〕】》〉·」』〗,.;:?!)]}%％‰…—～-/°℃")
NO_END = frozenset("“‘（〔【《〈「『〖([{￥$#№□●▲■")
DIGITS = frozenset("0123456789")
BEFORE_NUMBER = frozenset("第〕—～")
ONE = "元个项家次天人名年月日时分期强号件份条户座栋台套吨亩米倍位批届场类级层页章季周成笔款处种所门岁"
UNIT = re.compile(rf"[万亿]*(?:个月|平方公里|平方米|公里|公顷|人次|美元|小时|分钟|年度|[{ONE}])?")
POINTS = "百分点"
"""What stays whole behind 个 but may begin a line: 个百分点 would be too long to move there with its number."""
UNITS = frozenset("万亿平公美小" + ONE)
"""What a unit begins with."""
DATED = frozenset("年月日时分期号")
"""What never parts from its number: dates and numbers of documents."""
PARTED = UNITS - DATED
LONGEST_UNIT = 6
HOLDING = NO_END | DIGITS | BEFORE_NUMBER
"""What may hold on to what stands behind it."""
TELLING = NO_START | HOLDING | {" "}
"""The characters at which it has to be told whether a line may end there."""

REMARK = 4
"""A remark of up to so many characters, its brackets among them, may be kept whole: （2期）, （含）."""


class Piece(Protocol):
    """What stays together on a line, so many em wide."""

    @property
    def text(self) -> str:
        """Its characters."""

    @property
    def width(self) -> float:
        """How wide it is."""


def breaks(tokens: Sequence[Piece], remarks: bool) -> list[bool]:
    """Whether a line may end before each token, and at the end; short `remarks` in brackets are kept together."""
    result = [True] * (len(tokens) + 1)
    opened: list[int] = []
    counted: list[int] = []
    blanks: list[int] = []
    for i in [i for i, token in enumerate(tokens) if len(token.text) > 1 or token.text in TELLING]:
        text = tokens[i].text
        mark, last = text[0], text[-1]
        if mark in NO_START and not (mark in "—…" and len(text) == 2):
            result[i] = False
        if last in HOLDING and i + 1 < len(tokens):
            following = tokens[i + 1].text[0]
            if last in NO_END or (last in BEFORE_NUMBER and following in DIGITS):
                result[i + 1] = False
            elif following in UNITS and last in DIGITS:
                counted.append(i + 1)
        if mark == "（":
            opened.append(i)
        elif text == " ":
            blanks.append(i)
    for i in [i for i in blanks if not result[i + 1]]:
        result[i] = False  # the mark would begin the line, since that begins with no blank
    result[0] = False
    for i in counted:
        _keep_unit(tokens, i, result)
    for i in opened if remarks else ():
        _keep_remark(tokens, i, result)
    return result


def before_units(tokens: Sequence[Piece]) -> list[int]:
    """The tokens before which a number parts from its unit where the line would else be spread too far (5.19｜亿元)."""
    return [
        i
        for i, (before, unit) in enumerate(pairwise(tokens), 1)
        if unit.text[0] in PARTED and before.text[-1] in DIGITS
    ]


def _keep_unit(tokens: Sequence[Piece], begun: int, breakable: list[bool]) -> None:
    """Let no line end between a number and its unit, which begins here, or within the unit."""
    following = "".join(token.text[0] for token in tokens[begun : begun + LONGEST_UNIT])
    unit = UNIT.match(following)
    length = len(unit[0]) if unit else 0
    breakable[begun : begun + length] = [False] * length
    if following.startswith(POINTS, length):
        breakable[begun + length + 1 : begun + length + len(POINTS)] = [False] * (len(POINTS) - 1)


def _keep_remark(tokens: Sequence[Piece], begun: int, breakable: list[bool]) -> None:
    """Let no line end within a short remark in brackets that begins here."""
    width = tokens[begun].width
    for end in range(begun + 1, min(begun + REMARK, len(tokens))):
        width += tokens[end].width
        if width > REMARK:
            return
        if tokens[end].text == "）":
            breakable[begun + 1 : end + 1] = [False] * (end - begun)
            return
