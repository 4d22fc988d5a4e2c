import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop_app.paths import find_paths
from desktop_app.settings import Settings
from desktop_app.ui.app import Application, draw_without_screen, has_screen, language_of
from desktop_app.ui.messages import BugDialog


@pytest.mark.parametrize(
    ("choice", "system", "language"),
    [("en", "zh_CN", "en"), ("system", "zh_CN", "zh_CN"), ("system", "de_DE", "en"), ("zh_CN", "en_US", "zh_CN")],
)
def test_the_language_follows_the_system_and_can_be_chosen(choice: str, system: str, language: str) -> None:
    assert language_of(choice, QLocale(system)) == language


def test_a_bug_is_shown_and_work_goes_on(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app = Application([], find_paths(tmp_path), Settings(theme="light"), "en")
    app.catch_bugs()
    error = ZeroDivisionError("odd")
    sys.excepthook(ZeroDivisionError, error, None)
    dialogs = [w for w in qapp.topLevelWidgets() if isinstance(w, BugDialog)]
    assert len(dialogs) == 1 and "odd" in caplog.text
    dialogs[0].close()
    assert app.language == "en"


def test_a_machine_without_a_screen_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not has_screen({}, "linux") and has_screen({}, "win32")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        assert has_screen({name: "x"}, "linux")
        monkeypatch.setenv(name, "x")
    draw_without_screen()
    assert os.environ["QT_QPA_PLATFORM"] == "x"
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name)
    draw_without_screen()
    assert has_screen()
