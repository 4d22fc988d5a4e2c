"""The training page inside a window whose menu owns the keys: each reaches the form exactly once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.training import TrainingPage
from desktop_app.ui.window_menus import add_entry
from tests.helpers.navigator import FakeNavigator

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, navigator: FakeNavigator, ids: list[str]) -> Iterator[TrainingPage]:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = TrainingPage(navigator)
    navigator.pages.append(page)
    window.setCentralWidget(page)
    menu = window.menuBar().addMenu("File")
    add_entry(menu, "New", page.make_new, "Ctrl+N")
    add_entry(menu, "Save", page.save, "Ctrl+Return")
    window.resize(1366, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: page.year is not None)
    yield page  # the window lives as long


def test_a_session_is_entered_by_keys_alone(page: TrainingPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.schedule.table.grid, Qt.Key.Key_N, CONTROL)
    form = page.panel.form
    assert form is not None
    topic = form.rows["topic"].editor
    assert topic.hasFocus()
    qtbot.keyClicks(topic, "Talks")
    qtbot.keyClick(topic, Qt.Key.Key_Tab)
    qtbot.keyClick(form.rows["form"].editor, Qt.Key.Key_Tab)
    day = form.rows["day"].editor
    assert day.hasFocus()
    qtbot.keyClicks(day, "2022-06-01")
    qtbot.keyClick(day, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.source.count() == 4)
    assert page.panel.form is None


def test_ctrl_n_in_an_open_form_keeps_what_was_typed(page: TrainingPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    form = page.panel.form
    assert form is not None
    qtbot.keyClicks(form.rows["topic"].editor, "Talks")
    form.rows["place"].editor.setFocus()
    qtbot.keyClick(form.rows["place"].editor, Qt.Key.Key_N, CONTROL)
    assert page.panel.form is form
    assert form.rows["topic"].editor.hasFocus()


def test_ctrl_enter_without_a_form_does_nothing(page: TrainingPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.schedule.table.grid, Qt.Key.Key_Return, CONTROL)
    assert page.panel.form is None
    assert page.source.count() == 3
