"""Long work: what it is doing, how far it is, about how long it still takes, and a cancel."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

STEPS = 1000
PANEL_WIDTH = 420
SURE_AFTER_S = 2.0


def time_left(fraction: float, elapsed_s: float) -> str:
    """Words for the rest of the work, "" while it is too early to tell."""
    if fraction <= 0.02 or elapsed_s < SURE_AFTER_S:
        return ""
    seconds = round(elapsed_s * (1 - fraction) / fraction)
    if seconds >= 90:
        return QCoreApplication.translate("Progress", "about {n} min left").format(n=round(seconds / 60))
    return QCoreApplication.translate("Progress", "about {n} s left").format(n=max(1, seconds))


class ProgressPanel(QFrame):
    """Shows one Progress until it has ended; `finished` tells then."""

    finished = Signal()

    def __init__(
        self, title: str, progress: Progress, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._progress = progress
        self._clock = clock
        self._started = clock()
        self._build_ui(title)
        progress.reported.connect(self._show)
        progress.ended.connect(self.finished)

    def _build_ui(self, title: str) -> None:
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        heading = QLabel(title, self)
        heading.setProperty("look", "heading")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(self._cancel)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._words = QLabel(self)
        self._words.setProperty("look", "muted")
        self._left = QLabel(self)
        self._left.setProperty("look", "muted")
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.cancel_button)
        foot.addWidget(self._words, 1)
        foot.addWidget(self._left)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def _show(self, fraction: float | None, words: str) -> None:
        if words and not self._progress.cancelled:
            self._words.setText(QCoreApplication.translate("progress", words))
        if fraction is None:
            self._bar.setRange(0, 0)
            self._left.setText("")
        else:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(round(fraction * STEPS))
            self._left.setText(time_left(fraction, self._clock() - self._started))

    def _cancel(self) -> None:
        self._progress.cancel()
        self.cancel_button.setEnabled(False)
        self._words.setText(self.tr("Stopping; nothing will be left half done."))


class ProgressStack(QObject):
    """The panels of all long work, one below the other in the upper right corner of `host`."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._panels: list[ProgressPanel] = []
        host.installEventFilter(self)

    def show_work(self, title: str, progress: Progress) -> None:
        """Show a piece of work until it has ended."""
        panel = ProgressPanel(title, progress, self._host)
        panel.finished.connect(lambda: self._close(panel))
        self._panels.append(panel)
        self._place()
        panel.show()
        panel.raise_()

    def _close(self, panel: ProgressPanel) -> None:
        self._panels.remove(panel)
        panel.hide()
        panel.deleteLater()
        self._place()

    def _place(self) -> None:
        top = SPACE_L
        for panel in self._panels:
            height = panel.sizeHint().height()
            panel.setGeometry(self._host.width() - PANEL_WIDTH - SPACE_L, top, PANEL_WIDTH, height)
            top += height + SPACE_L

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
