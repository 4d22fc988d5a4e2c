"""A unit that exchanges with a centre imports nothing that only the centre says, and all that it imports is its own."""

from typing import Any

import pytest

from db.enums import UserRole
from db.models import Activity, FundEntry, Project
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Actor, Office
from desktop_app.services.workbook.importing import import_workbook
from desktop_app.services.workbook.report import ImportReport, Options
from tests.helpers.workbook import ACTOR, NUMBER, PROJECT, Rows, book, counts, from_records, fund, reasons

CLERK, CHECKER = Actor("张", "A1"), Actor("李", "A1", UserRole.CHECKER)
SIGNED: dict[str, Any] = {"项目编号": NUMBER, "阶段": "签约", "业务日期": "2022-03-01", "确认日期": "2022-03-02"}
CITY: dict[str, Any] = {"项目编号": NUMBER, "批次文号": "一", "认定日期": "2022-03-02", "认定金额": 100}
TARGET: dict[str, Any] = {"年度": 2022, "单位代码": "A1", "指标": "市外内资到位额", "目标值": 100}


def give(office: Office, actor: Actor, sheets: dict[str, Rows], *, update: bool = False) -> ImportReport:
    return import_workbook(office, actor, from_records(sheets), Options(name="test.xlsx", update=update))


@pytest.fixture
def unit(office: Office) -> Office:
    """A unit's office that has exchanged with the centre, with a project."""
    set_local(office, unit_code="A1", is_centre=False)
    give(office, ACTOR, book())
    set_local(office, unit_code="A1", is_centre=False, last_exchange_ms=1)
    return office


def test_whatever_a_unit_imports_is_its_own_whoever_reported_it(unit: Office) -> None:
    other = {**PROJECT, "项目编号": "A1-2", "项目名称": "乙", "首报单位代码": "B2"}
    visit = {"日期": "2022-03-01", "类型": "走访", "单位代码": "B2", "内容": "走访乙企业", "项目编号": "A1-2"}
    report = give(
        unit,
        CLERK,
        {"项目": [other], "活动": [visit], "到位资金": [{**fund(5, "1", 状态="单位核"), "项目编号": "A1-2"}]},
    )
    assert not report.rejected
    with unit.read() as session:
        for kind in (Project, Activity, FundEntry):
            assert {one.owner_code for one in session.query(kind)} == {"A1"}


def test_at_the_centre_a_project_belongs_to_whoever_reported_it(office: Office) -> None:
    set_local(office, unit_code="ZX", is_centre=True)
    give(office, ACTOR, book(项目=[{**PROJECT, "首报单位代码": "B2"}]))
    with office.read() as session:
        assert session.query(Project).one().owner_code == "B2"


def test_a_units_clerk_imports_no_confirmation(unit: Office) -> None:
    report = give(
        unit, CLERK, {"到位资金": [fund(5, "1"), fund(6, "2", 状态="单位核")], "里程碑": [SIGNED], "北京认定": [CITY]}
    )
    assert counts(report, "到位资金") == (1, 0, 0, 1)
    said = reasons(report)
    assert "the centre confirms money" in said["到位资金", 2]
    assert said["里程碑", 2].startswith("确认日期: this stage is confirmed by others")
    assert "the city has recognised" in said["北京认定", 2]


def test_what_the_centre_has_confirmed_comes_back_unchanged(unit: Office) -> None:
    rows: dict[str, Rows] = {"到位资金": [fund(5, "1")], "里程碑": [SIGNED], "北京认定": [CITY]}
    give(unit, ACTOR, rows)
    report = give(unit, CLERK, rows, update=True)
    assert not report.rejected and {counts(report, sheet) for sheet in rows} == {(0, 0, 1, 0)}


def test_a_unit_may_confirm_the_stages_that_are_its_own(unit: Office) -> None:
    own = {**SIGNED, "阶段": "洽谈"}
    assert not give(unit, CHECKER, {"里程碑": [own]}).rejected
    assert give(unit, CHECKER, {"里程碑": [SIGNED]}).rejected


def test_a_unit_imports_no_unit_that_the_centre_does_not_know_and_no_target(unit: Office) -> None:
    new = {"单位代码": "C3", "单位名称": "丙园区", "分组": "园区"}
    report = give(unit, ACTOR, {"责任单位": [new], "指标目标": [TARGET]})
    said = reasons(report)
    assert "the centre does not know this unit" in said["责任单位", 2]
    assert "the centre sets targets" in said["指标目标", 2]


@pytest.mark.parametrize(
    "local",
    [{}, {"unit_code": "A1", "is_centre": False}, {"unit_code": "A1", "is_centre": True, "last_exchange_ms": 1}],
)
def test_history_is_taken_as_it_is_by_a_centre_and_by_who_exchanges_with_nobody(
    office: Office, local: dict[str, Any]
) -> None:
    set_local(office, **local)
    report = give(office, CLERK, book(到位资金=[fund(5, "1")], 里程碑=[SIGNED], 北京认定=[CITY], 指标目标=[TARGET]))
    assert not report.rejected
