"""Charts for paper: bars, lines, shares and gauges, drawn on the canvas with every value written beside its mark."""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import PITCH
from desktop_app.documents.model import Align, ChartKind, Face, Figure, Run
from desktop_app.documents.paint import SMALLEST, Surface, shortened
from desktop_app.documents.rowgrid import balanced, tokenise
from desktop_app.documents.wording import percent, trimmed
from desktop_app.domain.money import round_half_up

PALETTE = (0x1F5FA8, 0x8FB3DC, 0xC58A2B, 0x5F6873, 0x4F9D8B, 0xB4C0CC, 0x8C6BAE, 0xD9A7A0)
AXIS, GUIDE, MUTED = 0x5F6873, 0xDFE3E8, 0x5F6873
LABEL, TITLE = 9.0, 12.0
TITLE_ROOM, TITLE_LEADING = 24.0, 16.0
NUMBERED = 0.03
"""A share of a ring from which on its number is written on it."""
ROW = 8.5
"""Points that a bar lying down takes at least; those that find no room are only counted."""
FULL = Fraction(3)
"""A gauge shows no more than three times the target; what is beyond is drawn cut off."""


def number_text(value: Fraction | float) -> str:
    """A value as printed beside its mark: at most two decimals, without trailing zeros."""
    return trimmed(str(abs(rounded) if not (rounded := round_half_up(Fraction(value), 2)) else rounded))


def _number_texts(values: Sequence[Fraction]) -> list[str]:
    """Values below each other: all with decimals when one has any."""
    parts = any(round_half_up(value, 2) % 1 for value in values)
    return [str(round_half_up(value, 2)) if parts else number_text(value) for value in values]


def draw_figure(painter: Surface, figure: Figure, x: float, y: float, width: float, height: float) -> None:
    """Draw the figure with its title above into the box whose top left corner is (x, y)."""
    lines = _title_lines(figure, width, painter.fonts)
    for number, line in enumerate(lines):
        painter.text(line, x + width / 2, y + 13 + number * TITLE_LEADING, TITLE, Face.HEI, Align.CENTRE)
    head = TITLE_ROOM + (len(lines) - 1) * TITLE_LEADING
    top, room = y + head, height - head
    if figure.kind is ChartKind.PIE:
        _draw_pie(painter, figure, x, top, width, room)
    elif figure.kind is ChartKind.GAUGE:
        _draw_gauges(painter, figure, x, top, width, room)
    elif figure.kind is ChartKind.FUNNEL:
        _draw_funnel(painter, figure, x, top, width, room)
    else:
        _draw_axes(painter, figure, x, top, width, room)


def figure_rows(figure: Figure, width: float, fonts: FontBook) -> int:
    """The rows of the grid that a figure takes: more than its own when its title has more than a line."""
    more = (len(_title_lines(figure, width, fonts)) - 1) * TITLE_LEADING
    return figure.rows + math.ceil(more / PITCH)


def _title_lines(figure: Figure, width: float, fonts: FontBook) -> list[str]:
    """The even lines of the title, with the unit."""
    title = f"{figure.title}（{figure.unit}）" if figure.unit else figure.title
    lines = balanced(tokenise([Run(title)], Face.HEI, fonts), width / TITLE) if title else []
    return [line.text for line in lines] or [""]


def figure_words(figure: Figure) -> str:
    """The figure told in words: for who cannot see it."""
    lines = []
    for series in figure.series:
        told = (
            f"{name} {'—' if value is None else _value_text(figure, value)}"
            for name, value in zip(figure.categories, series.values, strict=True)
        )
        lines.append(f"{series.name}：{'，'.join(told)}")
    return f"{figure.title}{f'（{figure.unit}）' if figure.unit else ''}。{'；'.join(lines)}。"


def _value_text(figure: Figure, value: Fraction) -> str:
    return percent(value) if figure.kind is ChartKind.GAUGE else number_text(value)


