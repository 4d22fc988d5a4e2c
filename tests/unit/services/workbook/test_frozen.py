"""Confirmed money is not edited, and closed months are not rewritten."""

from datetime import date
from typing import Any

import pytest

from db.models import ClosedMonth
from desktop_app.services.office import Label, Office
from tests.helpers.workbook import ACTOR, NUMBER, PROJECT, book, cells, counts, reasons, take

ENTRY: dict[str, Any] = {
    "项目编号": NUMBER,
    "投资方名称": "北京示例一公司",
    "到位金额": 100,
    "到位日期": "2022-05-01",
    "形式": "货币",
    "凭证编号": "E1",
    "状态": "确认",
    "计入月份": "2022-05",
}


def close(office: Office, month: str) -> None:
    with office.write(Label("Issue"), ACTOR) as tx:
        tx.session.add(ClosedMonth(month=month, closed_on=date(2022, 6, 5)))


def test_confirmed_money_is_completed_but_never_changed(office: Office) -> None:
    take(office, book(到位资金=[ENTRY]))
    changed = take(office, {"到位资金": [{**ENTRY, "到位金额": 200}]}, update=True)
    assert "confirmed money is never changed" in reasons(changed)["到位资金", 2]
    completed = take(office, {"到位资金": [{**ENTRY, "凭证类型": "银行回单"}]}, update=True)
    assert counts(completed, "到位资金") == (0, 1, 0, 0)
    assert cells(office)["到位资金"][0]["到位金额"] == 100


def test_a_draft_is_changed_and_confirmed(office: Office) -> None:
    take(office, book(到位资金=[{**ENTRY, "状态": "草稿", "计入月份": None}]))
    report = take(office, {"到位资金": [{**ENTRY, "到位金额": 200}]}, update=True)
    assert counts(report, "到位资金") == (0, 1, 0, 0)
    assert cells(office)["到位资金"][0]["到位金额"] == 200


@pytest.mark.parametrize("month", ["2022-05", "2022-06"])
def test_money_enters_open_months_only(office: Office, month: str) -> None:
    take(office, book())
    close(office, "2022-05")
    report = take(office, {"到位资金": [{**ENTRY, "计入月份": month}, {**ENTRY, "凭证编号": "E2", "状态": "草稿"}]})
    if month == "2022-05":
        assert reasons(report)["到位资金", 2].startswith("计入月份: 2022-05 is closed")
        assert counts(report, "到位资金") == (1, 0, 0, 1)
    else:
        assert counts(report, "到位资金") == (2, 0, 0, 0)


def test_what_a_closed_month_counts_may_be_imported_again(office: Office) -> None:
    stone = {"项目编号": NUMBER, "阶段": "签约", "确认日期": "2022-05-06"}
    take(office, book(到位资金=[ENTRY], 里程碑=[stone]))
    close(office, "2022-05")
    report = take(office, {"到位资金": [ENTRY], "里程碑": [{**stone, "依据": "合同"}]}, update=True)
    assert counts(report, "到位资金") == (0, 0, 1, 0)
    assert counts(report, "里程碑") == (0, 1, 0, 0)


def test_confirmations_neither_enter_nor_leave_a_closed_month(office: Office) -> None:
    stone = {"项目编号": NUMBER, "阶段": "签约", "确认日期": "2022-05-06"}
    take(office, book(里程碑=[stone]))
    close(office, "2022-05")
    moved = take(office, {"里程碑": [{**stone, "确认日期": "2022-06-01"}]}, update=True)
    late = take(office, {"里程碑": [{**stone, "阶段": "落地"}]})
    for report in (moved, late):
        assert reasons(report)["里程碑", 2].startswith("确认日期: 2022-05 is closed")
    assert cells(office)["里程碑"][0]["确认日期"] == date(2022, 5, 6)


def test_the_children_of_an_unreadable_row_are_told_so(office: Office) -> None:
    rows = [{**PROJECT, "项目编号": "C", "上级项目编号": "P"}, {**PROJECT, "项目编号": "P", "总投资": "约一亿"}]
    assert reasons(take(office, book(项目=rows)))["项目", 2] == "上级项目编号: the row of project P was refused"


def test_a_parent_may_stand_below_its_children(office: Office) -> None:
    line = [{**PROJECT, "项目编号": f"P{n}", "上级项目编号": f"P{n + 1}"} for n in range(4)]
    report = take(office, book(项目=[*line, {**PROJECT, "项目编号": "P4"}]))
    assert reasons(report) == {}
    assert [row.get("上级项目编号") for row in cells(office)["项目"]] == ["P1", "P2", "P3", "P4", None]
