"""The year's sessions: figures, list, calendar, years, what is found and opened."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.enums import TrainingForm, TrainingState
from desktop_app.services import training
from desktop_app.ui.dialogs.session_form import PlanForm
from desktop_app.ui.pages.training import TrainingPage
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator
from tests.helpers.trainings import CENTRE, CHAIN, enter, moved
from tests.unit.ui.pages.training.acting import LEFT, TOPICS, open_one, opened_form, shown, topics


def test_the_figures_above_are_those_of_the_year(page: TrainingPage) -> None:
    cards = page.summary.cards
    assert cards[TrainingForm.ONLINE].accessibleName() == "Online, held 1 sessions"
    assert cards[TrainingForm.OFFLINE].accessibleDescription() == "Plan 3 · 1 still to come"
    assert page.summary.people.accessibleName() == "Attendances 2 person-times"


def test_enter_opens_a_session_and_escape_goes_back_to_its_row(
    page: TrainingPage, ids: list[str], qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[0])
    panel = page.panel
    assert panel.title.text() == "产业链招商方法"
    assert panel.when.text() == "2022-03-16 Wed  09:00–11:30 · Online · Held"
    assert panel.tabs.tabText(1) == "Attendance 2/3"
    assert not panel.held_button.isVisible()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.schedule.table.current_id() == ids[0]


def test_the_row_below_is_shown_while_the_panel_is_open(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    open_one(qtbot, page, ids[0])
    qtbot.keyClick(page.schedule.table.grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.panel.title.text() == "内资填报实务")


def test_the_menu_of_the_list_knows_what_is_selected(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    def words() -> list[str]:
        return [action.text() for action in page.row_menu().actions() if action.text()]

    page.schedule.table.grid.clearSelection()
    assert words() == ["New training"]
    page.schedule.table.select_id(ids[2])
    assert words() == ["Open", "Copy", "Mark as held", "Cancel the training", "Move to the recycle bin"]
    page.schedule.table.grid.selectAll()
    assert words() == ["Copy", "Move to the recycle bin"]
    page.row_menu().actions()[-1].trigger()
    qtbot.waitUntil(lambda: page.source.count() == 0)
    assert page.schedule.table.empty.button.text() == "Enter the first training"


def test_the_plan_is_changed(page: TrainingPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.summary.plan_button, LEFT)
    form = page.findChild(PlanForm)
    assert isinstance(form, PlanForm)
    set_value(form.rows["online_planned"].editor, "many")
    qtbot.mouseClick(form.primary, LEFT)
    assert form.rows["online_planned"].error == "Enter a whole number."
    set_value(form.rows["online_planned"].editor, 5)
    qtbot.mouseClick(form.primary, LEFT)
    card = page.summary.cards[TrainingForm.ONLINE]
    qtbot.waitUntil(lambda: card.accessibleDescription() == "Plan 5")
    assert page.year is not None
    assert page.year.text == "围绕业务能力。"


def test_the_list_is_searched_and_filtered(page: TrainingPage, qtbot: QtBot) -> None:
    assert page.focus_search()
    qtbot.keyClicks(page.bar.search, "zzz")
    assert topics(page) == []
    assert page.schedule.table.empty.isVisible()
    qtbot.mouseClick(page.schedule.table.empty.button, LEFT)
    assert topics(page) == TOPICS
    qtbot.mouseClick(page.summary.cards[TrainingForm.OFFLINE], LEFT)
    assert topics(page) == TOPICS[1:]
    page.bar.chips.toggle("state", TrainingState.HELD)
    assert topics(page) == ["内资填报实务"]
    qtbot.mouseClick(page.summary.people, LEFT)
    assert topics(page) == TOPICS


def test_the_calendar_shows_the_same_and_begins_a_session_on_a_day(
    page: TrainingPage, ids: list[str], qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.summary.strip, LEFT, pos=page.summary.strip.spot(2).center().toPoint())
    grid = page.schedule.grid
    assert page.bar.calendar_button.isChecked()
    assert (grid.isVisible(), grid.day) == (True, dt.date(2022, 3, 1))
    grid.select(dt.date(2022, 3, 16))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.title.text() == "产业链招商方法")
    assert grid.current == ids[0]
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    qtbot.mouseDClick(grid, LEFT, pos=grid.cell(dt.date(2022, 3, 10)).center().toPoint())
    assert opened_form(page).rows["day"].editor.property("text") == "2022-03-10"
    qtbot.mouseClick(page.bar.list_button, LEFT)
    assert page.schedule.table.isVisible()


def test_another_year_is_chosen_by_the_list_and_by_the_calendar(
    page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    enter(navigator.office, moved(CHAIN, -365))
    page.load()
    qtbot.waitUntil(lambda: page.bar.years.findData(2021) >= 0)
    page.bar.years.setCurrentIndex(page.bar.years.findData(2021))
    page.bar.years.activated.emit(page.bar.years.currentIndex())
    qtbot.waitUntil(lambda: topics(page) == ["产业链招商方法"])
    assert page.schedule.grid.day == dt.date(2021, 3, 16)
    qtbot.mouseClick(page.bar.calendar_button, LEFT)
    for _ in range(10):
        qtbot.mouseClick(page.schedule.calendar.later, LEFT)
    qtbot.waitUntil(lambda: topics(page) == TOPICS)
    assert page.schedule.grid.day.year == 2022


def test_a_record_found_elsewhere_is_shown_with_its_year(
    page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    (before,) = enter(navigator.office, moved(CHAIN, -365))
    page.show_record("training_session", before)
    qtbot.waitUntil(lambda: page.panel.session is not None and page.panel.session.row.id == before)
    assert page.year is not None
    assert page.year.year == 2021


def test_a_list_from_elsewhere_can_be_cleared(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    page.show_list({"ids": [ids[1]], "title": "Behind the figure"})
    assert topics(page) == ["内资填报实务"]
    chip = next(b for b in page.bar.chips.findChildren(QPushButton) if b.text() == "Behind the figure")
    qtbot.mouseClick(chip, LEFT)
    assert topics(page) == TOPICS
    page.show_list({"form": ["online"], "year": 2022})
    qtbot.waitUntil(lambda: topics(page) == TOPICS[:1])


def test_an_empty_office_says_what_to_do_first(navigator: FakeNavigator, qtbot: QtBot) -> None:
    page = shown(qtbot, navigator)
    assert page.year is not None
    assert page.year.year == 2022
    assert not page.bar.print_button.isEnabled()
    assert page.schedule.table.empty.isVisible()
    qtbot.mouseClick(page.schedule.table.empty.button, LEFT)
    assert opened_form(page).isVisible()


def test_a_change_made_elsewhere_is_shown(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    act: Callable[[], object] = lambda: training.delete(navigator.office, CENTRE, [ids[2]])  # noqa: E731
    navigator.worker.write(act)
    qtbot.waitUntil(lambda: topics(page) == TOPICS[:2])
