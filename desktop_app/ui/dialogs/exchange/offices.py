"""All offices: what each was told and has confirmed, who is overdue; getting to know another one, shutting one out."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.office import Changes
from desktop_app.sync import overview, stick
from desktop_app.sync.health import Repaired, put_right
from desktop_app.sync.overview import Computer, OfficeRow
from desktop_app.sync.rounds import told
from desktop_app.sync.stick import CardOnStick
from desktop_app.sync.trust.card import SUFFIX
from desktop_app.ui.dialogs.exchange.compare import Compare
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.formats import minute
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import confirm
from desktop_app.ui.models.exchange_columns import office_columns
from desktop_app.ui.models.office_words import differs_words
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import RECORD_WIDTH, SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

KEY = "exchange.offices"


class Offices(QWidget):
    """`changed` after somebody was trusted or shut out."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[str, OfficeRow] = {}
        self._is_centre = False
        self._build_ui()

    def _build_ui(self) -> None:
        settings, today = self._desk.navigator.settings, self._desk.navigator.today()
        self.source = ListSource()
        model = TableModel(office_columns(today), self.source)
        layout = settings.current.tables.get(KEY)
        self.table = TableView(model, self, name=self.tr("Offices"), layout=layout, grows=True)
        self.table.set_empty(self.tr("No other office is trusted here yet. Exchange cards: on the right."))
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.layout_changed.connect(lambda new: settings.change(tables={**settings.current.tables, KEY: new}))
        self.overdue = QLabel(self)
        self.overdue.setProperty("look", "muted")
        self.setFocusProxy(self.table)
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        head = QHBoxLayout()
        head.addWidget(self.overdue, 1)
        head.addStretch(0)
        self.print_button = PrintButton(self._desk.navigator, self.wanted, self)
        head.addWidget(self.print_button)
        left.addLayout(head)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addLayout(left, 1)
        row.addWidget(self._panel())

    def _panel(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFixedWidth(RECORD_WIDTH)
        holder = QWidget(area)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self.compare = Compare(self._desk, holder)
        self.compare.hide()
        self.compare.left.connect(self.compare.hide)
        self.compare.trusted.connect(self._trusted)
        column.addWidget(self.compare)
        column.addWidget(self._cards(holder))
        column.addWidget(self._current(holder))
        column.addStretch(1)
        area.setWidget(holder)
        return area

    def _cards(self, parent: QWidget) -> QFrame:
        frame, column = _card(self.tr("Office cards"), parent)
        words = self.tr(
            "Before two offices exchange for the first time, each gives the other its card on a stick, "
            "and both compare 30 digits by telephone."
        )
        column.addWidget(_muted(words, frame))
        self.write_card = QPushButton(icon("upload"), self.tr("Write this office's card…"), frame)
        self.open_card = QPushButton(icon("download"), self.tr("Take another office's card…"), frame)
        self.write_card.clicked.connect(self._write_card)
        self.open_card.clicked.connect(self._open_card)
        for button in (self.write_card, self.open_card):
            button.setVisible(self._desk.navigator.actor.may_change)
        column.addWidget(self.write_card)
        column.addWidget(self.open_card)
        return frame

    def _current(self, parent: QWidget) -> QFrame:
        self.current, column = _card("", parent)
        self.current_name = self.current.findChildren(QLabel)[0]
        self.current_words = _muted("", self.current)
        column.addWidget(self.current_words)
        self.put_right = QPushButton(icon("refresh-cw"), self.tr("Put records right here"), self.current)
        self.put_right.setToolTip(self.tr("Every record shows again what was entered and exchanged; nothing is lost."))
        self.put_right.clicked.connect(self._put_right)
        column.addWidget(self.put_right)
        self.shut_out = QPushButton(icon("lock"), self.tr("Shut out…"), self.current)
        self.shut_out.setToolTip(self.tr("When a computer was lost or stolen, or the office takes part no more."))
        self.shut_out.clicked.connect(self._choose_shut_out)
        column.addWidget(self.shut_out)
        self.current.hide()
        return self.current

    def load(self) -> None:
        """Read how every office stands."""

        def read(_progress: object) -> tuple[list[OfficeRow], bool]:
            exchange = self._desk.exchange()
            with exchange.office.read() as session:
                now, files = exchange.office.clock.now_ms(), exchange.office.files
                rows = overview.offices(session, exchange.keys.trusted, now, files)
            return rows, exchange.keys.own.is_centre

        self._desk.navigator.worker.aside(read, self._show, self._desk.navigator.show_error, owner=self)

    def compare_card(self, card: CardOnStick | None) -> None:
        """Begin with a card that was found, or with writing the own one."""
        if card is not None:
            self.compare.open_card(card.path)
        else:
            self.write_card.setFocus()

    def _show(self, found: tuple[list[OfficeRow], bool]) -> None:
        rows, self._is_centre = found
        self._rows = {row.id: row for row in rows}
        self.source.set_rows(rows)
        late = sum(1 for row in rows if row.standing in ("silent", "unanswered") and row.takes_part)
        self.overdue.setText(self.tr("%n office(s) overdue", "", late) if late else self.tr("Nobody is overdue."))
        self.overdue.setVisible(bool(rows))
        self.print_button.setEnabled(bool(rows))
        self._show_current()

    def _show_current(self) -> None:
        row = self._rows.get(self.table.current_id())
        self.current.setVisible(row is not None)
        if row is None:
            return
        self.current_name.setText(row.name)
        active = sum(1 for one in row.computers if one.revoked_ms is None)
        words = self.tr("Takes part with %n computer(s).", "", active)
        differs = row.standing == "differs"
        self.current_words.setText(f"{words}\n{differs_words(row.name)}" if differs else words)
        self.put_right.setVisible(differs and self._desk.navigator.actor.may_change)
        may = self._is_centre and self._desk.navigator.actor.is_centre and row.takes_part
        self.shut_out.setVisible(may)

    def wanted(self) -> Wanted:
        """What every office was told and has confirmed, to be printed."""
        return of_table(self.tr("Offices of the exchange"), self.table, [self.overdue.text()])

    def _put_right(self) -> None:
        actor = self._desk.navigator.actor

        def work(_progress: Progress) -> Repaired:
            return put_right(self._desk.exchange(), actor)

        def done(repaired: Repaired) -> None:
            words = self.tr("Put right: %n record(s). Exchange both ways again.", "", repaired.changes.count)
            if not repaired.changes.count:
                words = self.tr("No record here was wrong: put them right at the other office, or restore its backup.")
            self._desk.navigator.show_message("success", words)
            self.load()

        self._desk.navigator.run(self.tr("Putting records right"), work, done)

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
            words += " " + self.tr("It was entered among the units, too.")
        self._desk.navigator.show_message("success", words.format(unit=name))
        self.load()
        self.changed.emit()

    def _choose_shut_out(self) -> None:
        """Of an office with several computers, one or all of them."""
        row = self._rows.get(self.table.current_id())
        if row is None:
            return
        active = [one for one in row.computers if one.revoked_ms is None]
        if len(active) == 1:
            self._ask_shut_out(row, active)
            return
        self.menu = QMenu(self)
        for one in active:
            heard = self.tr("The computer last heard of on {minute}…").format(minute=minute(one.heard_ms or 0))
            words = heard if one.heard_ms else self.tr("The computer that was never heard of…")
            self.menu.addAction(words, partial(self._ask_shut_out, row, [one]))
        self.menu.addAction(self.tr("All computers of the office…"), lambda: self._ask_shut_out(row, active))
        self.menu.popup(self.shut_out.mapToGlobal(self.shut_out.rect().bottomLeft()))

    def _ask_shut_out(self, row: OfficeRow, computers: Sequence[Computer]) -> None:
        some = len(computers) < sum(1 for one in row.computers if one.revoked_ms is None)
        title = self.tr("Shut one computer of {unit} out of the exchange?")
        confirm(
            self,
            (title if some else self.tr("Shut {unit} out of the exchange?")).format(unit=row.name),
            self.tr(
                "What it has sent so far stays. Its later files are refused everywhere, and it gets none any more. "
                "This cannot be undone; with a new card the office can take part again."
            ),
            self.tr("Shut out"),
            lambda: self._shut_out(row, computers),
        )

    def _shut_out(self, row: OfficeRow, computers: Sequence[Computer]) -> None:
        replicas = [bytes.fromhex(one.replica) for one in computers]

        def work() -> Changes:
            for replica in replicas:
                self._desk.exchange().keys.revoke(replica)
            return told()

        def done(_changes: Changes) -> None:
            words = self.tr("{unit} is shut out; the other offices learn of it with their next files.")
            if len(computers) < len([one for one in row.computers if one.revoked_ms is None]):
                words = self.tr(
                    "The computer of {unit} is shut out; the other offices learn of it with the next files."
                )
            self._desk.navigator.show_message("success", words.format(unit=row.name))
            self.load()
            self.changed.emit()

        self._desk.navigator.worker.write(work, done, self._desk.navigator.show_error, owner=self)


def _card(title: str, parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame(parent)
    frame.setProperty("look", "card")
    heading = QLabel(title, frame)
    heading.setProperty("look", "heading")
    heading.setWordWrap(True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
    column.setSpacing(SPACE_S)
    column.addWidget(heading)
    return frame, column


def _muted(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setProperty("look", "muted")
    label.setWordWrap(True)
    return label
