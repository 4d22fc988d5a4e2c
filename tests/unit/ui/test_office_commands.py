"""The menu entries about the office, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from db.enums import UserRole
from desktop_app.paths import find_paths
from desktop_app.queries import local
from desktop_app.services import backup, users
from desktop_app.services.office import Actor, Office
from desktop_app.settings import Settings, SettingsFile
from desktop_app.ui import office_commands
from desktop_app.ui.app import Application
from desktop_app.ui.dialogs.audit_trail import AuditTrail
from desktop_app.ui.dialogs.options import Options
from desktop_app.ui.dialogs.password import ChangePassword
from desktop_app.ui.dialogs.recycle_bin import RecycleBin
from desktop_app.ui.dialogs.restore import Restore
from desktop_app.ui.dialogs.users import Users
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.office_commands import DailyBackup
from desktop_app.ui.widgets.lock_overlay import LockOverlay
from desktop_app.ui.window_context import Leave
from desktop_app.ui.window_factory import make_window
from tests.helpers.database import fresh_office

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    window = opened(qtbot, office, tmp_path, UserRole.ADMIN)
    yield window
    window.worker.close()


def opened(qtbot: QtBot, office: Office, folder: Path, role: UserRole) -> MainWindow:
    """The program's window for a user with the password secret1."""
    paths = find_paths(folder)
    if role is not UserRole.ADMIN:
        users.add_user(office, users.SYSTEM, "Zhao", UserRole.ADMIN)
    user_id = users.add_user(office, users.SYSTEM, "Wang", role, "secret1")
    application = Application([], paths, Settings(theme="light"), "en")
    settings = SettingsFile(paths.settings)
    window = make_window(application, office, paths, settings, Actor("Wang", "", role), user_id, True)
    qtbot.addWidget(window)
    window.show()
    return window


def entries(window: MainWindow) -> dict[str, QAction]:
    """Every entry of the menu bar and of the user's menu, by its words."""
    menus = [window.row.user_menu, *(action.menu() for action in window.menuBar().actions())]
    return {one.text(): one for menu in menus if isinstance(menu, QMenu) for one in menu.actions()}


def entry(window: MainWindow, words: str) -> QAction:
    return entries(window)[words]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Options…", Options),
        ("Recycle bin…", RecycleBin),
        ("Record of changes…", AuditTrail),
        ("Users…", Users),
        ("Restore a backup…", Restore),
        ("Change password…", ChangePassword),
    ],
)
def test_each_entry_opens_its_dialog(qtbot: QtBot, window: MainWindow, words: str, kind: type[QDialog]) -> None:
    entry(window, words).trigger()
    (dialog,) = window.findChildren(kind)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not window.worker.busy)
    dialog.reject()


def test_who_does_not_administer_sees_no_users_and_restores_nothing(
    qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path
) -> None:
    window = opened(qtbot, office, tmp_path, UserRole.CLERK)
    assert "Users…" not in entries(window)
    entry(window, "Restore a backup…").trigger()
    assert window.bar.text.startswith("Only an administrator may do this.")
    assert window.findChild(Restore) is None
    window.worker.close()


def test_a_backup_now_says_where_it_lies(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.settings.change(backup_folder=str(tmp_path / "stick"))
    entry(window, "Back up now").trigger()
    qtbot.waitUntil(lambda: window.bar.text.startswith("The backup is in"), timeout=10_000)
    (file,) = (tmp_path / "stick").iterdir()
    assert str(file) in window.bar.text
    qtbot.waitUntil(lambda: window.status._backup.text().startswith("Last backup today"))


def test_the_chosen_backup_takes_the_windows_place(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    made = backup.backup_now(window.office, find_paths(tmp_path).backups)
    entry(window, "Restore a backup…").trigger()
    dialog = window.findChild(Restore)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: window.left == Leave("restore", made))
    assert not window.isVisible()


def test_switching_the_user_closes_the_window(window: MainWindow) -> None:
    entry(window, "Switch user").trigger()
    assert window.left == Leave("switch") and not window.isVisible()


def test_the_days_backup_is_made_beside_the_work(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    daily = DailyBackup(window, first_ms=0)
    folder = find_paths(tmp_path).backups
    qtbot.waitUntil(lambda: folder.is_dir() and len(list(folder.glob("zhaoshangtong-????????.zip"))) == 1)
    qtbot.waitUntil(lambda: window.status._backup.text().startswith("Last backup today"))
    with window.office.read() as session:
        first = local.instant(session, "last_backup_ms")
    daily.look()
    qtbot.waitUntil(lambda: not window.worker.busy)
    with window.office.read() as session:
        assert local.instant(session, "last_backup_ms") == first
    assert window.bar.text == ""


def test_a_stick_that_was_pulled_is_told_and_tried_again(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "stick").write_bytes(b"")
    window.settings.change(backup_folder=str(tmp_path / "stick" / "backups"))
    daily = DailyBackup(window, first_ms=0)
    qtbot.waitUntil(lambda: window.bar.text.startswith("Today's backup was not made."))
    assert "nothing was lost" in window.bar.text
    (tmp_path / "stick").unlink()
    again = next(b for b in window.bar.findChildren(QPushButton) if b.text() == "Try again")
    qtbot.mouseClick(again, LEFT)
    qtbot.waitUntil(lambda: (tmp_path / "stick" / "backups").is_dir() and not window.worker.busy, timeout=10_000)
    assert len(list((tmp_path / "stick" / "backups").iterdir())) == 1
    assert not daily._running


def test_the_lock_takes_every_key_until_the_password_fits(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    entry(window, "Lock now").trigger()
    cover = window.findChild(LockOverlay)
    assert cover is not None and cover.isModal()
    before = window.row.tabs.currentIndex()
    qtbot.keyClick(cover, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(cover, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.row.tabs.currentIndex() == before and window.findChild(AuditTrail) is None
    qtbot.keyClicks(cover.password, "guess")
    qtbot.keyClick(cover.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cover._wrong.text() == "That is not the password.")
    cover.password.setText("secret1")
    qtbot.mouseClick(cover.button, LEFT)
    qtbot.waitUntil(lambda: window.findChild(LockOverlay) is None)


def test_somebody_else_may_come_to_a_locked_window(qtbot: QtBot, window: MainWindow) -> None:
    window.lock()
    cover = window.findChild(LockOverlay)
    assert cover is not None
    qtbot.mouseClick(cover.other, LEFT)
    assert window.left == Leave("switch") and not window.isVisible() and not cover.isVisible()


def test_closing_the_lock_closes_the_program(qtbot: QtBot, window: MainWindow) -> None:
    window.lock()
    cover = window.findChild(LockOverlay)
    assert cover is not None
    cover.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.left == Leave()


def test_new_options_hold_at_once(qtbot: QtBot, window: MainWindow) -> None:
    office_commands.open_options(window)
    dialog = window.findChild(Options)
    assert dialog is not None
    dialog.minutes.setValue(0)
    with qtbot.waitSignal(dialog.saved):
        qtbot.mouseClick(dialog.primary, LEFT)
    assert window.settings.current.lock_minutes == 0
    assert not window._idle._timer.isActive()
