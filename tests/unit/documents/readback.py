"""Reading tables and text back out of the three outputs, so that they can be compared cell by cell."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from desktop_app.documents.model import Table

Rows = list[tuple[str, ...]]


def squeezed(text: str) -> str:
    """A text without line ends and blanks, since these are where the page puts them."""
    return re.sub(r"[\s\ufffe\u200b]", "", text)


def expected(table: Table) -> Rows:
    """Head and rows of a table as the model has them."""
    rows = [tuple(column.title for column in table.columns), *table.rows]
    return [tuple(squeezed(cell) for cell in row) for row in rows]


def word_body(path: Path) -> Iterator[WordParagraph | WordTable]:
    """Paragraphs and tables of a Word file in their order."""
    document: Any = docx.Document(str(path))
    yield from document.iter_inner_content()


def word_tables(path: Path) -> list[Rows]:
    """The tables of a Word file that have more than one column (the colophon has one)."""
    tables = [part for part in word_body(path) if isinstance(part, WordTable) and len(part.columns) > 1]
    return [[tuple(squeezed(cell.text) for cell in row.cells) for row in table.rows] for table in tables]


def word_text(path: Path) -> str:
    """All text of a Word file in its order, blanks left out."""
    parts = []
    for part in word_body(path):
        if isinstance(part, WordTable):
            parts += [cell.text for row in part.rows for cell in row.cells]
        else:
            parts.append(part.text)
    return squeezed("".join(parts))


def workbook_tables(path: Path) -> list[Rows]:
    """The tables of a workbook as Excel shows them, head first."""
    book = openpyxl.load_workbook(path)
    found = []
    for sheet in book:
        width = sum(1 for cell in sheet[3] if cell.value is not None)
        rows = [tuple(squeezed(shown(cell)) for cell in row[:width]) for row in sheet.iter_rows(min_row=3)]
        notes = {cells.min_row for cells in sheet.merged_cells.ranges if cells.min_col < cells.max_col}
        for cells in sheet.merged_cells.ranges:
            for number in range(cells.min_row + 1, cells.max_row + 1):
                rows[number - 3] = with_cell(rows[number - 3], cells.min_col - 1, rows[cells.min_row - 3])
        found.append([row for number, row in enumerate(rows, 3) if number not in notes])
    return found


def with_cell(row: tuple[str, ...], place: int, above: tuple[str, ...]) -> tuple[str, ...]:
    """The row with this cell of the row above: a cell of many rows says the same in each of them."""
    return (*row[:place], above[place], *row[place + 1 :])


def shown(cell: Any) -> str:
    """A cell as its number format shows it; only the formats that we write are known."""
    value, form = cell.value, cell.number_format
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        assert form == "yyyy-mm-dd"
        return f"{value:%Y-%m-%d}"
    first = form.split(";")[0]
    percent = "%" if first.endswith("%") else ""
    decimals = len(first.rstrip("%").partition(".")[2])
    number = value * 100 if percent else value
    text = f"{number:{',' if ',' in first else ''}.{decimals}f}{percent}"
    return f"+{text}" if first.startswith("+") and number > 0 else text


def paper_tables(path: Path, landscape: bool) -> list[Rows]:
    """The tables on upright (or on turned) pages of a PDF, page by page, each with its head."""
    found = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            upright = sum(char["upright"] for char in page.chars) * 2 > len(page.chars)
            if upright is not landscape:
                found += [_turned(table) if landscape else _upright(table) for table in page.extract_tables(LINES)]
    return found


def joined(parts: list[Rows]) -> list[Rows]:
    """Tables that go on over several pages put together again by their heads; the head must be repeated."""
    tables: list[Rows] = []
    for part in parts:
        if tables and tables[-1][0] == part[0]:
            tables[-1] += part[1:]
        else:
            tables.append(list(part))
    return tables


LINES = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}


def _upright(table: list[list[str | None]]) -> Rows:
    rows: Rows = []
    for cells in table:
        row = tuple(squeezed(cell or "") for cell in cells)
        for place, cell in enumerate(cells):
            if cell is None and rows:  # one with the cell above
                row = with_cell(row, place, rows[-1])
        rows.append(row)
    return rows


def _turned(table: list[list[str | None]]) -> Rows:
    """A table on a turned page: read across the page its columns are rows from the last to the first, mirrored."""
    rows = zip(*table[::-1], strict=True)
    return [tuple(squeezed("".join(line[::-1] for line in (c or "").split("\n"))) for c in row) for row in rows]


def told_parts(path: Path) -> list[tuple[str, str]]:
    """(type, text) of every part of a PDF that has text of its own, in the order of reading; all drawing is of some."""
    with pdfplumber.open(path) as pdf:
        texts: dict[tuple[int, int], str] = {}
        for page in pdf.pages:
            for char in page.chars:
                if char["mcid"] is None:
                    assert char["tag"] == "Artifact", char["text"]
                else:
                    key = (page.page_number, char["mcid"])
                    texts[key] = texts.get(key, "") + char["text"]
        found: list[tuple[str, str]] = []

        at, last = 1, -1

        def walk(element: dict[str, Any]) -> None:
            nonlocal at, last
            own = ""
            for mcid in element.get("mcids", ()):  # the numbers begin anew on every page
                if "page_number" in element:
                    at = element["page_number"]
                elif mcid <= last:
                    at += 1
                last = mcid
                own += texts.pop((at, mcid), "")
            if own or element.get("alt_text"):
                found.append((element["type"], own or element["alt_text"]))
            for child in element.get("children", ()):
                walk(child)

        for element in pdf.structure_tree:
            walk(element)
        assert texts == {}, "every marked text belongs to a part"
    return found
