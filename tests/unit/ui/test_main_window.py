import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from db.enums import UnitGroup, UserRole
from db.models import Unit
from desktop_app.errors import UserError
from desktop_app.paths import find_paths
from desktop_app.queries.units import all_units
from desktop_app.services import letters
from desktop_app.services.letters import ReadyLetter
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.settings import SettingsFile
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.navigation import Criteria, Page, label_words
from desktop_app.ui.tasks import DatabaseWorker, Progress
from desktop_app.ui.widgets.lock_overlay import LockOverlay
from desktop_app.ui.widgets.progress_panel import ProgressPanel
from desktop_app.ui.widgets.search_box import SearchHit
from desktop_app.ui.window_context import Leave, PageSpec, WindowContext
from desktop_app.ui.window_menus import Command
from desktop_app.ui.window_parts import Standing
from tests.helpers.database import fresh_office

CONTROL = Qt.KeyboardModifier.ControlModifier


class NotedPage(Page):
    """Writes down what the window asks of it."""

    kinds: ClassVar[frozenset[str]] = frozenset({"project"})

    def load(self) -> None:
        self.asked: list[str] = ["load"]

    def refresh(self, changes: Sequence[Changes]) -> None:
        self.asked.append(f"refresh {len(changes)}")

    def show_list(self, criteria: Criteria) -> None:
        self.asked.append(f"list {dict(criteria)}")

    def show_record(self, kind: str, record_id: str) -> None:
        self.asked.append(f"record {kind} {record_id}")

    def make_new(self) -> None:
        self.asked.append("new")

    def save(self) -> None:
        self.asked.append("save")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, office: Office, tmp_path: Path, chosen: list[str]) -> Iterator[MainWindow]:
    worker = DatabaseWorker(office)
    paths = find_paths(tmp_path)
    pages = [
        PageSpec("overview", "Overview", "layout-dashboard", NotedPage),
        PageSpec("projects", "Projects", "folder-kanban", NotedPage, frozenset({"project"})),
    ]
    window = MainWindow(
        WindowContext(
            office=office,
            actor=Actor("Wang", "HM", UserRole.CENTRE),
            worker=worker,
            settings=SettingsFile(paths.settings),
            paths=paths,
            pages=pages,
            search=lambda _session, text, _limit: [SearchHit("project", "p1", text.upper())],
            standing=lambda _session: Standing("Huaming"),
            choose_theme=chosen.append,
            open_manual=lambda _window, key: chosen.append(f"manual {key}"),
            commands=[Command("data", "Import…", lambda navigator: chosen.append(navigator.actor.name))],
        )
    )
    qtbot.addWidget(window)
    window.show()
    yield window
    worker.close()


def page(window: MainWindow, key: str) -> NotedPage:
    found = window.show_page(key)
    assert isinstance(found, NotedPage)
    return found


def change(kinds: set[str]) -> Changes:
    return Changes(1, Label("Save"), frozenset(kinds), 1, frozenset())


def test_pages_are_made_when_first_shown(window: MainWindow) -> None:
    assert list(window._pages) == ["overview"]
    assert page(window, "projects").asked == ["load"]


def test_keys_reach_the_shown_page(qtbot: QtBot, window: MainWindow, chosen: list[str]) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.row.tabs.currentIndex() == 1
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_Return, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert page(window, "projects").asked == ["load", "new", "save"]
    assert chosen == ["manual projects"]
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert window.row.search.hasFocus()


def test_a_hidden_page_waits_until_it_is_seen(window: MainWindow) -> None:
    overview = page(window, "overview")
    page(window, "projects")
    window._note(change({"project"}))
    window._note(change({"project"}))
    window._note(change({"unit"}))
    assert overview.asked == ["load"]
    assert page(window, "projects").asked == ["load", "refresh 1", "refresh 1"]
    assert page(window, "overview").asked == ["load", "refresh 2"]


def test_a_found_record_is_opened_on_its_page(qtbot: QtBot, window: MainWindow) -> None:
    search = window.row.search
    search.setFocus()
    qtbot.keyClicks(search, "gnzs")
    qtbot.waitUntil(search.popup.isVisible)
    assert search.list.item(1).text() == "GNZS"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert page(window, "projects").asked == ["load", "record project p1"]


def test_a_figure_opens_its_list(window: MainWindow) -> None:
    window.open_list("project", {"ids": ["1"]})
    assert window.row.tabs.currentIndex() == 1
    assert page(window, "projects").asked == ["load", "list {'ids': ['1']}"]
    window.open_list("nothing", {})


