"""The reports page, clicked through: make, check, issue once, and the archive byte for byte."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from db.enums import ActivityKind, ReportKind, UserRole
from db.models import Activity
from desktop_app.documents import produce
from desktop_app.domain.periods import Month
from desktop_app.paths import resources_folder
from desktop_app.queries.report_issues import archive
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Actor, Label, Office
from desktop_app.ui.dialogs.form_dialog import set_value
from desktop_app.ui.dialogs.report_decisions import CorrectionForm, VoidForm
from desktop_app.ui.messages import error_words
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.database import fresh_office
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import enter, furnish

LONG = 30_000


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def navigator(office: Office, tmp_path: Path) -> Iterator[FakeNavigator]:
    navigator = FakeNavigator(office, tmp_path)
    yield navigator
    navigator.worker.close()


def opened(navigator: FakeNavigator, qtbot: QtBot) -> ReportsPage:
    """The page as it opens, everything read."""
    page = ReportsPage(navigator)
    qtbot.addWidget(page)
    navigator.pages.append(page)
    page.resize(1366, 640)
    page.show()
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    return page


@pytest.fixture
def page(navigator: FakeNavigator, qtbot: QtBot) -> ReportsPage:
    page = opened(navigator, qtbot)
    page.panel.year.setValue(2022)
    page.panel.month.setCurrentIndex(11)
    return page


def issue(office: Office, navigator: FakeNavigator, kind: ReportKind, period: str, folder: Path) -> bytes:
    """Issue a bulletin without the window; the bytes that were issued."""
    file = folder / "issued.pdf"
    bulletin, rendered = produce.produce(office, produce.Press(resources_folder()), kind, period, file)
    produce.issue(office, navigator.actor, bulletin, rendered, file)
    return file.read_bytes()


def make(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.panel.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.preview.document.pageCount() > 0 and page.panel.print.isEnabled(), timeout=LONG)


def click(view: QListWidget, row: int, qtbot: QtBot) -> None:
    place: QPoint = view.visualItemRect(view.item(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def primary(page: ReportsPage) -> list[str]:
    """The texts of the primary buttons that are seen."""
    buttons = page.findChildren(QPushButton)
    return [b.text() for b in buttons if b.property("look") == "primary" and b.isVisible()]


def test_a_month_is_made_checked_and_issued_once(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.panel.period == "2022-12"
    assert primary(page) == ["Make the report"] and "<b>Make</b>" in page.panel.steps.text()
    assert page.shelf.empty.isVisible()
    make(page, qtbot)
    assert primary(page) == ["Issue No. 1"] and "<b>Check</b>" in page.panel.steps.text()

    qtbot.mouseClick(page.panel.issue, Qt.MouseButton.LeftButton)
    box = page.findChild(QMessageBox)
    assert box is not None
    verb = next(button for button in box.buttons() if "No. 1" in button.text())
    qtbot.mouseClick(verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "<b>Issue</b>" in page.panel.steps.text() or bool(navigator.errors), timeout=LONG)
    assert navigator.errors == []
    assert "2022-12" in page.archive.item(0).text() and page.archive.currentRow() == 0
    assert primary(page) == ["Print…"] and not page.panel.issue.isVisible()
    assert navigator.changes == []  # what was issued is told without a link to undo it

    make(page, qtbot)  # a trial print: the period has its bulletin
    assert not page.panel.issue.isVisible() and "No. 1" in page.panel.hint.text()


def test_the_newest_issued_is_on_the_page_when_it_opens(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.ANNUAL, "2020", tmp_path)
    newest = issue(office, navigator, ReportKind.MONTHLY, "2021-03", tmp_path)
    page = opened(navigator, qtbot)
    qtbot.waitUntil(lambda: page.preview.document.pageCount() > 0)
    assert "No. 1" in page.panel.facts.text()
    assert page.archive.currentRow() == 0
    assert page.panel.period != "2021-03"  # the month that is to be made next is offered all the same
    assert primary(page) == ["Make the report"] and page.panel.print.isEnabled()
    with office.read() as session:
        kept = archive(session)[0].content_hash
    assert kept is not None and stored_file(office, kept).read_bytes() == newest

    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.ANNUAL))
    qtbot.waitUntil(lambda: page.archive.currentRow() == 1)
    page.panel.year.setValue(2020)
    qtbot.waitUntil(lambda: "<b>Issue</b>" in page.panel.steps.text())


def test_an_entry_of_the_archive_is_shown_and_saved_byte_for_byte(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issued = issue(office, navigator, ReportKind.MONTHLY, "2021-03", tmp_path)
    issue(office, navigator, ReportKind.ANNUAL, "2020", tmp_path)
    page = opened(navigator, qtbot)
    click(page.archive, 1, qtbot)
    qtbot.waitUntil(lambda: "<b>Issue</b>" in page.panel.steps.text() and page.panel.print.isEnabled())
    assert (page.kind, page.panel.period) == (ReportKind.MONTHLY, "2021-03")
    names = [label.text() for label in page.panel.findChildren(QLabel)]
    assert "Domestic funds in place" in names  # the frozen figures stand beside it

    qtbot.mouseClick(page.panel.save_as, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "again.pdf"))
    qtbot.waitUntil(lambda: any("again.pdf" in words for words in navigator.messages))
    assert (tmp_path / "again.pdf").read_bytes() == issued

    page.panel.save_as.click()
    dialog = page.findChildren(QFileDialog)[-1]
    qtbot.addWidget(dialog)
    (tmp_path / "file").write_bytes(b"")
    dialog.fileSelected.emit(str(tmp_path / "file" / "under-a-file.pdf"))
    qtbot.waitUntil(lambda: navigator.errors != [])
    assert "could not be written" in str(navigator.errors[0])


def test_bytes_that_are_no_longer_those_issued_are_not_shown(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issued = issue(office, navigator, ReportKind.MONTHLY, "2021-03", tmp_path)
    with office.read() as session:
        kept = archive(session)[0].content_hash
    assert kept is not None
    stored_file(office, kept).write_bytes(issued + b"%")
    page = opened(navigator, qtbot)
    qtbot.waitUntil(lambda: navigator.messages != [])
    assert "no longer the one that was issued" in navigator.messages[-1]
    assert page.preview.body.currentWidget() is page.preview.empty
    assert not page.panel.print.isEnabled()


def test_a_figure_opens_the_list_behind_it(page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    make(page, qtbot)
    figures = [
        b for b in page.panel.findChildren(QPushButton) if b.accessibleName().startswith("Domestic funds in place")
    ]
    qtbot.mouseClick(figures[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.lists != [])
    kind, criteria = navigator.lists[0]
    assert kind == "project" and criteria["ids"] == [] and "2022-12" in criteria["title"]


def test_an_annual_report_has_no_month(page: ReportsPage, qtbot: QtBot) -> None:
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.ANNUAL))
    assert not page.panel.month_row.isVisible()
    assert page.panel.period == "2022"
    make(page, qtbot)
    assert page.preview.document.pageCount() >= 1


def test_another_period_takes_the_preview_away(page: ReportsPage, qtbot: QtBot) -> None:
    make(page, qtbot)
    page.panel.year.setValue(2021)
    assert not page.panel.issue.isVisible() and not page.panel.print.isEnabled()
    assert page.preview.body.currentWidget() is page.preview.empty


def test_what_is_made_for_a_period_left_meanwhile_is_not_shown(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.panel.make, Qt.MouseButton.LeftButton)
    page.panel.year.setValue(2021)
    qtbot.waitUntil(lambda: page.panel.make.isEnabled() and not navigator.worker.busy, timeout=LONG)
    assert page.preview.document.pageCount() == 0
    assert primary(page) == ["Make the report"]


def test_a_refused_issue_leaves_everything_to_be_tried_again(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    issue(office, navigator, ReportKind.MONTHLY, "2022-11", tmp_path)  # from another window: takes the number
    page.panel.issue.click()
    box = page.findChild(QMessageBox)
    assert box is not None
    next(button for button in box.buttons() if "No. 1" in button.text()).click()
    qtbot.waitUntil(lambda: navigator.errors != [])
    assert "no longer the next one" in error_words(navigator.errors[0])[0]  # type: ignore[arg-type]
    assert page.panel.issue.isEnabled() and page.preview.document.pageCount() > 0


def test_a_month_chosen_meanwhile_is_not_taken_back(page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    told: list[int] = []
    navigator.worker.read(lambda _session: 1, told.append, owner=page)
    qtbot.waitUntil(lambda: told == [1])  # the newest month was looked up before this
    assert page.panel.period == "2022-12"


def test_ctrl_f_is_for_the_document_once_there_is_one(page: ReportsPage, qtbot: QtBot) -> None:
    assert not page.focus_search()
    make(page, qtbot)
    assert page.focus_search()
    assert page.preview.find_box.hasFocus()


def save_with(button: QPushButton, page: ReportsPage, target: Path, navigator: FakeNavigator, qtbot: QtBot) -> None:
    """Click a button that asks for a file, and give it one."""
    before = len(page.findChildren(QFileDialog))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialogs = page.findChildren(QFileDialog)
    assert len(dialogs) == before + 1
    qtbot.addWidget(dialogs[-1])
    dialogs[-1].fileSelected.emit(str(target))
    qtbot.waitUntil(lambda: any(target.name in words for words in navigator.messages), timeout=LONG)


def test_a_fortnight_is_chosen_made_and_saved_as_word_and_workbook(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.FORTNIGHTLY))
    panel = page.panel
    assert panel.fortnight.isVisible() and not panel.month.isVisible()
    panel.fortnight.setCurrentIndex(19)
    assert panel.period == "2022-20" and "09-19 – 10-02" in panel.fortnight.currentText()
    assert not panel.word.isEnabled()
    make(page, qtbot)
    assert panel.word.isEnabled() and panel.excel.isEnabled()
    save_with(panel.word, page, tmp_path / "f.docx", navigator, qtbot)
    save_with(panel.excel, page, tmp_path / "f.xlsx", navigator, qtbot)
    assert (tmp_path / "f.docx").read_bytes()[:2] == (tmp_path / "f.xlsx").read_bytes()[:2] == b"PK"

    figure = next(button for button in panel.findChildren(QPushButton) if button.accessibleName() == "新增线索 0")
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    assert navigator.lists == [("project", {"ids": [], "title": "新增线索 2022-20"})]
    panel.year.setValue(2024)
    assert panel.period == "2024-20"


def test_an_issued_fortnight_is_shown_from_the_archive(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.FORTNIGHTLY, "2021-07", tmp_path)
    issue(office, navigator, ReportKind.NOTICE, "2021-03", tmp_path)
    page = opened(navigator, qtbot)
    click(page.archive, 1, qtbot)
    qtbot.waitUntil(lambda: "<b>Issue</b>" in page.panel.steps.text() and page.panel.print.isEnabled())
    assert (page.kind, page.panel.period) == (ReportKind.FORTNIGHTLY, "2021-07")
    click(page.archive, 0, qtbot)
    qtbot.waitUntil(lambda: (page.kind, page.panel.period) == (ReportKind.NOTICE, "2021-03"))
    assert not page.panel.texts.isVisible()  # there is nothing to write for a notice


def test_an_issued_report_is_corrected_and_declared_void(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    furnish(office)
    enter(office, "国能智深")
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    page = opened(navigator, qtbot)
    page.panel.set_month(Month(2022, 12))
    page._show_period()
    qtbot.waitUntil(lambda: page.panel.correct.isVisible() and page.panel.void.isVisible())

    qtbot.mouseClick(page.panel.correct, Qt.MouseButton.LeftButton)
    form = page.findChildren(CorrectionForm)[0]
    set_value(form.rows["reason"].editor, "一个活动没有录入")
    form.save()
    qtbot.waitUntil(lambda: "No figure of" in form.note.text(), timeout=LONG)
    with office.write(Label("Late"), navigator.actor) as tx:
        tx.session.add(Activity(held_on=dt.date(2022, 12, 8), kind=ActivityKind.VISIT, place="北京", confirmed=True))
    form.save()
    qtbot.waitUntil(lambda: page.panel.issue.isVisible(), timeout=LONG)
    assert page.panel.issue.text() == "Issue No. 2" and "更正" in page.panel.facts.text()
    page._issue()
    qtbot.waitUntil(lambda: len(page.archive.rows) == 2 and page.archive.rows[0].corrects_id is not None)
    assert "Correction" in page.archive.item(0).text()
    standing = page.archive.issued(ReportKind.MONTHLY, "2022-12")
    assert standing is not None and standing.number == 1

    qtbot.waitUntil(lambda: page.panel.void.isVisible())
    qtbot.mouseClick(page.panel.void, Qt.MouseButton.LeftButton)
    void = page.findChildren(VoidForm)[0]
    set_value(void.rows["reason"].editor, "重新印发")
    void.save()
    qtbot.waitUntil(lambda: page.archive.issued(ReportKind.MONTHLY, "2022-12") is None)
    assert [row.stands for row in page.archive.rows] == [False, False]
    assert page.archive.rows[1].void_reason == "重新印发"
    qtbot.waitUntil(lambda: not navigator.worker.busy)


def test_who_is_not_of_the_centre_is_not_offered_to_correct(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    navigator.actor = Actor("Li", "HM", UserRole.CLERK)
    page = opened(navigator, qtbot)
    page.panel.set_month(Month(2022, 12))
    page._show_period()
    qtbot.waitUntil(lambda: page.panel.facts.text() != "")
    assert not page.panel.correct.isVisible() and not page.panel.void.isVisible()
