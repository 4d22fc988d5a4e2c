"""Choose from a list by typing any part of the name, its code, its pinyin or the initials of its pinyin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


@dataclass(frozen=True, slots=True)
class Choice:
    """`value` is what is stored, `label` what is shown, `words` what else finds it (pinyin words, code)."""

    value: str
    label: str
    words: str = ""


class _Matches(QSortFilterProxyModel):
    """Keeps the choices that have the typed text in their label, code or pinyin."""

    def __init__(self, choices: Sequence[Choice], parent: QObject) -> None:
        super().__init__(parent)
        self.choices = choices
        self.typed = ""
        self.setSourceModel(QStringListModel([c.label for c in choices], self))

    def set_typed(self, text: str) -> None:
        self.beginFilterChange()
        self.typed = text.strip().lower()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, _parent: object) -> bool:
        if not self.typed:
            return True
        choice = self.choices[row]
        found = self.typed in choice.label.lower() or choice.value.lower().startswith(self.typed)
        return found or any(word.startswith(self.typed) for word in choice.words.split())


class CodeCombo(QLineEdit):
    """`value` is the chosen value, "" for none. Down opens the whole list; a text that is no choice is put back."""

    value_changed = Signal(str)

    def __init__(self, choices: Iterable[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._choices: dict[str, Choice] = {}
        self._matches: _Matches | None = None
        self.setPlaceholderText(self.tr("Name, code or pinyin"))
        self.set_choices(choices)
        self.textEdited.connect(self._typed)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; the value stays if it is still among them."""
        given = tuple(choices)
        self._choices = {c.value: c for c in given}
        self._matches = _Matches(given, self)
        completer = QCompleter(self._matches, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._picked)
        self.setCompleter(completer)
        self.set_value(self._value)

    @property
    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        """Choose silently; an unknown value is kept and shown as it is, so that nothing is lost on saving."""
        self._value = value
        choice = self._choices.get(value)
        self.setText(choice.label if choice else value)
        self.setCursorPosition(0)

    def _choose(self, value: str) -> None:
        before = self._value
        self.set_value(value)
        if value != before:
            self.value_changed.emit(value)

    def _typed(self, text: str) -> None:
        assert self._matches is not None
        self._matches.set_typed(text)
        if not text.strip():
            self._choose("")

    def _picked(self, label: str) -> None:
        self._choose(next((c.value for c in self._choices.values() if c.label == label), self._value))

    def _popup_shown(self) -> bool:
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup is not None and popup.isVisible()

    def _settle(self) -> None:
        """Take the one choice that fits what was typed; otherwise put the chosen one back."""
        assert self._matches is not None
        text = self.text().strip()
        current = self._choices.get(self._value)
        if text == (current.label if current else self._value):
            return
        self._matches.set_typed(text)
        if text and self._matches.rowCount() >= 1:
            self._picked(str(self._matches.index(0, 0).data()))
        else:
            self.set_value(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._matches is not None and not self._popup_shown():
            self._matches.set_typed("")
            self.completer().complete()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.type() == QEvent.Type.FocusOut and not self._popup_shown():
            self._settle()
