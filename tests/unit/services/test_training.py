"""The schedule as a clerk changes it, on a real database; every step can be undone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import TrainingState
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import training as query
from desktop_app.queries.search import find
from desktop_app.services import journal, training
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office
from desktop_app.services.training import PlanInput
from tests.helpers.database import fresh_office
from tests.helpers.trainings import CENTRE, CHAIN, FUNDS, MANNERS, a_year, enter, furnish, moved


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def shown(office: Office, session_id: str) -> query.SessionRecord:
    with office.read() as session:
        found = query.record(session, session_id)
    assert found is not None
    return found


def refused(office: Office, entered: training.SessionInput) -> dict[str, UserError]:
    with pytest.raises(InvalidInput) as caught:
        training.create_session(office, CENTRE, entered)
    return caught.value.fields


def undo(office: Office) -> None:
    with office.read() as session:
        step = journal.last_step(session, CENTRE.name)
    assert step is not None
    journal.undo(office, CENTRE, step.transaction_id)


def test_a_session_is_entered_as_planned_and_found_by_the_search(office: Office) -> None:
    created = training.create_session(office, CENTRE, replace(CHAIN, topic="  产业链  招商方法 "))
    row = shown(office, created.ids[0]).row
    assert (row.topic, row.state, row.starts, row.ends) == (
        "产业链 招商方法",
        TrainingState.PLANNED,
        CHAIN.starts,
        CHAIN.ends,
    )
    assert (row.unit, row.hours_centi, row.materials) == ("合作交流办", 250, "课件")
    assert created.changes.label.values == {"topic": "产业链  招商方法"}
    with office.read() as session:
        assert [hit.record_id for hit in find(session, "cyl", 5)] == list(created.ids)


def test_wrong_fields_are_named_and_nothing_is_entered(office: Office) -> None:
    assert set(refused(office, replace(CHAIN, topic=" "))) == {"topic"}
    assert set(refused(office, replace(CHAIN, ends=CHAIN.starts))) == {"ends"}
    assert set(refused(office, replace(CHAIN, hours_centi=-1))) == {"hours_centi"}
    with office.read() as session:
        assert query.years(session) == []


def test_the_same_topic_at_the_same_time_is_refused(office: Office) -> None:
    first, second = enter(office, CHAIN, moved(CHAIN, 7))
    assert set(refused(office, CHAIN)) == {"topic"}
    with pytest.raises(InvalidInput):
        training.change_session(office, CENTRE, second, CHAIN)
    training.delete(office, CENTRE, [first])
    training.change_session(office, CENTRE, second, CHAIN)
    assert shown(office, second).row.starts == CHAIN.starts


def test_a_session_is_changed_and_the_change_undone(office: Office) -> None:
    (one,) = enter(office, CHAIN)
    training.change_session(office, CENTRE, one, replace(CHAIN, teacher="王老师", feedback="很好"))
    assert (shown(office, one).row.teacher, shown(office, one).feedback) == ("王老师", "很好")
    undo(office)
    assert (shown(office, one).row.teacher, shown(office, one).feedback) == ("李老师", "")


def test_a_session_is_held_from_its_day_on(office: Office) -> None:
    past, coming = enter(office, CHAIN, MANNERS)
    training.mark_held(office, CENTRE, past)
    assert shown(office, past).row.state is TrainingState.HELD
    with pytest.raises(UserError, match="2022-08-10"):
        training.mark_held(office, CENTRE, coming)
    assert shown(office, coming).row.state is TrainingState.PLANNED
    with pytest.raises(UserError, match="2022-12-31"):
        training.change_session(office, CENTRE, past, replace(CHAIN, starts=dt.datetime(2022, 12, 31, 9), ends=None))


def test_a_cancelled_session_can_be_planned_again(office: Office) -> None:
    (one,) = enter(office, FUNDS)
    training.cancel(office, CENTRE, one)
    assert shown(office, one).row.state is TrainingState.CANCELLED
    training.plan_again(office, CENTRE, one)
    assert shown(office, one).row.state is TrainingState.PLANNED
    undo(office)
    assert shown(office, one).row.state is TrainingState.CANCELLED


def test_deleted_sessions_are_in_the_recycle_bin_with_their_people(office: Office) -> None:
    ids = a_year(office)
    training.delete(office, CENTRE, ids)
    with office.read() as session:
        assert query.load(session, 2022).sessions == ()
        assert query.load(session, 2022).attendances == 0
    assert shown(office, ids[0]).deleted
    changes = training.restore(office, CENTRE, ids[:1])
    assert changes.label.values == {"topic": CHAIN.topic}
    with office.read() as session:
        assert query.load(session, 2022).attendances == 2
    undo(office)
    assert shown(office, ids[0]).deleted


def test_a_plan_is_set_once_for_a_year_and_then_changed(office: Office) -> None:
    training.save_plan(office, CENTRE, PlanInput(2022, 3, 4, " 围绕填报。 "))
    training.save_plan(office, CENTRE, PlanInput(2022, 5, 4, "围绕填报。"))
    with office.read() as session:
        year = query.load(session, 2022)
    assert ([count.planned for count in year.counts], year.text, year.title) == (
        [5, 4],
        "围绕填报。",
        "2022年招商培训计划",
    )
    undo(office)
    undo(office)
    with office.read() as session:
        assert not query.load(session, 2022).has_plan
    with pytest.raises(InvalidInput) as caught:
        training.save_plan(office, CENTRE, PlanInput(2022, -1, 1001))
    assert set(caught.value.fields) == {"online_planned", "offline_planned"}


def test_materials_are_kept_with_the_session(office: Office, tmp_path: Path) -> None:
    (one,) = enter(office, CHAIN)
    slides = tmp_path / "课件.pptx"
    slides.write_bytes(b"slides")
    training.add_materials(office, CENTRE, one, [slides])
    (file,) = shown(office, one).files
    assert (file.name, file.size, stored_file(office, file.content_hash).read_bytes()) == ("课件.pptx", 6, b"slides")
    changes = training.remove_material(office, CENTRE, file.id)
    assert changes.label.values == {"name": "课件.pptx"}
    assert shown(office, one).files == ()
    with pytest.raises(UserError):
        training.add_materials(office, CENTRE, one, [tmp_path / "none.pdf"])
