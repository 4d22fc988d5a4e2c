"""One review meeting: what is known of it, its agenda with the results, and the judges' points."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from db.enums import ReviewConclusion
from desktop_app.domain.meeting import MeetingState
from desktop_app.domain.periods import Month
from desktop_app.errors import UserError
from desktop_app.queries.review_list import AgendaLine, Meeting
from desktop_app.services import review_agenda, review_meetings, review_results
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.review_choice import ChooseProjects
from desktop_app.ui.dialogs.review_forms import MeetingForm, ResultForm
from desktop_app.ui.dialogs.review_output import ask_papers, named_papers, preview_paper
from desktop_app.ui.dialogs.review_scores import ScoreSheet
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import confirm
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.models.meeting_columns import agenda_columns, day_words, missing_cards, result_words, state_words
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

MOST_ASKED = 8
"""So many projects without cards are named in a question; its window has no more room on a low screen."""


class MeetingPanel(QWidget):
    """Shows a `Meeting`; what is done to it goes through the dialog, which reads it anew."""

    def __init__(self, dialog: OfficeDialog) -> None:
        super().__init__(dialog)
        self.dialog = dialog
        self.navigator = dialog.navigator
        self.meeting: Meeting | None = None
        self._item = ""
        self._build_ui()
        self._connect()
        self._enable()

    def _build_ui(self) -> None:
        self.title = QLabel(self)
        self.title.setProperty("look", "title")
        self.title.setWordWrap(True)
        self.facts = QLabel(self)
        self.facts.setProperty("look", "muted")
        self.facts.setWordWrap(True)
        self.edit = self._button("pencil", self.tr("Edit…"))
        self.papers = self._button("printer", self.tr("Papers"))
        self.menu = QMenu(self.papers)
        self.papers.setMenu(self.menu)
        self.confirm = self._button("check", self.tr("Confirm the meeting"))
        self.confirm.setToolTip(self.tr("From then on the meeting and its results count in bulletins"))
        self.reopen = self._button("rotate-ccw", self.tr("Take the confirmation back"))
        self.merge = self._button("git-merge", self.tr("Put into the other one of that day"))
        self.delete = self._button("trash-2", self.tr("Delete"))
        actions = self._row(self.edit, self.papers, self.confirm, self.reopen, self.merge, self.delete)
        self.source = ListSource()
        model = TableModel(agenda_columns(), self.source)
        self.table = TableView(model, self, name=self.tr("Agenda"), dense=True, fixed=2)
        self.add = self._button("plus", self.tr("Projects…"))
        self.result = self._button("circle-check", self.tr("Result…"))
        self.met = self._button("check", self.tr("Conditions met"))
        self.up = self._button("arrow-up", "", self.tr("Move up  Alt+↑"))
        self.down = self._button("arrow-down", "", self.tr("Move down  Alt+↓"))
        self.off = self._button("trash-2", self.tr("Take off"), self.tr("Take off the agenda  Delete"))
        self.project = self._button("folder-kanban", self.tr("Project"), self.tr("Show the project"))
        self.scores = ScoreSheet(self.dialog)
        self.at_centre = QLabel(self)
        self.at_centre.setText(
            self.tr(
                "This office knows the results of its own projects. The judges' points, the other projects and the "
                "papers of the meeting stay with the centre."
            )
        )
        self.at_centre.setProperty("look", "muted")
        self.at_centre.setWordWrap(True)
        upper = QWidget(self)
        agenda = QVBoxLayout(upper)
        agenda.setContentsMargins(0, 0, 0, 0)
        agenda.setSpacing(SPACE_S)
        agenda.addWidget(self.table, 1)
        agenda.addLayout(self._row(self.add, self.result, self.met, self.up, self.down, self.off, self.project))
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(upper)
        parts.addWidget(self.scores)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addLayout(actions)
        column.addWidget(parts, 1)
        column.addWidget(self.at_centre)

    def _button(self, picture: str, words: str, name: str = "") -> QPushButton:
        button = QPushButton(icon(picture), words, self)
        button.setAutoDefault(False)
        if name:
            button.setAccessibleName(name)
            button.setToolTip(name)
        return button

    def _row(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.edit.clicked.connect(self.open_form)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.confirm.clicked.connect(self.ask_to_confirm)
        self.reopen.clicked.connect(lambda: self._do(review_meetings.open_again))
        self.merge.clicked.connect(self._merge)
        self.delete.clicked.connect(lambda: self._do(review_meetings.delete_meeting))
        self.add.clicked.connect(self.choose_projects)
        self.result.clicked.connect(self.open_result)
        self.met.clicked.connect(self._meet)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.off.clicked.connect(self._take_off)
        self.project.clicked.connect(self._show_project)
        self.table.opened.connect(lambda _id: self.open_result())
        self.table.current_changed.connect(self._choose)
        self.table.selection_changed.connect(lambda _ids: self._enable())
        for key, act in (("Alt+Up", partial(self._move, -1)), ("Alt+Down", partial(self._move, 1))):
            self._key(key, act)
        self._key(QKeySequence.StandardKey.Delete, self._take_off)

    def _key(self, key: str | QKeySequence.StandardKey, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.table.grid)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    # showing

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show a meeting; the project that was chosen on it stays."""
        other = self.meeting is None or meeting is None or self.meeting.line.id != meeting.line.id
        self.meeting = meeting
        self.setVisible(meeting is not None)
        if meeting is None:
            return
        line = meeting.line
        self.title.setText(line.title)
        chair = self.tr("Chair: {name}").format(name=line.chair) if line.chair else ""
        lacking = sum(len(judges) for _title, judges in missing_cards(meeting.agenda))
        missing = self.tr("%n card(s) missing", "", lacking) if lacking else ""
        parts = [state_words(line.state), day_words(line), line.place, chair, result_words(line), missing]
        self.facts.setText(" · ".join(part for part in parts if part))
        self.source.set_rows(meeting.agenda)
        self.table.set_empty(
            self.tr("No project is on the agenda yet."),
            self.tr("Choose projects") if self._may_change() else "",
            self._begin,
        )
        if other or self._current() is None:
            self._item = meeting.agenda[0].id if meeting.agenda else ""
        if self._item:
            self.table.select_id(self._item)
        self.scores.setVisible(not meeting.in_part)
        self.at_centre.setVisible(meeting.in_part)
        self._show_scores()
        self._enable()

    def _may_change(self) -> bool:
        """Whether the agenda and its results may be changed by this user now."""
        open_ = self.meeting is not None and self.meeting.line.state is not MeetingState.CONFIRMED
        return open_ and self.navigator.actor.is_centre

    def _choose(self, item_id: str) -> None:
        """Show another project's points; a table that is filled anew names none for a moment."""
        if item_id and item_id != self._item:
            self._item = item_id
            self._show_scores()

    def _current(self) -> AgendaLine | None:
        agenda = self.meeting.agenda if self.meeting else ()
        return next((line for line in agenda if line.id == self._item), None)

    def _show_scores(self) -> None:
        if self.meeting is not None:
            held = self.meeting.line.state is not MeetingState.AHEAD
            self.scores.show_item(self.meeting, self._current(), may_change=self._may_change(), held=held)

    def _selected(self) -> list[AgendaLine]:
        chosen = set(self.table.selected_ids())
        return [line for line in (self.meeting.agenda if self.meeting else ()) if line.id in chosen]

    def _enable(self) -> None:
        """Only what can be done now."""
        meeting, centre, may = self.meeting, self.navigator.actor.is_centre, self._may_change()
        state = meeting.line.state if meeting else None
        rows = self._selected()
        single = len(rows) == 1
        self.edit.setVisible(centre)
        self.papers.setVisible(meeting is not None and not meeting.in_part)
        self.confirm.setVisible(centre and state is not MeetingState.CONFIRMED)
        self.reopen.setVisible(centre and state is MeetingState.CONFIRMED)
        self.merge.setVisible(centre and bool(meeting and meeting.twins))
        for button in (self.delete, self.add, self.result, self.off, self.up, self.down):
            button.setVisible(centre)
            button.setEnabled(may)
        self.result.setEnabled(may and single and state is not MeetingState.AHEAD)
        self.off.setEnabled(may and bool(rows))
        self.up.setEnabled(may and single and rows[0].place > 1)
        self.down.setEnabled(may and single and rows[0].place < len(meeting.agenda if meeting else ()))
        conditional = single and rows[0].conclusion is ReviewConclusion.CONDITIONAL
        self.met.setVisible(centre)
        self.met.setEnabled(conditional)
        closed = single and rows[0].conditions_closed
        self.met.setText(self.tr("Conditions not met") if closed else self.tr("Conditions met"))
        self.project.setEnabled(single)

    # doing

    def open_form(self) -> MeetingForm | None:
        """The form of the meeting."""
        if self.meeting is None or not self.navigator.actor.is_centre:
            return None
        form = MeetingForm(self.navigator, self.meeting.line, self)
        form.saved.connect(self.dialog.tell)
        form.open()
        return form

    def choose_projects(self) -> ChooseProjects | None:
        """Ask which projects come to the meeting."""
        if self.meeting is None or not self._may_change():
            return None
        dialog = ChooseProjects(self.navigator, self.meeting.line.id, self.meeting.line.title, self)
        dialog.saved.connect(self.dialog.tell)
        dialog.open()
        return dialog

    def _begin(self) -> None:
        self.choose_projects()

    def open_result(self) -> ResultForm | None:
        """The result of the selected project."""
        rows = self._selected()
        if self.meeting is None or len(rows) != 1 or not self.result.isEnabled():
            return None
        form = ResultForm(self.navigator, self.meeting, rows[0], self)
        form.saved.connect(partial(self._result_saved, rows[0]))
        form.open()
        return form

    def _result_saved(self, item: AgendaLine, changes: Any) -> None:
        """Go on to the next project that has no result."""
        agenda: Sequence[AgendaLine] = self.meeting.agenda if self.meeting else ()
        behind = [line for line in agenda if line.place > item.place]
        following = next((line for line in behind if line.conclusion is ReviewConclusion.PENDING), item)
        self.table.select_id(following.id)
        self.table.setFocus()
        self.dialog.tell(changes)

    def fill_menu(self) -> None:
        """The papers of the meeting, each to be looked at and printed, or all of them as files."""
        self.menu.clear()
        if self.meeting is None:
            return
        navigator, meeting_id = self.navigator, self.meeting.line.id
        try:
            names = named_papers(navigator)
        except UserError as error:
            self.dialog.show_error(error)
            return
        for key, name in names.items():
            self.menu.addAction(name, partial(preview_paper, navigator, self, meeting_id, key, self.dialog))
        self.menu.addSeparator()
        words = self.tr("All of them as files (PDF and Word)…")
        self.menu.addAction(words, partial(ask_papers, navigator, self, meeting_id, self.dialog))

    def ask_to_confirm(self) -> None:
        """Confirm the meeting; of one where cards are missing, or in a month whose bulletin is out, that is asked."""
        if self.meeting is None:
            return
        act = partial(self._do, review_meetings.confirm_meeting)
        missing = missing_cards(self.meeting.agenda)
        if missing:
            some = missing[:MOST_ASKED]
            named = [self.tr("{project}: {judges}").format(project=one, judges=listed(who)) for one, who in some]
            named += [self.tr("… and %n more", "", len(missing) - len(some))] if len(missing) > len(some) else []
            question = self.tr("Cards are missing on %n project(s). Confirm all the same?", "", len(missing))
            told = self.tr("These judges were there: enter their points, or that they stood aside.")
            confirm(self, question, "\n".join([*named, told]), self.confirm.text(), partial(self._ask_of_month, act))
            return
        self._ask_of_month(act)

    def _ask_of_month(self, act: Callable[[], None]) -> None:
        """Confirm it, in a month whose bulletin is out after a question."""
        if self.meeting is None or not self.meeting.in_closed_month:
            act()
            return
        day = self.meeting.line.held_on
        question = self.tr("The bulletin of {month} has been issued. Confirm the meeting all the same?")
        consequence = self.tr(
            "What was issued stays as it is. From now on the meeting counts in figures of that month;"
            " if the bulletin has to tell it, issue a correction."
        )
        confirm(self, question.format(month=Month.of(day)), consequence, self.confirm.text(), act)

    def _do(self, service: Callable[..., Any]) -> None:
        if self.meeting is not None:
            office, actor, meeting_id = self.navigator.office, self.navigator.actor, self.meeting.line.id
            self.dialog.write(lambda: service(office, actor, meeting_id))

    def _merge(self) -> None:
        if self.meeting is not None and self.meeting.twins:
            into = self.meeting.twins[0].id
            self._do(lambda office, actor, meeting_id: review_meetings.merge_meeting(office, actor, meeting_id, into))

    def _meet(self) -> None:
        (row,) = self._selected()
        office, actor = self.navigator.office, self.navigator.actor
        closed = not row.conditions_closed
        self.dialog.write(lambda: review_results.close_conditions(office, actor, row.id, closed=closed))

    def _move(self, by: int) -> None:
        """The selected project one place up or down."""
        rows = self._selected()
        if self.meeting is None or len(rows) != 1 or not (self.up if by < 0 else self.down).isEnabled():
            return
        order = [line.id for line in self.meeting.agenda]
        place = order.index(rows[0].id)
        order.insert(place + by, order.pop(place))
        self._do(lambda office, actor, meeting_id: review_agenda.order_agenda(office, actor, meeting_id, order))

    def _take_off(self) -> None:
        rows = self._selected()
        if rows and self.off.isEnabled():
            office, actor, ids = self.navigator.office, self.navigator.actor, [row.id for row in rows]
            self.dialog.write(lambda: review_agenda.take_off_agenda(office, actor, ids))

    def _show_project(self) -> None:
        (row,) = self._selected()
        self.dialog.accept()
        self.navigator.open_record("project", row.project_id)
