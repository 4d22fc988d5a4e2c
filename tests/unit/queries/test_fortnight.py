"""What happened within a fortnight, on records made for it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import ActivityKind, ClaimState, ProjectStatus, ReviewConclusion, Stage, TaskSource, TaskState
from db.models import (
    Activity,
    ActivityLink,
    Claim,
    CodeItem,
    Milestone,
    Project,
    Referral,
    ReviewItem,
    ReviewMeeting,
    Task,
)
from db.types import new_id
from desktop_app.domain.periods import Fortnight
from desktop_app.queries import bulletins, fortnight
from desktop_app.queries.fortnight import Step
from tests.helpers.database import fresh_office
from tests.helpers.world import World

START, END = date(2022, 9, 19), date(2022, 10, 2)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    world = World(office)
    world.add(CodeItem(table="fund_form", code="cash", name="货币", flags="countable"))
    yield world
    office.close()


def steps(world: World) -> dict[Step, tuple[str, ...]]:
    with world.office.read() as session:
        return fortnight.steps(session, START, END)


@pytest.mark.parametrize(
    ("day", "counts"),
    [(date(2022, 9, 18), False), (START, True), (END, True), (date(2022, 10, 3), False)],
)
def test_each_step_counts_on_its_own_day(world: World, day: date, counts: bool) -> None:
    project = world.project(entered_on=day)
    other = world.project()
    meeting = new_id()
    world.add(
        *(
            Milestone(project_id=other, stage=stage, business_date=date(2021, 1, 1), confirmed_on=day)
            for stage in Stage
        ),
        ReviewMeeting(id=meeting, title="评审会", held_on=day, confirmed=True),
        ReviewItem(meeting_id=meeting, project_id=other, conclusion=ReviewConclusion.PASSED),
    )
    expected = dict.fromkeys(Step, (other,) if counts else ())
    assert steps(world) == expected | {Step.LEAD: (project,) if counts else ()}


def test_what_is_not_confirmed_deleted_or_merged_does_not_count(world: World) -> None:
    merged = world.project(status=ProjectStatus.MERGED, entered_on=START)
    deleted = world.project(deleted_at=1, entered_on=START)
    plain, meeting = world.project(), new_id()
    world.add(
        *(Milestone(project_id=one, stage=Stage.SIGNED, confirmed_on=START) for one in (merged, deleted)),
        Milestone(project_id=plain, stage=Stage.SIGNED, business_date=START),
        ReviewMeeting(id=meeting, title="评审会", held_on=START),
        ReviewItem(meeting_id=meeting, project_id=plain),
    )
    assert set(steps(world).values()) == {()}


def test_money_counts_on_the_day_of_its_arrival_by_the_rules_of_the_indicator(world: World) -> None:
    outside, inside = world.investor(), world.investor("120100")
    project = world.project(outside)
    world.fund(project, outside, 100, "2022-09", arrived_on=START)
    world.fund(project, outside, 20, "2022-10", arrived_on=END)
    world.fund(project, outside, 3, "2022-11", arrived_on=END)  # counted in a month to come
    world.fund(project, outside, 5000, "2022-09", arrived_on=date(2022, 9, 18))
    world.fund(project, inside, 7000, "2022-09", arrived_on=START)
    with world.office.read() as session:
        assert fortnight.money(session, "12", START, END) == {project: 120}


def test_activities_are_the_confirmed_ones_with_their_projects(world: World) -> None:
    project, secret = world.project(), world.project(codename="代号甲", stage=Stage.LEAD)
    ids = [new_id() for _n in range(4)]
    world.add(
        Activity(id=ids[0], held_on=END, kind=ActivityKind.VISIT, place="北京", text="拜访", confirmed=True),
        Activity(id=ids[1], held_on=START, kind=ActivityKind.RECEPTION, text="接待", confirmed=True),
        Activity(id=ids[2], held_on=START, kind=ActivityKind.VISIT, text="未确认"),
        Activity(id=ids[3], held_on=START, kind=ActivityKind.FOLLOW_UP, text="跟进", confirmed=True),
        ActivityLink(activity_id=ids[0], project_id=project),
        ActivityLink(activity_id=ids[0], project_id=secret),
    )
    with world.office.read() as session:
        first, second = fortnight.activities(session, START, END)
    assert (first.kind, first.text, first.projects) == (ActivityKind.RECEPTION, "接待", ())
    assert (second.place, second.projects) == ("北京", ("项目1", "代号甲"))


def test_what_waits_is_told_as_of_the_day(world: World) -> None:
    unit = world.unit("园区甲")
    project = world.project(status=ProjectStatus.ON_HOLD, hold_review_date=date(2022, 9, 30))
    claimed = int(datetime(2022, 9, 1, 12).timestamp() * 1000)
    world.add(
        Claim(project_id=project, unit_id=unit, claimed_at=claimed, state=ClaimState.PENDING),
        Claim(project_id=project, unit_id=unit, claimed_at=claimed, state=ClaimState.VALID),
    )
    refer(world, world.project(), date(2022, 9, 10), accepted_on=date(2022, 10, 3))
    refer(world, world.project(), date(2022, 9, 10), accepted_on=END)
    refer(world, world.project(), date(2022, 10, 3))
    with world.office.read() as session:
        found = [(one.kind, one.since, one.unit) for one in fortnight.waiting(session, END)]
    assert found == [
        ("首谈首报待认定", date(2022, 9, 1), ""),
        ("推荐待接收", date(2022, 9, 10), "园区甲"),
        ("暂缓待复核", date(2022, 9, 30), ""),
    ]


def refer(world: World, project: str, referred_on: date, **more: date | str | None) -> None:
    values = {"to_unit_id": world.unit("园区甲"), "from_unit_id": world.unit("中心"), **more}
    world.add(Referral(project_id=project, referred_on=referred_on, **values))


def test_a_referral_waits_only_for_a_project_that_is_still_to_be_taken_over(world: World) -> None:
    day = date(2022, 9, 10)
    for status in (ProjectStatus.ON_HOLD, ProjectStatus.TERMINATED, ProjectStatus.MERGED):
        refer(world, world.project(status=status), day)
    signed, signed_later, taken, taken_before, own = (world.project() for _ in range(5))
    for project in (signed, signed_later, taken, taken_before):
        refer(world, project, day)
    for project, confirmed in ((signed, END), (signed_later, END + timedelta(days=1))):
        world.add(Milestone(project_id=project, stage=Stage.SIGNED, confirmed_on=confirmed))
    refer(world, taken, day, to_unit_id=world.unit("园区乙"), accepted_on=END)
    refer(world, taken_before, date(2022, 8, 1), to_unit_id=world.unit("园区乙"), accepted_on=date(2022, 9, 9))
    refer(world, own, day, from_unit_id=world.unit("园区甲"))
    with world.office.read() as session:
        titles = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
        found = {one.matter for one in fortnight.waiting(session, END)}
    assert found == {f"{titles[project]}（推荐至园区甲）" for project in (signed_later, taken_before)}


def test_duties_to_be_closed_are_those_due_or_those_named(world: World) -> None:
    def task(matter: str, due: date | None, closed: date | None = None, state: TaskState | None = None) -> str:
        id_ = new_id()
        state = state or (TaskState.CLOSED if closed else TaskState.OPEN)
        world.add(Task(id=id_, source=TaskSource.MEETING, matter=matter, due_on=due, state=state, closed_on=closed))
        return id_

    task("早已销号", date(2022, 9, 1), date(2022, 9, 10))
    late = task("逾期", date(2022, 9, 1))
    done = task("销号", date(2022, 9, 25), date(2022, 9, 24))
    later = task("以后", date(2022, 10, 3))
    dropped = task("取消", date(2022, 9, 25), state=TaskState.CANCELLED)
    closed_after = task("期后销号", date(2022, 9, 30), date(2022, 10, 5))
    with world.office.read() as session:
        due = [duty.id for duty in fortnight.due_duties(session, START, END)]
        named = [duty.id for duty in fortnight.due_duties(session, START, END, [late, later, dropped])]
        still = [duty.id for duty in fortnight.open_duties(session, END, date(2022, 10, 3))]
        due_still = [duty.id for duty in fortnight.open_duties(session, END, END)]
    assert due == [late, done, closed_after]
    assert named == [late], "what is due later is not yet to be closed"
    assert still == [late, closed_after, later] and due_still == still[:2]


def test_plans_are_next_steps_duties_and_meetings_of_the_coming_days(world: World) -> None:
    world.project(next_step="签约", next_step_date=END)
    world.project(next_step="签约", next_step_date=END, status=ProjectStatus.ON_HOLD)
    world.project(next_step="", next_step_date=END)
    world.add(
        Task(source=TaskSource.MEETING, matter="核实用电", due_on=date(2022, 9, 20)),
        Task(source=TaskSource.MEETING, matter="已办", due_on=END, state=TaskState.CLOSED, closed_on=date(2022, 9, 1)),
        Task(source=TaskSource.MEETING, matter="当日办", due_on=START, state=TaskState.CLOSED, closed_on=START),
        ReviewMeeting(title="第9次评审会", held_on=START),
    )
    with world.office.read() as session:
        found = [(one.day, one.matter) for one in fortnight.planned_steps(session, START, END)]
    assert found == [
        (START, "召开第9次评审会"), (START, "当日办"), (date(2022, 9, 20), "核实用电"), (END, "项目1：签约")
    ]  # fmt: skip


def test_projects_are_never_counted_twice(world: World) -> None:
    project = world.project()
    world.add(*(Milestone(project_id=project, stage=Stage.LANDED, confirmed_on=START) for _n in range(2)))
    assert steps(world)[Step.LANDED] == (project,)
    with world.office.read() as session:
        assert session.get_one(Project, project).name == "项目1"


def test_the_money_of_a_years_fortnights_adds_up_to_what_the_year_has(world: World) -> None:
    """Money that arrived before its month or was taken back too, of the indicator and of each project."""
    investor, here = world.investor(), world.investor("120110")
    projects = [world.project(investor), world.project(here)]
    size = 1
    for month in range(1, 13):
        for days in (-40, -3, 0, 8, 26, 40, None):
            arrived = None if days is None else date(2022, month, 1) + timedelta(days=days)
            for project, payer in zip(projects, (investor, here), strict=True):
                world.fund(project, payer, size * (-1) ** month, f"2022-{month:02}", arrived_on=arrived)
            size += 1
    total, sums = Fraction(0), dict.fromkeys(projects, 0)
    with world.office.read() as session:
        for period in Fortnight.all_of(2022):
            start, end = period.first_day, period.last_day
            total += sum(fortnight.money(session, "12", start, end).values(), Fraction(0))
            so_far = sum(fortnight.money(session, "12", date.min, end).values(), Fraction(0))
            assert total == so_far, period
            for project, amount in fortnight.arrived(session, start, end).items():
                sums[project] += amount
            told = {
                line.id: line.funds_fen for line in bulletins.project_lines(session, projects, end, to_the_day=True)
            }
            assert told == sums, period
    assert total and sums[projects[0]] == sums[projects[1]] == total
