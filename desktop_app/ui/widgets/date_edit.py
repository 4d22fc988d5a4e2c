"""Enter a day as 2022-03-15, 3-15 or 15; Ctrl+; is today, the button opens a calendar, up and down step by days."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from desktop_app.ui.formats import parse_date
from desktop_app.ui.icons import icon


class DateEdit(QLineEdit):
    """`today` gives the present day (tests give their own)."""

    day_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, today: Callable[[], dt.date] = dt.date.today) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText(self.tr("YYYY-MM-DD"))
        button = QAction(icon("calendar", lambda t: t.muted), self.tr("Open calendar"), self)
        button.triggered.connect(self.open_calendar)
        self.addAction(button, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._typed)

    def day(self) -> dt.date | None:
        """The day, None when empty. Raises ValueError when there is no such day."""
        return parse_date(self.text(), self._today())

    def set_day(self, day: dt.date | None) -> None:
        self.setText(day.isoformat() if day else "")
        self._mark(True)

    def open_calendar(self) -> None:
        """A month to pick from, under the field."""
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self._day_or_today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.clicked.connect(lambda d: self._choose(dt.date(d.year(), d.month(), d.day())))
        calendar.clicked.connect(menu.close)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Semicolon:
            self._choose(self._today())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Up else -1
            self._choose(self._day_or_today() + dt.timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        try:
            self.set_day(self.day())
        except ValueError:
            self._mark(False)
        super().focusOutEvent(event)

    def _day_or_today(self) -> dt.date:
        try:
            return self.day() or self._today()
        except ValueError:
            return self._today()

    def _choose(self, day: dt.date) -> None:
        self.set_day(day)
        self.day_changed.emit(day)

    def _typed(self) -> None:
        try:
            day = self.day()
        except ValueError:
            return
        self._mark(True)
        self.day_changed.emit(day)

    def _mark(self, right: bool) -> None:
        self.setProperty("wrong", not right)
        self.style().unpolish(self)
        self.style().polish(self)
