"""Looking for words on all pages of a PDF. Qt's own search sees no phrase in which a line or a page ends."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtPdf import QPdfDocument

from desktop_app.domain.page_text import PageText, Spot, find, page_text

SLICE_MS = 20
"""Pages are read for so long before the window gets its turn."""


class PdfSearch(QObject):
    """`changed` whenever other places are known. The pages are read when something is looked for."""

    changed = Signal()

    def __init__(self, document: QPdfDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._pages: list[PageText] = []
        self._words = ""
        self._rects: dict[Spot, list[QRectF]] = {}
        self.places: list[tuple[Spot, ...]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read)

    @property
    def busy(self) -> bool:
        """Whether there are pages left to read."""
        return self._timer.isActive()

    def begin(self) -> None:
        """The document is another one: read its pages anew, if something is looked for."""
        self._pages.clear()
        self._rects.clear()
        self.places = []
        self.look_for(self._words)

    def end(self) -> None:
        """There is no document."""
        self._timer.stop()
        self._pages.clear()
        self._rects.clear()
        self.places = []

    def look_for(self, words: str) -> None:
        """Find these words; "" finds nothing."""
        self._words = words
        if words.strip() and len(self._pages) < self._document.pageCount():
            self.places = []
            self._timer.start()
        else:
            self._timer.stop()
            self.places = find(self._pages, words)
        self.changed.emit()

    def _read(self) -> None:
        """Read on for a while; when all is read, find."""
        clock = QElapsedTimer()
        clock.start()
        while len(self._pages) < self._document.pageCount() and clock.elapsed() < SLICE_MS:
            self._pages.append(page_text(self._document.getAllText(len(self._pages)).text()))
        if len(self._pages) >= self._document.pageCount():
            self._timer.stop()
            self.places = find(self._pages, self._words)
            self.changed.emit()

    def on_page(self, page: int) -> Iterator[tuple[int, QRectF]]:
        """The numbers of the places that stand there, each with the boxes around its lines, in points from the top."""
        for number, spots in enumerate(self.places):
            for spot in spots:
                if spot.page == page:
                    yield from ((number, rect) for rect in self._boxes(spot))

    def first_from(self, page: int) -> int:
        """The first place on this page or behind it, else the very first."""
        return next((number for number, spots in enumerate(self.places) if spots[0].page >= page), 0)

    def where(self, place: int) -> tuple[int, QPointF]:
        """The page on which a place begins, and the point of it."""
        spot = self.places[place][0]
        boxes = self._boxes(spot)
        return spot.page, boxes[0].topLeft() if boxes else QPointF()

    def _boxes(self, spot: Spot) -> list[QRectF]:
        if spot not in self._rects:
            found = self._document.getSelectionAtIndex(spot.page, spot.start, spot.length)
            self._rects[spot] = _lines([polygon.boundingRect() for polygon in found.bounds()])
        return self._rects[spot]


def _lines(boxes: list[QRectF]) -> list[QRectF]:
    """A box around what stands in a line: Qt gives several where a comma stands apart."""
    lines: list[QRectF] = []
    for box in boxes:
        before = lines[-1] if lines else None
        if before is not None and before.top() <= box.center().y() <= before.bottom():
            lines[-1] = before.united(box)
        else:
            lines.append(box)
    return lines
