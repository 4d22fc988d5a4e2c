"""What an import leaves alone: confirmed money, and months whose bulletin has been issued (domain rules, stages)."""

from collections.abc import Sequence
from datetime import date

from db.enums import FundState
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries.closed_months import closed_months
from desktop_app.services.workbook.context import Import
from desktop_app.services.workbook.matching import differences, is_new
from desktop_app.services.workbook.records import Values
from desktop_app.services.workbook.rows import Row


def funds(work: Import, rows: Sequence[Row]) -> None:
    """A confirmed entry is never edited, only completed; nothing new counts in a closed month."""
    closed = closed_months(work.tx.session)
    for row in rows:
        before, changed = _before(row), _changed(row)
        if before.get("state") is FundState.CONFIRMED and any(name in before for name in changed):
            if work.options.update:
                row.refuse(
                    QT_TRANSLATE_NOOP(
                        "import", "confirmed money is never changed: enter a reversal and the right entry"
                    )
                )
            continue
        after = before | row.values
        if changed and after.get("state") is FundState.CONFIRMED:
            _refuse_closed(row, after.get("count_month"), closed, "计入月份")


def milestones(work: Import, rows: Sequence[Row]) -> None:
    """No confirmation is added to a closed month, nor taken from it."""
    closed = closed_months(work.tx.session)
    for row in rows:
        if "confirmed_on" in _changed(row):
            for day in (_before(row).get("confirmed_on"), row.values["confirmed_on"]):
                _refuse_closed(row, _month(day), closed, "确认日期")


def _refuse_closed(row: Row, month: str | None, closed: set[str], header: str) -> None:
    if month in closed:
        row.refuse(
            QT_TRANSLATE_NOOP("import", "{month} is closed, its bulletin has been issued: enter this in an open month"),
            month=month,
        )
        row.reasons[-1] = row.reasons[-1].about(header)


def _before(row: Row) -> Values:
    return {} if row.existing is None or is_new(row) else row.existing.values


def _changed(row: Row) -> Values:
    return row.values if is_new(row) else differences(row)


def _month(day: date | None) -> str | None:
    return f"{day:%Y-%m}" if day else None
