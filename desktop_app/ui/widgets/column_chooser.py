"""Choose which columns a table shows and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.table_model import Column
from desktop_app.ui.theme import SPACE_L, SPACE_M

FIELD = Qt.ItemDataRole.UserRole


class ColumnChooser(QDialog):
    """Tick what is shown, drag for the order. `chosen` gives the fields."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget, columns: Sequence[Column], shown: Sequence[Column]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(300, 460)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for column in (*shown, *(c for c in columns if c not in shown)):
            self._add(column, column in shown)
        buttons = QDialogButtonBox(self)
        show = buttons.addButton(self.tr("Show these columns"), QDialogButtonBox.ButtonRole.AcceptRole)
        show.setProperty("look", "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        hint = QLabel(self.tr("Tick what the list shows; drag to change the order."), self)
        hint.setProperty("look", "muted")
        hint.setWordWrap(True)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column_box.setSpacing(SPACE_M)
        column_box.addWidget(hint)
        column_box.addWidget(self.list, 1)
        column_box.addWidget(buttons)

    def _add(self, column: Column, ticked: bool) -> None:
        item = QListWidgetItem(column.title)
        item.setData(FIELD, column.field)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags if column.fixed else flags | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked or column.fixed else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _accept(self) -> None:
        items = [self.list.item(n) for n in range(self.list.count())]
        self.chosen.emit([i.data(FIELD) for i in items if i.checkState() == Qt.CheckState.Checked])
        self.accept()
