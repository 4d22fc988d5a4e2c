"""A month with what happens on its days: click or Enter opens an entry, double click on a free place begins one."""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from desktop_app.domain.periods import YEARS
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import CAPTION_PT, RADIUS, SPACE_S, SPACE_XS, Tokens, text_font, tokens_for

Mark = Literal["done", "open", "off"]
WEEKS, DAYS = 6, 7
HEAD, NUMBER, LINE = 24.0, 22.0, 19.0
MARKS = {"done": "●", "open": "○", "off": "×"}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day. `mark`: done (filled), still open (outlined), off (struck through)."""

    id: str
    day: dt.date
    text: str
    mark: Mark = "open"
    note: str = ""


class MonthGrid(QWidget):
    """Six weeks from Monday to Sunday. Arrows move the day, Page Up and Down the month, Enter opens."""

    chosen = Signal(str)
    day_asked = Signal(object)
    month_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = dt.date.today()
        self.day = self.today
        self.current = ""
        self._entries: dict[dt.date, list[Entry]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Month"))

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 260)

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show other entries; within a day they stand in the order given."""
        self._entries = {}
        for entry in entries:
            self._entries.setdefault(entry.day, []).append(entry)
        self._tell()

    def _all(self) -> Iterator[Entry]:
        for entries in self._entries.values():
            yield from entries

    def select(self, day: dt.date) -> None:
        """Make a day current and show its month."""
        month_before = (self.day.year, self.day.month)
        self.day = day
        self._tell()
        if (day.year, day.month) != month_before:
            self.month_changed.emit(day.replace(day=1))

    def set_current(self, entry_id: str) -> None:
        """Mark the entry that is open beside the calendar, and turn to its day; "" is none."""
        self.current = entry_id
        day = next((entry.day for entry in self._all() if entry.id == entry_id), self.day)
        if day != self.day:
            self.select(day)
        self.update()

    def add_months(self, months: int) -> None:
        """Go so many months on, to the same day or the month's last."""
        index = self.day.year * 12 + self.day.month - 1 + months
        year, month = index // 12, index % 12 + 1
        if year in YEARS:
            self.select(dt.date(year, month, min(self.day.day, calendar.monthrange(year, month)[1])))

    def first_day(self) -> dt.date:
        """The Monday in the upper left corner."""
        first = self.day.replace(day=1)
        return first - dt.timedelta(days=first.weekday())

    # geometry

    def cell(self, day: dt.date) -> QRectF:
        """Where a day stands; an empty rectangle when it is not in view."""
        place = (day - self.first_day()).days
        if not 0 <= place < WEEKS * DAYS:
            return QRectF()
        width, height = self.width() / DAYS, (self.height() - HEAD) / WEEKS
        return QRectF(place % DAYS * width, HEAD + place // DAYS * height, width, height)

    def spot(self, entry: Entry) -> QRectF:
        """Where an entry stands; an empty rectangle when there is no room for it."""
        return next((spot for shown, spot in self._shown(entry.day) if shown.id == entry.id), QRectF())

    def _shown(self, day: dt.date) -> list[tuple[Entry, QRectF]]:
        """The entries of a day that there is room for; the last line is kept for "3 more" when there is not."""
        cell, entries = self.cell(day), self._entries.get(day, [])
        room = max(1, int((cell.height() - NUMBER) // LINE))
        shown = entries if len(entries) <= room else entries[: max(1, room - 1)]
        return [
            (entry, QRectF(cell.left() + 3, cell.top() + NUMBER + n * LINE, cell.width() - 6, LINE - 2))
            for n, entry in enumerate(shown)
        ]

    def _day_at(self, position: QPointF) -> dt.date | None:
        if position.y() < HEAD:
            return None
        column = int(position.x() / (self.width() / DAYS))
        row = int((position.y() - HEAD) / ((self.height() - HEAD) / WEEKS))
        if not (0 <= column < DAYS and 0 <= row < WEEKS):
            return None
        return self.first_day() + dt.timedelta(days=row * DAYS + column)

    def _entry_at(self, position: QPointF) -> Entry | None:
        day = self._day_at(position)
        if day is None:
            return None
        return next((entry for entry, spot in self._shown(day) if spot.contains(position)), None)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_for(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QColor(tokens.muted))
        for number in range(DAYS):
            head = QRectF(number * self.width() / DAYS, 0, self.width() / DAYS, HEAD)
            name = QLocale().dayName(number + 1, QLocale.FormatType.ShortFormat)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, name)
        first = self.first_day()
        for place in range(WEEKS * DAYS):
            self._draw_day(painter, tokens, first + dt.timedelta(days=place))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw_day(self, painter: QPainter, tokens: Tokens, day: dt.date) -> None:
        cell = self.cell(day)
        if (day.year, day.month) != (self.day.year, self.day.month):
            painter.fillRect(cell, QColor(tokens.window))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(cell.topLeft(), cell.topRight())
        painter.drawLine(cell.topLeft(), cell.bottomLeft())
        self._draw_number(painter, tokens, day, cell)
        shown = self._shown(day)
        for entry, spot in shown:
            self._draw_entry(painter, tokens, entry, spot)
        hidden = len(self._entries.get(day, ())) - len(shown)
        if hidden:
            painter.setPen(QColor(tokens.muted))
            foot = QRectF(cell.left() + SPACE_S, cell.bottom() - LINE, cell.width() - 2 * SPACE_S, LINE)
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, self.tr("%n more", "", hidden))
        if day == self.day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(
                QPen(QColor(tokens.accent if self.hasFocus() else tokens.muted), 2 if self.hasFocus() else 1)
            )
            painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _draw_number(self, painter: QPainter, tokens: Tokens, day: dt.date, cell: QRectF) -> None:
        number = QRectF(cell.left() + SPACE_XS, cell.top() + 2, 22, 18)
        outside = (day.year, day.month) != (self.day.year, self.day.month)
        colour = tokens.disabled if outside else tokens.muted if day.weekday() >= 5 else tokens.text
        if day == self.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(number, 9, 9)
            colour = tokens.on_accent
        painter.setFont(text_font(tabular=True, semibold=day == self.today))
        painter.setPen(QColor(colour))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.setFont(self.font())

    def _draw_entry(self, painter: QPainter, tokens: Tokens, entry: Entry, spot: QRectF) -> None:
        current = entry.id == self.current
        painter.setPen(QPen(QColor(tokens.accent if current or entry.mark == "open" else tokens.accent_soft), 1))
        painter.setBrush(QColor(tokens.accent_soft) if entry.mark == "done" or current else Qt.BrushStyle.NoBrush)
        if entry.mark != "off" or current:
            painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        font = text_font(CAPTION_PT)
        font.setStrikeOut(entry.mark == "off")
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if entry.mark == "off" else tokens.text))
        room = spot.adjusted(SPACE_XS, 0, -2, 0)
        words = f"{MARKS[entry.mark]} {entry.text}"
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.setFont(self.font())

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day, entry = self._day_at(event.position()), self._entry_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        self.select(day)
        if entry is not None:
            self.chosen.emit(entry.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and self._entry_at(event.position()) is None:
            self.day_asked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.select(self.day + dt.timedelta(days=STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.add_months(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.select(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        """The day's first entry, at the next Enter its second …; on a free day ask for a new one."""
        ids = [entry.id for entry in self._entries.get(self.day, ())]
        if not ids:
            self.day_asked.emit(self.day)
        else:
            self.chosen.emit(ids[(ids.index(self.current) + 1) % len(ids)] if self.current in ids else ids[0])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            entry = self._entry_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), f"{entry.text}\n{entry.note}".strip() if entry else "", self)
            return True
        return super().event(event)

    def _tell(self) -> None:
        """For readers of the screen: the day and what is on it."""
        words = [self.day.isoformat(), *(f"{one.text} {one.note}" for one in self._entries.get(self.day, ()))]
        self.setAccessibleDescription("; ".join(words))
        self.update()


class MonthCalendar(QWidget):
    """The grid under its month's name with a step back, a step on, and the way to today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = MonthGrid(self)
        self.title = QLabel(self)
        self.title.setProperty("look", "heading")
        self.earlier = self._button("chevron-left", self.tr("Month before"), -1)
        self.later = self._button("chevron-right", self.tr("Month after"), 1)
        self.to_today = QPushButton(self.tr("Today"), self)
        self.to_today.clicked.connect(lambda: self.grid.select(self.grid.today))
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        for widget in (self.earlier, self.later, self.to_today, self.title):
            head.addWidget(widget)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)
        self.grid.month_changed.connect(self._name)
        self._name(self.grid.day)

    def _button(self, picture: str, name: str, months: int) -> QPushButton:
        button = QPushButton(icon(picture), "", self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.grid.add_months(months))
        return button

    def _name(self, month: dt.date) -> None:
        name = QLocale().standaloneMonthName(month.month, QLocale.FormatType.ShortFormat)
        self.title.setText(self.tr("{month} {year}").format(month=name, year=month.year))
