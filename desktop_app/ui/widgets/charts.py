"""Small pictures in the colours of the theme: bars with a line, a funnel, ranked bars. All can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from desktop_app.ui.theme import CAPTION_PT, SPACE_S, SPACE_XS, Tokens, mix, text_font, tokens_for


@dataclass(frozen=True, slots=True)
class Datum:
    """One bar, point or step: what a click tells (`key`), its name, its size, the size in words.

    `line` is a second figure drawn as a line over the bars (a plan); `note` is added to the tooltip.
    """

    key: str
    label: str
    value: float
    text: str = ""
    line: float | None = None
    note: str = ""


class Chart(QWidget):
    """Common to all: hover, tooltip, keyboard (left, right, Enter) and `clicked(key)`."""

    clicked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._data: Sequence[Datum] = ()
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_data(self, data: Sequence[Datum]) -> None:
        """Show other data."""
        self._data = tuple(data)
        self.setAccessibleDescription("; ".join(f"{d.label} {d.text}" for d in self._data))
        self.updateGeometry()
        self.update()

    def spot(self, place: int) -> QRectF:
        """Where a click means the datum at `place`."""
        raise NotImplementedError

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def shade(self, tokens: Tokens, place: int) -> QColor:
        """The accent, a little stronger under the mouse."""
        return QColor(tokens.accent_strong if place == self._hovered else tokens.accent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(CAPTION_PT, tabular=True))
        tokens = tokens_for(QApplication.palette())  # a scroll area gives its contents another one
        if self._data:
            self.draw(painter, tokens)
        else:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No data yet"))
        if self.hasFocus() and 0 <= self._hovered < len(self._data):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(self.spot(self._hovered).adjusted(1, 1, -1, -1))

    def _place_at(self, position: QPointF) -> int:
        return next((n for n in range(len(self._data)) if self.spot(n).contains(position)), -1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self.clicked.emit(self._data[place].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._data:
            self._hover(max(0, min(len(self._data) - 1, self._hovered + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hovered >= 0:
            self.clicked.emit(self._data[self._hovered].key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(QPointF(event.pos()))
            if place >= 0:
                datum = self._data[place]
                words = f"{datum.label}  {datum.text}" + (f"\n{datum.note}" if datum.note else "")
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


class BarChart(Chart):
    """Upright bars, for instance money by month; `line` values are joined into a line over them."""

    def _area(self) -> QRectF:
        return QRectF(SPACE_XS, 18, self.width() - 2 * SPACE_XS, self.height() - 18 - 20)

    def _top(self) -> float:
        return max([d.value for d in self._data] + [d.line or 0 for d in self._data] + [0.0]) or 1.0

    def spot(self, place: int) -> QRectF:
        width = self._area().width() / max(1, len(self._data))
        return QRectF(self._area().left() + place * width, 0, width, self.height())

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        area, top = self._area(), self._top()
        painter.setPen(QPen(QColor(tokens.border), 1))
        for part in range(5):
            y = area.bottom() - area.height() * part / 4
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        for place, datum in enumerate(self._data):
            cell = self.spot(place)
            width = min(cell.width() * 0.6, 36.0)
            height = area.height() * max(0.0, datum.value) / top
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.shade(tokens, place))
            painter.drawRoundedRect(QRectF(cell.center().x() - width / 2, area.bottom() - height, width, height), 2, 2)
        self._draw_line(painter, tokens)
        for place, datum in enumerate(self._data):
            self._draw_words(painter, tokens, self.spot(place), datum)

    def _draw_line(self, painter: QPainter, tokens: Tokens) -> None:
        area, top = self._area(), self._top()
        points = [
            QPointF(self.spot(n).center().x(), area.bottom() - area.height() * d.line / top)
            for n, d in enumerate(self._data)
            if d.line is not None
        ]
        if len(points) > 1:
            painter.setPen(QPen(QColor(tokens.yellow), 2, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF(points))

    def _draw_words(self, painter: QPainter, tokens: Tokens, cell: QRectF, datum: Datum) -> None:
        """The name below the bar and the figure over it, on a piece of the ground so that no line runs through it."""
        area = self._area()
        painter.setPen(QColor(tokens.muted))
        foot = QRectF(cell.left(), area.bottom() + 3, cell.width(), 17)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, datum.label)
        if not datum.value:
            return
        height = area.height() * max(0.0, datum.value) / self._top()
        width = painter.fontMetrics().horizontalAdvance(datum.text) + SPACE_XS
        head = QRectF(cell.center().x() - width / 2, area.bottom() - height - 16, width, 15)
        painter.fillRect(head, QColor(tokens.surface))
        painter.setPen(QColor(tokens.text))
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, datum.text)


class FunnelChart(Chart):
    """Steps one under another, each centred and as wide as its count; a step of none has no bar."""

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.fontMetrics().lineSpacing() * max(1, len(self._data)))

    def _label_width(self) -> float:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(d.label) for d in self._data), default=0) + SPACE_S

    def spot(self, place: int) -> QRectF:
        height = self.height() / max(1, len(self._data))
        return QRectF(0, place * height, self.width(), height)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        top = max([d.value for d in self._data] + [0.0]) or 1.0
        left = self._label_width()
        room = self.width() - left - 64
        for place, datum in enumerate(self._data):
            cell = self.spot(place).adjusted(0, 2, 0, -2)
            width = max(2.0, room * datum.value / top) if datum.value > 0 else 0.0
            bar = QRectF(left + (room - width) / 2, cell.top(), width, cell.height())
            painter.setPen(Qt.PenStyle.NoPen)
            share = 1 - 0.5 * place / max(1, len(self._data) - 1)
            fill = mix(tokens.accent, tokens.surface, 1.0 if place == self._hovered else share)
            painter.setBrush(QColor(fill))
            if width:
                painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(QColor(tokens.text))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(
                QRectF(0, cell.top(), left, cell.height()), middle | Qt.AlignmentFlag.AlignLeft, datum.label
            )
            numbers = QRectF(self.width() - 60, cell.top(), 60, cell.height())
            painter.drawText(numbers, middle | Qt.AlignmentFlag.AlignRight, datum.text)


class RankedBars(Chart):
    """Lying bars with a name before and a figure behind, for origins or industries."""

    def spot(self, place: int) -> QRectF:
        return QRectF(0, place * 24.0, self.width(), 24.0)

    def sizeHint(self) -> QSize:
        return QSize(320, max(120, 24 * len(self._data)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 24 * len(self._data))

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        top = max([d.value for d in self._data] + [0.0]) or 1.0
        metrics = painter.fontMetrics()
        left = min(self.width() * 0.4, max(metrics.horizontalAdvance(d.label) for d in self._data) + SPACE_S)
        right = max(metrics.horizontalAdvance(d.text) for d in self._data) + SPACE_S
        room = self.width() - left - right
        for place, datum in enumerate(self._data):
            cell = self.spot(place)
            middle = Qt.AlignmentFlag.AlignVCenter
            label = metrics.elidedText(datum.label, Qt.TextElideMode.ElideRight, int(left) - SPACE_XS)
            painter.setPen(QColor(tokens.text))
            painter.drawText(QRectF(0, cell.top(), left, 24), middle | Qt.AlignmentFlag.AlignLeft, label)
            numbers = QRectF(self.width() - right, cell.top(), right, 24)
            painter.drawText(numbers, middle | Qt.AlignmentFlag.AlignRight, datum.text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.shade(tokens, place))
            width = max(2.0, room * max(0.0, datum.value) / top)
            painter.drawRoundedRect(QRectF(left, cell.top() + 6, width, 12), 2, 2)
