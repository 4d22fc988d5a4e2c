"""Parts side by side come back as wide as they were left."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.settings import SettingsFile
from desktop_app.ui.widgets.splitter import Splitter


def opened(qtbot: QtBot, settings: SettingsFile, width: int) -> Splitter:
    splitter = Splitter(settings, "page", 1)
    qtbot.addWidget(splitter)
    splitter.fill([QLabel("left"), QLabel("middle"), QLabel("right")], (200, 0, 300))
    splitter.resize(width, 300)
    splitter.show()
    return splitter


def test_widths_survive_a_restart_and_another_size_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    first = opened(qtbot, settings, 1200)
    assert first.sizes()[0] == pytest.approx(200, abs=2) and first.sizes()[2] == pytest.approx(300, abs=2)
    first.moveSplitter(260, 1)
    qtbot.waitUntil(lambda: "page" in settings.current.splitters)
    again = opened(qtbot, SettingsFile(tmp_path / "settings.json"), 1500)
    assert again.sizes()[0] == pytest.approx(260, abs=2) and again.sizes()[2] == pytest.approx(300, abs=2)


def test_a_hidden_part_keeps_its_width(qtbot: QtBot, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    splitter = opened(qtbot, settings, 1200)
    splitter.widget(2).hide()  # type: ignore[union-attr]
    splitter.moveSplitter(260, 1)
    qtbot.waitUntil(lambda: "page" in settings.current.splitters)
    left, _, right = settings.current.splitters["page"]
    assert left == pytest.approx(260, abs=2) and right == 300


def test_what_does_not_fit_the_parts_is_left_aside(qtbot: QtBot, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(splitters={"page": (400, 400)})
    assert opened(qtbot, settings, 1200).sizes()[0] == pytest.approx(200, abs=2)
