"""The window as it is put together: every key does one thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.paths import find_paths
from desktop_app.queries.overview import Due
from desktop_app.services.office import Actor
from desktop_app.settings import SettingsFile
from desktop_app.ui.app import Application
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.overview_data import entry
from desktop_app.ui.widgets.exchange_button import ExchangeButton
from desktop_app.ui.window_factory import make_window, page_specs
from tests.helpers.database import fresh_office


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    office = fresh_office(tmp_path)
    paths = find_paths(tmp_path)
    settings = SettingsFile(paths.settings)
    application = Application([], paths, settings.current, "en")
    window = make_window(application, office, paths, settings, Actor("Wang"))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    window.worker.close()
    office.close()


def keys(of: QWidget) -> list[str]:
    """Every key that the widget and its children listen to, without those that a menu only shows."""
    shown = Qt.ShortcutContext.WidgetShortcut
    actions = [entry for entry in of.findChildren(QAction) if entry.shortcutContext() is not shown]
    found = [sequence for entry in actions for sequence in entry.shortcuts()]
    found += [entry.key() for entry in of.findChildren(QShortcut)]
    found += [button.shortcut() for button in of.findChildren(QAbstractButton)]
    return [key.toString(QKeySequence.SequenceFormat.PortableText) for key in found if not key.isEmpty()]


def test_no_key_of_a_page_is_taken_by_the_window(window: MainWindow, qtbot: QtBot) -> None:
    inside: dict[str, set[str]] = {}
    for spec in page_specs():
        page = window.show_page(spec.key)
        qtbot.waitUntil(lambda: not window.worker.busy)
        inside[spec.key] = set(keys(page))
    of_pages = [key for spec in page_specs() for key in keys(window.show_page(spec.key))]
    outside = keys(window)
    for key in of_pages:
        outside.remove(key)
    assert sorted(outside) == sorted(set(outside))
    assert {page: own & set(outside) for page, own in inside.items() if own & set(outside)} == {}


@pytest.mark.parametrize("key", ["overview", "projects", "handbook", "training"])
def test_the_window_fits_on_a_small_screen_with_large_type(window: MainWindow, qtbot: QtBot, key: str) -> None:
    window.show()
    window.show_page(key)
    qtbot.waitUntil(lambda: not window.worker.busy)
    window.resize(911, 485)  # 1366x768 at 150 %, less the frame and the task bar
    assert (window.width(), window.height()) == (911, 485)
    page = window.show_page(key)
    assert page.minimumSizeHint().height() <= page.height()


def test_the_keys_go_through_the_upper_row_as_one_reads_it(window: MainWindow) -> None:
    row, chain, following = window.row, list[QWidget](), window.row.tabs.nextInFocusChain()
    while following is not None and following is not row.tabs:
        chain.append(following)
        following = following.nextInFocusChain()
    [exchange] = row.findChildren(ExchangeButton)
    read = [one for one in chain if one in (row.search, exchange, row.user)]
    assert read == [row.search, exchange, row.user]


def test_what_waits_on_the_first_page_has_a_page_that_opens_it() -> None:
    """What has a dialog of its own opens there."""
    opened = {kind for spec in page_specs() for kind in spec.kinds} | {"task", "review_meeting"}
    for kind in ("next_step", "task", "commitment", "claim", "milestone", "fund_entry", "review_item"):
        assert entry(Due(kind, "p", "t", "signed", None, "id"), None).kind in opened
