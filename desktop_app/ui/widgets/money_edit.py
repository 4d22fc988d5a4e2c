"""Enter an amount in 万元 or 亿元; the value is an exact int of 分."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.formats import money_wan_exact, parse_money


class MoneyEdit(QLineEdit):
    """A number is 万元; `1.2亿` and `300元` are understood as well. `fen_changed` tells each valid value."""

    fen_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("万元, or 1.2亿"))
        self.textEdited.connect(self._typed)

    def fen(self) -> int | None:
        """The amount in 分, None when empty. Raises ValueError when what stands there is no amount."""
        return parse_money(self.text())

    def set_fen(self, fen: int | None) -> None:
        self.setText("" if fen is None else money_wan_exact(fen))
        self._mark(True)

    def _typed(self) -> None:
        try:
            fen = self.fen()
        except ValueError:
            self._mark(False)
            return
        self._mark(True)
        self.fen_changed.emit(fen)

    def _mark(self, right: bool) -> None:
        self.setProperty("wrong", not right)
        self.style().unpolish(self)
        self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field writes `1.2亿` as the 万元 it is."""
        if event.type() == QEvent.Type.FocusOut:
            try:
                self.set_fen(self.fen())
            except ValueError:
                self._mark(False)
        super().focusOutEvent(event)
