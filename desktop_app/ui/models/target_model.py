"""The sheet of targets as the table shows it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from desktop_app.ui.models.target_grid import DISTRICT, SUM
from desktop_app.ui.table_model import Cell, Column, TableModel

Index = QModelIndex | QPersistentModelIndex


class TargetModel(TableModel):
    """The district and the sum of its units stand out; the sum is shown and not written in."""

    def cells(self, place: int, columns: Sequence[Column]) -> list[Cell]:
        strong = self.source.id_at(place) in (DISTRICT, SUM)
        return [cell._replace(strong=strong) for cell in super().cells(place, columns)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.source.id_at(index.row()) == SUM:
            flags &= ~Qt.ItemFlag.ItemIsEditable
        return flags
