"""One's own password."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.services import users
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.editors import line


def password_line(parent: QWidget) -> QLineEdit:
    """A field that shows dots."""
    field = line(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def twice(values: dict[str, Any], name: str = "password") -> str:
    """The password that was entered two times. Raises InvalidInput when the two differ."""
    if values[name] != values["again"]:
        differ = QT_TRANSLATE_NOOP("errors", "The two passwords are not the same.")
        raise InvalidInput(differ, fields={"again": UserError(differ)})
    return str(values[name])


class ChangePassword(FormDialog):
    """The old password, and the new one twice; an empty new one takes it away."""

    def __init__(self, navigator: Navigator, user_id: str, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Change password"), self.tr("Change password"), parent)
        self._user_id = user_id
        hint = self.tr("At least 6 characters; empty = no password")
        self.add_row("old", self.tr("Present password"), password_line(self), wide=True)
        self.add_row("password", self.tr("New password"), password_line(self), hint=hint, wide=True)
        self.add_row("again", self.tr("The new password once more"), password_line(self), wide=True)
        self.resize(400, 320)
        self.saved.connect(lambda _: navigator.show_message("success", self.tr("The password was changed.")))

    def action(self) -> Callable[[], Any]:
        values = {name: row.editor.text() for name, row in self.rows.items() if isinstance(row.editor, QLineEdit)}
        new, old = twice(values), values["old"]
        office, user_id = self.navigator.office, self._user_id
        return lambda: users.change_password(office, user_id, old, new)


class ResetPassword(FormDialog):
    """A new password for somebody who forgot theirs."""

    def __init__(self, navigator: Navigator, user_id: str, name: str, parent: QWidget) -> None:
        title = self.tr("New password for {name}").format(name=name)
        super().__init__(navigator, title, self.tr("Set password"), parent)
        self._user_id = user_id
        hint = self.tr("At least 6 characters; empty = no password")
        self.add_row("password", self.tr("New password"), password_line(self), hint=hint, wide=True)
        self.add_row("again", self.tr("The new password once more"), password_line(self), wide=True)
        self.resize(400, 260)

    def action(self) -> Callable[[], Any]:
        values = {name: row.editor.text() for name, row in self.rows.items() if isinstance(row.editor, QLineEdit)}
        new = twice(values)
        office, actor, user_id = self.navigator.office, self.navigator.actor, self._user_id
        return lambda: users.reset_password(office, actor, user_id, new)
