"""One office: its computers, shutting one out and letting it take part again, and putting records right."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.office import Changes
from desktop_app.sync.health import Repaired, put_right
from desktop_app.sync.overview import Computer, OfficeRow
from desktop_app.sync.rounds import told
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import confirm
from desktop_app.ui.models.card_words import computer_line, computer_name
from desktop_app.ui.models.office_words import copied_words, differs_words, excluded_words
from desktop_app.ui.models.rights_words import only_looks_words
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S


class OfficePanel(QFrame):
    """Hidden while no office is chosen. `changed` after a computer was shut out or let in again, or records put
    right."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: OfficeRow | None = None
        self.menu = QMenu(self)
        self._build_ui()

    def _build_ui(self) -> None:
        self.name, column = titled_card(self, "")
        self.words, self.computers = muted("", self), muted("", self)
        self.put_right = QPushButton(icon("refresh-cw"), self.tr("Put records right here"), self)
        self.put_right.setToolTip(self.tr("Every record shows again what was entered and exchanged; nothing is lost."))
        self.put_right.clicked.connect(self._put_right)
        self.shut_out = QPushButton(icon("lock"), self.tr("Shut out…"), self)
        self.shut_out.setToolTip(self.tr("When a computer was lost or stolen, or the office takes part no more."))
        self.shut_out.clicked.connect(self._choose_shut_out)
        self.readmit = QPushButton(icon("rotate-ccw"), self.tr("Let take part again…"), self)
        self.readmit.setToolTip(self.tr("When a computer was shut out by mistake, or was found again."))
        self.readmit.clicked.connect(self._choose_readmit)
        self.why = muted("", self)
        for widget in (self.words, self.computers, self.put_right, self.shut_out, self.readmit, self.why):
            column.addWidget(widget)
        self.hide()

    def show_office(self, row: OfficeRow | None, is_centre: bool) -> None:
        """Show how an office stands; only the centre shuts out."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        actor = self._desk.navigator.actor
        self.name.setText(row.name)
        taking_part = len(self._of(row, False))
        words = [self.tr("Takes part with %n computer(s).", "", taking_part)]
        if not taking_part:
            words = [self.tr("None of its computers takes part.")]
        if row.standing == "differs":
            words.append(differs_words(row.name))
        words += [copied_words(row.name, one.mark) for one in row.computers if one.copied]
        if row.standing == "excluded":
            words.append(excluded_words())
        self.words.setText("\n".join(words))
        self.computers.setText("\n".join(computer_line(one) for one in row.computers))
        self.put_right.setVisible(row.standing == "differs" and actor.may_change)
        self.shut_out.setVisible(is_centre and row.takes_part)
        self.readmit.setVisible(is_centre and bool(self._of(row, True)))
        for button in (self.shut_out, self.readmit):
            button.setEnabled(actor.is_centre)
        why = only_looks_words() if not actor.may_change else self.tr("Only who confirms for the centre does this.")
        self.why.setText(why)
        self.why.setVisible(is_centre and not actor.is_centre)

    @staticmethod
    def _of(row: OfficeRow, out: bool) -> list[Computer]:
        return [one for one in row.computers if (one.revoked_ms is not None) is out]

    def _put_right(self) -> None:
        actor = self._desk.navigator.actor

        def work(_progress: Progress) -> Repaired:
            return put_right(self._desk.exchange(), actor)

        def done(repaired: Repaired) -> None:
            words = self.tr("Put right: %n record(s). Exchange both ways again.", "", repaired.changes.count)
            if not repaired.changes.count:
                words = self.tr("No record here was wrong: put them right at the other office, or restore its backup.")
            self._desk.navigator.show_message("success", words)
            self.changed.emit()

        self._desk.navigator.run(self.tr("Putting records right"), work, done)

    # shutting out

    def _choose_shut_out(self) -> None:
        """Of an office with several computers, one or all of them."""
        row = self._row
        if row is not None:
            active = self._of(row, False)
            self._choose(active, self.shut_out, partial(self._ask_shut_out, row))
            if len(active) > 1:
                self.menu.addAction(self.tr("All computers of the office…"), partial(self._ask_shut_out, row, active))

    def _choose_readmit(self) -> None:
        row = self._row
        if row is not None:
            self._choose(self._of(row, True), self.readmit, partial(self._ask_readmit, row))

    def _choose(
        self, computers: Sequence[Computer], button: QPushButton, ask: Callable[[Sequence[Computer]], None]
    ) -> None:
        if len(computers) == 1:
            ask(computers)
            return
        self.menu.clear()
        for one in computers:
            self.menu.addAction(self.tr("{computer}…").format(computer=computer_line(one)), partial(ask, [one]))
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_shut_out(self, row: OfficeRow, computers: Sequence[Computer]) -> None:
        title = self.tr("Shut {unit} out of the exchange?")
        if len(computers) < len(self._of(row, False)):
            title = self.tr("Shut {computer} of {unit} out of the exchange?")
        words = self.tr(
            "What it has sent so far stays. Its later files are refused everywhere, and it gets none any more. If it "
            "was a mistake, the centre can let it take part again."
        )
        confirm(
            self,
            title.format(unit=row.name, computer=computer_name(computers[0])),
            "\n".join([*map(computer_line, computers), words]),
            self.tr("Shut out"),
            lambda: self._shut_out(row, computers),
        )

    def _shut_out(self, row: OfficeRow, computers: Sequence[Computer]) -> None:
        words = self.tr("{unit} is shut out; the other offices learn of it with their next files.")
        if len(computers) < len(self._of(row, False)):
            words = self.tr("{computer} of {unit} is shut out; the other offices learn of it with the next files.")
        said = words.format(unit=row.name, computer=computer_name(computers[0]))
        self._write(computers, self._desk.exchange().keys.revoke, said)

    def _ask_readmit(self, row: OfficeRow, computers: Sequence[Computer]) -> None:
        title = self.tr("Let {computer} of {unit} take part again?")
        words = self.tr(
            "Only if it was in nobody else's hands: what was entered there meanwhile counts, too, and it gets all that "
            "its office may know."
        )
        name = computer_name(computers[0])
        said = self.tr("{computer} of {unit} takes part again; it learns of it with the next file for its office.")
        confirm(
            self,
            title.format(unit=row.name, computer=name),
            "\n".join([*map(computer_line, computers), words]),
            self.tr("Let take part again"),
            lambda: self._write(
                computers, self._desk.exchange().keys.readmit, said.format(unit=row.name, computer=name)
            ),
        )

    def _write(self, computers: Sequence[Computer], change: Callable[[bytes], None], said: str) -> None:
        def work() -> Changes:
            for one in computers:
                change(bytes.fromhex(one.replica))
            return told()

        def done(_changes: Changes) -> None:
            self._desk.navigator.show_message("success", said)
            self.changed.emit()

        self._desk.navigator.worker.write(work, done, self._desk.navigator.show_error, owner=self)


def titled_card(frame: QFrame, title: str) -> tuple[QLabel, QVBoxLayout]:
    """Make a frame a card with a heading: the heading, and where the rest goes."""
    frame.setProperty("look", "card")
    heading = QLabel(title, frame)
    heading.setProperty("look", "heading")
    heading.setWordWrap(True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
    column.setSpacing(SPACE_S)
    column.addWidget(heading)
    return heading, column


def muted(words: str, parent: QWidget) -> QLabel:
    """A line that explains."""
    label = QLabel(words, parent)
    label.setProperty("look", "muted")
    label.setWordWrap(True)
    return label
