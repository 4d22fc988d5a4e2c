"""Duties from entering to closing, and who may do what to whose."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import TaskSource, TaskState
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import duties as query
from desktop_app.queries.duties import Which
from desktop_app.queries.units import all_units
from desktop_app.services import duties
from desktop_app.services.duties import DutyInput
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.districts import CENTRE, CLERK, DAY, FUND_DUTY, LAND_DUTY, enter_duties, furnish, undo


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def ids(office: Office) -> list[str]:
    return enter_duties(office)


def shown(office: Office, duty_id: str) -> query.DutyRow:
    with office.read() as session:
        found = query.one(session, duty_id)
    assert found is not None
    return found


def listed(office: Office, which: Which) -> list[str]:
    with office.read() as session:
        return [row.matter for row in query.rows(session, which, DAY)]


def refused(office: Office, entered: DutyInput) -> set[str]:
    with pytest.raises(InvalidInput) as caught:
        duties.add_duty(office, CENTRE, entered)
    return set(caught.value.fields)


def test_a_duty_is_entered_open(office: Office, ids: list[str]) -> None:
    row = shown(office, ids[0])
    assert (row.matter, row.unit, row.unit_code, row.co_units, row.state) == (
        "催办到位资金",
        "华明",
        "HM",
        ("临空经济区",),
        TaskState.OPEN,
    )
    assert listed(office, Which.OPEN) == ["催办到位资金", "落实项目用地"]
    assert listed(office, Which.OVERDUE) == ["催办到位资金"]
    with office.read() as session:
        assert query.counts(session, DAY) == {Which.OPEN: 2, Which.OVERDUE: 1, Which.CLOSED: 0, Which.ALL: 2}


def test_wrong_fields_are_named(office: Office) -> None:
    assert refused(office, replace(FUND_DUTY, matter="  ", unit_id=None)) == {"matter", "unit_id"}
    assert refused(office, replace(FUND_DUTY, co_unit_codes=("XX",))) == {"co_unit_codes"}
    assert refused(office, replace(FUND_DUTY, co_unit_codes=("HM",))) == {"co_unit_codes"}
    assert listed(office, Which.ALL) == []


def test_a_duty_is_changed_and_the_change_undone(office: Office, ids: list[str]) -> None:
    duties.change_duty(office, CENTRE, ids[0], replace(FUND_DUTY, due_on=dt.date(2022, 7, 1), co_unit_codes=()))
    assert (shown(office, ids[0]).due_on, shown(office, ids[0]).co_units) == (dt.date(2022, 7, 1), ())
    undo(office)
    assert shown(office, ids[0]).co_unit_codes == ("KG",)


def test_closing_reopening_and_deleting_are_steps_that_can_be_undone(office: Office, ids: list[str]) -> None:
    changes = duties.close_duties(office, CENTRE, ids, DAY, "会议纪要")
    assert changes.label.values == {"count": 2}
    row = shown(office, ids[1])
    assert (row.state, row.closed_on, row.evidence) == (TaskState.CLOSED, DAY, "会议纪要")
    assert listed(office, Which.OPEN) == [] and len(listed(office, Which.CLOSED)) == 2
    with pytest.raises(UserError):
        duties.close_duties(office, CENTRE, ids[:1], DAY)
    assert duties.reopen_duties(office, CENTRE, ids[:1]).label.values == {"matter": "催办到位资金"}
    assert shown(office, ids[0]).closed_on is None
    undo(office)
    assert shown(office, ids[0]).state is TaskState.CLOSED
    duties.delete_duties(office, CENTRE, ids)
    assert listed(office, Which.ALL) == []
    undo(office)
    assert len(listed(office, Which.ALL)) == 2


def test_a_duty_is_not_closed_on_a_day_to_come(office: Office, ids: list[str]) -> None:
    with pytest.raises(InvalidInput) as caught:
        duties.close_duties(office, CENTRE, ids, DAY + dt.timedelta(days=1))
    assert set(caught.value.fields) == {"closed_on"}


def test_a_unit_closes_its_own_duties_and_no_others(office: Office, ids: list[str]) -> None:
    duties.close_duties(office, CLERK, ids[:1], DAY)
    duties.reopen_duties(office, CLERK, ids[:1])
    with pytest.raises(UserError, match="临空经济区"):
        duties.close_duties(office, CLERK, ids, DAY)
    with pytest.raises(UserError):
        duties.reopen_duties(office, CLERK, ids[1:])
    assert {shown(office, one).state for one in ids} == {TaskState.OPEN}


def test_a_unit_changes_only_what_it_entered_itself(office: Office, ids: list[str]) -> None:
    for refuse in (
        lambda: duties.change_duty(office, CLERK, ids[0], FUND_DUTY),
        lambda: duties.delete_duties(office, CLERK, ids[:1]),
        lambda: duties.add_duty(office, CLERK, LAND_DUTY),
    ):
        with pytest.raises(UserError):
            refuse()
    own = duties.add_duty(office, CLERK, replace(FUND_DUTY, matter="走访企业")).ids[0]
    duties.change_duty(office, CLERK, own, replace(FUND_DUTY, matter="走访三家企业"))
    assert shown(office, own).matter == "走访三家企业"
    duties.delete_duties(office, CLERK, [own])
    assert len(listed(office, Which.ALL)) == 2


def test_what_a_unit_entered_becomes_the_centres_once_others_are_to_do_it(office: Office) -> None:
    with office.read() as session:
        units = {row.code: row.id for row in all_units(session)}
    own = DutyInput(TaskSource.MEETING, "自己的事项", units["HM"])
    made = duties.add_duty(office, CLERK, own).ids[0]
    duties.change_duty(office, CENTRE, made, replace(own, evidence="中心补充"))
    assert shown(office, made).owner_code == "HM"
    duties.change_duty(office, CENTRE, made, replace(own, co_unit_codes=["KG"]))
    assert shown(office, made).owner_code == CENTRE.unit_code
