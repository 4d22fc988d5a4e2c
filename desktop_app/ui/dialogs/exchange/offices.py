"""All offices: what each was told and has confirmed, who is overdue; getting to know another one, shutting one out."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import in_one_line
from desktop_app.sync import overview, stick
from desktop_app.sync.overview import OfficeRow
from desktop_app.sync.stick import CardOnStick
from desktop_app.sync.trust.card import SUFFIX, computer_mark
from desktop_app.ui.dialogs.exchange.compare import Compare
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.exchange.office_bar import OfficeBar
from desktop_app.ui.dialogs.exchange.office_panel import OfficePanel, muted, titled_card
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.icons import icon
from desktop_app.ui.models.exchange_columns import office_columns, on_paper
from desktop_app.ui.models.office_words import is_overdue
from desktop_app.ui.models.rights_words import only_looks_words
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import RECORD_WIDTH, SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

KEY = "exchange.offices"
WIDGET_MAX = 16_777_215
ALONE_BELOW = 1150
"""In a smaller window the list and the panel take turns: a column of the list would not be seen otherwise."""
LIST_SHARE, PANEL_SHARE, LEAST_PANEL = 7, 3, 280
"""The list has most of the window; in a large one the panel takes no more than a record's."""


class Offices(QWidget):
    """`changed` after somebody was trusted or shut out."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[str, OfficeRow] = {}
        self._is_centre = False
        self._turned = False
        self._build_ui()

    def _build_ui(self) -> None:
        settings = self._desk.navigator.settings
        self.source = ListSource()
        model = TableModel(office_columns(self._desk.navigator.today), self.source)
        layout = settings.current.tables.get(KEY)
        self.table = TableView(model, self, name=self.tr("Offices"), layout=layout, grows=True)
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.opened.connect(lambda _id: self.turn_to_panel())
        self.table.layout_changed.connect(lambda new: settings.change(tables={**settings.current.tables, KEY: new}))
        self.setFocusProxy(self.table)
        self._list = QWidget(self)
        left = QVBoxLayout(self._list)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE_S)
        left.addLayout(self._head())
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(self._list, LIST_SHARE)
        self._panel = self._build_panel()
        row.addWidget(self._panel, PANEL_SHARE)
        self._arrange()

    def _head(self) -> QHBoxLayout:
        """Which offices are listed."""
        self.bar = OfficeBar(self)
        self.bar.changed.connect(self._fill)
        self.print_button = PrintButton(self._desk.navigator, self.wanted, self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        self.more = QPushButton(self.tr("Details and cards"), self)
        self.more.setToolTip(f"{self.more.text()}  Enter")
        self.more.clicked.connect(self.turn_to_panel)
        head.addWidget(self.bar, 1)
        head.addWidget(self.print_button)
        head.addWidget(self.more)
        return head

    def _arrange(self) -> None:
        """In a small window there is room for one of both: nothing of the list may be cut, and nothing of the digits
        that are compared."""
        small, compares = self.width() < ALONE_BELOW, not self.compare.isHidden()
        alone = small and (compares or self._turned)
        self._list.setVisible(not alone)
        self._panel.setVisible(alone or not (small and self._rows))
        self._panel.setMaximumWidth(WIDGET_MAX if alone else RECORD_WIDTH)
        turn = QBoxLayout.Direction
        self._both.setDirection(turn.RightToLeft if alone and not compares else turn.TopToBottom)
        self.more.setVisible(small and bool(self._rows))
        self.back.setVisible(alone and not compares)

    def turn_to_panel(self) -> None:
        """Where the list has no room beside it: show what is known of the chosen office, and the cards."""
        if self.more.isVisible():
            self._turn(True)
            self.back.setFocus()

    def _turn_back(self) -> None:
        self._turn(False)
        self.table.setFocus()

    def _turn(self, turned: bool) -> None:
        self._turned = turned
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.back.isVisible():
            self._turn_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build_panel(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setMinimumWidth(LEAST_PANEL)
        holder = QWidget(area)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self.back = QPushButton(icon("arrow-left"), self.tr("All offices"), holder)
        self.back.setToolTip(f"{self.back.text()}  Esc")
        self.back.clicked.connect(self._turn_back)
        self.back.hide()
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.compare = Compare(self._desk, holder)
        self.compare.hide()
        self.compare.turned.connect(self._arrange)
        self.compare.left.connect(self.compare.hide)
        self.compare.trusted.connect(self._trusted)
        column.addWidget(self.compare)
        self.current = OfficePanel(self._desk, holder)
        self.current.changed.connect(self._changed)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(SPACE_M)
        for part in (self._cards(holder), self.current):
            self._both.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._both)
        column.addStretch(1)
        area.setWidget(holder)
        return area

    def _cards(self, parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        _heading, column = titled_card(frame, self.tr("Office cards"))
        words = self.tr(
            "Before two offices exchange for the first time, each gives the other its card on a stick, "
            "and both compare 30 digits by telephone."
        )
        column.addWidget(muted(words, frame))
        self.own_mark = muted("", frame)
        column.addWidget(self.own_mark)
        self.write_card = QPushButton(icon("upload"), self.tr("Write this office's card"), frame)
        self.open_card = QPushButton(icon("download"), self.tr("Take another office's card…"), frame)
        self.write_card.clicked.connect(self._write_card)
        self.open_card.clicked.connect(self._open_card)
        may = self._desk.navigator.actor.may_change
        for button in (self.write_card, self.open_card):
            button.setEnabled(may)
            column.addWidget(button)
        if not may:
            column.addWidget(muted(only_looks_words(), frame))
        return frame

    def load(self) -> None:
        """Read how every office stands."""

        def read(_progress: object) -> tuple[list[OfficeRow], bool, str]:
            exchange = self._desk.exchange()
            with exchange.office.read() as session:
                now, files = exchange.office.clock.now_ms(), exchange.office.files
                rows = overview.offices(session, exchange.keys.trusted, now, files)
            return rows, exchange.keys.own.is_centre, computer_mark(exchange.keys.identity.replica)

        self._desk.navigator.worker.aside(read, self._show, self._desk.show_error, owner=self)

    def compare_card(self, card: CardOnStick | None) -> None:
        """Begin with a card that was found, or with writing the own one."""
        if card is not None:
            self.compare.open_card(card.path)
        else:
            self._turn(True)
            self.write_card.setFocus()

    def _show(self, found: tuple[list[OfficeRow], bool, str]) -> None:
        rows, self._is_centre, mark = found
        self.own_mark.setText(self.tr("Other offices know this computer as {mark}.").format(mark=mark))
        self._rows = {row.id: row for row in rows}
        self.bar.show_offices(rows)
        self._fill()
        self._arrange()

    def _fill(self) -> None:
        """List the offices that are asked for: first those of which something is awaited for long, last those that take
        part no more."""
        none = self.tr("No other office is trusted here yet. Exchange cards: on the right.")
        self.table.set_empty(self.tr("No office is like this.") if self._rows else none)
        rows = [row for row in self._rows.values() if self.bar.shows(row)]
        self.source.set_rows(sorted(rows, key=lambda row: (not is_overdue(row), not row.takes_part)))
        self.print_button.setEnabled(bool(self._rows))
        self._show_current()

    def _show_current(self) -> None:
        self.current.show_office(self._rows.get(self.table.current_id()), self._is_centre)

    def wanted(self) -> Wanted:
        """What every office was told and has confirmed, to be printed."""
        wanted = of_table(self.tr("Offices of the exchange"), self.table, self.bar.words(), self.bar.search.text())
        return replace(wanted, columns=on_paper(wanted.columns, office_columns))

    def _write_card(self) -> None:
        sticks = self._desk.watch.present
        if sticks:
            self.write_card_to(sticks[-1].path)
            return
        dialog = QFileDialog(self, self.tr("Where to write the card"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.write_card_to(Path(name)))
        dialog.open()

    def write_card_to(self, folder: Path) -> None:
        """Write this office's card into a folder."""

        def done(path: Path) -> None:
            words = self.tr("The card is in {path}. You may pull out the stick.").format(path=path)
            self._desk.navigator.show_message("success", words)

        self._desk.navigator.worker.write(
            lambda: stick.write_card(self._desk.exchange(), folder), done, self._desk.navigator.show_error, owner=self
        )

    def _open_card(self) -> None:
        sticks = self._desk.watch.present
        start = str(sticks[-1].path) if sticks else ""
        dialog = QFileDialog(self, self.tr("Take an office card"), start, self.tr("Office cards") + f" (*{SUFFIX})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.compare.open_card(Path(name)))
        dialog.open()

    def _trusted(self, name: str, entered: bool) -> None:
        words = self.tr("{unit} is trusted from now on. Once it trusts this office too, write for it under “Exchange”.")
        if entered:
            words = in_one_line((words, self.tr("It was entered among the units, too.")))
        self._desk.navigator.show_message("success", words.format(unit=name))
        self._changed()

    def _changed(self) -> None:
        self.load()
        self.changed.emit()
