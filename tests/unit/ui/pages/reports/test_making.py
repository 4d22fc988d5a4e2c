"""A bulletin is chosen, made and looked at; what it warns of."""

import datetime as dt
import errno
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from db.enums import ReportKind
from desktop_app.documents import issuing, produce
from desktop_app.documents.output import cannot_write
from desktop_app.domain.clock import Clock
from desktop_app.domain.edits import Edit
from desktop_app.domain.periods import Month
from desktop_app.services import report_texts
from desktop_app.services.office import Office
from desktop_app.ui.messages import error_words
from desktop_app.ui.models.counted import Counted
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.reports.acting import ISSUED, LONG, check, issue, make, opened, primary, save_with


def test_while_one_is_made_nothing_of_another_can_be_printed_or_saved(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    page = opened(navigator, qtbot)
    page.archive.chosen.emit(page.archive.rows[0])
    panel = page.panel
    qtbot.waitUntil(lambda: ISSUED in panel.steps.text())
    page.save()
    buttons = (panel.make, panel.print, panel.save_as, panel.word, panel.excel)
    assert not any(button.isEnabled() for button in buttons)
    assert panel.told.facts.text() == "" and panel.told.figures.links == []
    qtbot.waitUntil(lambda: panel.print.isEnabled() and not navigator.worker.busy, timeout=LONG)
    assert panel.steps.text() == "<b>Trial print</b>" and not panel.check.isVisible()


def test_an_annual_report_has_no_month(page: ReportsPage, qtbot: QtBot) -> None:
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.ANNUAL))
    assert not page.panel.when.month_row.isVisible()
    assert page.panel.when.period == "2022"
    make(page, qtbot)
    assert page.preview.document.pageCount() >= 1


