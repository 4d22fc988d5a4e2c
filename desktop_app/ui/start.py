"""From an empty screen to an open office and a known user: everything that can stand in the way becomes a sentence.

What an ordinary start does not need is imported when it is needed, so that the window opens quickly.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile

from desktop_app.errors import QT_TRANSLATE_NOOP, DamagedDatabase, EnvironmentProblem, UserError
from desktop_app.paths import Paths
from desktop_app.queries import local
from desktop_app.queries.users import UserRow, all_users, must_choose
from desktop_app.services import set_up, users
from desktop_app.services.backup_list import WINDOW_LOCK
from desktop_app.services.environment import environment
from desktop_app.services.office import Actor, Office, open_office, placed
from desktop_app.settings import SettingsFile
from desktop_app.ui.app import Application
from desktop_app.ui.dialogs.cannot_start import ask_way
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.messages import report_bug
from desktop_app.ui.models.lookups import language
from desktop_app.ui.tasks import DatabaseWorker, NoOffice, Progress
from desktop_app.ui.widgets.code_combo import Choice


@dataclass(frozen=True, slots=True)
class Session:
    """Who works now; `user_id` is empty in an office without users."""

    actor: Actor
    user_id: str = ""
    has_password: bool = False


class Start:
    """One per process: holds the folder for this window and opens what is in it."""

    def __init__(self, application: Application, paths: Paths, settings: SettingsFile, url: str | None = None) -> None:
        self._application = application
        self._paths = paths
        self._settings = settings
        self._restored: Path | None = None
        self._url = url
        self._lock: QLockFile | None = None

    def claim(self) -> bool:
        """Make the folders and hold them for this window; False when the user gives up."""
        while True:
            try:
                self._paths = placed(self._paths, self._url)
                with environment():
                    self._paths.create()
                self._take_lock()
            except UserError as error:
                if ask_way(error, restore=False) == "close":
                    return False
            else:
                return True

    def release(self) -> None:
        """Let another window have the folder."""
        if self._lock is not None:
            self._lock.unlock()

    def _take_lock(self) -> None:
        """Raises EnvironmentProblem when another window works on the folder, or it cannot be written."""
        folder = self._paths.database.parent
        lock = QLockFile(str(folder / WINDOW_LOCK))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
            return
        if lock.error() == QLockFile.LockError.LockFailedError:
            raise EnvironmentProblem(
                QT_TRANSLATE_NOOP("errors", "This program is open already on the data in {folder}."),
                QT_TRANSLATE_NOOP("errors", "Go on in that window; close it if you want to start again."),
                folder=folder,
            )
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "There is no permission to write to {path}."),
            QT_TRANSLATE_NOOP("errors", "Ask the administrator to allow it, then try again."),
            path=folder,
        )

    def open_office(self) -> Office | None:
        """The office of the folder, set up if it is new; None when the user gives up."""
        while True:
            try:
                office = self._opened()
            except UserError as error:
                way = ask_way(error, restore=isinstance(error, DamagedDatabase))
                if way == "close":
                    return None
                if way == "restore":
                    self.restore_chosen()
                continue
            return office

    def _opened(self) -> Office | None:
        if not self._paths.database.exists() and not self._first_start(None):
            return None
        office = open_office(self._paths.database)
        try:
            with office.read() as session:
                known = set_up.is_set_up(session)
            if known or self._first_start(office):
                return office
        except BaseException:
            office.close()
            raise
        office.close()
        return None

    def _first_start(self, office: Office | None) -> bool:
        """Ask and make, in the background; an `office` is an empty one that is there already."""
        from desktop_app.ui.dialogs.first_start import FirstStart

        def make(plan: set_up.Plan, progress: Progress) -> None:
            if office is None:
                set_up.set_up_folder(self._paths, plan, progress)
            else:
                set_up.check_backup_folder(plan.backup_folder)
                set_up.set_up(office, self._paths.resources, plan, progress)

        places = set_up.own_cities(self._paths.resources)
        worker = DatabaseWorker(NoOffice())
        try:
            while True:
                english = language() == "en"
                cities = [Choice(c.prefix, c.name_en if english else c.name, c.words) for c in places]
                dialog = FirstStart(worker, self._paths, cities, make, "简体中文" if english else "English")
                dialog.other_language.connect(lambda again=dialog: again.done(_OTHER_LANGUAGE))
                result, plan = dialog.exec(), dialog.plan
                dialog.deleteLater()
                if result != _OTHER_LANGUAGE:
                    break
                self._application.set_language("zh_CN" if english else "en")
                self._settings.change(language=self._application.language)
        finally:
            worker.close()
        if result != FirstStart.DialogCode.Accepted or plan is None:
            return False
        self._settings.change(backup_folder=str(plan.backup_folder or ""), last_user=plan.user)
        return True

    def log_in(self, office: Office, *, ask: bool = False) -> Session | None:
        """Who works now: asked where there is a choice or a password, or when `ask` says so. None = nobody."""
        with office.read() as session:
            people, unit = all_users(session), local.unit_name(session)
            active = [user for user in people if user.active]
            if not active:
                return Session(users.actor_of(session, users.SYSTEM.name, users.SYSTEM.role))
            if not ask and not must_choose(people):
                only = active[0]
                return Session(users.actor_of(session, only.name, only.role), only.id)
        return self._asked(office, active, unit)

    def _asked(self, office: Office, active: list[UserRow], unit: str) -> Session | None:
        from desktop_app.ui.dialogs.log_in import LogIn

        worker = DatabaseWorker(office)
        dialog = LogIn(office, worker, active, unit, self._settings.current.last_user)
        try:
            dialog.exec()
        finally:
            worker.close()
            dialog.deleteLater()
        if dialog.actor is None:
            return None
        self._settings.change(last_user=dialog.actor.name)
        with_password = any(user.id == dialog.user_id and user.has_password for user in active)
        return Session(dialog.actor, dialog.user_id, with_password)

    def restore_chosen(self) -> None:
        """Let the user choose a backup and put it in place; nothing happens when they think better of it."""
        from desktop_app.ui.dialogs.restore import Restore

        worker = DatabaseWorker(NoOffice())
        dialog = Restore(worker, self.backup_folder)
        try:
            dialog.exec()
        finally:
            worker.close()
            dialog.deleteLater()
        if dialog.file is not None:
            self.restore(dialog.file)

    def restore(self, file: Path) -> None:
        """Put a backup in place of the database, which is closed; what cannot be done is said, nothing is lost."""
        from desktop_app.services import backup
        from desktop_app.ui.dialogs.working import Working

        paths = self._paths

        def put_back() -> None:
            backup.restore(file, paths.database, paths.attachments)
            office = open_office(paths.database)
            try:
                backup.note_restored(office, file)
            finally:
                office.close()

        worker = DatabaseWorker(NoOffice())
        working = Working(worker, put_back, QCoreApplication.translate("Restore", "Restoring the backup…"))
        try:
            working.exec()
        finally:
            worker.close()
            working.deleteLater()
        if isinstance(working.error, UserError):
            ask_way(working.error, restore=False)
        elif working.error is not None:
            report_bug(None, working.error).exec()
        else:
            self._restored = file

    def tell_of_restored(self, window: MainWindow) -> None:
        """Say once which backup was put back, and how what was entered after it comes back from the others."""
        if self._restored is not None:
            words = QCoreApplication.translate(
                "Start",
                "The backup {name} was put back. Write once for those you exchange with: their next files bring back "
                "what they had got from here since.",
            )
            window.show_message("success", words.format(name=self._restored.name))
            self._restored = None

    def tell_of_settings(self, window: MainWindow) -> None:
        """Say once that the settings could not be read and where the old file lies."""
        if self._settings.unreadable is not None:
            words = QCoreApplication.translate(
                "Start",
                "The settings of the window could not be read, so the usual ones hold; the old file is {path}.",
            )
            window.show_message("warning", words.format(path=self._settings.unreadable))
            self._settings.unreadable = None

    @property
    def paths(self) -> Paths:
        return self._paths

    @property
    def backup_folder(self) -> Path:
        """Where backups go on this machine."""
        chosen = self._settings.current.backup_folder
        return Path(chosen) if chosen else self._paths.backups


_OTHER_LANGUAGE = 2
