"""Another office's card: the digits that both clerks read to each other before the office is trusted."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.sync.acquaintance import CardUnit, Met, meet, unit_of
from desktop_app.sync.stick import read_card_file
from desktop_app.sync.trust.card import Card
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.digit_groups import DigitGroups


class Compare(QFrame):
    """`trusted(name, entered)` once the office was taken, and whether its unit was entered with it; `left` when the
    user thinks better of it."""

    trusted = Signal(str, bool)
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
        self.heading, self.who, self.unit, self.fault = QLabel(self), QLabel(self), QLabel(self), QLabel(self)
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
        for label in (self.heading, self.who, self.unit, how, self.fault):
            label.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        for widget in (self.heading, self.who, self.unit, how, self.groups, self.typed, self.heard, self.fault):
            column.addWidget(widget)
        column.addLayout(foot)

    def open_card(self, path: Path) -> None:
        """Read a card and work out its digits; nothing is trusted yet."""

        def work(_progress: object) -> tuple[bytes, Card, str, CardUnit]:
            data, exchange = read_card_file(path), self._desk.exchange()
            card, digits = exchange.keys.trust(data)
            with exchange.office.read() as session:
                return data, card, digits, unit_of(session, card)

        self._desk.navigator.worker.aside(work, self._show, self._failed, owner=self)

    def _show(self, found: tuple[bytes, Card, str, CardUnit]) -> None:
        self._data, card, self._digits, unit = found
        self._name = card.unit_name
        self.heading.setText(self.tr("Card of {unit}").format(unit=card.unit_name))
        kind = self.tr("the centre") if card.is_centre else self.tr("a unit")
        self.who.setText(self.tr("Code {code}, {kind}").format(code=card.unit_code, kind=kind))
        self._say_unit(card, unit)
        self.groups.show_digits(self._digits)
        self.primary.setText(self.tr("The digits are the same: trust {unit}").format(unit=card.unit_name))
        self.typed.clear()
        self.heard.setChecked(False)
        self._compare()
        self.show()
        self.typed.setFocus()

    def _say_unit(self, card: Card, unit: CardUnit) -> None:
        """Whether the units' table has it, and as what."""
        words = ""
        if unit.same_name:
            words = self.tr(
                "Among the units {unit} has the code {other}, its card says {code}. Ask which is right before you "
                "trust it: a unit's projects reach it by its code."
            )
        elif not unit.name:
            words = self.tr("It is not among the units yet and is entered there once you trust it.")
        elif unit.name != card.unit_name:
            words = self.tr("Among the units it is called {name}; that stays so.")
        self.unit.setText(words.format(unit=card.unit_name, other=unit.same_name, code=card.unit_code, name=unit.name))
        self.unit.setProperty("look", "error" if unit.same_name else "muted")
        self.unit.style().polish(self.unit)
        self.unit.setVisible(bool(words))

    def _compare(self) -> None:
        self.groups.compare(self.typed.text())
        wrong = self.groups.differ
        stop = self.tr("These digits differ. Do not trust this card; ask for a fresh one.")
        self.fault.setText(stop if wrong else "")
        self.fault.setVisible(wrong)
        self.primary.setEnabled(not wrong and (self.groups.agree or (self.heard.isChecked() and not self.typed.text())))

    def _trust(self) -> None:
        data, digits = self._data, self.typed.text() or self._digits
        actor = self._desk.navigator.actor

        def work() -> Met:
            return meet(self._desk.exchange().keys, actor, data, digits)

        self._desk.navigator.worker.write(work, self._trusted, self._failed, owner=self)

    def _trusted(self, met: Met) -> None:
        self.hide()
        self.trusted.emit(self._name, met.entered)

    def _failed(self, error: Exception) -> None:
        self._desk.navigator.show_error(error)
