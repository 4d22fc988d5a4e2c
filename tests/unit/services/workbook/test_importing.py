"""The import: what is taken, what is refused and why, and that nothing is half done."""

from datetime import date

import pytest
from sqlalchemy import func, select

from db.enums import FundState, Indicator, Stage
from db.models import CodeItem, FundEntry, JournalTransaction, Milestone, Project, ProjectInvestor, Target, Unit
from db.search import search
from desktop_app.domain.workbook.layout import Mapped, RawSheet
from desktop_app.errors import Cancelled, UserError
from desktop_app.paths import resources_folder
from desktop_app.services import journal
from desktop_app.services.init_office import init_office
from desktop_app.services.office import Label, Office
from desktop_app.services.workbook.importing import import_workbook
from desktop_app.services.workbook.report import Options
from tests.helpers.workbook import ACTOR, INVESTORS, PROJECT, UNITS, book, cells, counts, reasons, remarks, take

NUMBER = PROJECT["项目编号"]


def test_a_workbook_is_one_step_that_can_be_undone_and_is_searchable(office: Office) -> None:
    report = take(office, book())
    assert (counts(report, "责任单位"), counts(report, "项目")) == ((2, 0, 0, 0), (1, 0, 0, 0))
    assert report.changes is not None and report.changes.kinds == {"unit", "investor", "project"}
    with office.read() as session:
        project = session.scalars(select(Project)).one()
        assert (project.stage, project.entered_on, project.created_by) == (Stage.LEAD, date(2022, 1, 5), "管理员")
        assert [hit.title for hit in search(session.connection(), "slxm")] == ["示例项目"]
        children = session.scalars(select(Unit).where(Unit.parent_id.is_not(None))).all()
        assert [unit.code for unit in children] == ["B2"]
    journal.undo(office, ACTOR, report.changes.transaction_id)
    assert cells(office)["项目"] == []


def test_importing_twice_changes_nothing(office: Office) -> None:
    take(office, book())
    with office.read() as session:
        steps = session.scalar(select(func.count()).select_from(JournalTransaction))
    report = take(office, book())
    assert counts(report, "投资方") == (0, 0, 2, 0)
    assert report.changes is not None and report.changes.count == 0
    with office.read() as session:
        assert session.scalar(select(func.count()).select_from(JournalTransaction)) == steps


def test_other_content_needs_update_and_empty_cells_leave(office: Office) -> None:
    take(office, book())
    other = {"项目": [{"项目编号": NUMBER, "项目名称": "", "阶段": "签约", "总投资": "100", "首报单位代码": "A1"}]}
    refused = take(office, other)
    assert "is there already with other content" in reasons(refused)["项目", 2]
    report = take(office, other, update=True)
    assert counts(report, "项目") == (0, 1, 0, 0)
    assert cells(office)["项目"][0] | {} == {
        "项目编号": NUMBER,
        "项目名称": "示例项目",
        "阶段": "签约",
        "状态": "正常",
        "类型": "新增",
        "战新产业": "否",
        "中心线索": "否",
        "首报单位代码": "A1",
        "总投资": 100,
        "优质项目": "否",
        "录入日期": date(2022, 1, 5),
    }


def test_a_dry_run_reports_and_changes_nothing(office: Office) -> None:
    report = take(office, book(), dry_run=True)
    assert counts(report, "项目") == (1, 0, 0, 0)
    assert report.changes is None
    assert cells(office)["项目"] == []


def test_a_cancelled_import_changes_nothing(office: Office) -> None:
    class Stop:
        def report(self, fraction: float | None, text: str = "") -> None:
            assert fraction is None or 0 <= fraction <= 1

        def check(self) -> None:
            raise Cancelled

    raws = [RawSheet("责任单位", [["单位代码", "单位名称", "分组"], ["A", "甲", "园区"]])]
    with pytest.raises(Cancelled):
        import_workbook(office, ACTOR, raws, Options(), Stop())
    assert cells(office)["责任单位"] == []


def test_bad_cells_are_refused_with_every_reason_and_the_rest_goes_on(office: Office) -> None:
    bad = {
        "项目编号": "A1-2022-0002",
        "项目名称": "坏",
        "总投资": "很多",
        "阶段": "飞",
        "行业代码": "ZZ",
        "录入日期": "x",
    }
    report = take(office, book(项目=[PROJECT, bad, {"项目名称": "无编号"}]))
    assert counts(report, "项目") == (1, 0, 0, 2)
    words = reasons(report)["项目", 3]
    for part in (
        "总投资: “很多” is not a number",
        "阶段: “飞” is not one of 线索、",
        "行业代码: there is no “ZZ”",
        "录入日期",
    ):
        assert part in words
    assert reasons(report)["项目", 4] == "项目编号 is empty"


