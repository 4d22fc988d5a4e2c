"""Every package that was written or read here; those that wait for another can be given up."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.office import Changes
from desktop_app.sync import overview
from desktop_app.sync.declined import Declined, declined_of
from desktop_app.sync.handed import Handed
from desktop_app.sync.ledger import outcome_of
from desktop_app.sync.office_keys import trusted_here
from desktop_app.sync.overview import FileRow
from desktop_app.sync.receipt import ReceiptRow, handed_of, receipt_of
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_lines, of_table
from desktop_app.ui.formats import minute
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import confirm
from desktop_app.ui.models.exchange_columns import file_columns, on_paper
from desktop_app.ui.models.exchange_words import day_words, file_words, unread_words
from desktop_app.ui.models.handed_words import declined_lines, handed_lines
from desktop_app.ui.models.office_words import copied_words
from desktop_app.ui.models.receipt_words import receipt_lines
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.result_list import ResultList
from desktop_app.ui.widgets.table_view import TableView

KEY = "exchange.history"


class History(QWidget):
    """The newest first; below, what became at the centre of the entries that the chosen one brought back to a unit,
    the projects that it brought from other units or took away, and what its office did not take over."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[str, FileRow] = {}
        settings = desk.navigator.settings
        self.source = ListSource()
        model = TableModel(file_columns(desk.navigator.today), self.source)
        layout = settings.current.tables.get(KEY)
        self.table = TableView(model, self, name=self.tr("History"), layout=layout, grows=True)
        self.table.set_empty(self.tr("Nothing was exchanged yet."))
        self.table.layout_changed.connect(lambda new: settings.change(tables={**settings.current.tables, KEY: new}))
        self.table.current_changed.connect(self._show_current)
        self.receipt = ResultList(self, grows=True)
        self.receipt.setAccessibleName(self.tr("What became of this office's entries"))
        self.receipt.hide()
        self.print_receipt = PrintButton(desk.navigator, self.wanted_receipt, self)
        self.print_receipt.setText(self.tr("Print these results"))
        self.print_receipt.hide()
        self.waits = QLabel(self)
        self.waits.setWordWrap(True)
        self.give_up = QPushButton(icon("x"), self.tr("Wait no longer…"), self)
        self.give_up.clicked.connect(self._ask_give_up)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        self.print_button = PrintButton(desk.navigator, self.wanted, self)
        foot.addWidget(self.waits, 1)
        foot.addStretch(0)
        foot.addWidget(self.give_up)
        foot.addWidget(self.print_receipt)
        foot.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.table, 1)
        column.addWidget(self.receipt, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.table)

    def wanted(self) -> Wanted:
        """All that was exchanged, to be printed."""
        wanted = of_table(self.tr("History of the exchange"), self.table)
        return replace(wanted, columns=on_paper(wanted.columns, file_columns))

    def wanted_receipt(self) -> Wanted:
        """What the chosen file brought back, to be printed."""
        row = self._rows.get(self.table.current_id())
        title = self.tr("What became of this office's entries")
        words = self.tr("File of {unit} of {day}: {name}")
        of_file = words.format(unit=row.unit, day=minute(row.made_ms), name=row.name) if row is not None else ""
        return of_lines(title, self.tr("What came of it"), self.receipt.shown, [of_file])

    def load(self) -> None:
        """Read the history."""
        self._desk.navigator.worker.read(
            lambda session: overview.history(session, trusted_here(session)),
            self._show,
            owner=self,
            latest="history",
        )

    def _show(self, rows: Sequence[FileRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self.source.set_rows(rows)
        self._show_current(self.table.current_id())

    def _show_current(self, file_id: str) -> None:
        """What the chosen one waits for, or what it brought back."""
        row = self._rows.get(file_id)
        waits = row is not None and row.state == "waiting"
        self.waits.setText(file_words(row, self._desk.navigator.today()) if row is not None and waits else "")
        self.waits.setVisible(waits)
        self.give_up.setVisible(waits and self._desk.navigator.actor.may_change)
        self._desk.navigator.worker.read(
            lambda session: (
                handed_of(session, file_id),
                receipt_of(session, file_id),
                declined_of(session, file_id),
                str(outcome_of(session, file_id).get("copied", "")),
            ),
            self._show_receipt,
            owner=self,
            latest="receipt",
        )

    def _ask_give_up(self) -> None:
        row = self._rows.get(self.table.current_id())
        if row is None:
            return
        question = self.tr("Wait no longer for what the file of {unit} of {day} builds on?")
        if not row.made_ms:
            question = self.tr("Wait no longer with the file of {unit}?")
        confirm(
            self,
            question.format(unit=row.unit, day=day_words(row.made_ms, self._desk.navigator.today())),
            self.tr(
                "Its copy is removed from this computer. What it holds and is not here yet comes again with the "
                "sender's next file; it is lost only if the sender has lost it too. This cannot be undone, but the "
                "file can be read again from its stick."
            ),
            self.tr("Wait no longer"),
            lambda: self._give_up(row),
        )

    def _give_up(self, row: FileRow) -> None:
        actor = self._desk.navigator.actor

        def done(_changes: Changes) -> None:
            words = self.tr("The file of {unit} is given up; its next file brings what is missing.")
            self._desk.navigator.show_message("success", words.format(unit=row.unit))
            self.load()

        self._desk.navigator.worker.write(
            lambda: self._desk.exchange().parked.give_up(row.id, actor),
            done,
            self._desk.navigator.show_error,
            owner=self,
        )

    def _show_receipt(self, found: tuple[Sequence[Handed], Sequence[ReceiptRow], Sequence[Declined], str]) -> None:
        handed, rows, declined, copy = found
        money, others = receipt_lines(rows)
        row = self._rows.get(self.table.current_id())
        newer = [("yellow", unread_words())] if row is not None and row.outcome.get("unread") else []
        newer += [("red", copied_words(row.unit, copy))] if row is not None and copy else []
        self.receipt.show_lines([*money, *newer, *handed_lines(handed), *declined_lines(declined), *others])
        told = bool(self.receipt.shown)
        self.print_receipt.setVisible(told)
        for button, has_key in (
            (self.print_button, not told),
            (self.print_receipt, told),
        ):  # the key prints what is read
            button.printer.take_key(has_key)
