"""Figures and lists as the office prints them: 200.5 亿元, 1007 个, 100.3%, — for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from desktop_app.domain.indicators import Light, Measure, percentage
from desktop_app.domain.money import FEN_PER_WAN, FEN_PER_YI, FEN_PER_YUAN, round_half_up, yi_text
from desktop_app.domain.quoting import within_quotes as within_quotes
from desktop_app.domain.quoting import within_title as within_title

LONGEST_TOLD = 150
"""A record of so many characters is told whole in a bulletin; of a longer one, its beginning."""

NOTHING = "—"
TO_BE_CONFIRMED = "待确认"
"""Of a step of a project that the centre has not confirmed."""
LIGHT_WORDS = {Light.GREEN: "绿", Light.YELLOW: "黄", Light.RED: "红"}
LIGHT_MARKS = {Light.GREEN: "●", Light.YELLOW: "▲", Light.RED: "■"}
"""Shape and word tell the light in black and white too."""
UNITS = {Measure.MONEY: "亿元", Measure.RATE: ""}
MONEY_UNITS = (("亿元", FEN_PER_YI), ("万元", FEN_PER_WAN), ("元", FEN_PER_YUAN))
DIGITS = "零一二三四五六七八九"


def trimmed(text: str) -> str:
    """A decimal without the zeros it ends with: 200.50 is 200.5, 3.00 is 3."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def yi(fen: Fraction | int) -> str:
    """亿元 in a sentence: at most two decimals, no zeros at the end, no thousands separators (200.5)."""
    return trimmed(str(round_half_up(Fraction(fen) / FEN_PER_YI, 2)))


def as_printed(fen: Fraction | int, size: int = 0) -> Fraction:
    """The amount in 分 that two decimals tell: differences of these agree with the figures beside them.

    They are decimals of units of `size`, or of the one that `money` tells it in.
    """
    size = size or money_unit(fen)[1]
    return Fraction(round_half_up(Fraction(fen) / size, 2)) * size


def wan(fen: Fraction | int) -> str:
    """万元 in a sentence, at most two decimals (320)."""
    return trimmed(str(round_half_up(Fraction(fen) / FEN_PER_WAN, 2)))


def money_unit(*amounts: Fraction | int | None, digits: int = 2) -> tuple[str, int]:
    """The largest of 亿元, 万元 and 元 in which one of the amounts (分) shows at so many decimals, and its 分.

    亿元 where all are nothing.
    """
    known = [Fraction(fen) for fen in amounts if fen]
    return next(
        (unit for unit in MONEY_UNITS if any(round_half_up(fen / unit[1], digits) for fen in known)), MONEY_UNITS[0]
    )


def money(fen: Fraction | int) -> str:
    """An amount in a sentence, with its unit: 200.5亿元, and 20万元 where 亿元 would show nothing."""
    told, unit = _in_unit(fen)
    return f"{trimmed(told)}{unit}"


def money_in_cell(fen: Fraction | int) -> str:
    """The same in a cell, where amounts stand below each other: 0.90亿元, 20.00万元."""
    return "".join(_in_unit(fen))


def _in_unit(fen: Fraction | int) -> tuple[str, str]:
    name, size = money_unit(fen)
    return str(round_half_up(Fraction(fen) / size, 2)), name


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount for a place in a sentence that names the unit behind it, as {now}亿元.

    Where the unit would show nothing, `smaller` has the amount with the unit that stands for both; else it is empty.
    """

    text: str
    unit: str
    smaller: str = ""

    def __str__(self) -> str:
        return self.text


def amount(fen: Fraction | int, unit: str = "亿元") -> Amount:
    """An amount in 分 for a place behind which 亿元 or 万元 stands."""
    names = [name for name, _size in MONEY_UNITS]
    text = yi(fen) if unit == "亿元" else wan(fen)
    smaller = fen and names.index(money_unit(fen)[0]) > names.index(unit)
    return Amount(text, unit, money(fen) if smaller else "")


def money_figure(fen: Fraction | int | None, size: int = FEN_PER_YI) -> str:
    """An amount in a table, in units of so many 分: 1,234.50."""
    return NOTHING if fen is None else f"{round_half_up(Fraction(fen) / size, 2):,f}"


def count(value: Fraction | int) -> str:
    """A count in a sentence: 1007; parts of shared projects with at most two decimals (0.5)."""
    return trimmed(str(round_half_up(Fraction(value), 2)))


def percent(ratio: Fraction | None, digits: int = 1) -> str:
    """A ratio as 100.3%, rounded as `percentage` says."""
    return NOTHING if ratio is None else f"{percentage(ratio, digits)}%"


def percent_cell(ratio: Fraction | None) -> str:
    """A ratio in a column of percentages and beside the marks of a chart: one decimal, <0.1% where it shows nothing."""
    if ratio and not round_half_up(ratio * 100, 1):
        return "<0.1%" if ratio > 0 else ">-0.1%"
    return percent(ratio)


def completion(ratio: Fraction | None) -> str:
    """A completion in a sentence: a percentage, but 为负 where more was reversed than arrived."""
    return "为负" if ratio is not None and ratio < 0 else percent(ratio)


def ratio_as_printed(ratio: Fraction) -> Fraction:
    """The ratio that its percentage tells."""
    return Fraction(percentage(ratio)) / 100


def points(ratio: Fraction | None) -> str:
    """A difference of ratios in percentage points with its sign: +3.2, -0.5, 0.0."""
    if ratio is None:
        return NOTHING
    value = round_half_up(ratio * 100, 1)
    return f"+{value}" if value > 0 else str(value)


def signed_percent(ratio: Fraction | None) -> str:
    """Growth with its sign: +12.5%."""
    return NOTHING if ratio is None else f"{points(ratio)}%"


def change(growth: Fraction, measure: Measure) -> str:
    """By how much a figure differs from last year's, without its sign: 12.5%, of a rate 3.2个百分点."""
    return f"{points(abs(growth)).lstrip('+')}{'个百分点' if measure is Measure.RATE else '%'}"