def test_children_of_what_was_refused_are_refused_too(office: Office) -> None:
    sheets = book(
        项目=[PROJECT, {"项目编号": "X-1"}, {"项目编号": "X-2", "项目名称": "子", "上级项目编号": "X-1"}],
        项目投资方=[{"项目编号": "X-2", "投资方名称": "北京示例一公司", "份额": 100}],
        里程碑=[{"项目编号": "无此", "阶段": "签约"}, {"项目编号": NUMBER, "阶段": "签约"}],
    )
    report = take(office, sheets)
    assert reasons(report) == {
        ("项目", 3): "neither name nor codename",
        ("项目", 4): "上级项目编号: the row of the parent was refused",
        ("项目投资方", 2): "项目编号: the row of project X-2 was refused",
        ("里程碑", 2): "项目编号: there is no project 无此",
    }
    assert counts(report, "里程碑") == (1, 0, 0, 1)


def test_circles_and_doubles_are_refused(office: Office) -> None:
    units = [
        *UNITS,
        {"单位代码": "C", "单位名称": "丙", "分组": "园区", "上级单位代码": "D"},
        {"单位代码": "D", "单位名称": "丁", "分组": "园区", "上级单位代码": "C"},
        {"单位代码": "E", "单位名称": "戊", "分组": "园区", "上级单位代码": "D"},
        {"单位代码": "A1", "单位名称": "又", "分组": "园区"},
    ]
    report = take(office, {"责任单位": units})
    found = reasons(report)
    assert found["责任单位", 4] == found["责任单位", 5] == "上级单位代码: is above itself"
    assert found["责任单位", 6] == "上级单位代码: the row of the parent was refused"
    assert found["责任单位", 7] == "the same record stands in row 2 already"
    assert counts(report, "责任单位") == (2, 0, 0, 4)
    take(
        office,
        {"责任单位": [{"单位代码": "A1", "单位名称": "甲街道", "分组": "街道", "上级单位代码": "B2"}]},
        update=True,
    )
    assert "上级单位代码" not in cells(office)["责任单位"][0]


@pytest.mark.parametrize(
    ("shares", "stored"),
    [
        ((60, 40), [60_000_000, 40_000_000]),
        (("33.333333", "33.333333", "33.333333"), [33_333_333] * 3),
        ((0.6, 0.4), [60_000_000, 40_000_000]),
        ((1 / 3, 2 / 3), [33_333_333, 66_666_667]),
        ((100 / 3, 200 / 3), [33_333_333, 66_666_667]),
        ((60, 39.99), None),
        ((60, 40.000002), None),
        ((100, 0.5), None),
    ],
)
def test_shares_come_to_a_hundred_or_none_is_taken(
    office: Office, shares: tuple[object, ...], stored: list[int] | None
) -> None:
    investors = [{"投资方名称": f"示例{n}", "无代码原因": "境外"} for n in range(len(shares))]
    parts = [
        {"项目编号": NUMBER, "投资方名称": f"示例{n}", "份额": share, "牵头": "是" if n == 0 else "否"}
        for n, share in enumerate(shares)
    ]
    report = take(office, book(投资方=investors, 项目投资方=parts))
    with office.read() as session:
        found = session.scalars(select(ProjectInvestor.share).order_by(ProjectInvestor.id)).all()
    assert found == (stored or [])
    assert counts(report, "项目")[0] == 1
    if stored is None:
        assert all("not to 100 %" in words for words in reasons(report).values())


def test_one_bad_row_takes_the_whole_group_with_it(office: Office) -> None:
    credits = [
        {"项目编号": NUMBER, "单位代码": "A1", "角色": "首谈", "比例": 50},
        {"项目编号": NUMBER, "单位代码": "没有", "角色": "落地", "比例": 50},
    ]
    report = take(office, book(归属=credits))
    assert reasons(report)["归属", 2] == "another row of this project's shares was refused"
    assert "there is no unit 没有" in reasons(report)["归属", 3]


