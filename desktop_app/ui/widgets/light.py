"""Lights: green disc, yellow triangle, red square. The shape says the same as the colour."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import SPACE_XS, Tokens, tokens_for

SIDE = 10.0


def light_word(light: str) -> str:
    """The word that stands beside a light."""
    words = {
        "green": QCoreApplication.translate("Light", "On course"),
        "yellow": QCoreApplication.translate("Light", "Behind"),
        "red": QCoreApplication.translate("Light", "Far behind"),
    }
    return words.get(light, "")


def draw_light(painter: QPainter, spot: QRectF, light: str, tokens: Tokens) -> None:
    """Draw the shape of a light inside `spot`; an unknown light draws nothing."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.light_colour(light)))
    if light == "green":
        painter.drawEllipse(spot)
    elif light == "yellow":
        points = [QPointF(spot.center().x(), spot.top()), spot.bottomRight(), spot.bottomLeft()]
        painter.drawPolygon(QPolygonF(points))
    elif light == "red":
        painter.drawRect(spot)
    painter.restore()


class LightLabel(QWidget):
    """A light and its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._light = ""
        self._word = ""

    def show_light(self, light: str, word: str = "") -> None:
        """`light` is green, yellow, red or ""; the usual word is used unless one is given."""
        self._light = light
        self._word = word or light_word(light)
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._word) + SIDE + 2 * SPACE_XS
        return QSize(int(width), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_for(self.palette())
        middle = self.height() / 2
        draw_light(painter, QRectF(0, middle - SIDE / 2, SIDE, SIDE), self._light, tokens)
        painter.setPen(QColor(tokens.light_colour(self._light)))
        words = QRectF(SIDE + SPACE_XS, 0, self.width() - SIDE - SPACE_XS, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)
