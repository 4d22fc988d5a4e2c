"""Another office's card: the digits that both clerks read to each other before the office is trusted."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.sync.acquaintance import CardUnit, Met, look_at_card, meet
from desktop_app.sync.stick import read_card_file
from desktop_app.sync.trust.card import Card
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.models.card_words import computer_words
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.digit_groups import DigitGroups


class Compare(QFrame):
    """`trusted(name, entered)` once the office was taken, and whether its unit was entered with it; `left` when the
    user thinks better of it; `turned` when it comes into view or goes."""

    turned = Signal()
    trusted = Signal(str, bool)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._data = b""
        self._digits = ""
        self._card: Card | None = None
        self._unit = CardUnit()
        self.setProperty("look", "card")
        self._build_ui()

    def _build_ui(self) -> None:
        self.heading, self.who, self.unit, self.fault = QLabel(self), QLabel(self), QLabel(self), QLabel(self)
        self.computer = QLabel(self)
        self.computer.setProperty("look", "error")
        self.heading.setProperty("look", "heading")
        self.who.setProperty("look", "muted")
        self.fault.setProperty("look", "error")
        words = self.tr("Call this office. Read these digits to each other: both programs must show the same.")
        self.how = QLabel(words, self)
        self.same, self.another = QRadioButton(self), QRadioButton(self)
        self.same.toggled.connect(lambda _on: self._say_unit())
        self.another.toggled.connect(lambda _on: self._say_unit())
        self.groups = DigitGroups(self)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText(self.tr("Type what you hear, or tick below"))
        self.typed.setAccessibleName(self.tr("Digits that the other office reads"))
        self.typed.textChanged.connect(self._compare)
        self.typed.returnPressed.connect(self._confirm)
        self.heard = QCheckBox(self.tr("I have compared all 30 digits by telephone"), self)
        self.heard.toggled.connect(lambda _on: self._compare())
        self.cancel = QPushButton(self.tr("Not now"), self)
        self.cancel.clicked.connect(self.left)
        self.primary = QPushButton(self)
        self.primary.setProperty("look", "primary")
        self.primary.clicked.connect(self._trust)
        for label in (self.heading, self.who, self.computer, self.unit, self.how, self.fault):
            label.setWordWrap(True)
        buttons, self._foot = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for part in (buttons, self._foot):
            part.setSpacing(SPACE_S)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.primary)
        self._foot.addWidget(self.heard)
        self._foot.addWidget(self.fault)
        self._foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        shown = (self.how, self.groups, self.typed)
        self._to_compare = (*shown, self.heard, self.fault)
        for widget in (self.heading, self.who, self.computer, self.unit, self.same, self.another, *shown):
            column.addWidget(widget)
        column.addLayout(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room the buttons stand beside the box to tick, so that a low window shows them, too."""
        super().resizeEvent(event)
        parts = (self.heard, self.cancel, self.primary)
        wanted = sum(part.sizeHint().width() for part in parts) + 4 * SPACE_S + 2 * SPACE_L
        wide = self.width() >= wanted
        self._foot.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.turned.emit()

    def open_card(self, path: Path) -> None:
        """Read a card and work out its digits; nothing is trusted yet. Meanwhile no other card stands open, so that
        none can be taken for this one."""
        self._desk.navigator.begin_anew()
        self.hide()

        def work(_progress: object) -> tuple[bytes, Card, str, CardUnit]:
            data = read_card_file(path)
            return data, *look_at_card(self._desk.exchange().keys, data)

        self._desk.navigator.worker.aside(work, self._show, self._failed, owner=self)

    def _show(self, found: tuple[bytes, Card, str, CardUnit]) -> None:
        self._data, card, self._digits, self._unit = found
        self._card = card
        self.heading.setText(self.tr("Card of {unit}").format(unit=card.unit_name))
        kind = self.tr("the centre") if card.is_centre else self.tr("a unit")
        words = self.tr("Code {code}, {kind}, computer {mark}")
        self.who.setText(words.format(code=card.unit_code, kind=kind, mark=self._unit.mark))
        for button, words in (
            (self.same, self.tr("It is {other}: do not trust this card")),
            (self.another, self.tr("It is another unit: trust it and enter it with the code {code}")),
        ):
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)
            button.setText(words.format(other=self._unit.other_name, code=card.unit_code))
            button.setVisible(bool(self._unit.other_code))
        self.groups.show_digits(self._digits)
        self.primary.setText(self.tr("The digits are the same: trust {unit}").format(unit=card.unit_name))
        self.cancel.setText(self.tr("Close") if self._unit.trusted else self.tr("Not now"))
        self.typed.clear()
        self.heard.setChecked(False)
        self.computer.setText(computer_words(card, self._unit))
        self.computer.setVisible(bool(self.computer.text()))
        self._say_unit()
        self.show()
        (self.cancel if self._unit.trusted else self.typed).setFocus()

    def _say_unit(self) -> None:
        """Whether the office is known, and as what; of two that may be one the clerk says which it is first."""
        card, unit = self._card, self._unit
        if card is None:
            return
        words, look = "", "muted"
        if unit.trusted:
            words = self.tr("This very card is trusted here already: there is nothing to compare any more.")
        elif unit.other_code and self.same.isChecked():
            words = self.tr(
                "Then its card has to say {other_code}: ask {unit} to set the program up with that code and to give "
                "you a new card. Nothing is entered now."
            )
            look = "error"
        elif unit.other_code:
            words = self.tr(
                "{other} is among the units with the code {other_code}, and this card says {code}. Ask which it is "
                "before you trust it: the same office twice would stand twice in every list and bulletin."
            )
            look = "error"
        elif not unit.name:
            words = self.tr("It is not among the units yet and is entered there once you trust it.")
        elif unit.name != card.unit_name:
            words = self.tr("Among the units it is called {name}; that stays so.")
        names = {"other": unit.other_name, "other_code": unit.other_code, "name": unit.name}
        self.unit.setText(words.format(unit=card.unit_name, code=card.unit_code, **names))
        self.unit.setProperty("look", look)
        self.unit.style().polish(self.unit)
        self.unit.setVisible(bool(words))
        for widget in (*self._to_compare, self.primary):
            widget.setVisible(not unit.trusted and not (unit.other_code and self.same.isChecked()))
        self._compare()

    def _compare(self) -> None:
        self.groups.compare(self.typed.text())
        wrong = self.groups.differ
        stop = self.tr("These digits differ. Do not trust this card; ask for a fresh one.")
        self.fault.setText(stop if wrong else "")
        self.fault.setVisible(wrong)
        agreed = self.groups.agree or (self.heard.isChecked() and not self.typed.text())
        sure = not self._unit.other_code or self.another.isChecked()
        self.primary.setEnabled(agreed and sure and not wrong)

    def _confirm(self) -> None:
        """Enter, once all digits are typed and right."""
        if self.groups.agree:
            self.primary.click()

    def _trust(self) -> None:
        data, digits = self._data, self.typed.text() or self._digits
        actor = self._desk.navigator.actor

        def work() -> Met:
            return meet(self._desk.exchange().keys, actor, data, digits)

        self._desk.navigator.worker.write(work, self._trusted, self._failed, owner=self)

    def _trusted(self, met: Met) -> None:
        self.hide()
        self.trusted.emit(met.card.unit_name, met.entered)

    def _failed(self, error: Exception) -> None:
        self._desk.navigator.show_error(error)
