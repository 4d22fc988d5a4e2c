"""The editors of forms: what one holds, putting a value into one, and the plain ones ready made."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.money import ungrouped
from desktop_app.ui.theme import SPACE_S
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit


def value_of(editor: QWidget) -> Any:
    """What an editor holds: 分, a day, a code, a text, yes or no. Raises ValueError when it cannot be read."""
    if isinstance(editor, MoneyEdit):
        return editor.fen()
    if isinstance(editor, DateEdit):
        return editor.day()
    if isinstance(editor, CodeCombo):
        return editor.chosen()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip()
    assert isinstance(editor, QLineEdit)
    text = editor.text().strip()
    if editor.property("whole"):
        return int(ungrouped(text)) if text else None
    return text


def set_value(editor: QWidget, value: Any) -> None:
    """Put a value into an editor."""
    if isinstance(editor, MoneyEdit):
        editor.set_fen(value)
    elif isinstance(editor, DateEdit):
        editor.set_day(date.fromisoformat(value) if isinstance(value, str) and value else value or None)
    elif isinstance(editor, CodeCombo):
        editor.set_value(value or "")
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(0, editor.findData(value)))
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(value or "")
    elif isinstance(editor, QLineEdit):
        editor.setText("" if value is None else str(value))


def filled(editor: QWidget) -> bool:
    """Whether something was entered; what cannot be read is something."""
    try:
        return value_of(editor) not in (None, "", False)
    except ValueError:
        return True


def last_stop(editor: QWidget) -> QWidget:
    """Where Tab goes on from: the editor, or the last button in it."""
    parts = (part for part in editor.findChildren(QWidget) if part.window() is editor.window())
    return [editor, *(part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus)][-1]


def line(parent: QWidget, *, whole: bool = False) -> QLineEdit:
    """A field for a line of text, or for a whole number."""
    editor = QLineEdit(parent)
    editor.setProperty("whole", whole)
    return editor


def paragraph(parent: QWidget, lines: int = 3) -> QPlainTextEdit:
    """A field for a few lines of text; Tab leaves it."""
    editor = QPlainTextEdit(parent)
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(editor.fontMetrics().lineSpacing() * lines + 2 * SPACE_S)
    return editor


def combo(parent: QWidget, choices: Sequence[tuple[Any, str]], empty: str | None = None) -> QComboBox:
    """A field with few choices; `empty` is the words for none."""
    editor = QComboBox(parent)
    for value, label in [*([(None, empty)] if empty is not None else []), *choices]:
        editor.addItem(label, value)
    return editor
