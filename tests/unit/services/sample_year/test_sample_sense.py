"""What the sample tells makes sense: it fits who does it, how far the project is, and the days of the year."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from desktop_app.services.sample_year import SampleYear
from tests.unit.services.sample_year.counting import FIRST, LAST, Count, Row, by_stage, check_phases

HOLIDAYS = (
    ("01-01", "01-03"), ("01-31", "02-06"), ("04-03", "04-05"), ("04-30", "05-04"), ("06-03", "06-05"),
    ("09-10", "09-12"), ("10-01", "10-07"), ("12-31", "12-31"),
)  # fmt: skip
MADE_UP = {"01-29", "01-30", "04-02", "04-24", "05-07", "10-08", "10-09"}
"""Of 2022 (国务院办公厅关于2022年部分节假日安排的通知, and the first day of the one for 2023)"""


def first_money(rows: dict[str, list[Row]]) -> dict[str, date]:
    """Project -> when its first money arrived that was confirmed."""
    found: dict[str, date] = {}
    for row in rows["到位资金"]:
        if row["状态"] == "确认":
            found[row["项目编号"]] = min(found.get(row["项目编号"], date.max), row["到位日期"])
    return found


def test_duties_fit_who_has_them_and_how_far_their_projects_are(year: SampleYear, rows: dict[str, list[Row]]) -> None:
    """A bureau has what is its business; nothing is asked of a project not yet signed or without money of its money."""
    signed = {row["项目编号"]: row["确认日期"] for row in rows["里程碑"] if row["阶段"] == "签约"}
    produces = {row["项目编号"]: row["确认日期"] for row in rows["里程碑"] if row["阶段"] == "投产"}
    arrived = first_money(rows)
    bureaus = {row["单位代码"] for row in rows["责任单位"] if row["分组"] == "委办局"}
    for row in rows["任务"]:
        project, due = year.duties[row["事项"]], row["到期日"]
        assert signed[project] < due <= produces.get(project, date.max)
        if "到位资金" in row["事项"]:
            assert row["责任单位代码"] not in bureaus and arrived[project] <= due
        if "用电增容" in row["事项"] and row["责任单位代码"] in bureaus:
            assert row["责任单位代码"] == "DL39"


def test_next_steps_and_follow_ups_fit_the_stage(count: Count, rows: dict[str, list[Row]]) -> None:
    paid = {row["项目编号"] for row in rows["到位资金"] if row["状态"] == "确认"}
    for number, project in count.projects.items():
        assert project["下一步"] != "督促首笔资金到位" or number not in paid
        assert project["下一步"] != "核实到位资金凭证" or number in paid
    signed, landed = by_stage(rows, "签约"), by_stage(rows, "落地")
    told = [row for row in rows["活动"] if row["类型"] == "跟进"]
    reviewed = by_stage(rows, "评审")
    before = {"载体情况": signed, "商谈合作": signed, "准备评审": reviewed, "租赁": landed, "注册": landed}
    for word, step in before.items():
        days = [(row["日期"], step.get(row["项目编号"], date.max)) for row in told if word in row["内容"]]
        assert days and all(day < reached for day, reached in days), word
    assert not any(stage in row["内容"] for row in told for stage in ("签约", "落地", "开工", "投产"))


def test_no_company_is_registered_that_is_there_already(rows: dict[str, list[Row]]) -> None:
    """It is there when money is about to come, or when a project adds to another."""
    names = {row["项目编号"]: row["项目名称"] for row in rows["项目"]}
    arrived = first_money(rows)
    told = [(row["项目编号"], row["日期"]) for row in rows["活动"] if "注册" in row["内容"]]
    assert told and all(day + timedelta(14) < arrived.get(number, date.max) for number, day in told)
    told += [(row["项目编号"], LAST) for row in rows["项目"] if "企业注册" in row["下一步"]]
    assert not [names[number] for number, _ in told if "期）" in names[number] or "增资扩产" in names[number]]


def test_vouchers_are_looked_at_once_there_is_money(rows: dict[str, list[Row]]) -> None:
    arrived = first_money(rows)
    told = [
        (row["项目编号"], row["日期"])
        for row in rows["活动"]
        if "到位资金凭证" in row["内容"] or "付款凭证" in row["内容"]
    ]
    assert told and all(arrived.get(number, date.max) <= day for number, day in told)


def test_what_is_overdue_can_be_owed(rows: dict[str, list[Row]]) -> None:
    """A place once money is there, support for what is produced once something is."""
    arrived, produces = first_money(rows), by_stage(rows, "投产")
    needs = {"首笔资金到位": arrived, "年度纳税达到约定额": produces, "设备投资完成并验收": produces}
    late = [row for row in rows["承诺"] if row["状态"] in {"逾期", "部分兑现"}]
    for row in late:
        met = needs.get(row["条件"])
        assert met is None or met.get(row["项目编号"], date.max) <= row["到期日"]
        assert "用电增容" not in row["条款"] or row["项目编号"] not in produces
    support = [row for row in rows["承诺"] if "扶持" in row["条款"]]
    assert support and all(row["金额"] > 0 for row in support)


def test_a_place_is_owed_to_whom_has_none(rows: dict[str, list[Row]]) -> None:
    landed = by_stage(rows, "落地")
    owed = [row["项目编号"] for row in rows["承诺"] if row["状态"] != "已兑现" and "交付" in row["条款"]]
    assert owed and not [number for number in owed if number in landed]


def test_what_makes_power_needs_none(rows: dict[str, list[Row]]) -> None:
    plants = {row["项目编号"] for row in rows["项目"] if "分布式光伏" in row["项目名称"]}
    told = [row["条款"] for row in rows["承诺"] if row["项目编号"] in plants and row["方向"] == "政府"]
    told += [row["事项"] for row in rows["任务"] if "分布式光伏" in row["事项"]]
    assert told and not [text for text in told if "增容" in text or "载体" in text]


def test_what_is_being_built_has_more_than_a_hundredth_of_its_money(rows: dict[str, list[Row]]) -> None:
    begun, paid, agreed = by_stage(rows, "开工"), defaultdict[str, Decimal](Decimal), defaultdict[str, Decimal](Decimal)
    for row in rows["到位资金"]:
        paid[row["项目编号"]] += row["到位金额"] if row["状态"] == "确认" else 0
    for row in rows["协议"]:
        agreed[row["项目编号"]] += row["协议金额"] if row["类型"] != "框架" else 0
    large = [number for number in begun if agreed[number] >= 10_000]
    assert large and not [number for number in large if paid[number] < agreed[number] * Decimal("0.025")]


def test_some_duties_are_closed_late_and_none_outlives_the_building_of_its_project(
    year: SampleYear, rows: dict[str, list[Row]]
) -> None:
    produces = by_stage(rows, "投产")
    late = [row for row in rows["任务"] if row["销号日期"] and row["销号日期"] > row["到期日"]]
    going = [row for row in rows["任务"] if row["状态"] == "进行中"]
    assert len(late) >= 5 and going
    assert not [row["事项"] for row in going if produces.get(year.duties[row["事项"]], LAST) < LAST]


def test_only_the_last_reviews_left_something_open(year: SampleYear) -> None:
    pending = {one.held_on for one in year.meetings for item in one.items if item.conclusion == "pending"}
    assert pending and pending <= set(sorted(one.held_on for one in year.meetings)[-2:])


def test_investors_are_visited_where_they_are(rows: dict[str, list[Row]]) -> None:
    regions = {row["投资方名称"]: row["注册地区划代码"] for row in rows["投资方"]}
    lead = {row["项目编号"]: regions[row["投资方名称"]] for row in rows["项目投资方"] if row["牵头"] == "是"}
    visits = [row for row in rows["活动"] if row["类型"] == "出访" and row["项目编号"] and row["日期"].year == 2022]
    assert visits
    for row in visits:
        assert (row["地点"] == "北京市") == lead[row["项目编号"]].startswith("11")
        assert not lead[row["项目编号"]].startswith("12")


def test_no_duty_stands_twice(rows: dict[str, list[Row]]) -> None:
    matters = [row["事项"] for row in rows["任务"]]
    assert len(set(matters)) == len(matters) == 180


def test_enterprises_of_services_build_and_make_nothing(year: SampleYear, rows: dict[str, list[Row]]) -> None:
    services = {row["项目编号"] for row in rows["项目"] if row["赛道"] == "开业运营类"}
    told = [(row["项目编号"], row["内容"]) for row in rows["活动"] if row["类型"] == "跟进"]
    told += [(row["项目编号"], row["下一步"]) for row in rows["项目"]]
    told += [(row["项目编号"], row[column]) for row in rows["承诺"] for column in ("条款", "条件")]
    told += [(year.duties[row["事项"]], row["事项"]) for row in rows["任务"]]
    making = ("施工", "设备进场", "设备安装", "原料", "生产和销售", "排污", "环评", "用电增容")
    found = {number in services for number, text in told if any(word in text for word in making)}
    assert found == {False}


def test_no_money_arrives_before_its_project_is_signed(rows: dict[str, list[Row]]) -> None:
    signed = by_stage(rows, "签约")
    arrived = {row["凭证编号"]: row["到位日期"] for row in rows["到位资金"]}
    for row in rows["到位资金"]:
        assert row["到位日期"] >= signed[row["项目编号"]]
        assert not row["冲销凭证编号"] or row["到位日期"] >= arrived[row["冲销凭证编号"]]
        assert not row["计入月份"] or f"{row['到位日期']:%Y-%m}" <= row["计入月份"]


def test_phases_of_a_project_come_in_the_order_of_their_numbers(rows: dict[str, list[Row]]) -> None:
    assert check_phases(rows) > 100


def test_a_promotion_is_about_no_project(rows: dict[str, list[Row]]) -> None:
    promotions = [row for row in rows["活动"] if row["类型"] == "推介"]
    assert promotions and not any(row["项目编号"] for row in promotions)


def test_activities_fit_how_far_their_projects_are(rows: dict[str, list[Row]]) -> None:
    signed, landed, produces = (by_stage(rows, stage) for stage in ("签约", "落地", "投产"))
    entered = {row["项目编号"]: row["录入日期"] for row in rows["项目"]}
    told = [row for row in rows["活动"] if row["日期"] >= FIRST and row["类型"] in ("出访", "接待", "签约", "走访")]
    for row in told:
        number, day = row["项目编号"], row["日期"]
        if row["类型"] == "签约":
            assert day == signed[number], "no signing without its project"
        elif number and row["类型"] == "走访":
            assert landed[number] <= day
            assert ("经营情况" in row["内容"]) == (produces.get(number, date.max) <= day)
        elif number:
            assert entered[number] <= day < signed.get(number, date.max)
    assert sum(bool(row["项目编号"]) for row in told) > len(told) / 2
    signings = [row["项目编号"] for row in told if row["类型"] == "签约"]
    assert len(set(signings)) == len(signings)


def test_nothing_is_owed_that_a_project_needs_before_it_is_built_once_that_is_begun(
    year: SampleYear, rows: dict[str, list[Row]]
) -> None:
    building = by_stage(rows, "开工")
    owed = [(row["项目编号"], row["条款"]) for row in rows["承诺"] if row["状态"] != "已兑现"]
    owed += [(year.duties[str(row["事项"])], row["事项"]) for row in rows["任务"] if row["状态"] == "进行中"]
    begun = [text for number, text in owed if number in building]
    before = ("交付载体", "载体交付", "环评手续", "节能审查", "施工手续", "规划手续", "立项备案")
    assert begun and not [text for text in begun if any(one in str(text) for one in before)]


def test_nobody_works_on_a_holiday_or_a_weekend(year: SampleYear, rows: dict[str, list[Row]]) -> None:
    days = [row["日期"] for row in rows["活动"]] + [row["下一步日期"] for row in rows["项目"]]
    days += [row[column] for row in rows["任务"] for column in ("到期日", "销号日期")]
    days += [row[column] for row in rows["里程碑"] for column in ("业务日期", "确认日期")]
    days += [row["到期日"] for row in rows["承诺"]] + [meeting.held_on for meeting in year.meetings]
    told = [day for day in days if day and day.year == 2022]
    assert not [day for day in told for first, last in HOLIDAYS if first <= f"{day:%m-%d}" <= last]
    assert {f"{day:%m-%d}" for day in told if day.weekday() > 4} <= MADE_UP


def test_water_and_power_are_not_connected_right_before_production(rows: dict[str, list[Row]]) -> None:
    produces = by_stage(rows, "投产")
    told = [row for row in rows["活动"] if row["内容"].startswith("对接水、电、气")]
    assert told
    assert all(row["日期"] <= produces.get(row["项目编号"], date.max) - timedelta(30) for row in told)


def test_nothing_is_referred_back_to_the_office_that_refers_it(rows: dict[str, list[Row]]) -> None:
    assert not any(row["接收单位代码"] in {row["推荐单位代码"], "DL01"} for row in rows["推荐"])


def test_partners_are_found_by_offices_that_know_companies(rows: dict[str, list[Row]]) -> None:
    names = {row["单位代码"]: row["简称"] for row in rows["责任单位"]}
    found = {names[row["责任单位代码"]] for row in rows["任务"] if "引荐上下游企业" in row["事项"]}
    assert found and found <= {"区工商联", "区供销社", "区商务局"}
