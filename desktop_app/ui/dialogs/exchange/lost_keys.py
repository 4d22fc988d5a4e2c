"""What the exchange page shows, and all that it shows, while the office's keys are not on this computer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.sync.machine import this_machine
from desktop_app.sync.new_card import make_new_card
from desktop_app.sync.problems import KeysLost
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.exchange.key_forms import choose_key_copy
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import confirm, error_words
from desktop_app.ui.theme import ICON_LARGE, SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.picture import Picture

WIDTH = 640


class LostKeys(QWidget):
    """Says what is wrong with the keys and offers the ways out. `card_made` after a new card was made."""

    card_made = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._build_ui()

    def _build_ui(self) -> None:
        picture = Picture(ICON_LARGE, self, icon("lock", lambda t: t.red))
        self.what, self.hint = QLabel(self), QLabel(self)
        self.what.setProperty("look", "heading")
        rest = QLabel(
            self.tr("No record is lost. Until then this office can neither read nor write exchange files."), self
        )
        for label in (self.what, self.hint, rest):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(WIDTH)
        self.put_back = QPushButton(self.tr("Put the keys back from a recovery copy…"), self)
        self.put_back.setProperty("look", "primary")
        self.put_back.clicked.connect(self._put_back)
        self.new_card = QPushButton(self.tr("Make a new office card…"), self)
        self.new_card.clicked.connect(self._ask)
        self.again = QPushButton(icon("refresh-cw"), self.tr("Look again"), self)
        self.again.clicked.connect(self._desk.look_for_keys)
        self.setFocusProxy(self.put_back)
        may = self._desk.navigator.actor.may_change
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addStretch(1)
        for button in (self.put_back, self.new_card, self.again):
            button.setVisible(may or button is self.again)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        for label in (picture, self.what, self.hint, rest):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE_M)
        column.addLayout(row)
        column.addStretch(3)

    def show_lost(self, error: KeysLost) -> None:
        """Say what is wrong with the keys."""
        what, hint = error_words(error)
        self.what.setText(what)
        self.hint.setText(hint)

    def _put_back(self) -> None:
        choose_key_copy(self._desk.navigator, self._desk.watch, self, self._desk.look_for_keys)

    def _ask(self) -> None:
        confirm(
            self,
            self.tr("Make a new office card?"),
            self.tr(
                "Do so only when the keys and every recovery copy are gone for good. To the other offices this "
                "computer is a new one then: they take the new card, and both compare the 30 digits by telephone once "
                "more. No record is lost: what was not handed over yet is said again under the new card."
            ),
            self.tr("Make a new card"),
            self._make,
        )

    def _make(self) -> None:
        office, folder = self._desk.navigator.office, self._desk.navigator.paths.database.parent

        def done(_count: int) -> None:
            words = self.tr("There is a new card. Write it onto a stick for the other office, and compare the digits.")
            self._desk.navigator.show_message("success", words)
            self.card_made.emit()

        self._desk.navigator.worker.write(
            lambda: make_new_card(office, this_machine(folder)), done, self._desk.navigator.show_error, owner=self
        )
