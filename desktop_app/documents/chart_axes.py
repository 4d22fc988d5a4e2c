"""Charts with two axes: bars and lines, every value written beside its mark."""

import math
from collections.abc import Callable
from fractions import Fraction

from desktop_app.documents.chart_marks import AXIS, GUIDE, LABEL, MUTED, colour_of, number_text, number_texts
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, ChartKind, Face, Figure
from desktop_app.documents.paint import SMALLEST, Surface


def draw_axes(painter: Surface, figure: Figure, x: float, y: float, width: float, height: float) -> None:
    """Draw the bars or lines of a figure into the box, its legend above them."""
    values = _values(figure)
    whole = bool(values) and all(value.denominator == 1 for value in values)
    ticks = _ticks(min(map(float, values), default=0.0), max(map(float, values), default=0.0), whole)
    floor, ceiling = ticks[0], ticks[-1]
    if len(figure.series) > 1:
        _draw_legend(painter, [series.name for series in figure.series], x, y, width)
        y, height = y + 16, height - 16
    told = _tick_texts(ticks)
    left = x + max(painter.fonts.width(text, Face.HEI) for text in told) * LABEL + 6
    right, bottom = x + width, y + height - 16
    span = bottom - y - 8

    def level(value: float) -> float:
        return bottom - span * (value - floor) / (ceiling - floor)

    for value, text in zip(ticks, told, strict=True):
        painter.rule(left, level(value), right, level(value), 0.4, GUIDE if value else AXIS)
        painter.text(text, left - 4, level(value) + 3, LABEL, Face.HEI, Align.RIGHT, MUTED)
    slot = (right - left) / max(len(figure.categories), 1)
    size = max(_label_size(painter.fonts, figure.categories, slot), SMALLEST)
    widest = max((painter.fonts.width(category, Face.HEI) for category in figure.categories), default=0.0) * size
    every = max(math.ceil((widest + 1) / slot), 1)
    for i, category in enumerate(figure.categories):
        if i % every == 0:
            painter.text(category, left + slot * (i + 0.5), bottom + 12, size, Face.HEI, Align.CENTRE)
    if figure.kind is ChartKind.BAR:
        _draw_bars(painter, figure, left, slot, level)
    else:
        _draw_lines(painter, figure, left, slot, level)


def _values(figure: Figure) -> list[Fraction]:
    """The values of all series, as far as they are known."""
    return [value for series in figure.series for value in series.values if value is not None]


def _ticks(least: float, most: float, whole: bool) -> list[float]:
    """Even steps, five at most, from below the least to above the most value, 0 among them, with room for labels.

    What is counted in `whole` things has whole steps.
    """
    least, most = min(least, 0.0), max(most, 0.0)
    if least >= 0:
        step = _nice_ceiling(most * 1.06) / 4
        step = float(math.ceil(step)) if whole else step
        return [step * number for number in range(math.ceil(most * 1.06 / step - 1e-6) + 1)] if most else [0.0, step]
    step = _nice_ceiling((most - least) / 3)
    step = float(math.ceil(step)) if whole else step
    first, last = math.floor(least / step - 0.15), math.ceil(most / step + (0.06 if most else 0.0))
    return [step * number for number in range(first, last + 1)]


def _tick_texts(ticks: list[float]) -> list[str]:
    """The numbers at the ticks, with the decimals that their step takes: no two of them are told alike."""
    digits = max(2, 1 - math.floor(math.log10(ticks[1] - ticks[0])))
    return [number_text(tick, digits) for tick in ticks]


def _label_size(fonts: FontBook, labels: tuple[str, ...], slot: float) -> float:
    widest = max((fonts.width(label, Face.HEI) for label in labels), default=1.0)
    return min(LABEL, (slot - 1) / widest) if widest else LABEL


def _draw_bars(painter: Surface, figure: Figure, left: float, slot: float, level: Callable[[float], float]) -> None:
    bar = min(slot * 0.7 / len(figure.series), 26.0)
    room = max(bar, slot / len(figure.series)) - 1
    texts, size = _bar_labels(painter.fonts, _values(figure), room)
    for i in range(len(figure.categories)):
        start = left + slot * (i + 0.5) - bar * len(figure.series) / 2
        for k, series in enumerate(figure.series):
            value = series.values[i]
            if value is None:
                continue
            end, zero = level(float(value)), level(0.0)
            inset = bar * 0.06
            if value:  # a bar without height would still colour the axis
                painter.box(start + bar * k + inset, min(end, zero), bar - 2 * inset, abs(zero - end), colour_of(k))
            if value in texts:
                where = end - 2.5 if value >= 0 else end + size + 1
                painter.text(texts[value], start + bar * (k + 0.5), where, size, Face.HEI, Align.CENTRE)


def _bar_labels(fonts: FontBook, values: list[Fraction], room: float) -> tuple[dict[Fraction, str], float]:
    """What is written at the bars of these values, all of one size; nothing where most of it does not fit."""
    texts = number_texts(values)
    sizes = {value: _label_size(fonts, (text,), room) for value, text in texts.items()}
    fitting = [size for size in map(sizes.__getitem__, values) if size >= SMALLEST - 1]
    if 2 * len(fitting) < len(values):
        return {}, 0.0
    told = {value: text for value, text in texts.items() if sizes[value] >= SMALLEST - 1}
    return told, min(LABEL - 1, *fitting, LABEL)


def _draw_lines(painter: Surface, figure: Figure, left: float, slot: float, level: Callable[[float], float]) -> None:
    """Lines through discs; of the values over one place the highest is written above its disc, the others below."""
    for k, series in enumerate(figure.series):
        points = [(left + slot * (i + 0.5), level(float(v))) for i, v in enumerate(series.values) if v is not None]
        if len(points) > 1:
            painter.polygon(points, colour_of(k), closed=False, width=1.4)
        for px, py in points:
            painter.disc(px, py, 2.2, colour_of(k))
    texts = number_texts(_values(figure))
    for i in range(len(figure.categories)):
        values = [value for series in figure.series if (value := series.values[i]) is not None]
        for value in values:
            shift = -5.0 if value == max(values) else LABEL + 4
            base = level(float(value)) + shift
            painter.text(texts[value], left + slot * (i + 0.5), base, LABEL - 1, Face.HEI, Align.CENTRE)


def _draw_legend(painter: Surface, names: list[str], x: float, y: float, width: float) -> None:
    total = sum(painter.fonts.width(name, Face.HEI) * LABEL + 26 for name in names) - 12
    left = x + (width - total) / 2
    for k, name in enumerate(names):
        painter.box(left, y + 1.5, 8, 8, colour_of(k))
        left += 12 + painter.text(name, left + 12, y + 9, LABEL, Face.HEI) + 14


def _nice_ceiling(value: float) -> float:
    """The least number not below the value whose quarters are short to write."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 1.2, 1.6, 2, 4, 6, 8, 10) if step * power >= value * 0.9999)