def figure(value: Fraction | None, measure: Measure, parts: bool = False) -> str:
    """A figure in a table: 亿元 with two decimals, counts, rates in percent.

    With `parts` a count has two decimals too, so that the points of a column stand below each other.
    """
    if value is None:
        return NOTHING
    if measure is Measure.MONEY:
        return yi_text(value)
    if measure is Measure.RATE:
        return percent_cell(value)
    text = grouped(round_half_up(value, 2))
    return text if parts else trimmed(text)


def grouped(value: Decimal | int) -> str:
    """A count in a table or chart, in groups of three digits where it has five or more (GB/T 15835-2011: 四位以内的整数
    可以不分节), so that 1007个 in a sentence and the table below it are written alike."""
    number = Decimal(value)
    text = f"{number:,f}"
    return text if abs(number) >= 10_000 else text.replace(",", "")


def figures(values: Sequence[Fraction | None], measure: Measure) -> tuple[str, ...]:
    """The figures of a column; one count with parts gives all of them decimals."""
    parts = any(value is not None and value.denominator != 1 for value in values)
    return tuple(figure(value, measure, parts) for value in values)


def column(values: Sequence[Fraction | None], measure: Measure) -> tuple[str, tuple[str, ...]]:
    """The unit of a column and its figures: money in 万元 or 元 where 亿元 would show nothing of any."""
    if measure is not Measure.MONEY:
        return unit(measure), figures(values, measure)
    name, size = money_unit(*values)
    return name, tuple(money_figure(value, size) for value in values)


def unit(measure: Measure, word: str = "个") -> str:
    """What figures of this measure are counted in; `word` for counts."""
    return word if measure is Measure.COUNT else UNITS[measure]


def plain_figure(value: Fraction, measure: Measure) -> str:
    """A figure in a sentence, without its unit."""
    if measure is Measure.MONEY:
        return yi(value)
    return percent(value) if measure is Measure.RATE else count(value)


def score(centi: int | None) -> str:
    """Hundredths of a point as 59.10."""
    return NOTHING if centi is None else f"{centi / 100:.2f}"


def rank(place: int | None) -> str:
    """A place in the ranking; without one the unit is not ranked."""
    return "不参评" if place is None else str(place)


def light(value: Light | None) -> str:
    """A light as shape and word."""
    return NOTHING if value is None else f"{LIGHT_MARKS[value]} {LIGHT_WORDS[value]}"


def light_word(value: Light | None) -> str:
    """A light in a sentence: 绿灯."""
    return NOTHING if value is None else f"{LIGHT_WORDS[value]}灯"


def movement(places: int | None) -> str:
    """Places gained or lost: ↑2, ↓1, 持平; new units have none."""
    if places is None:
        return NOTHING
    return f"↑{places}" if places > 0 else f"↓{-places}" if places < 0 else "持平"


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters; a longer one ends with its last whole sentence that fits, or with ……."""
    if len(text) <= most:
        return text
    whole = max(text.rfind(mark, 0, most) for mark in "。；！？")
    return text[: whole + 1] if whole >= most // 2 else f"{text[: most - 2].rstrip('、，；：')}……"


def as_told(text: str) -> str:
    """What a record says as a bulletin tells it: whole, or its beginning where it is long."""
    return shortened(text, LONGEST_TOLD)


def quoted(text: str) -> str:
    """A text that is to stand within “” in a sentence, which goes on behind it."""
    return within_quotes(text.rstrip("。；"))


def listed(names: Sequence[str]) -> str:
    """Names with 、 between them."""
    return "、".join(names)


def enumerated(texts: Sequence[str]) -> tuple[str, ...]:
    """一是 ... 二是 ... in one paragraph; a single text stands without a number."""
    if len(texts) < 2:
        return tuple(texts)
    return ("".join(f"{chinese_number(number)}是{text}" for number, text in enumerate(texts, 1)),)


def chinese_number(number: int) -> str:
    """一, 二, ... 十, 十一, ... 九十九, for headings."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def day_in(day: date, year: int) -> str:
    """A day as the bulletin of a year names it: 3月5日, and 2021年3月5日 of another year."""
    return f"{day.month}月{day.day}日" if day.year == year else f"{day.year}年{day.month}月{day.day}日"


def deadline(day: date | None, year: int, now: date = date.min) -> str:
    """Until when something is to be done, as a bulletin of this year tells it: 3月7日前, 2023年1月18日前.

    Nothing without a day; with （已逾期） where it is over `now`.
    """
    if day is None:
        return ""
    return f"{day_in(day, year)}前{'（已逾期）' if day < now else ''}"


def months(last: int) -> str:
    """The months of a year up to this one: 1月, or 1—12月."""
    return f"1—{last}月" if last > 1 else "1月"


def until(day: date) -> str:
    """Up to when figures go: 11月底 on the last day of a month, 11月26日 before."""
    return day_in(day, day.year) if (day + timedelta(days=1)).month == day.month else f"{day.month}月底"


def days(first: date, last: date) -> str:
    """9月5日至18日, 9月19日至10月2日; years that differ are the caller's to name."""
    until = f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else day_in(last, first.year)
    return f"{first.month}月{first.day}日至{until}"


def closed(text: str) -> str:
    """A text as a sentence of its own, whether or not it was written with its full stop."""
    text = text.rstrip("，、；,; \n")
    return text if not text or text[-1] in _STOPS else f"{text}。"


_STOPS = "。！？…!?”）"
