"""The year's training schedule as a workbook to go on working with: the schedule, and who signed in."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from desktop_app.documents.model import Align
from desktop_app.documents.output import write_atomically
from desktop_app.documents.sheet_rows import row_height
from desktop_app.documents.training import SessionRow, TrainingData, fields, time_text
from desktop_app.documents.zipped import saved

FACE = "微软雅黑"
HEAD_COLOUR, EDGE_COLOUR = "E8EDF2", "B7C3D0"
TITLE_PT, NOTE_LINE, HEAD_PT = 32, 14.0, 24
NARROW = 6
WIDTHS = {
    "日期": 13, "时间": 14, "形式": 8, "主题": 34, "主讲": 14, "地点": 20, "组织单位": 18, "对象": 26, "学时": 8,
    "人次": 8, "状态": 10, "单位": 22, "姓名": 16, "签到": 8,
}  # fmt: skip
"""In characters, as spreadsheets count."""

Cells = Sequence[Sequence[Any]]


def write_workbook(data: TrainingData, path: Path) -> None:
    """Write the schedule to `path`, whole or not at all. Raises EnvironmentProblem when it cannot be written."""
    book = Workbook()
    book.properties.title, book.properties.creator = data.title, data.office
    page = book.active
    assert page is not None
    _fill_schedule(page, data)
    signed = _signed(data)
    if signed:
        _fill(book.create_sheet("培训签到"), f"{data.year}年招商培训签到", (), _SIGNED, signed, data, landscape=False)
    write_atomically(path, saved(book, datetime.datetime.combine(data.date, datetime.time())))


_SIGNED = (
    ("序号", Align.CENTRE),
    ("日期", Align.CENTRE),
    ("主题", Align.LEFT),
    ("单位", Align.LEFT),
    ("姓名", Align.LEFT),
    ("签到", Align.CENTRE),
)


def _fill_schedule(page: Any, data: TrainingData) -> None:
    page.title = "培训计划"
    chosen = fields(data)
    head = (("序号", Align.CENTRE), *((one.title, one.align) for one in chosen))
    rows = [
        (number, *(_value(one.title, one.text(row), row) for one in chosen))
        for number, row in enumerate(data.in_order, 1)
    ]
    _fill(page, data.title, data.notes, head, rows, data, landscape=True)


def _value(title: str, text: str, row: SessionRow) -> Any:
    """Days and numbers as such, so that they can be sorted and added up; everything else as on paper."""
    if title == "日期":
        return row.starts.date()
    if title == "时间":
        return time_text(row)
    if title == "学时":
        return float(text) if text else None
    if title == "人次":
        return row.attended
    return text or None


def _signed(data: TrainingData) -> list[tuple[Any, ...]]:
    lines = [(row, one) for row in data.in_order for one in row.people]
    return [
        (number, row.starts.date(), row.topic, one.unit or None, one.person, "√" if one.attended else None)
        for number, (row, one) in enumerate(lines, 1)
    ]


def _fill(
    page: Any,
    title: str,
    notes: Sequence[str],
    head: Sequence[tuple[str, Align]],
    rows: Cells,
    data: TrainingData,
    *,
    landscape: bool,
) -> None:
    """Title and notes across the sheet, the head, the rows, and how it is printed."""
    last = get_column_letter(len(head))
    widths = [WIDTHS.get(name, NARROW) for name, _align in head]
    for number, words in enumerate((title, *notes), 1):
        page.merge_cells(f"A{number}:{last}{number}")
        cell = page.cell(number, 1, words)
        cell.data_type = "s"
        big = number == 1
        cell.font = Font(name=FACE, size=16 if big else 10, bold=big, color=None if big else "5F6873")
        cell.alignment = Alignment(horizontal="center" if big else "left", vertical="center", wrap_text=not big)
        page.row_dimensions[number].height = TITLE_PT if big else row_height([words], [sum(widths)], NOTE_LINE)
    top = len(notes) + 2
    edge = Side(style="thin", color=EDGE_COLOUR)
    border = Border(left=edge, right=edge, top=edge, bottom=edge)
    for column, ((name, _align), width) in enumerate(zip(head, widths, strict=True), 1):
        cell = page.cell(top, column, name)
        cell.font, cell.border = Font(name=FACE, bold=True), border
        cell.fill = PatternFill("solid", fgColor=HEAD_COLOUR)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        page.column_dimensions[get_column_letter(column)].width = width
    page.row_dimensions[top].height = HEAD_PT
    for number, row in enumerate(rows, top + 1):
        for column, (value, (_name, align)) in enumerate(zip(row, head, strict=True), 1):
            _write(page.cell(number, column), value, align, border)
        page.row_dimensions[number].height = row_height([str(value or "") for value in row], widths)
    _set_up(page, data, f"{top}:{top}", f"A{top + 1}", f"A{top}:{last}{top + len(rows)}", landscape)


def _write(cell: Any, value: Any, align: Align, border: Border) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula, whatever it begins with
    if isinstance(value, datetime.date):
        cell.number_format = "yyyy-mm-dd"
    cell.font, cell.border = Font(name=FACE, size=10), border
    cell.alignment = Alignment(
        horizontal={Align.CENTRE: "center", Align.RIGHT: "right"}.get(align, "left"), vertical="center", wrap_text=True
    )


def _set_up(page: Any, data: TrainingData, head: str, body: str, table: str, landscape: bool) -> None:
    """A4, all columns on one page's width, the head on every page, page numbers; frozen head and a filter."""
    page.freeze_panes = body
    page.auto_filter.ref = table
    page.sheet_view.showGridLines = False
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = head
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.5
    page.page_margins.top, page.page_margins.bottom = 0.6, 0.7
    page.oddFooter.left.text = f"{data.office}  {data.date:%Y-%m-%d}".replace("&", "&&")
    page.oddFooter.right.text = "第 &P 页 共 &N 页"