def test_shares_are_summed_with_what_the_database_has(office: Office) -> None:
    first = [{"项目编号": NUMBER, "单位代码": "A1", "角色": "首谈", "比例": 100}]
    take(office, book(归属=first))
    more = [{"项目编号": NUMBER, "单位代码": "乙园", "角色": "落地", "比例": 40}]
    assert counts(take(office, {"归属": more}), "归属") == (0, 0, 0, 1)
    assert counts(take(office, {"归属": [{**first[0], "比例": 60}, *more]}), "归属") == (0, 0, 0, 2)
    assert counts(take(office, {"归属": [{**first[0], "比例": 60}, *more]}, update=True), "归属") == (1, 1, 0, 0)
    assert [row["比例"] for row in cells(office)["归属"]] == [60, 40]


def fund(amount: object, number: str, reverses: str = "", **more: object) -> dict[str, object]:
    base = {"项目编号": NUMBER, "投资方名称": "北京示例一公司", "到位金额": amount, "凭证编号": number}
    return {**base, "冲销凭证编号": reverses, "状态": "确认", "形式": "货币", "计入月份": "2022-03", **more}


def test_a_reversal_finds_its_entry_before_or_after_it(office: Office) -> None:
    rows = [fund(-30, "R1", "E1"), fund(100, "E1"), fund(50, "E2"), fund(50, "E2", 投资方名称="上海示例二公司")]
    report = take(office, book(到位资金=rows))
    assert counts(report, "到位资金") == (4, 0, 0, 0)
    with office.read() as session:
        entries = {
            e.evidence_number: e for e in session.scalars(select(FundEntry).where(FundEntry.reverses_id.is_(None)))
        }
        reversal = session.scalars(select(FundEntry).where(FundEntry.reverses_id.is_not(None))).one()
        assert reversal.reverses_id == entries["E1"].id
        assert (reversal.amount_fen, reversal.state) == (-30_000_000, FundState.CONFIRMED)
    later = take(
        office, {"到位资金": [fund(-5, "R2", "E2"), fund(-5, "R3", "E2", 投资方名称=""), fund(-5, "R4", "无")]}
    )
    assert reasons(later) == {
        ("到位资金", 3): "several entries have the evidence number E2",
        ("到位资金", 4): "the project has no entry with the evidence number 无",
    }
    again = take(office, book(到位资金=rows))
    assert counts(again, "到位资金") == (0, 0, 4, 0)


def test_a_cell_without_a_character_that_can_be_kept_is_empty(office: Office) -> None:
    rows = [{**PROJECT, "项目名称": "\x1d\x07"}, {**PROJECT, "项目编号": "A1-2022-0002"}]
    report = take(office, book(项目=rows))
    assert reasons(report) == {("项目", 2): "neither name nor codename"}


def test_a_reversal_need_not_repeat_the_investor_and_the_form(office: Office) -> None:
    rows = [fund(100, "E1"), fund(-30, "E1冲", "E1")]
    rows[1] = {header: cell for header, cell in rows[1].items() if header not in ("投资方名称", "形式")}
    assert counts(take(office, book(到位资金=rows)), "到位资金") == (2, 0, 0, 0)
    with office.read() as session:
        entries = session.scalars(select(FundEntry)).all()
    assert len({(entry.investor_id, entry.form_code) for entry in entries}) == 1
    assert counts(take(office, book(到位资金=rows)), "到位资金") == (0, 0, 2, 0)


def test_only_reversals_are_negative_and_doubles_of_money_are_refused(office: Office) -> None:
    rows = [
        fund(-30, "E1"),
        fund(30, "E2", "E3"),
        fund(100, "E3"),
        fund(100, "E3"),
        fund(5, ""),
        fund(5, ""),
        fund(6, "", 计入月份=""),
    ]
    report = take(office, book(到位资金=rows))
    assert counts(report, "到位资金") == (3, 0, 0, 4)
    assert "must name the evidence number" in reasons(report)["到位资金", 2]
    assert reasons(report)["到位资金", 3] == "a reversal has a negative amount"
    assert reasons(report)["到位资金", 5] == "the same record stands in row 4 already"
    assert reasons(report)["到位资金", 7] == "the same record stands in row 6 already"
    assert "confirmed without a count month: it counts in no period" in remarks(report)


def test_confirmed_money_that_counts_nowhere_is_remarked_on(office: Office) -> None:
    rows = [
        fund(1, "E1"),
        fund(1, "E2", 形式=""),
        fund(1, "E3", 投资方名称=""),
        fund(1, "E4", 计入月份=""),
        fund(1, "E5", 形式="", 状态="草稿"),
    ]
    report = take(office, book(到位资金=rows))
    assert [(remark.number, remark.reason.words()) for remark in report.remarks if remark.sheet == "到位资金"] == [
        (3, "confirmed without a form: it counts nowhere"),
        (4, "confirmed without an investor: it counts nowhere"),
        (5, "confirmed without a count month: it counts in no period"),
    ]


