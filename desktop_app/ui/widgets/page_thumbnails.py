"""The pages of a PDF as small pictures, drawn as they come into sight; a click goes to the page."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QListView, QWidget

from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S

HIGH, WIDTH = 128, 160
ROOT = QModelIndex()


class PageModel(QAbstractListModel):
    """One row a page: its number, and its picture once it was asked for."""

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._pictures: dict[int, QPixmap] = {}
        self._asked: dict[int, int] = {}
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._keep)
        document.pageCountChanged.connect(self._begin)

    def _begin(self) -> None:
        self.beginResetModel()
        self._pictures, self._asked = {}, {}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else self._document.pageCount()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        page = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(page)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {page}").format(page=page + 1)
        return None

    def _picture(self, page: int) -> QIcon:
        """The same whether the page is read or not: a page that is chosen stays as white as paper is."""
        picture = QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            picture.addPixmap(self._drawn(page), mode)
        return picture

    def _drawn(self, page: int) -> QPixmap:
        if page in self._pictures:
            return self._pictures[page]
        size = self._size(page)
        if page not in self._asked.values():
            self._asked[self._renderer.requestPage(page, size)] = page
        blank = QPixmap(size)
        blank.fill(Qt.GlobalColor.white)
        return blank

    def _size(self, page: int) -> QSize:
        points = self._document.pagePointSize(page)
        scale = HIGH / max(points.width(), points.height(), 1)
        return QSize(max(1, round(points.width() * scale)), max(1, round(points.height() * scale)))

    def _keep(self, page: int, _size: QSize, image: QImage, _options: object, request: int) -> None:
        if self._asked.pop(request, None) != page:
            return  # of a document that is closed
        self._pictures[page] = _on_paper(image)
        self.dataChanged.emit(self.index(page), self.index(page), [Qt.ItemDataRole.DecorationRole])


class PageThumbnails(QListView):
    """`chosen` gives the page that was clicked or gone to with the keys, counted from 0."""

    chosen = Signal(int)

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(PageModel(document, self))
        self.setAccessibleName(self.tr("Pages"))
        self.setProperty("look", "views")
        self.setFixedWidth(WIDTH)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(HIGH, HIGH))
        self.setGridSize(QSize(WIDTH - SPACE_L - SPACE_S, HIGH + SPACE_M + self.fontMetrics().height() + SPACE_S))
        self.setViewportMargins(SPACE_S, 0, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.activated.connect(lambda index: self.chosen.emit(index.row()))

    def mark(self, page: int) -> None:
        """Show which page is read, without going to it."""
        index = self.model().index(page, 0)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)


def _on_paper(image: QImage) -> QPixmap:
    """The page on white: it is drawn without a ground of its own."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return QPixmap.fromImage(paper)
