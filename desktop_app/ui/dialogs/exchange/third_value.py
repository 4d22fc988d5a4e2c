"""Editors for values that none of the offices has, by what the fields hold."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop_app.domain.field_words import field_word
from desktop_app.sync.third_values import FieldEditor, scaled
from desktop_app.sync.undecided import Undecided, stored
from desktop_app.sync.wire import Value
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.models.change_words import value_text
from desktop_app.ui.models.lookups import language, word_choices
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.code_combo import Choice, CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit

LARGEST = 2_000_000_000
LONG = 60


class Refused(ValueError):
    """What was entered for a field cannot be its value."""

    def __init__(self, editor: FieldEditor) -> None:
        super().__init__(editor.name)
        self.editor = editor


class ThirdValue(QWidget):
    """An editor for each of the fields, which begin with what the record shows now; several stand under each other.

    `changed` when something else stands in one, `marked` when one may be marked as wrong since it was left."""

    changed = Signal()
    marked = Signal()

    def __init__(self, undecided: Undecided, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undecided = undecided
        self.touched = False
        self._shown = next((n for n, one in enumerate(undecided.options) if one.shown), 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        self.editors: list[QWidget] = []
        several = len(undecided.editors) > 1
        for place, one in enumerate(undecided.editors):
            widget = self._make(one)
            word = field_word(one.name, language(), undecided.conflict.table)
            widget.setAccessibleName(in_unit(word, one) if several else name)
            if several:
                label = QLabel(widget.accessibleName(), self)
                label.setProperty("look", "muted")
                label.setBuddy(widget)
                grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop if _is_tall(widget) else _MIDDLE)
            grid.addWidget(widget, place, 1)
            self.editors.append(widget)
        for widget in self._set_together():
            widget.activated.connect(lambda _place, chosen=widget: self._take_together(chosen))
        for widget in self.editors:
            self._listen(widget)
        self.setFocusProxy(self.editors[0])

    @property
    def editor(self) -> QWidget:
        """The first of them."""
        return self.editors[0]

    def is_of(self, one: Undecided) -> bool:
        """Whether it asks for what is to be entered there, among the same values."""
        return self._undecided == one

    def wrong(self) -> FieldEditor | None:
        """The first field that is marked as wrong."""
        pairs = zip(self._undecided.editors, self.editors, strict=True)
        return next((one for one, widget in pairs if widget.property("wrong")), None)

    def _listen(self, widget: QWidget) -> None:
        if isinstance(widget, QLineEdit | QPlainTextEdit | QSpinBox):
            widget.textChanged.connect(self._changed)
        elif isinstance(widget, QCheckBox):
            widget.toggled.connect(self._changed)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(self._changed)
        if isinstance(widget, QLineEdit):
            widget.editingFinished.connect(self.marked)
        if isinstance(widget, CodeCombo):
            widget.doubted.connect(self.marked)

    def _changed(self) -> None:
        self.touched = True
        self.changed.emit()

    def _make(self, one: FieldEditor) -> QWidget:
        first = self._undecided.options[self._shown].values[one.name]
        if one.kind == "offered":
            return self._offered(one)
        if one.kind == "money":
            money = MoneyEdit(self)
            money.set_fen(first)
            return money
        if one.kind == "scaled":
            return QLineEdit("" if first is None else f"{first / one.scale:.6f}".rstrip("0").rstrip("."), self)
        if one.kind == "date":
            date = DateEdit(self)
            date.set_day(first)
            return date
        if one.kind == "number":
            number = QSpinBox(self)
            number.setRange(-LARGEST, LARGEST)
            number.setValue(int(first or 0))
            return number
        if one.kind == "flag":
            flag = QCheckBox(self.tr("Yes"), self)
            flag.setChecked(bool(first))
            return flag
        if one.kind == "choice":
            return self._choice(one)
        if one.words is not None:
            combo = QComboBox(self)
            for value, label in [*([(None, NOTHING)] if one.optional else []), *word_choices(one.words)]:
                combo.addItem(label, value)
            combo.setCurrentIndex(max(0, combo.findData(first)))
            return combo
        return self._text(one, str(first or ""))

    def _text(self, one: FieldEditor, first: str) -> QWidget:
        texts = [str(option.values[one.name] or "") for option in self._undecided.options]
        if not any(len(text) > LONG or "\n" in text for text in texts):
            return QLineEdit(first, self)
        long = QPlainTextEdit(first, self)
        long.setTabChangesFocus(True)
        return long

    def _choice(self, one: FieldEditor) -> CodeCombo:
        """Any record or code; the one that is shown now to begin with."""
        combo = CodeCombo([Choice(pick.value, pick.label, code=pick.code) for pick in one.picks], self)
        combo.set_value(str(self._undecided.conflict.choices[self._shown].values[one.name] or ""))
        return combo

    def _offered(self, one: FieldEditor) -> QComboBox:
        """One of those that offices set; each carries its place among them."""
        combo = QComboBox(self)
        for place, option in enumerate(self._undecided.options):
            words = _words(one.name, option.values[one.name])
            if combo.findText(words) < 0:
                combo.addItem(words, place)
            if place == self._shown:
                combo.setCurrentIndex(combo.findText(words))
        return combo

    def _set_together(self) -> list[QComboBox]:
        """Where what an office set is chosen: all of it is that of one office."""
        pairs = zip(self._undecided.editors, self.editors, strict=True)
        return [widget for one, widget in pairs if one.kind == "offered" and isinstance(widget, QComboBox)]

    def _take_together(self, chosen: QComboBox) -> None:
        """What is chosen of one office's is taken of it in the other fields, too."""
        option = self._undecided.options[int(chosen.currentData())]
        for one, widget in zip(self._undecided.editors, self.editors, strict=True):
            if widget in self._set_together() and isinstance(widget, QComboBox):
                widget.setCurrentIndex(widget.findText(_words(one.name, option.values[one.name])))

    def values(self) -> dict[str, Value]:
        """What was entered, as the table holds it. Raises Refused when it is no amount, no day, or nothing where
        something has to be."""
        return {
            one.name: self._stored(one, widget)
            for one, widget in zip(self._undecided.editors, self.editors, strict=True)
        }

    def _stored(self, one: FieldEditor, widget: QWidget) -> Value:
        if one.kind == "offered":
            assert isinstance(widget, QComboBox)
            return self._undecided.conflict.choices[int(widget.currentData())].values[one.name]
        try:
            return stored(one.name, _entered(one, widget))
        except ValueError as error:
            raise Refused(one) from error


