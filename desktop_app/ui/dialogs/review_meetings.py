"""评审会: the review meetings, from preparing them to their confirmation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.meeting import MeetingState
from desktop_app.queries import review_list
from desktop_app.queries.review_list import Meeting, MeetingLine
from desktop_app.services.projects import Created
from desktop_app.settings import TableLayout
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.review_forms import MeetingForm, Proposal
from desktop_app.ui.dialogs.review_panel import MeetingPanel
from desktop_app.ui.dialogs.shown_lists import notes, of_rows
from desktop_app.ui.icons import icon
from desktop_app.ui.models.meeting_columns import matching, meeting_columns, printed_meeting_columns
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.column_widths import NARROWEST
from desktop_app.ui.widgets.splitter import Splitter
from desktop_app.ui.widgets.table_view import TableView

KEY = "reviews"
LIST_WIDTH = 390


@dataclass(frozen=True, slots=True)
class _Shown:
    lines: Sequence[MeetingLine]
    meeting: Meeting | None


class ReviewMeetings(OfficeDialog):
    """`meeting_id` is the meeting to begin with; else the newest that is not confirmed, or the newest."""

    kinds = frozenset({"review_meeting", "review_item", "score_card", "task", "project", "setting"})

    def __init__(self, navigator: Navigator, parent: QWidget, meeting_id: str = "") -> None:
        super().__init__(navigator, self.tr("Review meetings"), parent)
        self._wanted = meeting_id
        self._open_only = False
        self._lines: Sequence[MeetingLine] = ()
        self.resize(1240, 680)
        self._build_ui()
        self._connect()
        self.load()

    def _build_ui(self) -> None:
        self.source = ListSource()
        model = TableModel(meeting_columns(), self.source)
        rest = TableLayout(widths={"title": NARROWEST})  # it takes what is left
        self.table = TableView(model, self, name=self.windowTitle(), layout=rest)
        self.panel = MeetingPanel(self)
        self.panel.hide()
        self.leave = QPushButton(self.tr("Close"), self)
        self.leave.setAutoDefault(False)
        right = QWidget(self)
        holder = QVBoxLayout(right)
        holder.setContentsMargins(0, 0, 0, 0)
        self.nothing = QLabel(self.tr("Choose a meeting on the left."), right)
        self.nothing.setProperty("look", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder.addWidget(self.nothing)
        holder.addWidget(self.panel, 1)
        parts = Splitter(self.navigator.settings, KEY, 1, self)
        parts.fill([self.table, right], [LIST_WIDTH, LIST_WIDTH])
        foot = QHBoxLayout()
        self.add_bar(foot)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(self._head())
        column.addWidget(parts, 1)
        column.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        group = QButtonGroup(self)
        self.all = QPushButton(self.tr("All"), self)
        self.unconfirmed = QPushButton(self.tr("Not confirmed yet"), self)
        for button in (self.all, self.unconfirmed):
            button.setProperty("look", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            group.addButton(button)
            head.addWidget(button)
        self.all.setChecked(True)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Title, day, place or chair"))
        self.search.setAccessibleName(self.tr("Search the meetings"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.new = QPushButton(icon("plus", lambda t: t.on_accent), self.tr("New meeting"), self)
        self.new.setProperty("look", "primary")
        self.new.setToolTip("Ctrl+N")
        self.new.setAutoDefault(False)
        self.new.setVisible(self.navigator.actor.is_centre)
        self.print_button = PrintButton(self.navigator, self.wanted, self, self)
        head.addStretch(1)
        head.addWidget(self.search)
        head.addWidget(self.print_button)
        head.addWidget(self.new)
        return head

    def _connect(self) -> None:
        self.all.clicked.connect(lambda: self.show_open(False))
        self.unconfirmed.clicked.connect(lambda: self.show_open(True))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.new.clicked.connect(self.enter)
        self.leave.clicked.connect(self.reject)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _id: self.panel.open_form())
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.enter)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    # showing

    def show_open(self, open_only: bool) -> None:
        """All meetings, or only those that do not count yet."""
        self._open_only = open_only
        (self.unconfirmed if open_only else self.all).setChecked(True)
        self._fill()

    def load(self) -> None:
        wanted, today = self._wanted, self.navigator.today()

        def read(session: Any) -> _Shown:
            lines = review_list.lines(session, today)
            chosen = wanted if any(line.id == wanted for line in lines) else _first(lines)
            return _Shown(lines, review_list.meeting(session, chosen, today) if chosen else None)

        self.navigator.worker.read(read, self._show, self.show_error, owner=self, latest="reviews")

    def _show(self, shown: _Shown) -> None:
        self._lines = shown.lines
        self._wanted = shown.meeting.line.id if shown.meeting else ""
        waiting = sum(line.state is not MeetingState.CONFIRMED for line in self._lines)
        whole, open_ = self.tr("All"), self.tr("Not confirmed yet")
        self.all.setText(f"{whole}  {len(self._lines):,}")
        self.unconfirmed.setText(f"{open_}  {waiting:,}")
        self._fill()
        self.panel.show_meeting(shown.meeting)
        self.nothing.setVisible(shown.meeting is None)

    def _fill(self) -> None:
        lines = [one for one in self._lines if not self._open_only or one.state is not MeetingState.CONFIRMED]
        self.source.set_rows(matching(lines, self.search.text()))
        if self._lines:
            self.table.set_empty(self.tr("No meeting matches."))
        elif self.navigator.actor.is_centre:
            words = self.tr("A review meeting is prepared here: agenda, judges, papers, results and minutes.")
            self.table.set_empty(words, self.tr("Call the first meeting"), self.enter)
        else:
            self.table.set_empty(self.tr("The centre keeps the review meetings; none is known here."))
        if self._wanted:
            self.table.select_id(self._wanted)

    def _choose(self, meeting_id: str) -> None:
        if meeting_id and meeting_id != self._wanted:
            self._wanted = meeting_id
            self.load()

    def wanted(self) -> Wanted:
        """The list as it stands, to be printed."""
        lines = [self.source.row(place) for place in range(self.source.count())]
        below = notes([self.unconfirmed.text()] if self._open_only else [], self.search.text())
        return of_rows(self.windowTitle(), printed_meeting_columns(), lines, below)

    # doing

    def enter(self) -> None:
        """Begin a new meeting, as the last one was held."""
        if not self.navigator.actor.is_centre:
            return
        today = self.navigator.today()

        def ask(proposal: Proposal) -> None:
            self.open_form(proposal)

        self.navigator.worker.read(lambda session: Proposal.read(session, today), ask, self.show_error, owner=self)

    def open_form(self, proposal: Proposal) -> MeetingForm:
        """The form of a new meeting."""
        form = MeetingForm(self.navigator, proposal, self)
        form.saved.connect(self._entered)
        form.open()
        return form

    def _entered(self, created: Created) -> None:
        self._wanted = created.ids[0]
        self.show_open(False)
        self.search.clear()
        self.load()
        self.tell(created.changes)


def _first(lines: Sequence[MeetingLine]) -> str:
    """The meeting to begin with: the newest one that wants something, else the newest."""
    open_ = [line for line in lines if line.state is not MeetingState.CONFIRMED]
    return (open_ or list(lines))[0].id if lines else ""
