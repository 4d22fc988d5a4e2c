"""Differences that are in no database, and how the list shows them."""

from desktop_app.sync.conflicts import Choice, Conflict
from desktop_app.sync.third_values import FieldEditor
from desktop_app.sync.undecided import Option, Undecided
from desktop_app.ui.dialogs.exchange.decide import Decide


def a_difference(number: int) -> Undecided:
    """Between the centre's amount and a unit's."""
    choices = tuple(
        Choice({"amount_fen": wan * 1_000_000}, unit, "x", wan, wan == 1) for wan, unit in ((1, "A"), (2, "B"))
    )
    options = tuple(Option(one.values, one.unit, one.unit == "B", one.user, one.at, one.shown) for one in choices)
    conflict = Conflict(f"{number:032x}-12", "fund_entry", f"{number:032x}", f"P{number}", ("amount_fen",), choices)
    return Undecided(conflict, options, (FieldEditor("amount_fen", "money"),))


def column(decide: Decide, field: str) -> list[str]:
    """What a column of the list says."""
    model = decide.table.model
    place = model.column_of(field)
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]
