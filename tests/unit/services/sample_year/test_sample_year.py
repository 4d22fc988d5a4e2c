"""The sample year shows exactly the figures of the published report, counted here again from the bare rows."""

import csv
from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from stdnum.cn import uscc

from desktop_app.domain.meeting import read
from desktop_app.services.codes import read_table
from desktop_app.services.sample_year import SHEETS, SampleYear, fixture, sample_year
from tests.unit.services.sample_year.counting import FIRST, LAST, ORDER, RESOURCES, Count, Row, check_phases


def test_funds_in_place(count: Count) -> None:
    assert sum(row["到位金额"] for row in count.counted_funds()) == Decimal("2005000")


def test_funds_come_through_the_whole_year(count: Count) -> None:
    months: dict[str, Decimal] = defaultdict(Decimal)
    for row in count.counted_funds():
        months[row["计入月份"]] += row["到位金额"]
    assert len(months) == 12
    assert all(20_000 < amount < 500_000 for amount in months.values())


def test_landed_projects(count: Count) -> None:
    quality = count.quality()
    assert len(quality) == 1007
    assert len([number for number in quality if count.agreed[number] >= 10_000]) == 53
    assert len([number for number in quality if count.lead_origin(number).startswith("11")]) == 186
    assert len([number for number in quality if count.agreed[number] == 10_000]) >= 5


def test_central_enterprises_projects(count: Count) -> None:
    central = {n for n in count.landed if any(count.central(p["投资方名称"]) for p in count.parties[n])}
    assert len(central) == 13
    assert central <= count.quality()


def test_recognised_beijing_amount(rows: dict[str, list[Row]]) -> None:
    amounts = [row["认定金额"] for row in rows["北京认定"] if FIRST <= row["认定日期"] <= LAST]
    assert sum(amounts) == Decimal("1061000")
    assert all(amount > 0 for amount in amounts)


def test_leads(count: Count, rows: dict[str, list[Row]]) -> None:
    leads = count.leads()
    referred = {row["项目编号"] for row in rows["推荐"] if row["接收日期"] and row["接收日期"] <= LAST}
    assisted = {row["项目编号"] for row in rows["攻坚"] if row["日期"] <= LAST}
    assert (len(leads), len(leads & referred), len(leads & assisted), len(leads & count.landed)) == (257, 206, 13, 57)


def test_trainings_and_activities(rows: dict[str, list[Row]]) -> None:
    held = [r for r in rows["培训"] if r["状态"] == "已举办" and r["开始时间"].year == 2022]
    assert Counter(row["形式"] for row in held) == {"线上": 3, "线下": 3}
    starts = {(row["主题"], row["开始时间"]) for row in held}
    signed = [r for r in rows["培训签到"] if (r["主题"], r["开始时间"]) in starts and r["签到"] == "是"]
    assert len(signed) > 400
    confirmed = [r for r in rows["活动"] if r["确认"] == "是" and FIRST <= r["日期"] <= LAST and r["类型"] != "跟进"]
    assert 100 < len(confirmed) < 200


def test_the_years_targets_are_reached(rows: dict[str, list[Row]]) -> None:
    district = {row["指标"]: row["目标值"] for row in rows["指标目标"] if not row["单位代码"]}
    assert district["市外内资到位额"] <= 2_005_000
    assert district["新增落地市外优质项目"] <= 1007
    assert len({row["单位代码"] for row in rows["指标目标"]}) > 70


