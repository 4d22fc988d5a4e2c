"""Sheets as they are written: ready to be read, filtered and printed."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop_app.documents.workbook.writer import Book, Choices
from desktop_app.domain.workbook.schema import PROJECTS, UNITS
from desktop_app.errors import EnvironmentProblem
from tests.helpers.office_files import complaints


def test_a_sheet_is_frozen_filtered_and_ready_to_be_printed(tmp_path: Path) -> None:
    book = Book()
    book.add_sheet(UNITS, [["DL01", "=办"] + [None] * (len(UNITS.columns) - 2)])
    book.add_sheet(PROJECTS, [])
    book.add_table("说明", ("列", "说明"), [("甲", date(2022, 3, 1))], (12, 60))
    book.save(tmp_path / "d.xlsx")
    assert complaints(tmp_path / "d.xlsx") == []
    units, projects, table = openpyxl.load_workbook(tmp_path / "d.xlsx").worksheets
    assert (units.freeze_panes, table.freeze_panes) == ("B2", "A2")
    assert units.auto_filter.ref.startswith("A1:") and units["B2"].data_type == "s"
    for sheet in (units, projects, table):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.oddFooter.center.text == "第 &P 页　共 &N 页"
    fits = [sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in (units, projects, table)]
    assert fits == [True, None, True]  # the columns of the projects would be too small on one page
    assert (units.page_setup.fitToWidth, units.page_setup.fitToHeight) == (1, 0)


def test_columns_are_as_wide_as_their_texts_within_reason(tmp_path: Path) -> None:
    book = Book()
    empty = [None] * (len(UNITS.columns) - 3)
    book.add_sheet(UNITS, [["DL01", "东丽经济技术开发区管理委员会", "长" * 50, *empty]])
    book.save(tmp_path / "d.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "d.xlsx").worksheets[0]
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [UNITS.columns[0].width, 2 * 14 + 2, 36]
    assert sheet.print_options.gridLines


def test_lists_to_choose_from_stand_on_a_hidden_sheet(tmp_path: Path) -> None:
    book = Book()
    choices = {column.header: Choices(("是", "否")) for column in UNITS.columns[:2]}
    book.add_sheet(UNITS, [], choices)
    book.save(tmp_path / "d.xlsx")
    sheet, lists = openpyxl.load_workbook(tmp_path / "d.xlsx").worksheets
    assert lists.sheet_state == "hidden" and [cell.value for cell in lists["A"]] == ["是", "否"]
    assert len(sheet.data_validations.dataValidation) == 2


def test_a_workbook_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    book = Book()
    book.add_sheet(UNITS, [])
    (tmp_path / "taken").mkdir()
    with pytest.raises(EnvironmentProblem, match="could not be written"):
        book.save(tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
