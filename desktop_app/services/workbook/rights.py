"""What a unit that exchanges with a centre does not import: what only the centre says.

An office that exchanges with nobody is its own centre, and a workbook that it begins with is history as it is.
"""

from collections.abc import Sequence

from db.enums import FundState
from desktop_app.domain.stages import may_confirm
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.workbook.context import Import
from desktop_app.services.workbook.frozen import before, changed
from desktop_app.services.workbook.matching import is_new
from desktop_app.services.workbook.records import Values
from desktop_app.services.workbook.rows import Row


def units(work: Import, rows: Sequence[Row]) -> None:
    """The centre says which units there are: what refers to one that it does not know would wait there for ever."""
    for row in rows:
        if work.here.holds_a_part and is_new(row):
            row.refuse(QT_TRANSLATE_NOOP("import", "the centre does not know this unit: ask it to enter the unit"))


def targets(work: Import, rows: Sequence[Row]) -> None:
    """The centre sets targets."""
    for row in rows:
        if work.here.holds_a_part and is_new(row):
            row.refuse(QT_TRANSLATE_NOOP("import", "the centre sets targets: they come with its next file"))


def funds(work: Import, rows: Sequence[Row]) -> None:
    """The centre confirms money."""
    for row in rows if work.here.holds_a_part and not work.tx.actor.is_centre else ():
        if (
            _written(work, row).get("state") is FundState.CONFIRMED
            and before(row).get("state") is not FundState.CONFIRMED
        ):
            row.refuse(
                QT_TRANSLATE_NOOP("import", "the centre confirms money: enter it as checked by the unit (单位核)")
            )


def milestones(work: Import, rows: Sequence[Row]) -> None:
    """Who may not confirm a stage imports it unconfirmed."""
    for row in rows if work.here.holds_a_part else ():
        stage = (before(row) | row.values)["stage"]
        if _written(work, row).get("confirmed_on") is not None and not may_confirm(work.tx.actor.role, stage):
            row.refuse(QT_TRANSLATE_NOOP("import", "this stage is confirmed by others: leave the day empty"))
            row.reasons[-1] = row.reasons[-1].about("确认日期")


def recognitions(work: Import, rows: Sequence[Row]) -> None:
    """What the city recognised the centre enters."""
    for row in rows if work.here.holds_a_part and not work.tx.actor.is_centre else ():
        if _written(work, row):
            row.refuse(QT_TRANSLATE_NOOP("import", "the centre enters what the city has recognised"))


def _written(work: Import, row: Row) -> Values:
    return changed(row) if is_new(row) or work.options.update else {}
