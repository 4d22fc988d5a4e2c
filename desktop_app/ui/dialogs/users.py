"""The administrator's list of who may log in."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.enums import UserRole
from desktop_app.queries import local
from desktop_app.queries.users import UserRow, all_users
from desktop_app.services import users
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.password import ResetPassword, password_line, twice
from desktop_app.ui.messages import say_or_report
from desktop_app.ui.models.lookups import word
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.editors import combo, line
from desktop_app.ui.widgets.room_dialog import RoomDialog

_USER = Qt.ItemDataRole.UserRole


class Users(RoomDialog):
    """Add people, change their role or password, let them log in or not."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._roles: tuple[UserRole, ...] = ()
        self.setWindowTitle(self.tr("Users"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 400)
        self._build_ui()
        self.load()

    def _build_ui(self) -> None:
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.tr("Users"))
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Role"), self.tr("Password"), self.tr("May log in")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(self._chosen)
        self.role = QComboBox(self)
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.role.setAccessibleName(self.tr("Role"))
        self.role.activated.connect(self._set_role)
        self.add, self.reset = QPushButton(self.tr("Add user…"), self), QPushButton(self.tr("New password…"), self)
        self.active = QPushButton(self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.add.setProperty("look", "primary")
        for button in (self.add, self.reset, self.active, self.close_button):
            button.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self.reset.clicked.connect(self._reset)
        self.active.clicked.connect(self._switch)
        self.close_button.clicked.connect(self.reject)
        self.nobody = QLabel(self.tr("Nobody logs in: whoever starts the program may do everything."), self)
        self.nobody.setProperty("look", "muted")
        self.nobody.setVisible(False)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "error")
        row, foot = QHBoxLayout(), QHBoxLayout()
        for line_ in (row, foot):
            line_.setSpacing(SPACE_S)
        self.role_words = QLabel(self.tr("Role of the selected user"), self)
        row.addWidget(self.role_words)
        row.addWidget(self.role)
        row.addStretch(1)
        row.addWidget(self.reset)
        row.addWidget(self.active)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.list, 1)
        column.addWidget(self.nobody)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addLayout(foot)

    def load(self) -> None:
        """Read the users anew; the selected one stays selected."""

        def read(session: Any) -> tuple[list[UserRow], bool]:
            return all_users(session), local.setting(session, "is_centre") is not False

        self.navigator.worker.read(read, self._show, owner=self, latest="users")

    def _show(self, found: tuple[list[UserRow], bool]) -> None:
        people, centre = found
        self._roles = users.roles_of(centre)
        chosen = self._user()
        self.list.clear()
        for user in people:
            password = self.tr("set") if user.has_password else self.tr("none")
            active = self.tr("yes") if user.active else self.tr("no")
            item = QTreeWidgetItem([user.name, word(user.role), password, active])
            item.setData(0, _USER, user)
            item.setDisabled(False)
            self.list.addTopLevelItem(item)
            if chosen is not None and user.id == chosen.id:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)
        self._chosen()
        self.nobody.setVisible(not people)

    def _user(self) -> UserRow | None:
        item = self.list.currentItem()
        user = item.data(0, _USER) if item is not None else None
        return user if isinstance(user, UserRow) else None

    def _chosen(self) -> None:
        user = self._user()
        for part in (self.role_words, self.role, self.reset, self.active):
            part.setVisible(user is not None)
        if user is None:
            return
        self.role.clear()
        for role in dict.fromkeys((*self._roles, user.role)):
            self.role.addItem(word(role), role)
        self.role.setCurrentIndex(self.role.findData(user.role))
        self.active.setText(self.tr("Disable") if user.active else self.tr("Let log in again"))

    def _write(self, action: Callable[[], object]) -> None:
        self.note.setText("")
        self.navigator.worker.write(action, lambda _: self.load(), self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        say_or_report(error, self.note.setText, self.navigator.show_error)
        self._chosen()

    def _set_role(self) -> None:
        user, role = self._user(), UserRole(self.role.currentData())
        office, actor = self.navigator.office, self.navigator.actor
        if user is not None and role != user.role:
            self._write(lambda: users.set_role(office, actor, user.id, role))

    def _switch(self) -> None:
        user = self._user()
        office, actor = self.navigator.office, self.navigator.actor
        if user is not None:
            self._write(lambda: users.set_active(office, actor, user.id, not user.active))

    def _reset(self) -> None:
        user = self._user()
        if user is not None:
            dialog = ResetPassword(self.navigator, user.id, user.name, self)
            dialog.saved.connect(lambda _: self.load())
            dialog.open()

    def _add(self) -> None:
        usual = self._roles[0] if self.list.topLevelItemCount() else UserRole.ADMIN
        dialog = AddUser(self.navigator, self._roles, usual, self)
        dialog.saved.connect(lambda _: self.load())
        dialog.open()


class AddUser(FormDialog):
    """Name, role, and a password if wanted."""

    def __init__(self, navigator: Navigator, roles: tuple[UserRole, ...], usual: UserRole, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Add user"), self.tr("Add user"), parent)
        self.add_row("name", self.tr("Name"), line(self), required=True)
        role = combo(self, [(role, word(role)) for role in roles])
        role.setCurrentIndex(role.findData(usual))
        self.add_row("role", self.tr("Role"), role)
        hint = self.tr("At least 6 characters; empty = no password")
        self.add_row("password", self.tr("Password"), password_line(self), hint=hint)
        self.add_row("again", self.tr("The password once more"), password_line(self))
        self.resize(480, 280)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        password = twice(values)
        office, actor = self.navigator.office, self.navigator.actor
        return lambda: users.add_user(office, actor, values["name"], UserRole(values["role"]), password)
