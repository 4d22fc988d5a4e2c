"""A year's schedule as a list or month by month; both show the same rows and tell the same."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.settings import TableLayout
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.widgets.month_calendar import Entry, MonthCalendar
from desktop_app.ui.widgets.table_view import TableView


class ScheduleView(QStackedWidget):
    """`opened` and `current_changed` give ids, `day_asked` a day on which something new is to stand."""

    opened = Signal(str)
    current_changed = Signal(str)
    menu_asked = Signal(QPoint)
    day_asked = Signal(object)
    month_changed = Signal(object)
    layout_changed = Signal(object)

    def __init__(
        self,
        model: TableModel,
        today: dt.date,
        parent: QWidget,
        *,
        name: str,
        dense: bool = False,
        layout: TableLayout | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = TableView(model, self, name=name, dense=dense, layout=layout)
        self.calendar = MonthCalendar(self)
        self.grid = self.calendar.grid
        self.grid.today = today
        self.grid.select(today)
        self.addWidget(self.table)
        self.addWidget(self.calendar)
        self.table.opened.connect(self.opened)
        self.table.current_changed.connect(self.current_changed)
        self.table.menu_asked.connect(self.menu_asked)
        self.table.layout_changed.connect(self.layout_changed)
        self.grid.chosen.connect(self.opened)
        self.grid.day_asked.connect(self.day_asked)
        self.grid.month_changed.connect(self.month_changed)

    def minimumSizeHint(self) -> QSize:
        """What the shown one needs: a low window has room for the list, if not for the calendar."""
        return self._shown.minimumSizeHint()

    @property
    def _shown(self) -> QWidget:
        return self.calendar if self.currentWidget() is self.calendar else self.table

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """The same rows, for the calendar."""
        self.grid.set_entries(entries)

    def show_calendar(self, calendar: bool) -> None:
        """Turn to the calendar, or to the list."""
        self.setCurrentWidget(self.calendar if calendar else self.table)
        self.updateGeometry()
        self.focus()

    def focus(self) -> None:
        """Put the cursor into what is shown."""
        self._shown.setFocus()

    def mark(self, row_id: str) -> None:
        """Mark the row that is open beside the schedule, and turn the calendar to its day; "" is none."""
        self.grid.set_current(row_id)
        if row_id and self.table.current_id() != row_id:
            self.table.select_id(row_id)
