"""Reading the rows of a sheet: cells into values, or reasons why not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

from desktop_app.domain import words
from desktop_app.domain.progress import Part
from desktop_app.domain.workbook import cells as c
from desktop_app.domain.workbook.cells import Cell
from desktop_app.domain.workbook.columns import Column, Kind
from desktop_app.domain.workbook.layout import Layout, joined
from desktop_app.domain.workbook.reasons import Reason, Unreadable
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.workbook.records import Stored, Values
from desktop_app.services.workbook.terms import Terms

Reader = Callable[[Cell], Any]

_CHECK_EVERY = 2000
_NO_RESULT = QT_TRANSLATE_NOOP(
    "import", "the formula “{cell}” has no result: open the file in Excel or WPS, save it and import it again"
)
_AMOUNTS = {Kind.MONEY, Kind.PERCENT, Kind.AREA, Kind.HOURS, Kind.TARGET}
"""One amount in a cell that is joined over two rows is not two amounts."""


@dataclass(slots=True)
class Row:
    """A row of the file on its way into the database.

    `values`: field -> stored value of the filled cells; references are the cell's text until they are resolved.
    `existing` is the record it meets, `id` that record's or the new one's.
    """

    layout: Layout
    number: int
    cells: Sequence[Cell]
    values: Values
    reasons: list[Reason] = field(default_factory=list)
    id: str = ""
    existing: Stored | None = None
    owner_code: str = ""

    def refuse(self, template: str, **values: object) -> None:
        """Note a reason why this row is not taken."""
        self.reasons.append(Reason(template, values))


def read_rows(layout: Layout, terms: Terms, part: Part) -> Iterator[Row]:
    """The filled rows of a sheet. Rows in which no column of ours says anything are passed over."""
    plan = [
        (index, column, reader(column, terms, layout.units.get(column.field, "")), _is_text(column))
        for index, column in layout.places
    ]
    fixed = [(column, reader(column, terms)(cell)) for column, cell in layout.constants]
    required = [column for column in layout.sheet.columns if column.required]
    amounts = {place for place, column in layout.places if column.kind in _AMOUNTS}
    below = joined(layout.raw, layout.start, len(layout.raw.rows), but=amounts)
    for index in range(layout.start, len(layout.raw.rows)):
        if index % _CHECK_EVERY == 0:
            part.add(_CHECK_EVERY, layout.sheet.name)
        cells = layout.raw.rows[index]
        if index in below and any(cells[place] not in (None, "") for place, *_ in plan if place < len(cells)):
            cells = [below[index].get(place, cell) for place, cell in enumerate(cells)]
        values: Values = {}
        reasons: list[Reason] = []
        width = len(cells)
        for place, column, read, text in plan:
            cell = cells[place] if place < width else None
            if cell is None or cell == "" or (isinstance(cell, str) and c.blank(cell, text)):
                continue
            try:
                if cell.__class__ is c.Formula:
                    raise Unreadable(_NO_RESULT, cell=cell)
                value = read(cell)
            except Unreadable as error:
                reasons.append(error.reason.about(column.header))
                continue
            if value != "":  # nothing but characters that no workbook can hold
                values[column.field] = value
        if not values and not reasons:
            continue
        for column, value in fixed:
            values.setdefault(column.field, value)
        row = Row(layout, layout.raw.first + index, cells, values, reasons)
        for column in required:
            if not reasons and column.field not in values:
                row.refuse(QT_TRANSLATE_NOOP("import", "{header} is empty"), header=column.header)
        yield row


def reader(column: Column, terms: Terms, unit: str = "") -> Reader:
    """What reads the cells of a column. References and percents are settled later, targets stay cells.

    `unit` is what amounts or areas are in, if not in 万元 or ㎡.
    """
    match column.kind:
        case Kind.MONEY if unit:
            return lambda cell: c.read_money(cell, unit)
        case Kind.AREA if unit:
            return lambda cell: c.read_area(cell, unit)
        case Kind.WORD:
            assert column.words is not None
            return _word_reader(column.words)
        case Kind.TERM:
            return lambda cell: terms.read(column, cell)
        case Kind.TERMS:
            return lambda cell: terms.read_list(column, cell)
        case Kind.REF:
            return c.read_text if column.target == "投资方" else c.read_code
        case Kind.REFS | Kind.UNITS:
            return lambda cell: tuple(dict.fromkeys(map(c.read_code, c.split_list(cell))))
        case _:
            return _READERS[column.kind]


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: c.read_text,
    Kind.CODE: c.read_code,
    Kind.YEAR: c.read_year,
    Kind.MONEY: c.read_money,
    Kind.PERCENT: c.read_percent,
    Kind.AREA: c.read_area,
    Kind.HOURS: c.read_hours,
    Kind.DATE: c.read_date,
    Kind.MOMENT: c.read_moment,
    Kind.MONTH: c.read_month,
    Kind.FLAG: c.read_flag,
    Kind.TARGET: lambda cell: cell,  # what it means depends on the indicator
}


def _word_reader(vocabulary: type[StrEnum]) -> Reader:
    known = cast("Mapping[Cell, StrEnum]", words.readings(vocabulary))

    def read(cell: Cell) -> StrEnum:
        found = known.get(cell)
        if found is None:
            text = c.read_code(cell)
            found = known.get(text) or known.get(text.lower())
            if found is None:
                raise Unreadable(
                    QT_TRANSLATE_NOOP("import", "“{cell}” is not one of {choices}"),
                    cell=c.read_text(cell),
                    choices="、".join(words.labels(vocabulary)),
                )
        return found

    return read


def _is_text(column: Column) -> bool:
    return column.kind is Kind.TEXT
