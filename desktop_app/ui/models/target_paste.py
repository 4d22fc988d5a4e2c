"""Which cell each part of a pasted block belongs to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.enums import Indicator
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure
from desktop_app.ui.models.target_grid import DISTRICT, SUM, Line

_DISTRICT_NAMES = ("全区", "全区合计", "区级")
_SUM_NAMES = ("合计", "各单位合计")
_LEAD = 3
"""In how many columns at the front a unit's name or code is looked for."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What goes where: (line id, indicator, text); `unknown` are the lines of the block that have no place."""

    cells: tuple[tuple[str, Indicator, str], ...]
    unknown: tuple[str, ...]


def read_block(text: str, lines: Sequence[Line], shown: Sequence[Indicator], row: int, column: int) -> Pasted:
    """A block as spreadsheets copy it.

    A first row of indicators decides the columns; names or codes of units in front decide the lines. Without them the
    block lies from `row` (of `lines`) and `column` (of `shown`) on, passing over the sum of the units.
    """
    block = [line.split("\t") for line in text.replace("\r", "").strip("\n").split("\n") if line.strip()]
    headers = _headers(block[0]) if block else {}
    body = block[1:] if headers else block
    names = _names(lines)
    found = [_line_of(cells, names) for cells in body]
    lead = max((width for _id, width in found), default=0)
    columns = headers or {lead + n: (indicator, "") for n, indicator in enumerate(shown[column:])}
    below = [line.id for line in lines[row:] if line.id != SUM]
    made: list[tuple[str, Indicator, str]] = []
    unknown: list[str] = []
    for place, (cells, (line_id, _width)) in enumerate(zip(body, found, strict=True)):
        if not lead:
            line_id = below[place] if place < len(below) else ""
        if not line_id:
            unknown.append(next((cell.strip() for cell in cells if cell.strip()), ""))
        elif line_id != SUM:
            made += [
                (line_id, columns[n][0], _with_unit(cell, columns[n][1]))
                for n, cell in enumerate(cells)
                if n in columns
            ]
    return Pasted(tuple(made), tuple(unknown))


def _headers(cells: Sequence[str]) -> dict[int, tuple[Indicator, str]]:
    """The columns that an indicator stands over, with the unit of money written behind its name."""
    known = words.readings(Indicator)
    found: dict[int, tuple[Indicator, str]] = {}
    for number, cell in enumerate(cells):
        name, _, rest = re.sub(r"[（(]", "(", cell.strip()).partition("(")
        indicator = known.get(cell.strip()) or known.get(name.strip())
        if indicator is not None:
            money = measure(indicator) is Measure.MONEY
            found[number] = (indicator, next((unit for unit in ("亿", "万") if money and unit in rest), ""))
    return found


def _names(lines: Sequence[Line]) -> Mapping[str, str]:
    known = {text.lower(): line.id for line in lines for text in (line.name, line.short_name, line.code) if text}
    district, total = dict.fromkeys(_DISTRICT_NAMES, DISTRICT), dict.fromkeys(_SUM_NAMES, SUM)
    return {**district, **total, **known}


def _line_of(cells: Sequence[str], names: Mapping[str, str]) -> tuple[str, int]:
    """The line that the first cells name, and how many columns those take; "" and 0 when they name none."""
    places = [n for n, cell in enumerate(cells[:_LEAD]) if cell.strip().lower() in names]
    return (names[cells[places[0]].strip().lower()], places[-1] + 1) if places else ("", 0)


def _with_unit(cell: str, unit: str) -> str:
    """A number under a header that names 亿元 or 万元 is meant in it."""
    plain = cell.strip()
    return plain + unit if unit and re.fullmatch(r"[\d.,，]+", plain) else plain
