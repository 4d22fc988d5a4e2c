"""Conditions of a review and the duty that they made: what the one says of the other, and who may say it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import TaskSource, TaskState
from db.models import ReviewItem, Task
from desktop_app.errors import UserError
from desktop_app.queries.duties import DutyRow, of_projects
from desktop_app.queries.review_conditions import reported
from desktop_app.services.duties import close_duties, reopen_duties
from desktop_app.services.journal import last_step, undo
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.review_results import close_conditions, set_result
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE
from tests.helpers.reviews import CONDITIONAL, DAY, call_meeting, furnish_reviews, known

CLERK = Actor("Li", "HM")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish_reviews(office)
    yield office
    office.close()


@pytest.fixture
def asked(office: Office) -> tuple[str, str]:
    """A meeting that passed a project on a condition, which is not confirmed yet, and its item."""
    meeting_id, (item,) = call_meeting(office, "甲项目")
    set_result(office, CENTRE, item, CONDITIONAL)
    return meeting_id, item


def duty(office: Office, meeting_id: str) -> DutyRow:
    with office.read() as session:
        [found] = of_projects(session, [known(office, meeting_id).agenda[0].project_id])
    return found


def met(office: Office, meeting_id: str) -> bool:
    return known(office, meeting_id).agenda[0].conditions_closed


def test_the_centre_closes_and_opens_both_at_once(office: Office, asked: tuple[str, str]) -> None:
    meeting_id, _item = asked
    one = duty(office, meeting_id)
    close_duties(office, CENTRE, [one.id], DAY, "批复")
    assert met(office, meeting_id)
    reopen_duties(office, CENTRE, [one.id])
    assert not met(office, meeting_id)
    with office.read() as session:
        step = last_step(session, CENTRE.name)
    assert step is not None
    undo(office, CENTRE, step.transaction_id)
    assert met(office, meeting_id) and duty(office, meeting_id).state is TaskState.CLOSED


def test_a_unit_closes_its_duty_and_no_conditions(office: Office, asked: tuple[str, str]) -> None:
    meeting_id, item = asked
    one = duty(office, meeting_id)
    close_duties(office, CLERK, [one.id], DAY)
    assert not met(office, meeting_id)
    reopen_duties(office, CLERK, [one.id])
    close_duties(office, CLERK, [one.id], DAY)
    close_conditions(office, CENTRE, item, closed=True)
    with pytest.raises(UserError, match="has confirmed that the conditions"):
        reopen_duties(office, CLERK, [one.id])
    assert met(office, meeting_id) and duty(office, meeting_id).state is TaskState.CLOSED


def test_what_a_unit_closed_stays_closed_while_the_result_is_worked_on(office: Office, asked: tuple[str, str]) -> None:
    meeting_id, item = asked
    close_duties(office, CLERK, [duty(office, meeting_id).id], DAY, "批复")
    set_result(office, CENTRE, item, replace(CONDITIONAL, opinion="原则同意"))
    assert (duty(office, meeting_id).state, duty(office, meeting_id).closed_on) == (TaskState.CLOSED, DAY)
    set_result(office, CENTRE, item, replace(CONDITIONAL, conditions="补充环评"))
    assert (duty(office, meeting_id).matter, duty(office, meeting_id).state) == (
        "落实评审条件：补充环评",
        TaskState.OPEN,
    )


def test_a_duty_of_another_kind_touches_no_conditions(office: Office, asked: tuple[str, str]) -> None:
    meeting_id, _item = asked
    one = duty(office, meeting_id)
    with office.write(Label("Enter"), CENTRE) as tx:
        like = Task(
            source=TaskSource.MEETING, matter=one.matter, project_id=one.project_id, unit_id=one.unit_id, state="open"
        )
        tx.session.add(like)
    close_duties(office, CENTRE, [like.id], DAY)
    assert not met(office, meeting_id)


def reword(office: Office, table: type[Task] | type[ReviewItem], row_id: str, **values: str) -> None:
    """As a clerk does in the list of duties, or another of the centre's computers in its result."""
    with office.write(Label("Reword"), CENTRE) as tx:
        record = tx.session.get_one(table, row_id)
        for name, value in values.items():
            setattr(record, name, value)


def test_a_duty_stays_that_of_its_conditions_however_either_is_reworded(office: Office, asked: tuple[str, str]) -> None:
    meeting_id, item = asked
    one = duty(office, meeting_id)
    reword(office, Task, one.id, matter="尽快补齐环评")
    reword(office, ReviewItem, item, conditions="补齐环评批复")
    close_duties(office, CLERK, [one.id], DAY, "批复")
    with office.read() as session:
        [said] = reported(session)
    assert (said.item_id, said.duty.evidence) == (item, "批复")
    close_conditions(office, CENTRE, item, closed=True)
    with pytest.raises(UserError, match="has confirmed that the conditions"):
        reopen_duties(office, CLERK, [one.id])
    reopen_duties(office, CENTRE, [one.id])
    assert not met(office, meeting_id)
    assert known(office, meeting_id).agenda[0].conditions_due == one.due_on


def test_conditions_that_are_made_again_take_their_duty_out_of_the_recycle_bin(
    office: Office, asked: tuple[str, str]
) -> None:
    meeting_id, item = asked
    one = duty(office, meeting_id)
    set_result(office, CENTRE, item, replace(CONDITIONAL, conditions_due=None))
    with office.read() as session:
        assert of_projects(session, [one.project_id or ""]) == []
    set_result(office, CENTRE, item, CONDITIONAL)
    assert duty(office, meeting_id).id == one.id and duty(office, meeting_id).state is TaskState.OPEN
