"""The life of a project in seven steps with their dates; the next one is a button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.theme import CAPTION_PT, mix, text_font, tokens_for

StepState = Literal["done", "current", "next", "later"]
DISC = 18.0
HEIGHT = 62


@dataclass(frozen=True, slots=True)
class Step:
    """One stage: its value, its word, the date under it ("" = none) and where it stands."""

    value: str
    word: str
    date: str
    state: StepState


class StageStepper(QWidget):
    """`step_asked` tells the stage whose button was pressed; only a next step is a button."""

    step_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: Sequence[Step] = ()
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show a project's stages."""
        self._steps = steps
        current = next((s.word for s in steps if s.state == "current"), "")
        self.setAccessibleName(self.tr("Stages: now {stage}").format(stage=current))
        self.update()

    def spot(self, value: str) -> QRectF:
        """Where a stage is drawn; tests click there."""
        place = next(n for n, s in enumerate(self._steps) if s.value == value)
        return self._cell(place)

    def sizeHint(self) -> QSize:
        return QSize(380, HEIGHT)

    def _cell(self, place: int) -> QRectF:
        width = self.width() / max(1, len(self._steps))
        return QRectF(place * width, 0, width, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(len(self._steps)):
            self._draw_line(painter, place)
        for place in range(len(self._steps)):
            self._draw_step(painter, place)

    def _draw_line(self, painter: QPainter, place: int) -> None:
        if place == 0:
            return
        tokens = tokens_for(self.palette())
        reached = self._steps[place].state in ("done", "current")
        painter.setPen(QPen(QColor(tokens.accent if reached else tokens.border), 2))
        middle = DISC / 2 + 4
        before, after = self._cell(place - 1).center().x(), self._cell(place).center().x()
        painter.drawLine(QPointF(before + DISC / 2, middle), QPointF(after - DISC / 2, middle))

    def _draw_step(self, painter: QPainter, place: int) -> None:
        tokens, step, cell = tokens_for(self.palette()), self._steps[place], self._cell(place)
        disc = QRectF(cell.center().x() - DISC / 2, 4, DISC, DISC)
        reached = step.state in ("done", "current")
        fill = tokens.accent if reached else (tokens.accent_soft if step.state == "next" else tokens.surface)
        if step.state == "next" and place == self._hovered:
            fill = mix(tokens.accent, tokens.surface, 0.35)
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(tokens.accent if step.state != "later" else tokens.border), 2))
        painter.drawEllipse(disc)
        self._draw_mark(painter, disc, step)
        if step.state == "next" and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-3, -3, 3, 3))
        painter.setFont(text_font(semibold=step.state == "current"))
        painter.setPen(QColor({"later": tokens.muted, "next": tokens.accent}.get(step.state, tokens.text)))
        words = QRectF(cell.left() - 4, DISC + 6, cell.width() + 8, 18)
        if painter.fontMetrics().horizontalAdvance(step.word) > cell.width():
            painter.setFont(text_font(CAPTION_PT))
        metrics = painter.fontMetrics()
        elided = metrics.elidedText(step.word, Qt.TextElideMode.ElideRight, int(cell.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, elided)
        painter.setFont(text_font(CAPTION_PT, tabular=True))
        painter.setPen(QColor(tokens.muted))
        whole = painter.fontMetrics().horizontalAdvance(step.date) <= cell.width() - 4
        foot = QRectF(cell.left(), DISC + 23, cell.width(), 16)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, step.date if whole else step.date[2:])

    def _draw_mark(self, painter: QPainter, disc: QRectF, step: Step) -> None:
        """A tick when done, a dot when current, an arrow on the button: the state is not told by colour alone."""
        tokens, middle = tokens_for(self.palette()), disc.center()
        painter.setPen(QPen(QColor(tokens.on_accent if step.state != "next" else tokens.accent), 2))
        if step.state == "done":
            x, y = middle.x(), middle.y()
            painter.drawPolyline([QPointF(x - 4, y), QPointF(x - 1, y + 3), QPointF(x + 4, y - 3)])
        elif step.state == "current":
            painter.setBrush(QColor(tokens.on_accent))
            painter.drawEllipse(middle, 2, 2)
        elif step.state == "next":
            x, y = middle.x(), middle.y()
            painter.drawPolyline([QPointF(x - 1, y - 3), QPointF(x + 2, y), QPointF(x - 1, y + 3)])

    def _place_at(self, position: QPointF) -> int:
        return next((n for n in range(len(self._steps)) if self._cell(n).contains(position)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        button = place >= 0 and self._steps[place].state == "next"
        self.setCursor(Qt.CursorShape.PointingHandCursor if button else Qt.CursorShape.ArrowCursor)
        if place >= 0:
            step = self._steps[place]
            move = self.tr("Move on to {stage}").format(stage=step.word)
            self.setToolTip(move if button else f"{step.word} {step.date}".strip())
        if place != self._hovered:
            self._hovered = place
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0 and self._steps[place].state == "next":
            self.step_asked.emit(self._steps[place].value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        following = next((s for s in self._steps if s.state == "next"), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and following:
            self.step_asked.emit(following.value)
        else:
            super().keyPressEvent(event)
