"""A button that shows its icon alone: its name is told by the tip and read out by screen readers."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.icons import icon


def icon_button(picture: str, name: str, parent: QWidget, key: QKeySequence.StandardKey | None = None) -> QPushButton:
    """One that Enter in a dialog never presses; `key` presses it and stands in the tip."""
    button = QPushButton(icon(picture), "", parent)
    button.setProperty("look", "icon")
    button.setAccessibleName(name)
    button.setAutoDefault(False)
    shortcut = QKeySequence() if key is None else QKeySequence(key)
    button.setShortcut(shortcut)
    button.setToolTip(f"{name}  {shortcut.toString()}".rstrip())
    return button