def _nice_ceiling(value: float) -> float:
    """The least number not below the value whose quarters are short to write."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10) if step * power >= value * 0.9999)


def _draw_axes(painter: Surface, figure: Figure, x: float, y: float, width: float, height: float) -> None:
    values = [value for series in figure.series for value in series.values if value is not None]
    whole = bool(values) and all(value.denominator == 1 for value in values)
    ticks = _ticks(min(map(float, values), default=0.0), max(map(float, values), default=0.0), whole)
    floor, ceiling = ticks[0], ticks[-1]
    if len(figure.series) > 1:
        _draw_legend(painter, [series.name for series in figure.series], x, y, width)
        y, height = y + 16, height - 16
    left = x + max(painter.fonts.width(number_text(tick), Face.HEI) for tick in ticks) * LABEL + 6
    right, bottom = x + width, y + height - 16
    span = bottom - y - 8

    def level(value: float) -> float:
        return bottom - span * (value - floor) / (ceiling - floor)

    for value in ticks:
        painter.rule(left, level(value), right, level(value), 0.4, GUIDE if value else AXIS)
        painter.text(number_text(value), left - 4, level(value) + 3, LABEL, Face.HEI, Align.RIGHT, MUTED)
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


def _label_size(fonts: FontBook, labels: tuple[str, ...], slot: float) -> float:
    widest = max((fonts.width(label, Face.HEI) for label in labels), default=1.0)
    return min(LABEL, (slot - 1) / widest) if widest else LABEL


def _draw_bars(painter: Surface, figure: Figure, left: float, slot: float, level: Callable[[float], float]) -> None:
    bar = min(slot * 0.7 / len(figure.series), 26.0)
    room = max(bar, slot / len(figure.series)) - 1
    texts = [number_text(value) for series in figure.series for value in series.values if value is not None]
    fitting = sum(_label_size(painter.fonts, (text,), room) >= SMALLEST - 1 for text in texts)
    for i in range(len(figure.categories)):
        start = left + slot * (i + 0.5) - bar * len(figure.series) / 2
        for k, series in enumerate(figure.series):
            value = series.values[i]
            if value is None:
                continue
            end, zero = level(float(value)), level(0.0)
            inset = bar * 0.06
            painter.box(start + bar * k + inset, min(end, zero), bar - 2 * inset, abs(zero - end), _colour(k))
            size = min(_label_size(painter.fonts, (number_text(value),), room), LABEL - 1)
            if size >= SMALLEST - 1 and 2 * fitting >= len(texts):
                where = end - 2.5 if value >= 0 else end + size + 1
                painter.text(number_text(value), start + bar * (k + 0.5), where, size, Face.HEI, Align.CENTRE)


def _draw_lines(painter: Surface, figure: Figure, left: float, slot: float, level: Callable[[float], float]) -> None:
    """Lines through discs; of the values over one place the highest is written above its disc, the others below."""
    for k, series in enumerate(figure.series):
        points = [(left + slot * (i + 0.5), level(float(v))) for i, v in enumerate(series.values) if v is not None]
        if len(points) > 1:
            painter.polygon(points, _colour(k), closed=False, width=1.4)
        for px, py in points:
            painter.disc(px, py, 2.2, _colour(k))
    for i in range(len(figure.categories)):
        values = [value for series in figure.series if (value := series.values[i]) is not None]
        for value in values:
            shift = -5.0 if value == max(values) else LABEL + 4
            base = level(float(value)) + shift
            painter.text(number_text(value), left + slot * (i + 0.5), base, LABEL - 1, Face.HEI, Align.CENTRE)


def _draw_legend(painter: Surface, names: list[str], x: float, y: float, width: float) -> None:
    total = sum(painter.fonts.width(name, Face.HEI) * LABEL + 26 for name in names) - 12
    left = x + (width - total) / 2
    for k, name in enumerate(names):
        painter.box(left, y + 1.5, 8, 8, _colour(k))
        left += 12 + painter.text(name, left + 12, y + 9, LABEL, Face.HEI) + 14


def _draw_pie(painter: Surface, figure: Figure, x: float, y: float, width: float, height: float) -> None:
    """A ring with the list of its shares at the side."""
    values = [value or Fraction(0) for value in figure.series[0].values]
    total = sum(values, Fraction(0))
    radius = min(height / 2 - 4, width * 0.22)
    cx, cy = x + width * 0.27, y + height / 2
    angle, middles = -math.pi / 2, list[tuple[int, float, float]]()
    for k, value in enumerate(values):
        share = float(value / total) if total else 0.0
        if share > 0:
            _draw_sector(painter, cx, cy, radius, angle, angle + 2 * math.pi * share, _colour(k))
            middles.append((k, share, angle + math.pi * share))
            angle += 2 * math.pi * share
    painter.disc(cx, cy, radius * 0.55, 0xFFFFFF)
    for k, share, middle in middles:
        if share >= NUMBERED:  # tells which share it is without colours
            px, py = cx + radius * 0.78 * math.cos(middle), cy + radius * 0.78 * math.sin(middle)
            painter.text(str(k + 1), px, py + 3.2, LABEL, Face.HEI, Align.CENTRE, _on(k))
    painter.text(
        number_text(total), cx, cy + 5, _fit(painter.fonts, number_text(total), radius, 13), Face.HEI, Align.CENTRE
    )
    pitch = min(18.0, height / max(len(values), 1))
    size = min(10.5, pitch * 0.72)
    line = cy - pitch * len(values) / 2
    texts = _number_texts(values)
    for k, (category, value) in enumerate(zip(figure.categories, values, strict=True)):
        base = line + pitch * k + pitch / 2 + 0.38 * size
        painter.box(x + width * 0.53, base - size * 0.9, size * 1.1, size * 1.1, _colour(k))
        painter.text(
            str(k + 1), x + width * 0.53 + size * 0.55, base - size * 0.06, size * 0.8, Face.HEI, Align.CENTRE, _on(k)
        )
        start = x + width * 0.53 + size * 1.6
        room = x + width * 0.86 - painter.fonts.width(texts[k], Face.HEI) * size - 6 - start
        name, small = shortened(painter.fonts, category, Face.HEI, room, size)
        painter.text(name, start, base, small, Face.HEI)
        painter.text(texts[k], x + width * 0.86, base, size, Face.HEI, Align.RIGHT)
        painter.text(
            percent(value / total if total else None), x + width * 0.97, base, size, Face.HEI, Align.RIGHT, MUTED
        )


def _draw_sector(p: Surface, cx: float, cy: float, radius: float, begun: float, end: float, colour: int) -> None:
    steps = max(int((end - begun) / 0.05), 2)
    arc = [begun + (end - begun) * i / steps for i in range(steps + 1)]
    points = [(cx, cy)] + [(cx + radius * math.cos(a), cy + radius * math.sin(a)) for a in arc]
    p.polygon(points, colour)
    if end - begun < 2 * math.pi - 0.01:
        p.polygon([points[1], (cx, cy), points[-1]], 0xFFFFFF, closed=False, width=1.2)


def _draw_gauges(painter: Surface, figure: Figure, x: float, y: float, width: float, height: float) -> None:
    """One bar per category, filled to its share, with a tick where the pace should be; the value stands at the end."""
    values, names = figure.series[0].values, figure.categories
    most = max(int(height // ROW), 2)
    if len(values) > most:
        base = y + height - 0.3 * ROW
        painter.text(
            f"另有{len(values) - most + 1}项未列出", x + width / 2, base, LABEL - 1, Face.HEI, Align.CENTRE, MUTED
        )
        values, names, height = values[: most - 1], names[: most - 1], height - 1.4 * ROW
    pitch = height / max(len(values), 1)
    size = max(min(10.5, pitch * 0.6), SMALLEST)
    left, right = x + _name_room(painter.fonts, names, size, width), x + width - 46
    ceiling = float(min(max(Fraction(1), *(value or Fraction(0) for value in values)), FULL))
    bar = min(pitch * 0.45, 12.0)
    for i, (category, value) in enumerate(zip(names, values, strict=True)):
        middle = y + pitch * (i + 0.5)
        _draw_name(painter, category, x, left - 8, middle + 0.38 * size, size)
        painter.box(left, middle - bar / 2, right - left, bar, 0xEDF0F3)
        if value is None:
            painter.text("—", right + 8, middle + 0.38 * size, size, Face.HEI, colour=MUTED)
            continue
        if value > 0:
            painter.box(left, middle - bar / 2, (right - left) * min(float(value) / ceiling, 1.0), bar, PALETTE[0])
        if value > FULL:
            cut = right - 14
            painter.polygon([(cut + 2, middle - bar), (cut - 2, middle + bar)], 0xFFFFFF, closed=False, width=2.5)
        if figure.mark is not None:
            tick = left + (right - left) * float(figure.mark) / ceiling
            painter.rule(tick, middle - bar / 2 - 3, tick, middle + bar / 2 + 3, 1.0, 0x1F2328)
        painter.text(percent(value), right + 8, middle + 0.38 * size, size, Face.HEI)


def _name_room(fonts: FontBook, names: tuple[str, ...], size: float, width: float) -> float:
    """What the names at the left take, at most two fifths of the figure."""
    return min(max((fonts.width(name, Face.HEI) for name in names), default=0.0) * size + 8, width * 0.4)


def _draw_name(painter: Surface, name: str, left: float, right: float, base: float, size: float) -> None:
    """A name that ends at `right`."""
    shown, small = shortened(painter.fonts, name, Face.HEI, right - left, size)
    painter.text(shown, right, base, small, Face.HEI, Align.RIGHT)


def _fit(fonts: FontBook, text: str, room: float, size: float) -> float:
    """The size at which the text fits the room, at most the size given."""
    return min(size, room / max(fonts.width(text, Face.HEI), 0.1))


def _draw_funnel(painter: Surface, figure: Figure, x: float, y: float, width: float, height: float) -> None:
    """One centred bar per step, as wide as its value, with what part of the step before it is."""
    values = [value or Fraction(0) for value in figure.series[0].values]
    pitch = height / max(len(values), 1)
    size = min(10.5, pitch * 0.6)
    told = max((painter.fonts.width(number_text(value), Face.HEI) for value in values), default=0.0) * size
    left, right = x + _name_room(painter.fonts, figure.categories, size, width), x + width - 62 - max(told, 34.0)
    middle, most = (left + right) / 2, max(*values, Fraction(1))
    for i, (category, value) in enumerate(zip(figure.categories, values, strict=True)):
        base = y + pitch * (i + 0.5) + 0.38 * size
        bar = (right - left) * float(value / most)
        _draw_name(painter, category, x, left - 8, base, size)
        if bar > 0:
            shade = PALETTE[0] if i % 2 == 0 else 0x4B7FBC
            painter.box(middle - bar / 2, y + pitch * (i + 0.14), bar, pitch * 0.72, shade)
        painter.text(number_text(value), x + width - 56, base, size, Face.HEI, Align.RIGHT)
        if i and values[i - 1]:
            painter.text(percent(value / values[i - 1]), x + width, base, size, Face.HEI, Align.RIGHT, MUTED)


def _colour(index: int) -> int:
    return PALETTE[index % len(PALETTE)]


def _on(index: int) -> int:
    """What is written on this colour: white on the dark ones, else nearly black."""
    colour = _colour(index)
    light = 0.3 * (colour >> 16) + 0.59 * (colour >> 8 & 255) + 0.11 * (colour & 255)
    return 0xFFFFFF if light < 140 else 0x1F2328
