"""The handbook's page on a real office with a small handbook."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.ui.pages.handbook import HandbookPage
from tests.helpers.handbooks import a_handbook, furnish
from tests.helpers.navigator import FakeNavigator, navigated
from tests.unit.ui.pages.handbook.acting import open_page


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish) as navigator:
        yield navigator


@pytest.fixture
def office(navigator: FakeNavigator) -> Office:
    return navigator.office


@pytest.fixture
def ids(office: Office) -> dict[str, str]:
    return a_handbook(office)


@pytest.fixture
def page(navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot) -> HandbookPage:
    return open_page(navigator, qtbot)
