"""A line that says once that no recovery copy of the office's keys was ever saved."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.sync import key_copy
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.exchange.key_forms import SaveKeyCopy
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.picture import Picture


class KeyNotice(QFrame):
    """Hidden unless there is something to say; `Not now` is the last word on it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("look", "card")
        picture = Picture(ICON_SMALL, self, icon("lock", lambda t: t.accent))
        words = QLabel(
            self.tr("No recovery copy of this office's keys was saved yet: they are on this computer alone."), self
        )
        words.setWordWrap(True)
        self.save = QPushButton(self.tr("Save a recovery copy…"), self)
        self.save.setProperty("look", "link")
        self.save.clicked.connect(self._save)
        self.close_button = QPushButton(self.tr("Do not remind me"), self)
        self.close_button.setProperty("look", "link")
        self.close_button.clicked.connect(self._no_more)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_S, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(picture)
        row.addWidget(words, 1)
        row.addWidget(self.save)
        row.addWidget(self.close_button)
        self.hide()

    def load(self) -> None:
        """Find out whether there is something to say, for one who may do something about it."""
        if self._desk.navigator.actor.may_change:
            self._desk.navigator.worker.read(key_copy.is_due, self.setVisible, owner=self, latest="key copy")

    def _save(self) -> None:
        form = SaveKeyCopy(self._desk.navigator, self._desk.watch, self)
        form.saved.connect(lambda _: self.hide())
        form.open()

    def _no_more(self) -> None:
        office = self._desk.navigator.office
        self._desk.navigator.worker.write(lambda: key_copy.say_no_more(office), owner=self)
        self.hide()
