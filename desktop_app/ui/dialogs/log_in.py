"""Who works at this machine now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.queries.users import UserRow
from desktop_app.services import users
from desktop_app.services.office import Actor, Office
from desktop_app.ui.messages import error_line, report_bug
from desktop_app.ui.tasks import DatabaseWorker
from desktop_app.ui.theme import SPACE_M, SPACE_S, SPACE_XL
from desktop_app.ui.widgets.form_row import FormRow

WIDTH = 360


class LogIn(QDialog):
    """Accepted once the password fits; then `actor` and `user_id` tell who it is. `last` is the name chosen first."""

    def __init__(
        self,
        office: Office,
        worker: DatabaseWorker,
        people: Sequence[UserRow],
        unit: str = "",
        last: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._worker = worker
        self._with_password = {user.id for user in people if user.has_password}
        self.actor: Actor | None = None
        self.user_id = ""
        self.setWindowTitle(self.tr("Zhaoshangtong"))
        self.setFixedWidth(WIDTH)
        self._build_ui(people, unit)
        self.name.setCurrentIndex(max(0, self.name.findText(last)))
        self._chosen()

    def _build_ui(self, people: Sequence[UserRow], unit: str) -> None:
        heading = QLabel(unit or self.tr("Zhaoshangtong"), self)
        heading.setProperty("look", "title")
        heading.setWordWrap(True)
        self.name = QComboBox(self)
        for user in people:
            if user.active:
                self.name.addItem(user.name, user.id)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        name_row = FormRow(self.tr("Name"), self.name, self)
        self.password_row = FormRow(self.tr("Password"), self.password, self)
        self.quit = QPushButton(self.tr("Quit"), self)
        self.quit.setAutoDefault(False)
        self.enter = QPushButton(self.tr("Log in"), self)
        self.enter.setProperty("look", "primary")
        self.enter.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.quit)
        foot.addStretch(1)
        foot.addWidget(self.enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        for part in (heading, name_row, self.password_row):
            column.addWidget(part)
        column.addSpacing(SPACE_M)
        column.addLayout(foot)
        self.name.currentIndexChanged.connect(self._chosen)
        self.quit.clicked.connect(self.reject)
        self.enter.clicked.connect(self._try)

    def _chosen(self) -> None:
        """A user without a password is asked for none; the room for it stays, so that nothing jumps."""
        wanted = self.name.currentData() in self._with_password
        self.password.clear()
        self.password_row.set_error("")
        self.password.setEnabled(wanted)
        self.password.setPlaceholderText("" if wanted else self.tr("No password needed"))
        (self.password if wanted else self.enter).setFocus()

    def _try(self) -> None:
        office, who, password = self._office, str(self.name.currentData()), self.password.text()
        self.enter.setEnabled(False)
        self.user_id = who
        self._worker.write(lambda: users.log_in(office, who, password), self._entered, self._refused, owner=self)

    def _entered(self, actor: Actor) -> None:
        self.actor = actor
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.enter.setEnabled(True)
        if not isinstance(error, UserError):
            report_bug(self, error)
            return
        self.password_row.set_error(error_line(error))
        self.password.setFocus()
        self.password.selectAll()
