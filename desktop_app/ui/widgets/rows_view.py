"""A table that draws all of its cells that show in one go.

Qt's own way asks model and delegate several times for every cell; with Python on the other side a page of a list takes
twice as long.
"""

from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app.ui.table_model import ROOT, TableModel
from desktop_app.ui.widgets.cell_painter import CellPainter, Span


class RowsView(QTableView):
    """Whole rows are selected; no cell spans others."""

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = model
        self._painter: tuple[int, QFont, CellPainter] | None = None
        self.covered = 0
        """So many first columns are drawn by another view above this one, and not here."""
        self.setModel(model)

    @property
    def cells(self) -> CellPainter:
        """What draws the cells, in the colours and the face that the table has now."""
        colours, font = self.palette().cacheKey(), self.font()
        if self._painter is None or self._painter[0] != colours or self._painter[1] != font:
            self._painter = colours, font, CellPainter(self.palette(), font)
        return self._painter[2]

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.region().boundingRect()
        places = self._rows_from(area.top(), area.bottom())
        columns = self._columns_from(area.left(), area.right())
        if not places or not columns:
            return
        rows = [Span(self.rowViewportPosition(place), self.rowHeight(place)) for place in places]
        spans = [Span(self.columnViewportPosition(column), self.columnWidth(column)) for column in columns]
        chosen = self.selectionModel()
        selected = [row for place, row in zip(places, rows, strict=True) if chosen.rowIntersectsSelection(place, ROOT)]
        shown = [self._table.columns[column] for column in columns]
        cells = [self._table.cells(place, shown) for place in places]
        painter, draw = QPainter(self.viewport()), self.cells
        across = Span(min(span.start for span in spans), sum(span.size for span in spans))
        draw.draw_rows(painter, across, rows, selected)
        for span, of_column in zip(spans, zip(*cells, strict=True), strict=True):
            draw.draw_column(painter, span, rows, of_column)
        current = self.currentIndex()
        if self.hasFocus() and current.row() in places and current.column() in columns:
            draw.draw_ring(painter, spans[columns.index(current.column())], rows[places.index(current.row())])
        painter.end()

    def _rows_from(self, top: int, bottom: int) -> range:
        """The rows that are seen between two lines."""
        first, last = self.rowAt(top), self.rowAt(bottom)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._table.rowCount() - 1) + 1)

    def _columns_from(self, left: int, right: int) -> list[int]:
        """The columns that are seen between two lines, and are this view's to draw."""
        found = []
        for column in range(self.covered, self._table.columnCount()):
            start, width = self.columnViewportPosition(column), self.columnWidth(column)
            if width and start <= right and start + width > left:  # a hidden one has none
                found.append(column)
        return found
