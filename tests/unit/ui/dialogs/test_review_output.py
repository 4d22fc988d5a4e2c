"""The papers of a review meeting from the window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from db.enums import TaskSource
from db.models import ReviewMeeting, Task
from desktop_app.services.office import Label
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.review_output import SlipForm, ask_papers, preview_paper, preview_slips, save_papers
from tests.helpers.navigator import FakeNavigator, navigated

LONG = 30_000


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path) as navigator:
        yield navigator


def test_the_papers_go_into_the_chosen_folder(qtbot: QtBot, navigator: FakeNavigator, tmp_path: Path) -> None:
    with navigator.office.write(Label("Add"), navigator.actor) as tx:
        tx.session.add(ReviewMeeting(id="m1", title="第1次评审会", held_on=date(2022, 1, 13)))
    host = QWidget()
    qtbot.addWidget(host)
    dialog = ask_papers(navigator, host, "m1")
    qtbot.addWidget(dialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path / "papers"))
    qtbot.waitUntil(lambda: bool(navigator.messages or navigator.errors), timeout=LONG)
    assert navigator.errors == []
    assert "6 files written" in navigator.messages[0] and len(navigator.actions) == 1
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 3
    dialog.fileSelected.emit(str(tmp_path / "papers"))
    qtbot.waitUntil(lambda: len(navigator.messages) > 1, timeout=LONG)
    assert navigator.messages[1].endswith("Files of these names were there and stay; the new ones end with (2).")
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 6


def test_a_meeting_that_is_gone_is_said_in_words(qtbot: QtBot, navigator: FakeNavigator, tmp_path: Path) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    dialog = ask_papers(navigator, host, "gone")
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "papers"))
    qtbot.waitUntil(lambda: bool(navigator.errors), timeout=LONG)
    assert not (tmp_path / "papers").exists()


def test_a_character_that_no_font_has_is_told_of_papers_slips_and_files(
    qtbot: QtBot, navigator: FakeNavigator, tmp_path: Path
) -> None:
    with navigator.office.write(Label("Add"), navigator.actor) as tx:
        tx.session.add(ReviewMeeting(id="m1", title="第1次评审会", held_on=date(2022, 1, 13), chair="\U000f0000某"))
        tx.session.add(Task(id="t1", source=TaskSource.MEETING, matter="约谈\U000f0000公司", due_on=date(2022, 1, 20)))
    host = QWidget()
    qtbot.addWidget(host)
    preview_paper(navigator, host, "m1", "agenda", navigator)
    qtbot.waitUntil(lambda: len(host.findChildren(PrintPreview)) == 1, timeout=LONG)
    preview_slips(navigator, host, ["t1"], navigator)
    host.findChildren(SlipForm)[0].save()
    qtbot.waitUntil(lambda: len(host.findChildren(PrintPreview)) == 2, timeout=LONG)
    save_papers(navigator, "m1", tmp_path / "papers", navigator)
    qtbot.waitUntil(lambda: len(navigator.messages) == 3, timeout=LONG)
    assert navigator.errors == [] and all("(U+F0000)" in words for words in navigator.messages)
    assert "written to" in navigator.messages[-1]
    for preview in host.findChildren(PrintPreview):
        preview.close()