def test_every_kind_of_record_that_must_not_count_is_there(count: Count, rows: dict[str, list[Row]]) -> None:
    projects = count.projects
    assert {row["状态"] for row in rows["到位资金"]} == {"草稿", "单位核", "确认", "退回"}
    assert any(row["形式"] == "无形资产" for row in rows["到位资金"])
    assert {"2021-12", "2023-01", ""} <= {row["计入月份"] for row in rows["到位资金"]}
    assert sum(row["到位金额"] < 0 for row in rows["到位资金"]) >= 20
    landings = [row for row in rows["里程碑"] if row["阶段"] == "落地"]
    assert any(row["确认日期"] is None for row in landings)
    assert {row["确认日期"].year for row in landings if row["确认日期"]} == {2021, 2022, 2023}
    out = count.landed - count.quality()
    assert any(projects[number]["类型"] == "追加" for number in out)
    assert any(projects[number]["优质项目"] == "否" for number in out)
    assert any(count.lead_origin(number).startswith("12") for number in out)
    assert any(count.agreed[number] >= 10_000 for number in out)
    assert Decimal("9999.999999") in {count.agreed[number] for number in count.quality()}
    assert {projects[number]["状态"] for number in count.quality()} == {"正常", "暂缓", "终止"}
    moved = [
        party
        for parties in count.parties.values()
        for party in parties
        if party["来源地区划代码"]
        and party["来源地区划代码"][:2] != count.investors[party["投资方名称"]]["注册地区划代码"][:2]
    ]
    assert {party["来源地区划代码"][:2] == "12" for party in moved} == {True, False}
    assert any(row["代号"] for row in rows["项目"])
    assert any(row["上级项目编号"] for row in rows["项目"])


def test_every_duty_names_its_project(count: Count, year: SampleYear) -> None:
    assert {row["事项"] for row in year.rows["任务"]} == set(year.duties)
    for matter, number in year.duties.items():
        assert count.projects[number]["项目名称"] in matter


def test_updates_are_mostly_monthly(count: Count, rows: dict[str, list[Row]]) -> None:
    months: dict[str, set[str]] = defaultdict(set)
    for row in rows["活动"]:
        if row["项目编号"]:
            months[row["项目编号"]].add(f"{row['日期']:%Y-%m}")
    due = done = 0
    for number, row in count.projects.items():
        if row["状态"] == "正常" and row["阶段"] != "投产":
            first = row["录入日期"].month if row["录入日期"].year == 2022 else 1
            wanted = {f"2022-{month:02d}" for month in range(first, 13)}
            due, done = due + len(wanted), done + len(wanted & months[number])
    assert 0.85 < done / due < 0.95


def check_references(rows: dict[str, list[Row]]) -> None:
    """Keys are unique, every reference resolves, shares and credits come to 100, every code is in its table."""
    units = {row["单位代码"] for row in rows["责任单位"]}
    investors = {row["投资方名称"] for row in rows["投资方"]}
    numbers = {row["项目编号"] for row in rows["项目"]}
    evidence = {row["凭证编号"] for row in rows["到位资金"]}
    assert len(units) == len(rows["责任单位"])
    assert len(investors) == len(rows["投资方"])
    assert len(numbers) == len(rows["项目"])
    assert len(evidence) == len(rows["到位资金"])
    for sheet, columns in SHEETS.items():
        for row in rows[sheet]:
            assert tuple(row) == columns
            assert row.get("项目编号", "") in numbers | {""}
            assert row.get("上级项目编号", "") in numbers | {""}
            assert row.get("投资方名称", "") in investors | {""}
            assert row.get("上级投资方", "") in investors | {""}
            assert row.get("冲销凭证编号", "") in evidence | {""}
            for column in columns:
                if column.endswith("单位代码"):
                    assert set(str(row[column]).split("、")) <= units | {""}
    check_codes(rows)
    check_sums(rows)


