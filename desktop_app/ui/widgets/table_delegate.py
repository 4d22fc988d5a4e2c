"""How cells look and are edited: hairlines, lights, a ring round the current cell, tooltips for cut text."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop_app.ui.table_model import COLUMN_ROLE, LIGHT_ROLE, VALUE_ROLE, Column
from desktop_app.ui.theme import SPACE_S, SPACE_XS, tokens_for
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.light import SIDE, draw_light
from desktop_app.ui.widgets.money_edit import MoneyEdit

Index = QModelIndex | QPersistentModelIndex


class TableDelegate(QStyledItemDelegate):
    """For every table of the application."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = tokens_for(option.palette)
        rect: QRect = QRect(option.rect)
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        option.state = state & ~QStyle.StateFlag.State_HasFocus
        light = index.data(LIGHT_ROLE)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        option.rect = rect.adjusted(SPACE_XS + (int(SIDE) + SPACE_XS if light else 0), 0, -SPACE_XS, 0)
        super().paint(painter, option, index)
        if light:
            spot = QRectF(_before_text(rect, option, index), rect.center().y() - SIDE / 2 + 1, SIDE, SIDE)
            draw_light(painter, spot, light, tokens)
        painter.setPen(QColor(tokens.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if focused:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight

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
            editor = QComboBox(parent)
            for value, label in column.editor.choices() if column.editor and column.editor.choices else ():
                editor.addItem(label, value)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(column.title)
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(VALUE_ROLE)
        if isinstance(editor, MoneyEdit):
            editor.set_fen(value)
        elif isinstance(editor, DateEdit):
            editor.set_day(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Text that is no amount or no day leaves the cell as it was."""
        try:
            value = self._editor_value(editor, index)
        except ValueError:
            return
        model.setData(index, value, Qt.ItemDataRole.EditRole)

    def _editor_value(self, editor: QWidget, index: Index) -> Any:
        if isinstance(editor, MoneyEdit):
            return editor.fen()
        if isinstance(editor, DateEdit):
            return editor.day()
        if isinstance(editor, QComboBox):
            return editor.currentData()
        assert isinstance(editor, QLineEdit)
        text = editor.text().strip()
        column: Column = index.data(COLUMN_ROLE)
        if column.editor and column.editor.kind == "number":
            return int(text) if text else None
        return text


def _before_text(rect: QRect, option: QStyleOptionViewItem, index: Index) -> float:
    """Where a light begins: at the left, or beside the figure where figures stand at the right."""
    left = rect.left() + SPACE_S
    column: Column = index.data(COLUMN_ROLE)
    if column.align != "right":
        return left
    metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or option.font)
    width = metrics.horizontalAdvance(str(index.data() or ""))
    return max(left, rect.right() - width - SIDE - 2 * SPACE_S - SPACE_XS)
