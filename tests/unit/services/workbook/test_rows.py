"""Cells that are joined over several rows, and formulas without a result."""

from desktop_app.domain.progress import Part, Silent
from desktop_app.domain.workbook.cells import Formula
from desktop_app.domain.workbook.layout import RawSheet, locate
from desktop_app.domain.workbook.schema import BY_NAME
from desktop_app.services.office import Office
from desktop_app.services.workbook.rows import Row, read_rows
from desktop_app.services.workbook.terms import Terms


def rows_of(office: Office, raw: RawSheet) -> list[Row]:
    with office.read() as session:
        layout = locate(raw, BY_NAME[raw.name])
        return list(read_rows(layout, Terms(session, lambda _: None), Part(Silent(), len(raw.rows), 0, 1)))


def test_a_joined_cell_is_about_all_its_rows(office: Office) -> None:
    raw = RawSheet(
        "培训签到",
        [
            ["主题", "开始时间", "单位代码", "姓名"],
            ["内资填报", "2023-03-01 09:00", "A1", "甲"],
            ["", "", "", "乙"],
            ["", "", "B2", "丙"],
        ],
        merged=[(1, 3, 0), (1, 3, 1), (1, 2, 2)],
    )
    assert [(row.number, list(row.values.values())) for row in rows_of(office, raw)] == [
        (2, ["内资填报", "2023-03-01 09:00", "A1", "甲"]),
        (3, ["内资填报", "2023-03-01 09:00", "A1", "乙"]),
        (4, ["内资填报", "2023-03-01 09:00", "B2", "丙"]),
    ]


def test_one_amount_joined_over_two_rows_is_not_two_amounts(office: Office) -> None:
    raw = RawSheet(
        "到位资金",
        [["项目编号", "投资方名称", "到位金额"], ["P1", "甲", 100], ["", "乙", ""]],
        merged=[(1, 2, 0), (1, 2, 2)],
    )
    first, second = rows_of(office, raw)
    assert (first.values["project_id"], first.values["amount_fen"]) == ("P1", 100_000_000)
    assert (second.values["project_id"], "amount_fen" in second.values) == ("P1", False)
    assert [reason.words() for reason in second.reasons] == ["到位金额 is empty"]
    assert second.cells == ["P1", "乙", ""]


def test_a_joined_cell_makes_no_rows_of_its_own(office: Office) -> None:
    raw = RawSheet(
        "攻坚",
        [["项目编号", "单位代码", "备注"], ["P1", "A1", ""], ["", "", "见上"], ["", "", ""]],
        merged=[(1, 3, 0)],
    )
    assert [row.number for row in rows_of(office, raw)] == [2]


def test_a_formula_without_a_result_is_refused_and_not_taken_for_an_empty_cell(office: Office) -> None:
    raw = RawSheet("项目", [["项目编号", "项目名称", "总投资"], ["P1", "示例", Formula("=C3*2")]])
    (row,) = rows_of(office, raw)
    assert [reason.words() for reason in row.reasons] == [
        "总投资: the formula “=C3*2” has no result: open the file in Excel or WPS, save it and import it again"
    ]
