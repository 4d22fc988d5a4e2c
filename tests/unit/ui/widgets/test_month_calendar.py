"""The month calendar by mouse and by keys."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.month_calendar import Entry, MonthCalendar

LEFT = Qt.MouseButton.LeftButton
DAY = dt.date(2022, 3, 16)
ENTRIES = [
    Entry("a", DAY, "09:00 产业链招商方法", "done", "已举办"),
    Entry("b", DAY, "14:00 内资填报实务", "open"),
    Entry("c", dt.date(2022, 3, 31), "09:00 外出招商礼仪", "off"),
]


@pytest.fixture
def calendar(qtbot: QtBot) -> MonthCalendar:
    widget = MonthCalendar()
    qtbot.addWidget(widget)
    widget.resize(840, 560)
    widget.grid.today = dt.date(2022, 3, 1)
    widget.grid.select(DAY)
    widget.grid.set_entries(ENTRIES)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def at(calendar: MonthCalendar, day: dt.date) -> QPoint:
    """A free place of a day: its upper right corner."""
    return calendar.grid.cell(day).topRight().toPoint() + QPoint(-8, 6)


def test_the_month_begins_on_the_monday_before_its_first_day(calendar: MonthCalendar) -> None:
    assert calendar.grid.first_day() == dt.date(2022, 2, 28)
    assert calendar.title.text() == "Mar 2022"
    assert calendar.grid.cell(dt.date(2022, 5, 1)).isEmpty()
    assert "产业链" in calendar.grid.accessibleDescription()


def test_a_click_on_an_entry_opens_it(calendar: MonthCalendar, qtbot: QtBot) -> None:
    for entry in ENTRIES:
        with qtbot.waitSignal(calendar.grid.chosen) as caught:
            qtbot.mouseClick(calendar.grid, LEFT, pos=calendar.grid.spot(entry).center().toPoint())
        assert caught.args == [entry.id]
        assert calendar.grid.day == entry.day


def test_a_double_click_on_a_free_place_asks_for_something_new(calendar: MonthCalendar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(calendar.grid.day_asked) as caught:
        qtbot.mouseDClick(calendar.grid, LEFT, pos=at(calendar, dt.date(2022, 3, 10)))
    assert caught.args == [dt.date(2022, 3, 10)]
    with qtbot.assertNotEmitted(calendar.grid.day_asked):
        qtbot.mouseDClick(calendar.grid, LEFT, pos=calendar.grid.spot(ENTRIES[0]).center().toPoint())
        qtbot.mouseDClick(calendar.grid, LEFT, pos=QPoint(20, 5))


def test_keys_walk_through_days_and_months(calendar: MonthCalendar, qtbot: QtBot) -> None:
    grid = calendar.grid
    steps = [
        (Qt.Key.Key_Right, dt.date(2022, 3, 17)),
        (Qt.Key.Key_Down, dt.date(2022, 3, 24)),
        (Qt.Key.Key_Down, dt.date(2022, 3, 31)),
        (Qt.Key.Key_PageDown, dt.date(2022, 4, 30)),
        (Qt.Key.Key_PageUp, dt.date(2022, 3, 30)),
        (Qt.Key.Key_Left, dt.date(2022, 3, 29)),
        (Qt.Key.Key_Up, dt.date(2022, 3, 22)),
        (Qt.Key.Key_Home, dt.date(2022, 3, 1)),
    ]
    for key, day in steps:
        qtbot.keyClick(grid, key)
        assert grid.day == day


def test_enter_opens_one_entry_of_the_day_after_the_other(calendar: MonthCalendar, qtbot: QtBot) -> None:
    opened: list[str] = []
    calendar.grid.chosen.connect(opened.append)
    calendar.grid.chosen.connect(calendar.grid.set_current)
    for _ in range(3):
        qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert opened == ["a", "b", "a"]
    qtbot.keyClick(calendar.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(calendar.grid.day_asked) as caught:
        qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert caught.args == [dt.date(2022, 3, 17)]


def test_the_buttons_turn_the_month_and_tell_it(calendar: MonthCalendar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(calendar.grid.month_changed) as caught:
        qtbot.mouseClick(calendar.later, LEFT)
    assert caught.args == [dt.date(2022, 4, 1)]
    qtbot.mouseClick(calendar.earlier, LEFT)
    qtbot.mouseClick(calendar.earlier, LEFT)
    assert calendar.title.text() == "Feb 2022"
    qtbot.mouseClick(calendar.to_today, LEFT)
    assert (calendar.grid.day, calendar.title.text()) == (dt.date(2022, 3, 1), "Mar 2022")


def test_more_than_there_is_room_for_are_counted(calendar: MonthCalendar) -> None:
    many = [Entry(str(n), DAY, f"{n:02d}:00") for n in range(9)]
    calendar.grid.set_entries(many)
    shown = [entry for entry in many if not calendar.grid.spot(entry).isEmpty()]
    assert 1 <= len(shown) < 9
    lowest = calendar.grid.spot(shown[-1])
    assert lowest.bottom() + 17 <= calendar.grid.cell(DAY).bottom()
    assert not calendar.grid.grab().isNull()


def test_an_entry_opened_elsewhere_turns_the_calendar_to_its_day(calendar: MonthCalendar) -> None:
    calendar.grid.set_current("c")
    assert calendar.grid.day == dt.date(2022, 3, 31)
    calendar.grid.set_current("")
    assert calendar.grid.day == dt.date(2022, 3, 31)


def test_a_tooltip_says_the_whole_entry(calendar: MonthCalendar, qtbot: QtBot) -> None:
    spot = calendar.grid.spot(ENTRIES[0]).center().toPoint()
    help_event = QHelpEvent(QEvent.Type.ToolTip, spot, calendar.grid.mapToGlobal(spot))
    QApplication.sendEvent(calendar.grid, help_event)
    assert QToolTip.text() == "09:00 产业链招商方法\n已举办"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
