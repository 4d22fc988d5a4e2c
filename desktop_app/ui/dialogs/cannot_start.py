"""What stands in the way of starting, in a sentence, and what can be done about it here."""

from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from desktop_app.errors import UserError
from desktop_app.ui.messages import error_words

Way = Literal["again", "restore", "close"]


def ask_way(error: UserError, *, restore: bool) -> Way:
    """Say why the program cannot start and wait for a decision; `restore` offers a backup."""
    translate = QCoreApplication.translate
    message, hint = error_words(error)
    box = QMessageBox(QMessageBox.Icon.Warning, translate("CannotStart", "Zhaoshangtong cannot start"), message)
    box.setInformativeText(hint)
    ways: dict[object, Way] = {}
    if restore:
        button = box.addButton(translate("CannotStart", "Restore a backup…"), QMessageBox.ButtonRole.AcceptRole)
        ways[button] = "restore"
    again = box.addButton(translate("CannotStart", "Try again"), QMessageBox.ButtonRole.ActionRole)
    close = box.addButton(translate("CannotStart", "Quit"), QMessageBox.ButtonRole.RejectRole)
    ways[again] = "again"
    box.setDefaultButton(again)
    box.setEscapeButton(close)
    box.exec()
    return ways.get(box.clickedButton(), "close")
