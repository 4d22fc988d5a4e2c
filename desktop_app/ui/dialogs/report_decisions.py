"""What can still be done with an issued bulletin: put it right in a numbered correction, or declare it void."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from db.enums import ReportKind
from desktop_app.documents.corrected_words import joined, paired
from desktop_app.documents.correcting import produce_correction
from desktop_app.documents.produce import Press
from desktop_app.queries import report_drafts, report_issues
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import IssueRow
from desktop_app.services import letters, reports
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.editors import paragraph
from desktop_app.ui.widgets.report_archive import issue_number

WORDS_ROWS = 4


class CorrectionForm(FormDialog):
    """Makes the correction of a bulletin at `out`, nothing of it frozen; `saved` gives (bulletin, rendered, path)."""

    def __init__(self, navigator: Navigator, press: Press, issued: IssueRow, out: Path, parent: QWidget) -> None:
        title = self.tr("Correct {number}").format(number=issue_number(issued))
        super().__init__(navigator, title, self.tr("Make the correction"), parent)
        self._press, self._issued, self._out = press, issued, out
        hint = self.tr(
            "A correction prints the figures that are counted otherwise today, with the old ones beside them."
        )
        self.add_row("reason", self.tr("Why it was wrong"), paragraph(self), required=True, hint=hint, wide=True)
        hint = self.tr("Only if words were wrong: as they are printed, one place a line.")
        self.add_row("before", self.tr("Wrong words"), paragraph(self, WORDS_ROWS), hint=hint)
        hint = self.tr("In the same order; an empty line for words that should not be there.")
        self.add_row("now", self.tr("Right words"), paragraph(self, WORDS_ROWS), hint=hint)
        self.resize(720, 360)
        self.rows["reason"].editor.setFocus()

    def action(self) -> Callable[[], Any]:
        words = paired(self._typed("before"), self._typed("now"))
        reason, out = joined(self.values()["reason"], words), self._out
        office, press, issued = self.navigator.office, self._press, self._issued
        return lambda: (*produce_correction(office, press, issued, reason, out), out)

    def _typed(self, name: str) -> str:
        """With its empty lines, which stand for something here."""
        editor = self.rows[name].editor
        assert isinstance(editor, QPlainTextEdit)
        return editor.toPlainText()


class VoidForm(FormDialog):
    """Asks why; `saved` gives the changes."""

    def __init__(self, navigator: Navigator, issued: IssueRow, parent: QWidget) -> None:
        title = self.tr("Void {number}").format(number=issue_number(issued))
        super().__init__(navigator, title, title, parent)
        self._issued = issued
        bulletin = self.tr("The number stays taken and the file stays in the archive; the period can be issued anew.")
        letter = self.tr("The number stays taken and the file stays in the archive.")
        hint = letter if issued.kind is ReportKind.LETTER else bulletin
        self.add_row("reason", self.tr("Why it is void"), paragraph(self), required=True, hint=hint, wide=True)
        self.resize(520, 220)
        self.rows["reason"].editor.setFocus()
        kind, period, corrected = issued.kind, issued.period, issued.id
        navigator.worker.read(
            lambda session: (
                report_issues.corrections(session, corrected),
                report_drafts.find(session, kind, period, corrected),
            ),
            lambda found: self._tell_following(*found),
            owner=self,
        )

    def _tell_following(self, corrections: Sequence[IssueRow], draft: DraftRow | None) -> None:
        """What goes along is told before."""
        told = []
        if corrections:
            words = self.tr("What corrected it is void with it: {numbers}.")
            told.append(words.format(numbers=listed(map(issue_number, corrections))))
        if draft is not None:
            told.append(
                self.tr("The draft of its correction is given up with it; undoing the voiding brings both back.")
            )
        self.note.setText("\n".join(told))

    def action(self) -> Callable[[], Any]:
        reason = self.values()["reason"]
        office, actor, issued = self.navigator.office, self.navigator.actor, self._issued
        void = letters.void if issued.kind is ReportKind.LETTER else reports.void
        return lambda: void(office, actor, issued.id, reason)
