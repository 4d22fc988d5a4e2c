"""How wide the columns of a table are: as each cell needs where there is room, else so that the table is lowest."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

Cell = tuple[float, ...]
"""The widths in em of the lines a cell would have in a column without end."""

SAMPLE = 40
"""Rows that are tried when a table does not fit unbroken; more would not change the widths by a character."""
TRIED = 10
"""Widths that are tried for a column."""
WASTE = 0.8
"""Em that a broken line leaves free on average, since marks and numbers are not parted."""
NARROW = 6.0
"""In a column of fewer em lines end between words of two characters."""
SAVED = 0.02
"""What part of the height of all rows is saved at least where short cells are broken."""
SELDOM = 20
"""One cell of so many may be broken though there is room left over, which others need."""
TIDY = 0.05
"""What a line less in a cell is worth that leaves its row as high as before; a line of the row is worth 1."""


@dataclass(frozen=True)
class ColumnNeed:
    """What a column asks for, in em: its widest word, its head unbroken, and its cells with the head first; the widest
    remark in its head that is not to be broken, or the widest word."""

    word: float
    head: float
    cells: tuple[Cell, ...]
    remark: float = 0.0

    @cached_property
    def cell(self) -> float:
        """The widest cell unbroken, at least two characters."""
        return self._widest[-1]

    @property
    def usual(self) -> float:
        """The same but for the widest of many cells: a few long ones do not take room that the others need not."""
        return self._widest[-1 - len(self._widest) // SELDOM]

    @cached_property
    def _widest(self) -> list[float]:
        """How wide each cell is unbroken, growing."""
        return sorted(max((2.0, *cell)) for cell in self.cells)


def column_widths(
    weights: Sequence[float],
    width: float,
    size: float,
    padding: float,
    least: Sequence[float],
    needs: Sequence[ColumnNeed],
) -> tuple[float, ...]:
    """Widths in points that fill `width`, none below `least` (em); `padding` is what a column has beside its text."""
    narrowest = [one * size + padding for one in least]
    enough = [need.cell * size + padding for need in needs]
    if sum(enough) > width:
        narrowest = _lowest(width, size, padding, narrowest, needs)
        usual = [max(at, need.usual * size + padding) for at, need in zip(narrowest, needs, strict=True)]
        if sum(usual) > width:
            enough = usual
        else:
            narrowest = usual
    return _share(weights, width, narrowest, enough)


def _share(
    weights: Sequence[float], width: float, least: Sequence[float], enough: Sequence[float]
) -> tuple[float, ...]:
    """By weight, none below its least and none above what its cells need; what is left over is shared out by weight."""
    fixed: dict[int, float] = {}
    while len(fixed) < len(weights):
        free = [i for i in range(len(weights)) if i not in fixed]
        share = (width - sum(fixed.values())) / sum(weights[i] for i in free)
        short = [i for i in free if weights[i] * share < least[i]]
        rich = [i for i in free if weights[i] * share > enough[i]]
        if short:
            fixed.update((i, least[i]) for i in short)
        elif rich:
            fixed.update((i, enough[i]) for i in rich)
        else:
            fixed.update((i, weights[i] * share) for i in free)
    spare = (width - sum(fixed.values())) / sum(weights)
    return tuple(fixed[i] + spare * weight for i, weight in enumerate(weights))


def _lowest(
    width: float, size: float, padding: float, least: Sequence[float], needs: Sequence[ColumnNeed]
) -> list[float]:
    """The widths at which the rows are lowest. Short cells are broken, and heads and words alone are not, where that
    makes the table lower by some lines: 军粮城街道 in two lines leaves room for what has four."""
    height, widths = _lowest_from(width, size, padding, least, needs)
    words = [min(at, max(need.word, *need.cells[0]) * size + padding) for at, need in zip(least, needs, strict=True)]
    if sum(words) < sum(least):
        lower, narrow = _lowest_from(width, size, padding, words, needs)
        if lower <= (1 - SAVED) * height:
            return narrow
    return widths


def _lowest_from(
    width: float, size: float, padding: float, least: Sequence[float], needs: Sequence[ColumnNeed]
) -> tuple[float, list[float]]:
    """How high all rows are in lines at least, and the widths at which they are: of those found from the narrowest
    columns, and from columns as wide as their texts are long, since one of two that break alike saves nothing alone."""
    spare = width - sum(least)
    columns = [_Tried.of(need, at, spare, size, padding) for need, at in zip(needs, least, strict=True)]
    found = [_widened(columns, chosen, spare) for chosen in ([0] * len(columns), _by_length(columns, needs, spare))]
    best = min(found, key=lambda chosen: _height(columns, chosen))
    return _height(columns, best), [column.widths[k] for column, k in zip(columns, best, strict=True)]


def _by_length(columns: Sequence["_Tried"], needs: Sequence[ColumnNeed], spare: float) -> list[int]:
    """Which of its widths each column has when what is to spare is shared out by how much text there is."""
    texts = [sum(map(sum, _sample(need.cells))) for need in needs]
    whole = sum(texts) or 1.0
    return [
        sum(width <= column.widths[0] + spare * text / whole for width in column.widths) - 1
        for column, text in zip(columns, texts, strict=True)
    ]


def _height(columns: Sequence["_Tried"], chosen: Sequence[int]) -> float:
    """How high all rows are in lines with these of the widths."""
    lines = [column.lines[k] for column, k in zip(columns, chosen, strict=True)]
    highest: list[int] = [max(row) for row in zip(*lines, strict=True)]
    return sum(highest) + TIDY * sum(map(sum, lines))


def _widened(columns: Sequence["_Tried"], begun: Sequence[int], spare: float) -> list[int]:
    """The columns widened one after the other where most lines are saved for the room it takes."""
    chosen = list(begun)
    spare -= sum(column.widths[k] - column.widths[0] for column, k in zip(columns, chosen, strict=True))
    while True:
        best, better = 0.0, (0, 0)
        for i, column in enumerate(columns):
            others = [max(lines) for lines in zip(*_lines_of(columns, chosen, i), strict=True)]
            now = _cost(others, column.lines[chosen[i]])
            for k in range(chosen[i] + 1, len(column.widths)):
                extra = column.widths[k] - column.widths[chosen[i]]
                if extra > spare + 0.01:
                    break
                worth = (now - _cost(others, column.lines[k])) / extra
                if worth > best:
                    best, better = worth, (i, k)
        if not best:
            return chosen
        i, k = better
        spare -= columns[i].widths[k] - columns[i].widths[chosen[i]]
        chosen[i] = k


def _lines_of(columns: Sequence["_Tried"], chosen: Sequence[int], but: int) -> list[Sequence[int]]:
    """The lines of all cells except those of one column, row by row; one line is the fewest."""
    fewest = [1] * len(columns[but].lines[0])
    return [fewest, *(one.lines[chosen[i]] for i, one in enumerate(columns) if i != but)]


def _cost(others: Sequence[int], own: Sequence[int]) -> float:
    """How high the rows are in lines, when the other cells have so many and this column's so many."""
    return sum(map(max, others, own)) + TIDY * sum(own)


