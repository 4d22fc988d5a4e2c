"""Parents within a sheet: units, investors and projects form trees."""

from collections.abc import Sequence

from sqlalchemy import select

from desktop_app.domain.workbook.columns import Sheet
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.workbook import records
from desktop_app.services.workbook.context import Import
from desktop_app.services.workbook.matching import is_new
from desktop_app.services.workbook.rows import Row


def settle(work: Import, sheet: Sheet, rows: Sequence[Row]) -> None:
    """Resolve the parents; refuse rows whose parent is unknown or refused, and rows that form a circle."""
    column = sheet.column(sheet.parent)
    sound = [row for row in rows if not row.reasons and sheet.parent in row.values]
    work.known.note_refused(sheet, rows)
    for row in sound:
        work.known.resolve(row, column)
    table = records.table_of(sheet)
    stored = work.connection.execute(
        select(table.c.id, table.c[sheet.parent]).where(table.c[sheet.parent].is_not(None))
    )
    parents: dict[str, str] = dict(stored.all())
    parents |= {row.id: row.values[sheet.parent] for row in sound if row.values[sheet.parent]}
    for row in sound:
        if not row.reasons and _returns(row.id, parents):
            row.refuse(QT_TRANSLATE_NOOP("import", "is above itself"))
            row.reasons[-1] = row.reasons[-1].about(column.header)
    _pass_on(sheet, rows, column.header)


def _returns(start: str, parents: dict[str, str]) -> bool:
    seen: set[str] = set()
    at = parents.get(start)
    while at is not None and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def _pass_on(sheet: Sheet, rows: Sequence[Row], header: str) -> None:
    """Refuse the children of refused new records, theirs too, and so on."""
    children: dict[str, list[Row]] = {}
    for row in rows:
        if not row.reasons and row.values.get(sheet.parent):
            children.setdefault(row.values[sheet.parent], []).append(row)
    todo = [row for row in rows if row.reasons and row.id and is_new(row)]
    while todo:
        for child in children.pop(todo.pop().id, ()):
            child.refuse(QT_TRANSLATE_NOOP("import", "the row of the parent was refused"))
            child.reasons[-1] = child.reasons[-1].about(header)
            if is_new(child):
                todo.append(child)


def first(sheet: Sheet, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with every parent before its children: while a parent is missing, the database looks through all
    records for its children at every row."""
    if not sheet.parent:
        return rows
    by_id = {row.id: row for row in rows}
    ordered: dict[str, Row] = {}
    for row in rows:
        line = [row]
        while (above := by_id.get(line[-1].values.get(sheet.parent) or "")) and above.id not in ordered:
            line.append(above)
        ordered |= {one.id: one for one in reversed(line)}
    return list(ordered.values())
