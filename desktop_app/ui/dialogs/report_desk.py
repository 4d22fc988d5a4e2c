"""The one bulletin that lies open on the reports page: issued before, made just now, or about to be made."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.documents import issuing, produce
from desktop_app.documents.issuing import Settled, Wanted
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import WORD, WORKBOOK, IssueRow
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs.draft_watch import DraftWatch
from desktop_app.ui.dialogs.figure_list import open_behind
from desktop_app.ui.dialogs.kept_actions import Kept, KeptActions, missing, read_kept
from desktop_app.ui.dialogs.report_blocks import ReportBlocks
from desktop_app.ui.dialogs.report_output import save_word, save_workbook
from desktop_app.ui.dialogs.report_panel import ReportPanel
from desktop_app.ui.dialogs.report_work import Made, ReportWork
from desktop_app.ui.dialogs.save_pdf import ask_copy
from desktop_app.ui.models.bulletin_figures import FigureLine, figure_lines
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.pdf_preview import PdfPreview
from desktop_app.ui.widgets.report_shelf import ReportShelf

Saver = Callable[[Navigator, QWidget, Press, Bulletin], object]


class ReportDesk(QObject):
    """Puts it in the preview and the panel of the page, and does what the buttons of the panel say.

    `emptied` when making came to nothing and nothing lay open before; `tried` after any deciding, done or refused.
    """

    emptied = Signal()
    tried = Signal()

    def __init__(
        self, navigator: Navigator, shelf: ReportShelf, preview: PdfPreview, panel: ReportPanel, page: QWidget
    ) -> None:
        super().__init__(page)
        self.navigator = navigator
        self.shelf, self.archive, self.preview, self.panel, self._page = shelf, shelf.archive, preview, panel, page
        self.made: Made | None = None
        self.issued: IssueRow | None = None
        self._shown: tuple[str, Path] | None = None
        self._before: Made | None = None
        self.making = self._words_wanted = False
        self._reworded: Changes | None = None
        paths = navigator.paths
        self._press = Press(paths.resources, paths.templates)
        self.watch = DraftWatch(navigator, self)
        self.work = ReportWork(navigator, self._press, self.watch, page)
        self.kept = KeptActions(navigator, self._press, page)
        self._connect()

    def _connect(self) -> None:
        panel, work = self.panel, self.work
        panel.figure_chosen.connect(self._open_behind)
        panel.words.clicked.connect(self._change_words)
        panel.check.clicked.connect(lambda: self._decide(work.ask_check))
        panel.back.clicked.connect(lambda: self._decide(work.take_back))
        panel.issue.clicked.connect(lambda: self._decide(work.ask_issue))
        panel.save_as.clicked.connect(self._save_as)
        panel.word.clicked.connect(lambda: self._save_editable(save_word, WORD))
        panel.excel.clicked.connect(lambda: self._save_editable(save_workbook, WORKBOOK))
        panel.print.clicked.connect(lambda: self.preview.print())
        panel.correct.clicked.connect(lambda: self._with_issued(self.kept.correct))
        panel.void.clicked.connect(lambda: self._with_issued(self.kept.void))
        work.made.connect(self._show_made)
        work.settled.connect(self._show_settled)
        work.ended.connect(self._made_or_not)
        work.outdated.connect(self.make)
        work.began.connect(panel.hold)
        work.tried.connect(panel.let_go)
        work.tried.connect(self.tried)
        self.kept.corrected.connect(self._show_made)

    @property
    def draft(self) -> DraftRow | None:
        """The draft of what was just made."""
        return self.made.settled.draft if self.made and self.made.settled else None

    def mark_outdated(self, ids: frozenset[str]) -> None:
        """These drafts have to be made again: what lies open may be one of them."""
        if self.draft is not None:
            self.panel.show_outdated(self.draft.id in ids)

    # what was issued

    def open_issued(self, row: IssueRow, *, stands: bool) -> None:
        """Show the very file that was issued; it can be printed and saved again, byte for byte. One that does not
        `stand` for the chosen period is only to be read."""
        office = self.navigator.office
        self.close()
        self.issued = row if stands else None
        self.archive.mark(row)
        if stands and row.kind not in produce.KINDS:
            self.shelf.set_kind(row.kind)

        def show(kept: Kept) -> None:
            if self.made is not None or self.making:
                return  # something newer is there, or on its way
            if kept.file is None or not self.preview.show_file(kept.file, row.title):
                self.panel.show_nothing()
                self.navigator.show_error(missing(row))
                return
            self._shown = (row.title, kept.file)
            if stands:
                corrections, figures = self.archive.corrections(row), figure_lines(kept.frozen, kept.behind)
                self.panel.show_issued(row, figures, corrections, may_decide=self.kept.may_decide)
            else:
                self.panel.show_nothing(row)

        self.navigator.worker.read(lambda session: read_kept(office, session, row), show, owner=self, latest="shown")

    def _open_behind(self, line: FigureLine) -> None:
        issued = self.issued is not None
        open_behind(self.navigator, self.shelf.kind, self.panel.when.period, line, self._page, issued=issued)

    def _with_issued(self, act: Callable[[IssueRow], None]) -> None:
        if self.issued is not None:
            act(self.issued)

    def close(self) -> None:
        """Nothing lies open."""
        self.made = self._shown = self.issued = None
        self.shelf.set_kind(self.shelf.kind)
        self.archive.mark(None)
        self.preview.close_document()

    # making and issuing

    def make_again(self) -> None:
        """Make the report of the chosen period, or the correction that lies open once more."""
        made, kind, period = self.made, self.shelf.kind, self.panel.when.period
        self.make(issuing.of(made.bulletin) if made and made.bulletin.corrects else Wanted(kind, period))

    def make(self, wanted: Wanted) -> None:
        """In the background; pages that are made once more stay to be read until the new ones are there."""
        self._before = before = self.made
        again = before is not None and issuing.of(before.bulletin) == wanted
        if again:
            self.made = self._shown = None
            self.panel.hold()
        else:
            self.close()
            self.panel.show_making()
        self.making = True
        self.work.make(wanted, before.path if again and before is not None else None)

    def _made_or_not(self, cancelled: bool) -> None:
        """The work has ended; without a result, what lay open before comes back."""
        self.making, wanted, self._words_wanted = False, self._words_wanted, False
        reworded, self._reworded = self._reworded, None
        self.panel.make.setEnabled(True)
        if self.made is not None and wanted:
            self._change_words()
        if self.made is not None or self._shown is not None:
            self._tell_reworded(reworded, self.tr("The words are saved, and the report is made again with them."))
            return
        if cancelled:
            self._tell_reworded(reworded, self.tr("The words are saved; the report was not made again with them."))
        if self._before is not None and self._before.path.is_file():
            self._show_made(self._before)
            self.panel.show_reworded(reworded is not None)
        if self.made is None:
            self.emptied.emit()

    def _show_made(self, made: Made) -> None:
        bulletin = made.bulletin
        if (bulletin.kind.value, bulletin.period) != (self.shelf.kind.value, self.panel.when.period):
            return  # another period was chosen while this one was being made
        self.close()
        self.made, self._shown = made, (bulletin.title, made.path)
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
        if self.made is not None:
            self.made = replace(self.made, settled=settled)
            self.archive.mark(settled.draft)
            self.panel.show_settled(settled, self.made.bulletin)

    def _decide(self, decide: Callable[[Made], None]) -> None:
        if self.made is not None:
            decide(self.made)

    # words and files

    def _change_words(self) -> None:
        """The words of what is made, which is made first if it has to be; then it is made again with them."""
        if self.made is None:
            self._words_wanted = True
            self.make_again()
            return
        dialog = ReportBlocks(self.navigator, self.made.bulletin, self._page)
        dialog.saved.connect(self._print_words)
        dialog.open()

    def _print_words(self, changes: Changes) -> None:
        """The words are saved: what lies open is made again with them, and both are told then."""
        self._reworded = changes
        self.make_again()

    def _tell_reworded(self, changes: Changes | None, told: str) -> None:
        if changes is not None:
            self.navigator.done(changes, told)

    def _save_as(self) -> None:
        if self._shown is not None:
            ask_copy(self.navigator, self._page, *self._shown)

    def _save_editable(self, save: Saver, what: str) -> None:
        """The file of what was made now, or the one that was frozen with what was issued."""
        if self.made is not None:
            save(self.navigator, self._page, self._press, self.made.bulletin)
        elif self.issued is not None:
            self.kept.save(self.issued, what)
