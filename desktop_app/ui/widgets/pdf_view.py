"""The pages of a PDF below each other, where each of them lies, and what was found on them in the window's own tones.

Qt marks what was found in colours that cannot be chosen, over the letters, and keeps to itself where it puts a page:
both are done here anew, the second as Qt does it.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.ui.theme import LIGHT
from desktop_app.ui.widgets.pdf_search import PdfSearch

POINTS_PER_INCH = 72
SMALLEST, LARGEST = 0.2, 5.0
FRAME = 2
"""Pixels of the line around the place that one has gone to."""


class PdfView(QPdfView):
    """All pages of a document; `currentSearchResultIndex` is the place that is framed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: PdfSearch | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    # where the pages lie

    def page_rects(self) -> list[QRect]:
        """Where each page lies, from the upper left corner of all of them, in pixels."""
        margins, room = self.documentMargins(), self.viewport().width()
        sizes = [self._size(page) for page in range(self.document().pageCount())]
        wide = max([room, *(size.width() + margins.left() + margins.right() for size in sizes)])
        rects, top = [], margins.top()
        for size in sizes:
            rects.append(QRect(QPoint((wide - size.width()) // 2, top), size))
            top += size.height() + self.pageSpacing()
        return rects

    def _size(self, page: int) -> QSize:
        points, mode, margins = self.document().pagePointSize(page), self.zoomMode(), self.documentMargins()
        resolution = self.logicalDpiX() / POINTS_PER_INCH
        if mode is QPdfView.ZoomMode.Custom:
            return QSizeF(points * resolution * self.zoomFactor()).toSize()
        size = QSizeF(points * resolution).toSize()
        room = self.viewport().size() - QSize(margins.left() + margins.right(), self.pageSpacing())
        if mode is QPdfView.ZoomMode.FitToWidth:
            return QSizeF(QSizeF(size) * (room.width() / max(size.width(), 1))).toSize()
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def scale(self, page: int) -> float:
        """Pixels that a point of a page takes as it is shown."""
        return self._size(page).width() / max(self.document().pagePointSize(page).width(), 1.0)

    @property
    def _corner(self) -> QPoint:
        """What is seen in the upper left corner, from the corner of all pages."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # going and zooming

    def bring_up(self, page: int, below: float = 0.0, beside: float = 0.0) -> None:
        """Scroll to a place so many points below the top of a page and beside its left edge; the head of a page comes
        to the top, another place a third below it. Qt itself goes to pages only."""
        rect, scale, room = self.page_rects()[page], self.scale(page), self.viewport().size()
        above = room.height() / 3 if below else self.pageSpacing() / 2
        self.verticalScrollBar().setValue(int(rect.top() + below * scale - above))
        across, left = self.horizontalScrollBar(), rect.left() + beside * scale
        if not across.value() <= left <= across.value() + room.width() * 2 / 3:
            across.setValue(round(left - room.width() / 3))

    def zoom(self, factor: float, at: QPoint | None = None) -> None:
        """Larger or smaller by so much; what is seen at this point, else in the middle, stays there."""
        place = at if at is not None else self.viewport().rect().center()
        page, across, down = self._point(place)
        now = self.scale(page) * POINTS_PER_INCH / self.logicalDpiX()
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(LARGEST, max(SMALLEST, now * factor)))
        self._put(page, across, down, place)

    def fit(self, mode: QPdfView.ZoomMode) -> None:
        """A whole page at once, or its whole width; the page that is read stays."""
        place = self.viewport().rect().center()
        page, across, down = self._point(place)
        self.setZoomMode(mode)
        if mode is QPdfView.ZoomMode.FitInView:
            self.bring_up(page)
        else:
            self._put(page, across, down, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends, Space reads on and Shift+Space back; the rest is Qt's."""
        bar = self.verticalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def _point(self, place: QPoint) -> tuple[int, float, float]:
        """Which page is seen there, and which shares of its width and height lie before the place."""
        seen, rects = self._corner + place, self.page_rects()
        page = max((number for number, rect in enumerate(rects) if rect.top() <= seen.y()), default=0)
        inside = QPointF(seen - rects[page].topLeft())
        return page, inside.x() / max(rects[page].width(), 1), min(inside.y() / max(rects[page].height(), 1), 1.0)

    def _put(self, page: int, across: float, down: float, place: QPoint) -> None:
        """Scroll until that part of the page is seen at the place."""
        rect = self.page_rects()[page]
        self.horizontalScrollBar().setValue(round(rect.left() + across * rect.width()) - place.x())
        self.verticalScrollBar().setValue(round(rect.top() + down * rect.height()) - place.y())

    # what was found

    def mark_found(self, found: PdfSearch) -> None:
        """Mark from now on the places that this search finds."""
        self._found = found
        found.changed.connect(self.viewport().update)

    def marks(self) -> Iterator[tuple[QRect, bool]]:
        """The places that are in sight, as they lie in the viewport, line by line, and whether one has gone there."""
        if self._found is None or not self._found.places:
            return
        chosen = self.currentSearchResultIndex()
        for page, rect in enumerate(self.page_rects()):
            shown = rect.translated(-self._corner)
            if not shown.intersects(self.viewport().rect()):
                continue
            scale, begin = self.scale(page), QPointF(shown.topLeft())
            for place, part in self._found.on_page(page):
                where = QRectF(begin + part.topLeft() * scale, part.size() * scale)
                yield where.toAlignedRect(), place == chosen

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages; then what was found, as a marker pen does it. Paper is white in the dark as well."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for place, chosen in self.marks():
            painter.fillRect(place, QColor(LIGHT.found_now if chosen else LIGHT.found))
            if chosen:
                painter.setPen(QPen(QColor(LIGHT.accent), FRAME))
                painter.drawRect(place.adjusted(-FRAME, -FRAME, FRAME, FRAME))
