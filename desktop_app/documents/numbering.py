"""The numbers of headings, 一、 and （一）: without gaps, and none where there is nothing to count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.model import Block, Heading
from desktop_app.documents.wording import chinese_number

NUMBERED = re.compile(r"(（)?[一二三四五六七八九十]+(?(1)）|、)")
"""How a heading of the first or the second level begins when it is counted."""


def renumbered(blocks: Sequence[Block]) -> list[Block]:
    """The headings counted anew: one left out leaves no gap, and one that stands alone has no number.

    Above headings with （一） it has: what is counted begins with 一、 (GB/T 9704-2012, 7.3.3).
    """
    result = list(blocks)
    first: list[int] = []
    second: list[int] = []
    deeper = False
    for place, block in enumerate(blocks):
        if not isinstance(block, Heading) or not NUMBERED.match(block.text):
            continue
        if block.level == 1:
            deeper |= _count(result, second, "（{}）")
            second = []
        if block.level in (1, 2):
            (first if block.level == 1 else second).append(place)
    deeper |= _count(result, second, "（{}）")
    _count(result, first, "{}、", alone=deeper)
    return result


def _count(blocks: list[Block], places: Sequence[int], form: str, *, alone: bool = False) -> bool:
    """Give the headings at these places the numbers of their order, a single one only if `alone`; returns whether."""
    counted = alone or len(places) > 1
    for number, place in enumerate(places, 1):
        heading = blocks[place]
        if isinstance(heading, Heading):
            number_text = form.format(chinese_number(number)) if counted else ""
            blocks[place] = replace(heading, text=number_text + NUMBERED.sub("", heading.text, count=1))
    return counted
