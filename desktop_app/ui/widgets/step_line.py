"""The steps of something done one after the other, with the present one marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import SPACE_L, SPACE_S, text_font, tokens_for

DISC = 22
LINE = 28


class StepLine(QWidget):
    """1 Choose — 2 Look — 3 Done."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self.present = 0
        self.show_step(0)

    def show_step(self, present: int) -> None:
        """Mark a step, counted from 0; those before it are done."""
        self.present = present
        words = self.tr("Step {number} of {total}: {words}")
        self.setAccessibleName(words.format(number=present + 1, total=len(self._words), words=self._words[present]))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(word) + DISC + SPACE_S + SPACE_L for word in self._words)
        return QSize(width + LINE * (len(self._words) - 1) + SPACE_L, DISC + SPACE_S)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_for(self.palette())
        left, middle = 1.0, self.height() / 2
        for place, word in enumerate(self._words):
            reached = place <= self.present
            painter.setPen(QPen(QColor(tokens.accent if reached else tokens.muted), 1))
            painter.setBrush(QColor(tokens.accent) if place == self.present else Qt.BrushStyle.NoBrush)
            disc = QRectF(left, middle - DISC / 2, DISC, DISC)
            painter.drawEllipse(disc)
            painter.setFont(text_font(semibold=place == self.present))
            number = tokens.on_accent if place == self.present else tokens.accent if reached else tokens.muted
            painter.setPen(QColor(number))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(place + 1))
            painter.setPen(QColor(tokens.text if place == self.present else tokens.muted))
            width = painter.fontMetrics().horizontalAdvance(word)
            left += DISC + SPACE_S
            painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
            left += width + SPACE_S
            if place < len(self._words) - 1:
                painter.setPen(QColor(tokens.border))
                painter.drawLine(int(left), int(middle), int(left + LINE), int(middle))
                left += LINE + SPACE_S
