"""Why a figure is larger or smaller than the month before: a sentence to copy, and the projects behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.enums import Indicator
from desktop_app.documents.difference import sentence
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.periods import Month
from desktop_app.queries import overview, units
from desktop_app.queries.differences import COMPARED, Difference, DifferenceRow, Entry, difference, entries
from desktop_app.queries.units import UnitRecord
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.icons import icon
from desktop_app.ui.models.difference_columns import counted_columns, difference_columns
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.form_row import FormRow
from desktop_app.ui.widgets.table_view import TableView

MONTHS = 24
"""So many months are offered, back from the newest that has figures."""


@dataclass(frozen=True, slots=True)
class _Choices:
    newest: Month
    units: Sequence[UnitRecord]


class CompareMonths(OfficeDialog):
    """Begins with `month` (else the newest that has figures) and `indicator`; a double click opens the project."""

    kinds = frozenset({"fund_entry", "project", "milestone", "credit", "beijing_recognition", "unit"})

    def __init__(
        self,
        navigator: Navigator,
        parent: QWidget,
        month: Month | None = None,
        indicator: Indicator = Indicator.OUTSIDE_FUNDS_IN_PLACE,
    ) -> None:
        super().__init__(navigator, self.tr("Why a figure has changed"), parent)
        self._month, self._wanted = month, indicator
        self.resize(980, 620)
        self._build_ui()
        self._connect()
        navigator.worker.read(self._choices, self._offer, self.show_error, owner=self)

    def _build_ui(self) -> None:
        self.month, self.indicator, self.unit = QComboBox(self), QComboBox(self), QComboBox(self)
        for one in COMPARED:
            self.indicator.addItem(words.label(one, language()), one)
        self.indicator.setCurrentIndex(COMPARED.index(self._wanted))
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        for title, box, stretch in (
            (self.tr("Month"), self.month, 1),
            (self.tr("Figure"), self.indicator, 2),
            (self.tr("Unit"), self.unit, 2),
        ):
            head.addWidget(FormRow(title, box, self), stretch)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setAccessibleName(self.tr("The difference in words"))
        self.copy = QPushButton(icon("copy"), self.tr("Copy the sentence"), self)
        self.leave = QPushButton(self.tr("Close"), self)
        self.source = ListSource()
        columns = difference_columns(self._month or Month.of(self.navigator.today()), measure(self._wanted))
        self.table = TableView(TableModel(columns, self.source), self, name=self.tr("What the two months count"))
        self.counted = ListSource()
        entries_name = self.tr("What the selected project counts")
        self.entries = TableView(TableModel(counted_columns(), self.counted), self, name=entries_name)
        self.entries.set_empty(self.tr("Select a project to see each of its payments."))
        for table in (self.table, self.entries):
            table.grid.horizontalHeader().setStretchLastSection(False)  # figures stay beside each other
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        self.print_button = PrintButton(self.navigator, self.wanted, self, self)
        foot.addWidget(self.copy)
        foot.addWidget(self.print_button)
        self.add_bar(foot)
        foot.addWidget(self.leave)
        for button in (self.copy, self.leave):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.table, 3)
        column.addWidget(self.entries, 2)
        column.addLayout(foot)
        reading = (self.month, self.indicator, self.unit, self.table.grid, self.entries.grid)
        for before, after in pairwise((*reading, self.copy, self.print_button, self.leave)):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        for box in (self.month, self.indicator, self.unit):
            box.currentIndexChanged.connect(lambda _index: self.load())
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.sentence.text()))
        self.leave.clicked.connect(self.reject)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._look_into)

    def _choices(self, session: Any) -> _Choices:
        return _Choices(overview.newest_month(session, self.navigator.today()), units.records(session))

    def _offer(self, found: _Choices) -> None:
        newest = max(found.newest, self._month or found.newest)
        with QSignalBlocker(self.month), QSignalBlocker(self.unit):
            for back in range(MONTHS):
                month = newest.plus(-back)
                self.month.addItem(str(month), month)
                if month == self._month:
                    self.month.setCurrentIndex(back)
            self.unit.addItem(self.tr("The whole district"), "")
            for unit in found.units:
                self.unit.addItem(unit.short_name or unit.name, unit.code)
        self.load()

    def load(self) -> None:
        month, unit = self.month.currentData(), self.unit.currentData()
        if month is None:
            return
        indicator = Indicator(self.indicator.currentData())
        self.navigator.worker.read(
            lambda session: difference(session, month, indicator, unit or None),
            self._show,
            self.show_error,
            owner=self,
            latest="difference",
            slow=True,
        )

    def _show(self, found: Difference) -> None:
        self.table.model.set_columns(difference_columns(found.month, measure(found.indicator)))
        self.source.set_rows(found.rows)
        self.counted.set_rows(())
        self.entries.setVisible(measure(found.indicator) is Measure.MONEY)
        self.table.set_empty(self.tr("Neither month counts anything."))
        self.sentence.setText(sentence(found, self.unit.currentText() if found.unit else ""))

    def _look_into(self, row_id: str) -> None:
        """Show each payment of a project."""
        if (row := self._row(row_id)) is None or not self.entries.isVisibleTo(self):
            return

        def show(found: list[Entry]) -> None:
            self.counted.set_rows(found)

        self.navigator.worker.read(
            lambda session: entries(session, row), show, self.show_error, owner=self, latest="entries"
        )

    def wanted(self) -> Wanted:
        """What makes the difference, to be printed, with the difference in words."""
        title = f"{self.indicator.currentText()} · {self.month.currentText()}"
        said = self.sentence.text() if language() == "zh_CN" else ""  # it is written for bulletins
        return of_table(title, self.table, [self.unit.currentText(), said])

    def _open(self, row_id: str) -> None:
        row = self._row(row_id)
        if row is not None and row.project_id:
            self.accept()
            self.navigator.open_record("project", row.project_id)

    def _row(self, row_id: str) -> DifferenceRow | None:
        place = self.source.index_of(row_id)
        return self.source.row(place) if place >= 0 else None
