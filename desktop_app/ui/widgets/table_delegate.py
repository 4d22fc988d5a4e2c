"""How wide cells are and how they are edited; tooltips for cut text."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop_app.errors import in_one_line
from desktop_app.ui.messages import error_line
from desktop_app.ui.table_model import COLUMN_ROLE, VALUE_ROLE, Column, TableModel
from desktop_app.ui.theme import SPACE_S
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, set_value, value_of
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.rows_view import RowsView
from desktop_app.ui.widgets.unreadable import unreadable

Index = QModelIndex | QPersistentModelIndex

_KEEPING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""Keys that end an edit."""


class TableDelegate(QStyledItemDelegate):
    """For every table of the application. `refused` says what was typed in vain."""

    refused = Signal(str)

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, TableModel)
        (cell,) = model.cells(index.row(), [model.columns[index.column()]])
        return self._view.cells.size(cell)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The column's own tooltip, else the whole text when the cell cuts it."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            words = index.data(Qt.ItemDataRole.ToolTipRole) or self._cut_text(view, index)
            QToolTip.showText(event.globalPos(), words or "", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _cut_text(self, view: QAbstractItemView, index: Index) -> str:
        text = str(index.data() or "")
        width = view.visualRect(index).width() - 2 * SPACE_S
        return text if view.fontMetrics().horizontalAdvance(text) > width else ""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column: Column = index.data(COLUMN_ROLE)
        kind = column.editor.kind if column.editor else "text"
        editor: QWidget
        if kind == "money":
            editor = MoneyEdit(parent)
        elif kind == "date":
            editor = DateEdit(parent)
        elif kind == "choice":
            editor = combo(parent, column.editor.choices() if column.editor and column.editor.choices else [])
        else:
            editor = line(parent, whole=kind == "number")
        editor.setAccessibleName(column.title)
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value; what is being typed stays when the list is read again meanwhile."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            return
        set_value(editor, index.data(VALUE_ROLE))
        if isinstance(editor, QLineEdit) and not isinstance(editor, MoneyEdit | DateEdit):
            editor.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What cannot be read stays open under Enter and Tab, with the words for it below."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _KEEPING:
            editor = watched if isinstance(watched, QWidget) else None
            words = self._problem(editor) if editor is not None else ""
            if editor is not None and words:
                QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), words, editor)
                return True
        return super().eventFilter(watched, event)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Text that is no amount or no day leaves the cell as it was, and `refused` says so."""
        try:
            value = value_of(editor)
        except ValueError:
            column: Column = index.data(COLUMN_ROLE)
            text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
            words = self.tr("{column}: “{text}” was not kept.").format(column=column.title, text=text)
            self.refused.emit(in_one_line([words, self._problem(editor)]))
            return
        model.setData(index, value, Qt.ItemDataRole.EditRole)

    @staticmethod
    def _problem(editor: QWidget) -> str:
        """What is wrong with what stands in an editor, "" for nothing."""
        try:
            value_of(editor)
        except ValueError:
            return error_line(unreadable(editor))
        return ""
