"""A sheet as it lies in a file, and where our columns are in it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.workbook.cells import AREA_UNITS, MONEY_UNITS, Cell, blank, read_text
from desktop_app.domain.workbook.columns import Column, Kind, Sheet
from desktop_app.domain.workbook.schema import REASON

_HEADER_WITHIN = 10
"""Titles and merged cells above the headers may take this many rows."""

_UNITS = {Kind.MONEY: MONEY_UNITS, Kind.AREA: AREA_UNITS}
_REMARK = re.compile(r"[(\[](?:单位:?)?([^()\[\]]+)[)\]]$")
_UNIT_LINE = re.compile(r"(?:^|[(\[,;])(?:金额)?单位:?(亿元|万元|元)(?:$|[)\],;])")


@dataclass(frozen=True, slots=True)
class RawSheet:
    """Rows of cells; `first` is the file's number of the first row.

    `merged`: cells joined over several rows, as indexes (first row, last row, column); only the first has the content.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    first: int = 1
    merged: Sequence[tuple[int, int, int]] = ()


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which sheet of a file feeds one of ours.

    `columns`: the file's header -> ours; `constants`: our header -> the cell every row has; `units`: our header ->
    what its amounts or areas are in (元, 亿元, 亩), where neither the header nor the cell says so.
    """

    source: str
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Cell] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where our columns are: `places` pairs an index with a column; data begins at index `start`.

    `missing` are headers of required columns that the sheet has not; `unknown` headers are none of ours. `units` says
    what amounts and areas of a column (by field) are in, if not in 万元 and ㎡.
    """

    sheet: Sheet
    raw: RawSheet
    header: Sequence[Cell]
    start: int
    places: tuple[tuple[int, Column], ...]
    constants: tuple[tuple[Column, Cell], ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    units: Mapping[str, str] = field(default_factory=dict)


def _even(cell: Cell) -> str:
    return "".join(unicodedata.normalize("NFKC", read_text(cell)).split())


def plain_header(cell: Cell) -> str:
    """A header without space, stars and remarks in brackets: `*总投资（万元）` is 总投资."""
    text = _even(cell)
    return re.sub(r"[(\[].*[)\]]$", "", text.strip("*")).strip("*:")


def joined(raw: RawSheet, start: int, stop: int, but: Container[int] = ()) -> dict[int, dict[int, Cell]]:
    """What rows from `start` to before `stop` have in cells that are joined with those above: row -> place -> cell.

    `but`: places that are left out.
    """
    found: dict[int, dict[int, Cell]] = defaultdict(dict)
    for top, bottom, place in raw.merged:
        if start <= top < stop and place not in but and place < len(raw.rows[top]):
            for index in range(top + 1, min(bottom + 1, stop)):
                found[index][place] = raw.rows[top][place]
    return found


def _heads(raw: RawSheet) -> list[Sequence[Cell]]:
    """The rows among which the headers are; a header joined over two rows stands in both."""
    rows = raw.rows[:_HEADER_WITHIN]
    below = joined(raw, 0, len(rows))
    return [
        [below[index].get(place, cell) for place, cell in enumerate(row)] if index in below else row
        for index, row in enumerate(rows)
    ]


def locate(raw: RawSheet, sheet: Sheet, mapped: Mapped | None = None) -> Layout:
    """Find the header row among the first rows, and our columns in it."""
    renames = {plain_header(theirs): ours for theirs, ours in mapped.columns.items()} if mapped else {}
    ours = {column.header: column for column in sheet.columns}
    start = 0
    names: list[str] = []
    heads = _heads(raw)
    for index, row in enumerate(heads):
        found = [renames.get(plain_header(cell), plain_header(cell)) for cell in row]
        if len(ours.keys() & set(found)) > len(ours.keys() & set(names)):
            names, start = found, index + 1
    places: dict[str, tuple[int, Column]] = {}
    unknown = []
    for index, name in enumerate(names):
        if name in ours and name not in places:
            places[name] = (index, ours[name])
        elif name and name != REASON:
            unknown.append(read_text(heads[start - 1][index]))
    constants = {ours[name]: cell for name, cell in mapped.constants.items() if name in ours} if mapped else {}
    given = places.keys() | {column.header for column in constants}
    header = heads[start - 1] if start else ()
    return Layout(
        sheet,
        raw,
        header,
        start,
        tuple(places.values()),
        tuple(constants.items()),
        tuple(unknown),
        tuple(column.header for column in sheet.columns if column.required and column.header not in given),
        _units(places.values(), header, raw.rows[: max(start - 1, 0)], mapped.units if mapped else {}),
    )


def _units(
    places: Iterable[tuple[int, Column]],
    header: Sequence[Cell],
    above: Sequence[Sequence[Cell]],
    mapped: Mapping[str, str],
) -> dict[str, str]:
    """What each column of amounts or areas is in: as its header says, else the mapping, else a line above the table
    (单位：亿元)."""
    said = [found[1] for row in above for cell in row if (found := _UNIT_LINE.search(_even(cell)))]
    units = {}
    for index, column in places:
        known = _UNITS.get(column.kind)
        if known is None:
            continue
        remark = _REMARK.search(_even(header[index]))
        named = [remark[1] if remark else "", mapped.get(column.header, ""), *said]
        unit = next((name for name in named if name in known), "")
        if unit:
            units[column.field] = unit
    return units


def is_empty(raw: RawSheet) -> bool:
    """No cell says anything."""
    return all(blank(cell, kind_is_text=True) for row in raw.rows for cell in row)
