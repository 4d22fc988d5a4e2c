"""How the cells of every table are drawn: hairlines, lights, a ring round the current cell, an end for cut text."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen

from desktop_app.ui.table_model import ALIGNMENTS, Cell
from desktop_app.ui.theme import SPACE_S, SPACE_XS, Tokens, tokens_for
from desktop_app.ui.widgets.light import SIDE, draw_light

_PLACES = {name: int(flags | Qt.TextFlag.TextSingleLine) for name, flags in ALIGNMENTS.items()}
_LIGHT_ROOM = int(SIDE) + SPACE_XS


class Span(NamedTuple):
    """Where a row or a column lies, in pixels of the table."""

    start: int
    size: int


class CellPainter:
    """Colours and faces of one table, made once and not for every cell."""

    def __init__(self, palette: QPalette, font: QFont) -> None:
        tokens = tokens_for(palette)
        self._tokens: Tokens = tokens
        self._font = font
        self._text, self._muted = QColor(tokens.text), QColor(tokens.muted)
        self._selected, self._line = QColor(tokens.accent_soft), QColor(tokens.border)
        self._ring = QPen(QColor(tokens.accent), 2)
        self._widest = QFontMetrics(font).horizontalAdvance("国")
        self._faces: dict[tuple[bool, bool, bool], tuple[QFont, QFontMetrics]] = {}

    def size(self, cell: Cell) -> QSize:
        """What a cell takes to be seen whole."""
        _, metrics = self._face(cell)
        width = metrics.horizontalAdvance(cell.text) + 2 * SPACE_S + (_LIGHT_ROOM if cell.light else 0)
        return QSize(width, metrics.height() + SPACE_S)

    def draw_rows(self, painter: QPainter, columns: Span, rows: Sequence[Span], selected: Sequence[Span]) -> None:
        """What lies beneath the cells: the colour of selected rows, and the hairline below each row."""
        for top, height in selected:
            painter.fillRect(columns.start, top, columns.size, height, self._selected)
        for top, height in rows:
            painter.fillRect(columns.start, top + height - 1, columns.size, 1, self._line)

    def draw_column(self, painter: QPainter, column: Span, rows: Sequence[Span], cells: Sequence[Cell]) -> None:
        """The cells of one column, one for each of the rows."""
        painter.setPen(self._text)
        muted, face = False, None
        for (top, height), cell in zip(rows, cells, strict=True):
            text, metrics = cell.text, self._face(cell)[1]
            inset = SPACE_S + _LIGHT_ROOM if cell.light else SPACE_S
            room = column.size - inset - SPACE_S
            if len(text) * self._widest > room:
                cut = Qt.TextElideMode.ElideMiddle if cell.both_ends else Qt.TextElideMode.ElideRight
                text = metrics.elidedText(text, cut, room)
            if text:
                if metrics is not face:
                    painter.setFont(self._face(cell)[0])
                    face = metrics
                if cell.muted is not muted:
                    muted = cell.muted
                    painter.setPen(self._muted if muted else self._text)
                painter.drawText(column.start + inset, top, room, height, _PLACES[cell.align], text)
            if cell.light:
                spot = column.start + SPACE_S
                if cell.align == "right":  # beside the figure
                    spot = max(spot, column.start + inset + room - 1 - metrics.horizontalAdvance(text) - _LIGHT_ROOM)
                middle = QRect(column.start, top, column.size, height).center().y()
                draw_light(painter, QRectF(spot, middle - SIDE / 2 + 1, SIDE, SIDE), cell.light, self._tokens)

    def draw_ring(self, painter: QPainter, column: Span, row: Span) -> None:
        """The ring round the current cell of the table that has the keyboard."""
        painter.setPen(self._ring)
        painter.drawRect(QRect(column.start, row.start, column.size, row.size).adjusted(1, 1, -1, -2))

    def _face(self, cell: Cell) -> tuple[QFont, QFontMetrics]:
        """Figures have digits of one width; what stands out is bold, what no longer belongs here slanted."""
        key = (cell.align == "right", cell.strong, cell.stale)
        if key not in self._faces:
            font = QFont(self._font)
            if cell.align == "right":
                font.setFeature(QFont.Tag("tnum"), 1)
            font.setBold(cell.strong)
            font.setItalic(cell.stale)
            self._faces[key] = font, QFontMetrics(font)
        return self._faces[key]