def test_a_lone_investor_leads_unless_the_row_says_otherwise(office: Office) -> None:
    numbers = ["A1-2022-0001", "A1-2022-0002", "A1-2022-0003"]
    one, two = (row["投资方名称"] for row in INVESTORS)
    rows = [
        {"项目编号": numbers[0], "投资方名称": one, "份额": 100},
        {"项目编号": numbers[1], "投资方名称": one, "份额": 100, "牵头": "否"},
        {"项目编号": numbers[2], "投资方名称": one, "份额": 50},
        {"项目编号": numbers[2], "投资方名称": two, "份额": 50},
    ]
    sheets = book(项目=[{**PROJECT, "项目编号": number} for number in numbers], 项目投资方=rows)
    report = take(office, sheets)
    assert [row["牵头"] for row in cells(office)["项目投资方"]] == ["是", "否", "否", "否"]
    assert remarks(report) == ["the project has 0 lead investors"] * 2
    assert counts(take(office, sheets), "项目投资方") == (0, 0, 4, 0)


def test_unknown_words_join_open_tables_and_are_refused_by_closed_ones(office: Office) -> None:
    project = {**PROJECT, "专项行动": "新专项", "来源渠道": "商协会"}
    sheets = book(项目=[project], 到位资金=[fund(1, "E1", 凭证类型="新凭证"), fund(1, "E2", 形式="比特币")])
    sheets["投资方"] = [{**INVESTORS[0], "标签": "上市公司、新标签"}, INVESTORS[1]]
    report = take(office, sheets)
    assert [words for words in remarks(report) if "new to the code table" in words] == [
        "“新标签” is new to the code table of 标签 and was added to it",
        "“新专项” is new to the code table of 专项行动 and was added to it",
        "“新凭证” is new to the code table of 凭证类型 and was added to it",
    ]
    assert "货币、设备实物" in reasons(report)["到位资金", 3]
    with office.read() as session:
        items = session.scalars(select(CodeItem).where(CodeItem.origin == "office")).all()
        assert {(item.table, item.name) for item in items} == {
            ("investor_tag", "新标签"),
            ("campaign", "新专项"),
            ("evidence", "新凭证"),
        }
    assert cells(office)["投资方"][1]["标签"] == "上市公司、新标签"
    assert remarks(take(office, sheets)) == []


@pytest.mark.parametrize(
    ("cell", "shown", "doubtful"),
    [
        ("120110", "120110", False),
        (120110.0, "120110", False),
        ("11", "110000", False),
        ("台湾省", "710000", False),
        ("120199", "120199", True),
        ("889999", None, False),
        ("12x", None, False),
    ],
)
def test_region_codes(office: Office, cell: object, shown: str | None, doubtful: bool) -> None:
    report = take(office, {"投资方": [{"投资方名称": "示例", "无代码原因": "境外", "注册地区划代码": cell}]})
    rows = cells(office)["投资方"]
    assert [row["注册地区划代码"] for row in rows] == ([shown] if shown else [])
    assert any("is not in the code table" in words for words in remarks(report)) == doubtful


@pytest.mark.parametrize(("cell", "shown"), [("c35", "35"), (1.0, "01"), ("3562", "35"), ("C", "C"), ("农业", "01")])
def test_industry_codes(office: Office, cell: object, shown: str) -> None:
    take(office, book(项目=[{**PROJECT, "行业代码": cell}]))
    assert cells(office)["项目"][0]["行业代码"] == shown


def test_a_wrong_credit_code_is_refused_and_a_missing_one_remarked_on(office: Office) -> None:
    good = "91120110MA05J0PU5L"
    investors = [
        {"投资方名称": "甲", "统一社会信用代码": "911201100000000000"},
        {"投资方名称": "乙"},
        {"投资方名称": "丙", "统一社会信用代码": "91110000100000008P".lower()},
        {"投资方名称": "丁", "统一社会信用代码": "91110000100000008P"},
    ]
    from stdnum.cn import uscc

    body = good[:17]
    valid = body + uscc.calc_check_digit(body)
    investors[2]["统一社会信用代码"] = valid.lower()
    investors[3]["统一社会信用代码"] = valid
    report = take(office, {"投资方": investors})
    assert reasons(report) == {("投资方", 2): "统一社会信用代码: 911201100000000000 is no unified social credit code"}
    assert remarks(report) == [
        "neither a unified social credit code nor why there is none",
        "the same unified social credit code as “丙”",
    ]


