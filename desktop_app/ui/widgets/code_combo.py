"""Choose from a list by typing any part of the name, its code, its pinyin or the initials of its pinyin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ELSEWHERE = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The cursor goes and comes back to this field."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`value` is what is stored, `label` what is shown, `words` what else finds it (pinyin words), `code` its code if
    that is not the value."""

    value: str
    label: str
    words: str = ""
    code: str = ""

    def rank(self, typed: str) -> int | None:
        """How well a text in small letters fits: 0 is the very name or code, None not at all. A place goes before those
        within it, whose names begin with its own."""
        label, code = self.label.lower(), (self.code or self.value).lower()
        if typed in (label, code):
            return 0
        if label.rpartition(" ")[2].startswith(typed):
            return 1
        if label.startswith(typed) or code.startswith(typed):
            return 2
        words = self.words.split()
        if any(word.startswith(typed) for word in words[:2]):  # of the whole name
            return 3
        return 4 if typed in label or any(word.startswith(typed) for word in words[2:]) else None


class _Matches(QAbstractListModel):
    """The choices that fit the typed text, those that fit best first."""

    def __init__(self, choices: Sequence[Choice], parent: QObject) -> None:
        super().__init__(parent)
        self._all = choices
        self.shown: Sequence[Choice] = choices

    def fitting(self, text: str) -> list[tuple[int, Choice]]:
        """What a text fits, with its rank."""
        typed = text.strip().lower()
        ranked = [(rank, choice) for choice in self._all if (rank := choice.rank(typed)) is not None]
        return sorted(ranked, key=lambda one: one[0])

    def show_fitting(self, text: str) -> None:
        """Offer what a text fits; everything for none."""
        self.beginResetModel()
        self.shown = [choice for _rank, choice in self.fitting(text)] if text.strip() else self._all
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:  # type: ignore[override]
        choice = self.shown[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return choice.value
        return choice.label if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None


class CodeCombo(QLineEdit):
    """`value` is the chosen value, "" for none. Down opens the whole list.

    Tab and Enter take what is marked in the list, else what fits best. Who leaves the field otherwise has chosen only
    if one choice fits what was typed; else the text stays, and `doubted` says in words that it has to be chosen.
    """

    value_changed = Signal(str)
    doubted = Signal(str)

    def __init__(self, choices: Iterable[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._doubt = ""
        self._choices: dict[str, Choice] = {}
        self._matches = _Matches((), self)
        self.setPlaceholderText(self.tr("Name, code or pinyin"))
        self.set_choices(choices)
        self.textEdited.connect(self._typed)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; the value stays if it is still among them, and so does what is being typed."""
        typed = "" if self._settled() else self.text()
        given = tuple(choices)
        self._choices = {c.value: c for c in given}
        self._matches = _Matches(given, self)
        completer = QCompleter(self._matches, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)  # marks the first that has the text in its name
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        self.setCompleter(completer)
        if typed:
            self._matches.show_fitting(typed)
        else:
            self.set_value(self._value)

    @property
    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        """Choose silently; an unknown value is kept and shown as it is, so that nothing is lost on saving."""
        self._value = value
        self.setText(self._label())
        self.setCursorPosition(0)
        self._say("")

    def chosen(self) -> str:
        """The value that the text in the field stands for, "" for none. Raises ValueError when it is no one choice."""
        if self._settled():
            return self._value
        fitting = self._matches.fitting(self.text())
        best = [choice for rank, choice in fitting if rank == 0] or [choice for _rank, choice in fitting]
        if len(best) != 1:
            raise ValueError(self.text())
        return best[0].value

    def _label(self) -> str:
        choice = self._choices.get(self._value)
        return choice.label if choice else self._value

    def _settled(self) -> bool:
        return self.text().strip() == self._label()

    def _choose(self, value: str) -> None:
        before = self._value
        self.set_value(value)
        if value != before:
            self.value_changed.emit(value)

    def _typed(self, text: str) -> None:
        self._matches.show_fitting(text)
        self._say("")
        if not text.strip():
            self._choose("")

    def _picked(self, index: QModelIndex) -> None:
        self._choose(str(index.data(Qt.ItemDataRole.UserRole)))

    def _popup_shown(self) -> bool:
        return self._popup().isVisible()

    def _popup(self) -> QAbstractItemView:
        popup = self.completer().popup()
        assert popup is not None
        return popup

    def _take_best(self) -> None:
        """Take what is marked in the open list, else what fits the text best, as a spreadsheet does."""
        if self._settled():
            return
        marked = self._popup().currentIndex() if self._popup_shown() else QModelIndex()
        fitting = self._matches.fitting(self.text())
        best = (
            str(marked.data(Qt.ItemDataRole.UserRole)) if marked.isValid() else fitting[0][1].value if fitting else ""
        )
        self._popup().hide()
        if best:
            self._choose(best)

    def _settle(self) -> None:
        """Take the one choice that fits what was typed; otherwise keep the text and say what is wrong with it."""
        try:
            value = self.chosen()
        except ValueError:
            count = len(self._matches.fitting(self.text()))
            many = self.tr("%n choice(s) fit this; choose one from the list.", "", count)
            self._say(many if count else self.tr("This is not in the list; choose from the list."))
        else:
            self._choose(value)

    def _say(self, doubt: str) -> None:
        if doubt == self._doubt:
            return
        self._doubt = doubt
        self.setToolTip(doubt)
        self.setProperty("wrong", bool(doubt))
        self.style().unpolish(self)
        self.style().polish(self)
        self.doubted.emit(doubt)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._popup_shown():
            self._matches.show_fitting("")
            self.completer().complete()
        elif event.key() in _RETURN and not event.modifiers() and self._popup_shown() and not self._settled():
            self._take_best()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab, which Qt asks about only when the field is about to be left by it."""
        self._take_best()
        return super().focusNextPrevChild(following)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.type() == QEvent.Type.FocusOut and event.reason() not in _ELSEWHERE:
            self._settle()
