"""Shared by all tests: no screen, English as its users read it, strictness (tests/helpers/strict.py)."""

import os
from collections.abc import Callable
from pathlib import Path

# chosen before anything can load Qt
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.singletons import keep_singletons
from tests.exchange_table import Printing

pytest_plugins = ["pytester", "tests.helpers.strict"]

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

keep_singletons()

PATIENCE_MS = 30_000
"""How long a test of the window waits at most, unless it says otherwise: a loaded machine may take seconds for what
takes a tenth of one, and who waits in vain fails all the same."""
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": PATIENCE_MS}

ENGLISH = Path(__file__).parent.parent / "resources" / "translations" / "zhaoshangtong_en.qm"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: what is tried at random or for every case runs at its full count."""
    parser.addoption("--long", action="store_true", help="run the tests that repeat at their full counts")
    parser.addoption("--exchange-table", action="store_true", help="print at the end what the exchange guarantees")


def pytest_configure(config: pytest.Config) -> None:
    """The table is made where all reports come together."""
    if config.getoption("--exchange-table") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Printing())


@pytest.fixture(scope="session")
def times(pytestconfig: pytest.Config) -> Callable[[int, int], int]:
    """`times(usual, full)`: how often to repeat, the second with `--long`."""
    return lambda usual, full: full if pytestconfig.getoption("--long") else usual


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Callable[[int, str], None]:
    """`counted(number, "packages")` says what a test tried, for the table of the exchange."""
    return lambda number, what: record_property("counted", (number, what))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with the compiled English texts ("1 row", "2 rows"), whichever test comes first."""
    english = QTranslator(qapp)
    assert english.load(str(ENGLISH)), "compile the translations first: python tools/translations.py --release"
    qapp.installTranslator(english)
    return qapp
