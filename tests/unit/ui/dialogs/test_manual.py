"""The manual: every chapter and picture is there, words are found, a page leads to its chapter."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.manual import ManualWindow

FOLDER = Path(__file__).parents[4] / "resources" / "manual"
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


@pytest.fixture
def manual(qtbot: QtBot) -> ManualWindow:
    window = ManualWindow(FOLDER)
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_page_leads_to_its_chapter(manual: ManualWindow) -> None:
    manual.open_chapter("reports")
    assert manual.chapters.currentItem().text() == "报表"
    assert "印发" in manual.text.toPlainText()
    manual.open_chapter("no such page")
    assert manual.chapters.currentItem().text() == "报表"


def test_a_word_is_found_in_its_chapters(manual: ManualWindow, qtbot: QtBot) -> None:
    everything = manual.chapters.count()
    manual.search.setText("冲销")
    assert 0 < manual.chapters.count() < everything
    assert manual.text.textCursor().selectedText() == "冲销"
    seen = set()
    for _ in range(20):
        seen.add((manual.chapters.currentItem().text(), manual.text.textCursor().position()))
        qtbot.keyClick(manual.search, Qt.Key.Key_Return)
        assert manual.text.textCursor().selectedText() == "冲销"
    assert {chapter for chapter, _ in seen} == {manual.chapters.item(n).text() for n in range(manual.chapters.count())}
    manual.search.clear()
    assert manual.chapters.count() == everything


def test_every_picture_is_there_and_fits() -> None:
    shown = [name for file in FOLDER.glob("*.md") for name in PICTURE.findall(file.read_text(encoding="utf-8"))]
    assert shown
    assert [name for name in shown if not (FOLDER / name).is_file()] == []
    kept = {f"pictures/{file.name}" for file in (FOLDER / "pictures").iterdir()}
    readmes = "".join((FOLDER.parents[1] / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    assert [name for name in kept if name not in shown and name not in readmes] == []
