"""After some idle time the window is covered until its user comes back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import SPACE_M

FIELD_WIDTH = 240


class LockOverlay(QFrame):
    """Covers `host`. `check` tells whether a password opens it; None = the user has none and a click is enough."""

    unlocked = Signal()

    def __init__(self, host: QWidget, user: str, check: Callable[[str], bool] | None) -> None:
        super().__init__(host)
        self._check = check
        self.setProperty("look", "overlay")
        self.setAccessibleName(self.tr("Locked"))
        picture = QLabel(self)
        picture.setPixmap(icon("lock", lambda t: t.muted).pixmap(32, 32))
        words = QLabel(self.tr("Locked after a pause. {user}, continue where you were.").format(user=user), self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Password"))
        self.password.setAccessibleName(self.tr("Password"))
        self.password.setFixedWidth(FIELD_WIDTH)
        self.password.setVisible(check is not None)
        self._wrong = QLabel(self)
        self._wrong.setProperty("look", "error")
        self.button = QPushButton(self.tr("Continue"), self)
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self._try)
        self.password.returnPressed.connect(self._try)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_M)
        column.addStretch(1)
        for widget in (picture, words, self.password, self._wrong, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        host.installEventFilter(self)
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        (self.button if check is None else self.password).setFocus()

    def _try(self) -> None:
        if self._check is not None and not self._check(self.password.text()):
            self._wrong.setText(self.tr("That is not the password."))
            self.password.selectAll()
            return
        self.unlocked.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            parent = self.parentWidget()
            if parent is not None:
                self.setGeometry(parent.rect())
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
