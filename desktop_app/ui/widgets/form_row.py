"""A field of a form: its label, its editor, and under it what is wrong with it, in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.theme import SPACE_XS
from desktop_app.ui.widgets.code_combo import CodeCombo

REQUIRED_MARK = " *"


class FormRow(QWidget):
    """Room for the error is kept only when there is one; the label names the editor for readers of the screen."""

    def __init__(
        self, label: str, editor: QWidget, parent: QWidget | None = None, *, required: bool = False, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self.label = QLabel(label + (REQUIRED_MARK if required else ""), self)
        self.label.setBuddy(editor)
        editor.setAccessibleName(label)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        if isinstance(editor, CodeCombo):
            editor.doubted.connect(self.set_error)
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.label)
        column.addWidget(editor)
        column.addWidget(self._note)
        self.set_error("")

    @property
    def error(self) -> str:
        return self._note.text() if self._note.property("look") == "error" else ""

    def set_error(self, words: str) -> None:
        """Show what is wrong; "" shows the hint again, if the field has one."""
        self._note.setProperty("look", "error" if words else "caption")
        self._note.setText(words or self._hint)
        self._note.setVisible(bool(words or self._hint))
        self.editor.setProperty("wrong", bool(words))
        self.editor.setAccessibleDescription(words)
        for widget in (self._note, self.editor):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
