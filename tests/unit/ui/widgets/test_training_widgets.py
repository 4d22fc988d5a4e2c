"""The small parts of the training page: clock, blocks of the year, figures, list of persons."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.enums import TrainingForm
from desktop_app.queries.training import FormCount, PersonLine, Year
from desktop_app.ui.widgets.attendance_list import AttendanceList
from desktop_app.ui.widgets.clock_edit import ClockEdit
from desktop_app.ui.widgets.code_combo import Choice
from desktop_app.ui.widgets.training_summary import TrainingSummary

LEFT = Qt.MouseButton.LeftButton
MARCH = (0, 0, 1, *[0] * 9)
TWELVE = (0, 0, 0, 12, *[0] * 8)
PEOPLE = [PersonLine("p1", "张三", "u1", "华明街道", True), PersonLine("p2", "李四", None, "", False)]


def test_a_time_is_tidied_when_the_field_is_left(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    clock, other = ClockEdit(holder), QLineEdit(holder)
    column.addWidget(clock)
    column.addWidget(other)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    qtbot.mouseClick(clock, LEFT)
    qtbot.keyClicks(clock, "930")
    qtbot.mouseClick(other, LEFT)
    qtbot.waitUntil(lambda: clock.text() == "09:30")
    assert clock.clock() == dt.time(9, 30)
    clock.setText("早上")
    with pytest.raises(ValueError, match="早上"):
        clock.clock()


@pytest.fixture
def summary(qtbot: QtBot) -> TrainingSummary:
    widget = TrainingSummary()
    qtbot.addWidget(widget)
    counts = (
        FormCount(TrainingForm.ONLINE, 3, 1, 1, MARCH, MARCH),
        FormCount(TrainingForm.OFFLINE, None, 12, 2, TWELVE, (0, 0, 0, 2, *[0] * 8)),
    )
    widget.show_year(Year(2022, "", "", (), counts, 1532, 2000))
    widget.resize(1100, 150)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_the_cards_say_what_was_planned_and_held(summary: TrainingSummary) -> None:
    online, offline = summary.cards[TrainingForm.ONLINE], summary.cards[TrainingForm.OFFLINE]
    assert online.accessibleName() == "Online, held 1 sessions"
    assert online.accessibleDescription() == "Plan 3"
    assert offline.accessibleDescription() == "No plan yet · 10 still to come"
    assert summary.people.accessibleName() == "Attendances 1,532 person-times"
    assert "4 2/12" in summary.strip.accessibleDescription()


def test_a_click_on_a_card_or_a_month_asks_for_its_sessions(summary: TrainingSummary, qtbot: QtBot) -> None:
    with qtbot.waitSignal(summary.form_asked) as form:
        qtbot.mouseClick(summary.cards[TrainingForm.OFFLINE], LEFT)
    assert form.args == ["offline"]
    with qtbot.waitSignal(summary.form_asked) as both:
        qtbot.keyClick(summary.people, Qt.Key.Key_Return)
    assert both.args == [""]
    with qtbot.waitSignal(summary.month_asked) as month:
        qtbot.mouseClick(summary.strip, LEFT, pos=summary.strip.spot(3).center().toPoint())
    assert month.args == [4]
    with qtbot.waitSignal(summary.plan_asked):
        qtbot.mouseClick(summary.plan_button, LEFT)


@pytest.fixture
def people(qtbot: QtBot) -> AttendanceList:
    widget = AttendanceList()
    qtbot.addWidget(widget)
    widget.set_units([Choice("u1", "华明街道", "hm")])
    widget.show_people(PEOPLE, "note")
    widget.resize(420, 400)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def item(people: AttendanceList, place: int) -> QTreeWidgetItem:
    found = people.tree.topLevelItem(place)
    assert found is not None
    return found


def test_a_click_on_the_box_ticks_one_person(people: AttendanceList, qtbot: QtBot) -> None:
    tree = people.tree
    row = tree.visualItemRect(item(people, 1))
    with qtbot.waitSignal(tree.ticked) as caught:
        qtbot.mouseClick(tree.viewport(), LEFT, pos=QPoint(row.left() + 14, row.center().y()))
    assert caught.args == [["p2"], True]


def test_space_ticks_all_selected_and_delete_takes_them_off(people: AttendanceList, qtbot: QtBot) -> None:
    tree = people.tree
    tree.selectAll()
    tree.setCurrentItem(item(people, 0), 0, tree.selectionModel().SelectionFlag.NoUpdate)
    with qtbot.waitSignal(tree.ticked) as caught:
        qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert caught.args == [["p1", "p2"], False]
    with qtbot.waitSignal(tree.removed) as gone:
        qtbot.mouseClick(people.remove_button, LEFT)
    assert gone.args == [["p1", "p2"]]
    with qtbot.waitSignal(tree.removed):
        qtbot.keyClick(tree, Qt.Key.Key_Delete)
    with qtbot.waitSignal(tree.ticked) as all_:
        qtbot.mouseClick(people.all_button, LEFT)
    assert all_.args == [["p1", "p2"], True]


def test_showing_other_ticks_keeps_the_cursor_and_tells_nothing(people: AttendanceList, qtbot: QtBot) -> None:
    tree = people.tree
    tree.setCurrentItem(item(people, 1))
    with qtbot.assertNotEmitted(tree.ticked):
        people.show_people([PEOPLE[0], PersonLine("p2", "李四", None, "", True)], "")
        people.show_people([PersonLine("p0", "赵一", None, "", False), *PEOPLE], "")
    assert tree.ids() == ["p0", "p1", "p2"]
    current = tree.currentItem()
    assert current is not None
    assert current.text(0) == "李四"
    assert not people.note.isVisible()


def test_ctrl_v_brings_names_in(people: AttendanceList, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("王五\t华明街道")
    with qtbot.waitSignal(people.tree.pasted) as caught:
        qtbot.keyClick(people.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == ["王五\t华明街道"]


def test_persons_are_added_one_after_the_other(people: AttendanceList, qtbot: QtBot) -> None:
    assert not people.add_button.isEnabled()
    qtbot.keyClicks(people.person, "Sun")
    people.unit.set_value("u1")
    with qtbot.waitSignal(people.added) as caught:
        qtbot.keyClick(people.person, Qt.Key.Key_Return)
    assert caught.args == ["Sun", "u1"]
    assert (people.person.text(), people.unit.value) == ("", "u1")
    with qtbot.assertNotEmitted(people.added):
        qtbot.keyClick(people.person, Qt.Key.Key_Return)
