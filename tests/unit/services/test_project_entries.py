"""Money and closed months: what is confirmed late counts in the open month."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import FundState, Stage, UserRole
from db.models import ClosedMonth, FundEntry, Milestone, Project
from db.types import new_id
from desktop_app.errors import InvalidInput, UserError
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.project_entries import FundInput, add_funds, move_funds, reverse_funds
from desktop_app.services.project_stages import confirm_stage
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "ZX", UserRole.CENTRE)
TODAY = dt.date.today()
NEXT = (TODAY.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
PROJECT, EARLY, LATE = new_id(), new_id(), new_id()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A project with two payments that wait, of 500 分 each, and two stages reached."""
    office = fresh_office(tmp_path)
    with office.write(Label("Project"), CENTRE) as tx:
        tx.session.add(Project(id=PROJECT, number="HM-2022-0001", name="示例", entered_on=dt.date(2022, 1, 5)))
        tx.session.flush()
        for id_, number in ((EARLY, "E1"), (LATE, "E2")):
            tx.session.add(FundEntry(id=id_, project_id=PROJECT, amount_fen=500, evidence_number=number))
        tx.session.add_all(Milestone(project_id=PROJECT, stage=stage) for stage in (Stage.SIGNED, Stage.LANDED))
    yield office
    office.close()


def close_this_month(office: Office) -> None:
    with office.write(Label("Issue"), CENTRE) as tx:
        tx.session.add(ClosedMonth(month=f"{TODAY:%Y-%m}", closed_on=TODAY))


def money(office: Office) -> dict[str, tuple[int, str | None]]:
    with office.read() as session:
        return {
            entry.evidence_number: (entry.amount_fen, entry.count_month) for entry in session.scalars(select(FundEntry))
        }


def told(changes: Changes) -> str:
    """The name of a step."""
    return changes.label.template.format(**changes.label.values)


def test_a_step_names_the_amount_and_the_month_it_counts_in(office: Office) -> None:
    entered = add_funds(office, CENTRE, PROJECT, FundInput(1_234_500_001, TODAY, "cash"))
    assert told(entered) == "Enter money of 示例: 1,234.500001 万元"
    assert told(move_funds(office, CENTRE, EARLY, FundState.CHECKED)) == "Check money of 示例: 0.0005 万元"
    assert told(move_funds(office, CENTRE, EARLY, FundState.DRAFT)) == "Make money of 示例 a draft again: 0.0005 万元"
    move_funds(office, CENTRE, EARLY, FundState.CONFIRMED)
    close_this_month(office)
    reversed_ = reverse_funds(office, CENTRE, EARLY)
    assert told(reversed_) == f"Reverse money of 示例: 0.0005 万元, counted in {NEXT.month}/{NEXT.year}"


def test_a_closed_month_takes_no_money_and_a_reversal_enters_the_open_one(office: Office) -> None:
    move_funds(office, CENTRE, EARLY, FundState.CONFIRMED)
    close_this_month(office)
    move_funds(office, CENTRE, LATE, FundState.CONFIRMED)
    reverse_funds(office, CENTRE, EARLY)
    assert money(office) == {
        "E1": (500, f"{TODAY:%Y-%m}"),
        "E2": (500, f"{NEXT:%Y-%m}"),
        "E1-R": (-500, f"{NEXT:%Y-%m}"),
    }


def test_a_closed_month_takes_no_confirmation_of_a_stage(office: Office) -> None:
    confirm_stage(office, CENTRE, PROJECT, Stage.SIGNED)
    close_this_month(office)
    confirm_stage(office, CENTRE, PROJECT, Stage.LANDED)
    with office.read() as session:
        confirmed = dict(session.execute(select(Milestone.stage, Milestone.confirmed_on)).all())
    assert confirmed == {Stage.SIGNED: TODAY, Stage.LANDED: NEXT}


def test_no_more_is_taken_back_than_is_left(office: Office) -> None:
    move_funds(office, CENTRE, EARLY, FundState.CONFIRMED)
    with office.write(Label("A part"), CENTRE) as tx:
        part = FundEntry(project_id=PROJECT, amount_fen=-200, evidence_number="X", state=FundState.CONFIRMED)
        part.reverses_id = EARLY
        tx.session.add(part)
    reverse_funds(office, CENTRE, EARLY)
    assert money(office)["E1-R2"][0] == -300
    with pytest.raises(UserError, match="reversed already"):
        reverse_funds(office, CENTRE, EARLY)


def test_money_counts_once_it_has_arrived(office: Office) -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    with pytest.raises(InvalidInput) as caught:
        add_funds(office, CENTRE, PROJECT, FundInput(500, tomorrow, "cash"))
    assert set(caught.value.fields) == {"arrived_on"}
    with office.write(Label("From another office"), CENTRE) as tx:
        tx.session.get_one(FundEntry, EARLY).arrived_on = tomorrow
        tx.session.get_one(FundEntry, LATE).arrived_on = TODAY
    with pytest.raises(UserError, match=f"{tomorrow}, which is still to come"):
        move_funds(office, CENTRE, EARLY, FundState.CONFIRMED)
    step = move_funds(office, CENTRE, LATE, FundState.CONFIRMED)
    assert told(step) == f"Confirm money of 示例: 0.0005 万元, counted in {TODAY.month}/{TODAY.year}"
    back = move_funds(office, CENTRE, EARLY, FundState.RETURNED, "还没有到")
    assert told(back) == "Return money of 示例: 0.0005 万元"
    assert money(office) == {"E1": (500, ""), "E2": (500, f"{TODAY:%Y-%m}")}
