"""The twelve months of a year as small blocks: filled for what was held, outlined for what is still to come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.ui.theme import SPACE_XS, Tokens
from desktop_app.ui.widgets.charts import Chart, Datum

FOOT, BLOCK, MOST = 16.0, 14.0, 7


class YearStrip(Chart):
    """`value` of a month's datum is how many were held, `line` how many are on the schedule in all."""

    def sizeHint(self) -> QSize:
        return QSize(320, 64)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 48)

    def spot(self, place: int) -> QRectF:
        width = self.width() / max(1, len(self._data))
        return QRectF(place * width, 0, width, self.height())

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        ground = self.height() - FOOT
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(0, int(ground), self.width(), int(ground))
        most = max(1, min(MOST, int((ground - SPACE_XS) / BLOCK)))
        for place, datum in enumerate(self._data):
            cell = self.spot(place)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(cell.left(), ground, cell.width(), FOOT), Qt.AlignmentFlag.AlignCenter, datum.label)
            self._draw_blocks(painter, tokens, place, datum, cell, most)

    def _draw_blocks(
        self, painter: QPainter, tokens: Tokens, place: int, datum: Datum, cell: QRectF, most: int
    ) -> None:
        """One block a session; more than there is room for are written as a number."""
        held, all_ = int(datum.value), int(datum.line or 0)
        width = min(cell.width() * 0.6, 28.0)
        ground = self.height() - FOOT
        for n in range(min(all_, most)):
            block = QRectF(cell.center().x() - width / 2, ground - (n + 1) * BLOCK, width, BLOCK - 2)
            painter.setPen(QPen(self.shade(tokens, place), 1))
            painter.setBrush(self.shade(tokens, place) if n < held else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(block, 1.5, 1.5)
        if all_ > most:
            painter.setPen(QColor(tokens.text))
            painter.fillRect(QRectF(cell.left() + 2, 0, cell.width() - 4, 13), QColor(tokens.surface))
            painter.drawText(QRectF(cell.left(), 0, cell.width(), 13), Qt.AlignmentFlag.AlignCenter, f"{held}/{all_}")
