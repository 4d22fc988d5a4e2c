"""投资方: all that are known, which of them were entered twice, and joining two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.queries.investor_twins import Twins, Why, told, twins
from desktop_app.queries.investors import SHOWN, InvestorRow, find, of_ids
from desktop_app.services import recycle_bin
from desktop_app.settings import TableLayout
from desktop_app.ui.dialogs.join_investors import open_join
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.formats import number_text
from desktop_app.ui.icons import icon
from desktop_app.ui.models.investor_columns import investor_columns
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

KEY = "investors"
TYPING_MS = 200


@dataclass(frozen=True, slots=True)
class _Shown:
    rows: Sequence[InvestorRow]
    total: int
    twins: Sequence[Twins]


class Investors(OfficeDialog):
    """`only_twins`: begin with those that were entered twice."""

    kinds = frozenset({"investor", "project_investor", "investor_name", "contact", "project", "unit"})

    def __init__(self, navigator: Navigator, parent: QWidget, *, only_twins: bool = False) -> None:
        super().__init__(navigator, self.tr("Investors"), parent)
        self._why: dict[str, Why] = {}
        self._twins: Sequence[Twins] = ()
        self._rows: Sequence[InvestorRow] = ()
        self._only_twins = only_twins
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self.resize(1220, 640)
        self._build_ui()
        self._connect()
        self.load()

    def _build_ui(self) -> None:
        self.source = ListSource()
        layout = self.navigator.settings.current.tables.get(KEY)
        model = TableModel(investor_columns(self._why), self.source)
        self.table = TableView(model, self, name=self.windowTitle(), layout=layout, grows=True)
        self.join = QPushButton(icon("git-merge"), self.tr("Join…"), self)
        self.join.setToolTip(self.tr("Two investors that are one: what belongs to the one goes to the other"))
        self.restore = QPushButton(icon("rotate-ccw"), self.tr("Put back"), self)
        self.projects = QPushButton(icon("folder-kanban"), self.tr("Show its projects"), self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "muted")
        self.leave = QPushButton(self.tr("Close"), self)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        for button in (self.join, self.restore, self.projects):
            foot.addWidget(button)
        self.add_bar(foot, self.note)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(self._head())
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self._enable()

    def _head(self) -> QHBoxLayout:
        self.all, self.twice = QPushButton(self.tr("All"), self), QPushButton(self.tr("Entered twice"), self)
        group = QButtonGroup(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        for button in (self.all, self.twice):
            button.setProperty("look", "chip")
            button.setCheckable(True)
            group.addButton(button)
            head.addWidget(button)
        (self.twice if self._only_twins else self.all).setChecked(True)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Name, former name or code"))
        self.search.setAccessibleName(self.tr("Search the investors"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(260)
        head.addStretch(1)
        head.addWidget(self.search)
        self.print_button = PrintButton(self.navigator, self.wanted, self, self)
        head.addWidget(self.print_button)
        return head

    def _connect(self) -> None:
        self.all.clicked.connect(lambda: self._show_twins(False))
        self.twice.clicked.connect(lambda: self._show_twins(True))
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self.load)
        self.join.clicked.connect(self.join_chosen)
        self.restore.clicked.connect(self._restore)
        self.projects.clicked.connect(self._show_projects)
        self.leave.clicked.connect(self.reject)
        self.table.opened.connect(lambda _id: self._open())
        self.table.selection_changed.connect(lambda _ids: self._enable())
        self.table.layout_changed.connect(self._keep_layout)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    # showing

    def _show_twins(self, only: bool) -> None:
        self._only_twins = only
        self.load()

    def load(self) -> None:
        """Read the list and what was entered twice."""
        typed, only = self.search.text(), self._only_twins

        def read(session: Any) -> _Shown:
            found = twins(session)
            if not only:
                return _Shown(*find(session, typed), found)
            rows = of_ids(session, [row_id for one in found for row_id in one.ids])
            rows = [row for row in rows if _matches(row, typed)]
            return _Shown(rows, len(rows), found)

        self.navigator.worker.read(read, self._show, self.show_error, owner=self, latest="investors")

    def _show(self, shown: _Shown) -> None:
        self._rows, self._twins = shown.rows, shown.twins
        self._why.clear()
        self._why.update({row_id: one.why for one in shown.twins for row_id in one.ids})
        count = len(told(shown.twins))
        words = self.tr("Entered twice")
        self.twice.setText(f"{words}  {number_text(count)}" if count else words)
        self.source.set_rows(shown.rows)
        if self._only_twins:
            self.table.set_empty(self.tr("Nothing here was entered twice."))
        else:
            self.table.set_empty(self.tr("No investor matches.") if self.search.text() else self._nothing())
        cut = self.tr("These are the first {count} of {total}: type a part of the name.")
        cut = cut.format(count=number_text(SHOWN), total=number_text(shown.total))
        self.note.setText(cut if shown.total > len(shown.rows) else "")
        self._enable()

    def _nothing(self) -> str:
        return self.tr("Investors come with the projects in which they are entered.")

    def selected(self) -> list[InvestorRow]:
        """The selected ones in the order of the list."""
        chosen = set(self.table.selected_ids())
        return [row for row in self._rows if row.id in chosen]

    def pair(self) -> tuple[str, ...]:
        """The two that are to be joined: those selected, else the one and what it was found to be."""
        ids = [row.id for row in self.selected()]
        if len(ids) != 1:
            return tuple(ids)
        group = next((one.ids for one in self._twins if ids[0] in one.ids), ())
        other = next((one for one in group if one != ids[0]), None)
        return () if other is None else (ids[0], other)

    def _enable(self) -> None:
        rows = self.selected()
        self.join.setEnabled(len(self.pair()) == 2 and self.navigator.actor.may_change)
        self.restore.setVisible(len(rows) == 1 and rows[0].deleted)
        self.restore.setEnabled(self.navigator.actor.may_change)
        self.projects.setEnabled(len(rows) == 1)

    def _keep_layout(self, layout: TableLayout) -> None:
        self.navigator.settings.change(tables={**self.navigator.settings.current.tables, KEY: layout})

    def wanted(self) -> Wanted:
        """The list as it stands, to be printed."""
        chosen = [self.twice.text()] if self._only_twins else []
        return of_table(self.windowTitle(), self.table, chosen, sought=self.search.text())

    # doing

    def join_chosen(self) -> None:
        """Show the two beside each other."""
        one, other = self.pair()
        open_join(self.navigator, self, one, other, self.show_error, self.tell)

    def _open(self) -> None:
        """Enter on one that was entered twice shows it beside its twin, on others their projects."""
        if self.join.isEnabled():
            self.join_chosen()
        elif self.projects.isEnabled():
            self._show_projects()

    def _restore(self) -> None:
        [row] = self.selected()
        office, actor = self.navigator.office, self.navigator.actor
        self.write(lambda: recycle_bin.restore(office, actor, [("investor", row.id)]))

    def _show_projects(self) -> None:
        [row] = self.selected()
        self.accept()
        self.navigator.open_record("investor", row.id)


def _matches(row: InvestorRow, typed: str) -> bool:
    text = " ".join((row.name, row.uscc, *row.former)).lower()
    return all(part in text for part in typed.lower().split())
