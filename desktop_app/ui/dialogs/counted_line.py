"""Above the list of the projects behind a figure: how they add up to it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.models.counted import FIELD, Counted
from desktop_app.ui.row_source import RowSource
from desktop_app.ui.table_model import Column, TableModel


class CountedLine(QLabel):
    """Hidden while the list is of no figure, or of one that is not known by its projects."""

    def __init__(self, source: RowSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counted: Counted | None = None
        self._source = source
        self.setAccessibleName(self.tr("How the list adds up to the figure"))
        self.setWordWrap(True)
        self.hide()
        source.was_reset.connect(self._tell)
        source.has_grown.connect(self._tell)

    def show_counted(self, counted: Counted | None, model: TableModel, columns: Sequence[Column]) -> None:
        """The list is of this figure now; of the `columns` of every list and what its projects count for."""
        if counted is self.counted:
            return
        self.counted = counted
        shown = [column.field for column in model.columns if column.field != FIELD]
        extra = counted.column() if counted is not None else None
        model.all_columns = (*columns, *([extra] if extra is not None else []))
        model.show_columns([*shown[:1], FIELD, *shown[1:]])

    def ordered(self, ids: Sequence[str], sort: str, descending: bool) -> Sequence[str]:
        """Without another order, what counts for most comes first."""
        if self.counted is None or sort not in ("", FIELD):
            return ids
        return self.counted.ordered(ids, descending or not sort)

    def _tell(self) -> None:
        self.setVisible(self.counted is not None and self._source.whole)
        if self.counted is not None and self._source.whole:
            self.setText(self.counted.told(self._source.id_at(place) for place in range(self._source.count())))