def test_what_was_made_before_stays_on_the_page_when_making_it_again_fails(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2021-03", tmp_path)  # another one that could be shown
    page = opened(navigator, qtbot)
    page.panel.when.year.setValue(2022)
    page.panel.when.month.setCurrentIndex(11)
    make(page, qtbot)
    qtbot.waitUntil(lambda: primary(page) == ["Figures and words are right"], timeout=LONG)
    before = page.desk.made

    def full(*_arguments: object) -> None:
        raise cannot_write(tmp_path / "monthly.pdf", OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(issuing, "make", full)
    qtbot.mouseClick(page.panel.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.errors != [] and page.desk.made is not None, timeout=LONG)
    told = error_words(navigator.errors[-1])[1]  # type: ignore[arg-type]
    assert told == "Free some space and try again; nothing was changed."
    assert before is not None and page.desk.made is not None and page.desk.made.bulletin is before.bulletin
    assert "2022年1—12月" in page.panel.told.facts.text() and page.preview.document.pageCount() > 0
    assert primary(page) == ["Figures and words are right"]


def test_another_period_takes_the_preview_away(page: ReportsPage, qtbot: QtBot) -> None:
    make(page, qtbot)
    page.panel.when.year.setValue(2021)
    assert not page.panel.issue.isVisible() and not page.panel.print.isEnabled()
    assert page.preview.body.currentWidget() is page.preview.empty


def test_what_is_made_for_a_period_left_meanwhile_is_not_shown(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.panel.make, Qt.MouseButton.LeftButton)
    page.panel.when.year.setValue(2021)
    qtbot.waitUntil(lambda: page.panel.make.isEnabled() and not navigator.worker.busy, timeout=LONG)
    assert page.preview.document.pageCount() == 0
    assert primary(page) == ["Make the report"]


def test_a_month_chosen_meanwhile_is_not_taken_back(page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    told: list[int] = []
    navigator.worker.read(lambda _session: 1, told.append, owner=page)
    qtbot.waitUntil(lambda: told == [1])  # the newest month was looked up before this
    assert page.panel.when.period == "2022-12"


def test_ctrl_f_is_for_the_document_once_there_is_one(page: ReportsPage, qtbot: QtBot) -> None:
    assert not page.focus_search()
    make(page, qtbot)
    assert page.focus_search()
    assert page.preview.finder.box.hasFocus()


def test_a_fortnight_is_chosen_made_and_saved_as_word_and_workbook(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.FORTNIGHTLY))
    panel = page.panel
    assert panel.when.fortnight.isVisible() and not panel.when.month.isVisible()
    panel.when.fortnight.setCurrentIndex(19)
    assert panel.when.period == "2022-20" and "09-19 – 10-02" in panel.when.fortnight.currentText()
    assert not panel.word.isEnabled()
    make(page, qtbot)
    assert panel.word.isEnabled() and panel.excel.isEnabled()
    save_with(panel.word, page, tmp_path / "f.docx", navigator, qtbot)
    save_with(panel.excel, page, tmp_path / "f.xlsx", navigator, qtbot)
    assert (tmp_path / "f.docx").read_bytes()[:2] == (tmp_path / "f.xlsx").read_bytes()[:2] == b"PK"

    figure = next(button for button in panel.findChildren(QPushButton) if button.accessibleName() == "New leads 0")
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    counted = Counted("New leads 2022-20", "0", {}, money=False)
    wanted = {"ids": [], "title": counted.name, "counted": counted}
    qtbot.waitUntil(lambda: navigator.lists == [("project", wanted)])
    panel.when.year.setValue(2024)
    assert panel.when.period == "2024-20"


def test_a_trial_print_of_what_is_issued_says_so_on_its_paper(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    page = opened(navigator, qtbot)
    page.panel.when.set_month(Month(2022, 12))
    page._show_period()
    make(page, qtbot)
    qtbot.waitUntil(lambda: "A trial print" in page.panel.told.hint.text(), timeout=LONG)
    words = page.preview.document.getAllText(0).text()
    assert "试印稿" in words and "第2期" not in words


def test_a_period_that_is_not_over_is_asked_about_and_one_ahead_is_only_a_trial(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    office.clock = Clock(lambda: int(dt.datetime(2022, 12, 26, 9).timestamp() * 1000))
    make(page, qtbot)
    told = "The period ends only on 2022-12-31; the figures go up to 2022-12-26, what comes later is missing."
    assert f"▲ {told}" in page.panel.told.warning.text()
    assert "试印稿" in page.preview.document.getAllText(0).text()
    qtbot.mouseClick(page.panel.check, Qt.MouseButton.LeftButton)
    box = page.findChildren(QMessageBox)[-1]
    assert box.informativeText() == told
    yes = next(button for button in box.buttons() if button.text() == "Figures and words are right")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.panel.issue.isVisible())
    qtbot.mouseClick(page.panel.issue, Qt.MouseButton.LeftButton)
    assert page.findChildren(QMessageBox)[-1].informativeText().startswith(told)
    page.findChildren(QMessageBox)[-1].reject()

    page.panel.when.year.setValue(2030)
    make(page, qtbot)
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    assert "begins only on 2030-12-01 and ends on 2030-12-31" in page.panel.told.warning.text()
    assert not page.panel.check.isEnabled() and primary(page) == ["Print…"]


def test_characters_that_no_font_has_are_warned_of_and_asked_about(
    office: Office, navigator: FakeNavigator, page: ReportsPage, qtbot: QtBot
) -> None:
    written = {"problems": Edit("", "😀项目供电未落实。")}
    report_texts.write(office, navigator.actor, ReportKind.MONTHLY, "2022-12", written)
    make(page, qtbot)
    told = (
        "No font has these characters, 〓 is printed in their place. Write the words otherwise:\n"
        "😀 (U+1F600): “存在的问题”, paragraph 1: “〓项目供电未落实。”"
    )
    assert page.panel.told.warning.text() == f"▲ {told}"
    qtbot.mouseClick(page.panel.check, Qt.MouseButton.LeftButton)
    box = page.findChildren(QMessageBox)[-1]
    assert box.informativeText() == told
    box.reject()
    assert not page.panel.issue.isVisible()


def test_nothing_is_covered_or_cut_on_the_smallest_screen(page: ReportsPage, qtbot: QtBot) -> None:
    make(page, qtbot)
    check(page, qtbot)
    page.resize(880, 390)  # what the smallest window leaves, and a little for buttons that no style sheet makes flat
    qtbot.wait(1)
    panel = page.panel
    year = panel.when.year
    assert panel.when.rect().contains(QRect(year.mapTo(panel.when, QPoint()), year.size()))
    rows = (panel.title, panel.steps, panel.when, panel.words, panel.told, panel.make)
    for above, below in pairwise((*rows, panel.save_as, panel.print, panel.issue)):
        assert above.geometry().bottom() < below.geometry().top()
    assert panel.rect().contains(panel.issue.geometry()) and panel.told.height() > panel.words.height()
    bar = page.preview.bar
    tools = (page.preview.finder.box, page.preview.finder.before, page.preview.finder.next)
    for left, right in pairwise(tools):
        assert left.geometry().right() < right.geometry().left() and right.geometry().right() <= bar.width()


def test_what_was_said_of_one_report_does_not_stay_beside_another(
    page: ReportsPage, navigator: FakeNavigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(navigator, "begin_anew", lambda: begun.append(page.kind.value))
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.ANNUAL))
    page.panel.when.year.setValue(2020)
    assert begun == ["annual", "annual"]
