"""Headers are found wherever they stand, and the sheets are those of the template."""

import pytest

from desktop_app.domain.workbook.columns import Kind
from desktop_app.domain.workbook.layout import Mapped, RawSheet, is_empty, joined, locate, plain_header
from desktop_app.domain.workbook.schema import BY_NAME, PROJECTS, SHEETS, TARGETS, UNITS
from desktop_app.services.sample_year import columns as sample
from tests.helpers.workbook import from_records


def test_the_sheets_and_headers_are_those_the_sample_writes() -> None:
    assert {sheet.name: sheet.headers for sheet in SHEETS} == sample.SHEETS
    assert [sheet.name for sheet in SHEETS] == list(sample.SHEETS)


def test_what_a_sheet_refers_to_is_imported_before_it() -> None:
    done: set[str] = set()
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.target:
                assert column.target in done or (column.target == sheet.name and column.field == sheet.parent)
            assert (column.kind is Kind.WORD) == (column.words is not None)
        done.add(sheet.name)


def test_headers_are_found_below_titles_in_any_order() -> None:
    raw = RawSheet(
        "责任单位",
        [["2022年责任单位表", None], [], [None, "*单位名称 ", "备注", "单位代码（唯一）", "分 组", "原因"], ["", "甲"]],
    )
    layout = locate(raw, UNITS)
    assert [(index, column.field) for index, column in layout.places] == [(1, "name"), (3, "code"), (4, "group")]
    assert (layout.start, layout.unknown, layout.missing) == (3, ("备注",), ())


def test_a_header_joined_over_two_rows_stands_in_both() -> None:
    raw = RawSheet(
        "项目",
        [
            ["单位：亿元", None, None, None],
            ["项目编号", "项目名称", "投资", None],
            [None, None, "总投资", "固定资产投资"],
            [1],
        ],
        merged=[(1, 2, 0), (1, 2, 1)],
    )
    layout = locate(raw, PROJECTS)
    assert [column.header for _, column in layout.places] == ["项目编号", "项目名称", "总投资", "固定资产投资"]
    assert (layout.start, layout.header) == (3, ["项目编号", "项目名称", "总投资", "固定资产投资"])
    assert layout.units == {"total_investment_fen": "亿元", "fixed_investment_fen": "亿元"}


def test_joined_cells_say_the_same_in_all_their_rows_as_far_as_the_sheet_goes() -> None:
    raw = RawSheet("x", [["a", "b"], ["c", "d"], [None, None]], merged=[(0, 1, 0), (1, 1_048_575, 1), (1, 2, 0)])
    assert joined(raw, 0, 3) == {1: {0: "a"}, 2: {0: "c", 1: "d"}}
    assert joined(raw, 1, 3, but={1}) == {2: {0: "c"}}


def test_missing_required_columns_are_named() -> None:
    assert locate(RawSheet("责任单位", [["单位代码"], ["A"]]), UNITS).missing == ("单位名称", "分组")
    assert locate(RawSheet("责任单位", [["随便"], ["A"]]), UNITS).missing == ("单位代码", "单位名称", "分组")
    assert locate(RawSheet("责任单位", []), UNITS).start == 0


def test_a_mapping_renames_headers_and_fills_in_constants() -> None:
    mapped = Mapped("表一", {"编号": "单位代码", "全称(盖章)": "单位名称"}, {"分组": "园区"})
    layout = locate(RawSheet("表一", [["编号", "全称", "单位代码"], ["A", "甲", "B"]]), UNITS, mapped)
    assert [(index, column.field) for index, column in layout.places] == [(0, "code"), (1, "name")]
    assert [(column.field, cell) for column, cell in layout.constants] == [("group", "园区")]
    assert (layout.missing, layout.unknown) == ((), ("单位代码",))


@pytest.mark.parametrize("header", ["总投资", "*总投资", "总投资（万元）", " 总 投\n资 (万元)", "总投资:"])
def test_remarks_are_no_part_of_a_header(header: str) -> None:
    assert plain_header(header) == "总投资"


def test_records_become_sheets() -> None:
    (raw,) = from_records({"指标目标": [{"年度": 2022}, {"年度": 2023, "指标": "央企项目"}]})
    assert raw.rows == [["年度", "指标"], [2022, None], [2023, "央企项目"]]
    assert locate(raw, TARGETS).missing == ("目标值",)
    assert is_empty(RawSheet("x", [[None, " "], []])) and not is_empty(raw)


def test_a_column_is_found_by_its_field() -> None:
    assert BY_NAME["项目"].column("number").header == "项目编号"
    with pytest.raises(KeyError):
        UNITS.column("nothing")


@pytest.mark.parametrize(
    ("above", "header", "mapped", "units"),
    [
        ((), "总投资（万元）", {}, {"total_investment_fen": "万元"}),
        ((), "总投资 [单位：亿元]", {}, {"total_investment_fen": "亿元"}),
        ((), "总投资（不含税）", {}, {}),
        (((None, "单位： 元"),), "总投资", {}, {"total_investment_fen": "元"}),
        (((None, "单位：元"),), "总投资（亿元）", {"总投资": "万元"}, {"total_investment_fen": "亿元"}),
        (((None, "主管单位：元山街道"),), "总投资", {"总投资": "亿元"}, {"total_investment_fen": "亿元"}),
        ((), "用地面积（亩）", {}, {"land_area_milli": "亩"}),
        ((), "用地面积（㎡）", {}, {"land_area_milli": "m2"}),
        ((), "用地面积（万元）", {}, {}),
    ],
)
def test_amounts_are_in_what_header_mapping_or_a_line_above_say(
    above: tuple[tuple[object, ...], ...], header: str, mapped: dict[str, str], units: dict[str, str]
) -> None:
    raw = RawSheet("项目", [*above, ["项目编号", header]])
    assert locate(raw, PROJECTS, Mapped("项目", units=mapped)).units == units
