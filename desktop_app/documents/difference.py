"""Why this month's figure is not last month's, in a sentence for a bulletin or a leader's question."""

import re
from collections.abc import Sequence
from fractions import Fraction

from desktop_app.documents import wording
from desktop_app.documents.assemble import COUNTED_IN
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.money import FEN_PER_WAN, FEN_PER_YI, round_half_up
from desktop_app.queries.differences import Difference, DifferenceRow

NAMED = 3
"""So many projects are named on either side."""

LEAST_YI = Fraction(FEN_PER_YI, 10)
"""Less than this is told in 万元."""

DAY_AND_PLACE = re.compile(r"\d{4}-(\d\d)-(\d\d)(?: (.*))?")


def sentence(found: Difference, unit: str = "") -> str:
    """The two figures, the change, and the projects that made most of it; `unit` is a unit's short name.

    The change is that of the figures as they are printed, and the totals of both sides come to it.
    """
    month, earlier = found.month, found.month.plus(-1)
    before_name = f"{earlier.month}月" if earlier.year == month.year else f"上年{earlier.month}月"
    name, counted = f"{unit}{words.label(found.indicator)}", COUNTED_IN.get(found.indicator, "")
    nothing = not found.now and measure(found.indicator) is not Measure.RATE
    told = f"{name}为零" if nothing else f"{name.removesuffix(counted)}{_amount(found, found.now)}"
    text = f"{month.month}月{told}，"
    change = _printed(found, found.now) - _printed(found, found.before)
    if not change:
        text += f"与{before_name}持平"
    else:
        word = "增加" if change > 0 else "减少"
        text += f"比{before_name}{word}{_amount(found, abs(change))}"
    more = [row for row in found.rows if row.change > 0]
    less = [row for row in found.rows if row.change < 0]
    sides = (("增加", more), ("减少", less)) if found.change >= 0 else (("减少", less), ("增加", more))
    totals = _totals(found, abs(change), *(rows for _word, rows in sides))
    parts = [_side(found, word, rows, total) for (word, rows), total in zip(sides, totals, strict=True) if rows]
    return f"{text}。{'；'.join(parts)}。" if parts else f"{text}。"


def _totals(
    found: Difference, change: Fraction, larger: Sequence[DifferenceRow], smaller: Sequence[DifferenceRow]
) -> tuple[Fraction, Fraction]:
    """What either side comes to as it is printed: the smaller one is what is left of the larger without the change."""
    first, second = (sum((abs(row.change) for row in rows), Fraction(0)) for rows in (larger, smaller))
    left = _printed(found, first) - change
    small = measure(found.indicator) is Measure.MONEY and min(second, left) < LEAST_YI  # told in 万元, more exactly
    return first, second if small or left < 0 else left


def _side(found: Difference, word: str, rows: Sequence[DifferenceRow], total: Fraction) -> str:
    told = [f"{_name(row)}（{_amount(found, abs(row.change))}）" for row in rows[:NAMED]]
    if len(rows) <= NAMED:
        return f"{word}的是{wording.listed(told)}"
    head = f"{word}的有{len(rows)}项、合计{_amount(found, total)}，"
    if len({abs(row.change) for row in rows}) == 1:  # none of them is more than the others
        return f"{head}包括{wording.listed([_name(row) for row in rows[:NAMED]])}等"
    return f"{head}主要是{wording.listed(told)}"


def _name(row: DifferenceRow) -> str:
    """A project by its title; an activity, which lists call by day and place, as one says it."""
    found = DAY_AND_PLACE.fullmatch(row.title) if not row.project_id else None
    if found is None:
        return row.title
    place = f"在{found[3]}" if found[3] else ""
    return f"{int(found[1])}月{int(found[2])}日{place}的活动"


def _printed(found: Difference, value: Fraction) -> Fraction:
    """The value that the text of an amount tells."""
    step = 1
    if measure(found.indicator) is Measure.MONEY:
        step = FEN_PER_WAN if abs(value) < LEAST_YI else FEN_PER_YI
    return Fraction(round_half_up(value / step, 2)) * step


def _amount(found: Difference, value: Fraction) -> str:
    """亿元, or 万元 where 亿元 would show nothing; counts with their word."""
    kind = measure(found.indicator)
    if kind is Measure.MONEY and abs(value) < LEAST_YI:
        return f"{wording.wan(value)}万元"
    unit = wording.unit(kind, COUNTED_IN.get(found.indicator, "个"))
    return f"{wording.plain_figure(value, kind)}{unit}"
