"""Bulletins and letters that have one number, as two computers of an office give it that did not know of each other.

So it is after a backup was put back and another paper was issued before the units' files were read. Numbers have no
repeats, so a clerk declares one of the papers void; its number stays taken.
"""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy.orm import Session

from db.enums import ReportKind
from desktop_app.queries import report_issues
from desktop_app.queries.report_issues import IssueRow


def repeated(rows: Iterable[IssueRow]) -> frozenset[str]:
    """The ids of those that stand and whose number another one has that stands."""
    same: dict[tuple[ReportKind, int, int | None, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.stands and row.number:
            same[row.kind, row.year, row.number, row.prefix].append(row.id)
    return frozenset(id_ for ids in same.values() if len(ids) > 1 for id_ in ids)


def repeated_numbers(session: Session) -> list[IssueRow]:
    """Those of the whole archive, beside each other by their numbers."""
    rows = report_issues.archive(session)
    ids = repeated(rows)
    return sorted(
        (row for row in rows if row.id in ids),
        key=lambda row: (row.kind, row.year, row.prefix, row.number or 0, row.id),
    )
