import datetime as dt

import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot

from desktop_app.ui.window_parts import TabRow, day_and_time, fitted, visible_enough

SCREEN = QRect(0, 0, 1366, 768)


@pytest.mark.parametrize(
    ("frame", "enough"),
    [
        (QRect(0, 0, 1366, 728), True),
        (QRect(1300, 100, 1366, 728), False),
        (QRect(2000, 100, 1366, 728), False),
        (QRect(100, -500, 1366, 728), False),
        (QRect(-1200, 100, 1366, 728), True),
    ],
)
def test_a_window_can_be_taken_hold_of(frame: QRect, enough: bool) -> None:
    assert visible_enough(frame, [SCREEN]) is enough
    assert visible_enough(frame, [SCREEN, QRect(1366, 0, 1920, 1080)]) is (enough or frame.left() > 1000)


def test_a_lost_window_comes_to_the_middle_and_fits() -> None:
    place = fitted(QSize(1920, 1000), SCREEN)
    assert SCREEN.contains(place) and place.size() == SCREEN.size()
    assert fitted(QSize(1000, 600), SCREEN).center() == SCREEN.center()


def test_instants_as_people_say_them(theme: object) -> None:
    today = dt.date(2022, 3, 15)
    said = [day_and_time(dt.datetime(2022, 3, day, 9, 12), today) for day in (15, 14, 13)]
    assert said == ["today 09:12", "yesterday 09:12", "2022-03-13"]


def test_in_a_narrow_window_the_search_gives_way_and_no_tab_is_cut(qtbot: QtBot) -> None:
    row = TabRow([("Overview", "list"), ("Projects", "list"), ("Handbook", "list")], "Wang")
    qtbot.addWidget(row)
    row.resize(row.minimumSizeHint())
    row.show()
    assert row.tabs.width() >= row.tabs.sizeHint().width()
    assert row.search.width() < 320
    row.resize(1366, row.height())
    assert row.search.width() == 320
