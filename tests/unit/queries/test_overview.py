"""What the first page lists: what falls due, what is past, and what stands in which stage."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import ClaimState, CommitmentSide, ProjectStatus, Stage, TaskSource
from db.models import Claim, Commitment, Project, Task
from desktop_app.queries import overview
from desktop_app.services.office import Label, Office
from desktop_app.services.projects import delete
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, enter, furnish
from tests.helpers.reviews import DAY as REVIEWED
from tests.helpers.reviews import call_meeting

TODAY = dt.date(2022, 6, 15)


def day(after: int) -> dt.date:
    return TODAY + dt.timedelta(days=after)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def ids(office: Office) -> list[str]:
    """Projects whose next steps are long past, of yesterday, of today, in a week and in eight days."""
    made = enter(office, "甲", "乙", "丙", "丁", "戊")
    with office.write(Label("Dates"), CENTRE) as tx:
        for id_, after in zip(made, (-400, -1, 0, 7, 8), strict=True):
            tx.session.get_one(Project, id_).next_step_date = day(after)
    return made


def titles(entries: tuple[overview.Due, ...]) -> list[str]:
    return [entry.title for entry in entries]


def test_what_comes_within_a_week_stands_before_what_is_past(office: Office, ids: list[str]) -> None:
    with office.read() as session:
        found = overview.due(session, TODAY)
    assert titles(found.coming) == ["丙", "丁"]
    assert titles(found.past) == ["乙", "甲"]
    assert found.past_count == 2


def test_the_screen_has_a_part_of_a_long_list_and_paper_all_of_it(office: Office) -> None:
    with office.write(Label("Many"), CENTRE) as tx:
        for n in range(70):
            tx.session.add(Task(source=TaskSource.MEETING, matter=f"事项{n}", due_on=day(-2)))
    with office.read() as session:
        shown, every = overview.due(session, TODAY), overview.due(session, TODAY, None)
    assert (len(shown.past), len(every.past)) == (60, shown.past_count)
    assert set(shown.past) < set(every.past) and shown.past_count >= 70


def test_promises_claims_and_duties_fall_due_as_next_steps_do(office: Office, ids: list[str]) -> None:
    with office.write(Label("More"), CENTRE) as tx:
        side = CommitmentSide.GOVERNMENT
        tx.session.add(Commitment(project_id=ids[4], side=side, clause="租金减半", due_on=day(-3)))
        tx.session.add(Claim(project_id=ids[4], unit_id="u1", claimed_at=1, state=ClaimState.VALID, valid_until=day(2)))
        tx.session.add(Task(source=TaskSource.MEETING, matter="约谈企业", due_on=day(-2)))
    with office.read() as session:
        found = overview.due(session, TODAY)
        late = overview.past_due_projects(session, TODAY)
    assert [(d.kind, d.title) for d in found.coming] == [("next_step", "丙"), ("claim", "戊"), ("next_step", "丁")]
    assert [d.kind for d in found.past] == ["next_step", "task", "commitment", "next_step"]
    assert found.past_count == 4
    assert set(late) == {ids[0], ids[1], ids[4]}


def test_what_is_in_the_recycle_bin_or_on_hold_is_not_due(office: Office, ids: list[str]) -> None:
    with office.write(Label("Hold"), CENTRE) as tx:
        tx.session.get_one(Project, ids[1]).status = ProjectStatus.ON_HOLD
        tx.session.add(Commitment(project_id=ids[0], side=CommitmentSide.GOVERNMENT, clause="x", due_on=day(-3)))
        tx.session.add(Task(source=TaskSource.MEETING, matter="y", project_id=ids[0], due_on=day(-3)))
    delete(office, CENTRE, [ids[0]])
    with office.read() as session:
        found = overview.due(session, TODAY)
        late = overview.past_due_projects(session, TODAY)
    assert (found.past, found.past_count, late) == ((), 0, [])


def test_active_projects_are_counted_by_stage(office: Office, ids: list[str]) -> None:
    with office.write(Label("Move"), CENTRE) as tx:
        tx.session.get_one(Project, ids[0]).stage = Stage.SIGNED
        tx.session.get_one(Project, ids[1]).status = ProjectStatus.TERMINATED
    with office.read() as session:
        found = dict(overview.stages(session))
    assert (found[Stage.LEAD], found[Stage.SIGNED], sum(found.values())) == (3, 1, 4)


def test_of_projects_it_is_told_how_many_are_no_longer_there(office: Office, ids: list[str]) -> None:
    delete(office, CENTRE, ids[:2])
    with office.read() as session:
        assert overview.deleted_among(session, ids) == 2
        assert overview.deleted_among(session, [*ids[2:], "unknown"]) == 1
        assert overview.deleted_among(session, ()) == 0


def test_the_overview_tells_of_meetings_to_come_and_to_be_confirmed(office: Office) -> None:
    held, _items = call_meeting(office, "甲项目")
    with office.read() as session:
        assert [one.meeting_id for one in overview.waiting(session, REVIEWED)] == [held]
        for today, expected in (
            (REVIEWED - dt.timedelta(7), [held]),
            (REVIEWED - dt.timedelta(8), []),
            (REVIEWED, [held]),
        ):
            coming = [one.meeting_id for one in overview.due(session, today).coming if one.kind == "review_meeting"]
            assert coming == expected
        assert overview.waiting(session, REVIEWED - dt.timedelta(1)) == []
