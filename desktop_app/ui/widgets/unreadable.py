"""What to say of a field that holds no value of its kind."""

from PySide6.QtWidgets import QWidget

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit


def unreadable(editor: QWidget) -> UserError:
    """The sentence that says what may stand in this editor."""
    if isinstance(editor, MoneyEdit):
        return UserError(QT_TRANSLATE_NOOP("errors", "Enter an amount in 万元, for instance 1200 or 1.2亿."))
    if isinstance(editor, DateEdit):
        return UserError(QT_TRANSLATE_NOOP("errors", "Enter a day, for instance 2022-03-15."))
    if isinstance(editor, CodeCombo):
        return UserError(QT_TRANSLATE_NOOP("errors", "What stands here is no one choice; choose one from the list."))
    return UserError(QT_TRANSLATE_NOOP("errors", "Enter a whole number."))
