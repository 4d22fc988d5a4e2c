"""What the fortnightly report is made from agrees with the records."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from db.enums import (
    ActivityKind,
    CommitmentSide,
    Indicator,
    Ownership,
    ReportKind,
    ReportState,
    Stage,
    TaskSource,
    TaskState,
    UnitGroup,
)
from db.models import (
    Activity,
    ActivityLink,
    Commitment,
    Milestone,
    Referral,
    ReportIssue,
    ReviewMeeting,
    Setting,
    Target,
    Task,
    Unit,
)
from db.types import new_id
from desktop_app.documents import fortnightly
from desktop_app.documents.assemble_fortnight import fortnightly_data, snapshot
from desktop_app.documents.model import Table
from desktop_app.documents.templates import load_template
from desktop_app.domain.indicators import Light
from desktop_app.domain.periods import Fortnight
from desktop_app.paths import resources_folder
from desktop_app.queries.report_texts import setting_name
from tests.helpers.world import World
from tests.unit.documents.fortnight_samples import END, ISSUED, LENGTHS, PERIOD, START, an_office, data


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from an_office(tmp_path)


def test_an_empty_office_has_an_empty_fortnight(world: World) -> None:
    made = data(world)
    assert [(row.now, row.before, row.year) for row in made.steps] == [(0, 0, 0)] * 6
    assert (made.number, made.total, made.duties.due, made.matters, made.planned) == (1, 1, 0, (), ())
    assert made.funds.light is None


def test_steps_stand_beside_the_fortnight_before_and_the_year(world: World) -> None:
    for day in (START, END, date(2022, 9, 18), date(2022, 1, 1), date(2021, 12, 31)):
        project = world.project(entered_on=date(2021, 1, 1))
        world.add(Milestone(project_id=project, stage=Stage.LANDED, confirmed_on=day))
    landed = next(row for row in data(world).steps if row.name == "落地")
    assert (landed.now, landed.before, landed.year) == (2, 1, 4)


def test_the_first_fortnight_of_a_year_follows_the_last_of_the_one_before(world: World) -> None:
    project = world.project(entered_on=date(2021, 1, 1))
    world.add(Milestone(project_id=project, stage=Stage.SIGNED, confirmed_on=date(2021, 12, 31)))
    signed = next(row for row in data(world, Fortnight(2022, 1)).steps if row.name == "签约")
    assert (signed.now, signed.before, signed.year) == (0, 1, 0)


def test_money_stands_against_the_share_of_the_year_gone(world: World) -> None:
    investor = world.investor()
    project = world.project(investor)
    world.add(Target(year=2022, unit_id=None, indicator=Indicator.OUTSIDE_FUNDS_IN_PLACE, value=1000))
    world.fund(project, investor, 300, "2022-10", arrived_on=END)
    world.fund(project, investor, 200, "2022-09", arrived_on=date(2022, 9, 18))
    world.fund(project, investor, 250, "2022-01", arrived_on=date(2021, 12, 30))
    funds = data(world).funds
    assert [funds.now, funds.before, funds.year] == [300, 200, 750]
    assert (funds.completion, funds.pace) == (Fraction(3, 4), Fraction(275, 365))
    assert funds.light is Light.GREEN


def test_money_confirmed_after_the_last_issue_is_told_beside_the_fortnights(world: World) -> None:
    investor = world.investor()
    project = world.project(investor)
    world.fund(project, investor, 700, "2022-08", arrived_on=date(2022, 8, 5))
    assert data(world).funds.late == 0, "no issue told less"
    with world.office.read() as session:
        frozen = json.dumps(snapshot(session, PERIOD.before))
    kept = {"year": 2022, "number": 19, "state": ReportState.ISSUED, "issued_on": START}
    world.add(ReportIssue(kind=ReportKind.FORTNIGHTLY, period=str(PERIOD.before), snapshot=frozen, **kept))
    world.fund(project, investor, 20, "2022-09", arrived_on=date(2022, 9, 5))
    world.fund(project, investor, 3, "2022-09", arrived_on=START)
    funds = data(world).funds
    assert [funds.now, funds.late, funds.year] == [3, 20, 723], "700 of the last issue, 3, and 20"


@pytest.mark.parametrize(
    ("period", "issued", "days", "gone"),
    [
        (PERIOD, ISSUED, (14, 14), 275),
        (PERIOD, date(2022, 9, 25), (7, 14), 268),  # not over yet
        (Fortnight(2022, 27), date(2023, 1, 4), (6, 14), 365),  # the last one of the year
        (Fortnight(2023, 1), date(2023, 1, 10), (8, 6), 8),
        (PERIOD, date(2022, 9, 1), (0, 14), 262),  # not even begun
    ],
)
def test_pace_and_days_are_those_of_the_day_up_to_which_is_told(
    world: World, period: Fortnight, issued: date, days: tuple[int, int], gone: int
) -> None:
    with world.office.read() as session:
        made = fortnightly_data(session, period, issued, LENGTHS)
    assert made.days == days and made.funds.pace == Fraction(gone, 365)


def test_matters_wait_the_longest_first_with_who_should_lead(world: World) -> None:
    unit, project = world.unit("华明高新区"), world.project()
    world.add(
        Referral(project_id=project, to_unit_id=unit, referred_on=date(2022, 9, 22)),
        Commitment(project_id=project, side=CommitmentSide.GOVERNMENT, clause="租金减半", due_on=date(2022, 9, 2)),
    )
    found = [(one.kind, one.matter, one.days, one.lead) for one in data(world).matters]
    assert found == [
        ("承诺逾期", "项目1：租金减半", 30, "本单位"),
        ("推荐待接收", "项目1（推荐至华明高新区）", 10, "华明高新区"),
    ]


@pytest.mark.parametrize(("days", "told"), [(6, 0), (7, 1)])
def test_a_referral_is_no_matter_before_it_has_waited_some_days(world: World, days: int, told: int) -> None:
    referred = END - timedelta(days=days)
    world.add(Referral(project_id=world.project(), to_unit_id=world.unit("甲"), referred_on=referred))
    assert data(world).matters_count == told


def test_duties_closed_in_time_and_those_left(world: World) -> None:
    def task(matter: str, due: date, closed: date | None = None) -> Task:
        state = TaskState.CLOSED if closed else TaskState.OPEN
        return Task(source=TaskSource.BULLETIN, matter=matter, due_on=due, state=state, closed_on=closed)

    world.add(task("已办", START, END), task("期后办", START, date(2022, 10, 3)), task("逾期", date(2022, 9, 22)))
    duties = data(world).duties
    assert (duties.due, duties.closed, duties.of_last, duties.carried) == (3, 1, False, 0)
    assert [(one.matter, one.days, one.light) for one in duties.left] == [
        ("期后办", 13, Light.RED),
        ("逾期", 10, Light.RED),
    ]


def test_duties_that_were_due_before_the_fortnight_are_carried_over_whether_the_last_issue_named_them_or_not(
    world: World,
) -> None:
    ids = [new_id() for _ in range(2)]
    for id_, due in zip(ids, (START - timedelta(days=1), START), strict=True):
        world.add(Task(id=id_, source=TaskSource.MEETING, matter="核实", due_on=due, state=TaskState.OPEN))
    assert (data(world).duties.due, data(world).duties.carried) == (2, 1)
    kept = {"year": 2022, "number": 19, "state": ReportState.ISSUED, "issued_on": START}
    frozen = json.dumps({"duties": ids})
    world.add(ReportIssue(kind=ReportKind.FORTNIGHTLY, period=str(PERIOD.before), snapshot=frozen, **kept))
    made = data(world).duties
    assert (made.of_last, made.due, made.carried) == (True, 2, 1)


def test_activities_are_counted_by_kind_and_name_their_projects(world: World) -> None:
    project, activity = world.project(), new_id()
    world.add(
        Activity(id=activity, held_on=START, kind=ActivityKind.VISIT, text="赴沪拜访", confirmed=True),
        ActivityLink(activity_id=activity, project_id=project),
        Activity(held_on=END, kind=ActivityKind.VISIT, text="洽谈项目1二期", confirmed=True),
    )
    made = data(world)
    assert made.activity_kinds == (("出访", 2),)
    assert [line.text for line in made.activities] == ["项目1：赴沪拜访", "洽谈项目1二期"]


def test_kinds_of_as_many_activities_stand_in_one_order(world: World) -> None:
    for kind in (ActivityKind.VISIT, ActivityKind.RECEPTION, ActivityKind.PROMOTION, ActivityKind.PROMOTION):
        world.add(Activity(held_on=END, kind=kind, text="活动", confirmed=True))
    kinds = data(world).activity_kinds
    world.add(Activity(held_on=START, kind=ActivityKind.RECEPTION, text="活动", confirmed=True))
    world.add(Activity(held_on=START, kind=ActivityKind.VISIT, text="活动", confirmed=True))
    assert kinds == (("推介", 2), ("出访", 1), ("接待", 1))
    assert data(world).activity_kinds == (("出访", 2), ("接待", 2), ("推介", 2))


def test_the_clerks_words_come_along(world: World) -> None:
    name = setting_name(ReportKind.FORTNIGHTLY, "2022-20")
    world.add(Setting(name=name, value='{"matters": ["请协调供电。"], "next_steps": ["签约。"]}'))
    made = data(world)
    assert (made.matters_text, made.next_steps) == (("请协调供电。",), ("签约。",))


def test_what_is_frozen_are_the_lists_behind_the_figures(world: World) -> None:
    project = world.project(entered_on=START)
    task = new_id()
    world.add(Task(id=task, source=TaskSource.MEETING, matter="核实", due_on=PERIOD.after.last_day))
    world.add(Task(source=TaskSource.MEETING, matter="以后", due_on=PERIOD.after.after.first_day))
    with world.office.read() as session:
        frozen = snapshot(session, PERIOD)
    assert frozen["duties"] == [task]
    leads, *_rest, money = frozen["counted"]
    assert leads == {"name": "新增线索", "value": "1", "projects": [project]}
    assert money == {"name": "市外内资到位额", "fen": "0", "projects": [], "parts": []}


def test_a_review_that_is_called_is_the_offices_own_to_prepare(world: World) -> None:
    world.add(ReviewMeeting(title="第13次项目评审会", held_on=date(2022, 10, 8)))
    assert [(one.matter, one.unit) for one in data(world).planned] == [("召开第13次项目评审会", "本单位")]


def test_tables_call_the_office_by_its_short_name_as_they_do_the_units(world: World) -> None:
    world.add(
        Unit(
            code="DL01", name="东丽区合作交流办公室", short_name="区合作交流办", group=UnitGroup.BUREAU, is_centre=True
        )
    )
    world.add(ReviewMeeting(title="第13次项目评审会", held_on=date(2022, 10, 8)))
    side, due = CommitmentSide.GOVERNMENT, date(2022, 9, 2)
    world.add(Commitment(project_id=world.project(), side=side, clause="租金减半", due_on=due))
    made = data(world)
    assert [one.unit for one in made.planned] == [one.lead for one in made.matters] == ["区合作交流办"]


def test_of_many_plans_the_most_important_are_told_in_the_order_of_their_days(world: World) -> None:
    world.add(ReviewMeeting(title="第13次项目评审会", held_on=date(2022, 10, 14)))
    for number in range(20):
        day = date(2022, 10, 5) if number < 18 else date(2022, 10, 12)
        world.project(next_step="签约", next_step_date=day, total_investment_fen=number)
    made = data(world)
    assert made.planned_count == 21 and len(made.planned) == 15
    assert [one.matter for one in made.planned[-3:]] == ["项目20：签约", "项目19：签约", "召开第13次项目评审会"]
    assert made.planned[0].matter == "项目18：签约", "of one day the largest first"


def test_a_long_record_is_told_by_its_beginning(world: World) -> None:
    project = world.project(world.investor(ownership=Ownership.CENTRAL_SOE), stage=Stage.SIGNED)
    activity = new_id()
    long = "设备已经进场。" * 20 + "后面还有很多" * 300
    world.add(
        Activity(id=activity, kind=ActivityKind.VISIT, held_on=START, text=long, confirmed=True),
        ActivityLink(activity_id=activity, project_id=project),
    )
    made = data(world)
    assert made.projects.lines[0].progress == "9月19日，" + "设备已经进场。" * 20
    assert made.activities[0].text == "项目1：" + "设备已经进场。" * 20


def test_long_matters_are_told_by_their_beginnings_too(world: World) -> None:
    kept = "请研究供电问题。" * 15
    long, day = kept + "后面还有很多" * 300, date(2022, 10, 5)
    world.add(Task(source=TaskSource.MEETING, matter=long, due_on=START, state=TaskState.OPEN))
    world.add(Task(source=TaskSource.MEETING, matter=long, due_on=day, state=TaskState.OPEN))
    project = world.project(
        world.investor(ownership=Ownership.CENTRAL_SOE), stage=Stage.SIGNED, next_step=long, next_step_date=day
    )
    side = CommitmentSide.GOVERNMENT
    world.add(Commitment(project_id=project, side=side, clause=long, due_on=date(2022, 9, 2)))
    made = data(world)
    assert [one.matter for one in made.duties.left] == [kept]
    assert [one.matter for one in made.matters] == ["项目1：" + kept]
    assert [one.matter for one in made.planned] == [kept, "项目1：" + kept]
    assert [one.next_step for one in made.projects.lines] == [kept]


def test_of_a_fortnight_to_come_nothing_is_late_by_days_to_come(world: World) -> None:
    duty = {"source": TaskSource.MEETING, "unit_id": world.unit("A"), "state": TaskState.OPEN}
    ahead = Fortnight(2030, 1)
    world.add(Task(matter="会商", due_on=ahead.first_day, **duty))
    project = world.project(world.investor(), stage=Stage.SIGNED)
    side = CommitmentSide.GOVERNMENT
    world.add(
        Commitment(project_id=project, side=side, clause="租金", due_on=date(2022, 9, 1), unit_id=world.unit("A"))
    )
    made = data(world, ahead)
    assert [(matter.kind, matter.days) for matter in made.matters] == [("承诺逾期", 32)]
    assert [row.days for row in made.duties.left] == [0]


@pytest.mark.parametrize(("count", "shown"), [(15, 15), (18, 18), (19, 15)])
def test_no_more_than_a_few_are_left_out_of_a_list(world: World, count: int, shown: int) -> None:
    for number in range(count):
        world.add(Activity(held_on=START, kind=ActivityKind.VISIT, text=f"第{number}次", confirmed=True))
        world.project(next_step="签约", next_step_date=date(2022, 10, 5))
    made = data(world)
    assert made.activity_kinds == (("出访", count),) and len(made.activities) == shown
    assert made.planned_count == count and len(made.planned) == shown
    with world.office.read() as session:
        shorter = fortnightly_data(session, PERIOD, ISSUED, {**LENGTHS, "activities": 5, "planned": 7})
    assert (len(shorter.activities), len(shorter.planned)) == (5, 7)


def test_what_is_planned_is_due_by_the_end_of_the_next_fortnight(world: World) -> None:
    """Else a duty that is closed early would be told of by no issue: not by the next, not by the one after it."""
    for day in (PERIOD.after.last_day, PERIOD.after.last_day + timedelta(days=1)):
        world.add(Task(source=TaskSource.MEETING, matter=f"{day}的事项", due_on=day))
    with world.office.read() as session:
        made = fortnightly_data(session, PERIOD, END + timedelta(days=8), LENGTHS)
    assert [one.day for one in made.planned] == [PERIOD.after.last_day]


@pytest.mark.parametrize(("number", "last"), [(20, date(2022, 10, 16)), (26, date(2023, 1, 8))])
def test_two_weeks_are_planned_whatever_the_years_end_cuts_short(world: World, number: int, last: date) -> None:
    world.project(next_step="签约", next_step_date=last)
    world.project(next_step="落地", next_step_date=last + timedelta(days=1))
    assert [(one.day, one.matter) for one in data(world, Fortnight(2022, number)).planned] == [(last, "项目1：签约")]


def test_no_day_before_the_issue_is_planned_and_a_next_step_that_is_over_is_called_so(world: World) -> None:
    """The issue of a fortnight comes out some days later, as around the new year."""
    investor, last = world.investor(ownership=Ownership.CENTRAL_SOE), Fortnight(2022, 27)
    for day in (date(2023, 1, 1), date(2023, 1, 4), date(2023, 1, 5), date(2023, 1, 14), date(2023, 1, 15)):
        world.project(investor, stage=Stage.SIGNED, next_step="签约", next_step_date=day)
    with world.office.read() as session:
        made = fortnightly_data(session, last, date(2023, 1, 5), LENGTHS)
        late = fortnightly_data(session, last, date(2023, 1, 15), LENGTHS)
    assert [one.day for one in made.planned] == [date(2023, 1, 5), date(2023, 1, 14)]
    assert [one.day for one in late.planned] == [date(2023, 1, 15)], "two weeks from the day of an issue after them"
    template = load_template(fortnightly.TEMPLATE, [resources_folder() / "report_templates"])
    tables = {b.caption: b.rows for b in fortnightly.build(made, template).blocks if isinstance(b, Table)}
    assert [row[0] for row in tables["下两周工作安排"]] == ["2023年1月5日", "2023年1月14日"], "as in all its tables"
    told = [row[-1].removeprefix("签约\n") for row in tables["重点项目进展表"]]
    assert told[1:3] == ["2023年1月4日前（已逾期）", "2023年1月5日前"]
