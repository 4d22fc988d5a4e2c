"""培训: plan against held above, the year as a list or month by month, the session on the right."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop_app.domain.periods import YEARS
from desktop_app.queries import training as query
from desktop_app.queries.training import Year
from desktop_app.queries.units import UnitRow, all_units
from desktop_app.services.office import Changes
from desktop_app.services.projects import Created
from desktop_app.settings import TableLayout
from desktop_app.ui.dialogs.print_button import ListPrinter, Wanted
from desktop_app.ui.dialogs.session_form import PlanForm
from desktop_app.ui.dialogs.session_menu import list_menu
from desktop_app.ui.dialogs.session_panel import SessionPanel
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.dialogs.training_output import ScheduleOutput
from desktop_app.ui.models.lookups import unit_choice
from desktop_app.ui.models.session_columns import columns, entries, facets
from desktop_app.ui.navigation import Criteria, Navigator, Page
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import RECORD_WIDTH, SPACE_L, SPACE_M
from desktop_app.ui.widgets.schedule_view import ScheduleView
from desktop_app.ui.widgets.splitter import Splitter
from desktop_app.ui.widgets.training_bar import TrainingBar
from desktop_app.ui.widgets.training_summary import TrainingSummary

KEY = "training"


class TrainingPage(Page):
    """`show_list` understands `year`, `form`, `state`, `text`, and `ids` with their `title`."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"training_session", "training_plan", "attendance", "attachment", "target", "unit"}
    )

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self.year: Year | None = None
        self._wanted: int | None = None
        self._open_next = ""
        self._ids: frozenset[str] | None = None
        self.source = ListSource()
        self.output = ScheduleOutput(navigator, self)
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.bar = TrainingBar(facets(), self)
        self.printer = ListPrinter(self.navigator, self.wanted, self)
        self.printer.take_key()
        self.bar.print_menu.addAction(self.printer.print_action)
        self.bar.save_menu.addAction(self.printer.save_action)
        self.summary = TrainingSummary(self)
        layout = self.navigator.settings.current.tables.get(KEY)
        dense = self.navigator.settings.current.dense_rows
        model = TableModel(columns(self.navigator.today()), self.source)
        self.schedule = ScheduleView(
            model, self.navigator.today(), self, name=self.tr("Training"), dense=dense, layout=layout
        )
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE_L, 0, SPACE_M, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.summary)
        column.addWidget(self.schedule, 1)
        self.panel = SessionPanel(self.navigator, self)
        self.panel.setMinimumWidth(RECORD_WIDTH - 40)
        self.panel.hide()
        self.splitter = Splitter(self.navigator.settings, KEY, 0, self)
        self.splitter.fill((left, self.panel), (0, RECORD_WIDTH))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_M)
        whole.addWidget(self.bar)
        whole.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.bar.year_chosen.connect(self.choose_year)
        self.bar.filter_changed.connect(self._filter_changed)
        self.bar.calendar_chosen.connect(self.schedule.show_calendar)
        self.bar.new_asked.connect(self.make_new)
        self.bar.print_asked.connect(lambda: self.output.print(self._shown_year))
        self.bar.save_asked.connect(lambda suffix: self.output.save_as(self._shown_year, suffix))
        self.summary.form_asked.connect(self.show_form)
        self.summary.month_asked.connect(self.show_month)
        self.summary.plan_asked.connect(self.change_plan)
        self.schedule.current_changed.connect(self._current_changed)
        self.schedule.opened.connect(self.open_session)
        self.schedule.menu_asked.connect(self._show_menu)
        self.schedule.layout_changed.connect(self._keep_layout)
        self.schedule.day_asked.connect(self._new_on)
        self.schedule.month_changed.connect(lambda month: self.choose_year(month.year))
        self.panel.closed.connect(self.close_session)
        self.panel.entered.connect(self._entered)

    # loading

    def load(self) -> None:
        """Read the chosen year; at first the present one, or the newest with something in it."""
        wanted, today = self._wanted, self.navigator.today()

        def read(session: Any) -> tuple[Year, list[int], list[UnitRow]]:
            known = query.years(session)
            newest = today.year if today.year in known or not known else known[0]
            return query.load(session, wanted or newest), known, all_units(session)

        self.navigator.worker.read(read, self._show, owner=self, latest="year")

    def _show(self, found: tuple[Year, list[int], list[UnitRow]]) -> None:
        year, known, units = found
        if self.year is None and self.panel.form is None:
            self.schedule.focus()
        self.year, self._wanted = year, year.year
        now = self.navigator.today().year
        self.panel.set_units([unit_choice(unit) for unit in units])
        self.bar.show_years(sorted({*known, now, now + 1, year.year}, reverse=True), year.year)
        self.bar.set_printable(not year.empty)
        self.summary.show_year(year)
        if self.schedule.grid.day.year != year.year:  # to its last session, else to January
            self.schedule.grid.select(year.sessions[-1].day if year.sessions else dt.date(year.year, 1, 1))
        self._filter()
        if self._open_next:
            wanted, self._open_next = self._open_next, ""
            self.open_session(wanted)

    @property
    def _shown_year(self) -> int:
        return self.year.year if self.year is not None else self.navigator.today().year

    def refresh(self, changes: Sequence[Changes]) -> None:
        self.load()
        if self.panel.session_id:
            self.panel.reload()

    def choose_year(self, year: int) -> None:
        """Show another year."""
        if year in YEARS and (self.year is None or year != self.year.year):
            self._wanted = year
            if self._ids is not None:
                self._show_all()
            if self.panel.isVisible() and self.panel.form is None:
                self.close_session()
            self.load()

    # what is shown

    def _filter_changed(self) -> None:
        if not self.bar.chips.has_extra:
            self._ids = None
        self._filter()

    def _filter(self) -> None:
        if self.year is None:
            return
        rows = query.matching(self.year.sessions, self.bar.search.text())
        for name, chosen in self.bar.chips.values.items():
            rows = [row for row in rows if getattr(row, name) in chosen]
        if self._ids is not None:
            rows = [row for row in rows if row.id in self._ids]
        self.source.set_rows(rows)
        self.schedule.show_entries(entries(rows))
        self._say_empty(self.year)

    def _say_empty(self, year: Year) -> None:
        table = self.schedule.table
        if year.sessions:
            table.set_empty(self.tr("No training matches."), self.tr("Show all"), self._show_all)
        else:
            words = self.tr("The training of {year} stands here: what is planned, what was held, who was there.")
            table.set_empty(words.format(year=year.year), self.tr("Enter the first training"), self.make_new)

    def show_form(self, form: str) -> None:
        """Only sessions of one form; "" shows both again."""
        self.bar.chips.set_values({"form": [form]} if form else {})
        self._filter_changed()

    def show_month(self, month: int) -> None:
        """The calendar of a month of the shown year."""
        if self.year is not None:
            self.bar.calendar_button.setChecked(True)
            self.schedule.grid.select(dt.date(self.year.year, month, 1))

    def _show_all(self) -> None:
        self._ids = None
        self.bar.clear()
        self._filter()

    def _keep_layout(self, layout: TableLayout) -> None:
        tables = {**self.navigator.settings.current.tables, KEY: layout}
        self.navigator.settings.change(tables=tables)

    def wanted(self) -> Wanted:
        """The list as it stands, to be printed."""
        title = self.tr("Training of {year}").format(year=self._shown_year)
        return of_table(title, self.schedule.table, self.bar.chips.words, self.bar.search.text())

    # Page

    def show_list(self, criteria: Criteria) -> None:
        ids = criteria.get("ids")
        self._ids = frozenset(ids) if ids is not None else None
        title = str(criteria.get("title", "")) or (self.tr("Chosen sessions") if ids is not None else "")
        self.bar.list_button.setChecked(True)
        self.bar.search.setText(str(criteria.get("text", "")))
        names = {facet.name for facet in facets()}
        values = {name: [str(v) for v in chosen] for name, chosen in criteria.items() if name in names}
        self.bar.chips.set_values(values, title)
        year = criteria.get("year")
        if year:
            self._wanted = int(year)
            self.load()
        elif ids:
            self.navigator.worker.read(lambda session: query.year_of(session, ids[0]), self._turn_to, owner=self)
        self._filter()

    def show_record(self, kind: str, record_id: str) -> None:
        if kind != "training_session":
            return
        self._show_all()
        self._open_next = record_id
        self.navigator.worker.read(lambda session: query.year_of(session, record_id), self._turn_to, owner=self)

    def _turn_to(self, year: int | None) -> None:
        self._wanted = year or self._wanted
        self.load()

    def make_new(self) -> None:
        self._new_on(None)

    def _new_on(self, day: dt.date | None) -> None:
        if self.panel.form is not None and day is None:
            self.panel.form.rows["topic"].editor.setFocus()
            return
        self.panel.show()
        self.panel.new(day)

    def save(self) -> None:
        self.panel.save()

    def focus_search(self) -> bool:
        self.bar.search.setFocus()
        self.bar.search.selectAll()
        return True

    # the session

    def _current_changed(self, session_id: str) -> None:
        if self.panel.isVisible() and self.panel.form is None:
            self.panel.show_session(session_id)

    def open_session(self, session_id: str) -> None:
        """Show a session beside the schedule."""
        self.panel.show()
        self.panel.show_session(session_id)
        self.schedule.mark(session_id)

    def close_session(self) -> None:
        """Back to the schedule."""
        self.panel.leave_form()
        self.panel.hide()
        self.panel.session_id = ""
        self.schedule.mark("")
        self.schedule.focus()

    def _entered(self, result: Created | Changes) -> None:
        if isinstance(result, Created):
            self._open_next = result.ids[0]
            self.navigator.worker.read(lambda session: query.year_of(session, result.ids[0]), self._turn_to, owner=self)
        self.navigator.done(result.changes if isinstance(result, Created) else result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.close_session()
        else:
            super().keyPressEvent(event)

    # doing

    def change_plan(self) -> None:
        """Ask for the plan of the shown year."""
        if self.year is not None:
            form = PlanForm(self.navigator, self.year, self)
            form.saved.connect(self.navigator.done)
            form.open()

    def _show_menu(self, spot: QPoint) -> None:
        menu = self.row_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(spot)

    def row_menu(self) -> QMenu:
        """What can be done with the selected sessions."""
        return list_menu(self.schedule.table, self.navigator, self.open_session, self.make_new)
