"""A session is entered, changed, held, cancelled and deleted."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.enums import TrainingForm, TrainingState
from desktop_app.queries import training as query
from desktop_app.ui.dialogs.session_form import NEW_DRAFT, SessionForm
from desktop_app.ui.pages.training import TrainingPage
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator
from tests.helpers.trainings import CHAIN, enter
from tests.unit.ui.pages.training.acting import LEFT, TOPICS, open_one, opened_form, topics


def state(navigator: FakeNavigator, session_id: str) -> TrainingState:
    with navigator.office.read() as session:
        found = query.record(session, session_id)
    assert found is not None
    return found.row.state


def fill(page: TrainingPage, **values: object) -> None:
    form = opened_form(page)
    for name, value in values.items():
        set_value(form.rows[name].editor, value)


def test_a_new_session_is_entered_and_shown(page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page.make_new()
    form = opened_form(page)
    qtbot.keyClicks(form.rows["topic"].editor, "Talks")
    fill(page, form=TrainingForm.OFFLINE, day=dt.date(2022, 9, 14), place="区政务服务中心", unit_id="u2")
    form.starts.setText("9")
    form.ends.setText("1130")
    form.ends.editingFinished.emit()
    assert form.hours.text() == "2.5"
    page.save()
    qtbot.waitUntil(lambda: topics(page) == [*TOPICS, "Talks"])
    qtbot.waitUntil(lambda: page.panel.session is not None and page.panel.title.text() == "Talks")
    assert page.panel.form is None
    assert page.panel.session is not None
    row = page.panel.session.row
    assert (row.starts, row.ends) == (dt.datetime(2022, 9, 14, 9, 0), dt.datetime(2022, 9, 14, 11, 30))
    assert (row.place, row.unit, row.hours_centi) == ("区政务服务中心", "华明街道", 250)
    assert navigator.messages == ["Enter the training Talks"]
    assert "9 0/1" in page.summary.strip.accessibleDescription()


def test_errors_stand_under_their_fields_and_nothing_is_saved(page: TrainingPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar.new_button, LEFT)
    form = opened_form(page)
    form.starts.setText("25点")
    form.hours.setText("two")
    qtbot.mouseClick(form.primary, LEFT)
    rows = form.rows
    assert rows["topic"].error == "Say what the training is about."
    assert rows["day"].error == "Enter the day of the training."
    assert rows["starts"].error == "Enter a time, for instance 9:00 or 14:30."
    assert rows["hours_centi"].error == "Enter the hours as a number, for instance 2.5."
    assert rows["topic"].editor.hasFocus()
    fill(page, topic="产业链招商方法", day=dt.date(2022, 3, 16), starts="9:00", hours_centi="", ends="8:00")
    page.save()
    qtbot.waitUntil(lambda: bool(rows["topic"].error) and bool(rows["ends"].error))
    assert "already" in rows["topic"].error
    assert topics(page) == TOPICS


def test_escape_leaves_a_form_without_loss(page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page.make_new()
    qtbot.keyClicks(opened_form(page).rows["topic"].editor, "Draft")
    qtbot.keyClick(opened_form(page).rows["topic"].editor, Qt.Key.Key_Escape)
    assert page.panel.form is None
    assert not page.panel.isVisible()
    assert navigator.settings.current.drafts[NEW_DRAFT]["topic"] == "Draft"
    page.make_new()
    assert opened_form(page).rows["topic"].editor.property("text") == "Draft"
    assert opened_form(page).note.text() == "Your draft is here again."


def test_a_session_is_changed_in_its_panel(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[0])
    qtbot.mouseClick(page.panel.edit_button, LEFT)
    form = opened_form(page)
    assert (form.starts.text(), form.ends.text(), form.hours.text()) == ("09:00", "11:30", "2.5")
    fill(page, end_day=dt.date(2022, 3, 17), feedback="内容实用")
    page.save()
    qtbot.waitUntil(lambda: page.panel.form is None)
    qtbot.waitUntil(lambda: "03-17" in page.panel.when.text())
    assert page.panel.session is not None
    assert page.panel.session.feedback == "内容实用"
    assert page.panel.session.row.ends == dt.datetime(2022, 3, 17, 11, 30)


def test_leaving_an_edit_keeps_what_was_typed(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    open_one(qtbot, page, ids[0])
    page.panel.edit()
    qtbot.keyClicks(opened_form(page).rows["teacher"].editor, " A")
    open_one(qtbot, page, ids[1])
    assert page.panel.form is None
    open_one(qtbot, page, ids[0])
    page.panel.edit()
    assert opened_form(page).rows["teacher"].editor.property("text") == "李老师 A"


def test_a_planned_session_is_marked_as_held_once_its_day_has_come(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    (past,) = enter(
        navigator.office, replace(CHAIN, topic="央企总部招商案例", starts=dt.datetime(2022, 6, 1, 9), ends=None)
    )
    page.load()
    qtbot.waitUntil(lambda: page.source.count() == 4)
    open_one(qtbot, page, past)
    qtbot.mouseClick(page.panel.held_button, LEFT)
    qtbot.waitUntil(lambda: not page.panel.held_button.isVisible())
    assert state(navigator, past) is TrainingState.HELD
    qtbot.waitUntil(lambda: page.summary.cards[TrainingForm.ONLINE].accessibleName() == "Online, held 2 sessions")
    open_one(qtbot, page, ids[2])
    qtbot.mouseClick(page.panel.held_button, LEFT)
    qtbot.waitUntil(lambda: bool(navigator.errors))
    assert "2022-08-10" in str(navigator.errors[0])


def test_a_session_is_cancelled_planned_again_and_thrown_away(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[2])

    def choose(words: str) -> None:
        page.panel.fill_menu()
        next(action for action in page.panel.menu.actions() if action.text() == words).trigger()

    choose("Cancel the training")
    qtbot.waitUntil(lambda: page.panel.when.text().endswith("Cancelled"))
    choose("Back to planned")
    qtbot.waitUntil(lambda: page.panel.when.text().endswith("Planned"))
    choose("Move to the recycle bin")
    qtbot.waitUntil(lambda: topics(page) == TOPICS[:2])
    qtbot.waitUntil(lambda: page.panel.when.text().endswith("in the recycle bin"))
    choose("Restore")
    qtbot.waitUntil(lambda: topics(page) == TOPICS)
    assert state(navigator, ids[2]) is TrainingState.PLANNED


def test_tab_goes_through_a_new_training_in_the_order_in_which_it_is_read(
    page: TrainingPage, qtbot: QtBot, navigator: FakeNavigator
) -> None:
    form = SessionForm(navigator, [], page)
    qtbot.addWidget(form)
    editors = [row.editor for row in form.rows.values()]
    stops: list[QWidget] = []
    widget: QWidget | None = editors[0]
    while widget is not None and len(stops) < len(editors):
        if widget in editors:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    assert stops == editors


def test_materials_are_kept_and_removed(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    slides = tmp_path / "课件.pptx"
    slides.write_bytes(b"slides")
    open_one(qtbot, page, ids[0])
    page.panel.materials.attach_files([str(slides)])
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(2) == "Materials 1")
    page.panel.tabs.setCurrentIndex(2)
    links = [b for b in page.panel.tabs.findChildren(QPushButton) if b.isVisible() and b.text() == "Remove"]
    qtbot.mouseClick(links[0], LEFT)
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(2) == "Materials")
