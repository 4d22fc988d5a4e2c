"""Reading files: what is in them, and what is no workbook."""

from pathlib import Path

import openpyxl
import pytest

from desktop_app.documents.workbook.reader import read_file
from desktop_app.domain.workbook.cells import Formula
from desktop_app.errors import UserError
from tests.helpers.compound import compound, excel_97, protected, protected_97


def test_cells_joined_over_rows_are_noted_and_those_over_columns_are_not(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "项目投资方"
    for row in (["2023年", None], ["项目编号", "投资方名称"], ["P1", "甲"], [None, "乙"]):
        page.append(row)
    page.merge_cells("A1:B1")
    page.merge_cells("A3:A4")
    book.save(tmp_path / "x.xlsx")
    (sheet,) = read_file(tmp_path / "x.xlsx")
    assert list(sheet.merged) == [(2, 3, 0)]
    assert [list(row) for row in sheet.rows] == [["2023年", ""], ["项目编号", "投资方名称"], ["P1", "甲"], ["", "乙"]]


def test_a_hidden_sheet_is_read_only_if_it_is_one_of_ours(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a"])
    for name in ("项目", "选项"):
        page = book.create_sheet(name)
        page.append(["b"])
        page.sheet_state = "hidden"
    book.save(tmp_path / "x.xlsx")
    assert [sheet.name for sheet in read_file(tmp_path / "x.xlsx")] == ["Sheet", "项目"]


def test_a_workbook_of_excel_97_is_read(tmp_path: Path) -> None:
    (tmp_path / "旧.xls").write_bytes(excel_97("项目", [["项目编号", "总投资"], ["P1", 12.5]]))
    (sheet,) = read_file(tmp_path / "旧.xls")
    assert (sheet.name, sheet.rows) == ("项目", [["项目编号", "总投资"], ["P1", 12.5]])


def test_a_formula_without_a_result_is_kept_as_a_formula(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["项目编号", "总投资"])
    book.worksheets[0].append(["P1", "=1+1"])
    book.save(tmp_path / "x.xlsx")
    (sheet,) = read_file(tmp_path / "x.xlsx")
    assert isinstance(sheet.rows[1][1], Formula)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_files_in_the_encodings_of_office_programs(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = tmp_path / "项目.csv"
    file.write_bytes(f"项目编号{delimiter}项目名称\r\nP1{delimiter}示例\r\n".encode(encoding))
    (sheet,) = read_file(file)
    assert (sheet.name, sheet.rows) == ("项目", [["项目编号", "项目名称"], ["P1", "示例"]])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.xlsx", b"", "is empty"),
        ("空.csv", b" \r\n", "is empty"),
        ("图.xlsx", b"\x89PNG\r\n", "is not a workbook"),
        ("断.xlsx", b"PK\x03\x04 cut off", "is not a workbook"),
        ("断.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "is not a workbook"),
        ("别的.xls", compound([("Mail", b"x")]), "is not a workbook"),
        ("密.xlsx", protected(), "is protected by a password"),
        ("密.et", protected(), "is protected by a password"),
        ("密.xls", protected_97(), "is protected by a password"),
        ("乱.csv", b"\xff\xfe\x00\x01", "is not a workbook"),
    ],
)
def test_what_is_no_workbook_is_a_sentence(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_file(tmp_path / name)
    assert words in refused.value.words(lambda _, text: text)[0]
