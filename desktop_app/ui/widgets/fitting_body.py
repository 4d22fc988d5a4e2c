"""The contents of a page that fills the window and scrolls only where the window is too low for it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class _Inner(QWidget):
    def hasHeightForWidth(self) -> bool:
        """A scroll area would give a page with wrapped texts the height it likes best, not the one there is."""
        return False


class FittingBody(QWidget):
    """Put it into a resizable QScrollArea; what is shown goes into `inner`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = _Inner(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.inner)
