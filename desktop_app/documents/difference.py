"""Why this month's figure is not last month's, in a sentence for a bulletin or a leader's question."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.documents import wording
from desktop_app.documents.assemble import COUNTED_IN
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.queries.differences import Difference, DifferenceRow

NAMED = 3
"""So many projects are named on either side."""


def sentence(found: Difference, unit: str = "") -> str:
    """The two figures, the change, and the projects that made most of it; `unit` is a unit's short name."""
    month, earlier = found.month, found.month.plus(-1)
    before_name = f"{earlier.month}月" if earlier.year == month.year else f"上年{earlier.month}月"
    name, counted = f"{unit}{words.label(found.indicator)}", COUNTED_IN.get(found.indicator, "")
    nothing = not found.now and measure(found.indicator) is not Measure.RATE
    told = f"{name}为零" if nothing else f"{name.removesuffix(counted)}{_amount(found, found.now)}"
    text = f"{month.month}月{told}，"
    if not found.change:
        text += f"与{before_name}持平"
    else:
        word = "增加" if found.change > 0 else "减少"
        text += f"比{before_name}{word}{_amount(found, abs(found.change))}"
    more = [row for row in found.rows if row.change > 0]
    less = [row for row in found.rows if row.change < 0]
    sides = (("增加", more), ("减少", less)) if found.change >= 0 else (("减少", less), ("增加", more))
    parts = [_side(found, word, rows) for word, rows in sides if rows]
    return f"{text}。{'；'.join(parts)}。" if parts else f"{text}。"


def _side(found: Difference, word: str, rows: Sequence[DifferenceRow]) -> str:
    named = wording.listed([f"{row.title}（{_amount(found, abs(row.change))}）" for row in rows[:NAMED]])
    total = _amount(found, sum((abs(row.change) for row in rows), Fraction(0)))
    if len(rows) <= NAMED:
        return f"{word}的是{named}"
    return f"{word}的有{len(rows)}项、合计{total}，主要是{named}"


def _amount(found: Difference, value: Fraction) -> str:
    """亿元, or 万元 where 亿元 would show nothing; counts with their word."""
    kind = measure(found.indicator)
    if kind is Measure.MONEY and abs(value) < FEN_PER_YI / 10:
        return f"{wording.wan(value)}万元"
    unit = wording.unit(kind, COUNTED_IN.get(found.indicator, "个"))
    return f"{wording.plain_figure(value, kind)}{unit}"
