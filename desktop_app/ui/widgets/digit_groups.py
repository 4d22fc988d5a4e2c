"""Digits that two people read to each other: in large groups, each marked once the typed ones agree."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import FIGURE_PT, RADIUS, SPACE_M, SPACE_S, text_font, tokens_for

_USUAL = 3
"""Groups beside one another where there is room for any number."""


class DigitGroups(QWidget):
    """Groups that are the same in what was typed are marked; they `agree` once all are, `differ` once one is not.

    As many stand beside one another as there is room for: none is ever cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[str] = []
        self._typed = ""
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def agree(self) -> bool:
        """Whether all of them were typed, and rightly."""
        return bool(self._groups) and self._typed == "".join(self._groups)

    @property
    def differ(self) -> bool:
        """Whether something was typed that is not what stands here."""
        return not "".join(self._groups).startswith(self._typed)

    def show_digits(self, text: str) -> None:
        """Groups separated by blanks."""
        self._groups = text.split()
        self._typed = ""
        self.setAccessibleName(self.tr("Digits"))
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def compare(self, typed: str) -> None:
        """Mark the groups that agree with what was typed, however it is spaced."""
        self._typed = "".join(str(int(one)) for one in typed if one.isdecimal())
        self.update()

    def sizeHint(self) -> QSize:
        width, _height = self._measures()
        wide = _USUAL * (width + SPACE_S) - SPACE_S
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        width, height = self._measures()
        return QSize(width, height)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, wide: int) -> int:
        """High enough for all the rows."""
        rows = -(-max(1, len(self._groups)) // self.per_row(wide))
        return rows * (self._measures()[1] + SPACE_S)

    def per_row(self, wide: int) -> int:
        """How many groups stand beside one another."""
        return max(1, (wide + SPACE_S) // (self._measures()[0] + SPACE_S))

    def _measures(self) -> tuple[int, int]:
        """The width and height of a group."""
        metrics = QFontMetrics(text_font(FIGURE_PT, tabular=True))
        return metrics.horizontalAdvance("000000") + 2 * SPACE_M, metrics.height() + SPACE_S

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(FIGURE_PT, tabular=True))
        tokens = tokens_for(self.palette())
        width, height = self._measures()
        per_row = self.per_row(self.width())
        at = 0
        for place, group in enumerate(self._groups):
            row, column = divmod(place, per_row)
            box = QRectF(column * (width + SPACE_S) + 0.5, row * (height + SPACE_S) + 0.5, width - 1, height - 1)
            typed = self._typed[at : at + len(group)]
            at += len(group)
            colour = tokens.border
            if typed:
                colour = tokens.green if typed == group else tokens.accent if group.startswith(typed) else tokens.red
            painter.setPen(QPen(QColor(colour), 2 if typed else 1))
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            painter.setPen(QColor(tokens.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, group)