def test_a_result_can_be_undone(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    with office.write(Label("Add a unit"), window.actor) as step:
        step.session.add(Unit(code="HM", name="Huaming", group=UnitGroup.SUBDISTRICT))
    window.done(step.done())
    assert window.bar.text == "Added a unit"
    link = next(b for b in window.bar.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bar.text == "Undone: Add a unit")
    window.steps.name(window._menus.name_steps)
    qtbot.waitUntil(lambda: not window._menus.undo.isEnabled())


def test_undo_names_the_last_step(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    with office.write(Label("Add {name}", {"name": "Huaming"}), window.actor) as step:
        step.session.add(Unit(code="HM", name="Huaming", group=UnitGroup.SUBDISTRICT))
    window.steps.name(window._menus.name_steps)
    qtbot.waitUntil(lambda: window._menus.undo.text() == "Undo: Add Huaming")
    window.steps.undo()
    qtbot.waitUntil(lambda: window.bar.text == "Undone: Add Huaming")
    with office.read() as session:
        assert all_units(session) == []
    window.steps.name(window._menus.name_steps)
    qtbot.waitUntil(lambda: window._menus.redo.text() == "Redo: Add Huaming")
    assert not window._menus.undo.isEnabled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.bar.text == "Done again: Add Huaming")
    with office.read() as session:
        assert [unit.name for unit in all_units(session)] == ["Huaming"]
    window.steps.redo()
    qtbot.waitUntil(lambda: window.bar.text == "There is nothing to redo.")


def test_a_step_that_stands_is_offered_by_no_menu_and_its_key_says_why(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    (pdf := tmp_path / "letter.pdf").write_bytes(b"%PDF")
    centre = Actor(window.actor.name, role=UserRole.CENTRE)
    letters.issue(office, centre, [ReadyLetter("函", 2022, 1, "R&D", "华明街道", dt.date(2022, 1, 5), pdf, "")])
    menus = window._menus
    assert not menus.undo_obstacle.isVisible()
    window.steps.name(menus.name_steps)
    qtbot.waitUntil(menus.undo_obstacle.isVisible)
    assert (menus.undo.text(), menus.undo.isEnabled()) == ("Undo: Issue 1 letters", False)
    assert menus.undo_obstacle.text() == "What was issued cannot be undone: its number is taken. It can be voided."
    assert not menus.undo_obstacle.isEnabled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "its number is taken" in window.bar.text)
    with office.write(Label("Add {name}", {"name": "R&D"}), window.actor) as step:
        step.session.add(Unit(code="HM", name="Huaming", group=UnitGroup.SUBDISTRICT))
    window.steps.name(menus.name_steps)
    qtbot.waitUntil(menus.undo.isEnabled)
    assert menus.undo.text() == "Undo: Add R&&D" and not menus.undo_obstacle.isVisible()


def test_undo_without_a_step_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.steps.undo()
    qtbot.waitUntil(lambda: window.bar.text == "There is nothing to undo.")


def test_errors_come_into_the_bar(qtbot: QtBot, window: MainWindow) -> None:
    def fail() -> None:
        raise UserError("The disk is full.")

    window.write(fail)
    qtbot.waitUntil(lambda: window.bar.text == "The disk is full.")


def test_an_error_does_not_stand_beside_the_outcome_of_another_try(qtbot: QtBot, window: MainWindow) -> None:
    window.show_error(UserError("The template cannot be read."))
    window.run("Making the report", lambda progress: 5)
    assert window.bar.text == ""
    qtbot.waitUntil(lambda: not window.worker.busy)

    window.show_message("warning", "Drafts cannot be kept.")
    window.run("Making the report", lambda progress: 5)
    qtbot.waitUntil(lambda: not window.worker.busy)
    assert window.bar.text == "Drafts cannot be kept.", "what goes on being so stays"


def test_long_work_has_a_panel_that_goes_away(qtbot: QtBot, window: MainWindow) -> None:
    done: list[int] = []
    window.run("Import", lambda progress: 5, done.append)
    assert window.findChild(ProgressPanel) is not None
    qtbot.waitUntil(lambda: done == [5])
    qtbot.waitUntil(lambda: window.findChild(ProgressPanel) is None)


def test_cancelled_work_leaves_a_word(qtbot: QtBot, window: MainWindow) -> None:
    def work(progress: object) -> None:
        while True:
            progress.check()  # type: ignore[attr-defined]

    window.run("Import", work).cancel()
    qtbot.waitUntil(lambda: window.bar.text == "Cancelled; nothing was changed.")


def test_closing_during_long_work_is_asked_about(qtbot: QtBot, window: MainWindow) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(10)
        progress.check()

    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.run("Taking in", work)
    assert begun.wait(10)
    for _twice in range(2):
        assert not window.close() and window.isVisible()
    [box] = window.findChildren(QMessageBox)
    assert box.text() == "Close the program while it is still working?"
    next(button for button in box.buttons() if button.text() == "Cancel").click()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    assert window.isVisible() and not closed
    window.close()
    [box] = window.findChildren(QMessageBox)
    next(button for button in box.buttons() if button.text() == "Cancel the work and close").click()
    qtbot.waitUntil(lambda: closed == [True])
    go_on.set()
    qtbot.waitUntil(lambda: not window.worker.works_long)


def test_theme_and_language_are_chosen_in_the_menu(window: MainWindow, chosen: list[str]) -> None:
    view = next(a for a in window.menuBar().actions() if a.text() == "&View").menu()
    for menu, label in ((0, "English"), (1, "Dark")):
        entries = view.actions()[menu].menu().actions()  # type: ignore[attr-defined]
        next(e for e in entries if e.text() == label).trigger()
    assert chosen == ["dark"]
    assert window.left == Leave("again") and not window.isVisible()
    assert (window.settings.current.language, window.settings.current.theme) == ("en", "dark")


def test_narrow_rows_are_chosen_in_the_menu(window: MainWindow) -> None:
    view = next(a for a in window.menuBar().actions() if a.text() == "&View").menu()
    entry = next(e for e in view.actions() if e.text() == "Narrow rows")  # type: ignore[attr-defined]
    assert not entry.isChecked()
    entry.trigger()
    assert window.settings.current.dense_rows and window.left == Leave("again")


def test_settings_that_cannot_be_written_are_a_sentence(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "settings.partial").mkdir()
    window.worker.write(lambda: window.settings.change(lock_minutes=5))
    qtbot.waitUntil(lambda: "cannot be kept" in window.bar.text)
    assert window.settings.current.lock_minutes == 5


def test_what_a_page_said_waits_there(window: MainWindow) -> None:
    window.show_message("warning", "Two figures are past their date.")
    window.show_page("projects")
    assert window.bar.text == ""
    window.show_page("overview")
    assert window.bar.text == "Two figures are past their date."


def test_what_was_done_on_a_page_is_over_when_the_user_goes_to_another(qtbot: QtBot, window: MainWindow) -> None:
    window.show_message("success", "Saved.")
    window.show_page("projects")  # a step that leads there
    assert window.bar.text == "Saved."
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.bar.text == "Saved."
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert window.bar.text == ""


def test_commands_of_others_stand_in_their_menu(window: MainWindow, chosen: list[str]) -> None:
    data = next(a for a in window.menuBar().actions() if a.text() == "&Data").menu()
    data.actions()[0].trigger()  # type: ignore[attr-defined]
    assert chosen == ["Wang"]


def test_the_window_comes_back_as_it_was_left(window: MainWindow) -> None:
    page(window, "projects")
    window.close()
    left = window.settings.current
    assert left.last_page == "projects" and left.geometry


def test_the_lock_covers_everything_until_continued(qtbot: QtBot, window: MainWindow) -> None:
    window.lock()
    window.lock()
    (cover,) = window.findChildren(LockOverlay)
    assert cover.size() == window.size()
    button = next(b for b in cover.findChildren(QPushButton) if b.text() == "Continue")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(LockOverlay) is None)


def test_the_status_bar_tells_who_works_where(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.status._who.text() == "Huaming · Wang")
    assert window.status._backup.text() == "Last backup —"
    assert window.status._exchange.text() == "Last exchange —"


def test_an_undo_names_its_step() -> None:
    label = Label("Undo {step}", {"step": "Add {name}", "values": {"name": "X"}})
    assert label_words(label) == "Undo Add X"


def test_what_is_said_covers_nothing_and_moves_nothing(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.status._who.isVisible())
    before = window.stack.geometry()
    window.show_message("success", "312 rows imported")
    qtbot.wait(1)
    assert window.stack.geometry() == before
    assert window.bar.isVisible() and not window.status._who.isVisible()
    top = window.bar.mapTo(window, window.bar.rect().topLeft()).y()
    assert top > window.stack.mapTo(window, window.stack.rect().bottomLeft()).y()
    window.show_selection("3 selected")
    assert window.status._selection.isVisible()
    window.bar.close_message()
    qtbot.wait(1)
    assert window.stack.geometry() == before
    assert window.status._who.isVisible() and not window.bar.isVisible()
