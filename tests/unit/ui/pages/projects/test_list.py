"""The list of projects: search, chips, views, what is selected and added up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.queries import projects as query
from desktop_app.services.projects import FieldEdit, create_projects, update_fields
from desktop_app.ui.dialogs import record_panel
from desktop_app.ui.dialogs.project_form import ProjectForm
from desktop_app.ui.pages import projects as projects_page
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.theme import RECORD_WIDTH
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import lead
from tests.unit.ui.pages.projects.acting import CONTROL, LEFT, open_first, shown, table, titles, wait_for_view


def test_an_empty_office_says_what_to_do_first(qtbot: QtBot, navigator: FakeNavigator) -> None:
    page = shown(qtbot, navigator, 0)
    qtbot.waitUntil(table(page).empty.isVisible)
    qtbot.mouseClick(table(page).empty.button, LEFT)
    form = page.findChild(ProjectForm)
    assert form is not None and form.isVisible()
    form.reject()


def test_a_list_stands_before_there_is_a_record(
    qtbot: QtBot, navigator: FakeNavigator, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects_page, "AT_LEISURE_MS", 60_000)
    page = shown(qtbot, navigator, 3)
    table(page).select_id(ids[0])
    page.refresh([])
    page.close_record()
    assert not page.findChildren(record_panel.RecordPanel)
    open_first(qtbot, page, ids[0])
    assert page.panel.isVisible() and page.panel.width() >= RECORD_WIDTH - 40


@pytest.mark.parametrize("typed", ["gnzs", "guoneng", "国能"])
def test_typing_filters_the_list(qtbot: QtBot, page: ProjectsPage, typed: str) -> None:
    assert page.focus_search()
    assert page.list.count.text() == "3 in the list"
    page.list.search.setText(typed)
    qtbot.waitUntil(lambda: titles(page) == ["国能智深总部"])
    assert page.list.count.text() == "1 in the list"
    page.list.search.clear()
    qtbot.waitUntil(lambda: page.list.source.count() == 3)


def test_a_long_list_begins_at_once_and_is_chosen_whole(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    navigator.write(lambda: create_projects(navigator.office, navigator.actor, [lead(f"智能{n}") for n in range(9)]))
    qtbot.waitUntil(lambda: page.list.source.count() == 12)
    for name, value in {"FIRST": 4, "NEWEST": 8, "FEW": 2}.items():
        monkeypatch.setattr(query, name, value)
    page.list.search.setText("智能")
    qtbot.waitUntil(lambda: page.list.count.text() == "4+ in the list")
    first = titles(page)
    table(page).grid.selectAll()
    qtbot.waitUntil(lambda: page.list.count.text() == "9 in the list")
    assert len(table(page).selected_ids()) == 9
    qtbot.waitUntil(lambda: "…" not in titles(page))
    assert set(first) < set(titles(page))


def test_chips_filter_and_say_when_nothing_matches(qtbot: QtBot, page: ProjectsPage) -> None:
    page.list.chips.toggle("stage", "signed")
    qtbot.waitUntil(table(page).empty.isVisible)
    qtbot.mouseClick(table(page).empty.button, LEFT)
    qtbot.waitUntil(lambda: page.list.source.count() == 3)
    page.list.chips.toggle("industry", "I")
    page.list.chips.toggle("region", "31")
    qtbot.waitUntil(lambda: page.list.source.count() == 0)
    page.list.chips.drop("region")
    qtbot.waitUntil(lambda: page.list.source.count() == 3)


def test_a_view_is_saved_with_its_columns_and_filter(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator
) -> None:
    page.list.chips.toggle("stage", "lead")
    table(page).sort_by("title", True)
    page.save_view("Leads by name")
    (saved,) = navigator.settings.current.views["projects"]
    assert saved.sort == "title" and saved.filter["values"] == {"stage": ["lead"]}
    wait_for_view(qtbot, page, "hold", 0)
    page.views.list.setCurrentRow(page.views.list.count() - 1)
    qtbot.waitUntil(lambda: page.list.source.count() == 3)
    assert page.list.chips.values == {"stage": ["lead"]}
    page.views.drop("Leads by name")
    assert navigator.settings.current.views["projects"] == ()


def test_a_row_that_no_longer_matches_stays_marked(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    page.views.choose("mine")
    qtbot.waitUntil(lambda: page.list.source.count() == 0)
    wait_for_view(qtbot, page, "all", 3)
    page.list.chips.toggle("quality", "no")
    qtbot.waitUntil(lambda: page.list.source.count() == 3 and not page.list.source.loading)
    place = page.list.source.index_of(ids[1])
    model = table(page).model
    model.setData(model.index(place, model.column_of("is_quality")), True)
    qtbot.waitUntil(lambda: page.list.source.is_stale(place))
    assert page.list.source.count() == 3


def test_the_sum_is_of_all_that_is_selected_and_all_of_it_is_copied(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator
) -> None:
    many = [lead(f"智能{n}", total_investment_fen=n * 1_000_000) for n in range(1, 101)]
    navigator.write(lambda: create_projects(navigator.office, navigator.actor, many))
    qtbot.waitUntil(lambda: page.list.source.count() == 103 and not page.list.source.loading)
    qtbot.keyClick(table(page).grid, Qt.Key.Key_A, CONTROL)
    assert navigator.selection == "103 selected · …"
    told = "103 selected · Total (万元) 5,050 · Agreed (万元) 0 · In place (万元) 0"
    qtbot.waitUntil(lambda: navigator.selection == told)
    assert page.list.source.row(102) is None  # it was never looked at
    qtbot.keyClick(table(page).grid, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: "Copied: 103 projects." in navigator.messages)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 104 and len(set(lines)) == 104


def test_the_sum_follows_what_is_changed_and_what_is_selected(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    table(page).grid.selectAll()
    qtbot.waitUntil(lambda: "Total (万元) 0 ·" in navigator.selection)
    edit = FieldEdit(ids[1], "total_investment_fen", 7_500_000)
    navigator.write(lambda: update_fields(navigator.office, navigator.actor, [edit]))
    qtbot.waitUntil(lambda: "Total (万元) 7.5 ·" in navigator.selection)
    table(page).select_id(ids[0])
    assert navigator.selection == ""
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    assert navigator.selection == ""
    table(page).grid.selectAll()
    qtbot.waitUntil(lambda: "Total (万元) 7.5 ·" in navigator.selection)
    page.list.chips.toggle("quality", "no")  # another list: nothing of it is selected
    qtbot.waitUntil(lambda: navigator.selection == "")


def test_in_little_room_the_buttons_above_the_list_show_their_icons_alone(
    qtbot: QtBot, page: ProjectsPage, ids: list[str]
) -> None:
    shown = page.list
    buttons = (shown.columns_button, shown.print_button, shown.new_button)
    assert [one.text() for one in buttons] == ["Columns", "Print", "New project"] and shown.count.isVisible()
    open_first(qtbot, page, ids[0])
    page.resize(1024, 560)
    qtbot.waitUntil(lambda: not shown.count.isVisible())
    assert [one.text() for one in buttons] == ["", "", ""]
    assert [one.accessibleName() for one in buttons] == ["Columns", "Print", "New project"]
    assert shown.new_button.toolTip() == "New project Ctrl+N"
    page.resize(1500, 700)
    qtbot.waitUntil(shown.count.isVisible)
    assert shown.new_button.text() == "New project"
