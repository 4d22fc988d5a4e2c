"""Users, passwords, options, backups, the recycle bin and the record of changes, by clicks."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from db.enums import CreditRole, Stage, UserRole
from db.models import Project
from desktop_app.errors import UserError
from desktop_app.queries.users import all_users
from desktop_app.services import backup, projects, users
from desktop_app.services.office import Actor, Label, Office
from desktop_app.ui.dialogs.audit_trail import AuditTrail
from desktop_app.ui.dialogs.options import Options
from desktop_app.ui.dialogs.password import ChangePassword, ResetPassword
from desktop_app.ui.dialogs.recycle_bin import RecycleBin
from desktop_app.ui.dialogs.restore import Restore
from desktop_app.ui.dialogs.users import AddUser, Users
from desktop_app.ui.models.value_words import value_words
from desktop_app.ui.widgets.folder_row import FolderRow
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.printed import said
from tests.helpers.projects import CENTRE, furnish

LEFT = Qt.MouseButton.LeftButton


def add_projects(office: Office) -> None:
    with office.write(Label("Add"), CENTRE) as tx:
        for n, name in enumerate(("智能制造基地", "冷链物流中心")):
            number = f"HM-2022-000{n}"
            tx.session.add(Project(id=f"p{n}", number=number, name=name, entered_on=dt.date(2022, 3, 15)))


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish, add_projects, role=UserRole.ADMIN) as navigator:
        yield navigator


@pytest.fixture
def parent(host: QWidget) -> QWidget:
    return host


@pytest.fixture
def click(qtbot: QtBot) -> Callable[[QPushButton], None]:
    return lambda button: qtbot.mouseClick(button, LEFT)


Click = Callable[[QPushButton], None]


def column(tree: QTreeWidget, place: int = 0) -> list[str]:
    items = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    return [item.text(place) for item in items if item is not None and not item.isHidden()]


def put(dialog: AddUser | ChangePassword | ResetPassword, **texts: str) -> None:
    for name, text in texts.items():
        field = dialog.rows[name].editor
        assert isinstance(field, QLineEdit)
        field.setText(text)


def test_an_administrator_adds_changes_and_disables_users(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click
) -> None:
    users.add_user(navigator.office, users.SYSTEM, "甲", UserRole.ADMIN)
    dialog = Users(navigator, parent)
    dialog.open()
    qtbot.waitUntil(lambda: column(dialog.list) == ["甲"])
    click(dialog.active)
    qtbot.waitUntil(lambda: "only administrator" in dialog.note.text())
    click(dialog.add)
    form = dialog.findChild(AddUser)
    assert form is not None
    put(form, name="乙", password="secret1", again="secret2")
    click(form.primary)
    assert form.rows["again"].error == "The two passwords are not the same."
    put(form, again="secret1")
    click(form.primary)
    qtbot.waitUntil(lambda: column(dialog.list) == ["乙", "甲"] or column(dialog.list) == ["甲", "乙"])
    row = column(dialog.list).index("乙")
    item = dialog.list.topLevelItem(row)
    assert item is not None
    dialog.list.setCurrentItem(item)
    place = dialog.role.findData(UserRole.LEADER)
    dialog.role.setCurrentIndex(place)
    dialog.role.activated.emit(place)
    qtbot.waitUntil(lambda: column(dialog.list, 1)[row] == "Leader")
    click(dialog.active)
    qtbot.waitUntil(lambda: "no" in column(dialog.list, 3))
    assert dialog.active.text() == "Let log in again"
    with navigator.office.read() as session:
        assert [(u.name, u.role, u.has_password, u.active) for u in all_users(session)] == [
            ("甲", UserRole.ADMIN, False, True),
            ("乙", UserRole.LEADER, True, False),
        ]
    dialog.reject()


def test_an_office_without_users_says_so(qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click) -> None:
    dialog = Users(navigator, parent)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.nobody.isVisible())
    assert not any(part.isVisible() for part in (dialog.role, dialog.role_words, dialog.reset, dialog.active))
    click(dialog.add)
    form = dialog.findChild(AddUser)
    assert form is not None
    role = form.rows["role"].editor
    assert isinstance(role, QComboBox) and role.currentData() == UserRole.ADMIN, "the first one looks after the office"
    put(form, name="甲")
    role.setCurrentIndex(role.findData(UserRole.LEADER))
    click(form.primary)
    qtbot.waitUntil(lambda: "has to be an administrator" in form.rows["role"].error)
    role.setCurrentIndex(role.findData(UserRole.ADMIN))
    click(form.primary)
    qtbot.waitUntil(lambda: dialog.active.isVisible())
    assert not dialog.nobody.isVisible()
    dialog.reject()


def test_a_forgotten_password_is_set_anew_and_ones_own_changed(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click
) -> None:
    who = users.add_user(navigator.office, users.SYSTEM, "甲", UserRole.ADMIN, "secret1")
    dialog = Users(navigator, parent)
    dialog.open()
    qtbot.waitUntil(lambda: column(dialog.list, 2) == ["set"])
    click(dialog.reset)
    reset = dialog.findChild(ResetPassword)
    assert reset is not None
    put(reset, password="secret2", again="secret2")
    with qtbot.waitSignal(reset.saved):
        click(reset.primary)
    dialog.reject()
    own = ChangePassword(navigator, who, parent)
    own.open()
    put(own, old="secret1", password="secret3", again="secret3")
    click(own.primary)
    qtbot.waitUntil(lambda: own.rows["old"].error == "That is not the password.")
    put(own, old="secret2", password="abc", again="abc")
    click(own.primary)
    qtbot.waitUntil(lambda: "at least 6" in own.rows["password"].error)
    put(own, password="secret3", again="secret3")
    with qtbot.waitSignal(own.saved):
        click(own.primary)
    assert navigator.messages == ["The password was changed."]
    assert users.log_in(navigator.office, who, "secret3").name == "甲"


def test_options_try_the_folder_before_they_hold(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    dialog = Options(navigator, parent)
    dialog.open()
    row = dialog.rows["backup_folder"]
    assert isinstance(row, FolderRow) and row.warning.text().startswith("This is on the same drive")
    click(row.browse)
    chooser = row.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "file" / "backups"))
    chooser.reject()
    assert dialog.folder.text().endswith("backups")
    dialog.minutes.setValue(5)
    click(dialog.primary)
    qtbot.waitUntil(lambda: "Nothing can be written" in dialog.rows["backup_folder"].error)
    assert navigator.settings.current.lock_minutes == 15
    dialog.folder.setText(str(tmp_path / "stick"))
    with qtbot.waitSignal(dialog.saved):
        click(dialog.primary)
    assert navigator.settings.current.backup_folder == str(tmp_path / "stick")
    assert navigator.settings.current.lock_minutes == 5


def test_a_backup_is_chosen_by_what_it_holds(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    made = backup.backup_now(navigator.office, folder)
    (folder / "photos.zip").write_bytes(b"PK")
    dialog = Restore(navigator.worker, folder, parent)
    dialog.open()
    qtbot.waitUntil(lambda: len(column(dialog.list)) == 2)
    assert column(dialog.list, 3) == [made.name, "photos.zip"]
    assert column(dialog.list, 1) == ["2", "—"]
    assert "2 project" in dialog.holding.text()
    other = dialog.list.topLevelItem(1)
    assert other is not None
    dialog.list.setCurrentItem(other)
    assert not dialog.primary.isEnabled() and "not a backup" in dialog.holding.text()
    first = dialog.list.topLevelItem(0)
    assert first is not None
    dialog.list.setCurrentItem(first)
    whole = made.read_bytes()
    made.write_bytes(whole[: len(whole) // 2] + b"\x00" * 100 + whole[len(whole) // 2 + 100 :])
    click(dialog.primary)
    qtbot.waitUntil(lambda: "damaged" in dialog.note.text())
    assert dialog.file is None
    made.write_bytes(whole)
    with qtbot.waitSignal(dialog.accepted):
        click(dialog.primary)
    assert dialog.file == made


def test_an_empty_folder_of_backups_says_so(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, tmp_path: Path
) -> None:
    dialog = Restore(navigator.worker, tmp_path / "none", parent)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.holding.text().startswith("There is no backup"))
    dialog.reject()


def test_records_come_back_from_the_bin(qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click) -> None:
    projects.delete(navigator.office, navigator.actor, ["p0", "p1"])
    dialog = RecycleBin(navigator, parent)
    dialog.open()
    qtbot.waitUntil(lambda: len(column(dialog.list)) == 2)
    dialog.search.setText("冷链")
    assert column(dialog.list) == ["冷链物流中心"]
    dialog.list.selectAll()
    assert dialog.primary.text() == "Put 1 record back"
    click(dialog.primary)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1 and dialog.bar.text == "1 record put back")
    undo = next(b for b in dialog.bar.findChildren(QPushButton) if b.text() == "Undo")
    click(undo)
    dialog.search.clear()
    qtbot.waitUntil(lambda: len(column(dialog.list)) == 2)
    dialog.search.setText("冷链")
    dialog.list.selectAll()
    click(dialog.primary)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    dialog.search.clear()
    item = dialog.list.topLevelItem(0)
    assert item is not None
    dialog.list.itemActivated.emit(item, 0)
    assert dialog.list.selectedItems() == []  # nothing is chosen: nothing happens
    item.setSelected(True)
    dialog.list.itemActivated.emit(item, 0)
    qtbot.waitUntil(lambda: dialog.note.text() == "The recycle bin is empty.")
    dialog.reject()


def test_a_leader_cannot_put_anything_back(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click
) -> None:
    projects.delete(navigator.office, navigator.actor, ["p0"])
    navigator.actor = Actor("领导", "", UserRole.LEADER)
    dialog = RecycleBin(navigator, parent)
    dialog.open()
    qtbot.waitUntil(lambda: len(column(dialog.list)) == 1)
    dialog.list.selectAll()
    click(dialog.primary)
    qtbot.waitUntil(lambda: "look at everything" in dialog.bar.text)
    dialog.reject()


def test_the_record_of_changes_shows_before_and_after(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click
) -> None:
    projects.update_fields(navigator.office, navigator.actor, [projects.FieldEdit("p0", "handler", "李四")])
    dialog = AuditTrail(navigator, parent)
    dialog.open()
    qtbot.waitUntil(lambda: len(column(dialog.list)) == 3)
    qtbot.waitUntil(lambda: dialog.details.topLevelItemCount() == 1)
    top = dialog.details.topLevelItem(0)
    assert top is not None
    assert top.text(0) == "changed · Project 智能制造基地"
    field = top.child(0)
    assert field is not None
    assert [field.text(place) for place in (1, 2, 3)] == ["Handler", "—", "李四"]
    assert column(dialog.list, 3)[0] == "Project (1)"
    qtbot.keyClicks(dialog.record, "lenglian")
    click(dialog.show_button)
    qtbot.waitUntil(lambda: column(dialog.list, 2) == ["Add"])
    dialog.since.setText("someday")
    click(dialog.show_button)
    assert dialog.note.text().startswith("Enter a day")
    click(dialog.verify)
    qtbot.waitUntil(lambda: dialog.note.text().startswith("The record is whole"))
    with navigator.office.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE journal_entry SET after = '{}' WHERE id = 1")
    click(dialog.verify)
    qtbot.waitUntil(lambda: dialog.note.text().startswith("Step 1 was changed"))
    dialog.reject()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("amount_fen", 12_000_000, "12 万元"),
        ("land_area_milli", 1_500, "1.5 ㎡"),
        ("hours_centi", 150, "1.5"),
        ("share", 33_333_333, "33.33%"),
        ("stage", Stage.SIGNED, "Signed"),
        ("role", CreditRole.LANDING, "Landing"),
        ("is_quality", True, "yes"),
        ("year", 2022, "2022"),
        ("held_on", dt.date(2022, 3, 15), "2022-03-15"),
        ("deleted_at", dt.datetime(2022, 3, 15, 9, 12), "2022-03-15 09:12"),
        ("note", "", "—"),
        ("note", None, "—"),
    ],
)
def test_values_read_as_elsewhere(theme: object, field: str, value: object, words: str) -> None:
    assert value_words(field, value) == words


def test_a_bin_that_cannot_be_restored_says_why(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.delete(navigator.office, navigator.actor, ["p0"])

    def refuse(*_: object) -> None:
        raise UserError("There is another {name} already.", name="人口")

    monkeypatch.setattr("desktop_app.services.recycle_bin.restore", refuse)
    dialog = RecycleBin(navigator, parent)
    dialog.open()
    qtbot.waitUntil(lambda: len(column(dialog.list)) == 1)
    dialog.list.selectAll()
    click(dialog.primary)
    qtbot.waitUntil(lambda: dialog.bar.text == "There is another 人口 already.")
    dialog.reject()


def test_the_bin_and_the_record_of_changes_are_printed_as_they_stand(
    qtbot: QtBot, navigator: FakeNavigator, parent: QWidget, click: Click
) -> None:
    projects.delete(navigator.office, navigator.actor, ["p0", "p1"])
    bin_ = RecycleBin(navigator, parent)
    bin_.open()
    qtbot.waitUntil(lambda: len(column(bin_.list)) == 2)
    bin_.search.setText("冷链")
    bin_.kind.setCurrentIndex(1)
    wanted = bin_.wanted()
    assert (wanted.title, wanted.notes) == ("Recycle bin", ("Project · Search: 冷链",))
    assert [row[:2] for row in said(wanted)] == [["Record", "Kind"], ["冷链物流中心", "Project"]]
    bin_.reject()
    projects.restore(navigator.office, navigator.actor, ["p1"])
    trail = AuditTrail(navigator, parent)
    trail.open()
    qtbot.waitUntil(lambda: len(column(trail.list)) == 4)
    trail.record.setText("lenglian")
    assert trail.wanted().notes == ()  # typed, not asked for yet
    trail.since.setText("2000-03-15")
    click(trail.show_button)
    qtbot.waitUntil(lambda: len(column(trail.list)) == 3)
    wanted = trail.wanted()
    assert wanted.notes == ("From 2000-03-15 · Search: lenglian",)
    assert [row[2] for row in said(wanted)] == ["What", *column(trail.list, 2)]
    trail.reject()
