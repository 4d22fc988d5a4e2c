"""The projects page on a real office with three leads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.projects import ProjectsPage
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import enter, furnish
from tests.unit.ui.pages.projects.acting import shown


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish) as navigator:
        yield navigator


@pytest.fixture
def ids(navigator: FakeNavigator) -> list[str]:
    return enter(navigator.office, "国能智深总部", "重庆汽车零部件", "中车研发中心")


@pytest.fixture
def page(qtbot: QtBot, navigator: FakeNavigator, ids: list[str]) -> ProjectsPage:
    return shown(qtbot, navigator, 3)
