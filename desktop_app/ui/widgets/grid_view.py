"""The table itself: whole rows selected, fixed first columns, spreadsheet keys."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelectionRange, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QWidget

from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import HEADER_HEIGHT, ROW_HEIGHT, ROW_HEIGHT_DENSE
from desktop_app.ui.widgets.rows_view import RowsView
from desktop_app.ui.widgets.table_delegate import TableDelegate

Index = QModelIndex | QPersistentModelIndex
ScrollHint = QAbstractItemView.ScrollHint


def set_up_view(view: RowsView, *, dense: bool) -> TableDelegate:
    """The look that all tables share."""
    delegate = TableDelegate(view)
    view.setItemDelegate(delegate)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
    rows = view.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(ROW_HEIGHT_DENSE)
    rows.setDefaultSectionSize(ROW_HEIGHT_DENSE if dense else ROW_HEIGHT)
    rows.hide()
    titles = view.horizontalHeader()
    titles.setFixedHeight(HEADER_HEIGHT)
    titles.setHighlightSections(False)
    titles.setResizeContentsPrecision(0)
    titles.setSectionsClickable(True)
    titles.setMinimumSectionSize(40)
    titles.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return delegate


class GridView(RowsView):
    """Keys: Enter opens, F2 edits, Ctrl+C copies, Ctrl+D fills down, Ctrl+; writes today, Ctrl+V asks to paste."""

    opened = Signal(QModelIndex)
    paste_asked = Signal(str)
    refused = Signal(str)
    copied = Signal(int)

    def __init__(self, model: TableModel, parent: QWidget, *, fixed: int, dense: bool) -> None:
        super().__init__(model, parent)
        self._fixed = fixed
        self._left = RowsView(model, self)
        self._left.setSelectionModel(self.selectionModel())
        for view in (self, self._left):
            set_up_view(view, dense=dense).refused.connect(self.refused)
        self.horizontalHeader().setStretchLastSection(True)
        self._set_up_left()
        self.doubleClicked.connect(self._double_clicked)
        self._left.doubleClicked.connect(self._double_clicked)
        self.horizontalHeader().sectionResized.connect(self._width_changed)
        self._left.horizontalHeader().sectionResized.connect(self._left_width_changed)
        model.modelReset.connect(self.lay_out_left)
        self.lay_out_left()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes through cells only where they are written in; where they are only read it leaves the table."""
        editors = (column.editor for column in self._table.columns)
        self.setTabKeyNavigation(self._table.on_edit is not None and any(editor is not None for editor in editors))
        return super().focusNextPrevChild(onward)

    @property
    def left_view(self) -> RowsView:
        """The fixed columns, drawn over the table's left edge."""
        return self._left

    def _set_up_left(self) -> None:
        left = self._left
        left.setFocusProxy(self)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setProperty("look", "fixed")
        self.verticalScrollBar().valueChanged.connect(left.verticalScrollBar().setValue)
        left.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.viewport().stackUnder(left)
        left.viewport().installEventFilter(self)

    def lay_out_left(self) -> None:
        """Show the first columns on the left, as wide as in the table."""
        count = self._table.columnCount()
        shown = min(self._fixed, max(0, count - 1))
        for column in range(count):
            self._left.setColumnHidden(column, column >= shown)
            if column < shown:
                self._left.setColumnWidth(column, self.columnWidth(column))
        self._left.setVisible(shown > 0)
        self.covered = shown
        self._place_left()

    def _place_left(self) -> None:
        shown = min(self._fixed, max(0, self._table.columnCount() - 1))
        width = sum(self.columnWidth(c) for c in range(shown))
        frame = self.frameWidth()
        height = self.viewport().height() + self.horizontalHeader().height()
        self._left.setGeometry(frame, frame, width, height)

    def _width_changed(self, column: int, _old: int, new: int) -> None:
        if column < self._fixed:
            self._left.setColumnWidth(column, new)
            self._place_left()

    def _left_width_changed(self, column: int, _old: int, new: int) -> None:
        if new and self.columnWidth(column) != new and not self._left.isColumnHidden(column):
            self.setColumnWidth(column, new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_left()

    def scrollTo(self, index: Index, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """A cell under the fixed columns needs no sideways scrolling; others must not hide beneath them."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.column() < self._fixed:
            self.horizontalScrollBar().setValue(across)
        else:
            hidden = self._left.width() - self.visualRect(index).left()
            if self._left.isVisible() and hidden > 0:
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._left.viewport() and event.type() == QEvent.Type.Wheel:
            QGuiApplication.sendEvent(self.viewport(), event)
            return True
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A character that an input method gives without composing opens the cell, and is the first one in it."""
        opens = bool(event.commitString()) and self.state() != QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        editor = QApplication.focusWidget() if opens else None
        if editor is not None and self.state() == QAbstractItemView.State.EditingState and self.isAncestorOf(editor):
            QApplication.sendEvent(editor, event)

    def selected_rows(self) -> list[int]:
        """Positions of the selected rows, in order; told by the ranges, for Qt would ask for the flags of each cell."""
        ranges = cast(Iterable[QItemSelectionRange], self.selectionModel().selection())  # the stubs do not know
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if self.state() == QAbstractItemView.State.EditingState:  # keys that the cell's editor has no use for
            super().keyPressEvent(event)
        elif control and key == Qt.Key.Key_C:
            self.copy_selection()
        elif control and key == Qt.Key.Key_V:
            self.paste_asked.emit(QGuiApplication.clipboard().text())
        elif control and key == Qt.Key.Key_D:
            self._table.fill_down(self.selected_rows(), self.currentIndex().column())
        elif control and key == Qt.Key.Key_Semicolon:
            self._write_today()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def selectAll(self) -> None:
        self._table.source.when_whole(super().selectAll)

    def copy_selection(self) -> None:
        """The selected rows to the clipboard, titles above when there is more than one; `copied` tells when they are
        there if some had to be read for it."""
        places, waited = self.selected_rows(), False

        def put(rows: Sequence[Any]) -> None:
            QGuiApplication.clipboard().setMimeData(self._table.copy(rows, header=len(rows) > 1))
            if waited:
                self.copied.emit(len(rows))

        if places:
            waited = not self._table.source.with_rows(places, put)

    def _write_today(self) -> None:
        column = self.currentIndex().column()
        editor = self._table.columns[column].editor if column >= 0 else None
        if editor is not None and editor.kind == "date":
            self._table.edit([(row, column, dt.date.today()) for row in self.selected_rows()])

    def _double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index)
