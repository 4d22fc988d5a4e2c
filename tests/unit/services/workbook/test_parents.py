"""Rows below rows that were refused, and trees that go round in circles."""

from desktop_app.services.office import Office
from tests.helpers.workbook import NUMBER, PROJECT, UNITS, book, cells, counts, reasons, take


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
