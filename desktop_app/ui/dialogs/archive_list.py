"""The archive of issued bulletins and letters on paper."""

from PySide6.QtCore import QCoreApplication

from db.enums import ReportKind
from desktop_app.queries.report_issues import IssueRow
from desktop_app.ui.dialogs.print_button import Wanted
from desktop_app.ui.dialogs.shown_lists import notes, of_rows
from desktop_app.ui.formats import date_text, plain_text
from desktop_app.ui.models.lookups import word
from desktop_app.ui.table_model import Column
from desktop_app.ui.widgets.report_archive import issue_number
from desktop_app.ui.widgets.report_shelf import ReportShelf


def archive_list(shelf: ReportShelf) -> Wanted:
    """What was issued, as far as the search leaves it; what is in work has no place in it."""
    translate = QCoreApplication.translate
    columns = [
        Column("kind", translate("ArchiveList", "Kind"), word, width=110),
        Column("number", translate("ArchiveList", "Number"), value=issue_number, width=150),
        Column("period", translate("ArchiveList", "Period"), width=90),
        Column("title", translate("ArchiveList", "Title"), width=330),
        Column("addressee", translate("ArchiveList", "To"), plain_text, width=120),
        Column("issued_on", translate("ArchiveList", "Issued on"), date_text, width=90),
        Column("issued_by", translate("ArchiveList", "By"), plain_text, width=80),
        Column("state", translate("ArchiveList", "State"), value=_state, width=110),
    ]
    rows = shelf.archive.shown()
    if not any(row.kind is ReportKind.LETTER for row in rows):
        columns = [column for column in columns if column.field != "addressee"]
    title = translate("ArchiveList", "Issued bulletins and letters")
    return of_rows(title, columns, rows, notes([], shelf.search.text()))


def _state(row: IssueRow) -> str:
    correction = QCoreApplication.translate("ReportArchive", "Correction") if row.corrects_id else ""
    return " · ".join(part for part in (correction, word(row.state), row.void_reason) if part)
