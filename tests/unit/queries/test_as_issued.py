"""What records said when a bulletin was issued, of that which keeps no day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.enums import ClaimState, ProjectStatus, ReportKind, ReportState, Stage, TaskSource, TaskState
from db.models import Claim, Milestone, Project, ReportIssue, ReviewMeeting, Task
from desktop_app.queries import as_issued
from desktop_app.services.office import Actor, Label
from tests.helpers.database import fresh_office
from tests.helpers.world import World

END, NEXT = date(2022, 3, 31), date(2022, 4, 20)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office)
    office.close()


def issue(world: World) -> str:
    world.add(
        ReportIssue(id="i", kind=ReportKind.MONTHLY, period="2022-03", year=2022, number=1, state=ReportState.ISSUED)
    )
    return "i"


def change(world: World, model: type[Any], id_: str, **values: Any) -> None:
    with world.office.write(Label("Change"), Actor("测试")) as tx:
        row = tx.session.get_one(model, id_)
        for name, value in values.items():
            setattr(row, name, value)


def found(world: World) -> dict[str, Any]:
    with world.office.read() as session:
        return {table: rows for table, rows in as_issued.values_at_issue(session, "i", END).items() if rows}


def test_the_first_values_since_the_issue_are_those_of_its_day(world: World) -> None:
    project = world.project(next_step="立项")
    change(world, Project, project, next_step="签约")
    issue(world)
    assert found(world) == {}
    change(world, Project, project, next_step="落地", total_investment_fen=5)
    change(world, Project, project, next_step="开工", status=ProjectStatus.ON_HOLD, hold_review_date=NEXT)
    was = {"next_step": "签约", "status": "active", "hold_review_date": None}
    assert found(world) == {"project": {project: was}}
    with world.office.read() as session:
        assert as_issued.values_at_issue(session, "another computer's", END) == {}


def test_what_has_a_day_of_its_own_is_read_by_that(world: World) -> None:
    later, earlier, merged = world.project(), world.project(), world.project()
    world.add(Task(id="t", matter="供电", source=TaskSource.MEETING, due_on=END))
    issue(world)
    for project, day in ((later, NEXT), (earlier, END)):
        world.add(Milestone(project_id=project, stage=Stage.SIGNED, business_date=day))
        change(world, Project, project, stage=Stage.SIGNED)
    change(world, Project, merged, status=ProjectStatus.MERGED)
    change(world, Task, "t", state=TaskState.CLOSED, closed_on=END)
    assert found(world) == {"project": {later: {"stage": "lead"}}}
    change(world, Task, "t", state=TaskState.CANCELLED)
    assert found(world)["task"] == {"t": {"state": "open"}}


def test_what_was_planned_is_what_was_known_and_what_was_forgotten_is_not(world: World) -> None:
    unit, project = world.unit("A"), world.project()
    world.add(Claim(id="c", project_id=project, unit_id=unit, claimed_at=1))
    issue(world)
    new = world.unit("B")
    for day in (END, NEXT):
        world.add(ReviewMeeting(id=f"m{day}", title="评审会", held_on=day))
        world.add(Task(id=f"t{day}", matter="供电", source=TaskSource.MEETING, due_on=day))
    change(world, Claim, "c", state=ClaimState.VALID)
    assert found(world) == {
        "unit": {new: None},
        "claim": {"c": {"state": "pending"}},
        "task": {f"t{NEXT}": None},
        "review_meeting": {f"m{NEXT}": None},
    }
