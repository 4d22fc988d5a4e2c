"""Putting right what was entered under a project."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import AgreementKind, CommitmentSide, CommitmentState, FundState, UserRole
from db.models import Attachment, Commitment, FundEntry
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries.entry_values import entry_values
from desktop_app.services import project_entries as entries
from desktop_app.services.entry_changes import change_entry
from desktop_app.services.office import Actor, Office
from tests.helpers.projects import CENTRE, DAY, record_of

CLERK = Actor("Li", "HM", UserRole.CLERK)
LATER = DAY + dt.timedelta(days=7)


def test_the_next_step_follows_the_correction_of_the_follow_up_that_set_it(office: Office, project: str) -> None:
    entered = entries.FollowUp(DAY, "电话联系", next_step="上门", next_step_date=DAY)
    entries.add_follow_up(office, CLERK, project, entered)
    activity = record_of(office, project).activities[0]
    corrected = entries.FollowUp(DAY, "视频会谈", next_step="考察", next_step_date=LATER)
    change_entry(office, CLERK, project, activity.id, corrected)
    found = record_of(office, project)
    assert [a.text for a in found.activities] == ["视频会谈"]
    assert (found.values["next_step"], found.values["next_step_date"]) == ("考察", LATER)
    with office.read() as session:
        stored = entry_values(session, "activity", activity.id)
    assert stored.values["next_step"] == "考察"
    assert stored.values["held_on"] == DAY


def test_an_older_follow_up_leaves_the_next_step_alone(office: Office, project: str) -> None:
    entries.add_follow_up(office, CLERK, project, entries.FollowUp(DAY, "一", next_step="上门", next_step_date=DAY))
    first = record_of(office, project).activities[0].id
    entries.add_follow_up(office, CLERK, project, entries.FollowUp(LATER, "二", next_step="签约", next_step_date=LATER))
    change_entry(office, CLERK, project, first, entries.FollowUp(DAY, "一", next_step="拜访", next_step_date=DAY))
    assert record_of(office, project).values["next_step"] == "签约"


def test_money_can_be_changed_until_it_is_confirmed_and_is_checked_anew(office: Office, project: str) -> None:
    entries.add_funds(office, CLERK, project, entries.FundInput(100, DAY, "cash"))
    entry = record_of(office, project).funds[0].id
    entries.move_funds(office, CLERK, entry, FundState.CHECKED)
    change_entry(office, CLERK, project, entry, entries.FundInput(300, LATER, "cash", evidence_number="E9"))
    line = record_of(office, project).funds[0]
    assert (line.amount_fen, line.arrived_on, line.state) == (300, LATER, FundState.DRAFT)
    entries.move_funds(office, CLERK, entry, FundState.CHECKED)
    change_entry(office, CENTRE, project, entry, entries.FundInput(400, LATER, "cash"))
    assert record_of(office, project).funds[0].state is FundState.CHECKED
    with pytest.raises(InvalidInput):
        change_entry(office, CENTRE, project, entry, entries.FundInput(0, LATER, "cash"))
    with pytest.raises(InvalidInput, match="cannot be saved"):
        to_come = office.clock.today() + dt.timedelta(days=1)
        change_entry(office, CENTRE, project, entry, entries.FundInput(400, to_come, "cash"))
    entries.move_funds(office, CENTRE, entry, FundState.CONFIRMED)
    with pytest.raises(UserError, match="confirmed entry"):
        change_entry(office, CENTRE, project, entry, entries.FundInput(500, LATER, "cash"))
    with office.read() as session:
        assert session.scalars(select(FundEntry.amount_fen)).all() == [400]


def test_a_contract_is_changed_and_gets_its_scan(office: Office, project: str, tmp_path: Path) -> None:
    entries.add_agreement(office, CLERK, project, entries.AgreementInput(AgreementKind.FRAMEWORK, amount_fen=100))
    agreement = record_of(office, project).agreements[0].id
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    entered = entries.AgreementInput(AgreementKind.INVESTMENT, "A-1", DAY, 900, scan=scan)
    change_entry(office, CLERK, project, agreement, entered)
    line = record_of(office, project).agreements[0]
    assert (line.kind, line.number, line.amount_fen) == (AgreementKind.INVESTMENT, "A-1", 900)
    with office.read() as session:
        assert session.scalars(select(Attachment.record_id)).all() == [agreement]


def test_a_promise_keeps_what_was_settled(office: Office, project: str) -> None:
    promise = entries.CommitmentInput(CommitmentSide.GOVERNMENT, "租金减半", amount_fen=100)
    entries.add_commitment(office, CLERK, project, promise)
    id_ = record_of(office, project).commitments[0].id
    entries.settle_commitment(office, CLERK, id_, CommitmentState.PARTIAL, 40, None)
    changed = entries.CommitmentInput(CommitmentSide.GOVERNMENT, "租金减免", amount_fen=200, due_on=LATER)
    change_entry(office, CLERK, project, id_, changed)
    with office.read() as session:
        stored = session.get_one(Commitment, id_)
        assert (stored.clause, stored.amount_fen, stored.due_on) == ("租金减免", 200, LATER)
        assert (stored.state, stored.paid_fen) == (CommitmentState.PARTIAL, 40)
