"""Parts of a page side by side that keep the widths they were given."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from desktop_app.settings import SettingsFile

AS_WIDE_AS_CAN_BE = 10_000
KEEP_MS = 500


class Splitter(QSplitter):
    """The part at `stretch` takes what is left; the other parts' widths are remembered under `key`."""

    def __init__(self, settings: SettingsFile, key: str, stretch: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings, self._key, self._stretch = settings, key, stretch
        self._widths: Sequence[int] = ()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self._keep)
        self.splitterMoved.connect(lambda _place, _index: self._timer.start())

    def fill(self, parts: Sequence[QWidget], widths: Sequence[int]) -> None:
        """Put the parts in, as wide as they were left, else as `widths` says."""
        self._widths = widths
        for part in parts:
            self.addWidget(part)
        kept = self._settings.current.splitters.get(self._key, ())
        chosen = list(kept if len(kept) == len(parts) and all(width > 0 for width in kept) else widths)
        chosen[self._stretch] = AS_WIDE_AS_CAN_BE
        self.setStretchFactor(self._stretch, 1)
        self.setSizes(chosen)

    def _keep(self) -> None:
        """A part that is hidden has no width of its own; what it had is kept."""
        before = self._settings.current.splitters
        kept = before.get(self._key, ())
        had = kept if len(kept) == self.count() else self._widths
        now = tuple(width or had[place] for place, width in enumerate(self.sizes()))
        if now != kept:
            self._settings.change(splitters={**before, self._key: now})
