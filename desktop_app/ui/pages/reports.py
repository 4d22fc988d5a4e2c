"""报表: choose a kind and a period, read the real PDF, check its figures, issue it; print what was issued."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.enums import ReportKind
from desktop_app.documents import produce
from desktop_app.documents.issuing import Wanted
from desktop_app.domain.periods import Month
from desktop_app.queries import overview, report_drafts, report_issues
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import IssueRow
from desktop_app.services import report_drafts as drafting
from desktop_app.services import report_search
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs.archive_list import archive_list
from desktop_app.ui.dialogs.print_button import PrintButton
from desktop_app.ui.dialogs.report_desk import ReportDesk
from desktop_app.ui.dialogs.report_panel import ReportPanel
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.widgets.pdf_preview import PdfPreview
from desktop_app.ui.widgets.report_shelf import ReportShelf

LISTED = frozenset({"report_issue", "report_draft", "letter"})
"""What the list of the page shows."""


class ReportsPage(Page):
    """Kinds and archive left, the PDF in the middle, what is made and issued on the right. What is chosen on the left
    or by its period is put on the `desk`."""

    kinds: ClassVar[frozenset[str]] = LISTED | report_drafts.PRINTED

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self._begun = False
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
        self.desk = ReportDesk(self.navigator, self.shelf, self.preview, self.panel, self)
        self.archive.may_give_up = self.desk.kept.may_decide
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.shelf)
        row.addWidget(self.preview, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        for chosen in (self.shelf.kind_chosen, self.archive.chosen, self.panel.when.chosen):
            chosen.connect(lambda *_what: self.navigator.begin_anew())
        self.shelf.kind_chosen.connect(self._choose_kind)
        self.shelf.sought.connect(self._look_inside)
        self.archive.chosen.connect(self._choose_issued)
        self.archive.draft_chosen.connect(self._choose_draft)
        self.archive.menu_wanted.connect(self.desk.kept.menu)
        self.archive.given_up.connect(self._give_up)
        self.panel.when.chosen.connect(self._show_period)
        self.panel.make.clicked.connect(lambda: self.save())
        self.preview.printed.connect(lambda words: self.navigator.show_message("success", words))
        self.desk.emptied.connect(self._show_period)
        self.desk.tried.connect(self.load)

    @property
    def kind(self) -> ReportKind:
        """The kind chosen on the left."""
        return self.shelf.kind

    def focus_search(self) -> bool:
        return self.preview.focus_search()

    def save(self) -> None:
        """Make the report of the chosen period (also Ctrl+Enter), or the correction on the page once more."""
        self.desk.make_again()

    # reading

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
        drafts = self.desk.watch.reader()
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
            self.desk.watch.look(self._mark_outdated)

    def _mark_outdated(self, ids: frozenset[str]) -> None:
        """In the list, and of what is on the page."""
        self.archive.mark_outdated(ids)
        self.desk.mark_outdated(ids)

    def _offer_month(self, month: Month, shown: Month) -> None:
        """Begin with the newest month, unless another was chosen meanwhile."""
        if self.panel.when.month_chosen == shown:
            self.panel.when.set_month(month)

    def _show_archive(self, rows: Sequence[IssueRow], drafts: Sequence[DraftRow], outdated: frozenset[str]) -> None:
        """List what was issued. A bulletin that was just made stays on the page until it is issued itself, and one that
        was chosen stays, as it is now."""
        self.shelf.show_rows(rows, drafts)
        self._mark_outdated(outdated)
        draft, shown = self.desk.draft, self.desk.issued
        if self.desk.making:
            return  # what comes of it is shown then
        if self.desk.made is not None and (draft is None or draft.id in {one.id for one in drafts}):
            self.archive.mark(draft)
            return
        if draft is not None:
            chosen = self.archive.issued_of(draft)
        else:
            chosen = next((row for row in rows if shown is not None and row.id == shown.id), None)
        if chosen is not None:
            self.desk.open_issued(chosen, stands=True)
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

    # choosing

    def _choose_kind(self) -> None:
        self.panel.set_kind(self.kind)
        self._show_period()

    def _show_period(self) -> None:
        """Show what stands for the chosen period: the issued bulletin, else nothing yet, beside the newest issued."""
        standing = self.archive.issued(self.kind, self.panel.when.period)
        if standing is not None:
            self.desk.open_issued(standing, stands=True)
            return
        self.desk.close()
        self.panel.show_nothing()
        if self._newest is not None:
            self.desk.open_issued(self._newest, stands=False)

    @property
    def _newest(self) -> IssueRow | None:
        """The newest bulletin that stands of the chosen kind, else of any."""
        rows = [row for row in self.archive.rows if row.content_hash and row.stands and row.kind in produce.KINDS]
        return next((row for row in rows if row.kind is self.kind), rows[0] if rows else None)

    def _choose_issued(self, row: IssueRow) -> None:
        """One of the archive was chosen: kind and period follow it."""
        if row.kind in produce.KINDS:
            self._turn_to(row.kind, row.period)
        self.desk.open_issued(row, stands=True)

    def _choose_draft(self, draft: DraftRow) -> None:
        """One in work was chosen: it is made, as its figures are now."""
        self._turn_to(draft.kind, draft.period)
        self.desk.make(Wanted(draft.kind, draft.period, draft.corrects_id or "", draft.reason))

    def _turn_to(self, kind: ReportKind, period: str) -> None:
        self.shelf.set_kind(kind)
        self.panel.set_kind(kind)
        self.panel.when.set_period(kind, period)

    def _give_up(self, draft: DraftRow) -> None:
        """The draft goes from the list; what was written for it stays for the next one."""
        office, actor = self.navigator.office, self.navigator.actor
        self.navigator.write(lambda: drafting.discard(office, actor, draft.id), self._given_up)

    def _given_up(self, changes: Changes) -> None:
        self._show_period()
        self.navigator.done(changes)
