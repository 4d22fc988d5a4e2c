"""Another office's card: the digits that both clerks read to each other before the office is trusted."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.office import Changes
from desktop_app.sync.rounds import told
from desktop_app.sync.stick import read_card_file
from desktop_app.sync.trust.card import Card
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.digit_groups import DigitGroups


class Compare(QFrame):
    """`trusted(name)` once the office was taken; `left` when the user thinks better of it."""

    trusted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._data = b""
        self._digits = ""
        self._name = ""
        self.setProperty("look", "card")
        self._build_ui()

    def _build_ui(self) -> None:
        self.heading, self.who, self.fault = QLabel(self), QLabel(self), QLabel(self)
        self.heading.setProperty("look", "heading")
        self.who.setProperty("look", "muted")
        self.fault.setProperty("look", "error")
        words = self.tr("Call this office. Read these digits to each other: both programs must show the same.")
        how = QLabel(words, self)
        self.groups = DigitGroups(self)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(self.tr("Type what you hear, or tick below"))
        self.typed.setAccessibleName(self.tr("Digits that the other office reads"))
        self.typed.textChanged.connect(self._compare)
        self.heard = QCheckBox(self.tr("I have compared all 30 digits by telephone"), self)
        self.heard.toggled.connect(lambda _on: self._compare())
        self.cancel = QPushButton(self.tr("Not now"), self)
        self.cancel.clicked.connect(self.left)
        self.primary = QPushButton(self)
        self.primary.setProperty("look", "primary")
        self.primary.clicked.connect(self._trust)
        for label in (self.heading, self.who, how, self.fault):
            label.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        for widget in (self.heading, self.who, how, self.groups, self.typed, self.heard, self.fault):
            column.addWidget(widget)
        column.addLayout(foot)

    def open_card(self, path: Path) -> None:
        """Read a card and work out its digits; nothing is trusted yet."""

        def work(_progress: object) -> tuple[bytes, Card, str]:
            data = read_card_file(path)
            card, digits = self._desk.exchange().keys.trust(data)
            return data, card, digits

        self._desk.navigator.worker.aside(work, self._show, self._failed, owner=self)

    def _show(self, found: tuple[bytes, Card, str]) -> None:
        self._data, card, self._digits = found
        self._name = card.unit_name
        self.heading.setText(self.tr("Card of {unit}").format(unit=card.unit_name))
        kind = self.tr("the centre") if card.is_centre else self.tr("a unit")
        self.who.setText(self.tr("Code {code}, {kind}").format(code=card.unit_code, kind=kind))
        self.groups.show_digits(self._digits)
        self.primary.setText(self.tr("The digits are the same: trust {unit}").format(unit=card.unit_name))
        self.typed.clear()
        self.heard.setChecked(False)
        self._compare()
        self.show()
        self.typed.setFocus()

    def _compare(self) -> None:
        self.groups.compare(self.typed.text())
        wrong = self.groups.differ
        stop = self.tr("These digits differ. Do not trust this card; ask for a fresh one.")
        self.fault.setText(stop if wrong else "")
        self.fault.setVisible(wrong)
        self.primary.setEnabled(not wrong and (self.groups.agree or (self.heard.isChecked() and not self.typed.text())))

    def _trust(self) -> None:
        data, digits = self._data, self.typed.text() or self._digits

        def work() -> Changes:
            self._desk.exchange().keys.trust(data, digits)
            return told()

        self._desk.navigator.worker.write(work, lambda _changes: self._trusted(), self._failed, owner=self)

    def _trusted(self) -> None:
        self.hide()
        self.trusted.emit(self._name)

    def _failed(self, error: Exception) -> None:
        self._desk.navigator.show_error(error)
