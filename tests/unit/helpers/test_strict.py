"""The strict fixtures fail what they are there to fail, and nothing else."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

CONFTEST = """
import pytest

pytest_plugins = ["tests.helpers.strict"]


@pytest.fixture(scope="session")
def grace():
    return 0.2
"""

CULPRITS = """
import logging
import threading
import time
import warnings

import pytest
from PySide6.QtCore import QThread, qWarning
from PySide6.QtWidgets import QWidget


class Sleeper(QThread):
    def run(self):
        time.sleep(1)


KEPT = []


def test_thread():
    threading.Thread(target=time.sleep, args=(1,), name="sleeper", daemon=True).start()


def test_qthread(qapp):
    KEPT.append(Sleeper())
    KEPT[-1].setObjectName("worker")
    KEPT[-1].start()


def test_window(qapp):
    KEPT.append(QWidget())
    KEPT[-1].setWindowTitle("Forgotten")
    KEPT[-1].show()


def test_log():
    logging.getLogger("app").warning("something odd")


def test_warning():
    warnings.warn("careful")


def test_qt_warning(qapp):
    qWarning("bad geometry")
"""

INNOCENTS = """
import logging
import threading

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget


def test_ended_thread():
    thread = threading.Thread(target=int)
    thread.start()


def test_ended_qthread(qapp):
    thread = QThread()
    thread.start()
    thread.quit()
    assert thread.wait(2000)


def test_closed_window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()


def test_expected_log(caplog):
    logging.getLogger("app").warning("expected")
    assert caplog.messages == ["expected"]


def test_information():
    logging.getLogger("app").info("fine")
"""


@pytest.fixture
def strict_run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest(CONFTEST)
    pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\nqt_api = "pyside6"\nqt_log_level_fail = "WARNING"\nfilterwarnings = ["error"]'
    )
    return pytester


def test_culprits_fail(strict_run: pytest.Pytester) -> None:
    strict_run.makepyfile(CULPRITS)
    result = strict_run.runpytest_subprocess()
    result.assert_outcomes(passed=4, failed=2, errors=4)
    output = result.stdout.str()
    for words in (
        "leaked threads: sleeper",
        "leaked threads: QThread 'worker'",
        "windows left open: QWidget 'Forgotten'",
        "unexpected log: WARNING app: something odd",
        "UserWarning: careful",
        "bad geometry",
    ):
        assert words in output


def test_innocents_pass(strict_run: pytest.Pytester) -> None:
    strict_run.makepyfile(INNOCENTS)
    strict_run.runpytest_subprocess().assert_outcomes(passed=5)
