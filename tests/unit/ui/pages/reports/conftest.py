"""The reports page on a real office, at December 2022."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.navigator import FakeNavigator, navigated
from tests.unit.ui.pages.reports.acting import opened


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path) as navigator:
        yield navigator


@pytest.fixture
def office(navigator: FakeNavigator) -> Office:
    return navigator.office


@pytest.fixture
def page(navigator: FakeNavigator, qtbot: QtBot) -> ReportsPage:
    page = opened(navigator, qtbot)
    page.panel.when.year.setValue(2022)
    page.panel.when.month.setCurrentIndex(11)
    return page
