"""The training page on a real office with three sessions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.training import TrainingPage
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.trainings import a_year, furnish
from tests.unit.ui.pages.training.acting import TOPICS, shown, topics


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish) as navigator:
        yield navigator


@pytest.fixture
def ids(navigator: FakeNavigator) -> list[str]:
    return a_year(navigator.office)


@pytest.fixture
def page(qtbot: QtBot, navigator: FakeNavigator, ids: list[str]) -> TrainingPage:
    page = shown(qtbot, navigator)
    assert topics(page) == TOPICS
    return page