def test_targets_are_stored_in_their_indicators_measure(office: Office) -> None:
    rows: list[dict[str, object]] = [
        {"年度": 2022, "指标": "市外内资到位额", "目标值": 2_000_000},
        {"年度": "2022年", "指标": "landed_quality_projects", "目标值": "950", "单位代码": "A1"},
        {"年度": 2022.0, "指标": "签约→落地率", "目标值": 0.6},
        {"年度": 2022, "指标": "兑现率", "目标值": "60％"},
        {"年度": 2022, "指标": "更新及时率", "目标值": 90},
        {"年度": 2022, "指标": "攻坚", "目标值": -1},
        {"年度": 2022, "指标": "攻坚", "目标值": "多"},
    ]
    report = take(office, book(指标目标=rows))
    with office.read() as session:
        values = dict(session.execute(select(Target.indicator, Target.value)).all())
    assert values == {
        Indicator.OUTSIDE_FUNDS_IN_PLACE: 2_000_000 * 1_000_000,
        Indicator.LANDED_QUALITY_PROJECTS: 950_000,
        Indicator.SIGNED_TO_LANDED_RATE: 60_000,
        Indicator.COMMITMENT_FULFILMENT_RATE: 60_000,
        Indicator.UPDATE_TIMELINESS_RATE: 90_000,
    }
    assert counts(report, "指标目标")[3] == 2
    assert cells(office)["指标目标"][0]["指标"] == "市外内资到位额"


def test_trainings_activities_and_tasks_find_what_they_refer_to(office: Office) -> None:
    sheets = book(
        项目=[PROJECT, {"项目编号": "P2", "代号": "计划"}],
        活动=[
            {"日期": "2022-02-01", "类型": "跟进", "项目编号": f"{NUMBER}、P2", "内容": "=看现场"},
            {"日期": "2022-02-02", "类型": "接待", "项目编号": "无", "内容": "x"},
        ],
        任务=[
            {"来源": "会议", "事项": "协调", "责任单位代码": "A1", "配合单位代码": "乙园、A1", "状态": "办理中"},
            {"来源": "会议", "事项": "协调", "配合单位代码": "X"},
        ],
        培训=[{"主题": "课", "形式": "线上", "开始时间": "2022-03-15 09:00", "学时": 2.5, "状态": "已举办"}],
        培训签到=[
            {"主题": "课", "开始时间": "2022/3/15 9:00", "姓名": "示例甲", "签到": "是", "单位代码": "A1"},
            {"主题": "课", "开始时间": "2022-03-16 09:00", "姓名": "示例甲"},
        ],
    )
    report = take(office, sheets)
    assert reasons(report) == {
        ("活动", 3): "项目编号: there is no project 无",
        ("任务", 3): "配合单位代码: there is no unit X",
        ("培训签到", 3): "there is no training “课” at 2022-03-16 09:00",
    }
    found = cells(office)
    assert found["活动"][0]["项目编号"] == f"{NUMBER}、P2"
    assert found["任务"][0]["配合单位代码"] == "B2、A1"
    assert found["培训签到"][0]["姓名"] == "示例甲"
    other = {**sheets["活动"][0], "确认": "是"}
    assert counts(take(office, {"活动": [other]}, update=True), "活动") == (0, 1, 0, 0)


def test_links_are_replaced_on_update(office: Office) -> None:
    take(office, {"投资方": [{**INVESTORS[0], "标签": "国高新、瞪羚"}]})
    report = take(office, {"投资方": [{**INVESTORS[0], "标签": "瞪羚、独角兽"}]}, update=True)
    assert counts(report, "投资方") == (0, 1, 0, 0)
    assert cells(office)["投资方"][0]["标签"] == "瞪羚、独角兽"
    same = take(office, {"投资方": [{**INVESTORS[0], "标签": "独角兽、瞪羚"}]})
    assert counts(same, "投资方") == (0, 0, 1, 0)


