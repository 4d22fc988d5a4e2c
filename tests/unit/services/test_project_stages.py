"""What the move to the signing tells of the review: whether it counts, and what has still to be confirmed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import AgreementKind, ClaimState, ReviewConclusion, Stage, Track, UserRole
from desktop_app.domain.meeting import MeetingState
from desktop_app.queries import overview, project_parts, review_list
from desktop_app.services.office import Actor, Changes, Office
from desktop_app.services.project_entries import AgreementInput
from desktop_app.services.project_stages import Answers, advance
from desktop_app.services.projects import InvestorInput
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, USCC, enter
from tests.helpers.reviews import DAY, furnish_reviews

CLERK = Actor("Li", "HM", UserRole.CLERK)
REVIEWED = DAY - dt.timedelta(3)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish_reviews(office)
    yield office
    office.close()


def sign(office: Office, actor: Actor, project_id: str, scan: Path) -> Changes:
    """Move a lead on until it is signed, reviewed three days ago."""
    scan.write_bytes(b"x")
    negotiation = Answers(
        values={"total_investment_fen": 1, "track": Track.CONSTRUCTION, "handler": "Li"},
        investor=InvestorInput("国能集团", USCC, region_code="110000"),
        activity="首次见面",
        claim=ClaimState.VALID,
    )
    advance(office, actor, project_id, Stage.NEGOTIATION, negotiation)
    ready = Answers(values={"environment_code": "form", "energy_tce": 10, "veto_checked": True}, plan_complete=True)
    advance(office, actor, project_id, Stage.REVIEW, ready)
    signing = Answers(
        values={"no_commitments": True, "planned_start": DAY, "planned_production": DAY},
        review=ReviewConclusion.CONDITIONAL,
        conditions_closed=True,
        review_date=REVIEWED,
        agreement=AgreementInput(AgreementKind.INVESTMENT, "T1", DAY, 1),
        scan=scan,
        legal=("L1", DAY),
        fair=("F1", DAY),
        plan=(2022, 1),
    )
    return advance(office, actor, project_id, Stage.SIGNED, signing)


def lines(office: Office) -> list[review_list.MeetingLine]:
    with office.read() as session:
        return review_list.lines(session, DAY)


def test_what_the_centre_enters_counts_at_once(office: Office, tmp_path: Path) -> None:
    (project_id,) = enter(office, "甲项目")
    changes = sign(office, CENTRE, project_id, tmp_path / "scan.pdf")
    assert "waits" not in changes.label.template
    (line,) = lines(office)
    assert (line.title, line.held_on, line.state) == ("2022年第1次项目评审会", REVIEWED, MeetingState.CONFIRMED)
    with office.read() as session:
        (review,) = project_parts.reviews_of(session, project_id)
        assert overview.waiting(session, DAY) == []
    assert (review.confirmed, review.conditions_closed, review.held_on) == (True, True, REVIEWED)


def test_of_what_a_unit_enters_the_step_says_that_it_waits(office: Office, tmp_path: Path) -> None:
    (project_id,) = enter(office, "甲项目")
    changes = sign(office, CLERK, project_id, tmp_path / "scan.pdf")
    assert changes.label.template == "Move {name} on; the review meeting of {day} waits for its confirmation"
    assert changes.label.values == {"name": "甲项目", "day": REVIEWED.isoformat()}
    (line,) = lines(office)
    assert line.state is MeetingState.WAITING
    with office.read() as session:
        waits = [one for one in overview.waiting(session, DAY) if one.kind == "review_meeting"]
    assert [(one.meeting_id, one.when, one.text) for one in waits] == [(line.id, REVIEWED, "waiting")]
