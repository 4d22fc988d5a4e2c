"""What the bulletins are made from agrees with the records, as of the month's end."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from db.enums import (
    AgreementKind,
    CommitmentSide,
    CommitmentState,
    FundState,
    Indicator,
    Ownership,
    ReportKind,
    Stage,
    TaskSource,
    TaskState,
    UnitGroup,
)
from db.models import (
    Activity,
    ActivityLink,
    CodeItem,
    Commitment,
    InvestorTag,
    Milestone,
    Project,
    Setting,
    Target,
    Task,
    Unit,
)
from db.types import WHOLE, new_id
from desktop_app.documents import monthly
from desktop_app.documents.assemble import indicator_row, monthly_data
from desktop_app.documents.data import MonthlyData
from desktop_app.documents.model import Paragraph
from desktop_app.documents.templates import load_template
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.domain.periods import Month
from desktop_app.paths import resources_folder
from desktop_app.queries.indicator_table import IndicatorRow
from desktop_app.queries.report_texts import setting_name
from desktop_app.services.office import Actor, Label
from tests.helpers.database import fresh_office
from tests.helpers.world import World

DAY = date(2023, 1, 6)
LENGTHS = {"projects": 12, "quality": 10}
DECEMBER, MARCH = Month(2022, 12), Month(2022, 3)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    made = World(office)
    made.add(
        CodeItem(table="fund_form", code="cash", name="货币", flags="countable"),
        CodeItem(table="investor_tag", code="listed", name="上市公司", flags="key"),
        CodeItem(table="region", code="320000", name="江苏省"),
    )
    yield made
    office.close()


def data(world: World, month: Month = DECEMBER) -> MonthlyData:
    with world.office.read() as session:
        return monthly_data(session, month, DAY, LENGTHS)


def step(world: World, project: str, stage: Stage, day: date) -> None:
    world.add(Milestone(project_id=project, stage=stage, business_date=day, confirmed_on=day))


def test_an_empty_office_has_an_empty_bulletin(world: World) -> None:
    made = data(world)
    assert made.projects.lines == ()
    assert made.quality.rows == ()
    assert set(made.district) == {Fraction(0)}
    assert set(made.unit_sums) == {Fraction(0)}
    assert (made.number, made.total) == (1, 1)


def test_key_projects_are_those_of_the_months_end(world: World) -> None:
    plain = world.investor()
    listed = world.investor()
    world.add(InvestorTag(investor_id=listed, tag="listed"))
    central = world.investor(ownership=Ownership.CENTRAL_SOE)
    daughter = world.investor(parent_id=central)
    large = {AgreementKind.INVESTMENT: FEN_PER_YI}
    small = {AgreementKind.INVESTMENT: FEN_PER_YI - 1}
    later = world.project(plain, agreed=large, stage=Stage.PRODUCTION)
    step(world, later, Stage.SIGNED, date(2022, 2, 1))
    step(world, later, Stage.LANDED, date(2022, 3, 31))
    step(world, later, Stage.PRODUCTION, date(2022, 4, 1))
    world.project(listed, agreed=small, stage=Stage.SIGNED)
    world.project(daughter, stage=Stage.CONSTRUCTION)
    world.project(plain, agreed=small, stage=Stage.SIGNED)
    unsigned = world.project(plain, agreed=large, stage=Stage.SIGNED)
    step(world, unsigned, Stage.SIGNED, date(2022, 4, 2))
    march, december = data(world, MARCH).projects, data(world).projects
    assert [(line.name, line.kinds, line.stage) for line in march.lines] == [
        ("项目1", "亿元", "落地"),
        ("项目2", "上市公司", "签约"),
        ("项目3", "央企", "开工"),
    ]
    assert (march.count, march.amount_fen) == (3, 2 * FEN_PER_YI - 1)
    assert [line.name for line in december.lines] == ["项目5", "项目2", "项目3"]


@pytest.mark.parametrize(("stage", "told"), [(Stage.SIGNED, "概述"), (Stage.LANDED, "尚无确认到位资金。概述")])
def test_of_a_project_that_has_landed_it_is_told_that_no_money_arrived(world: World, stage: Stage, told: str) -> None:
    world.project(world.investor(), agreed={AgreementKind.INVESTMENT: FEN_PER_YI}, stage=stage, summary="概述")
    assert data(world, MARCH).projects.lines[0].progress == told


def follow_up(world: World, project: str, day: date, text: str) -> None:
    activity = new_id()
    world.add(Activity(id=activity, held_on=day, kind="follow_up", text=text))
    world.add(ActivityLink(activity_id=activity, project_id=project))


def test_progress_is_the_money_and_the_last_record_up_to_the_months_end(world: World) -> None:
    investor = world.investor()
    project = world.project(investor, agreed={AgreementKind.INVESTMENT: FEN_PER_YI}, stage=Stage.SIGNED, summary="概述")
    assert data(world, MARCH).projects.lines[0].progress == "概述"
    world.fund(project, investor, FEN_PER_YI // 2, "2022-02")
    for day, text in (
        (date(2022, 3, 31), "设备进场。"),
        (date(2022, 3, 2), "签订租约。"),
        (date(2022, 4, 1), "调试。"),
    ):
        follow_up(world, project, day, text)
    assert data(world, MARCH).projects.lines[0].progress == "累计到位0.50亿元。3月31日，设备进场。"
    later = data(world, Month(2023, 1)).projects.lines[0].progress
    assert later == "累计到位0.50亿元。2022年4月1日，调试。", "a day of another year is named with it"
    step(world, project, Stage.SIGNED, date(2022, 3, 31))
    told = data(world, MARCH).projects.lines[0].progress
    assert told == "累计到位0.50亿元。3月31日签约。当日，设备进场。", "both are of one day"
    step(world, project, Stage.LANDED, date(2022, 5, 9))
    with world.office.write(Label("Land"), Actor("测试")) as tx:
        tx.session.get_one(Project, project).stage = Stage.LANDED
    told = data(world, Month(2022, 6)).projects.lines[0].progress
    assert told == "累计到位0.50亿元。5月9日落地。", "what was recorded before is older than the stage beside it"
    follow_up(world, project, date(2022, 5, 20), "沟通工作进度。")
    assert (
        data(world, Month(2022, 5)).projects.lines[0].progress
        == "累计到位0.50亿元。5月9日落地。5月20日，沟通工作进度。"
    )
    told = data(world, Month(2022, 6)).projects.lines[0].progress
    assert told == "累计到位0.50亿元。5月20日，沟通工作进度。", "the step was told the month before"
    follow_up(world, project, date(2022, 5, 21), "举行落地仪式。")
    told = data(world, Month(2022, 5)).projects.lines[0].progress
    assert told == "累计到位0.50亿元。5月21日，举行落地仪式。", "the record says so itself"


def test_a_step_that_is_to_be_confirmed_is_told_so_until_it_is(world: World) -> None:
    project = world.project(world.investor(), agreed={AgreementKind.INVESTMENT: FEN_PER_YI}, stage=Stage.SIGNED)
    taken = new_id()
    world.add(Milestone(id=taken, project_id=project, stage=Stage.SIGNED, business_date=date(2022, 3, 9)))
    follow_up(world, project, date(2022, 4, 8), "举行签约仪式。")
    told = [data(world, Month(2022, month)).projects.lines[0].progress for month in (3, 4)]
    assert told == ["", "4月8日，举行签约仪式（签约待确认）。"]
    follow_up(world, project, date(2022, 4, 9), "商谈后续安排。")
    told = [data(world, Month(2022, month)).projects.lines[0].progress for month in (3, 4)]
    assert told == ["", "3月9日签约（待确认）。4月9日，商谈后续安排。"]
    follow_up(world, project, date(2022, 3, 8), "商谈条款。")
    assert data(world, MARCH).projects.lines[0].progress == "3月9日签约（待确认）。"
    with world.office.write(Label("Confirm"), Actor("测试")) as tx:
        tx.session.get_one(Milestone, taken).confirmed_on = date(2022, 4, 2)
    told = [data(world, Month(2022, month)).projects.lines[0].progress for month in (3, 4)]
    assert told == ["3月9日签约（待确认）。", "4月9日，商谈后续安排。"]


def test_the_structure_adds_up_to_the_counted_money_of_the_landed_projects(world: World) -> None:
    outside, foreign = world.investor(), world.investor(ownership=Ownership.FOREIGN)
    landed = world.project(outside, date(2022, 5, 1))
    earlier = world.project(outside, date(2021, 5, 1))
    world.fund(landed, outside, 700)
    world.fund(landed, outside, 900, "2021-12")
    world.fund(landed, foreign, 5000)
    world.fund(earlier, outside, 300)
    made = data(world)
    assert made.structure.total_fen == world.value(Indicator.OUTSIDE_FUNDS_IN_PLACE) == 1000
    for shares in (made.structure.size, made.structure.industry, made.structure.ownership, made.structure.origin):
        assert sum(share.amount_fen for share in shares) == 700
        assert sum(share.count for share in shares) == 1
    assert made.structure.origin[0].name == "江苏省"


def test_landed_projects_are_cut_by_the_section_of_their_industry(world: World) -> None:
    codes = (("C", "制造业", ""), ("35", "专用设备制造业", "C"), ("36", "汽车制造业", "C"))
    world.add(*(CodeItem(table="industry", code=code, name=name, parent_code=above) for code, name, above in codes))
    for code in ("35", "36"):
        world.project(world.investor(), date(2022, 5, 1), industry_code=code)
    assert [(share.name, share.count) for share in data(world).structure.industry] == [("制造业", Fraction(2))]


def test_units_stand_in_the_annex_in_the_order_of_their_ranking(world: World) -> None:
    world.add(Unit(code="Z", name="园区丙", group=UnitGroup.PARK, sort_order=999))
    groups = [row.group for row in data(world).units]
    assert groups == sorted(groups, key=["园区", "街道", "委办局"].index) and groups[0] == "园区"


def test_promises_of_earlier_years_are_counted_apart(world: World) -> None:
    project = world.project(world.investor(), date(2022, 5, 1))
    for day in (date(2021, 12, 31), date(2022, 1, 1)):
        world.add(
            Commitment(
                project_id=project, side=CommitmentSide.GOVERNMENT, clause="交付", due_on=day,
                state=CommitmentState.PENDING, amount_fen=100,
            )
        )  # fmt: skip
    found = data(world).commitments
    assert (found.due, found.met, found.overdue, found.earlier, found.owed_fen) == (1, 0, 2, 1, 200)


def test_units_sum_and_district_differ_by_what_no_credit_covers(world: World) -> None:
    investor = world.investor()
    world.project(investor, date(2022, 5, 1), {"A": WHOLE // 2, "B": WHOLE // 2})
    world.project(investor, date(2022, 5, 1))
    made = data(world)
    assert [row.values[1] for row in made.units] == [Fraction(1, 2), Fraction(1, 2)]
    assert [made.unit_sums[1], made.district[1]] == [1, 2]


def test_the_centre_stands_among_the_units_when_it_has_figures(world: World) -> None:
    centre = new_id()
    world.units["ZX"] = centre
    world.add(Unit(id=centre, code="ZX", name="中心", group=UnitGroup.BUREAU, is_centre=True))
    assert data(world).units == ()
    world.project(world.investor(), date(2022, 5, 1), {"ZX": WHOLE})
    assert [row.unit for row in data(world).units] == ["中心"]


def test_a_unit_that_is_not_ranked_still_shows_its_money(world: World) -> None:
    investor = world.investor()
    for code in ("A", "B"):
        world.fund(world.project(investor, credits={code: WHOLE}), investor, 800)
    world.add(Target(year=2022, unit_id=world.units["A"], indicator=Indicator.OUTSIDE_FUNDS_IN_PLACE, value=1000))
    (group,) = data(world).rankings
    assert group.indicator == "市外内资到位额"
    assert [row.rank for row in group.rows] == [1, None]
    assert [row.done for row in group.rows] == [800, 800]
    (group,) = data(world, Month(2022, 5)).rankings
    assert [row.month for row in group.rows] == [800, 800]
    assert [row.completion for row in group.rows] == [Fraction(4, 5), None]


def test_reporting_counts_updates_returned_entries_and_missing_next_steps(world: World) -> None:
    unit = world.unit("A")
    investor = world.investor()
    project = world.project(investor, stage=Stage.SIGNED, host_unit_id=unit, next_step="")
    world.fund(project, investor, 1, state=FundState.RETURNED, arrived_on=date(2022, 3, 31))
    world.fund(project, investor, 1, state=FundState.RETURNED, arrived_on=date(2022, 4, 1))
    activity = new_id()
    world.add(Activity(id=activity, held_on=date(2022, 2, 9), kind="follow_up"))
    world.add(ActivityLink(activity_id=activity, project_id=project))
    made = data(world, MARCH).quality
    assert (made.on_time, made.due) == (1, 2)
    assert (made.behind, made.late, made.lacking) == (1, 0, 1), "it is the district: not below its own rate"
    assert (made.least, made.targeted) == (Fraction(1, 2), False)
    (row,) = made.rows
    assert (row.unit, row.on_time, row.due, row.returned, row.without_next_step) == ("A", 1, 2, 1, 1)


def test_a_rate_of_the_twelve_months_has_no_figure_of_the_month(world: World) -> None:
    step(world, world.project(world.investor(), stage=Stage.LANDED), Stage.SIGNED, date(2022, 3, 1))
    rows = {row.name: row for row in data(world, MARCH).indicators}
    assert (rows["签约落地率"].month, rows["签约落地率"].cumulative) == (None, Fraction(0))
    assert rows["更新及时率"].month is not None


def test_all_units_that_report_badly_are_counted_though_ten_are_named(world: World) -> None:
    for number in range(12):
        project = world.project(world.investor(), stage=Stage.SIGNED, host_unit_id=world.unit(f"U{number}"))
        if number:
            world.add(activity := Activity(id=new_id(), held_on=date(2022, 2, 9), kind="follow_up"))
            world.add(ActivityLink(activity_id=activity.id, project_id=project))
    assert (data(world, MARCH).quality.late, data(world, MARCH).quality.behind) == (1, 12), "all lack a next step"
    target(world, Fraction(9, 10))
    made = data(world, MARCH).quality
    assert (len(made.rows), made.behind, made.late) == (10, 12, 12)
    with world.office.read() as session:
        shorter = monthly_data(session, MARCH, DAY, {**LENGTHS, "quality": 3}).quality
    assert (len(shorter.rows), shorter.behind) == (3, 12)


def target(world: World, rate: Fraction) -> None:
    """Give the district a target for updates in time."""
    value = int(rate * 100_000)
    world.add(Target(year=2022, unit_id=None, indicator=Indicator.UPDATE_TIMELINESS_RATE, value=value))


def test_a_unit_is_not_named_for_one_update_of_many(world: World) -> None:
    """Late is who is below the target, and most so who made the most too late, not who made one of two."""
    target(world, Fraction(3, 5))
    updates = {"A": (4, 1), "B": (1, 0), "C": (4, 3)}
    for code, (projects, done) in updates.items():
        for number in range(projects):
            project = world.project(world.investor(), stage=Stage.SIGNED, host_unit_id=world.unit(code), next_step="有")
            for day in (date(2022, 2, 9), date(2022, 3, 9)) if number < done else ():
                world.add(activity := Activity(id=new_id(), held_on=day, kind="follow_up"))
                world.add(ActivityLink(activity_id=activity.id, project_id=project))
    made = data(world, MARCH).quality
    assert [(row.unit, row.on_time, row.due) for row in made.rows] == [("A", 2, 8), ("B", 0, 2)], "C is above it"
    assert (made.late, made.lacking, made.least, made.targeted) == (2, 0, Fraction(3, 5), True)


@pytest.mark.parametrize(
    ("indicator", "told"),
    [(Indicator.UPDATE_TIMELINESS_RATE, Fraction(3, 10)), (Indicator.ACTIVITIES, Fraction(1, 2))],
)
def test_a_rate_is_compared_by_points_and_all_else_by_its_share(indicator: Indicator, told: Fraction) -> None:
    row = IndicatorRow(
        indicator, None, None, None, Fraction(9, 10), None, None, Fraction(1, 2), None, last_year=Fraction(6, 10)
    )
    assert indicator_row(row).growth == told


def test_a_reader_outside_learns_who_confirmed(world: World) -> None:
    made = monthly.build(data(world), load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"]))
    whole = "\n".join(block.text for block in made.blocks if isinstance(block, Paragraph))
    texts = whole[whole.index("1. 市外内资到位额") :].splitlines()[:-1]
    assert texts[0].startswith("1. 市外内资到位额：经本单位确认") and "不低于0.95为绿灯，不低于0.70为黄灯" in whole
    assert not any("中心" in text or "{" in text for text in texts)
    assert texts[-1] == "18. 合计、比率和差额均按原始数据计算后四舍五入，与按所列数据计算的结果可能略有出入。"


def test_a_long_matter_that_is_overdue_is_told_by_its_beginning(world: World) -> None:
    kept = "请研究供电问题。" * 15
    world.add(Task(source=TaskSource.MEETING, matter=kept + "后面还有很多" * 300, due_on=date(2022, 3, 1)))
    assert [row.matter for row in data(world).overdue] == [kept]


def test_what_was_settled_after_the_month_is_still_overdue_in_it(world: World) -> None:
    unit = world.unit("A")
    project = world.project(world.investor(), stage=Stage.SIGNED)
    closed = {"state": TaskState.CLOSED, "closed_on": date(2022, 4, 1)}
    late = {"state": CommitmentState.FULFILLED, "fulfilled_on": date(2022, 4, 2), "amount_fen": 500, "paid_fen": 500}
    world.add(
        Task(source=TaskSource.MEETING, matter="会商", unit_id=unit, due_on=date(2022, 3, 1), **closed),
        Task(source=TaskSource.MEETING, matter="当日到期", unit_id=unit, due_on=date(2022, 3, 31)),
        Commitment(
            project_id=project,
            side=CommitmentSide.GOVERNMENT,
            clause="租金",
            due_on=date(2022, 2, 1),
            unit_id=unit,
            **late,
        ),
    )
    march = data(world, MARCH)
    assert [(row.kind, row.matter, row.days) for row in march.overdue] == [
        ("政府承诺", "项目1：租金", 58),
        ("责任清单", "会商", 30),
    ]
    assert march.commitments.owed_fen == 500
    assert [row.matter for row in data(world, Month(2022, 4)).overdue] == ["当日到期"]


def test_a_month_that_is_not_over_tells_what_was_so_on_its_day(world: World) -> None:
    unit = world.unit("A")
    task = {"source": TaskSource.MEETING, "unit_id": unit}
    world.add(Task(matter="会商", due_on=date(2022, 12, 20), **task))
    world.add(Task(matter="年底前", due_on=date(2022, 12, 29), **task))
    with world.office.read() as session:
        early = monthly_data(session, DECEMBER, date(2022, 12, 26), LENGTHS)
        ahead = monthly_data(session, Month(2030, 1), date(2022, 12, 26), LENGTHS)
    assert early.cutoff == ahead.cutoff == date(2022, 12, 26)
    assert [(row.matter, row.days) for row in early.overdue] == [("会商", 6)]
    assert [(row.matter, row.days) for row in ahead.overdue] == [("会商", 6)], "nothing is late by days to come"
    assert data(world).cutoff == date(2022, 12, 31)


def test_what_the_clerk_wrote_is_taken(world: World) -> None:
    name = setting_name(ReportKind.MONTHLY, "2022-12")
    world.add(Setting(name=name, value='{"problems": ["开工偏慢。"], "next_steps": []}'))
    assert (data(world).problems, data(world).next_steps) == (("开工偏慢。",), ())
    assert data(world, MARCH).problems is None
