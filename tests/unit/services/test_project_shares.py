"""Shares and credit: both come to 100 %, one investor leads, and all of it is one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import CreditRole, NoUsccReason
from desktop_app.domain.shares import WHOLE, split_evenly
from desktop_app.errors import InvalidInput
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.services import journal
from desktop_app.services.office import Office
from desktop_app.services.project_entries import add_investor
from desktop_app.services.project_shares import CreditShare, InvestorShare, set_shares
from desktop_app.services.projects import InvestorInput
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, enter, furnish

LANDING, FIRST = CreditRole.LANDING, CreditRole.FIRST_CONTACT


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def project_id(office: Office) -> str:
    one = enter(office, "国能智深总部")[0]
    add_investor(office, CENTRE, one, InvestorInput("第二投资方", "", NoUsccReason.OVERSEAS))
    return one


def shown(office: Office, project_id: str) -> ProjectRecord:
    with office.read() as session:
        found = record(session, project_id)
    assert found is not None
    return found


def halves(office: Office, project_id: str) -> list[InvestorShare]:
    lines = shown(office, project_id).investors
    return [
        InvestorShare(line.id, share, place == 1)
        for place, (line, share) in enumerate(zip(lines, split_evenly(2), strict=True))
    ]


def test_shares_and_credit_are_set_and_undone_together(office: Office, project_id: str) -> None:
    before = shown(office, project_id)
    credits = [CreditShare("u1", LANDING, WHOLE // 4), CreditShare("u2", FIRST, WHOLE // 4 * 3)]
    changes = set_shares(office, CENTRE, project_id, halves(office, project_id), credits)
    after = shown(office, project_id)
    assert [(c.unit_id, c.role, c.share) for c in after.credits] == [
        ("u2", FIRST, WHOLE // 4 * 3),
        ("u1", LANDING, WHOLE // 4),
    ]
    assert {line.share for line in after.investors} == {WHOLE // 2}
    assert after.investors[0].id != before.investors[0].id  # the lead stands first, and it is the other one now
    journal.undo(office, CENTRE, changes.transaction_id)
    assert shown(office, project_id).investors == before.investors
    assert shown(office, project_id).credits == before.credits


def test_a_line_that_is_left_out_goes(office: Office, project_id: str) -> None:
    set_shares(office, CENTRE, project_id, halves(office, project_id), [CreditShare("u1", LANDING, WHOLE)])
    kept = shown(office, project_id).investors[0]
    set_shares(office, CENTRE, project_id, [InvestorShare(kept.id, WHOLE, True)], [])
    left = shown(office, project_id)
    assert [line.id for line in left.investors] == [kept.id]
    assert left.credits == []


@pytest.mark.parametrize(
    ("credits", "words"),
    [
        ([CreditShare("u1", LANDING, WHOLE - 1)], "99.999999"),
        ([CreditShare("u1", LANDING, WHOLE // 2)] * 2, "twice"),
    ],
)
def test_credits_that_do_not_add_up_change_nothing(
    office: Office, project_id: str, credits: list[CreditShare], words: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        set_shares(office, CENTRE, project_id, halves(office, project_id), credits)
    error = caught.value.fields["credits"]
    assert words in f"{error} {error.values}"
    assert shown(office, project_id).credits == []


def test_one_investor_leads(office: Office, project_id: str) -> None:
    nobody = [InvestorShare(line.id, line.share, False) for line in halves(office, project_id)]
    with pytest.raises(InvalidInput) as caught:
        set_shares(office, CENTRE, project_id, nobody, [])
    assert set(caught.value.fields) == {"investors"}
