"""Every package that was written or read here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.sync import overview
from desktop_app.sync.office_keys import trusted_here
from desktop_app.sync.overview import FileRow
from desktop_app.sync.receipt import ReceiptRow, receipt_of
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.models.exchange_columns import file_columns
from desktop_app.ui.models.exchange_words import receipt_words
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_M
from desktop_app.ui.widgets.result_list import ResultList
from desktop_app.ui.widgets.table_view import TableView

KEY = "exchange.history"


class History(QWidget):
    """The newest first; below, what became at the centre of the entries that the chosen one brought back to a unit."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        settings = desk.navigator.settings
        self.source = ListSource()
        model = TableModel(file_columns(desk.navigator.today()), self.source)
        self.table = TableView(model, self, name=self.tr("History"), layout=settings.current.tables.get(KEY))
        self.table.set_empty(self.tr("Nothing was exchanged yet."))
        self.table.layout_changed.connect(lambda new: settings.change(tables={**settings.current.tables, KEY: new}))
        self.table.current_changed.connect(self._read_receipt)
        self.receipt = ResultList(self)
        self.receipt.setAccessibleName(self.tr("What became of this office's entries"))
        self.receipt.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.table, 1)
        column.addWidget(self.receipt)
        self.setFocusProxy(self.table)

    def load(self) -> None:
        """Read the history."""
        self._desk.navigator.worker.read(
            lambda session: overview.history(session, trusted_here(session)),
            self._show,
            owner=self,
            latest="history",
        )

    def _show(self, rows: Sequence[FileRow]) -> None:
        self.source.set_rows(rows)
        self._read_receipt(self.table.current_id())

    def _read_receipt(self, file_id: str) -> None:
        self._desk.navigator.worker.read(
            lambda session: receipt_of(session, file_id), self._show_receipt, owner=self, latest="receipt"
        )

    def _show_receipt(self, rows: Sequence[ReceiptRow]) -> None:
        self.receipt.show_lines([("green" if one.accepted else "red", receipt_words(one)) for one in rows])
