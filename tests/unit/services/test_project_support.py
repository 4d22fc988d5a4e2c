"""Referral, help, recognition, a promise settled, money returned, a project merged."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import CommitmentSide, CommitmentState, FundState, ProjectStatus, UserRole
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.services import project_side_moves as side
from desktop_app.services import project_support as support
from desktop_app.services.office import Actor, Office
from desktop_app.services.project_entries import (
    CommitmentInput,
    FundInput,
    add_commitment,
    add_funds,
    move_funds,
    remove,
    settle_commitment,
)
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, DAY, enter, furnish

CLERK = Actor("Li", "HM", UserRole.CLERK)
LATER = DAY + dt.timedelta(days=3)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def ids(office: Office) -> list[str]:
    return enter(office, "国能智深总部", "国能智深总部基地")


def shown(office: Office, project_id: str) -> ProjectRecord:
    with office.read() as session:
        found = record(session, project_id)
    assert found is not None
    return found


def test_a_referral_waits_until_it_is_accepted(office: Office, ids: list[str]) -> None:
    support.add_referral(office, CENTRE, ids[0], support.ReferralInput("u2", "u1", DAY))
    line = shown(office, ids[0]).support[0]
    assert (line.kind, line.unit, line.day, line.accepted_on) == ("referral", "华明", DAY, None)
    support.accept_referral(office, CLERK, line.id)
    assert shown(office, ids[0]).support[0].accepted_on == office.clock.today()


@pytest.mark.parametrize(
    ("entered", "field"),
    [
        (support.ReferralInput("u2", None, DAY), "to_unit_id"),
        (support.ReferralInput("u1", "u1", DAY), "to_unit_id"),
        (support.ReferralInput("u2", "u1", None), "referred_on"),
        (support.ReferralInput("u2", "u1", LATER, DAY), "accepted_on"),
    ],
)
def test_a_referral_that_cannot_be_is_named(
    office: Office, ids: list[str], entered: support.ReferralInput, field: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        support.add_referral(office, CENTRE, ids[0], entered)
    assert set(caught.value.fields) == {field}
    assert shown(office, ids[0]).support == []


def test_help_and_recognition_stand_newest_first_and_can_be_removed(office: Office, ids: list[str]) -> None:
    support.add_assist(office, CENTRE, ids[0], support.AssistInput("u1", DAY, "陪同考察"))
    support.add_recognition(office, CENTRE, ids[0], support.RecognitionInput("京协〔2022〕3号", LATER, 500))
    assert [line.kind for line in shown(office, ids[0]).support] == ["beijing_recognition", "assist"]
    remove(office, CENTRE, "assist", shown(office, ids[0]).support[1].id)
    assert [line.amount_fen for line in shown(office, ids[0]).support] == [500]


def test_only_the_centre_enters_recognised_amounts(office: Office, ids: list[str]) -> None:
    with pytest.raises(UserError, match="Only the centre"):
        support.add_recognition(office, CLERK, ids[0], support.RecognitionInput("", DAY, 500))
    with pytest.raises(InvalidInput):
        support.add_recognition(office, CENTRE, ids[0], support.RecognitionInput("", DAY, 0))


def test_a_promise_is_settled_with_its_day(office: Office, ids: list[str]) -> None:
    add_commitment(office, CENTRE, ids[0], CommitmentInput(CommitmentSide.GOVERNMENT, "租金减半", due_on=LATER))
    promise = shown(office, ids[0]).commitments[0]
    with pytest.raises(InvalidInput):
        settle_commitment(office, CENTRE, promise.id, CommitmentState.FULFILLED, 300, None)
    settle_commitment(office, CENTRE, promise.id, CommitmentState.FULFILLED, 300, DAY)
    kept = shown(office, ids[0]).commitments[0]
    assert (kept.state, kept.paid_fen, kept.fulfilled_on) == (CommitmentState.FULFILLED, 300, DAY)
    settle_commitment(office, CENTRE, promise.id, CommitmentState.PARTIAL, 200, DAY)
    assert shown(office, ids[0]).commitments[0].fulfilled_on is None


def test_returned_money_says_why(office: Office, ids: list[str]) -> None:
    add_funds(office, CLERK, ids[0], FundInput(500, DAY, "cash"))
    entry = shown(office, ids[0]).funds[0]
    with pytest.raises(InvalidInput):
        move_funds(office, CENTRE, entry.id, FundState.RETURNED, " ")
    move_funds(office, CENTRE, entry.id, FundState.RETURNED, "凭证看不清")
    back = shown(office, ids[0]).funds[0]
    assert (back.state, back.note) == (FundState.RETURNED, "凭证看不清")
    move_funds(office, CLERK, entry.id, FundState.CHECKED)
    assert shown(office, ids[0]).funds[0].note == ""


def test_a_project_entered_twice_is_merged_and_separated_again(office: Office, ids: list[str]) -> None:
    one, other = ids
    for wrong in (one, "nothing"):
        with pytest.raises(InvalidInput) as caught:
            side.merge(office, CENTRE, one, wrong)
        assert set(caught.value.fields) == {"into"}
    side.merge(office, CENTRE, one, other)
    merged = shown(office, one)
    assert (merged.state.status, merged.merged_into) == (ProjectStatus.MERGED, "国能智深总部基地")
    with pytest.raises(InvalidInput) as caught:
        side.merge(office, CENTRE, other, one)
    assert set(caught.value.fields) == {"into"}
    side.separate(office, CENTRE, one)
    assert shown(office, one).state.status is ProjectStatus.ACTIVE
    assert shown(office, one).merged_into == ""
