"""The import: one step, what is reported, and that nothing is half done."""

from datetime import date

import pytest
from sqlalchemy import func, select

from db.enums import Stage
from db.models import JournalTransaction, Project, Unit
from db.search import search
from desktop_app.domain.workbook.layout import Mapped, RawSheet
from desktop_app.errors import Cancelled, UserError
from desktop_app.services import journal
from desktop_app.services.office import Office
from desktop_app.services.workbook.importing import import_workbook
from desktop_app.services.workbook.report import Options
from tests.helpers.workbook import ACTOR, NUMBER, PROJECT, UNITS, book, cells, counts, reasons, take


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
