"""From an empty folder to an open office, and every way in which that can fail."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from sqlalchemy import select

from db.enums import UnitGroup, UserRole
from db.models import JournalTransaction
from desktop_app.paths import Paths, find_paths
from desktop_app.queries import local
from desktop_app.queries.users import all_users
from desktop_app.services import backup, set_up, users
from desktop_app.services.office import Office, open_office
from desktop_app.services.set_up import Plan
from desktop_app.settings import Settings, SettingsFile
from desktop_app.ui.app import Application
from desktop_app.ui.dialogs.first_start import FirstStart
from desktop_app.ui.dialogs.log_in import LogIn
from desktop_app.ui.dialogs.restore import Restore
from desktop_app.ui.start import Session, Start
from tests.helpers.modal import Script

LEFT = Qt.MouseButton.LeftButton
PLAN = Plan("HM01", "华明街道", False, UnitGroup.SUBDISTRICT, "12", "张三")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path / "data")


@pytest.fixture
def settings(paths: Paths) -> SettingsFile:
    return SettingsFile(paths.settings)


@pytest.fixture
def application(qapp: QApplication, paths: Paths) -> Iterator[Application]:
    application = Application([], paths, Settings(theme="light"), "en")
    yield application
    application.set_language("en")
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.fixture
def start(application: Application, paths: Paths, settings: SettingsFile) -> Iterator[Start]:
    start = Start(application, paths, settings)
    yield start
    start.release()


@pytest.fixture
def script(qapp: QApplication) -> Iterator[Script]:
    script = Script()
    yield script
    script.stop()


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, LEFT)


def fill(field: QLineEdit, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)


def answer(dialog: FirstStart) -> None:
    """Go through the four pages."""
    office, person, _data, _backup = dialog.pages
    fill(office.name, "Huaming")  # type: ignore[attr-defined]
    fill(office.code, "HM01")  # type: ignore[attr-defined]
    click(dialog.next)
    fill(person.user, "Zhang San")  # type: ignore[attr-defined]
    for _ in range(3):
        click(dialog.next)


def finished(office: Office | None) -> list[tuple[str, UserRole]]:
    """Who may log in; the office is closed."""
    assert office is not None
    try:
        with office.read() as session:
            return [(user.name, user.role) for user in all_users(session)]
    finally:
        office.close()


def test_an_empty_folder_becomes_an_office(start: Start, script: Script, paths: Paths, settings: SettingsFile) -> None:
    script.then(FirstStart, answer)
    assert start.claim()
    assert finished(start.open_office()) == [("Zhang San", UserRole.ADMIN)]
    assert settings.current.backup_folder == str(paths.backups)
    assert settings.current.last_user == "Zhang San"
    again = start.open_office()
    assert again is not None
    assert start.log_in(again) == Session(users.log_in(again, user_id(again), ""), user_id(again))
    again.close()


def user_id(office: Office) -> str:
    with office.read() as session:
        return all_users(session)[0].id


def test_each_page_asks_for_what_is_missing_and_goes_back(start: Start, script: Script, paths: Paths) -> None:
    said: list[str] = []

    def look(dialog: FirstStart) -> None:
        click(dialog.next)
        said.extend(row.error for row in dialog.pages[0].rows.values())
        fill(dialog.pages[0].name, "Centre")  # type: ignore[attr-defined]
        fill(dialog.pages[0].code, "ZX")  # type: ignore[attr-defined]
        click(dialog.pages[0].centre)  # type: ignore[attr-defined]
        click(dialog.next)
        person = dialog.pages[1]
        click(dialog.next)
        said.append(person.rows["user"].error)
        fill(person.user, "Wang")  # type: ignore[attr-defined]
        fill(person.password, "secret1")  # type: ignore[attr-defined]
        fill(person.again, "secret2")  # type: ignore[attr-defined]
        click(dialog.next)
        said.append(person.rows["again"].error)
        click(dialog.back)
        assert dialog.stack.currentIndex() == 0 and not dialog.back.isVisible()
        assert dialog.pages[0].values()["group"] is UnitGroup.BUREAU
        click(dialog.cancel)

    script.then(FirstStart, look)
    assert start.claim() and start.open_office() is None
    assert said == [
        "Enter the name of the office.", "Enter the code of the unit.", "", "", "Enter your name.",
        "The two passwords are not the same.",
    ]  # fmt: skip
    assert not paths.database.exists()


def test_a_folder_that_refuses_brings_back_its_page(start: Start, script: Script, paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    said: list[str] = []

    def wrong(dialog: FirstStart) -> None:
        fill(dialog.pages[3].folder, str(tmp_path / "file" / "backups"))  # type: ignore[attr-defined]
        answer(dialog)
        script.then(FirstStart, wait)

    def wait(dialog: FirstStart) -> None:
        error = dialog.pages[3].rows["backup_folder"].error
        if not error:
            script.left.insert(0, (FirstStart, wait))
            return
        said.append(error)
        fill(dialog.pages[3].folder, str(tmp_path / "elsewhere"))  # type: ignore[attr-defined]
        click(dialog.next)

    script.then(FirstStart, wrong)
    assert start.claim()
    assert finished(start.open_office()) == [("Zhang San", UserRole.ADMIN)]
    assert len(said) == 1 and said[0].startswith("Nothing can be written into")
    assert (tmp_path / "elsewhere").is_dir()


def test_cancelling_while_the_office_is_made_leaves_nothing(
    start: Start, script: Script, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_paths: object, _plan: object, progress: object) -> None:
        while True:
            progress.check()  # type: ignore[attr-defined]

    monkeypatch.setattr(set_up, "set_up_folder", slow)

    def begin(dialog: FirstStart) -> None:
        answer(dialog)
        script.then(FirstStart, lambda shown: shown.close())

    script.then(FirstStart, begin)
    assert start.claim() and start.open_office() is None
    assert not paths.database.exists()


def test_the_questions_come_in_the_other_language(
    application: Application, start: Start, script: Script, settings: SettingsFile
) -> None:
    offered: list[str] = []

    def switch(dialog: FirstStart) -> None:
        offered.append(dialog.language.text())
        click(dialog.language)

    def leave(dialog: FirstStart) -> None:
        offered.append(dialog.language.text())
        click(dialog.cancel)

    script.then(FirstStart, switch)
    script.then(FirstStart, leave)
    assert start.claim() and start.open_office() is None
    assert offered == ["简体中文", "English"]
    assert (application.language, settings.current.language) == ("zh_CN", "zh_CN")


def test_two_windows_on_one_folder(
    application: Application, start: Start, script: Script, paths: Paths, settings: SettingsFile
) -> None:
    assert start.claim()
    second = Start(application, paths, settings)
    script.then_click("Quit")
    assert not second.claim()
    assert script.said == [
        f"This program is open already on the data in {paths.data}. "
        "Go on in that window; close it if you want to start again."
    ]
    start.release()
    assert second.claim()
    second.release()


def test_a_folder_that_cannot_be_made(application: Application, script: Script, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    paths = find_paths(tmp_path / "file" / "data")
    script.then_click("Try again")
    script.then_click("Quit")
    assert not Start(application, paths, SettingsFile(tmp_path / "s.json")).claim()
    assert len(script.said) == 2 and "cannot be used" in script.said[0]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whose rights can be taken away")
def test_a_folder_without_the_right_to_write(start: Start, script: Script, paths: Paths) -> None:
    paths.create()
    paths.data.chmod(0o500)
    script.then_click("Quit")
    try:
        assert not start.claim()
    finally:
        paths.data.chmod(0o700)
    assert script.said[0].startswith("There is no permission to write to")


def made(paths: Paths) -> None:
    set_up.set_up_folder(paths, PLAN)


def test_a_newer_database_is_left_alone(start: Start, script: Script, paths: Paths) -> None:
    made(paths)
    with sqlite3.connect(paths.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    script.then_click("Quit")
    assert start.claim() and start.open_office() is None
    assert script.said == [
        "This database was written by a newer version of the program. Install the newer version; nothing was changed."
    ]


def test_a_database_in_use_can_be_tried_again(start: Start, script: Script, paths: Paths) -> None:
    made(paths)
    connection = sqlite3.connect(paths.database, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")

    def end(box: QMessageBox) -> None:
        connection.close()
        click_try_again(box)

    script.then_click("Try again")
    kind, click_try_again = script.left.pop()
    script.then(kind, end)
    assert start.claim()
    assert finished(start.open_office()) == [("张三", UserRole.ADMIN)]
    assert script.said == [
        "The database is in use by another program. Close the other window and try again; nothing was changed."
    ]


def test_yesterdays_backup_takes_the_place_of_a_damaged_file(start: Start, script: Script, paths: Paths) -> None:
    made(paths)
    office = open_office(paths.database)
    backup.backup_now(office, paths.backups)
    office.close()
    paths.database.write_bytes(b"not a database at all" * 100)
    script.then_click("Restore a backup…")
    script.then(Restore, choose_first(script))
    assert start.claim()
    opened = start.open_office()
    assert opened is not None
    with opened.read() as session:
        assert local.unit_name(session) == "华明街道"
        labels = list(session.scalars(select(JournalTransaction.label)))
    assert labels[-1] == "Restore the backup {name}"
    opened.close()
    kept = [file.name for file in paths.data.iterdir() if "before-restore" in file.name]
    assert len(kept) == 1
    assert "damaged" in script.said[0]


def choose_first(script: Script) -> Callable[[Restore], None]:
    """Restore the newest backup once the list is there."""

    def choose(dialog: Restore) -> None:
        if dialog.list.topLevelItemCount() == 0:
            script.left.insert(0, (Restore, choose))
            return
        assert "华明街道" in dialog.holding.text()
        click(dialog.primary)

    return choose


def test_a_file_that_is_no_backup_changes_nothing(start: Start, script: Script, paths: Paths, tmp_path: Path) -> None:
    made(paths)
    shutil.copyfile(paths.database, tmp_path / "copy.db")
    paths.database.write_bytes(b"not a database at all" * 100)
    (tmp_path / "photo.zip").write_bytes(b"PK")
    said: list[str] = []

    def choose(dialog: Restore) -> None:
        dialog.take(str(tmp_path / "photo.zip"))
        said.append(dialog.holding.text())
        assert not dialog.primary.isEnabled()
        click(dialog.cancel)

    script.then_click("Restore a backup…")
    script.then(Restore, choose)
    script.then_click("Quit")
    assert start.claim() and start.open_office() is None
    assert said == ["This file is not a backup of this program, or it is damaged."]
    assert paths.database.read_bytes() == b"not a database at all" * 100


def test_who_has_a_password_is_asked_for_it(start: Start, script: Script, paths: Paths, settings: SettingsFile) -> None:
    made(paths)
    office = open_office(paths.database)
    users.add_user(office, users.SYSTEM, "李四", UserRole.CLERK, "secret1")
    said: list[str] = []

    def enter(dialog: LogIn) -> None:
        dialog.name.setCurrentIndex(dialog.name.findText("李四"))
        QTest.keyClicks(dialog.password, "guess")
        QTest.keyClick(dialog.password, Qt.Key.Key_Return)
        script.then(LogIn, again)

    def again(dialog: LogIn) -> None:
        if not dialog.password_row.error:
            script.left.insert(0, (LogIn, again))
            return
        said.append(dialog.password_row.error)
        fill(dialog.password, "secret1")
        click(dialog.enter)

    script.then(LogIn, enter)
    session = start.log_in(office)
    assert session is not None
    assert (session.actor.name, session.actor.role, session.has_password) == ("李四", UserRole.CLERK, True)
    assert said == ["That is not the password."]
    assert settings.current.last_user == "李四"

    def leave(dialog: LogIn) -> None:
        said.append(dialog.name.currentText())
        click(dialog.quit)

    script.then(LogIn, leave)
    assert start.log_in(office, ask=True) is None
    assert said[-1] == "李四"
    office.close()


def test_an_office_without_users_is_the_administrators(start: Start, paths: Paths) -> None:
    office = open_office(paths.database)
    session = start.log_in(office)
    office.close()
    assert session == Session(users.SYSTEM)


def test_a_restored_backup_is_told_of_once(start: Start, paths: Paths, tmp_path: Path) -> None:
    paths.create()
    office = open_office(paths.database)
    file = backup.backup_now(office, tmp_path / "backups")
    office.close()
    start.restore(file)
    told: list[tuple[object, ...]] = []

    class Window:
        def show_message(self, *said: object) -> None:
            told.append(said)

    for _ in range(2):
        start.tell_of_restored(Window())  # type: ignore[arg-type]
    [(kind, words)] = told
    assert kind == "success" and str(words).startswith(f"The backup {file.name} was put back. Write once")
