"""A letter of the archive on the reports page: it has no period, is made elsewhere, and keeps no figures."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from db.enums import ReportKind
from desktop_app.services import letters
from desktop_app.services.letters import ReadyLetter
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.reports.acting import LONG, click, issue, opened


def test_a_letter_stands_under_no_kind_until_one_is_chosen(
    navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(navigator.office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    ready = ReadyLetter("甲函", 2022, 1, "关于办理的函", "华明街道", date(2022, 1, 5), tmp_path / "issued.pdf", "")
    letters.issue(navigator.office, navigator.actor, [ready])
    page = opened(navigator, qtbot)
    page.panel.when.year.setValue(2021)
    qtbot.waitUntil(lambda: "On the page: 关于2022年" in page.panel.told.facts.text(), timeout=LONG)
    panel, shelf = page.panel, page.shelf
    letter, monthly = sorted(page.archive.rows, key=lambda row: row.kind is not ReportKind.LETTER)
    page.archive.chosen.emit(letter)
    qtbot.waitUntil(lambda: panel.title.text() == "Letter", timeout=LONG)
    assert shelf.kinds.currentRow() == -1 and page.kind is ReportKind.MONTHLY
    assert not (panel.when.isVisible() or panel.words.isVisible() or panel.make.isVisible())
    assert panel.void.isVisible() and panel.print.isEnabled() and not panel.correct.isVisible()
    assert "the very file that was issued." in panel.told.hint.text() and "figures" not in panel.told.hint.text()
    click(shelf.kinds, 1, qtbot)
    qtbot.waitUntil(lambda: panel.when.isVisible(), timeout=LONG)
    assert (shelf.kinds.currentRow(), panel.title.text(), panel.make.isVisible()) == (1, "Monthly bulletin", True)
    page.archive.chosen.emit(letter)
    qtbot.waitUntil(lambda: panel.title.text() == "Letter", timeout=LONG)
    page.archive.chosen.emit(monthly)
    qtbot.waitUntil(lambda: "its frozen figures" in panel.told.hint.text(), timeout=LONG)
    assert shelf.kinds.currentRow() == 1 and panel.when.isVisible()
