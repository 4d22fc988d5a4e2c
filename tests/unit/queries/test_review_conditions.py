"""Conditions that a unit says are met: what of them waits, and what waits no more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import ReviewConclusion
from db.models import ReviewItem
from desktop_app.queries import overview
from desktop_app.queries.duties import of_projects
from desktop_app.queries.overview import Due
from desktop_app.queries.project_parts import reviews_of
from desktop_app.queries.review_conditions import ConditionDuty, Reported, reported
from desktop_app.services.duties import close_duties
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.review_meetings import confirm_meeting
from desktop_app.services.review_results import ResultInput, close_conditions, set_result
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE
from tests.helpers.reviews import CONDITIONAL, DAY, DUE, ENTERED, call_meeting, furnish_reviews, known

CLERK = Actor("Li", "HM")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish_reviews(office)
    yield office
    office.close()


@pytest.fixture
def asked(office: Office) -> tuple[str, str, str]:
    """A meeting that passed a project on a condition: the meeting, its item, and the project."""
    meeting_id, (item,) = call_meeting(office, "甲项目")
    set_result(office, CENTRE, item, CONDITIONAL)
    confirm_meeting(office, CENTRE, meeting_id)
    return meeting_id, item, known(office, meeting_id).agenda[0].project_id


def waiting(office: Office) -> list[Reported]:
    with office.read() as session:
        return reported(session)


def close(office: Office, project: str, evidence: str = "批复") -> None:
    """The unit closes the duty of the project."""
    with office.read() as session:
        ids = [duty.id for duty in of_projects(session, [project])]
    close_duties(office, CLERK, ids, DAY, evidence)


def test_a_unit_that_closes_the_duty_reports_and_the_centre_confirms(
    office: Office, asked: tuple[str, str, str]
) -> None:
    meeting_id, item, project = asked
    assert waiting(office) == []
    close(office, project)
    duty = ConditionDuty("华明", DUE, True, DAY, "批复")
    assert waiting(office) == [Reported(item, project, "甲项目", duty)]
    line = known(office, meeting_id).agenda[0]
    assert (line.conditions_closed, line.conditions_due, line.reported) == (False, DUE, duty)
    with office.read() as session:
        [shown] = reviews_of(session, project)
        assert (shown.conditions_closed, shown.reported) == (False, duty)
        assert overview.waiting(session, DAY) == [Due("review_item", project, "甲项目", "华明 · 批复", DAY, item)]
    close_conditions(office, CENTRE, item, closed=True)
    assert waiting(office) == [] and known(office, meeting_id).agenda[0].reported is None
    with office.read() as session:
        [shown] = reviews_of(session, project)
        assert (shown.conditions_closed, shown.reported) == (True, None)
        assert overview.waiting(session, DAY) == []


def test_what_the_centre_does_not_accept_is_to_be_done_again(office: Office, asked: tuple[str, str, str]) -> None:
    _meeting, item, project = asked
    close(office, project)
    close_conditions(office, CENTRE, item, closed=False)
    assert waiting(office) == []
    close(office, project, "补正后的批复")
    assert [one.duty.evidence for one in waiting(office)] == ["补正后的批复"]


def test_of_several_reviews_the_last_that_decided_counts(office: Office, asked: tuple[str, str, str]) -> None:
    _meeting, _item, project = asked
    close(office, project)
    later, _none = call_meeting(office, entered=replace(ENTERED, title="第二次", held_on=DAY))
    with office.write(Label("Enter"), CENTRE) as tx:
        again = ReviewItem(meeting_id=later, project_id=project, conclusion=ReviewConclusion.PENDING)
        tx.session.add(again)
    assert len(waiting(office)) == 1
    set_result(office, CENTRE, again.id, ResultInput(ReviewConclusion.PASSED))
    assert waiting(office) == []