def check_codes(rows: dict[str, list[Row]]) -> None:
    regions = {row.code for row in read_table(RESOURCES, "region")}
    for row in rows["投资方"]:
        assert row["注册地区划代码"] in regions
        assert bool(row["统一社会信用代码"]) != bool(row["无代码原因"])
        if row["统一社会信用代码"]:
            uscc.validate(row["统一社会信用代码"])
            assert row["统一社会信用代码"][8:10] == "YL"
    assert {row["来源地区划代码"] for row in rows["项目投资方"]} <= regions | {""}
    assert {row["行业代码"] for row in rows["项目"]} <= {row.code for row in read_table(RESOURCES, "industry")}
    for sheet, column, table in (
        ("项目", "专项行动", "campaign"),
        ("项目", "来源渠道", "source"),
        ("到位资金", "形式", "fund_form"),
        ("到位资金", "凭证类型", "evidence"),
    ):
        assert {row[column] for row in rows[sheet]} <= {row.name for row in read_table(RESOURCES, table)} | {""}
    tags = {tag for row in rows["投资方"] for tag in row["标签"].split("、") if tag}
    assert tags <= {row.name for row in read_table(RESOURCES, "investor_tag")}


def check_sums(rows: dict[str, list[Row]]) -> None:
    for sheet, column in (("项目投资方", "份额"), ("归属", "比例")):
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows[sheet]:
            sums[row["项目编号"]] += row[column]
        assert set(sums) == {row["项目编号"] for row in rows["项目"]}
        assert set(sums.values()) == {Decimal(100)}


def test_references_codes_and_sums(rows: dict[str, list[Row]]) -> None:
    check_references(rows)


def test_investors_and_their_parents(rows: dict[str, list[Row]]) -> None:
    seen: set[str] = set()
    for row in rows["投资方"]:
        assert "示例" in row["投资方名称"]
        assert row["上级投资方"] in seen | {""}
        seen.add(row["投资方名称"])


def test_dates_run_forwards(rows: dict[str, list[Row]]) -> None:
    steps: dict[str, list[Row]] = defaultdict(list)
    for row in rows["里程碑"]:
        steps[row["项目编号"]].append(row)
    for row in rows["项目"]:
        mine = steps[row["项目编号"]]
        positions = [ORDER.index(step["阶段"]) for step in mine]
        assert positions == sorted(set(positions))
        days = [step["业务日期"] for step in mine]
        confirmed = [step["确认日期"] for step in mine if step["确认日期"]]
        assert days == sorted(days)
        assert confirmed == sorted(confirmed)
        assert all(step["确认日期"] >= step["业务日期"] for step in mine if step["确认日期"])
        assert days[0] == row["录入日期"]
        assert [step["阶段"] for step in mine if step["确认日期"]][-1] == row["阶段"]
        assert row["项目编号"].split("-")[1] == str(row["录入日期"].year)


def test_money_is_never_more_than_promised(count: Count) -> None:
    arrived: dict[str, Decimal] = defaultdict(Decimal)
    for row in count.counted_funds():
        arrived[row["项目编号"]] += row["到位金额"]
    over = [number for number, amount in arrived.items() if amount > count.projects[number]["总投资"]]
    assert len(over) <= 3
    for row in count.projects.values():
        if row["固定资产投资"] is not None:
            assert row["固定资产投资"] <= row["总投资"]


def test_names_of_the_report_are_there(rows: dict[str, list[Row]]) -> None:
    names = {row["项目名称"] for row in rows["项目"]}
    assert len(names) == len(rows["项目"])
    for name in ("国能智深控制技术", "南京垠坤智能制造产业园", "坤鼎大健康产业园", "虹博基因医疗器械研发"):
        assert name in names


def test_a_project_that_failed_at_its_review_is_over(year: SampleYear) -> None:
    failed = {item.project: one.held_on for one in year.meetings for item in one.items if item.conclusion == "failed"}
    rows = [row for row in year.rows["项目"] if row["项目编号"] in failed]
    assert rows and {(row["状态"], row["下一步"], row["下一步日期"]) for row in rows} == {("终止", "", None)}
    for row in year.rows["活动"]:
        number, day = row["项目编号"], row["日期"]
        if number in failed:
            assert isinstance(day, date) and day <= failed[str(number)] + timedelta(30)


