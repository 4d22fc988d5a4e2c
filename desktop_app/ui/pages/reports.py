"""报表: choose a kind and a period, read the real PDF, check its figures, issue it; print what was issued."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.enums import ReportKind
from desktop_app.documents import produce
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.domain.periods import Month
from desktop_app.queries import overview, report_issues
from desktop_app.queries.report_issues import IssueRow
from desktop_app.services.attachments import hash_of, stored_file
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs.report_blocks import ReportBlocks
from desktop_app.ui.dialogs.report_decisions import CorrectionForm, VoidForm
from desktop_app.ui.dialogs.report_output import save_word, save_workbook
from desktop_app.ui.dialogs.report_panel import ReportPanel
from desktop_app.ui.dialogs.report_texts import open_texts
from desktop_app.ui.dialogs.save_pdf import ask_copy
from desktop_app.ui.messages import confirm
from desktop_app.ui.models.bulletin_figures import FigureLine, counted_month, figure_lines
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator, Page, label_words
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.pdf_preview import PdfPreview
from desktop_app.ui.widgets.report_shelf import ReportShelf


@dataclass(frozen=True, slots=True)
class _Made:
    """A bulletin made just now; nothing of it is frozen."""

    bulletin: Bulletin
    rendered: RenderResult
    path: Path


@dataclass(frozen=True, slots=True)
class _Kept:
    """An issued bulletin as it lies in the archive; `file` None = its bytes are gone, or no longer those issued."""

    file: Path | None
    frozen: Mapping[str, Any]


class ReportsPage(Page):
    """Kinds and archive left, the PDF in the middle, what is made and issued on the right."""

    kinds: ClassVar[frozenset[str]] = frozenset({"report_issue"})

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self._made: _Made | None = None
        self._shown: tuple[str, Path] | None = None
        self._issued: IssueRow | None = None
        self._begun = False
        self._build_ui()
        self._connect()
        self._choose_kind()

    def _build_ui(self) -> None:
        self.shelf = ReportShelf(produce.KINDS, ReportKind.MONTHLY, language(), self)
        self.archive = self.shelf.archive
        self.preview = PdfPreview(self.navigator.worker, self)
        self.panel = ReportPanel(Month.of(self.navigator.today()).plus(-1), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.shelf)
        row.addWidget(self.preview, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.shelf.kind_chosen.connect(self._choose_kind)
        self.archive.chosen.connect(self._choose_issued)
        self.panel.period_chosen.connect(self._show_period)
        self.panel.figure_chosen.connect(self._open_behind)
        self.panel.texts.clicked.connect(
            lambda: open_texts(self.navigator, self.kind, self.panel.period, self, self._texts_written)
        )
        self.panel.paragraphs.clicked.connect(self._word_paragraphs)
        self.panel.make.clicked.connect(lambda: self.save())
        self.panel.issue.clicked.connect(self._ask_issue)
        self.panel.save_as.clicked.connect(self._save_as)
        self.panel.word.clicked.connect(lambda: self._save_editable(save_word))
        self.panel.excel.clicked.connect(lambda: self._save_editable(save_workbook))
        self.panel.print.clicked.connect(lambda: self.preview.print())
        self.panel.correct.clicked.connect(self._correct)
        self.panel.void.clicked.connect(self._void)

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
            today, shown = self.navigator.today(), self.panel.month_chosen
            self.navigator.worker.read(
                lambda session: overview.newest_month(session, today),
                lambda month: self._offer_month(month, shown),
                owner=self,
                latest="month",
            )
        self.navigator.worker.read(report_issues.archive, self._show_archive, owner=self, latest="archive")

    def _offer_month(self, month: Month, shown: Month) -> None:
        """Begin with the newest month, unless another was chosen meanwhile."""
        if self.panel.month_chosen == shown:
            self.panel.set_month(month)

    def _show_archive(self, rows: Sequence[IssueRow]) -> None:
        """List what was issued. A bulletin that was just made stays on the page until it is issued itself."""
        self.shelf.show_rows(rows)
        made = self._made.bulletin if self._made else None
        taken = {(row.kind, row.year, row.number) for row in rows}
        if made is None or (made.kind, made.year, made.number) in taken:
            self._show_period()

    def _choose_kind(self) -> None:
        self.panel.set_kind(self.kind)
        self._show_period()

    def _show_period(self) -> None:
        """Show what stands for the chosen period: the issued bulletin, else nothing yet, beside the newest issued."""
        standing = self.archive.issued(self.kind, self.panel.period)
        if standing is not None:
            self._open_issued(standing, stands=True)
            return
        self._close()
        self.panel.show_nothing()
        if self._newest is not None:
            self._open_issued(self._newest, stands=False)

    @property
    def _newest(self) -> IssueRow | None:
        """The newest of the chosen kind, else of any."""
        rows = [row for row in self.archive.rows if row.content_hash]
        return next((row for row in rows if row.kind is self.kind), rows[0] if rows else None)

    def _choose_issued(self, row: IssueRow) -> None:
        """One of the archive was chosen: kind and period follow it."""
        self.shelf.set_kind(row.kind)
        self.panel.set_kind(row.kind)
        self.panel.set_period(row.kind, row.period)
        self._open_issued(row, stands=True)

    def _open_issued(self, row: IssueRow, *, stands: bool) -> None:
        """Show the very file that was issued; it can be printed and saved again, byte for byte."""
        office = self.navigator.office
        self._close()
        self.archive.mark(row)

        def read(session: Any) -> _Kept:
            file = stored_file(office, row.content_hash) if row.content_hash else None
            whole = file is not None and file.is_file() and hash_of(file) == row.content_hash
            return _Kept(file if whole else None, report_issues.snapshot(session, row.id))

        def show(kept: _Kept) -> None:
            if self._made is not None:
                return
            if kept.file is None or not self.preview.show_file(kept.file, row.title):
                self.panel.show_nothing()
                words_ = self.tr("The file of “{title}” is missing, or it is no longer the one that was issued.")
                self.navigator.show_message("error", words_.format(title=row.title))
                return
            self._shown = (row.title, kept.file)
            self._issued = row
            if stands:
                may_decide = self.navigator.actor.is_centre
                self.panel.show_issued(row, figure_lines(kept.frozen), may_decide=may_decide)
            else:
                self.panel.show_nothing(row)

        self.navigator.worker.read(read, show, owner=self, latest="shown")

    def _close(self) -> None:
        self._made = self._shown = self._issued = None
        self.archive.mark(None)
        self.preview.close_document()

    # making and issuing

    def save(self) -> None:
        """Make the report of the chosen period (also Ctrl+Enter)."""
        kind, period, paths = self.kind, self.panel.period, self.navigator.paths
        out = paths.data / "preview" / f"{kind.value}-{period}.pdf"
        press = self._press

        def work(progress: Progress) -> _Made:
            made = produce.produce(
                self.navigator.office,
                press,
                kind,
                period,
                out,
                lambda page, pages: progress.report(page / pages),
                lambda: progress.cancelled,
            )
            return _Made(*made, out)

        self._close()
        self.panel.make.setEnabled(False)
        progress = self.navigator.run(self.tr("Making the report"), work, self._show_made)
        progress.ended.connect(self._made_or_not)

    def _made_or_not(self) -> None:
        """The work has ended; without a result, what stood on the page before comes back."""
        self.panel.make.setEnabled(True)
        QTimer.singleShot(0, self, self._show_again)

    def _show_again(self) -> None:
        if self._made is None and self._shown is None:
            self._show_period()

    def _show_made(self, made: _Made) -> None:
        bulletin = made.bulletin
        if (bulletin.kind.value, bulletin.period) != (self.kind.value, self.panel.period):
            return  # another period was chosen while this one was being made
        self._close()
        self._made, self._shown = made, (bulletin.title, made.path)
        self.preview.show_file(made.path, bulletin.title)
        standing = self.archive.issued(bulletin.kind, bulletin.period)
        self.panel.show_made(bulletin, made.rendered, figure_lines(bulletin.snapshot), standing)

    def _word_paragraphs(self) -> None:
        """Paragraph by paragraph; then the report is made again with them."""
        if self._made is not None:
            dialog = ReportBlocks(self.navigator, self._made.bulletin, self)
            dialog.saved.connect(self.navigator.done)
            dialog.saved.connect(lambda _changes: self.save())
            dialog.open()

    def _texts_written(self, changes: Changes) -> None:
        self._show_period()
        self.navigator.done(changes)

    def _open_behind(self, line: FigureLine) -> None:
        """The list of the records behind a figure."""
        month, indicator = counted_month(self.kind, self.panel.period), line.indicator
        if indicator is None:
            title = f"{line.name} {self.panel.period}"
            self.navigator.open_list("project", {"ids": list(line.projects), "title": title})
            return
        self.navigator.worker.read(
            lambda session: overview.behind(session, month, indicator),
            lambda ids: self.navigator.open_list("project", {"ids": ids, "title": f"{line.name} {month}"}),
            owner=self,
        )

    def _ask_issue(self) -> None:
        if self._made is None:
            return
        bulletin = self._made.bulletin
        confirm(
            self,
            self.tr("Issue “{title}” as No. {number}?").format(title=bulletin.title, number=bulletin.number),
            self.tr("The number is taken and the figures are frozen; later edits never change this report."),
            self.tr("Issue No. {number}").format(number=bulletin.number),
            self._issue,
        )

    def _issue(self) -> None:
        if self._made is None:
            return
        office, actor, made = self.navigator.office, self.navigator.actor, self._made
        self.panel.issue.setEnabled(False)

        def act() -> Changes:
            return produce.issue(office, actor, made.bulletin, made.rendered, made.path)

        def issued(changes: Changes) -> None:
            self.navigator.show_message("success", label_words(changes.label))  # a number that is taken stays taken

        def refused(error: Exception) -> None:
            self.panel.issue.setEnabled(True)
            self.navigator.show_error(error)

        self.navigator.worker.write(act, issued, refused, owner=self)

    # what can be done with an issued one

    def _correct(self) -> None:
        """Say why, look at what would be printed; issuing it takes the next number."""
        if self._issued is None:
            return
        out = self.navigator.paths.data / "preview" / f"{self._issued.kind.value}-{self._issued.period}-correction.pdf"
        form = CorrectionForm(self.navigator, self._press, self._issued, out, self)
        form.saved.connect(lambda made: self._show_made(_Made(*made)))
        form.open()

    def _void(self) -> None:
        if self._issued is not None:
            form = VoidForm(self.navigator, self._issued, self)
            form.saved.connect(self.navigator.done)
            form.open()

    def _save_as(self) -> None:
        if self._shown is not None:
            ask_copy(self.navigator, self, *self._shown)

    def _save_editable(self, save: Callable[[Navigator, QWidget, Press, Bulletin], object]) -> None:
        if self._made is not None:
            save(self.navigator, self, self._press, self._made.bulletin)

    @property
    def _press(self) -> Press:
        paths = self.navigator.paths
        return Press(paths.resources, paths.data / "report_templates")