def _words(name: str, value: Any) -> str:
    return value_text(name, value).replace("\n", " ") or NOTHING


def _entered(one: FieldEditor, widget: QWidget) -> Any:
    """What stands in an editor. Raises ValueError."""
    if isinstance(widget, CodeCombo):
        chosen = widget.chosen()
        if not chosen and not one.optional:
            raise ValueError(widget.text())
        return chosen or one.nothing
    if isinstance(widget, MoneyEdit | DateEdit):
        value = widget.fen() if isinstance(widget, MoneyEdit) else widget.day()
        if value is None and not one.optional:
            raise ValueError(widget.text())
        return value
    if isinstance(widget, QSpinBox):
        return widget.value()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QComboBox):
        return widget.currentData()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    assert isinstance(widget, QLineEdit)
    text = widget.text().strip()
    if one.kind != "scaled":
        return text
    return None if one.optional and not text else scaled(text, one.scale)


def in_unit(words: str, one: FieldEditor) -> str:
    """Words with what the number that is typed is counted in, if it is counted in anything."""
    unit = {"share": "%"}.get(one.name) or ("㎡" if one.name.endswith("_milli") else "")
    if one.kind == "money":
        unit = "万元"
    return QCoreApplication.translate("Exchange", "{words} ({unit})").format(words=words, unit=unit) if unit else words


def _is_tall(widget: QWidget) -> bool:
    return isinstance(widget, QPlainTextEdit)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
