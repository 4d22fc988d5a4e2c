"""Every package that was written or read here."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.sync import overview
from desktop_app.sync.office_keys import trusted_here
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.models.exchange_columns import file_columns
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.widgets.table_view import TableView

KEY = "exchange.history"


class History(QWidget):
    """The newest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        settings = desk.navigator.settings
        self.source = ListSource()
        model = TableModel(file_columns(desk.navigator.today()), self.source)
        self.table = TableView(model, self, name=self.tr("History"), layout=settings.current.tables.get(KEY))
        self.table.set_empty(self.tr("Nothing was exchanged yet."))
        self.table.layout_changed.connect(lambda new: settings.change(tables={**settings.current.tables, KEY: new}))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def load(self) -> None:
        """Read the history."""
        self._desk.navigator.worker.read(
            lambda session: overview.history(session, trusted_here(session)),
            self.source.set_rows,
            owner=self,
            latest="history",
        )
