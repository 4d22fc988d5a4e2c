"""An editor for a value that none of the offices has, by what the field holds."""

from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from desktop_app.sync.undecided import Undecided
from desktop_app.ui.models.lookups import word_choices
from desktop_app.ui.widgets.code_combo import Choice, CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit

LARGEST = 2_000_000_000
LONG = 60


class ThirdValue(QWidget):
    """`value` is what was entered. It begins with what the record shows now."""

    def __init__(self, undecided: Undecided, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = undecided.editor
        self._undecided = undecided
        shown = next((one.values for one in undecided.options if one.shown), undecided.options[0].values)
        first = next(iter(shown.values()))
        texts = [str(next(iter(one.values.values())) or "") for one in undecided.options]
        several = any(len(text) > LONG or "\n" in text for text in texts)
        self.editor = self._make(first, undecided.words, several)
        self.editor.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)

    def _make(self, first: Any, words: type[StrEnum] | None, several_lines: bool) -> QWidget:
        if self._kind == "money":
            money = MoneyEdit(self)
            money.set_fen(first)
            return money
        if self._kind == "date":
            date = DateEdit(self)
            date.set_day(first)
            return date
        if self._kind == "number":
            number = QSpinBox(self)
            number.setRange(-LARGEST, LARGEST)
            number.setValue(int(first or 0))
            return number
        if self._kind == "flag":
            flag = QCheckBox(self.tr("Yes"), self)
            flag.setChecked(bool(first))
            return flag
        if self._kind == "choice":
            return self._choice()
        if words is not None:
            combo = QComboBox(self)
            for value, label in word_choices(words):
                combo.addItem(label, value)
            combo.setCurrentIndex(max(0, combo.findData(first)))
            return combo
        if several_lines:
            long = QPlainTextEdit(str(first or ""), self)
            long.setTabChangesFocus(True)
            return long
        return QLineEdit(str(first or ""), self)

    def _choice(self) -> CodeCombo:
        """Any record or code; the one that is shown now to begin with."""
        one = self._undecided
        choices = [Choice(pick.value, pick.label, pick.code.lower()) for pick in one.picks]
        chosen = next((choice for choice in one.conflict.choices if choice.shown), one.conflict.choices[0])
        combo = CodeCombo(choices, self)
        combo.set_value(str(next(iter(chosen.values.values())) or ""))
        return combo

    def value(self) -> object:
        """What was entered. Raises ValueError when it is no amount, no day, or nothing where something has to be."""
        editor = self.editor
        if isinstance(editor, CodeCombo):
            if not editor.value and not self._undecided.optional:
                raise ValueError(editor.text())
            return editor.value or self._undecided.nothing
        if isinstance(editor, MoneyEdit):
            return editor.fen()
        if isinstance(editor, DateEdit):
            return editor.day()
        if isinstance(editor, QSpinBox):
            return editor.value()
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QComboBox):
            return editor.currentData()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        assert isinstance(editor, QLineEdit)
        return editor.text().strip()
