"""The right side of the reports: the period, how far the bulletin is, its figures to check, what to do next."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.enums import ReportKind, ReportState
from desktop_app.documents.issuing import Settled
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.produce import Bulletin
from desktop_app.domain import words
from desktop_app.domain.periods import Month
from desktop_app.queries.report_issues import PDF, WORD, WORKBOOK, IssueRow
from desktop_app.ui.dialogs.kept_actions import pages_only
from desktop_app.ui.dialogs.report_period import ReportPeriod
from desktop_app.ui.dialogs.report_told import ReportTold
from desktop_app.ui.formats import date_text
from desktop_app.ui.icons import icon
from desktop_app.ui.models.bulletin_figures import FigureLine
from desktop_app.ui.models.draft_words import cautions, checked_words, fallen_words
from desktop_app.ui.models.lookups import language
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.report_archive import issue_number, number_words

WIDTH = 280


class ReportPanel(QFrame):
    """One primary button at a time: make, then check, then issue, then print. `figure_chosen` gives the line whose
    list is wanted."""

    figure_chosen = Signal(object)

    def __init__(self, month: Month, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: list[QPushButton] = []
        self._kind = ReportKind.MONTHLY
        self._build_ui(ReportPeriod(month, today, self))
        self._lay_out()
        self.told.figures.chosen.connect(self.figure_chosen)

    def _build_ui(self, when: ReportPeriod) -> None:
        self.setProperty("look", "surface")
        self.setFixedWidth(WIDTH)
        self.title = QLabel(self)
        self.title.setProperty("look", "heading")
        self.steps = QLabel(self)
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        self.steps.setAccessibleName(self.tr("How far it is"))
        self.when = when
        self.words = QPushButton(icon("pencil"), self.tr("Change the words…"), self)
        self.words.setToolTip(self.tr("Write parts of the report yourself, and word its paragraphs otherwise"))
        self.make = QPushButton(self)
        self.check = QPushButton(icon("check", lambda t: t.on_accent), self.tr("Figures and words are right"), self)
        self.back = QPushButton(icon("rotate-ccw"), self.tr("Back to draft"), self)
        self.back.setToolTip(self.tr("Take the check back, to look through it once more"))
        self.issue = QPushButton(self)
        self.save_as = QPushButton(self.tr("PDF…"), self)
        self.save_as.setAccessibleName(self.tr("Save as PDF"))
        self.word = QPushButton(self.tr("Word…"), self)
        self.word.setAccessibleName(self.tr("Save as a Word file, to be edited"))
        self.excel = QPushButton(self.tr("Excel…"), self)
        self.excel.setAccessibleName(self.tr("Save the tables as a workbook"))
        for button in (self.save_as, self.word, self.excel):
            button.setToolTip(button.accessibleName())
        self.print = QPushButton(self.tr("Print…"), self)
        self.correct = QPushButton(self.tr("Correct…"), self)
        self.void = QPushButton(self.tr("Void…"), self)
        self.told = ReportTold(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        for above in (self.title, self.steps, self.when):
            column.addWidget(above)
        column.addWidget(self.words)
        column.addWidget(self.told, 1)
        column.addLayout(_beside(self.correct, self.void))
        column.addWidget(self.make)
        column.addLayout(_beside(self.save_as, self.word, self.excel))
        column.addLayout(_beside(self.back, self.print))
        for below in (self.check, self.issue):
            column.addWidget(below)

    def _show_figures(self, figures: Sequence[FigureLine]) -> None:
        """Beside their names; the keys go through the panel as one reads it."""
        self.told.figures.show_lines(figures)
        for one, following in pairwise((self.words, self.told, *self.told.figures.links, *self._buttons)):
            QWidget.setTabOrder(one, following)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        """What is below the figures, from above to below."""
        files = (self.save_as, self.word, self.excel)
        return self.correct, self.void, self.make, *files, self.back, self.print, self.check, self.issue

    def set_kind(self, kind: ReportKind) -> None:
        """Offer the periods that this kind has."""
        self._kind = kind
        self.when.set_kind(kind)
        self.title.setText(words.label(kind, language()))

    def hold(self) -> None:
        """Work goes on: until it has ended nothing can be done with what is on the page."""
        self.let_go()
        self._keep_focus()
        self._held = [button for button in (self.words, *self._buttons) if button.isEnabled()]
        for button in self._held:
            button.setEnabled(False)

    def _keep_focus(self) -> None:
        """A button that has the focus and is taken away would give it to another part of the page."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and self.isAncestorOf(focus):
            self.told.setFocus()

    def let_go(self) -> None:
        """Offer again what `hold` took away."""
        for button in self._held:
            button.setEnabled(True)
        self._held = []

    # how far it is

    def show_making(self) -> None:
        """It is being made; nothing of what was on the page before is left."""
        self._keep_focus()
        self._show_step(0)
        self._show_buttons(set())
        self.make.setEnabled(False)
        self._primary(self.make)
        self.told.begin("")
        self.told.advise("")
        self._show_figures(())

    def show_nothing(self, other: IssueRow | None = None) -> None:
        """Nothing is made for this period; an `other` bulletin may be on the page all the same."""
        self._show_step(0)
        self._show_buttons({PDF} if other is not None else set())
        self.words.setEnabled(True)
        self.make.setText(self.tr("Make the report"))
        self._primary(self.make)
        self.told.begin("" if other is None else self.tr("On the page: {title}").format(title=self._described(other)))
        self.told.advise(self.tr("Choose the period and make the report; nothing is frozen before it is issued."))
        self._show_figures(())

    def show_made(
        self,
        bulletin: Bulletin,
        rendered: RenderResult,
        figures: Sequence[FigureLine],
        standing: IssueRow | None,
        today: date,
    ) -> None:
        """It is made; how far it is, `show_settled` tells. `standing` was issued for the period before."""
        self._show_step(1)
        self._show_buttons({PDF, WORD, WORKBOOK})
        self.words.setEnabled(bool(bulletin.blocks) and not bulletin.corrects)
        self.make.setText(self.tr("Make it again"))
        self.told.begin("\n".join((bulletin.title, self.tr("%n page(s)", "", rendered.pages))))
        told = cautions(bulletin, rendered.missing_characters, today)
        self.told.warn("cautions", "\n".join(f"▲ {caution}" for caution in told))
        self._primary(self.print)
        self.told.advise("")
        if standing is not None and not bulletin.corrects:
            words_ = self.tr("A trial print: {number} of {day} stands for this period and never changes.")
            self.told.advise(words_.format(number=issue_number(standing), day=date_text(standing.issued_on)))
            self._show_trial()
        self._show_figures(figures)

    def show_settled(self, settled: Settled, bulletin: Bulletin) -> None:
        """What was made is a draft to be checked, or is checked and can be issued with the bulletin's number."""
        draft, focus = settled.draft, QApplication.focusWidget()
        if not settled.may_decide:
            self.told.advise(self.tr("A trial print: the centre checks and issues reports."))
            self._show_trial()
            return
        checked = draft is not None and draft.checked
        self._show_step(2 if checked else 1)
        self.check.setVisible(not checked)
        self.back.setVisible(checked)
        self.issue.setVisible(checked)
        number = number_words(bulletin.kind, bulletin.year, bulletin.number)
        self.issue.setText(self.tr("Issue {number}").format(number=number))
        self.issue.setEnabled(checked and not settled.blocked)
        self.check.setEnabled(not settled.ahead)
        following = self.print if settled.ahead else self.issue if checked else self.check
        self._primary(following)
        if focus is not None and self.isAncestorOf(focus):  # what had it may be gone
            (following if following.isEnabled() else self.back).setFocus()
        if checked and draft is not None:
            self.told.warn("changed", "")
            blocked = self.tr("You checked it yourself; by the rules of the office somebody else issues it.")
            free = self.tr("Issuing takes the number and freezes figures, pages and files.")
            self.told.advise(
                "\n".join((checked_words(draft.checked_by, draft.checked_at), blocked if settled.blocked else free))
            )
        else:
            self.told.warn("changed", "" if draft is None else fallen_words(draft))
            to_do = self.tr("Check the pages and these figures; a click shows the list behind a figure.")
            if not self.told.figures.links:
                to_do = self.tr("Check the pages.")
            self.told.advise("" if settled.ahead else to_do)

    def show_outdated(self, outdated: bool) -> None:
        """Whether records were changed since what is on the page was made."""
        self.told.warn("later", self.tr("▲ Records were changed since. Make it again.") if outdated else "")
        if outdated:
            self._primary(self.make)

    def show_reworded(self, reworded: bool) -> None:
        """Whether words were saved that what is on the page does not have."""
        if reworded:
            self.told.warn("later", self.tr("▲ The words were changed since. Make it again to print them."))
            self._primary(self.make)

    def show_issued(
        self, row: IssueRow, figures: Sequence[FigureLine], corrections: Sequence[IssueRow] = (), *, may_decide: bool
    ) -> None:
        """The issued bulletin itself is on the page, with the `corrections` of it; `may_decide` whether to correct it
        or declare it void."""
        bulletin = row.kind is not ReportKind.LETTER
        self._show_step(3, stands=row.stands)
        self._show_buttons(set(row.files), row.kind)
        self.make.setText(self.tr("Make it again"))
        self._primary(self.print if row.stands else self.make if bulletin else None)
        self.told.begin("\n".join((self._described(row), *map(self._corrected, corrections))))
        if not row.stands:
            self.told.warn("void", "■ " + self.tr("Void: {reason}").format(reason=row.void_reason))
        hands = [checked_words(row.checked_by, row.checked_at)]
        hands.append(self.tr("Issued by {name}").format(name=row.issued_by) if row.issued_by else "")
        frozen = self.tr("This is the very file that was issued, and these are its frozen figures.")
        if not any(line.value for line in figures):
            frozen = self.tr("This is the very file that was issued.")
        self.told.advise("\n".join(line for line in (*hands, frozen, pages_only(row)) if line))
        self.correct.setText(self.tr("Correct again…") if corrections else self.tr("Correct…"))
        self.correct.setVisible(may_decide and row.stands and row.corrects_id is None and bulletin)
        self.void.setVisible(may_decide and row.stands)
        self.make.setEnabled(bulletin)
        self._show_figures(figures)

    def _show_trial(self) -> None:
        """Nothing of it will be checked or issued."""
        name = self.tr("Trial print")
        self.steps.setText(f"<b>{name}</b>")

    def _show_step(self, now: int, *, stands: bool = True) -> None:
        """`now`: to be made, to be checked, to be issued, issued; what does not stand any more has no step."""
        if not stands:
            self.steps.setText(f"<b>■ {words.label(ReportState.VOIDED, language())}</b>")
            return
        names = (self.tr("Make"), self.tr("Check"), self.tr("Issue"))
        shown = min(now, len(names) - 1)
        parts = [f"<b>{name}</b>" if place == shown else name for place, name in enumerate(names)]
        self.steps.setText(" → ".join(f"✓ {part}" if place < now else part for place, part in enumerate(parts)))

    def _show_buttons(self, files: set[str], kind: ReportKind | None = None) -> None:
        """Offer what can be done with these files, and nothing that decides. A letter has no period and is not made
        here; what is not of another `kind` is of the chosen one."""
        self.let_go()
        letter = kind is ReportKind.LETTER
        self.title.setText(words.label(ReportKind.LETTER if letter else self._kind, language()))
        for widget in (self.when, self.words, self.make):
            widget.setVisible(not letter)
        for button in (self.check, self.back, self.issue, self.correct, self.void):
            button.setVisible(False)
        self.make.setEnabled(True)
        for button, what in ((self.save_as, PDF), (self.print, PDF), (self.word, WORD), (self.excel, WORKBOOK)):
            button.setEnabled(what in files)
        self.words.setEnabled(False)

    def _primary(self, chosen: QPushButton | None) -> None:
        for button in (self.make, self.check, self.issue, self.print):
            button.setProperty("look", "primary" if button is chosen else "")
            button.style().unpolish(button)
            button.style().polish(button)
        self.print.setIcon(icon("printer", (lambda t: t.on_accent) if chosen is self.print else (lambda t: t.text)))

    def _corrected(self, correction: IssueRow) -> str:
        words_ = self.tr("Corrected by {number} of {day}")
        return words_.format(number=issue_number(correction), day=date_text(correction.issued_on))

    def _described(self, row: IssueRow) -> str:
        state = "" if row.stands else f" · {words.label(row.state, language())}"
        return f"{row.title}\n{issue_number(row)} · {date_text(row.issued_on)}{state}"


def _beside(*buttons: QPushButton) -> QHBoxLayout:
    """Buttons of the same width in a row."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    for button in buttons:
        row.addWidget(button, 1)
    return row
