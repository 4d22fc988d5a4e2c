"""The tables of a document as a workbook: a sheet each, cell by cell what is printed, numbers as numbers."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from desktop_app.documents.cells import LIGHT_COLOURS
from desktop_app.documents.cleaning import clean
from desktop_app.documents.model import Align, Annex, Document, Table
from desktop_app.documents.output import write_atomically
from desktop_app.documents.sheet_rows import HIGHEST, line_count, row_height, text_width
from desktop_app.documents.zipped import saved
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError

NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)")
COUNT = re.compile(r"0|[1-9]\d{0,8}")
"""A figure in the middle of its column: a place, a number of a row; a longer one is a code."""

DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
LONGEST = 15
"""A workbook keeps no more digits of a number."""

FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
WIDEST, NARROWEST, PAGE = 54.0, 18.0, 150.0
"""Of a column at the most and if the sheet is wider than its page; of a page across. In half-width characters; a longer
text is wrapped."""

UPRIGHT = 100.0
"""A wider table is printed across the page."""

TITLE_LINE, TITLE_SIZE = 21.0, 14
"""Points from line to line of the title, and its size."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell of the workbook, and the format that shows it as it is printed."""

    value: str | int | float | date
    form: str = "@"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the name of its sheet and the title above it."""

    name: str
    title: str
    table: Table


def sheets(document: Document) -> list[Sheet]:
    """The tables of the document and those behind its text, each under a name of its own."""
    found: list[tuple[str, Table]] = []
    annex = ""
    for block in document.blocks:
        if isinstance(block, Annex):
            annex = block.title
        elif isinstance(block, Table):
            found.append((block.caption or annex or document.title, block))
    found += [(table.caption, table) for table in document.tables_behind]
    names: set[str] = set()
    return [Sheet(_name(title, names), title, table) for title, table in found]


def write_workbook(document: Document, path: Path) -> None:
    """Write the tables to `path`, whole or not at all; the same document gives the same bytes.

    Raises UserError when the document has no table, EnvironmentProblem when the file cannot be written.
    """
    from openpyxl import Workbook

    made = sheets(document)
    if not made:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "“{title}” has no table that could go into a workbook."), title=document.title
        )
    book = Workbook()
    book.remove(book.active)
    for sheet in made:
        _fill(book.create_sheet(sheet.name), sheet)
    about = book.properties
    about.title, about.creator, about.lastModifiedBy = document.title, document.author, document.author
    write_atomically(path, saved(book, datetime.combine(document.date, time())))


def as_cell(text: str, align: Align) -> Cell:
    """A printed cell: a day, in a column of numbers a number, with the format that prints it so; else the text."""
    if DAY.fullmatch(text):
        with suppress(ValueError):  # there is no such day
            return Cell(date.fromisoformat(text), "yyyy-mm-dd")
    if align is Align.CENTRE and COUNT.fullmatch(text):
        return Cell(int(text), "0")
    match = NUMBER.fullmatch(text) if align is Align.RIGHT else None
    if match is None or len(re.sub(r"\D", "", text)) > LONGEST:
        return Cell(clean(text))
    sign, whole, decimals, percent = match.groups()
    places = "." + "0" * len(decimals) if decimals else ""
    form = ("#,##0" if "," in whole else "0") + places + percent
    if sign == "+":
        form = f"+{form};-{form};{form}"
    number = float(text.replace(",", "").rstrip("%"))
    if percent:
        return Cell(round(number / 100, len(decimals or "") + 2), form)
    return Cell(number if decimals else int(number), form)


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet: at most 31 characters, none twice."""
    base = FORBIDDEN_IN_NAMES.sub("", clean(title).replace("\n", "")).strip() or "表"
    name, number = base[:31], 1
    while name.lower() in taken:
        number += 1
        name = f"{base[: 31 - len(str(number)) - 1]}-{number}"
    taken.add(name.lower())
    return name


def _fill(sheet: Any, content: Sheet) -> None:
    """Title, unit, head, rows and note, ready to be printed on one page across."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    table, count = content.table, len(content.table.columns)
    sheet.append([clean(content.title)])
    sheet.cell(1, 1).font = Font(name="黑体", size=TITLE_SIZE)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=count)
    across = sum(_widths(table))
    title_lines = line_count(content.title, across * 11 / TITLE_SIZE)
    sheet.row_dimensions[1].height = min(TITLE_LINE * title_lines, HIGHEST)
    if table.unit:
        unit = sheet.cell(2, count, f"单位：{table.unit}")
        unit.alignment, unit.font = Alignment(horizontal="right"), Font(name="仿宋", size=11)
    head = 3
    _write_rows(sheet, table, head)
    if table.note:
        note = sheet.cell(sheet.max_row + 1, 1, clean(table.note))
        note.alignment, note.font = Alignment(wrap_text=True, vertical="top"), Font(name="仿宋", size=11)
        sheet.merge_cells(start_row=note.row, end_row=note.row, start_column=1, end_column=count)
        sheet.row_dimensions[note.row].height = row_height([table.note], [across])
    widths = _widths(table)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, texts in enumerate((tuple(column.title for column in table.columns), *table.rows), head):
        sheet.row_dimensions[number].height = row_height(texts, widths)
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape" if table.landscape or sum(widths) > UPRIGHT else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第 &P 页　共 &N 页"


def _widths(table: Table) -> list[float]:
    """Columns as wide as their longest cell, the widest ones less so if that makes the sheet fit on its page."""
    texts = [(column.title, *(row[i] for row in table.rows)) for i, column in enumerate(table.columns)]
    wanted = [max(map(text_width, cells)) + 3 for cells in texts]
    widest = WIDEST
    while sum(min(width, widest) for width in wanted) > PAGE and widest > NARROWEST:
        widest -= 1
    return [min(width, widest) for width in wanted]


def _write_rows(sheet: Any, table: Table, head: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="808080")
    border = Border(thin, thin, thin, thin)
    fill, bold, plain = PatternFill("solid", "F1F3F5"), Font(name="黑体", size=11), Font(name="仿宋", size=11)
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    places = {  # a number does not touch the text beside it
        Align.LEFT: Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1),
        Align.CENTRE: centre,
        Align.RIGHT: Alignment(horizontal="right", vertical="center", wrap_text=True, indent=1),
    }
    for number, column in enumerate(table.columns, 1):
        cell = sheet.cell(head, number, clean(column.title))
        cell.font, cell.fill, cell.border, cell.alignment = bold, fill, border, centre
    totals = len(table.rows) - table.total_rows
    for index, texts in enumerate(table.rows):
        for number, (column, text) in enumerate(zip(table.columns, texts, strict=True), 1):
            made = as_cell(text, column.align)
            cell = sheet.cell(head + 1 + index, number)
            cell.value, cell.number_format = made.value, made.form
            if isinstance(made.value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
            cell.font, cell.border, cell.alignment = (bold if index >= totals else plain), border, places[column.align]
            if text[:1] in LIGHT_COLOURS:
                cell.font = Font(name="仿宋", size=11, color=f"{LIGHT_COLOURS[text[:1]]:06X}")
            if index >= totals:
                cell.fill = fill
    _join_cells(sheet, table, head + 1)


def _join_cells(sheet: Any, table: Table, first: int) -> None:
    """Make one of the cells that are one; `first` is the row of the sheet below the head."""
    for number, column in enumerate(table.columns, 1):
        for place in range(len(table.rows) if column.joined else 0):
            if (span := table.span(place, number - 1)) > 1:
                top, bottom = first + place, first + place + span - 1
                sheet.merge_cells(start_row=top, end_row=bottom, start_column=number, end_column=number)
