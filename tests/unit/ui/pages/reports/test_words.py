"""Words saved on the reports page: its pages stay to be read until they are made again with them."""

import errno
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from desktop_app.documents import issuing
from desktop_app.documents.output import cannot_write
from desktop_app.ui.dialogs.report_blocks import ReportBlocks
from desktop_app.ui.pages.reports import ReportsPage
from desktop_app.ui.tasks import Progress
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.reports.acting import LONG, make, primary

SAVED = "The words are saved, and the report is made again with them."


def worded(page: ReportsPage, qtbot: QtBot) -> ReportBlocks:
    """The dialog with a paragraph worded otherwise."""
    make(page, qtbot)
    qtbot.waitUntil(lambda: not page.desk.making, timeout=LONG)
    qtbot.waitUntil(lambda: primary(page) == ["Figures and words are right"], timeout=LONG)
    qtbot.mouseClick(page.panel.words, Qt.MouseButton.LeftButton)
    dialog = page.findChildren(ReportBlocks)[-1]
    dialog.list.setCurrentRow(next(n for n, block in enumerate(dialog.blocks) if block.part is None))
    dialog.text.setPlainText("改写过的一段。")
    return dialog


def test_the_pages_stay_until_they_are_made_with_the_words_that_were_saved(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = worded(page, qtbot)
    goes_on, made = Event(), issuing.make

    def slow(*arguments: Any) -> Any:
        goes_on.wait(LONG / 1000)
        return made(*arguments)

    monkeypatch.setattr(issuing, "make", slow)
    before, step = page.desk.made, page.panel.steps.text()
    page.preview.view.pageNavigator().jump(1, QPointF())
    dialog.save()
    qtbot.waitUntil(lambda: page.desk.making, timeout=LONG)
    panel = page.panel
    assert page.preview.document.pageCount() > 1 and panel.steps.text() == step
    held = (panel.make, panel.check, panel.print, panel.save_as, panel.words)
    assert [button.text() for button in held if button.isEnabled()] == []
    goes_on.set()
    qtbot.waitUntil(lambda: page.desk.made not in (None, before) and not page.desk.making, timeout=LONG)
    assert before is not None and page.desk.made is not None and page.desk.made.path != before.path
    assert any(getattr(block, "text", "") == "改写过的一段。" for block in page.desk.made.bulletin.document.blocks)
    qtbot.waitUntil(lambda: SAVED in navigator.messages and not navigator.worker.busy)
    assert page.preview.view.pageNavigator().currentPage() == 1, "one reads on where one was"
    assert [row.row() for row in page.archive.selectedIndexes()] == [0], "its draft stays marked in the archive"
    assert panel.steps.text() == step and primary(page) == ["Figures and words are right"]
    qtbot.mouseClick(panel.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.desk.made is not None and page.desk.made.path == before.path, timeout=LONG)


def test_words_that_could_not_be_printed_yet_are_told_of(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_arguments: object) -> None:
        raise cannot_write(tmp_path / "monthly.pdf", OSError(errno.ENOSPC, "full"))

    dialog = worded(page, qtbot)
    monkeypatch.setattr(issuing, "make", full)
    dialog.save()
    qtbot.waitUntil(lambda: navigator.errors != [] and page.desk.made is not None, timeout=LONG)
    assert "The words were changed since. Make it again to print them." in page.panel.told.warning.text()
    assert primary(page) == ["Make it again"] and page.preview.document.pageCount() > 0
    assert SAVED not in navigator.messages


def test_words_are_kept_though_the_printing_of_them_was_stopped(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = page.desk.work.navigator.run

    def stopped(*arguments: Any) -> Progress:
        progress = run(*arguments)
        progress.cancel()
        return progress

    dialog = worded(page, qtbot)
    monkeypatch.setattr(navigator, "run", stopped)
    dialog.save()
    said = "The words are saved; the report was not made again with them."
    qtbot.waitUntil(lambda: said in navigator.messages, timeout=LONG)
    assert navigator.messages[-1] == said, "not that nothing was changed"
    assert "The words were changed since" in page.panel.told.warning.text() and primary(page) == ["Make it again"]
