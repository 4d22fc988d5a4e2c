"""Cells whose formula has no result in the file."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from desktop_app.documents.workbook.formulas import with_formulas
from desktop_app.domain.workbook.cells import Formula
from desktop_app.domain.workbook.layout import RawSheet

CELL = '<row r="1"><c r="A1"><v>1</v></c>%s</row>'


def file_with(cell: str, target: str = "worksheets/sheet1.xml") -> bytes:
    """An .xlsx with this cell in its one sheet."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "项目"
    book.save(made := io.BytesIO())
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                head, _, tail = part.partition("<sheetData")
                part = f"{head}<sheetData>{CELL % cell}</sheetData>{tail[tail.index('<pageMargins') :]}"
            elif name == "xl/_rels/workbook.xml.rels":
                part = part.replace("/xl/worksheets/sheet1.xml", target)
            new.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B1"><f>1+1</f><v></v></c>', "=1+1"),
        ('<c r="B1" s="3"><f>A1&amp;"x"</f><v/></c>', '=A1&"x"'),
        ('<c r="B1"><f t="shared" si="0"/></c>', "="),
        ('<c r="B1"><f>1+1</f><v>2</v></c>', ""),
        ('<c r="B1" t="str"><f>IF(A1=2,"x","")</f><v></v></c>', ""),
        ('<c r="B1"/>', ""),
    ],
)
@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"])
def test_only_a_cell_without_a_result_shows_its_formula(cell: str, shown: str, target: str) -> None:
    (sheet,) = with_formulas([RawSheet("项目", [[1, ""]])], file_with(cell, target))
    assert sheet.rows == [[1, shown]]
    assert isinstance(sheet.rows[0][1], Formula) == bool(shown)


def test_a_formula_beyond_the_last_value_is_not_lost() -> None:
    (sheet,) = with_formulas([RawSheet("项目", [["a"]])], file_with('</row><row r="3"><c r="AB3"><f>SUM(A1)</f></c>'))
    assert (len(sheet.rows), sheet.rows[2][27], len(sheet.rows[2])) == (3, "=SUM(A1)", 28)


def test_files_of_other_kinds_are_left_as_they_are(tmp_path: Path) -> None:
    sheets = [RawSheet("项目", [["a"]])]
    with zipfile.ZipFile(tmp_path / "x.ods", "w") as other:
        other.writestr("content.xml", "<a/>")
    assert with_formulas(sheets, (tmp_path / "x.ods").read_bytes()) == sheets
    assert with_formulas(sheets, b"PK cut off") == sheets
