import datetime as dt

from pytestqt.qtbot import QtBot

from desktop_app.ui.window_parts import TabRow, day_and_time


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
