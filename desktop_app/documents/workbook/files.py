"""Data workbooks in files: import, full export, empty template, rejects."""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_app.documents.output import write_atomically
from desktop_app.documents.workbook.reader import read_file
from desktop_app.documents.workbook.writer import Book, Choices
from desktop_app.domain import words
from desktop_app.domain.progress import Progress
from desktop_app.domain.workbook.cells import read_text
from desktop_app.domain.workbook.columns import Column, Kind, Sheet
from desktop_app.domain.workbook.reasons import Translate
from desktop_app.domain.workbook.schema import GUIDE, REASON, SHEETS, UNITS
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.services.office import Actor, Office
from desktop_app.services.workbook.exporting import Names, export_sheets
from desktop_app.services.workbook.importing import import_workbook
from desktop_app.services.workbook.lists import export_list
from desktop_app.services.workbook.report import ImportReport, Options
from desktop_app.services.workbook.terms import Terms

_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")


def import_file(
    office: Office, actor: Actor, path: Path, options: Options | None = None, progress: Progress | None = None
) -> ImportReport:
    """Import a file. Raises UserError (no workbook, damaged, none of our sheets ...): nothing is changed then."""
    return import_workbook(office, actor, read_file(path), replace(options or Options(), name=path.name), progress)


def export_file(office: Office, path: Path, progress: Progress | None = None) -> dict[str, int]:
    """Write all records that are not in the recycle bin; the number of rows per sheet."""
    book = Book()
    counts = {}
    with office.read() as session:
        choices = _choices(session)
        for part in export_sheets(session, progress):
            book.add_sheet(part.sheet, part.rows, choices[part.sheet.name])
            counts[part.sheet.name] = len(part.rows)
    book.save(path)
    return counts


def export_one(office: Office, path: Path, kind: str, text: str = "", chosen: ProjectFilter | None = None) -> int:
    """Write one list as .xlsx, or as .csv if the name ends so; the number of rows."""
    with office.read() as session:
        part = export_list(session, kind, text, chosen)
        choices = _choices(session)[part.sheet.name]
    if path.suffix.lower() == ".csv":
        lines = StringIO(newline="")
        writer = csv.writer(lines)
        writer.writerow(part.sheet.headers)
        writer.writerows([None if cell is None else read_text(cell) for cell in row] for row in part.rows)
        write_atomically(path, lines.getvalue().encode("utf-8-sig"))
    else:
        book = Book()
        book.add_sheet(part.sheet, part.rows, choices)
        book.save(path)
    return len(part.rows)


def export_template(office: Office, path: Path) -> None:
    """Write the workbook without rows, with a sheet that explains it."""
    book = Book()
    with office.read() as session:
        choices = _choices(session)
    rows = [
        (sheet.name, column.header, "是" if column.required else "", explain(column))
        for sheet in SHEETS
        for column in sheet.columns
    ]
    book.add_table(GUIDE, ("工作表", "列", "必填", "填写说明"), rows, (12, 22, 8, 60))
    for sheet in SHEETS:
        book.add_sheet(sheet, (), choices[sheet.name])
    book.save(path)


def write_rejects(report: ImportReport, path: Path, translate: Translate | None = None) -> None:
    """The refused rows with all their cells, under the headers they had, and the reason in the last column."""
    book = Book()
    used: set[str] = set()
    for refused in report.rejected:
        width = max([len(refused.header), *(len(row.cells) for row in refused.rows)])
        name = _FORBIDDEN.sub("_", refused.source)[:31]
        name = refused.sheet if name in used else name
        used.add(name)
        rows = (
            [
                *row.cells,
                *[None] * (width - len(row.cells)),
                "；".join(reason.words(translate) for reason in row.reasons),
            ]
            for row in refused.rows
        )
        header = [*refused.header, *[None] * (width - len(refused.header)), REASON]
        book.add_table(name, header, rows, [14] * width + [50])
    book.save(path)


def explain(column: Column) -> str:
    """What a column takes, in a few words."""
    return column.hint or _EXPLAINED.get(column.kind, "文字")


_EXPLAINED: Mapping[Kind, str] = {
    Kind.CODE: "编号或代码",
    Kind.YEAR: "年份，如 2022",
    Kind.MONEY: "万元，最多六位小数",
    Kind.PERCENT: "百分数",
    Kind.AREA: "平方米，最多三位小数",
    Kind.HOURS: "小时，最多两位小数",
    Kind.DATE: "日期，如 2022-03-15",
    Kind.MOMENT: "日期和时间，如 2022-03-15 09:00",
    Kind.MONTH: "月份，如 2022-03",
    Kind.FLAG: "是 或 否",
    Kind.WORD: "从下拉列表中选择",
    Kind.TERM: "从下拉列表中选择",
    Kind.REF: "须与所指工作表中的编号、代码或名称一致",
}


def _choices(session: Session) -> dict[str, dict[str, Choices]]:
    """Drop-down lists: sheet -> header -> list."""
    terms, names = Terms(session), Names.load(session)
    units = tuple(sorted(names.keys[UNITS.name].values()))
    return {
        sheet.name: {c.header: found for c in sheet.columns if (found := _offered(sheet, c, terms, units))}
        for sheet in SHEETS
    }


def _offered(sheet: Sheet, column: Column, terms: Terms, units: tuple[str, ...]) -> Choices | None:
    match column.kind:
        case Kind.FLAG:
            return Choices(("是", "否"))
        case Kind.WORD:
            assert column.words is not None
            return Choices(tuple(words.labels(column.words)))
        case Kind.TERM:
            table = terms.table(column.terms)
            return Choices(tuple(table.names if column.shows_code else table.codes), column.open or column.shows_code)
        case Kind.REF if column.target == UNITS.name and sheet is not UNITS:
            return Choices(units, open=True)
    return None
