"""What bulletins and letters have in common when they are issued: the next number, and the files kept with the PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop_app.documents import checked
from desktop_app.documents.annex_workbook import sheets, write_workbook
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Document
from desktop_app.documents.output import write_atomically
from desktop_app.documents.word.render import render_docx
from desktop_app.queries.report_issues import TEXT, WORD, WORKBOOK
from desktop_app.services.reports import NumberTaken

R = TypeVar("R")
TRIES = 10
"""So often a number that somebody else took meanwhile is given up for the next one."""


def with_next_number(issue: Callable[[], R]) -> R:
    """Make and record what is issued, anew with the next number when another process took the one it was made with.

    Raises NumberTaken when that happens over and over, and whatever `issue` raises besides.
    """
    for _try in range(TRIES - 1):
        try:
            return issue()
        except NumberTaken:
            continue
    return issue()


def keep_beside(
    document: Document, pdf: Path, folder: Path, fonts: FontBook, cancelled: Callable[[], bool] | None = None
) -> dict[str, Path]:
    """Write what is kept with the PDF to the folder, under its name: Word file, words, and tables where there are any.

    Gives the files by what they are. Raises Cancelled, EnvironmentProblem.
    """
    files = {WORD: folder / f"{pdf.stem}.docx", TEXT: folder / f"{pdf.stem}.txt"}
    render_docx(document, files[WORD], fonts, cancelled)
    write_atomically(files[TEXT], checked.plain_text(document).encode())
    if sheets(document):
        files[WORKBOOK] = folder / f"{pdf.stem}.xlsx"
        write_workbook(document, files[WORKBOOK])
    return files
