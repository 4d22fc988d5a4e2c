"""责任清单: the duties of all units, what is late among them, and their closing."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.enums import TaskState
from desktop_app.documents.letter_press import about_duties
from desktop_app.queries import duties as query
from desktop_app.queries import local, units
from desktop_app.queries.duties import DutyRow, Which
from desktop_app.queries.units import UnitRecord
from desktop_app.services import duties
from desktop_app.services.projects import Created
from desktop_app.settings import TableLayout
from desktop_app.ui.dialogs.duty_forms import CloseForm, DutyForm
from desktop_app.ui.dialogs.letters import open_letters
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.review_output import preview_slips
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.icons import icon
from desktop_app.ui.models.duty_columns import duty_columns, matching
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

KEY = "duties"


@dataclass(frozen=True, slots=True)
class _Shown:
    rows: Sequence[DutyRow]
    counts: Mapping[Which, int]
    units: Sequence[UnitRecord]
    in_part: bool


class Duties(OfficeDialog):
    """`duty_id` is the duty to begin with; it is marked in its list."""

    kinds = frozenset({"task", "unit"})

    def __init__(self, navigator: Navigator, parent: QWidget, duty_id: str = "") -> None:
        super().__init__(navigator, self.tr("Duties"), parent)
        self._wanted = duty_id
        self._which = Which.OPEN
        self._rows: Sequence[DutyRow] = ()
        self._units: Sequence[UnitRecord] = ()
        self.resize(1280, 660)
        self._build_ui(navigator.today())
        self._connect()
        self.load()

    def _build_ui(self, today: dt.date) -> None:
        self.source = ListSource()
        layout = self.navigator.settings.current.tables.get(KEY)
        model = TableModel(duty_columns(today), self.source)
        self.table = TableView(model, self, name=self.windowTitle(), layout=layout)
        self.new = QPushButton(icon("plus", lambda t: t.on_accent), self.tr("New duty"), self)
        self.new.setProperty("look", "primary")
        self.new.setToolTip("Ctrl+N")
        self.edit = QPushButton(icon("pencil"), self.tr("Edit"), self)
        self.close_duties = QPushButton(icon("check"), self.tr("Close duties…"), self)
        self.reopen = QPushButton(icon("rotate-ccw"), self.tr("Reopen"), self)
        self.delete = QPushButton(icon("trash-2"), self.tr("Delete"), self)
        self.project = QPushButton(icon("folder-kanban"), self.tr("Show the project"), self)
        self.slips = QPushButton(icon("printer"), self.tr("Slips…"), self)
        self.slips.setToolTip(self.tr("Print a slip for each selected duty, in the colour of its light"))
        self.letters = QPushButton(icon("file-text"), self.tr("Letters…"), self)
        self.letters.setToolTip(self.tr("Write each unit a letter about its selected duties"))
        self.leave = QPushButton(self.tr("Close"), self)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        chosen = (self.edit, self.close_duties, self.reopen, self.delete, self.project, self.slips, self.letters)
        for button in chosen:
            foot.addWidget(button)
        self.add_bar(foot)
        foot.addWidget(self.leave)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(self._head())
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._enable([])

    def _head(self) -> QHBoxLayout:
        self.filters = {which: QPushButton(self) for which in Which}
        group = QButtonGroup(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        for which, button in self.filters.items():
            button.setProperty("look", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setText(self._title(which))
            button.setChecked(which is self._which)
            group.addButton(button)
            head.addWidget(button)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Matter, unit or project"))
        self.search.setAccessibleName(self.tr("Search the duties"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        head.addStretch(1)
        head.addWidget(self.search)
        self.print_button = PrintButton(self.navigator, self.wanted, self, self)
        head.addWidget(self.print_button)
        head.addWidget(self.new)
        return head

    def _title(self, which: Which) -> str:
        return {
            Which.OPEN: self.tr("Open"),
            Which.OVERDUE: self.tr("Overdue"),
            Which.CLOSED: self.tr("Closed"),
            Which.ALL: self.tr("All"),
        }[which]

    def _connect(self) -> None:
        for which, button in self.filters.items():
            button.clicked.connect(lambda _checked=False, w=which: self.show_list(w))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.new.clicked.connect(self.enter)
        self.edit.clicked.connect(self._edit)
        self.close_duties.clicked.connect(self._close)
        self.reopen.clicked.connect(lambda: self._do(duties.reopen_duties))
        self.delete.clicked.connect(lambda: self._do(duties.delete_duties))
        self.project.clicked.connect(self._show_project)
        self.slips.clicked.connect(
            lambda: preview_slips(self.navigator, self, [row.id for row in self._selected()], self)
        )
        self.letters.clicked.connect(self._write_letters)
        self.leave.clicked.connect(self.reject)
        self.table.opened.connect(lambda _id: self._edit())
        self.table.selection_changed.connect(lambda _ids: self._enable(self._selected()))
        self.table.layout_changed.connect(self._keep_layout)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.enter)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    # showing

    def show_list(self, which: Which) -> None:
        """Show the open, the overdue, the closed or all duties."""
        self._which = which
        self.filters[which].setChecked(True)
        self.load()

    def load(self) -> None:
        which, today = self._which, self.navigator.today()

        def read(session: Any) -> _Shown:
            rows, counts = query.rows(session, which, today), query.counts(session, today)
            return _Shown(rows, counts, units.records(session), local.holds_a_part(session))

        self.navigator.worker.read(read, self._show, self.show_error, owner=self, latest="duties")

    def _show(self, shown: _Shown) -> None:
        self._rows, self._units = shown.rows, shown.units
        for button in (self.slips, self.letters):  # the centre signs them
            button.setVisible(not shown.in_part)
        for which, button in self.filters.items():
            button.setText(f"{self._title(which)}  {shown.counts[which]:,}")
        self._fill()

    def _fill(self) -> None:
        self.source.set_rows(matching(self._rows, self.search.text()))
        if self._rows:
            self.table.set_empty(self.tr("No duty matches."))
        elif self._which in (Which.OPEN, Which.ALL):
            words = self.tr("What meetings, bulletins and instructions ask of units stands here until it is done.")
            self.table.set_empty(words, self.tr("Enter the first duty"), self.enter)
        else:
            self.table.set_empty(self.tr("Nothing stands in this list."))
        if self._wanted:
            self.table.select_id(self._wanted)
            self.table.setFocus()
            self._wanted = ""
        self._enable(self._selected())

    def _selected(self) -> list[DutyRow]:
        chosen = set(self.table.selected_ids())
        return [row for row in self._rows if row.id in chosen]

    def _enable(self, rows: Sequence[DutyRow]) -> None:
        """Only what can be done with all selected rows."""
        is_open = [row.state is TaskState.OPEN for row in rows]
        self.edit.setEnabled(len(rows) == 1)
        self.close_duties.setEnabled(bool(rows) and all(is_open))
        self.reopen.setEnabled(bool(rows) and not any(is_open))
        self.delete.setEnabled(bool(rows))
        self.slips.setEnabled(bool(rows) and all(is_open))
        self.letters.setEnabled(self.slips.isEnabled() and any(row.unit_code for row in rows))
        self.project.setVisible(len(rows) == 1 and rows[0].project_id is not None)

    def _keep_layout(self, layout: TableLayout) -> None:
        self.navigator.settings.change(tables={**self.navigator.settings.current.tables, KEY: layout})

    def wanted(self) -> Wanted:
        """The list as it stands, to be printed."""
        title = f"{self.windowTitle()} · {self._title(self._which)}"
        return of_table(title, self.table, sought=self.search.text())

    # doing

    def enter(self) -> None:
        """Begin a new duty."""
        self.open_form(None)

    def open_form(self, row: DutyRow | None) -> DutyForm:
        """The form of a duty, or of a new one."""
        form = DutyForm(self.navigator, self._units, self, row)
        form.saved.connect(self._saved)
        form.open()
        return form

    def _edit(self) -> None:
        rows = self._selected()
        if len(rows) == 1:
            self.open_form(rows[0])

    def _saved(self, result: Any) -> None:
        if isinstance(result, Created):
            self._wanted = result.ids[0]
            self.load()
            self.tell(result.changes)
        else:
            self.tell(result)

    def _close(self) -> None:
        form = CloseForm(self.navigator, self._selected(), self)
        form.saved.connect(self.tell)
        form.open()

    def _do(self, service: Callable[..., Any]) -> None:
        office, actor, ids = self.navigator.office, self.navigator.actor, [row.id for row in self._selected()]
        self.write(lambda: service(office, actor, ids))

    def _write_letters(self) -> None:
        open_letters(self.navigator, self, about_duties([row.id for row in self._selected()]))

    def _show_project(self) -> None:
        (row,) = self._selected()
        self.accept()
        self.navigator.open_record("project", str(row.project_id))
