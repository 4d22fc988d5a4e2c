"""Which key projects a fortnightly report lists, and what it tells of each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.enums import ActivityKind, AgreementKind, Ownership, Stage
from db.models import Activity, ActivityLink, Milestone
from db.types import new_id
from tests.helpers.world import World
from tests.unit.documents.fortnight_samples import END, PERIOD, START, an_office, data


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from an_office(tmp_path)


@pytest.mark.parametrize(("moved_on", "still"), [(START, False), (date(2022, 9, 1), True)])
def test_of_key_projects_none_of_which_moved_the_largest_stand(world: World, moved_on: date, still: bool) -> None:
    project = world.project(
        world.investor(ownership=Ownership.CENTRAL_SOE), stage=Stage.SIGNED, agreed={AgreementKind.INVESTMENT: 100}
    )
    activity = new_id()
    world.add(
        Activity(id=activity, kind=ActivityKind.FOLLOW_UP, held_on=moved_on, text="进场", confirmed=True),
        ActivityLink(activity_id=activity, project_id=project),
    )
    found = data(world).projects
    assert (found.count, found.still) == (1, still)


def test_a_key_project_moves_by_what_the_figures_count_and_is_told_by_it(world: World) -> None:
    """A step that was confirmed, and money in place, are no standstill though nobody recorded a visit."""
    investor = world.investor()

    def key(stage: Stage, day: date | None = None, confirmed: date = START) -> str:
        made = world.project(investor, stage=stage, agreed={AgreementKind.INVESTMENT: 12_000_000_000 - world.serial})
        if day:
            world.add(Milestone(project_id=made, stage=stage, business_date=day, confirmed_on=confirmed))
        return made

    key(Stage.SIGNED, date(2022, 9, 20))
    paid, first, _still = key(Stage.LANDED, date(2022, 8, 1), date(2022, 8, 2)), key(Stage.SIGNED), key(Stage.LANDED)
    world.fund(paid, investor, 3_000_000_000, "2022-08", arrived_on=date(2022, 8, 5))
    world.fund(paid, investor, 5_000_000_000, "2022-09", arrived_on=START)
    world.fund(first, investor, 20_000_000, "2022-09", arrived_on=START)
    key(Stage.PRODUCTION, date(2022, 9, 15))
    key(Stage.PRODUCTION, date(2022, 9, 15), date(2022, 9, 18))
    found = data(world).projects
    assert (found.count, found.still) == (4, False)
    assert [(one.name, one.stage, one.progress) for one in found.lines] == [
        ("项目1", "签约", "9月20日签约。"),
        ("项目2", "落地", "本期到位0.50亿元，累计到位0.80亿元。"),
        ("项目3", "签约", "本期首次到位20.00万元。"),
        ("项目5", "投产", "9月15日投产（本期确认）。"),
    ]


def test_a_step_is_told_once_beside_what_was_recorded_and_nothing_of_before_the_fortnight(world: World) -> None:
    investor = world.investor(ownership=Ownership.CENTRAL_SOE)

    def record(project: str, day: date, text: str) -> None:
        id_ = new_id()
        world.add(
            Activity(id=id_, kind=ActivityKind.FOLLOW_UP, held_on=day, text=text, confirmed=True),
            ActivityLink(activity_id=id_, project_id=project),
        )

    told, said, before = (world.project(investor, stage=Stage.LANDED, summary="建设基地") for _ in range(3))
    for project in (told, said, before):
        world.add(Milestone(project_id=project, stage=Stage.LANDED, business_date=date(2022, 9, 20), confirmed_on=END))
    record(told, END, "设备进场。")
    record(said, START, "完成落地注册。")
    record(before, date(2022, 9, 1), "洽谈。")
    assert sorted(line.progress for line in data(world).projects.lines) == [
        "9月19日，完成落地注册。",
        "9月20日落地。",
        "9月20日落地。10月2日，设备进场。",
    ]


def test_what_was_on_one_day_names_it_once(world: World) -> None:
    project = world.project(world.investor(ownership=Ownership.CENTRAL_SOE), stage=Stage.CONSTRUCTION)
    day = date(2022, 9, 20)
    for stage in (Stage.LANDED, Stage.CONSTRUCTION):
        world.add(Milestone(project_id=project, stage=stage, business_date=day, confirmed_on=day))
    activity = new_id()
    world.add(
        Activity(id=activity, kind=ActivityKind.FOLLOW_UP, held_on=day, text="对接施工手续", confirmed=True),
        ActivityLink(activity_id=activity, project_id=project),
    )
    (line,) = data(world).projects.lines
    assert line.progress == "9月20日落地；当日开工。当日，对接施工手续"


def test_what_moved_a_project_is_told_in_the_order_of_its_days_and_the_stage_is_what_is_confirmed(world: World) -> None:
    investor = world.investor(ownership=Ownership.CENTRAL_SOE)
    project = world.project(investor, stage=Stage.PRODUCTION)
    world.add(
        Milestone(
            project_id=project, stage=Stage.SIGNED, business_date=date(2022, 8, 1), confirmed_on=date(2022, 8, 2)
        ),
        Milestone(project_id=project, stage=Stage.LANDED, business_date=date(2022, 9, 1), confirmed_on=START),
        Milestone(project_id=project, stage=Stage.CONSTRUCTION, business_date=END, confirmed_on=END),
        Milestone(project_id=project, stage=Stage.PRODUCTION, business_date=END, confirmed_on=date(2022, 10, 3)),
    )
    activity = new_id()
    world.add(
        Activity(id=activity, kind=ActivityKind.FOLLOW_UP, held_on=date(2022, 9, 30), text="设备进场", confirmed=True),
        ActivityLink(activity_id=activity, project_id=project),
    )
    (line,) = data(world).projects.lines
    assert (line.stage, line.progress) == ("开工", "9月1日落地（本期确认）。9月30日，设备进场。10月2日开工。")


def test_a_project_whose_signing_is_not_yet_confirmed_is_none_of_the_key_projects(world: World) -> None:
    project = world.project(world.investor(ownership=Ownership.CENTRAL_SOE), stage=Stage.SIGNED)
    world.add(Milestone(project_id=project, stage=Stage.SIGNED, business_date=START, confirmed_on=date(2022, 10, 3)))
    assert data(world).projects.count == 0
    assert data(world, PERIOD.after).projects.count == 1


def test_money_that_is_taken_back_is_told_of_a_project_that_moved(world: World) -> None:
    investor = world.investor(ownership=Ownership.CENTRAL_SOE)
    project = world.project(investor, stage=Stage.LANDED)
    world.add(Milestone(project_id=project, stage=Stage.LANDED, business_date=START, confirmed_on=START))
    world.fund(project, investor, 5_000_000_000, "2022-08", arrived_on=date(2022, 8, 5))
    world.fund(project, investor, -1_000_000_000, "2022-09", arrived_on=START)
    (line,) = data(world).projects.lines
    assert line.progress == "本期冲销0.10亿元，累计到位0.40亿元。9月19日落地。"


def test_a_reversal_alone_is_no_progress(world: World) -> None:
    investor = world.investor(ownership=Ownership.CENTRAL_SOE)
    project = world.project(investor, stage=Stage.LANDED)
    world.fund(project, investor, 500_000_000, "2022-08", arrived_on=date(2022, 8, 5))
    world.fund(project, investor, -100_000_000, "2022-09", arrived_on=START)
    found = data(world).projects
    assert found.still and [line.progress for line in found.lines] == ["累计到位0.04亿元。"]
