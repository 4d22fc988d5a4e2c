"""The entries of the menus about the office as a whole: backups, users, the recycle bin, the record of changes."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from desktop_app.errors import Cancelled, UserError
from desktop_app.services import users
from desktop_app.services.office import Actor
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.messages import Action, error_line
from desktop_app.ui.navigation import Navigator, backup_folder
from desktop_app.ui.tasks import Progress
from desktop_app.ui.window_context import Leave
from desktop_app.ui.window_menus import Command

FIRST_LOOK_MS, NEXT_LOOK_MS = 3_000, 3_600_000


def office_commands(actor: Actor) -> list[Command]:
    """What the menus offer this user."""
    translate = QCoreApplication.translate
    commands = [
        Command("file", translate("Office", "Back up now"), back_up, separate=True),
        Command("file", translate("Office", "Restore a backup…"), choose_backup),
        Command("file", translate("Office", "Options…"), open_options),
    ]
    commands += [
        Command("data", translate("Office", "Recycle bin…"), open_recycle_bin, separate=True),
        Command("data", translate("Office", "Record of changes…"), open_audit_trail, "Ctrl+H"),
    ]
    if actor.is_centre:
        commands += [
            Command("data", translate("Office", "Rules of the office…"), open_office_rules, separate=True),
            Command("data", translate("Office", "Wording of bulletins…"), open_wordings),
            Command("data", translate("Office", "Next numbers…"), open_next_numbers),
        ]
    if actor.may_administer:
        commands.append(Command("data", translate("Office", "Users…"), open_users, separate=True))
    return commands


def user_commands(user_id: str) -> list[Command]:
    """What the user's own menu offers beside locking and switching."""
    if not user_id:
        return []

    def change(navigator: Navigator) -> None:
        from desktop_app.ui.dialogs.password import ChangePassword

        ChangePassword(navigator, user_id, _window(navigator)).open()

    return [Command("file", QCoreApplication.translate("Office", "Change password…"), change)]


def _window(navigator: Navigator) -> MainWindow:
    assert isinstance(navigator, MainWindow)
    return navigator


def back_up(navigator: Navigator) -> None:
    """Write a backup now and say where it lies."""
    window, folder = _window(navigator), backup_folder(navigator)

    def done(file: Path) -> None:
        words = QCoreApplication.translate("Office", "The backup is in {path}.")
        window.show_message("success", words.format(path=file))
        window.read_standing()

    def work(progress: Progress) -> Path:
        from desktop_app.services import backup

        return backup.backup_now(window.office, folder, progress, lambda: _seal(window))

    window.run(QCoreApplication.translate("Office", "Backing up"), work, done)


def _seal(window: MainWindow) -> None:
    from desktop_app.sync.machine import seal_for_backup

    seal_for_backup(window.office, window.paths.database.parent)


def choose_backup(navigator: Navigator) -> None:
    """Choose a backup; the window closes, the backup takes the place of the data, the window opens again."""
    from desktop_app.ui.dialogs.restore import Restore

    try:
        users.require_administrator(navigator.actor)
    except UserError as error:
        navigator.show_error(error)
        return
    window = _window(navigator)
    dialog = Restore(window.worker, backup_folder(navigator), window)
    dialog.accepted.connect(lambda: window.leave(Leave("restore", dialog.file)))
    dialog.open()


def open_options(navigator: Navigator) -> None:
    """Where backups go, and when the window locks itself."""
    from desktop_app.ui.dialogs.options import Options

    window = _window(navigator)
    dialog = Options(navigator, window)
    dialog.saved.connect(lambda _: window.take_options())
    dialog.open()


def open_recycle_bin(navigator: Navigator) -> None:
    """What was deleted, to put it back."""
    from desktop_app.ui.dialogs.recycle_bin import RecycleBin

    RecycleBin(navigator, _window(navigator)).open()


def open_audit_trail(navigator: Navigator) -> None:
    """Who changed what, and when."""
    from desktop_app.ui.dialogs.audit_trail import AuditTrail

    AuditTrail(navigator, _window(navigator)).open()


def open_office_rules(navigator: Navigator) -> None:
    """How reviews decide, and who issues what was checked."""
    from desktop_app.ui.dialogs.office_rules import open_rules

    open_rules(navigator, _window(navigator), navigator.done)


def open_wordings(navigator: Navigator) -> None:
    """What bulletins, letters and meeting papers say, in the office's own words."""
    from desktop_app.ui.dialogs.wordings import Wordings

    Wordings(navigator, _window(navigator)).open()


def open_next_numbers(navigator: Navigator) -> None:
    """With which numbers bulletins and letters go on that were issued elsewhere before."""
    from desktop_app.ui.dialogs.next_numbers import open_numbers

    open_numbers(navigator, _window(navigator), navigator.done)


def open_users(navigator: Navigator) -> None:
    """Who may log in."""
    from desktop_app.ui.dialogs.users import Users

    Users(navigator, _window(navigator)).open()


class DailyBackup(QObject):
    """Looks soon after the start, and every hour, whether today's backup is there, and makes it beside the work."""

    def __init__(self, window: MainWindow, first_ms: int = FIRST_LOOK_MS) -> None:
        super().__init__(window)
        self._window = window
        self._running = False
        self._timer = QTimer(self)
        self._timer.setInterval(NEXT_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(first_ms, self, self.look)

    def look(self) -> None:
        """Make today's backup unless it is there or being made."""
        if self._running:
            return
        self._running = True
        window, folder = self._window, backup_folder(self._window)

        def work(progress: Progress) -> Path | None:
            from desktop_app.services import backup

            return backup.daily_backup(window.office, folder, progress=progress, before=lambda: _seal(window))

        window.worker.aside(work, self._done, self._failed, owner=self)

    def _done(self, made: Path | None) -> None:
        self._running = False
        if made is not None:
            self._window.read_standing()

    def _failed(self, error: Exception) -> None:
        self._running = False
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            self._window.show_error(error)
            return
        choose = QCoreApplication.translate("Office", "Choose another folder")
        again = QCoreApplication.translate("Office", "Try again")
        words = QCoreApplication.translate("Office", "Today's backup was not made. {why}")
        self._window.show_message(
            "error",
            words.format(why=error_line(error)),
            [Action(again, self.look), Action(choose, lambda: open_options(self._window))],
        )
