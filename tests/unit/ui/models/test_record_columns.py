"""The parts of a record as tables."""

import datetime as dt
from dataclasses import replace

from db.enums import CommitmentSide, CommitmentState, FundState
from desktop_app.queries.project_parts import CommitmentLine, FundLine
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.models.record_columns import commitment_columns, fund_columns

DAY = dt.date(2022, 3, 15)


def fund(amount: int, state: FundState) -> FundLine:
    return FundLine("1", "国家能源", amount, DAY, "cash", "E1", state, "2022-03", amount < 0, "")


def test_only_what_is_confirmed_is_added_up() -> None:
    columns = fund_columns(Lookups(names={"fund_form": {"cash": "货币"}}))
    rows = [fund(500_000_000, FundState.CONFIRMED), fund(-100_000_000, FundState.CONFIRMED), fund(9, FundState.DRAFT)]
    (summed,) = (column for column in columns if column.summed)
    assert summed.text(sum(summed.of(row) or 0 for row in rows)) == "400"
    assert [summed.text(summed.of(row)) for row in rows] == ["500", "-100", "—"]


def test_an_entry_that_was_taken_back_says_so() -> None:
    state = next(column for column in fund_columns(Lookups()) if column.field == "state")
    confirmed = fund(500_000_000, FundState.CONFIRMED)
    assert state.text(state.of(confirmed)) == "Confirmed"
    assert state.text(state.of(replace(confirmed, reversed=True))) == "Reversed"


def test_promises_of_two_sides_are_not_added_up() -> None:
    columns = commitment_columns()
    assert not any(column.summed for column in columns)
    line = CommitmentLine("1", CommitmentSide.GOVERNMENT, "租金减半", 3_000_000, DAY, CommitmentState.PENDING, 0, None)
    said = {column.field: column.text(column.of(line)) for column in columns}
    assert (said["amount_fen"], said["paid_fen"], said["fulfilled_on"]) == ("3", "—", "—")
