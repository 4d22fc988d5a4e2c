"""Records out of the database as the rows of a data workbook: everything that is not in the recycle bin."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import Indicator
from db.models import FundEntry, Investor, Project, TrainingSession, Unit
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.progress import Progress, Silent
from desktop_app.domain.workbook import cells as c
from desktop_app.domain.workbook.cells import Cell
from desktop_app.domain.workbook.columns import Column, Kind, Sheet
from desktop_app.domain.workbook.schema import ATTENDANCES, FUNDS, INVESTORS, JOINER, PROJECTS, SHEETS, TARGETS, UNITS
from desktop_app.services.workbook import records
from desktop_app.services.workbook.records import Values
from desktop_app.services.workbook.terms import Terms

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet and its rows, cells in the order of the columns."""

    sheet: Sheet
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Names:
    """How records are named in cells: id -> key, per sheet, without the recycle bin."""

    keys: dict[str, dict[str, str]]
    sessions: dict[str, tuple[str, str]]
    evidence: dict[str, str]

    @classmethod
    def load(cls, session: Session) -> "Names":
        """The names of all records that cells refer to."""
        keys: dict[str, dict[str, str]] = {}
        for sheet, model, key in ((UNITS, Unit, "code"), (INVESTORS, Investor, "name"), (PROJECTS, Project, "number")):
            rows = session.execute(select(model.id, getattr(model, key)).where(model.deleted_at.is_(None)))
            keys[sheet.name] = dict(rows.all())
        sessions = session.execute(
            select(TrainingSession.id, TrainingSession.topic, TrainingSession.starts_at).where(
                TrainingSession.deleted_at.is_(None)
            )
        )
        entries = session.execute(select(FundEntry.id, FundEntry.evidence_number).where(FundEntry.deleted_at.is_(None)))
        return cls(keys, {id_: (topic, starts_at) for id_, topic, starts_at in sessions}, dict(entries.all()))


def export_sheets(session: Session, progress: Progress | None = None) -> Iterator[SheetRows]:
    """All sheets in their order. Give the result out sheet by sheet: the data may be large."""
    progress = progress or Silent()
    names, terms = Names.load(session), Terms(session)
    for index, sheet in enumerate(SHEETS):
        progress.check()
        progress.report(index / len(SHEETS), sheet.name)
        yield export_sheet(session, sheet, names, terms)


def export_sheet(
    session: Session, sheet: Sheet, names: Names, terms: Terms, ids: Collection[str] | None = None
) -> SheetRows:
    """One sheet; with `ids` only these records."""
    writers = [(column.field, writer(column, terms)) for column in sheet.columns]
    found = []
    for record in records.load(session.connection(), sheet, field="id", among=ids, live=True):
        values = _seen(sheet, record.values, names)
        if values is not None:
            found.append(values)
    found.sort(key=_order(sheet))
    return SheetRows(sheet, [[write(values) for _, write in writers] for values in found])


def writer(column: Column, terms: Terms) -> Callable[[Record], Cell]:
    """What makes a cell of a record."""
    field, to_cell = column.field, _to_cell(column, terms)

    def write(values: Record) -> Cell:
        value = values.get(field)
        return None if value is None else to_cell(value)

    def write_target(values: Record) -> Cell:
        return target_cell(values["indicator"], values[field])

    return write_target if column.kind is Kind.TARGET else write


def _to_cell(column: Column, terms: Terms) -> Callable[[Any], Cell]:
    match column.kind:
        case Kind.WORD:
            return lambda value: words.label(value)
        case Kind.TERM:
            return lambda code: terms.show(column, code)
        case Kind.TERMS:
            return lambda codes: JOINER.join(terms.show(column, code) for code in codes)
        case Kind.REFS:
            return lambda keys: JOINER.join(keys)
        case _:
            return _CELLS.get(column.kind, c.read_text)


_CELLS: dict[Kind, Callable[[Any], Cell]] = {
    Kind.YEAR: lambda year: year,
    Kind.MONEY: lambda fen: c.number_cell(fen, 6),
    Kind.PERCENT: lambda share: c.number_cell(share, 6),
    Kind.AREA: lambda milli: c.number_cell(milli, 3),
    Kind.HOURS: lambda centi: c.number_cell(centi, 2),
    Kind.DATE: c.date_cell,
    Kind.MOMENT: c.moment_cell,
    Kind.FLAG: lambda value: "是" if value else "否",
}


def target_cell(indicator: Indicator, stored: int) -> Cell:
    """A target as its cell: 万元, count or percent. Up to 1 % its sign says that it is no share of one."""
    cell = c.number_cell(stored, 6 if measure(indicator) is Measure.MONEY else 3)
    return f"{cell}%" if measure(indicator) is Measure.RATE and 0 < stored <= 1000 else cell


def _seen(sheet: Sheet, values: Values, names: Names) -> Record | None:
    """References by the names that cells have; None when the record belongs to one in the recycle bin."""
    seen = dict(values)
    if sheet is ATTENDANCES:
        training = names.sessions.get(values["session_id"])
        if training is None:
            return None
        seen["topic"], seen["starts_at"] = training
    if sheet is FUNDS and "reverses_id" in values:
        seen["reverses"] = names.evidence.get(values["reverses_id"]) or None
    for column in sheet.columns:
        value = values.get(column.field)
        if value is None:
            continue
        if column.kind is Kind.REF:
            seen[column.field] = names.keys[column.target].get(value)
            if column.required and seen[column.field] is None:
                return None
        elif column.kind is Kind.REFS:
            keys = names.keys[column.target]
            seen[column.field] = tuple(keys[id_] for id_ in value if id_ in keys) or None
    return seen


def _order(sheet: Sheet) -> Callable[[Record], tuple[Any, ...]]:
    fields = [(name.lstrip("-"), name.startswith("-")) for name in sheet.order]
    if sheet is TARGETS:  # the whole district before its units
        return lambda values: (values["year"], values.get("unit_id") or "", _place(values["indicator"]))

    def key(values: Record) -> tuple[Any, ...]:
        return tuple(_sortable(values.get(name), falling) for name, falling in fields)

    return key


def _sortable(value: Any, falling: bool) -> tuple[bool, Any]:
    """Nothing comes last; words in the order of their vocabulary."""
    if isinstance(value, StrEnum):
        value = _place(value)
    elif isinstance(value, date):
        value = value.isoformat()
    if falling:
        value = -(value or 0)
    return (value is None, 0 if value is None else value)


def _place(value: StrEnum) -> int:
    return list(type(value)).index(value)
