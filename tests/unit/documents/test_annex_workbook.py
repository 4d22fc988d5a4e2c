"""The tables of a document as a workbook."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop_app.documents.annex_workbook import as_cell, sheets, write_workbook
from desktop_app.documents.model import Align, Annex, Column, Table, text_paragraph
from desktop_app.errors import UserError
from tests.unit.documents import readback
from tests.unit.documents.samples import document

COLUMNS = (Column("事项"), Column("数值", 1.0, Align.RIGHT))


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("1,234.50", 1234.5, "#,##0.00"),
        ("200.50", 200.5, "0.00"),
        ("7", 7, "0"),
        ("-19", -19, "0"),
        ("+3.2", 3.2, "+0.0;-0.0;0.0"),
        ("100.3%", 1.003, "0.0%"),
        ("-0.5%", -0.005, "0.0%"),
        ("+12.5%", 0.125, "+0.0%;-0.0%;0.0%"),
        ("—", "—", "@"),
        ("1234567890123456", "1234567890123456", "@"),
        ("12,34", "12,34", "@"),
        ("=1+1", "=1+1", "@"),
    ],
)
def test_a_printed_number_is_a_number_that_looks_the_same(text: str, value: object, form: str) -> None:
    made = as_cell(text, Align.RIGHT)
    assert (made.value, made.form) == (value, form)
    assert as_cell(text, Align.LEFT).value == text


@pytest.mark.parametrize(
    ("text", "align", "value", "form"),
    [
        ("2022-02-15", Align.CENTRE, date(2022, 2, 15), "yyyy-mm-dd"),
        ("2022-02-15", Align.LEFT, date(2022, 2, 15), "yyyy-mm-dd"),
        ("2022-02-30", Align.CENTRE, "2022-02-30", "@"),
        ("1022-02-15", Align.CENTRE, "1022-02-15", "@"),
        ("12", Align.CENTRE, 12, "0"),
        ("0", Align.CENTRE, 0, "0"),
        ("007", Align.CENTRE, "007", "@"),
        ("13800000000", Align.CENTRE, "13800000000", "@"),
        ("不参评", Align.CENTRE, "不参评", "@"),
        ("12", Align.LEFT, "12", "@"),
    ],
)
def test_days_and_places_can_be_sorted(text: str, align: Align, value: object, form: str) -> None:
    made = as_cell(text, align)
    assert (made.value, made.form) == (value, form)


def test_wide_columns_give_way_so_that_a_sheet_stays_readable_on_paper(tmp_path: Path) -> None:
    texts = ("序号", "1"), ("名称", "长" * 20), ("进展", "长" * 60), ("下一步", "长" * 60), ("意见", "长" * 60)
    table = Table(tuple(Column(title) for title, _text in texts), (tuple(text for _title, text in texts),))
    write_workbook(document(table), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDE"]
    assert sum(widths) <= 150 and widths[0] == 7 and len(set(widths[1:])) == 1 and widths[1] > 30
    assert sheet.row_dimensions[4].height >= 4 * 15  # the lines of the narrower cells
    write_workbook(document(Table(table.columns[:2], (("1", "长" * 2000),))), tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").active.row_dimensions[4].height == 409  # no row may be higher
    write_workbook(document(Table(table.columns[:3], (table.rows[0][:3],))), tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").active.column_dimensions["C"].width == 54


def test_every_table_has_a_sheet_with_a_name_of_its_own(tmp_path: Path) -> None:
    table = Table(COLUMNS, (("甲", "1.50"),), caption="名单[一]:*?/\\表" * 4)
    made = document(table, table, Annex(1, "逾期事项清单"), Table(COLUMNS, (("=乙", "2"),), note="说明。"))
    names = [sheet.name for sheet in sheets(made)]
    assert len({name.lower() for name in names}) == 3 and max(map(len, names)) <= 31
    assert names[2] == "逾期事项清单"
    write_workbook(made, tmp_path / "a.xlsx")
    read = readback.workbook_tables(tmp_path / "a.xlsx")
    assert read[0] == [("事项", "数值"), ("甲", "1.50")]
    assert read[2] == [("事项", "数值"), ("=乙", "2")]
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["逾期事项清单"]["A4"]
    assert (cell.value, cell.data_type) == ("=乙", "s")


def test_a_document_without_tables_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has no table"):
        write_workbook(document(text_paragraph("正文。")), tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_same_document_gives_the_same_bytes_with_its_own_date(tmp_path: Path) -> None:
    made = document(Table(COLUMNS, (("甲\x07\x0b", "1"),), unit="亿元"))
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(made, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"2022-12-31T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")


def test_sheets_are_ready_to_be_printed(tmp_path: Path) -> None:
    made = document(Table(COLUMNS, (("甲", "2"),), "清单", "亿元", note="说明。"))
    write_workbook(made, tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet.print_options.horizontalCentered
    assert sheet.oddFooter.center.text == "第 &P 页　共 &N 页"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert {sheet.cell(row, column).alignment.indent for row in (4,) for column in (1, 2)} == {1.0}
    assert {sheet.cell(2, 2).font.name, sheet.cell(5, 1).font.name} == {"仿宋"}


def test_cells_that_are_one_are_one_in_the_workbook(tmp_path: Path) -> None:
    columns = (Column("划分", joined=True), Column("类别"))
    rows = (("规模", "大"), ("规模", "小"), ("来源地", "北京市"))
    write_workbook(document(Table(columns, rows, note="说明。")), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert {str(cells) for cells in sheet.merged_cells.ranges} == {"A1:B1", "A4:A5", "A7:B7"}
    assert sheet["A4"].value == "规模" and sheet["A5"].value is None
    assert readback.workbook_tables(tmp_path / "t.xlsx") == [[("划分", "类别"), *rows]]


def test_a_long_title_has_the_lines_it_needs(tmp_path: Path) -> None:
    columns = (Column("指标"), Column("数量", align=Align.RIGHT))
    for number, title in enumerate(("名单", "各单位主要指标完成情况与上年同期对比表" * 3)):
        write_workbook(document(Table(columns, (("市外内资到位额", "1"),), title)), tmp_path / f"{number}.xlsx")
    short, long = (openpyxl.load_workbook(tmp_path / f"{number}.xlsx").active for number in range(2))
    assert short.row_dimensions[1].height == 21 and long.row_dimensions[1].height >= 5 * 21
    assert long.cell(1, 1).alignment.wrap_text and long.cell(1, 1).value.endswith("对比表")
