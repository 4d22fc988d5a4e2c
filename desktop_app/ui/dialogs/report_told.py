"""What is known of the bulletin on the page: what it is, what to look at, what to do, and its figures to check."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.dialogs.figure_list import FigureList
from desktop_app.ui.theme import SPACE_M

WARNINGS = ("void", "later", "cautions", "changed")
"""What is warned of, in this order: that it is void, that records were changed since it was made, what to think of
before it is issued, what changed since a check."""


class ReportTold(QScrollArea):
    """The middle of the panel, which scrolls where there is more to tell than room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._warnings = dict.fromkeys(WARNINGS, "")
        self._build_ui()

    def _build_ui(self) -> None:
        self.facts = QLabel(self)
        self.warning = QLabel(self)
        self.warning.setProperty("look", "error")
        self.hint = QLabel(self)
        self.hint.setProperty("look", "muted")
        self.figures = FigureList(self)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for label in (self.facts, self.warning, self.hint):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.figures)
        column.addStretch(1)
        self.setAccessibleName(self.tr("What is known of it"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def begin(self, facts: str) -> None:
        """Tell of another one, from the beginning; nothing is wrong with it yet."""
        self.facts.setText(facts)
        self._warnings = dict.fromkeys(WARNINGS, "")
        self.warn("void", "")
        self.verticalScrollBar().setValue(0)

    def advise(self, text: str) -> None:
        """What to do with it; "" is nothing, which takes no room."""
        self.hint.setText(text)
        self.hint.setVisible(text != "")

    def warn(self, about: str, text: str) -> None:
        """What to look at, one text about each; "" is nothing."""
        self._warnings[about] = text
        self.warning.setText("\n".join(part for part in self._warnings.values() if part))
        self.warning.setVisible(self.warning.text() != "")
