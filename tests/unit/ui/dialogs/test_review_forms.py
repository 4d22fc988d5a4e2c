"""Forms of the review meetings: what they propose, and to which meeting a project comes from its record."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.enums import ReviewConclusion
from desktop_app.domain.meeting import Proceedings
from desktop_app.queries import review_list
from desktop_app.services.review_results import ResultInput, set_result
from desktop_app.ui.dialogs.review_forms import ComesTo, MeetingForm, Proposal, ResultForm
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import CENTRE, enter
from tests.helpers.reviews import DAY, ENTERED, FAIR, JUDGES, call_meeting, furnish_reviews, known, score


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish_reviews) as navigator:
        yield navigator


def proposal(navigator: FakeNavigator) -> Proposal:
    with navigator.office.read() as session:
        return Proposal.read(session, DAY)


def lines(navigator: FakeNavigator) -> list[review_list.MeetingLine]:
    with navigator.office.read() as session:
        return review_list.lines(session, DAY)


def test_a_new_meeting_is_held_as_the_last_one_was(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    call_meeting(navigator.office)
    known_now = proposal(navigator)
    assert known_now == Proposal(
        "2022年第2次项目评审会", "第一会议室", "王主任", Proceedings(dt.time(9, 30), JUDGES, (), "赵干事")
    )
    form = MeetingForm(navigator, known_now, host)
    form.open()
    day = form.rows["held_on"].editor
    assert isinstance(day, DateEdit) and form.values()["starts"] == "09:30"
    day.day_changed.emit(None)
    day.set_day(dt.date(2023, 1, 5))
    day.day_changed.emit(dt.date(2023, 1, 5))
    qtbot.waitUntil(lambda: form.values()["title"] == "2023年第1次项目评审会")
    set_value(form.rows["title"].editor, "专题评审会")
    day.set_day(dt.date(2024, 1, 5))
    day.day_changed.emit(dt.date(2024, 1, 5))
    qtbot.waitUntil(lambda: form._proposed == "2024年第1次项目评审会")
    assert form.values()["title"] == "专题评审会"
    set_value(form.rows["starts"].editor, "早上")
    form.save()
    assert form.rows["starts"].error == "Enter a time, for instance 9:00 or 14:30."
    form.reject()


def test_a_meeting_is_changed_in_the_same_form(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    meeting_id, _items = call_meeting(navigator.office)
    form = MeetingForm(navigator, known(navigator.office, meeting_id).line, host)
    form.open()
    assert form.values()["judges"] == "、".join(JUDGES) and form.values()["guests"] == "区发改委"
    set_value(form.rows["text"].editor, "会议强调要快。")
    set_value(form.rows["issued_on"].editor, DAY - dt.timedelta(1))
    form.save()
    qtbot.waitUntil(lambda: form.rows["issued_on"].error == "Minutes are not issued before their meeting.")
    set_value(form.rows["issued_on"].editor, DAY + dt.timedelta(4))
    with qtbot.waitSignal(form.saved):
        form.save()
    (line,) = lines(navigator)
    assert line.record.issued_on == DAY + dt.timedelta(4)
    assert (line.title, line.record.text, line.record.recorder) == (ENTERED.title, "会议强调要快。", "赵干事")


def test_a_result_begins_with_what_the_cards_come_to(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    meeting_id, items = call_meeting(navigator.office, "甲项目", "乙项目", "丙项目")
    score(navigator.office, items[0], FAIR)
    score(navigator.office, items[1], FAIR, JUDGES[:2])
    set_result(navigator.office, CENTRE, items[2], ResultInput(ReviewConclusion.PASSED, 9050))
    meeting = known(navigator.office, meeting_id)
    shown = []
    for item in meeting.agenda:
        form = ResultForm(navigator, meeting, item, host)
        form.open()
        place = form.grid.itemAtPosition(0, 0)
        heading = place.widget() if place else None
        assert isinstance(heading, QLabel)
        shown.append((heading.text(), form.values()["conclusion"], form.values()["score"]))
        set_value(form.rows["score"].editor, "九十")
        form.save()
        assert form.rows["score"].error == "Enter the score as a number, for instance 86.5."
        form.reject()
    assert shown == [
        ("5 cards · 75 points · Passed with conditions", "conditional", "75"),
        ("2 cards · 75 points · 3 cards more before there can be a result", "pending", "75"),
        ("No judge has given points yet; a result may be entered all the same.", "passed", "90.5"),
    ]


def test_a_project_comes_to_a_meeting_that_is_known_or_a_new_one(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    meeting_id, _items = call_meeting(navigator.office)
    one, two = enter(navigator.office, "甲项目", "乙项目")
    form = ComesTo(navigator, one, lines(navigator), host)
    form.open()
    assert form.values()["meeting"] == meeting_id and not form.rows["held_on"].isVisible()
    with qtbot.waitSignal(form.saved):
        form.save()
    assert [line.title for line in known(navigator.office, meeting_id).agenda] == ["甲项目"]
    form = ComesTo(navigator, two, lines(navigator), host)
    form.open()
    set_value(form.rows["meeting"].editor, None)
    assert form.rows["held_on"].isVisible()
    form.save()
    assert form.rows["held_on"].error == "Give the day of the meeting."
    form.rows["held_on"].editor.set_day(DAY + dt.timedelta(9))  # type: ignore[attr-defined]
    with qtbot.waitSignal(form.saved):
        form.save()
    newest = lines(navigator)[0]
    assert (newest.title, newest.place, newest.projects) == ("2022年第2次项目评审会", "第一会议室", 1)
