"""The parts of the page together: the way back, the title, what is printed, the way to a decision."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.exchange import DECIDE, EXCHANGE, HISTORY, OFFICES
from desktop_app.ui.pages.projects import ProjectsPage
from tests.helpers.exchange_windows import LEFT, Desk, project_of
from tests.helpers.printed import said


def test_esc_goes_back_step_by_step_and_the_tabs_stay_within_reach(
    friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot
) -> None:
    centre, _unit = friends
    tabs = centre.window.row.tabs
    assert tabs.property("aside") is True
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    centre.part(DECIDE)
    qtbot.keyClick(centre.page, Qt.Key.Key_Escape)
    assert centre.page.parts.currentIndex() == EXCHANGE
    qtbot.keyClick(centre.page, Qt.Key.Key_Escape)
    assert centre.page.steps.step == 0
    qtbot.keyClick(centre.page, Qt.Key.Key_Escape)
    assert centre.window.stack.currentIndex() == tabs.currentIndex()
    assert tabs.property("aside") is False
    centre.window.activateWindow()
    qtbot.waitUntil(centre.window.isActiveWindow)
    qtbot.keyClick(centre.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert centre.window.stack.currentWidget() is centre.page
    qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(tabs.currentIndex()).center())
    assert centre.window.stack.currentIndex() == tabs.currentIndex()


def test_esc_empties_a_search_before_it_goes_back(friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, _unit = friends
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    row = look.source.row(0)
    assert row is not None
    look.table.select_id(row.id)
    centre.click(look.leave)
    left_out = look.left_out()
    qtbot.keyClicks(look.search, "x")
    qtbot.keyClick(look.search, Qt.Key.Key_Escape)
    assert look.search.text() == "" and centre.page.steps.step == 1
    qtbot.keyClick(look.search, Qt.Key.Key_Escape)
    assert centre.page.steps.step == 0
    for search in (centre.page.steps.choose.write.search, centre.page.offices.bar.search):
        search.setText("x")
        qtbot.keyClick(search, Qt.Key.Key_Escape)
        assert search.text() == "" and centre.window.page_key() == "exchange"
    centre.idle()
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    assert look.left_out() == left_out and len(left_out) == 1


def test_every_list_of_the_exchange_is_printed_as_it_stands(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    look.search.setText("氢能")
    head, *rows = said(look.wanted())
    assert head[:3] == ["What", "Record", "Name"] and [row[2] for row in rows] == ["氢能项目"]
    file, search = look.wanted().notes
    assert file.startswith("File of 华明街道 of ") and file.endswith(".zstpack") and search == "Search: 氢能"
    look.search.clear()
    centre.click(look.primary)
    centre.until(lambda: centre.page.steps.step == 2)
    centre.part(OFFICES)
    offices = centre.page.offices
    centre.until(lambda: offices.source.count() == 1)
    wanted = offices.wanted()
    assert [row[0] for row in said(wanted)] == ["Office", "华明街道"]
    assert wanted.notes == ("Nobody is overdue.",)
    assert not any("today" in word for row in said(wanted) for word in row)
    centre.part(HISTORY)
    history = centre.page.history
    centre.until(lambda: history.source.count() == 1)
    head, row = said(history.wanted())
    assert dict(zip(head, row, strict=True))["Direction"] == "Taken from"
    for part in (look, offices, history):
        assert part.print_button.printer.print_action.shortcut().toString() == "Ctrl+P"


def test_the_title_stands_still_from_part_to_part(friends: tuple[Desk, Desk]) -> None:
    centre, _unit = friends
    places = set()
    for part in (EXCHANGE, DECIDE, OFFICES, HISTORY):
        centre.part(part)
        places.add((centre.page.parts_bar.y(), centre.page.parts.y()))
    assert len(places) == 1


def test_a_project_that_waits_for_a_decision_is_marked_and_leads_to_it(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    centre.one.take(stick)
    project = project_of(unit)
    for one in (centre.one, unit.one):
        one.change("project", project, summary=f"{one.code}的概述", handler=one.code)
    window = centre.window
    window.open_record("project", project)
    centre.idle()
    page = window.stack.currentWidget()
    assert isinstance(page, ProjectsPage) and page.list.table is not None
    model = page.list.table.model
    centre.until(lambda: model.index(0, 0).data() == "氢能项目")
    assert not page.panel.marks.isVisible()
    unit.one.exchange.write("DL01", stick)
    window.open_record("exchange_conflict", project)
    centre.plug(stick)
    centre.part(EXCHANGE)
    centre.take()
    window.open_record("project", project)
    centre.until(lambda: model.index(0, 0).data() == "氢能项目 · To decide")
    assert "Summary, Handler" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    centre.until(page.panel.marks.isVisible)
    assert page.panel.marks.text() == "To decide: Summary, Handler"
    beside = [one for one in page.panel.sections["overview"].findChildren(QPushButton) if one.text() == "To decide"]
    assert len(beside) == 2
    centre.click(page.panel.marks)
    centre.idle()
    assert window.page_key() == "exchange" and centre.page.parts.currentIndex() == DECIDE
    chosen = centre.page.decide.table.current_id()
    assert chosen.startswith(project)
    for _ in range(2):
        centre.click(centre.page.decide.options.keep_buttons[0])
        centre.idle()
    window.open_record("project", project)
    centre.until(lambda: model.index(0, 0).data() == "氢能项目")
    assert not page.panel.marks.isVisible()
