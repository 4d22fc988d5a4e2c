"""A list of what is due: what, what kind, its day; what is past says so in red with a square, under a heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.formats import NOTHING, date_text
from desktop_app.ui.theme import CAPTION_PT, RADIUS, SPACE_S, SPACE_XS, text_font, tokens_for
from desktop_app.ui.widgets.light import draw_light

ENTRY = Qt.ItemDataRole.UserRole
MARK = 8.0


@dataclass(frozen=True, slots=True)
class DueEntry:
    """A line: `record_id` of `kind` is what a click opens (None: nothing), `late` in days (0: not past)."""

    record_id: str | None
    title: str
    text: str
    when: date | None
    late: int = 0
    kind: str = "project"


@dataclass(frozen=True, slots=True)
class DueHeading:
    """A line over the entries that are past; a click on it asks for all of them."""

    title: str


class DueList(QListWidget):
    """Two lines an entry; a click or Enter tells `chosen(kind, record_id)`, on the heading `all_asked`."""

    chosen = Signal(str, str)
    all_asked = Signal()

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self.setAccessibleName(name)
        self.setProperty("look", "views")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_DueDelegate(self))
        self.setMouseTracking(True)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def show_entries(self, entries: Sequence[DueEntry], past: Sequence[DueEntry] = (), heading: str = "") -> None:
        """Show other entries (none: the sentence for an empty list), and under a heading those that are past."""
        self.clear()
        if not entries:
            item = QListWidgetItem(self._empty, self)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._add(entries)
        if past:
            item = QListWidgetItem(heading, self)
            item.setData(ENTRY, DueHeading(heading))
            self._add(past)

    def entries(self) -> list[DueEntry]:
        """What the list shows, in its order."""
        shown = (self.item(place).data(ENTRY) for place in range(self.count()))
        return [one for one in shown if isinstance(one, DueEntry)]

    def heading(self) -> str:
        """The words over those that are past, "" when there are none."""
        shown = (self.item(place).data(ENTRY) for place in range(self.count()))
        return next((one.title for one in shown if isinstance(one, DueHeading)), "")

    def _add(self, entries: Sequence[DueEntry]) -> None:
        for entry in entries:
            words = [entry.title, entry.text, self._day(entry)]
            item = QListWidgetItem("\n".join(words), self)
            item.setToolTip("\n".join(filter(None, words)))
            item.setData(ENTRY, entry)

    def _day(self, entry: DueEntry) -> str:
        if entry.late:
            return self.tr("{date}, %n day(s) late", "", entry.late).format(date=date_text(entry.when))
        return date_text(entry.when)

    def _choose(self, item: QListWidgetItem) -> None:
        entry = item.data(ENTRY)
        if isinstance(entry, DueHeading):
            self.all_asked.emit()
        elif isinstance(entry, DueEntry) and entry.record_id:
            self.chosen.emit(entry.kind, entry.record_id)


class _DueDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = 2 if isinstance(index.data(ENTRY), DueEntry) else 1
        return QSize(120, lines * option.fontMetrics.lineSpacing() + SPACE_S)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ENTRY)
        tokens = tokens_for(QApplication.palette())
        painter.save()
        hovered = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
        if isinstance(entry, DueEntry | DueHeading) and option.state & hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(option.rect, RADIUS, RADIUS)
        if isinstance(entry, DueEntry):
            self._lines(painter, option, entry)
        else:
            painter.setPen(QColor(tokens.accent if isinstance(entry, DueHeading) else tokens.muted))
            area = QRect(option.rect).adjusted(SPACE_XS, 0, -SPACE_XS, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def _lines(self, painter: QPainter, option: QStyleOptionViewItem, entry: DueEntry) -> None:
        tokens, metrics = tokens_for(QApplication.palette()), option.fontMetrics
        area = QRect(option.rect).adjusted(SPACE_XS, SPACE_XS, -SPACE_XS, -SPACE_XS)
        upper = QRect(area.left(), area.top(), area.width(), metrics.lineSpacing())
        lower = upper.translated(0, metrics.lineSpacing())
        painter.setFont(text_font(CAPTION_PT, tabular=True))
        day = date_text(entry.when) if entry.when else NOTHING
        width = painter.fontMetrics().horizontalAdvance(day)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(tokens.red if entry.late else tokens.muted))
        painter.drawText(upper, middle | right, day)
        if entry.late:
            spot = QRectF(upper.right() - width - MARK - SPACE_XS, upper.center().y() - MARK / 2, MARK, MARK)
            draw_light(painter, spot, "red", tokens)
            width += int(MARK) + SPACE_XS
        painter.setPen(QColor(tokens.muted))
        text = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, middle, text)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.text))
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, upper.width() - width - SPACE_S)
        painter.drawText(upper, middle, title)
