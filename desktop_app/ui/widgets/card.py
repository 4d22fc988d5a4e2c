"""A titled part of a page."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.theme import SPACE_M, SPACE_S


class Card(QFrame):
    """A title over its content; `head` takes what stands at the right of the title."""

    def __init__(self, title: str, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        heading = QLabel(title, self)
        heading.setProperty("look", "heading")
        self.head = QHBoxLayout()
        self.head.addWidget(heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addLayout(self.head)
        column.addWidget(content, 1)
