"""What can still be done with an issued bulletin: put it right in a numbered correction, or declare it void."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from db.enums import ReportKind
from desktop_app.documents import correcting
from desktop_app.documents.also_wrong import also_wrong
from desktop_app.documents.compared import Change
from desktop_app.documents.corrected_words import joined, paired
from desktop_app.documents.correcting import Found, produce_correction
from desktop_app.documents.produce import Press
from desktop_app.domain import words as spoken
from desktop_app.domain.money import wan_from_fen
from desktop_app.errors import UserError, in_one_line
from desktop_app.queries import report_drafts, report_issues
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import IssueRow
from desktop_app.services import letters, reports
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.messages import error_in_full
from desktop_app.ui.models.lookups import language, listed
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.editors import paragraph
from desktop_app.ui.widgets.places_tree import PlacesTree
from desktop_app.ui.widgets.report_archive import issue_number

WORDS_ROWS = 4


class CorrectionForm(FormDialog):
    """Makes the correction of a bulletin at `out`, nothing of it frozen; `saved` gives (bulletin, rendered, path)."""

    def __init__(self, navigator: Navigator, press: Press, issued: IssueRow, out: Path, parent: QWidget) -> None:
        title = self.tr("Correct {number}").format(number=issue_number(issued))
        super().__init__(navigator, title, self.tr("Make the correction"), parent)
        self._press, self._issued, self._out = press, issued, out
        self.add_row("reason", self.tr("Why it was wrong"), paragraph(self), required=True, wide=True)
        self.places = PlacesTree(self)
        self._add_found()
        hint = self.tr("Only if words were wrong: as they are printed, one place a line.")
        self.add_row("before", self.tr("Wrong words"), paragraph(self, WORDS_ROWS), hint=hint)
        hint = self.tr("In the same order; an empty line for words that should not be there.")
        self.add_row("now", self.tr("Right words"), paragraph(self, WORDS_ROWS), hint=hint)
        QWidget.setTabOrder(self.rows["reason"].editor, self.places)
        QWidget.setTabOrder(self.places, self.rows["before"].editor)
        self.resize(820, 640)
        self.rows["reason"].editor.setFocus()
        self._find()

    def _add_found(self) -> None:
        """Room for what would be printed otherwise today."""
        self.found = QLabel(self.tr("Comparing what was printed with the records…"), self)
        self.found.setWordWrap(True)
        self.found.setProperty("look", "muted")
        self.add_across(self.found)
        self.add_across(self.places)
        self.elsewhere = QLabel(self)
        self.elsewhere.setWordWrap(True)
        self.elsewhere.hide()
        self.add_across(self.elsewhere)

    def _find(self) -> None:
        press, issued, day = self._press, self._issued, self.navigator.today()

        def find(session: Any) -> tuple[Found, UserError, Mapping[str, int]]:
            found = correcting.find(session, press, issued, day)
            return found, correcting.nothing(session, issued), correcting.reversed_later(session, issued)

        self.navigator.worker.read(find, lambda result: self._tell_found(*result), self._unknown, owner=self, slow=True)

    def _tell_found(self, found: Found, nothing: UserError, reversals: Mapping[str, int]) -> None:
        if not (found.places or found.later or found.figures):
            self.found.setText(error_in_full(nothing))
            return
        if found.places or found.later:
            told = self._told_of(found)
            self.places.show_places(found.places, found.later)
            self._look_elsewhere(found)
        else:
            told = self.tr(
                "%n figure(s) are counted otherwise today; an older program issued it and kept no more than these.",
                "",
                len(found.figures),
            )
            self.places.show_changes([Change(one.unit, one.name, one.before, one.now) for one in found.figures])
        if reversals:
            words = self.tr("Money reversed since ({amount} 万元) counts in {months} and changes nothing here.")
            amount = f"{wan_from_fen(sum(reversals.values())):,f}"
            told = in_one_line([told, words.format(amount=amount, months=listed(reversals))])
        self.found.setText(told)

    def _look_elsewhere(self, found: Found) -> None:
        """Other bulletins may have printed the same cells."""
        press, issued, day = self._press, self._issued, self.navigator.today()
        self.navigator.worker.read(
            lambda session: also_wrong(session, press, issued, found.places, day),
            self._tell_elsewhere,
            owner=self,
            slow=True,
        )

    def _tell_elsewhere(self, others: Sequence[IssueRow]) -> None:
        words = self.tr("The same is wrong in {numbers}: each is corrected by itself.")
        named = [f"{spoken.label(one.kind, language())} {issue_number(one)}" for one in others]
        self.elsewhere.setText(words.format(numbers=listed(named)))
        self.elsewhere.setVisible(bool(others))

    def _told_of(self, found: Found) -> str:
        wrong = self.tr("This would be printed otherwise today. Untick what was right when it was issued.")
        later = self.tr(
            "What changed only since (names, next steps, what was put on hold, targets) is not ticked: tick what was "
            "wrong already when it was issued."
        )
        if not found.places:
            return in_one_line([self.tr("Nothing of it was wrong when it was issued, as the records say."), later])
        return in_one_line([wrong, later]) if found.later else wrong

    def _unknown(self, error: Exception) -> None:
        self.found.setText("")
        self.show_error(error)

    def action(self) -> Callable[[], Any]:
        words = paired(self._typed("before"), self._typed("now"))
        choice, out = self.places.choice(), self._out
        reason = joined(self.values()["reason"], words, sorted(choice.left), sorted(choice.also))
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