def test_a_record_in_the_recycle_bin_comes_back_under_its_number(office: Office) -> None:
    take(office, book(项目=[{**PROJECT, "总投资": 5, "概述": "旧"}]))
    with office.write(Label("Delete"), ACTOR) as tx:
        project = tx.session.scalars(select(Project)).one()
        project.deleted_at = tx.now_ms
        id_ = project.id
    child = {"里程碑": [{"项目编号": NUMBER, "阶段": "签约"}]}
    assert "there is no project" in reasons(take(office, child))["里程碑", 2]
    report = take(office, book(项目=[{**PROJECT, "概述": "新"}], **child))
    assert counts(report, "项目") == (1, 0, 0, 0)
    with office.read() as session:
        project = session.scalars(select(Project)).one()
        assert (project.id, project.deleted_at, project.summary) == (id_, None, "新")
        assert project.total_investment_fen is None


def test_the_first_import_fills_in_the_unit_of_the_set_up(office: Office) -> None:
    init_office(office, ACTOR, resources_folder(), code="A1", name="暂名", centre=True)
    report = take(office, {"责任单位": UNITS})
    assert counts(report, "责任单位") == (1, 1, 0, 0)
    assert remarks(report) == ["is this office itself, of which nothing was entered yet: filled in"]
    with office.read() as session:
        unit = session.scalars(select(Unit).where(Unit.code == "A1")).one()
        assert (unit.name, unit.is_centre) == ("甲街道", True)


def test_projects_belong_to_the_unit_that_reported_them(office: Office) -> None:
    sheets = book(项目=[{**PROJECT, "首报单位代码": "B2"}], 里程碑=[{"项目编号": NUMBER, "阶段": "线索"}])
    take(office, sheets)
    with office.read() as session:
        assert session.scalars(select(Project.owner_code)).all() == ["B2"]
        assert session.scalars(select(Milestone.owner_code)).all() == ["B2"]


def test_without_a_date_of_entry_the_first_milestone_stands(office: Office) -> None:
    bare = {"项目编号": "P2", "项目名称": "无日期"}
    milestones = [
        {"项目编号": "P2", "阶段": "签约", "业务日期": "2021-06-01"},
        {"项目编号": "P2", "阶段": "线索", "业务日期": "2021-05-01"},
    ]
    take(office, book(项目=[PROJECT, bare, {**bare, "项目编号": "P3"}], 里程碑=milestones))
    dates = {row["项目编号"]: row["录入日期"] for row in cells(office)["项目"]}
    assert dates == {NUMBER: date(2022, 1, 5), "P2": date(2021, 5, 1), "P3": office.clock.today()}


def test_unknown_sheets_and_columns_are_reported(office: Office) -> None:
    report = take(office, {**book(), "别的": [{"a": 1}], "项目": [{**PROJECT, "备注": "x"}]})
    assert report.unknown_sheets == ["别的"]
    assert report.unknown_columns == [("项目", "备注")]


def test_a_sheet_without_a_required_column_is_refused_with_all_its_rows(office: Office) -> None:
    report = take(office, {**book(), "里程碑": [{"项目编号": NUMBER, "业务日期": "2022-01-01"}, {"项目编号": NUMBER}]})
    assert counts(report, "里程碑") == (0, 0, 0, 2)
    assert reasons(report)["里程碑", 3] == "the sheet has no column 阶段"


def test_nothing_of_ours_in_the_file_is_one_sentence(office: Office) -> None:
    with pytest.raises(UserError, match=r"No sheet of the data workbook is in test\.xlsx"):
        take(office, {"别的": [{"a": 1}], "又": [{"b": 1}]})


def test_a_lone_sheet_of_another_name_is_known_by_its_headers(office: Office) -> None:
    report = take(office, {"Sheet1": UNITS})
    assert counts(report, "责任单位") == (2, 0, 0, 0)


def test_a_mapping_feeds_several_sheets_from_one(office: Office) -> None:
    take(office, {"责任单位": UNITS})
    flat = [{"企业": "北京示例", "编号": "P1", "项目": "甲", "单位": "甲街道", "备注": "略"}]
    mapping = {
        "投资方": (Mapped("台账", {"企业": "投资方名称"}, {"无代码原因": "未注册"}),),
        "项目": (Mapped("台账", {"编号": "项目编号", "项目": "项目名称"}, {"录入日期": "2022-01-01"}),),
        "归属": (Mapped("台账", {"编号": "项目编号", "单位": "单位代码"}, {"角色": "首谈", "比例": 100}),),
    }
    report = take(office, {"台账": flat}, mapping=mapping)
    assert reasons(report) == {}
    found = cells(office)
    assert found["归属"] == [{"项目编号": "P1", "单位代码": "A1", "角色": "首谈", "比例": 100}]
    assert found["投资方"] == [{"投资方名称": "北京示例", "无代码原因": "未注册"}]
