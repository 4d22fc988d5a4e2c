"""Choosing the projects that come to a review meeting: those at the review first, found by what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.queries import review_list
from desktop_app.queries.projects import ProjectRow
from desktop_app.queries.review_list import OFFERED
from desktop_app.services import review_agenda
from desktop_app.ui.formats import money_wan
from desktop_app.ui.messages import say_or_report
from desktop_app.ui.models.lookups import word
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import Column, TableModel
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

TYPING_MS = 150


class ChooseProjects(QDialog):
    """`saved` gives what changed once the selected projects are on the agenda."""

    saved = Signal(object)

    def __init__(self, navigator: Navigator, meeting_id: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._meeting_id = meeting_id
        self.setWindowTitle(self.tr("Projects for {meeting}").format(meeting=title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 480)
        self._build_ui()
        self._connect()
        self.load()
        self.search.setFocus()

    def _build_ui(self) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Project, investor or unit"))
        self.search.setAccessibleName(self.tr("Search the projects"))
        self.search.setClearButtonEnabled(True)
        columns = [
            Column("title", self.tr("Project"), width=250, sortable=False),
            Column("number", self.tr("Number"), width=120, sortable=False),
            Column("stage", self.tr("Stage"), word, width=80, sortable=False),
            Column("unit", self.tr("Reported by"), width=110, sortable=False),
            Column("total_investment_fen", self.tr("Total (万元)"), money_wan, "right", 100, sortable=False),
        ]
        self.source = ListSource()
        self.table = TableView(TableModel(columns, self.source), self, name=self.tr("Projects"))
        self.note = QLabel(self)
        self.note.setProperty("look", "muted")
        self.note.setWordWrap(True)
        self.primary = QPushButton(self)
        self.primary.setProperty("look", "primary")
        self.primary.setToolTip("Ctrl+Enter")
        self.cancel = QPushButton(self.tr("Cancel"), self)
        for button in (self.cancel, self.primary):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._count([])

    def _connect(self) -> None:
        self._timer.timeout.connect(self.load)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.selection_changed.connect(self._count)
        self.table.opened.connect(lambda _id: self.save())
        self.primary.clicked.connect(self.save)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)

    def load(self) -> None:
        """Read the projects that fit what is typed."""
        meeting_id, text = self._meeting_id, self.search.text()
        self.navigator.worker.read(
            lambda session: review_list.offered(session, meeting_id, text), self._show, owner=self, latest="offered"
        )

    def _show(self, rows: Sequence[ProjectRow]) -> None:
        self.source.set_rows(rows)
        self.table.set_empty(self.tr("No project at the review or in negotiation matches."))
        if rows and not self.table.selected_ids():
            self.table.select_id(rows[0].id)
        self._count(self.table.selected_ids())

    def _count(self, ids: Sequence[str]) -> None:
        self.primary.setText(self.tr("Put %n project(s) on the agenda", "", len(ids)))
        self.primary.setEnabled(bool(ids))
        more = self.tr("The first {count} are shown; type to find others.").format(count=OFFERED)
        several = self.tr("Ctrl or Shift with a click or an arrow selects several.")
        self.note.setText(more if self.source.count() >= OFFERED else several)

    def save(self) -> None:
        """Put what is selected on the agenda."""
        ids = self.table.selected_ids()
        if not ids:
            return
        self.primary.setEnabled(False)
        office, actor, meeting_id = self.navigator.office, self.navigator.actor, self._meeting_id
        self.navigator.worker.write(
            lambda: review_agenda.put_on_agenda(office, actor, meeting_id, ids), self._saved, self._failed, owner=self
        )

    def _saved(self, changes: object) -> None:
        self.saved.emit(changes)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        say_or_report(error, self.note.setText, self.navigator.show_error)
