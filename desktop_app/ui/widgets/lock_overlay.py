"""After some idle time the window is covered until its user comes back."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import error_line, report_bug
from desktop_app.ui.theme import SPACE_M
from desktop_app.ui.widgets.picture import Picture

FIELD_WIDTH = 240
PICTURE = 32


Unlock = Callable[[str, Callable[[object], None], Callable[[Exception], None]], object]
"""Called with a password, what to do when it fits, and what to do with the error when it does not."""


class LockOverlay(QDialog):
    """Covers `host` and takes every key from the whole program until the password fits.

    `unlock` None = the user has no password and a click is enough. `leave` is asked for when somebody else comes.
    """

    unlocked = Signal()
    leave = Signal()

    def __init__(self, host: QWidget, user: str, unlock: Unlock | None) -> None:
        super().__init__(host, Qt.WindowType.FramelessWindowHint)
        self._host = host
        self._unlock = unlock
        self._hidden = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in (host, self)]
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAccessibleName(self.tr("Locked"))
        self.setWindowTitle(self.tr("Locked"))
        self._build_ui(user)
        host.installEventFilter(self)
        self._cover(host)
        for other in self._hidden:
            other.setWindowOpacity(0)
        self.show()
        (self.button if unlock is None else self.password).setFocus()

    def _build_ui(self, user: str) -> None:
        picture = Picture(PICTURE, self, icon("lock", lambda t: t.muted))
        words = QLabel(self.tr("Locked. {user}, continue where you were.").format(user=user), self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Password"))
        self.password.setAccessibleName(self.tr("Password"))
        self.password.setFixedWidth(FIELD_WIDTH)
        self.password.setVisible(self._unlock is not None)
        self._wrong = QLabel(self)
        self._wrong.setProperty("look", "error")
        self.button = QPushButton(self.tr("Continue"), self)
        self.button.setProperty("look", "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self._try)
        self.other = QPushButton(self.tr("Switch user"), self)
        self.other.setProperty("look", "link")
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._leave)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_M)
        column.addStretch(1)
        for widget in (picture, words, self.password, self._wrong, self.button, self.other):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def _cover(self, host: QWidget) -> None:
        self.setGeometry(QRect(host.mapToGlobal(QPoint(0, 0)), host.size()))

    def _try(self) -> None:
        if self._unlock is None:
            self._open(None)
            return
        self.button.setEnabled(False)
        self._unlock(self.password.text(), self._open, self._refuse)

    def _open(self, _actor: object) -> None:
        for other in self._hidden:
            if shiboken6.isValid(other):
                other.setWindowOpacity(1)
        self.unlocked.emit()
        self.hide()
        self.deleteLater()

    def _leave(self) -> None:
        self.leave.emit()
        self.hide()

    def _refuse(self, error: Exception) -> None:
        self.button.setEnabled(True)
        if not isinstance(error, UserError):
            report_bug(self, error)
            return
        self._wrong.setText(error_line(error))
        self.password.setFocus()
        self.password.selectAll()

    def reject(self) -> None:
        """Esc does not open a lock."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it (Alt+F4, the end of the session) closes the program: the next start asks for the password."""
        event.accept()
        QTimer.singleShot(0, self._host.close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._cover(self._host)
        return super().eventFilter(watched, event)


class IdleWatch(QObject):
    """`idle` after so many minutes without a key or a mouse movement; 0 minutes = never.

    It listens to the windows the user works in, not to every event of the application.
    """

    idle = Signal()

    _ACTIVITY = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)

    def __init__(self, app: QApplication, minutes: float, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)
        app.focusWindowChanged.connect(self._listen_to)
        self._listen_to(app.focusWindow())

    def set_minutes(self, minutes: float) -> None:
        self._timer.setInterval(round(minutes * 60_000))
        if minutes > 0:
            self._timer.start()
        else:
            self._timer.stop()

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
            self._note_activity()

    def _note_activity(self) -> None:
        if self._timer.interval() > 0:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._ACTIVITY:
            self._note_activity()
        return super().eventFilter(watched, event)
