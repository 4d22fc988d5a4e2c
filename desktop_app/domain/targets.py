"""Yearly targets as people write them. Stored: money in 分; counts, and rates in percent, in thousandths."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from db.enums import Indicator
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.money import FEN_PER_WAN, FEN_PER_YI, LARGEST_FEN, round_half_up
from desktop_app.domain.workbook import cells

THOUSANDTHS = 1_000
FULL_RATE = 100 * THOUSANDTHS
_UNITS = ("亿元", "亿", "万元", "万", "元")


@dataclass(frozen=True, slots=True)
class Place:
    """Whose target of what: `unit_id` None is the whole district."""

    unit_id: str | None
    indicator: Indicator


Targets = Mapping[Place, int]


def read(indicator: Indicator, text: str, *, in_yi: bool) -> int | None:
    """The stored value of what was typed or pasted; nothing is None.

    A number alone is 亿元 (`in_yi`) or 万元, unless it names its unit; a rate of at most 1 without a percent sign is a
    share, as spreadsheets keep it. Raises ValueError for anything else, and for what is negative or beyond sense.
    """
    if cells.blank(text):
        return None
    match measure(indicator):
        case Measure.MONEY:
            named = text.strip().endswith(_UNITS)
            value = cells.read_money(text if named or not in_yi else f"{text.strip()}亿")
            most = LARGEST_FEN
        case Measure.COUNT:
            value = cells.scaled(cells.read_number(text), 3, text)
            most = LARGEST_FEN
        case Measure.RATE:
            percent = text.strip().endswith(("%", "％"))
            number = cells.read_number(text.strip().rstrip("%％"))
            value = cells.scaled(number * 100 if number <= 1 and not percent else number, 3, text)
            most = FULL_RATE
    if not 0 <= value <= most:
        raise ValueError(text)
    return value


def written(indicator: Indicator, value: int | None, *, in_yi: bool) -> str:
    """A stored value with every digit it has: 亿元 (`in_yi`) or 万元, a count, a percentage. None is empty."""
    if value is None:
        return ""
    if measure(indicator) is Measure.MONEY:
        number = Decimal(value) / (FEN_PER_YI if in_yi else FEN_PER_WAN)
    else:
        number = Decimal(value) / THOUSANDTHS
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def adds_up(indicator: Indicator) -> bool:
    """Whether the units' targets may be summed and held against the district's; rates may not."""
    return measure(indicator) is not Measure.RATE


def scaled(indicator: Indicator, value: int, percent: Fraction) -> int:
    """A target at `percent` of its size, half-up: money to a whole 万元, counts to whole ones; a rate stays."""
    if measure(indicator) is Measure.RATE:
        return value
    step = FEN_PER_WAN if measure(indicator) is Measure.MONEY else THOUSANDTHS
    if percent == 100:
        return value
    return int(round_half_up(Fraction(value, step) * percent / 100)) * step
