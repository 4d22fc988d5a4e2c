"""One indicator: figure, target bar with a tick where the pace should be, year-on-year, light with its word."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.theme import FIGURE_PT, SPACE_M, SPACE_S, SPACE_XS, text_font, tokens_for
from desktop_app.ui.widgets.light import LightLabel


@dataclass(frozen=True, slots=True)
class Stat:
    """What a card shows. `done` and `pace` are shares of the target (1 = reached), None without a target."""

    name: str
    figure: str
    unit: str = ""
    target: str = ""
    done: float | None = None
    pace: float | None = None
    year_on_year: str = ""
    light: str = ""


class TargetBar(QWidget):
    """A bar up to the target; the tick marks the share of the year that has gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: float | None = None
        self._pace: float | None = None
        self._light = ""
        self.setFixedHeight(10)

    def show_shares(self, done: float | None, pace: float | None, light: str) -> None:
        self._done, self._pace, self._light = done, pace, light
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._done is None:
            return
        tokens = tokens_for(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, 3, self.width(), 4)
        painter.setBrush(QColor(tokens.border))
        painter.drawRoundedRect(groove, 2, 2)
        painter.setBrush(QColor(tokens.light_colour(self._light) if self._light else tokens.accent))
        filled = QRectF(groove)
        filled.setWidth(groove.width() * max(0.0, min(1.0, self._done)))
        painter.drawRoundedRect(filled, 2, 2)
        if self._pace is not None:
            x = groove.width() * max(0.0, min(1.0, self._pace))
            painter.setPen(QPen(QColor(tokens.text), 2))
            painter.drawLine(int(x), 0, int(x), self.height())


class StatCard(QFrame):
    """A click, Enter or Space opens the list behind the figure."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name = QLabel(self)
        self._name.setProperty("look", "muted")
        self._name.setWordWrap(True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._name.setMinimumHeight(2 * self._name.fontMetrics().lineSpacing())
        self._figure = QLabel(self)
        self._figure.setFont(text_font(FIGURE_PT, semibold=True, tabular=True))
        self._unit = QLabel(self)
        self._unit.setProperty("look", "muted")
        self._bar = TargetBar(self)
        self._target = QLabel(self)
        self._growth = QLabel(self)
        self._light = LightLabel(self)
        for label in (self._target, self._growth):
            label.setProperty("look", "caption")
        self._growth.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._growth.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()

    def _lay_out(self) -> None:
        figure = QHBoxLayout()
        figure.setSpacing(SPACE_XS)
        figure.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBottom)
        figure.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        figure.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self._light)
        foot.addWidget(self._growth, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._name)
        column.addLayout(figure)
        column.addWidget(self._bar)
        column.addWidget(self._target)
        column.addLayout(foot)

    def show_stat(self, stat: Stat) -> None:
        """Show other figures."""
        self._name.setText(stat.name)
        self._name.setToolTip(stat.name)
        self._figure.setText(stat.figure)
        self._unit.setText(stat.unit)
        self._target.setText(stat.target)
        self._growth.setToolTip(stat.year_on_year)
        self._light.show_light(stat.light)
        self._bar.show_shares(stat.done, stat.pace, stat.light)
        self.setAccessibleName(f"{stat.name} {stat.figure} {stat.unit}".strip())
        self.setAccessibleDescription(f"{stat.target} {stat.year_on_year} {self._light.accessibleName()}".strip())

        self._show_growth()

    def _show_growth(self) -> None:
        """Beside the light, where there is room for all of it; in a narrow card only the tooltip tells it."""
        words = self._growth.toolTip()
        fits = self._growth.fontMetrics().horizontalAdvance(words) <= self._growth.width()
        self._growth.setText(words if fits else "")
        self.setToolTip("" if fits else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (layout := self.layout()) is not None:
            layout.activate()
        self._show_growth()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(150, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(tokens_for(self.palette()).accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
