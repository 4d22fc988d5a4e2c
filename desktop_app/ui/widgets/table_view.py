"""A list as it stands on a page: table, thin loading bar, empty place, column chooser, remembered layout."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QProgressBar, QVBoxLayout, QWidget

from desktop_app.settings import TableLayout
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import LOADING_DELAY_MS, SPACE_XS
from desktop_app.ui.widgets.column_chooser import ColumnChooser
from desktop_app.ui.widgets.column_widths import NARROWEST, least, shared, widest
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.grid_view import GridView

ENOUGH = 20
"""So many rows tell how wide a column has to be; later ones of a shorter list still widen it."""


class TableView(QWidget):
    """Signals carry record ids: `opened` (Enter, double click), `current_changed`, `selection_changed`.

    A list that is read anew keeps its current row without a `current_changed`. The first rows decide the widths that
    nobody has chosen; with `grows`, later rows that need more get it.
    """

    opened = Signal(str)
    current_changed = Signal(str)
    selection_changed = Signal(list)
    menu_asked = Signal(QPoint)
    paste_asked = Signal(str)
    layout_changed = Signal(object)

    def __init__(
        self,
        model: TableModel,
        parent: QWidget | None = None,
        *,
        name: str,
        fixed: int = 1,
        dense: bool = False,
        layout: TableLayout | None = None,
        grows: bool = False,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._sort = ("", False)
        self._sized = False
        self._fitted = model.source.count() >= ENOUGH
        self._grows = grows
        self._widths: dict[str, int] = {}
        self._chosen: dict[str, int] = {}
        self._kept = ""
        self._awaited = ""
        self._nothing: tuple[str, str, Callable[[], None] | None] = ("", "", None)
        self._restoring = self._anew = False
        self._build_ui(name, fixed, dense)
        self._connect()
        self.apply_layout(layout or TableLayout())

    def _build_ui(self, name: str, fixed: int, dense: bool) -> None:
        self.grid = GridView(self.model, self, fixed=fixed, dense=dense)
        self.grid.setAccessibleName(name)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = EmptyState(self)
        self.empty.hide()
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setProperty("look", "thin")
        self._bar.hide()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(LOADING_DELAY_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        source = self.model.source
        source.loading_changed.connect(self._loading_changed)
        source.about_to_reset.connect(self._before_reset)
        self.model.modelReset.connect(self._after_reset)
        self._slow.timeout.connect(self._show_bar)
        self.grid.opened.connect(lambda index: self.opened.emit(source.id_at(index.row())))
        self.grid.paste_asked.connect(self.paste_asked)
        self.grid.customContextMenuRequested.connect(
            lambda spot: self.menu_asked.emit(self.grid.viewport().mapToGlobal(spot))
        )
        selection = self.grid.selectionModel()
        selection.selectionChanged.connect(self._selection_changed)
        selection.currentRowChanged.connect(self._current_changed)
        for view in (self.grid, self.grid.left_view):
            header = view.horizontalHeader()
            header.sectionClicked.connect(self._header_clicked)
            header.customContextMenuRequested.connect(lambda spot, h=header: self._header_menu(h.mapToGlobal(spot)))
        self.grid.horizontalHeader().sectionResized.connect(self._resized)

    def set_empty(self, words: str, button: str = "", run: Callable[[], None] | None = None) -> None:
        """What stands here when there are no rows."""
        self._nothing = (words, button, run)
        self._show_empty()

    def current_id(self) -> str:
        index = self.grid.currentIndex()
        return self.model.source.id_at(index.row()) if index.isValid() else ""

    def selected_ids(self) -> list[str]:
        return [self.model.source.id_at(row) for row in self.grid.selected_rows()]

    def select_id(self, row_id: str) -> bool:
        """Make a record current and show it. False when it is not in the list."""
        place = self.model.source.index_of(row_id)
        if place < 0:
            return False
        column = max(0, self.grid.currentIndex().column())
        flag = QItemSelectionModel.SelectionFlag  # said in full: keys that are still held down would say otherwise
        chosen = self.model.index(place, column)
        self.grid.selectionModel().setCurrentIndex(chosen, flag.ClearAndSelect | flag.Rows)
        self.grid.scrollTo(chosen)
        return True

    def await_id(self, row_id: str) -> None:
        """Make a record current that the list will have once it is read anew."""
        self._awaited = row_id

    def start_over(self) -> None:
        """The rows that come next are another list: it begins at its top, and no row of it is current."""
        self._anew = True

    def layout_now(self) -> TableLayout:
        """Columns, widths and sort as they are, to be remembered."""
        fields = tuple(c.field for c in self.model.columns)
        return TableLayout(fields, dict(self._chosen), *self._sort)

    def apply_layout(self, layout: TableLayout) -> None:
        """Show a remembered layout, or a saved view's."""
        self._chosen.update(layout.widths)
        self._widths.update(layout.widths)
        if layout.columns:
            self.model.show_columns(layout.columns)
        if (layout.sort, layout.descending) != self._sort:
            self.sort_by(layout.sort, layout.descending)
        self._set_widths()
        self._sized = True

    def sort_by(self, field: str, descending: bool) -> None:
        self._sort = (field, descending)
        self._show_sort()
        self.model.sort_by(field, descending)

    def choose_columns(self) -> ColumnChooser:
        """Open the column chooser."""
        chooser = ColumnChooser(self, self.model.all_columns, self.model.columns)
        chooser.chosen.connect(self._columns_chosen)
        chooser.open()
        return chooser

    def size_to_content(self) -> None:
        """Make each column as wide as what it shows now."""
        self.grid.resizeColumnsToContents()
        for place in range(len(self.model.columns)):
            self.grid.setColumnWidth(place, self._content_width(place))

    def fit(self) -> None:
        """Share the room there is now among the columns whose width nobody has chosen, by what they show now."""
        self._fitted, self._sized = False, False
        self._widths = dict(self._chosen)
        self._size_once()
        self._sized = True

    def _content_width(self, place: int) -> int:
        """How wide a column's content is, to a limit. The last one, which takes what is left, is asked for its content
        itself."""
        width = self.grid.columnWidth(place)
        if place == len(self.model.columns) - 1:
            width = max(self.grid.sizeHintForColumn(place), self.grid.horizontalHeader().sectionSizeHint(place))
        title = self.grid.horizontalHeader().sectionSizeHint(place)
        return max(NARROWEST, min(widest(self.model.columns[place], title), width + SPACE_XS))

    def _columns_chosen(self, fields: list[str]) -> None:
        self.model.show_columns(fields)
        self.layout_changed.emit(self.layout_now())

    def _set_widths(self) -> None:
        for place, column in enumerate(self.model.columns):
            self.grid.setColumnWidth(place, self._widths.get(column.field, column.width))

    def _size_once(self) -> None:
        """The first rows to arrive decide the widths that nobody has chosen yet, and what room there is for them."""
        if (self._fitted and not self._grows) or not self.model.source.count():
            return
        self._fitted = self.model.source.count() >= ENOUGH
        before = dict(self._widths)
        self.size_to_content()
        for place, column in enumerate(self.model.columns):
            last = place == len(self.model.columns) - 1
            width = self._content_width(place) if last else self.grid.columnWidth(place)
            self._widths[column.field] = self._chosen.get(column.field, max(width, before.get(column.field, 0)))
        if self.isVisible():
            self._share()
        self._set_widths()

    def _share(self) -> None:
        """Let the columns whose width nobody has chosen make room for whole columns instead of cut ones."""
        fields = [column.field for column in self.model.columns]
        wanted = [self._widths[field] for field in fields]
        needed = [
            width if column.field in self._chosen else least(column, width)
            for column, width in zip(self.model.columns, wanted, strict=True)
        ]
        bar = self.grid.verticalScrollBar().sizeHint().width()
        room = self.grid.width() - 2 * self.grid.frameWidth() - bar
        self._widths.update(zip(fields, shared(wanted, needed, room), strict=True))

    def _resized(self, place: int, _old: int, new: int) -> None:
        if self._sized and new and place < len(self.model.columns) - 1:
            field = self.model.columns[place].field
            self._widths[field] = self._chosen[field] = new
            self.layout_changed.emit(self.layout_now())

    def _header_clicked(self, place: int) -> None:
        """First click up, second down, third the list's own order."""
        column = self.model.columns[place]
        if not column.sortable:
            return
        field, descending = self._sort
        following = ("", False) if field == column.field and descending else (column.field, field == column.field)
        self.sort_by(*following)
        self.layout_changed.emit(self.layout_now())

    def _show_sort(self) -> None:
        field, descending = self._sort
        place = self.model.column_of(field)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for view in (self.grid, self.grid.left_view):
            view.horizontalHeader().setSortIndicatorShown(place >= 0)
            view.horizontalHeader().setSortIndicator(place, order)

    def _header_menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Choose columns…"), self.choose_columns)
        menu.addAction(self.tr("Size to content"), self.size_to_content)
        menu.popup(spot)

    def _before_reset(self) -> None:
        self._kept = "" if self._anew else self.current_id()

    def _after_reset(self) -> None:
        self._sized = False
        self._set_widths()
        self._size_once()
        self.grid.lay_out_left()
        for view in (self.grid.left_view, self.grid):
            view.doItemsLayout()  # now and not after the next painting: with its scroll bar, or without, at once
        self._sized = True
        self._show_sort()
        self._restoring = True
        if wanted := self._awaited or self._kept:
            self.select_id(wanted)
        elif self._anew:
            self.grid.scrollToTop()
        self._awaited, self._restoring, self._anew = "", False, False
        self._show_empty()
        self.selection_changed.emit(self.selected_ids())  # which a reset gives up without a word

    def _show_empty(self) -> None:
        if self.model.source.loading:
            return  # what is seen is still the list before, and what was said of it stays with it
        empty = self.model.source.count() == 0 and bool(self._nothing[0])
        if empty:
            self.empty.say(*self._nothing)
        self.empty.setVisible(empty)
        self.empty.raise_()

    def _loading_changed(self, loading: bool) -> None:
        if loading:
            self._slow.start()
        else:
            self._slow.stop()
            self._bar.hide()

    def _show_bar(self) -> None:
        self._bar.show()
        self._bar.raise_()

    def _selection_changed(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self.selection_changed.emit(self.selected_ids())

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._restoring:
            self.current_changed.emit(self.model.source.id_at(index.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(1, self.grid.horizontalHeader().height(), self.width() - 2, 2)
        top = self.grid.horizontalHeader().height() + 2
        self.empty.setGeometry(1, top, self.width() - 2, max(0, self.height() - top - 1))
