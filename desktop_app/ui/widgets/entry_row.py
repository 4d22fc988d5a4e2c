"""A fact or a policy in a narrow list: what it says, where it comes from, how long it holds, what can be done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ICON_SMALL, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.light import LightLabel


class EntryRow(QFrame):
    """Enter or a double click opens it, Delete deletes it; `inserted` puts it into the text."""

    opened = Signal()
    deleted = Signal()
    inserted = Signal()

    def __init__(self, name: str, value: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name} {value}".strip())
        title = QLabel(name, self)
        title.setProperty("look", "heading")
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.light = LightLabel(self)
        self.insert_button = self._button("arrow-left", self.tr("Put into the text"))
        self.edit_button = self._button("pencil", self.tr("Change"))
        self.delete_button = self._button("trash-2", self.tr("Into the recycle bin"))
        self.insert_button.clicked.connect(self.inserted)
        self.edit_button.clicked.connect(self.opened)
        self.delete_button.clicked.connect(self.deleted)
        self.insert_button.hide()
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(title, 1)
        for button in (self.insert_button, self.edit_button, self.delete_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_XS, SPACE_XS, SPACE_S)
        column.setSpacing(2)
        column.addLayout(head)
        for text, look in ((value, ""), (about, "caption")):
            if text:
                label = QLabel(text, self)
                label.setProperty("look", look)
                label.setWordWrap(True)
                label.setTextFormat(Qt.TextFormat.PlainText)
                column.addWidget(label)
        column.addWidget(self.light)

    def _button(self, picture: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture, lambda t: t.muted))
        button.setIconSize(QSize(ICON_SMALL - 2, ICON_SMALL - 2))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()
