"""Where else something that was printed wrong stands: the amount of a project may be in a monthly and in fortnights."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from db.enums import ReportKind
from desktop_app.documents import correcting, printed
from desktop_app.documents.compared import WHOLE, Difference, in_a_line
from desktop_app.documents.printed import Content, Kind
from desktop_app.documents.produce import Press
from desktop_app.errors import UserError
from desktop_app.queries import report_issues
from desktop_app.queries.report_issues import IssueRow

Cell = tuple[str, str]
"""What a row is about, and what stands in one of its cells."""


def also_wrong(
    session: Session, press: Press, issued: IssueRow, wrong: Iterable[Difference], day: date
) -> list[IssueRow]:
    """The other bulletins that stand and have a cell that was wrong in `issued`, the newest first.

    Only those that have the same row with the same words are composed again and compared, so that it takes little
    longer than looking through what was printed.
    """
    cells = _cells(wrong)
    if not cells:
        return []
    found = []
    for one in report_issues.archive(session):
        if one.id == issued.id or one.corrects_id or not one.stands or one.kind is ReportKind.LETTER:
            continue
        content = printed.kept(report_issues.latest_snapshot(session, one.id))
        if content is None or not _has(content, cells):
            continue
        try:
            again = correcting.find(session, press, one, day).places
        except UserError:
            continue  # what is said when that one is corrected
        if cells & _cells(again):
            found.append(one)
    return found


def _cells(found: Iterable[Difference]) -> set[Cell]:
    """The cells of tables that were printed otherwise than they should have been."""
    tables = (one for one in found if one.kind is Kind.TABLE)
    changes = (change for one in tables for change in one.changes if change.column != WHOLE)
    return {(change.row, change.before) for change in changes if change.row and change.before}


def _has(content: Content, cells: set[Cell]) -> bool:
    """Whether a row of a table has one of these cells."""
    tables = (block for block in content.blocks if block.kind is Kind.TABLE)
    return any((row[block.named], in_a_line(cell)) in cells for block in tables for row in block.rows for cell in row)
