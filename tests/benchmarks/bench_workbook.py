"""The data workbook at full size: all projects taken in with what they refer to, and everything given out."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from desktop_app.documents.workbook import files
from desktop_app.documents.workbook.reader import read_file
from desktop_app.documents.workbook.writer import Book
from desktop_app.domain.workbook.schema import INVESTORS, PROJECTS, UNITS
from desktop_app.paths import resources_folder
from desktop_app.services.init_office import init_office
from desktop_app.services.office import open_office
from desktop_app.services.workbook.exporting import export_sheets
from tests.benchmarks.big_office import ACTOR, office, projects
from tests.benchmarks.result import Result

IMPORT_S = 60.0
EXPORT_RATIO = 2.5
SHEETS = (UNITS, INVESTORS, PROJECTS)


def run() -> Iterator[Result]:
    """All measurements of this module."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "项目.xlsx"
        write_projects(file)
        yield taken_in(file, Path(folder) / "office.db")
        yield given_out(Path(folder) / "全部.xlsx")


def write_projects(file: Path) -> None:
    """The office's units, investors and projects as a workbook."""
    book = Book()
    with office() as opened, opened.read() as session:
        for part in export_sheets(session):
            if part.sheet in SHEETS:
                book.add_sheet(part.sheet, part.rows, {})
    book.save(file)


def taken_in(file: Path, database: Path) -> Result:
    """Seconds from the file to the last record of an empty office; the peer only reads the cells."""
    empty = open_office(database)
    init_office(empty, ACTOR, resources_folder(), code="DL01", name="合作交流办", centre=True)
    begun = time.perf_counter()
    report = files.import_file(empty, ACTOR, file)
    seconds = time.perf_counter() - begun
    empty.close()
    added = {name: count.added + count.updated for name, count in report.counts.items()}
    if report.rejected_rows or added[PROJECTS.name] < projects():
        raise RuntimeError(f"not all rows were taken in: {added}")
    return Result(
        f"import {sum(added.values()):,} rows, {added[PROJECTS.name]:,} of them projects",
        seconds,
        "s",
        IMPORT_S,
        "calamine alone",
        read_alone(file),
    )


def read_alone(file: Path) -> float:
    """Seconds of calamine for the same cells."""
    from python_calamine import CalamineWorkbook

    begun = time.perf_counter()
    with CalamineWorkbook.from_path(file) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
    return time.perf_counter() - begun


def given_out(file: Path) -> Result:
    """Seconds for everything an office has; the peer writes the same cells by openpyxl, without styles or lists."""
    with office() as opened:
        begun = time.perf_counter()
        rows = sum(files.export_file(opened, file).values())
        seconds = time.perf_counter() - begun
    return Result(f"export all {rows:,} rows", seconds, "s", None, "openpyxl alone", write_alone(file), EXPORT_RATIO)


def write_alone(file: Path) -> float:
    """Seconds of openpyxl for the cells of the file."""
    from openpyxl import Workbook

    sheets = read_file(file)
    begun = time.perf_counter()
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(list(row))
    book.save(file.with_name("peer.xlsx"))
    return time.perf_counter() - begun