def test_every_judge_of_a_meeting_scores_each_of_its_projects_or_stands_aside(year: SampleYear) -> None:
    for meeting in year.meetings:
        judges = {card.judge for item in meeting.items for card in item.cards}
        assert all({card.judge for card in item.cards} in (set(), judges) for item in meeting.items)


def test_review_meetings(year: SampleYear) -> None:
    numbers = {row["项目编号"]: row for row in year.rows["项目"]}
    assert 10 <= len(year.meetings) <= 20
    dates = [meeting.held_on for meeting in year.meetings]
    assert dates == sorted(set(dates))
    reviewed = {(row["项目编号"], row["业务日期"]) for row in year.rows["里程碑"] if row["阶段"] == "评审"}
    for meeting in year.meetings:
        assert meeting.items
        record = read(meeting.minutes)
        assert record.starts == time(9, 30) and record.recorder and "形成结论" in record.text
        assert set(record.judges) == {card.judge for item in meeting.items for card in item.cards}
        for item in meeting.items:
            assert (item.project, meeting.held_on) in reviewed
            if numbers[item.project]["阶段"] in {"签约", "落地", "开工", "投产"}:
                assert item.conclusion == "passed" or (item.conclusion == "conditional" and item.conditions_closed)
    assert {item.conclusion for meeting in year.meetings for item in meeting.items} >= {"passed", "conditional"}


def test_the_same_seed_gives_the_same_rows(year: SampleYear) -> None:
    again = sample_year(RESOURCES)
    assert again == year
    assert sample_year(RESOURCES, seed=7).rows != year.rows


@pytest.mark.parametrize("seed", range(1, 6))
def test_another_seed_shows_the_same_figures(seed: int) -> None:
    other = Count(sample_year(RESOURCES, seed).rows)
    check_references(other.rows)
    check_phases(other.rows)
    assert sum(row["到位金额"] for row in other.counted_funds()) == Decimal("2005000")
    assert len(other.quality()) == 1007
    assert len([number for number in other.quality() if other.agreed[number] >= 10_000]) == 53


def test_synthetic_data_of_any_size() -> None:
    made = fixture(RESOURCES, projects=500, units=12, seed=3)
    assert (len(made["项目"]), len(made["责任单位"])) == (500, 12)
    check_references(made)
    check_phases(made)
    assert made == fixture(RESOURCES, projects=500, units=12, seed=3)
    assert made != fixture(RESOURCES, projects=500, units=12, seed=4)


def test_more_than_a_year_holds_reaches_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.services.sample_year.FULL_YEAR", 150)
    made = fixture(RESOURCES, projects=400, units=12, seed=3)
    check_references(made)
    landed = Counter(str(row["确认日期"])[:4] for row in made["里程碑"] if row["阶段"] == "落地" and row["确认日期"])
    assert sorted(landed) == ["2019", "2020", "2021", "2022"]  # and a few of the year before the first
    assert min(landed[year] for year in ("2020", "2021", "2022")) > 60
    still = {
        str(row["录入日期"])[:4] for row in made["项目"] if row["阶段"] in {"线索", "洽谈"} and row["状态"] == "正常"
    }
    assert still == {"2021", "2022"}  # those of 2022 may have been entered late in the year before
    numbers = [row["凭证编号"] for row in made["到位资金"]]
    assert len(set(numbers)) == len(numbers)


def test_cells_are_of_the_workbooks_types(rows: dict[str, list[Row]]) -> None:
    kinds = (str, int, Decimal, date, datetime, type(None))
    assert all(isinstance(cell, kinds) for sheet in rows.values() for row in sheet for cell in row.values())


def test_the_units_of_the_sample_are_the_sheet() -> None:
    with (RESOURCES / "sample" / "units.csv").open(encoding="utf-8", newline="") as file:
        units = list(csv.DictReader(file))
    assert len(units) == 75
    assert Counter(unit["group"] for unit in units) == {"委办局": 52, "园区": 12, "街道": 11}
