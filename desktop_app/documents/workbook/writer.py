"""Writing sheets: header in colours, frozen, filters, widths, formats, drop-down lists. Rows stream into the file."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.output import cannot_write, write_atomically
from desktop_app.documents.zipped import saved
from desktop_app.domain.workbook.cells import Cell
from desktop_app.domain.workbook.columns import Column, Kind, Sheet

LISTS = "选项"
"""Name of the hidden sheet with the drop-down lists."""

_ROWS_WITH_LISTS = 20_000
_LOOKED_AT, _WIDEST = 500, 36
_WIDEST_ON_A_PAGE = 220
"""In half-width characters: 60 % of the size on the screen."""
_FONT = "微软雅黑"
_FORMATS = {
    Kind.MONEY: "#,##0.00####",
    Kind.DATE: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.CODE: "@",
    Kind.MONTH: "@",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """A drop-down list. A word outside an `open` list is taken after a question."""

    values: tuple[str, ...]
    open: bool = False


class Book:
    """A workbook being written. Call `save` in the end; leaving it out leaves nothing behind."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)
        self._lists: dict[tuple[str, ...], str] = {}
        edge = Side(style="thin", color="B7C3D0")
        self._border = Border(bottom=edge, right=edge)
        self._fills = {required: PatternFill("solid", fgColor=colour) for required, colour in _HEADER_COLOURS.items()}

    def add_sheet(
        self, sheet: Sheet, rows: Sequence[Sequence[Cell]], choices: Mapping[str, Choices] | None = None
    ) -> None:
        """One sheet of the data workbook; `choices` maps a header to its drop-down list."""
        page = self._page(sheet.name, _widths(sheet, rows), freeze="B2")
        page.append([self._header(page, column.header, column.required) for column in sheet.columns])
        cells = [_cell(page, column) for column in sheet.columns]
        count = _append(page, cells, rows)
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count + 1}"
        for index, column in enumerate(sheet.columns, 1):
            offered = (choices or {}).get(column.header)
            if offered and offered.values:
                self._offer(page, get_column_letter(index), max(count + 1, _ROWS_WITH_LISTS), offered)

    def add_table(
        self, name: str, header: Sequence[Cell], rows: Iterable[Sequence[Cell]], widths: Sequence[int]
    ) -> None:
        """Any other sheet."""
        page = self._page(name, widths, freeze="A2")
        page.append([self._header(page, cell, False) for cell in header])
        wrap = Alignment(wrap_text=True, vertical="top")
        cells = [WriteOnlyCell(page) for _ in header]
        for cell in cells:
            cell.alignment = wrap
        _append(page, cells, rows)

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all. Raises EnvironmentProblem when it cannot be written."""
        self._write_lists()
        try:
            packed = saved(self._book, datetime.now(UTC).replace(tzinfo=None))
        except OSError as error:
            raise cannot_write(path, error) from error  # the rows wait in the temporary folder
        finally:
            self._close()
        write_atomically(path, packed)

    def _close(self) -> None:
        """End the streams of the sheets; a stream left open complains on standard error when it is cleared away."""
        for page in self._book.worksheets:
            if not page.closed:
                with suppress(OSError):
                    page.close()

    def _page(self, name: str, widths: Sequence[int], freeze: str) -> Any:
        page = self._book.create_sheet(name)
        page.freeze_panes = freeze
        _set_up(page, sum(widths))
        page.sheet_view.zoomScale = 100
        for index, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(index)].width = width
        return page

    def _header(self, page: Any, text: Cell, required: bool) -> Any:
        cell = WriteOnlyCell(page, text)
        if isinstance(text, str):
            cell.data_type = "s"
        cell.font = Font(name=_FONT, bold=True, color="1F2D3D")
        cell.fill = self._fills[required]
        cell.border = self._border
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        return cell

    def _offer(self, page: Any, letter: str, last: int, offered: Choices) -> None:
        place = self._lists.setdefault(offered.values, get_column_letter(len(self._lists) + 1))
        validation = DataValidation(
            type="list",
            formula1=f"'{LISTS}'!${place}$1:${place}${len(offered.values)}",
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning" if offered.open else "stop",
            errorTitle="选项",
            error="请从下拉列表中选择。",
        )
        validation.add(f"{letter}2:{letter}{last}")
        page.data_validations.append(validation)

    def _write_lists(self) -> None:
        if not self._lists:
            return
        page = self._book.create_sheet(LISTS)
        page.sheet_state = "hidden"
        columns = list(self._lists)
        for index in range(max(map(len, columns))):
            page.append([_text_cell(page, values[index]) if index < len(values) else None for values in columns])


_HEADER_COLOURS = {True: "CFE3F7", False: "E8EDF2"}


def _widths(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Columns wide enough for the texts of the first rows, within reason; a Chinese character is two wide."""
    return [
        max(column.width, min(max((_width(row[place]) for row in rows[:_LOOKED_AT]), default=0) + 2, _WIDEST))
        for place, column in enumerate(sheet.columns)
    ]


def _width(cell: Cell) -> int:
    return sum(1 if character.isascii() else 2 for character in cell) if isinstance(cell, str) else 0


def _set_up(page: Any, width: float) -> None:
    """How it is printed: A4 across, the head on every page, all columns on one page unless they get too small."""
    page.page_setup.paperSize, page.page_setup.orientation = Worksheet.PAPERSIZE_A4, "landscape"
    page.print_title_rows = "1:1"
    page.oddFooter.center.text = "第 &P 页　共 &N 页"
    page.print_options.gridLines = True
    if width <= _WIDEST_ON_A_PAGE:
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True


def _cell(page: Any, column: Column) -> Any:
    """One cell object serves a whole column: openpyxl writes it out with each row."""
    cell = WriteOnlyCell(page)
    if column.kind in _FORMATS:
        cell.number_format = _FORMATS[column.kind]
    if column.kind in (Kind.DATE, Kind.MOMENT):  # it does not touch the text beside it
        cell.alignment = Alignment(horizontal="center")
    return cell


def _text_cell(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"
    return cell


def _append(page: Any, cells: Sequence[Any], rows: Iterable[Sequence[Cell]]) -> int:
    count = 0
    for row in rows:
        filled: list[Any] = []
        for cell, value in zip(cells, row, strict=True):
            if value is None or value == "":
                filled.append(None)
                continue
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
            filled.append(cell)
        page.append(filled)
        count += 1
    return count
