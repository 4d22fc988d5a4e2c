"""How cells look and are edited: hairlines, lights, a ring round the current cell, tooltips for cut text."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop_app.errors import in_one_line
from desktop_app.ui.messages import error_line
from desktop_app.ui.table_model import ALIGNMENTS, COLUMN_ROLE, VALUE_ROLE, Cell, Column, TableModel
from desktop_app.ui.theme import SPACE_S, SPACE_XS, Tokens, tokens_for
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, set_value, value_of
from desktop_app.ui.widgets.light import SIDE, draw_light
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.unreadable import unreadable

Index = QModelIndex | QPersistentModelIndex

_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
_PLACES = {name: int(flags | Qt.TextFlag.TextSingleLine) for name, flags in ALIGNMENTS.items()}
_LIGHT_ROOM = int(SIDE) + SPACE_XS
_KEEPING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""Keys that end an edit."""


class _Look:
    """Colours and faces of one table, made once and not for every cell."""

    def __init__(self, palette: QPalette, font: QFont) -> None:
        tokens = tokens_for(palette)
        self.tokens: Tokens = tokens
        self.font = font
        self.text, self.muted = QColor(tokens.text), QColor(tokens.muted)
        self.selected, self.line = QColor(tokens.accent_soft), QColor(tokens.border)
        self.ring = QPen(QColor(tokens.accent), 2)
        self.widest = QFontMetrics(font).horizontalAdvance("国")
        self._faces: dict[tuple[bool, bool, bool], tuple[QFont, QFontMetrics]] = {}

    def face(self, cell: Cell) -> tuple[QFont, QFontMetrics]:
        """Figures have digits of one width; what stands out is bold, what no longer belongs here slanted."""
        key = (cell.align == "right", cell.strong, cell.stale)
        if key not in self._faces:
            font = QFont(self.font)
            if cell.align == "right":
                font.setFeature(QFont.Tag("tnum"), 1)
            font.setBold(cell.strong)
            font.setItalic(cell.stale)
            self._faces[key] = font, QFontMetrics(font)
        return self._faces[key]


class TableDelegate(QStyledItemDelegate):
    """For every table of the application: draws from the model's `Cell`. `refused` says what was typed in vain."""

    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.covered = 0
        """So many first columns are drawn by another view above this one, and not here."""
        self._look: tuple[int, QFont, _Look] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() < self.covered:
            return
        cell = _cell(index)
        look = self._look_of(option)
        rect: QRect = option.rect
        left, width = rect.left(), rect.width()
        state = option.state.value
        if state & _SELECTED:
            painter.fillRect(rect, look.selected)
        font, metrics = look.face(cell)
        inset = SPACE_S + _LIGHT_ROOM if cell.light else SPACE_S
        room, text = width - inset - SPACE_S, cell.text
        if len(text) * look.widest > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if text:
            painter.setFont(font)
            painter.setPen(look.muted if cell.muted else look.text)
            painter.drawText(rect.adjusted(inset, 0, -SPACE_S, 0), _PLACES[cell.align], text)
        if cell.light:
            spot = left + SPACE_S
            if cell.align == "right":  # beside the figure
                spot = max(spot, left + inset + room - 1 - metrics.horizontalAdvance(text) - _LIGHT_ROOM)
            draw_light(painter, QRectF(spot, rect.center().y() - SIDE / 2 + 1, SIDE, SIDE), cell.light, look.tokens)
        painter.fillRect(left, rect.bottom(), width, 1, look.line)
        if state & _FOCUSED:
            painter.setPen(look.ring)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = _cell(index)
        _, metrics = self._look_of(option).face(cell)
        width = metrics.horizontalAdvance(cell.text) + 2 * SPACE_S + (_LIGHT_ROOM if cell.light else 0)
        return QSize(width, metrics.height() + SPACE_S)

    def _look_of(self, option: QStyleOptionViewItem) -> _Look:
        colours, font = option.palette.cacheKey(), option.font
        if self._look is None or self._look[0] != colours or self._look[1] != font:
            kept = QFont(font)  # the option's own ends with it
            self._look = colours, kept, _Look(option.palette, kept)
        return self._look[2]

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


def _cell(index: Index) -> Cell:
    """From the model itself: the way through Qt's roles takes longer than drawing."""
    model = index.model()
    assert isinstance(model, TableModel)
    return model.cell(index.row(), model.columns[index.column()])
