"""Where a value is entered that none of the offices set, and what is wrong about it is said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.field_words import field_word
from desktop_app.sync.third_values import FieldEditor
from desktop_app.sync.undecided import Undecided
from desktop_app.ui.dialogs.exchange.third_value import Refused, ThirdValue, in_unit
from desktop_app.ui.models.lookups import language
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S


class OwnValue(QFrame):
    """`entered(values)` with values as the table holds them; `spoke` when it says under them what is wrong."""

    entered = Signal(object)
    spoke = Signal()

    def __init__(self, one: Undecided, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        self.setProperty("look", "card")
        self._build_ui()
        self.third.changed.connect(self._forget_wrong)
        self.third.marked.connect(self._say_marked)

    def _build_ui(self) -> None:
        several = len(self._one.editors) > 1
        words = self.tr("Other values") if several else in_unit(self.tr("Another value"), self._one.editors[0])
        heading = QLabel(words, self)
        heading.setProperty("look", "heading")
        self.third = ThirdValue(self._one, heading.text(), self)
        self.button = QPushButton(self.tr("Take these values") if several else self.tr("Take this value"), self)
        self.button.clicked.connect(self._take)
        self.wrong = QLabel(self)
        self.wrong.setProperty("look", "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.wrong, 1)
        foot.addStretch(0)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(heading)
        column.addWidget(self.third)
        column.addLayout(foot)

    def say_wrong(self, words: str) -> None:
        """Say why what was entered cannot be, until something else is."""
        self.wrong.setText(words)
        self.wrong.show()
        self.spoke.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.button.click()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        try:
            values = self.third.values()
        except Refused as error:
            self.say_wrong(self._why(error.editor))
            return
        self.entered.emit(values)

    def _why(self, editor: FieldEditor) -> str:
        words = {
            "money": self.tr("This is no amount in 万元, for instance 15000 or 1.5亿."),
            "date": self.tr("This is no day, for instance 2022-03-15."),
            "scaled": self.tr("This is no number, for instance 12.5."),
        }.get(editor.kind, self.tr("Choose one from the list."))
        name = field_word(editor.name, language(), self._one.conflict.table)
        return f"{name}: {words}" if len(self._one.editors) > 1 else words

    def _forget_wrong(self) -> None:
        """Something else was typed: what was said of it before goes."""
        self.wrong.hide()
        self._say_marked()

    def _say_marked(self) -> None:
        """A field that is marked as wrong never is so without a word."""
        wrong = self.third.wrong()
        if wrong is not None:
            self.say_wrong(self._why(wrong))
