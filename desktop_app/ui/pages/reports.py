"""报表: choose a kind and a period, read the real PDF, check its figures, issue it; print what was issued."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.enums import ReportKind
from desktop_app.documents import issuing, produce
from desktop_app.documents.issuing import Settled, Wanted
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.domain.periods import Month
from desktop_app.domain.quoting import within_title
from desktop_app.queries import overview, report_drafts, report_issues
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import WORD, WORKBOOK, IssueRow
from desktop_app.services import report_drafts as drafting
from desktop_app.services import report_search
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs.archive_list import archive_list
from desktop_app.ui.dialogs.draft_watch import DraftWatch
from desktop_app.ui.dialogs.figure_list import open_behind
from desktop_app.ui.dialogs.kept_actions import Kept, KeptActions, read_kept
from desktop_app.ui.dialogs.print_button import PrintButton
from desktop_app.ui.dialogs.report_blocks import ReportBlocks
from desktop_app.ui.dialogs.report_output import save_word, save_workbook
from desktop_app.ui.dialogs.report_panel import ReportPanel
from desktop_app.ui.dialogs.report_work import Made, ReportWork
from desktop_app.ui.dialogs.save_pdf import ask_copy
from desktop_app.ui.models.bulletin_figures import FigureLine, figure_lines
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.widgets.pdf_preview import PdfPreview
from desktop_app.ui.widgets.report_shelf import ReportShelf

LISTED = frozenset({"report_issue", "report_draft", "letter"})
"""What the list of the page shows."""

Saver = Callable[[Navigator, QWidget, Press, Bulletin], object]


class ReportsPage(Page):
    """Kinds and archive left, the PDF in the middle, what is made and issued on the right."""

    kinds: ClassVar[frozenset[str]] = LISTED | report_drafts.PRINTED

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self._made: Made | None = None
        self._shown: tuple[str, Path] | None = None
        self._issued: IssueRow | None = None
        self._before: Made | None = None
        self._watch = DraftWatch(navigator, self)
        self._begun = self._making = self._words_wanted = False
        self._reworded: Changes | None = None
        self._build_ui()
        self._connect()
        self._choose_kind()

    def _build_ui(self) -> None:
        self.shelf = ReportShelf(produce.KINDS, ReportKind.MONTHLY, language(), self)
        self.archive = self.shelf.archive
        printed = PrintButton(self.navigator, lambda: archive_list(self.shelf), self, small=True)
        self.shelf.archive_head.addWidget(printed)
        self.preview = PdfPreview(self.navigator.worker, self)
        today = self.navigator.today
        self.panel = ReportPanel(Month.of(today()).plus(-1), today, self)
        self.work = ReportWork(self.navigator, self._press, self)
        self.kept = KeptActions(self.navigator, self._press, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.shelf)
        row.addWidget(self.preview, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.shelf.kind_chosen.connect(self._choose_kind)
        self.archive.chosen.connect(self._choose_issued)
        self.archive.draft_chosen.connect(self._choose_draft)
        self.archive.menu_wanted.connect(self.kept.menu)
        self.archive.given_up.connect(self._give_up)
        self.shelf.sought.connect(self._look_inside)
        panel = self.panel
        panel.when.chosen.connect(self._show_period)
        panel.figure_chosen.connect(self._open_behind)
        panel.words.clicked.connect(self._change_words)
        panel.make.clicked.connect(lambda: self.save())
        panel.check.clicked.connect(lambda: self._decide(self.work.ask_check))
        panel.back.clicked.connect(lambda: self._decide(self.work.take_back))
        panel.issue.clicked.connect(lambda: self._decide(self.work.ask_issue))
        panel.save_as.clicked.connect(self._save_as)
        panel.word.clicked.connect(lambda: self._save_editable(save_word, WORD))
        panel.excel.clicked.connect(lambda: self._save_editable(save_workbook, WORKBOOK))
        panel.print.clicked.connect(lambda: self.preview.print())
        self.preview.printed.connect(lambda words: self.navigator.show_message("success", words))
        panel.correct.clicked.connect(lambda: self._with_issued(self.kept.correct))
        panel.void.clicked.connect(lambda: self._with_issued(self.kept.void))
        self.work.made.connect(self._show_made)
        self.work.settled.connect(self._show_settled)
        self.work.ended.connect(self._made_or_not)
        self.work.outdated.connect(self._make)
        self.work.began.connect(panel.hold)
        self.work.tried.connect(panel.let_go)
        self.work.tried.connect(self.load)
        self.kept.corrected.connect(self._show_made)

    @property
    def kind(self) -> ReportKind:
        """The kind chosen on the left."""
        return self.shelf.kind

    def focus_search(self) -> bool:
        return self.preview.focus_search()

    # what is on the page

    def load(self) -> None:
        if not self._begun:
            self._begun = True
            today, shown = self.navigator.today(), self.panel.when.month_chosen
            self.navigator.worker.read(
                lambda session: overview.newest_month(session, today),
                lambda month: self._offer_month(month, shown),
                owner=self,
                latest="month",
            )
        drafts = self._watch.reader()
        self.navigator.worker.read(
            lambda session: (report_issues.archive(session), *drafts(session)),
            lambda found: self._show_archive(*found),
            owner=self,
            latest="archive",
        )

    def refresh(self, changes: Sequence[Changes]) -> None:
        """The list anew when it is concerned; else only which drafts have to be made again."""
        if frozenset().union(*(one.kinds for one in changes)) & LISTED:
            self.load()
        else:
            self._watch.look(self._mark_outdated)

    def _mark_outdated(self, ids: frozenset[str]) -> None:
        """In the list, and of what is on the page."""
        self.archive.mark_outdated(ids)
        if self._draft is not None:
            self.panel.show_outdated(self._draft.id in ids)

    @property
    def _draft(self) -> DraftRow | None:
        """The draft of what was just made."""
        return self._made.settled.draft if self._made and self._made.settled else None

    def _offer_month(self, month: Month, shown: Month) -> None:
        """Begin with the newest month, unless another was chosen meanwhile."""
        if self.panel.when.month_chosen == shown:
            self.panel.when.set_month(month)

    def _show_archive(self, rows: Sequence[IssueRow], drafts: Sequence[DraftRow], outdated: frozenset[str]) -> None:
        """List what was issued. A bulletin that was just made stays on the page until it is issued itself, and one that
        was chosen stays, as it is now."""
        self.shelf.show_rows(rows, drafts)
        self._mark_outdated(outdated)
        draft, shown = self._draft, self._issued
        if self._making:
            return  # what comes of it is shown then
        if self._made is not None and (draft is None or draft.id in {one.id for one in drafts}):
            self.archive.mark(draft)
            return
        if draft is not None:
            chosen = self.archive.issued_of(draft)
        else:
            chosen = next((row for row in rows if shown is not None and row.id == shown.id), None)
        if chosen is not None:
            self._open_issued(chosen, stands=True)
        else:
            self._show_period()

    def _look_inside(self, typed: str) -> None:
        """Which of the archive have what was typed in their text."""
        office = self.navigator.office
        self.navigator.worker.read(
            lambda session: report_search.containing(office, session, typed),
            lambda ids: self.shelf.show_inside(typed, ids),
            owner=self,
            latest="inside",
            slow=True,
        )

    def _choose_kind(self) -> None:
        self.panel.set_kind(self.kind)
        self._show_period()

    def _show_period(self) -> None:
        """Show what stands for the chosen period: the issued bulletin, else nothing yet, beside the newest issued."""
        standing = self.archive.issued(self.kind, self.panel.when.period)
        if standing is not None:
            self._open_issued(standing, stands=True)
            return
        self._close()
        self.panel.show_nothing()
        if self._newest is not None:
            self._open_issued(self._newest, stands=False)

    @property
    def _newest(self) -> IssueRow | None:
        """The newest bulletin that stands of the chosen kind, else of any."""
        rows = [row for row in self.archive.rows if row.content_hash and row.stands and row.kind in produce.KINDS]
        return next((row for row in rows if row.kind is self.kind), rows[0] if rows else None)

    def _choose_issued(self, row: IssueRow) -> None:
        """One of the archive was chosen: kind and period follow it."""
        if row.kind in produce.KINDS:
            self._turn_to(row.kind, row.period)
        self._open_issued(row, stands=True)

    def _choose_draft(self, draft: DraftRow) -> None:
        """One in work was chosen: it is made, as its figures are now."""
        self._turn_to(draft.kind, draft.period)
        self._make(Wanted(draft.kind, draft.period, draft.corrects_id or "", draft.reason))

    def _turn_to(self, kind: ReportKind, period: str) -> None:
        self.shelf.set_kind(kind)
        self.panel.set_kind(kind)
        self.panel.when.set_period(kind, period)

    def _open_issued(self, row: IssueRow, *, stands: bool) -> None:
        """Show the very file that was issued; it can be printed and saved again, byte for byte."""
        office = self.navigator.office
        self._close()
        self._issued = row if stands else None
        self.archive.mark(row)
        if stands and row.kind not in produce.KINDS:
            self.shelf.set_kind(row.kind)

        def show(kept: Kept) -> None:
            if self._made is not None or self._making:
                return  # something newer is there, or on its way
            if kept.file is None or not self.preview.show_file(kept.file, row.title):
                self.panel.show_nothing()
                words_ = self.tr("The file of “{title}” is missing, or it is no longer the one that was issued.")
                self.navigator.show_message("error", words_.format(title=within_title(row.title)))
                return
            self._shown = (row.title, kept.file)
            if stands:
                corrections, figures = self.archive.corrections(row), figure_lines(kept.frozen, kept.behind)
                self.panel.show_issued(row, figures, corrections, may_decide=self.kept.may_decide)
            else:
                self.panel.show_nothing(row)

        self.navigator.worker.read(lambda session: read_kept(office, session, row), show, owner=self, latest="shown")

    def _open_behind(self, line: FigureLine) -> None:
        issued = self._issued is not None
        open_behind(self.navigator, self.kind, self.panel.when.period, line, self, issued=issued)

    def _close(self) -> None:
        self._made = self._shown = self._issued = None
        self.shelf.set_kind(self.kind)
        self.archive.mark(None)
        self.preview.close_document()

    # making and issuing

    def save(self) -> None:
        """Make the report of the chosen period (also Ctrl+Enter), or the correction on the page once more."""
        made = self._made
        correction = made is not None and made.bulletin.corrects
        self._make(issuing.of(made.bulletin) if made and correction else Wanted(self.kind, self.panel.when.period))

    def _make(self, wanted: Wanted) -> None:
        """In the background; pages that are made once more stay to be read until the new ones are there."""
        self._before = before = self._made
        again = before is not None and issuing.of(before.bulletin) == wanted
        if again:
            self._made = self._shown = None
            self.panel.hold()
        else:
            self._close()
            self.panel.show_making()
        self._making = True
        self.work.make(wanted, before.path if again and before is not None else None)

    def _made_or_not(self) -> None:
        """The work has ended; without a result, what stood on the page before comes back."""
        self._making, wanted, self._words_wanted = False, self._words_wanted, False
        reworded, self._reworded = self._reworded, None
        self.panel.make.setEnabled(True)
        if self._made is not None and wanted:
            self._change_words()
        if self._made is not None or self._shown is not None:
            if reworded is not None:
                self.navigator.done(reworded, self.tr("The words are saved, and the report is made again with them."))
            return
        if self._before is not None and self._before.path.is_file():
            self._show_made(self._before)
            self.panel.show_reworded(reworded is not None)
        if self._made is None:
            self._show_period()

    def _show_made(self, made: Made) -> None:
        bulletin = made.bulletin
        if (bulletin.kind.value, bulletin.period) != (self.kind.value, self.panel.when.period):
            return  # another period was chosen while this one was being made
        self._close()
        self._made, self._shown = made, (bulletin.title, made.path)
        self.preview.show_file(made.path, bulletin.title)
        standing = self.archive.issued(bulletin.kind, bulletin.period)
        figures, today = figure_lines(bulletin.snapshot), self.navigator.today()
        self.panel.show_made(bulletin, made.rendered, figures, standing, today)
        if standing is not None and not bulletin.corrects:
            return
        if made.settled is None:
            self.work.settle(made)
        else:
            self._show_settled(made.settled)

    def _show_settled(self, settled: Settled) -> None:
        if self._made is not None:
            self._made = replace(self._made, settled=settled)
            self.archive.mark(settled.draft)
            self._watch.note(self._made)
            self.panel.show_settled(settled, self._made.bulletin)

    def _decide(self, decide: Callable[[Made], None]) -> None:
        if self._made is not None:
            decide(self._made)

    def _with_issued(self, act: Callable[[IssueRow], None]) -> None:
        if self._issued is not None:
            act(self._issued)

    def _give_up(self, draft: DraftRow) -> None:
        """The draft goes from the list; what was written for it stays for the next one."""
        office, actor = self.navigator.office, self.navigator.actor
        self.navigator.write(lambda: drafting.discard(office, actor, draft.id), self._given_up)

    def _given_up(self, changes: Changes) -> None:
        self._show_period()
        self.navigator.done(changes)

    def _change_words(self) -> None:
        """The words of what is made, which is made first if it has to be; then it is made again with them."""
        if self._made is None:
            self._words_wanted = True
            self.save()
            return
        dialog = ReportBlocks(self.navigator, self._made.bulletin, self)
        dialog.saved.connect(self._print_words)
        dialog.open()

    def _print_words(self, changes: Changes) -> None:
        """The words are saved: what is on the page is made again with them, and both are told then."""
        self._reworded = changes
        self.save()

    # files

    def _save_as(self) -> None:
        if self._shown is not None:
            ask_copy(self.navigator, self, *self._shown)

    def _save_editable(self, save: Saver, what: str) -> None:
        """The file of what was made now, or the one that was frozen with what was issued."""
        if self._made is not None:
            save(self.navigator, self, self._press, self._made.bulletin)
        elif self._issued is not None:
            self.kept.save(self._issued, what)

    @property
    def _press(self) -> Press:
        paths = self.navigator.paths
        return Press(paths.resources, paths.templates)
