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
        earlier, new = before(row), changed(row)
        if earlier.get("state") is FundState.CONFIRMED and any(name in earlier for name in new):
            if work.options.update:
                row.refuse(
                    QT_TRANSLATE_NOOP(
                        "import", "confirmed money is never changed: enter a reversal and the right entry"
                    )
                )
            continue
        after = earlier | row.values
        if new and after.get("state") is FundState.CONFIRMED:
            _refuse_closed(row, after.get("count_month"), closed, "计入月份")


def milestones(work: Import, rows: Sequence[Row]) -> None:
    """No confirmation is added to a closed month, nor taken from it."""
    closed = closed_months(work.tx.session)
    for row in rows:
        if "confirmed_on" in changed(row):
            for day in (before(row).get("confirmed_on"), row.values["confirmed_on"]):
                _refuse_closed(row, _month(day), closed, "确认日期")


def _refuse_closed(row: Row, month: str | None, closed: set[str], header: str) -> None:
    if month in closed:
        row.refuse(
            QT_TRANSLATE_NOOP("import", "{month} is closed, its bulletin has been issued: enter this in an open month"),
            month=month,
        )
        row.reasons[-1] = row.reasons[-1].about(header)


def before(row: Row) -> Values:
    """What a row's record has here; nothing when there is none."""
    return {} if row.existing is None or is_new(row) else row.existing.values


def changed(row: Row) -> Values:
    """What a row says that is not here."""
    return row.values if is_new(row) else differences(row)


def _month(day: date | None) -> str | None:
    return f"{day:%Y-%m}" if day else None