@dataclass(frozen=True, slots=True)
class _Tried:
    """Widths in points worth trying for a column, growing, and the lines of each of its cells at each of them."""

    widths: tuple[float, ...]
    lines: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, need: ColumnNeed, least: float, spare: float, size: float, padding: float) -> "_Tried":
        cells = _sample(need.cells)
        narrow, widest = (least - padding) / size, (least + spare - padding) / size
        steps = {
            line / parts + (WASTE if parts > 1 else 0.0)
            for cell in cells
            for line in cell
            for parts in _parts(line, widest)
            if line / parts > narrow
        }
        wide = _some(sorted(round(step, 1) + 0.1 for step in steps))
        widths = (narrow, *wide)
        lines = tuple(tuple(_lines(cell, width) for cell in cells) for width in widths)
        return cls(tuple(width * size + padding for width in widths), lines)


def _parts(line: float, widest: float) -> set[int]:
    """Into how many lines this may be broken, from the least with which they are not too wide: a few more, and a few
    times as many."""
    fewest = 1 if line <= widest else ceil(line / max(widest - WASTE, 1.0))
    return {*range(fewest, fewest + 5), *range(fewest, fewest * 5 + 1, fewest)}


def _some(widths: list[float]) -> list[float]:
    """A few of these widths, the greatest among them."""
    distinct = sorted(set(widths))
    if len(distinct) <= TRIED:
        return distinct
    return [distinct[round(n * (len(distinct) - 1) / (TRIED - 1))] for n in range(TRIED)]


def _sample(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The head and some cells from all over the column."""
    step = max(1, ceil((len(cells) - 1) / SAMPLE))
    return (cells[0], *cells[1::step])


def _lines(cell: Cell, width: float) -> int:
    """About how many lines a cell takes in a column so many em wide."""
    full = width - WASTE if width >= NARROW else 2.0 * (width // 2)
    return sum(1 if line <= width else ceil(line / max(full, 1.0)) for line in cell) or 1
