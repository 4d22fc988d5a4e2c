"""Who attended a session: ticks, persons entered and pasted."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services import journal
from desktop_app.ui.dialogs.paste_people import PastePeople
from desktop_app.ui.pages.training import TrainingPage
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.training.acting import LEFT, open_one


def test_ticks_count_at_once_and_are_undone(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[0])
    page.panel.tabs.setCurrentWidget(page.panel.attendance)
    tree = page.panel.attendance.tree
    away = tree.topLevelItem(2)
    assert away is not None
    tree.setCurrentItem(away)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.summary.people.accessibleName() == "Attendances 3 person-times")
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(1) == "Attendance 3/3")
    with navigator.office.read() as session:
        step = journal.last_step(session, navigator.actor.name)
    assert step is not None
    assert step.label.values == {"person": "王五"}
    navigator.worker.write(lambda: journal.undo(navigator.office, navigator.actor, step.transaction_id))
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(1) == "Attendance 2/3")


def test_persons_are_added_by_hand_and_taken_off(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[1])
    attendance = page.panel.attendance
    page.panel.tabs.setCurrentWidget(attendance)
    assert "Nobody is on the list" in attendance.note.text()
    attendance.person.setText("Zhou Li、韩梅梅，李四")
    attendance.unit.set_value("u2")
    qtbot.mouseClick(attendance.add_button, LEFT)
    qtbot.waitUntil(lambda: attendance.tree.topLevelItemCount() == 3)
    qtbot.mouseClick(attendance.contacts_button, LEFT)
    qtbot.waitUntil(lambda: attendance.tree.topLevelItemCount() == 5)
    assert navigator.messages == ["3 persons added", "2 persons added"]
    qtbot.mouseClick(attendance.contacts_button, LEFT)
    qtbot.waitUntil(lambda: len(navigator.messages) == 3)
    assert navigator.messages[-1] == "0 persons added, 2 on the list already"
    attendance.tree.selectAll()
    qtbot.keyClick(attendance.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: attendance.tree.topLevelItemCount() == 0)


def test_names_are_pasted_looked_at_and_added(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[1])
    page.panel.attendance.paste("姓名\t单位\t签到\n张三\t华明街道\t是\n李 四\t航空城\n")
    qtbot.waitUntil(lambda: page.findChild(PastePeople) is not None)
    dialog = page.findChild(PastePeople)
    assert isinstance(dialog, PastePeople)
    assert dialog.primary.text() == "Add 2 persons"
    assert "航空城" in dialog.unknown.text()
    item = dialog.found.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(3)] == ["张三", "华明街道", "√"]
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(1) == "Attendance 1/2")
    assert navigator.messages == ["2 persons added"]


def test_without_names_nothing_can_be_added(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    open_one(qtbot, page, ids[1])
    page.panel.tabs.setCurrentWidget(page.panel.attendance)
    qtbot.mouseClick(page.panel.attendance.paste_button, LEFT)
    qtbot.waitUntil(lambda: page.findChild(PastePeople) is not None)
    dialog = page.findChild(PastePeople)
    assert isinstance(dialog, PastePeople)
    assert not dialog.primary.isEnabled()
    dialog.reject()
