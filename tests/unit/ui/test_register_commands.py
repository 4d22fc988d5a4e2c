"""The Data menu opens the registers over the program's own window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.paths import find_paths
from desktop_app.settings import Settings, SettingsFile
from desktop_app.ui.app import Application
from desktop_app.ui.dialogs.duties import Duties
from desktop_app.ui.dialogs.investors import Investors
from desktop_app.ui.dialogs.review_meetings import ReviewMeetings
from desktop_app.ui.dialogs.units_targets import UnitsAndTargets
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.window_factory import make_window
from tests.helpers.database import fresh_office
from tests.helpers.districts import CENTRE, furnish


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    office = fresh_office(tmp_path)
    furnish(office)
    paths = find_paths(tmp_path)
    application = Application([], paths, Settings(theme="light"), "en")
    window = make_window(application, office, paths, SettingsFile(paths.settings), CENTRE)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.worker.close()
    office.close()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Units and targets…", UnitsAndTargets),
        ("Investors…", Investors),
        ("Duties…", Duties),
        ("Review meetings…", ReviewMeetings),
    ],
)
def test_the_data_menu_opens_it(qtbot: QtBot, window: MainWindow, words: str, kind: type[QDialog]) -> None:
    data = next(action.menu() for action in window.menuBar().actions() if action.text() == "&Data")
    assert isinstance(data, QMenu)
    next(action for action in data.actions() if action.text() == words).trigger()
    dialog = window.findChild(kind)
    assert dialog is not None and dialog.isVisible() and dialog.isModal()
    assert dialog.width() <= 1340 and dialog.height() <= 720
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(kind) is None)
