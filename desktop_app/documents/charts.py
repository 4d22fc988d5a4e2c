"""Charts for paper: bars, lines, shares and gauges, drawn on the canvas with every value written beside its mark."""

import math
from fractions import Fraction

from desktop_app.documents.chart_axes import draw_axes
from desktop_app.documents.chart_marks import LABEL, MUTED, PALETTE, TITLE, colour_of, number_text, number_texts
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import PITCH
from desktop_app.documents.model import Align, ChartKind, Face, Figure, Run
from desktop_app.documents.paint import SMALLEST, Surface, shortened
from desktop_app.documents.titles import balanced
from desktop_app.documents.tokens import tokenise
from desktop_app.documents.wording import percent_cell

TITLE_ROOM, TITLE_LEADING = 24.0, 16.0
NUMBERED = 0.03
"""A share of a ring from which on its number is written on it."""
ROW = 8.5
"""Points that a bar lying down takes at least; those that find no room are only counted."""
LOWEST = 0.7
"""What part of its rows a figure has at least, where that fills its page,"""
LOWEST_ROW = 12.0
"""and how many points each of the things has then that are told below each other,"""
LOWEST_PLOT = 60.0
"""or the bars and lines that stand on an axis."""
HIGHEST = 1.3
"""How many times its rows a figure has at most, where that fills its page."""
FULL = Fraction(3)
"""A gauge shows no more than three times the target; what is beyond is drawn cut off."""


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
        draw_axes(painter, figure, x, top, width, room)


def figure_rows(figure: Figure, width: float, fonts: FontBook) -> int:
    """The rows of the grid that a figure takes: more than its own when its title has more than a line."""
    more = (len(_title_lines(figure, width, fonts)) - 1) * TITLE_LEADING
    return figure.rows + math.ceil(more / PITCH)


def least_rows(figure: Figure, rows: int) -> int:
    """With how few of the rows that a figure takes it can be read as well."""
    upright = figure.kind in (ChartKind.BAR, ChartKind.LINE)
    room = LOWEST_PLOT if upright else len(figure.categories) * LOWEST_ROW
    needed = max(figure.rows * LOWEST, (TITLE_ROOM + room) / PITCH + 1)
    return min(rows - figure.rows + math.ceil(needed - 1e-9), rows)


def most_rows(figure: Figure, rows: int) -> int:
    """With how many rows more than it takes a figure still looks as well; returns all of them."""
    return rows + math.floor(figure.rows * (HIGHEST - 1) + 1e-9)


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
    return percent_cell(value) if figure.kind is ChartKind.GAUGE else number_text(value)


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
            _draw_sector(painter, cx, cy, radius, angle, angle + 2 * math.pi * share, colour_of(k))
            middles.append((k, share, angle + math.pi * share))
            angle += 2 * math.pi * share
    painter.disc(cx, cy, radius * 0.55, 0xFFFFFF)
    for k, share, middle in middles:
        if share >= NUMBERED:  # tells which share it is without colours
            px, py = cx + radius * 0.78 * math.cos(middle), cy + radius * 0.78 * math.sin(middle)
            painter.text(str(k + 1), px, py + 3.2, LABEL, Face.HEI, Align.CENTRE, _on(k))
    texts = number_texts([*values, total])
    painter.text(texts[total], cx, cy + 5, _fit(painter.fonts, texts[total], radius, 13), Face.HEI, Align.CENTRE)
    pitch = min(18.0, height / max(len(values), 1))
    size = min(10.5, pitch * 0.72)
    line = cy - pitch * len(values) / 2
    for k, (category, value) in enumerate(zip(figure.categories, values, strict=True)):
        base = line + pitch * k + pitch / 2 + 0.38 * size
        painter.box(x + width * 0.53, base - size * 0.9, size * 1.1, size * 1.1, colour_of(k))
        painter.text(
            str(k + 1), x + width * 0.53 + size * 0.55, base - size * 0.06, size * 0.8, Face.HEI, Align.CENTRE, _on(k)
        )
        start = x + width * 0.53 + size * 1.6
        room = x + width * 0.86 - painter.fonts.width(texts[value], Face.HEI) * size - 6 - start
        name, small = shortened(painter.fonts, category, Face.HEI, room, size)
        painter.text(name, start, base, small, Face.HEI)
        painter.text(texts[value], x + width * 0.86, base, size, Face.HEI, Align.RIGHT)
        painter.text(
            percent_cell(value / total if total else None), x + width * 0.97, base, size, Face.HEI, Align.RIGHT, MUTED
        )


def _draw_sector(p: Surface, cx: float, cy: float, radius: float, begun: float, end: float, colour: int) -> None:
    steps = max(int((end - begun) / 0.05), 2)
    arc = [begun + (end - begun) * i / steps for i in range(steps + 1)]
    points = [(cx, cy)] + [(cx + radius * math.cos(a), cy + radius * math.sin(a)) for a in arc]
    p.polygon(points, colour)
    if end - begun < 2 * math.pi - 0.01:
        p.polygon([points[1], (cx, cy), points[-1]], 0xFFFFFF, closed=False, width=1.2)


def _draw_gauges(painter: Surface, figure: Figure, x: float, y: float, width: float, height: float) -> None:
    """One bar per category, filled to its share, with a tick where the pace should be; the value stands at the end.

    A thin line marks the whole target, where bars go beyond it.
    """
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
    texts = [percent_cell(value) for value in values if value is not None]
    told = max((painter.fonts.width(text, Face.HEI) for text in texts), default=0.0)
    left, right = x + _name_room(painter.fonts, names, size, width), x + width - max(told * size + 8, 46.0)
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
        if figure.marks:
            tick = left + (right - left) * float(figure.marks[i]) / ceiling
            painter.rule(tick, middle - bar / 2 - 3, tick, middle + bar / 2 + 3, 1.0, 0x1F2328)
        painter.text(percent_cell(value), right + 8, middle + 0.38 * size, size, Face.HEI)
    if ceiling > 1:
        whole = left + (right - left) / ceiling
        painter.rule(whole, y, whole, y + height, 0.4, MUTED)
        painter.text("100%", whole, y - 1, SMALLEST, Face.HEI, Align.CENTRE, MUTED)


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
            painter.text(percent_cell(value / values[i - 1]), x + width, base, size, Face.HEI, Align.RIGHT, MUTED)


def _on(index: int) -> int:
    """What is written on this colour: white on the dark ones, else nearly black."""
    colour = colour_of(index)
    light = 0.3 * (colour >> 16) + 0.59 * (colour >> 8 & 255) + 0.11 * (colour & 255)
    return 0xFFFFFF if light < 140 else 0x1F2328
