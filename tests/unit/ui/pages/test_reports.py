"""The reports page, clicked through: make, check, issue once, and the archive byte for byte."""

import datetime as dt
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QListWidget, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from db.enums import ActivityKind, FundState, ReportKind, Stage, UserRole
from db.models import Activity, Attachment, CodeItem, FundEntry, Milestone, Project, ProjectInvestor
from desktop_app.documents import issuing, produce
from desktop_app.documents.output import cannot_write
from desktop_app.domain.clock import Clock
from desktop_app.domain.edits import Edit
from desktop_app.domain.periods import Month
from desktop_app.domain.review import DEFAULT_RULES
from desktop_app.paths import resources_folder
from desktop_app.queries.report_issues import BEHIND, PDF, WORD, WORKBOOK, archive, snapshot
from desktop_app.services import office_rules, report_texts
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Actor, Label, Office
from desktop_app.ui.dialogs.form_dialog import set_value
from desktop_app.ui.dialogs.report_decisions import CorrectionForm, VoidForm
from desktop_app.ui.messages import error_words
from desktop_app.ui.models.counted import Counted
from desktop_app.ui.pages.reports import ReportsPage
from desktop_app.ui.widgets.report_archive import ROW
from desktop_app.ui.widgets.report_shelf import MANY
from tests.helpers.database import fresh_office
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import enter, furnish

LONG = 30_000
ISSUED = "✓ <b>Issue</b>"


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
    page.panel.when.year.setValue(2022)
    page.panel.when.month.setCurrentIndex(11)
    return page


def issue(office: Office, navigator: FakeNavigator, kind: ReportKind, period: str, folder: Path) -> bytes:
    """Issue a bulletin without the window; the bytes that were issued."""
    file = folder / "issued.pdf"
    press = produce.Press(resources_folder())
    issuing.issue(office, press, navigator.actor, issuing.Wanted(kind, period), file, checks=True)
    return file.read_bytes()


def make(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.panel.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.preview.document.pageCount() > 0 and page.panel.print.isEnabled(), timeout=LONG)


def check(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.panel.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.panel.issue.isVisible(), timeout=LONG)


def press_issue(page: ReportsPage, qtbot: QtBot) -> None:
    """Press the button and say yes."""
    qtbot.mouseClick(page.panel.issue, Qt.MouseButton.LeftButton)
    box = page.findChildren(QMessageBox)[-1]
    yes = next(button for button in box.buttons() if "No. " in button.text())
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)


def visit(office: Office, navigator: FakeNavigator) -> None:
    """A confirmed visit in December: one figure of its bulletin more."""
    with office.write(Label("Late"), navigator.actor) as tx:
        tx.session.add(Activity(held_on=dt.date(2022, 12, 8), kind=ActivityKind.VISIT, place="北京", confirmed=True))


def menu_of(page: ReportsPage, place: int) -> list[QAction]:
    """The entries of the menu of one in the archive."""
    archive = page.archive
    archive.customContextMenuRequested.emit(archive.visualItemRect(archive.item(place)).center())
    menu = (archive.findChildren(QMenu) or page.kept.findChildren(QMenu))[-1]
    return menu.actions()


def close_menus(page: ReportsPage) -> None:
    for menu in page.findChildren(QMenu):
        menu.close()


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
    assert page.panel.when.period == "2022-12"
    assert primary(page) == ["Make the report"] and "<b>Make</b>" in page.panel.steps.text()
    assert page.shelf.empty.isVisible()
    make(page, qtbot)
    assert primary(page) == ["Figures and words are right"] and "<b>Check</b>" in page.panel.steps.text()
    assert not page.panel.issue.isVisible()
    qtbot.waitUntil(lambda: page.archive.count() == 1)
    assert "Draft · Wang" in page.archive.item(0).text() and not page.shelf.empty.isVisible()
    check(page, qtbot)
    assert primary(page) == ["Issue No. 1"] and page.panel.hint.text().startswith("Checked by Wang, ")
    qtbot.waitUntil(lambda: "✓ Checked · Wang" in page.archive.item(0).text())

    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() or bool(navigator.errors), timeout=LONG)
    assert navigator.errors == [] and "issued as No. 1" in navigator.messages[-1]
    assert "Checked by Wang" in page.panel.hint.text() and "Issued by Wang" in page.panel.hint.text()
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
    assert page.panel.when.period != "2021-03"  # the month that is to be made next is offered all the same
    assert primary(page) == ["Make the report"] and page.panel.print.isEnabled()
    with office.read() as session:
        kept = archive(session)[0].content_hash
    assert kept is not None and stored_file(office, kept).read_bytes() == newest

    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.ANNUAL))
    qtbot.waitUntil(lambda: page.archive.currentRow() == 1)
    page.panel.when.year.setValue(2020)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text())


def test_an_entry_of_the_archive_is_shown_and_saved_byte_for_byte(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issued = issue(office, navigator, ReportKind.MONTHLY, "2021-03", tmp_path)
    issue(office, navigator, ReportKind.ANNUAL, "2020", tmp_path)
    page = opened(navigator, qtbot)
    click(page.archive, 1, qtbot)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() and page.panel.print.isEnabled())
    assert (page.kind, page.panel.when.period) == (ReportKind.MONTHLY, "2021-03")
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
    assert panel.facts.text() == "" and panel.figures.links == []
    qtbot.waitUntil(lambda: panel.print.isEnabled() and not navigator.worker.busy, timeout=LONG)
    assert panel.steps.text() == "<b>Trial print</b>" and not panel.check.isVisible()


def test_after_a_check_the_next_key_is_for_the_next_step(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.panel.make.setFocus()
    make(page, qtbot)
    qtbot.waitUntil(page.panel.check.hasFocus)
    check(page, qtbot)
    qtbot.waitUntil(page.panel.issue.hasFocus)
    page.panel.hold()
    assert not page.panel.issue.isEnabled() and not page.panel.print.isEnabled()
    page.panel.let_go()
    assert page.panel.issue.isEnabled() and page.panel.print.isEnabled()
    page.panel.words.setFocus()
    seen = []
    for _ in range(len(page.panel.figures.links) + 2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen[: len(page.panel.figures.links)] == page.panel.figures.links
    assert seen[-2:] == [page.panel.make, page.panel.save_as]


def test_a_figure_opens_the_list_behind_it(page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    make(page, qtbot)
    figures = [
        b for b in page.panel.findChildren(QPushButton) if b.accessibleName().startswith("Domestic funds in place")
    ]
    qtbot.mouseClick(figures[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.lists != [])
    kind, criteria = navigator.lists[0]
    assert kind == "project" and criteria["ids"] == [] and "2022-12" in criteria["title"]


def land(office: Office, navigator: FakeNavigator, project_id: str) -> None:
    """The centre confirms in December that it has landed."""
    with office.write(Label("Land"), navigator.actor) as tx:
        project = tx.session.get(Project, project_id)
        assert project is not None
        project.is_quality = True
        day = dt.date(2022, 12, 8)
        tx.session.add(Milestone(project_id=project_id, stage=Stage.LANDED, business_date=day, confirmed_on=day))


def test_the_figures_of_what_was_issued_open_the_records_that_were_counted_then(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    furnish(office)
    one, two, later = enter(office, "甲项目", "乙项目", "丙项目")
    land(office, navigator, one)
    land(office, navigator, two)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    land(office, navigator, later)
    page = opened(navigator, qtbot)
    page.archive.chosen.emit(page.archive.rows[0])
    name = "New quality projects landed"

    def press() -> None:
        buttons = page.panel.figures.findChildren(QPushButton)
        qtbot.mouseClick(next(b for b in buttons if b.accessibleName() == f"{name} 2"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text())
    press()
    qtbot.waitUntil(lambda: len(navigator.lists) == 1)
    _kind, criteria = navigator.lists[-1]
    assert set(criteria["ids"]) == {one, two} and criteria["title"] == f"{name} 2022-12"
    assert criteria["counted"] == Counted(f"{name} 2022-12", "2", {one: 1, two: 1}, money=False)
    assert navigator.messages == []

    with office.write(Label("Delete"), navigator.actor) as tx:
        tx.session.get_one(Project, one).deleted_at = tx.now_ms
    press()
    qtbot.waitUntil(lambda: navigator.messages != [])
    assert navigator.messages == ["Deleted since: 1 project behind this figure. The list has the others."]
    assert set(navigator.lists[-1][1]["ids"]) == {one, two}


def test_the_money_of_an_issue_is_listed_as_each_project_counted_then(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    furnish(office)
    one, two = enter(office, "甲项目", "乙项目")
    with office.write(Label("Money"), navigator.actor) as tx:
        tx.session.execute(update(CodeItem).where(CodeItem.code == "cash").values(flags="countable"))
    pay(office, navigator, one, 3_000_000)
    pay(office, navigator, one, -1_000_000)
    pay(office, navigator, two, 5_000_000)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    pay(office, navigator, two, 9_000_000)
    page = opened(navigator, qtbot)
    page.archive.chosen.emit(page.archive.rows[0])
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text())
    qtbot.mouseClick(page.panel.figures.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.lists != [])
    counted = navigator.lists[0][1]["counted"]
    assert counted.parts == {one: 2_000_000, two: 5_000_000} and counted.money


def pay(office: Office, navigator: FakeNavigator, project_id: str, fen: int) -> None:
    """Money of its investor that the centre confirmed for November."""
    with office.write(Label("Pay"), navigator.actor) as tx:
        (investor,) = tx.session.scalars(
            select(ProjectInvestor.investor_id).where(ProjectInvestor.project_id == project_id)
        )
        tx.session.add(
            FundEntry(
                project_id=project_id, investor_id=investor, amount_fen=fen, form_code="cash",
                state=FundState.CONFIRMED, count_month="2022-11", arrived_on=dt.date(2022, 11, 3),
            )
        )  # fmt: skip


def test_of_an_issue_that_kept_no_records_the_list_of_today_is_shown_and_said(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    with office.write(Label("Older"), navigator.actor) as tx:
        tx.session.execute(update(Attachment).where(Attachment.note == BEHIND).values(deleted_at=tx.now_ms))
    page = opened(navigator, qtbot)
    page.archive.chosen.emit(page.archive.rows[0])
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text())
    qtbot.mouseClick(page.panel.figures.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.messages != [])
    assert "did not keep what its figures counted; the list is as of today" in navigator.messages[-1]
    assert len(navigator.lists) == 1


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
    before = page._made

    def full(*_arguments: object) -> None:
        raise cannot_write(tmp_path / "monthly.pdf", OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(issuing, "make", full)
    qtbot.mouseClick(page.panel.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.errors != [] and page._made is not None, timeout=LONG)
    told = error_words(navigator.errors[-1])[1]  # type: ignore[arg-type]
    assert told == "Free some space and try again; nothing was changed."
    assert before is not None and page._made is not None and page._made.bulletin is before.bulletin
    assert "2022年1—12月" in page.panel.facts.text() and page.preview.document.pageCount() > 0
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


def test_a_number_that_somebody_else_took_meanwhile_is_given_up_for_the_next(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    check(page, qtbot)
    issue(office, navigator, ReportKind.MONTHLY, "2022-11", tmp_path)  # from another window: takes number 1
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text(), timeout=LONG)
    assert "issued as No. 2" in navigator.messages[-1] and navigator.errors == []
    assert sorted(row.number or 0 for row in page.archive.rows) == [1, 2]


def test_what_changes_after_the_check_makes_it_a_draft_again_and_says_what(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    make(page, qtbot)
    check(page, qtbot)
    visit(office, navigator)
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: page.panel.warning.isVisible() and page.panel.check.isVisible(), timeout=LONG)
    assert "no longer what Wang checked" in error_words(navigator.errors[0])[0]  # type: ignore[arg-type]
    told = page.panel.warning.text()
    assert told.startswith("Wang had checked it (20") and "0次 → 1次" in told and "▲ Words or tables under: " in told
    assert page.archive.rows == [] and not page.panel.issue.isVisible()
    qtbot.waitUntil(lambda: "▲ Draft" in page.archive.item(0).text())
    check(page, qtbot)
    assert not page.panel.warning.isVisible()
    qtbot.mouseClick(page.panel.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.panel.check.isVisible())
    assert not page.panel.warning.isVisible() and not page.panel.issue.isVisible()


def test_a_checked_draft_says_in_the_list_that_records_were_changed_since(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    make(page, qtbot)
    check(page, qtbot)
    qtbot.waitUntil(lambda: "✓ Checked" in page.archive.item(0).text())
    assert not page.panel.warning.isVisible()
    assert page.archive.currentRow() == 0  # the one that is on the page
    with office.write(Label("Later"), navigator.actor) as tx:
        tx.session.add(Activity(held_on=dt.date(2023, 1, 8), kind=ActivityKind.VISIT, place="北京", confirmed=True))
    page.note(tx.done())
    qtbot.waitUntil(lambda: "▲ To be made again" in page.archive.item(0).text())
    assert "Checked by Wang, and records were changed since" in page.archive.item(0).toolTip()
    assert "Records were changed since" in page.panel.warning.text() and primary(page) == ["Make it again"]

    make(page, qtbot)  # nothing that the bulletin prints: the check holds
    qtbot.waitUntil(lambda: page.panel.issue.isVisible() and not page.panel.warning.isVisible(), timeout=LONG)
    page.note(tx.done())
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    page.load()
    qtbot.waitUntil(lambda: "✓ Checked" in page.archive.item(0).text())


def test_where_two_are_asked_for_another_than_the_checker_issues(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    office_rules.write(office, navigator.actor, DEFAULT_RULES, second_person=True)
    make(page, qtbot)
    check(page, qtbot)
    assert not page.panel.issue.isEnabled() and "somebody else issues it" in page.panel.hint.text()
    navigator.actor = Actor("Zhao", "HMJD", UserRole.CENTRE)
    page.preview.close_document()
    make(page, qtbot)
    qtbot.waitUntil(page.panel.issue.isEnabled)
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text(), timeout=LONG)
    (row,) = page.archive.rows
    assert (row.drafted_by, row.checked_by, row.issued_by) == ("Wang", "Wang", "Zhao")


def test_a_draft_is_found_in_the_list_made_again_and_given_up(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    issue(office, navigator, ReportKind.ANNUAL, "2021", tmp_path)
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.ANNUAL))
    page.load()
    qtbot.waitUntil(lambda: page.archive.count() == 2 and page.preview.document.pageCount() > 0)
    click(page.archive, 0, qtbot)
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    assert (page.kind, page.panel.when.period) == (ReportKind.MONTHLY, "2022-12")

    next(action for action in menu_of(page, 0) if action.text() == "Give up the draft").trigger()
    close_menus(page)
    qtbot.waitUntil(lambda: page.archive.count() == 1 and not page.panel.check.isVisible())
    assert len(navigator.changes) == 1  # it can be undone
    qtbot.waitUntil(lambda: not navigator.worker.busy)


def test_an_issued_bulletin_gives_its_frozen_word_file_and_workbook_from_the_list(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    visit(office, navigator)  # today's figures are others
    page = opened(navigator, qtbot)
    row = page.archive.rows[0]
    kept = {what: stored_file(office, row.files[what]).read_bytes() for what in (PDF, WORD, WORKBOOK)}

    offered = [action.text() for action in menu_of(page, 0) if action.isEnabled() and not action.isSeparator()]
    assert offered[:4] == ["Print…", "Save as PDF…", "Save as a Word file…", "Save the tables as a workbook…"]
    assert offered[4:] == ["Correct…", "Void…"]
    for place, what in ((2, WORD), (3, WORKBOOK)):
        before = len(page.findChildren(QFileDialog))
        menu_of(page, 0)[place].trigger()
        dialog = page.findChildren(QFileDialog)[before]
        qtbot.addWidget(dialog)
        target = tmp_path / f"again-{what}"
        dialog.fileSelected.emit(str(target))
        qtbot.waitUntil(target.is_file)
        assert target.read_bytes() == kept[what]
    close_menus(page)
    page.panel.when.set_month(Month(2022, 12))
    page._show_period()
    qtbot.waitUntil(lambda: page.panel.word.isEnabled() and page.panel.excel.isEnabled())
    save_with(page.panel.word, page, tmp_path / "panel.docx", navigator, qtbot)
    assert (tmp_path / "panel.docx").read_bytes() == kept[WORD]


def test_of_an_issue_whose_pages_alone_were_kept_that_is_said(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    with office.write(Label("Older"), navigator.actor) as tx:  # older programs kept nothing beside the PDF
        tx.session.execute(update(Attachment).where(Attachment.note != PDF).values(deleted_at=1))
    page = opened(navigator, qtbot)
    said = "An older program issued it and kept its pages as PDF only: there is no Word file of it."
    entries = {entry.text(): entry for entry in menu_of(page, 0)}
    assert entries["Save as PDF…"].isEnabled() and not entries["Save as a Word file…"].isEnabled()
    assert entries["Save as a Word file…"].toolTip() == entries["Save the tables as a workbook…"].toolTip() == said
    close_menus(page)
    click(page.archive, 0, qtbot)
    qtbot.waitUntil(lambda: said in page.panel.hint.text())
    assert page.panel.save_as.isEnabled() and not page.panel.word.isEnabled() and not page.panel.excel.isEnabled()


def test_the_archive_is_searched_in_the_texts_of_what_was_issued(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    for month in range(1, MANY + 1):
        if month == 3:
            report_texts.write(
                office, navigator.actor, ReportKind.MONTHLY, "2022-03", {"problems": Edit("", "国能智深供电仍未落实。")}
            )
        issue(office, navigator, ReportKind.MONTHLY, f"2022-{month:02d}", tmp_path)
    page = opened(navigator, qtbot)
    page.shelf.search.setText("供电")

    def shown() -> list[str]:
        rows = [page.archive.item(n) for n in range(page.archive.count())]
        return [item.data(ROW).period for item in rows if not item.isHidden()]

    qtbot.waitUntil(lambda: shown() == ["2022-03"])
    page.shelf.search.clear()
    qtbot.waitUntil(lambda: len(shown()) == MANY)
    qtbot.waitUntil(lambda: not navigator.worker.busy)


def test_a_month_chosen_meanwhile_is_not_taken_back(page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    told: list[int] = []
    navigator.worker.read(lambda _session: 1, told.append, owner=page)
    qtbot.waitUntil(lambda: told == [1])  # the newest month was looked up before this
    assert page.panel.when.period == "2022-12"


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
    assert panel.when.fortnight.isVisible() and not panel.when.month.isVisible()
    panel.when.fortnight.setCurrentIndex(19)
    assert panel.when.period == "2022-20" and "09-19 – 10-02" in panel.when.fortnight.currentText()
    assert not panel.word.isEnabled()
    make(page, qtbot)
    assert panel.word.isEnabled() and panel.excel.isEnabled()
    save_with(panel.word, page, tmp_path / "f.docx", navigator, qtbot)
    save_with(panel.excel, page, tmp_path / "f.xlsx", navigator, qtbot)
    assert (tmp_path / "f.docx").read_bytes()[:2] == (tmp_path / "f.xlsx").read_bytes()[:2] == b"PK"

    figure = next(button for button in panel.findChildren(QPushButton) if button.accessibleName() == "新增线索 0")
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    counted = Counted("新增线索 2022-20", "0", {}, money=False)
    wanted = {"ids": [], "title": counted.name, "counted": counted}
    qtbot.waitUntil(lambda: navigator.lists == [("project", wanted)])
    panel.when.year.setValue(2024)
    assert panel.when.period == "2024-20"


def test_an_issued_fortnight_is_shown_from_the_archive(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.FORTNIGHTLY, "2021-07", tmp_path)
    issue(office, navigator, ReportKind.NOTICE, "2021-03", tmp_path)
    page = opened(navigator, qtbot)
    click(page.archive, 1, qtbot)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() and page.panel.print.isEnabled())
    assert (page.kind, page.panel.when.period) == (ReportKind.FORTNIGHTLY, "2021-07")
    click(page.archive, 0, qtbot)
    qtbot.waitUntil(lambda: (page.kind, page.panel.when.period) == (ReportKind.NOTICE, "2021-03"))


def test_an_issued_report_is_corrected_and_declared_void(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    furnish(office)
    enter(office, "国能智深")
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    page = opened(navigator, qtbot)
    page.panel.when.set_month(Month(2022, 12))
    page._show_period()
    qtbot.waitUntil(lambda: page.panel.correct.isVisible() and page.panel.void.isVisible())

    qtbot.mouseClick(page.panel.correct, Qt.MouseButton.LeftButton)
    form = page.findChildren(CorrectionForm)[0]
    set_value(form.rows["reason"].editor, "一个活动没有录入")
    form.save()
    qtbot.waitUntil(lambda: "No figure of" in form.note.text(), timeout=LONG)
    visit(office, navigator)
    form.save()
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    check(page, qtbot)
    assert page.panel.issue.text() == "Issue No. 2" and "更正" in page.panel.facts.text()
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: len(page.archive.rows) == 2 and page.archive.rows[0].corrects_id is not None)
    assert "Correction" in page.archive.item(0).text()
    standing = page.archive.issued(ReportKind.MONTHLY, "2022-12")
    assert standing is not None and standing.number == 1
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() and "No. 2" in page.panel.facts.text())
    assert page.archive.currentRow() == 0 and not page.panel.correct.isVisible()  # the correction itself is shown

    assert "Corrected · No. 1" in page.archive.item(1).text()
    click(page.archive, 1, qtbot)
    qtbot.waitUntil(lambda: "Corrected by No. 2 of 20" in page.panel.facts.text())
    assert page.panel.correct.text() == "Correct again…" and page.panel.void.isVisible()
    qtbot.mouseClick(page.panel.void, Qt.MouseButton.LeftButton)
    void = page.findChildren(VoidForm)[0]
    set_value(void.rows["reason"].editor, "重新印发")
    void.save()
    qtbot.waitUntil(lambda: page.archive.issued(ReportKind.MONTHLY, "2022-12") is None)
    assert [row.stands for row in page.archive.rows] == [False, False]
    assert page.archive.rows[1].void_reason == "重新印发"
    assert "■ Voided · No. 1" in page.archive.item(1).text()
    qtbot.waitUntil(lambda: "■ Void: 重新印发" in page.panel.warning.text())  # it stays on the page, and says so
    assert page.archive.currentRow() == 1 and "No. 1" in page.panel.facts.text()
    assert "Voided" in page.panel.steps.text() and "✓" not in page.panel.steps.text()
    assert primary(page) == ["Make it again"] and page.panel.print.isEnabled()
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.FORTNIGHTLY))
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    assert page.panel.facts.text() == ""  # nothing stands, so nothing is beside what is to be made


def test_words_are_corrected_without_a_figure_that_changed(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    written = {"problems": Edit("", "供电末落实，另有一项。")}
    report_texts.write(office, navigator.actor, ReportKind.MONTHLY, "2022-12", written)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    page = opened(navigator, qtbot)
    page.kept.correct(page.archive.rows[0])
    form = page.findChildren(CorrectionForm)[0]
    page.panel.when.set_month(Month(2022, 12))
    set_value(form.rows["reason"].editor, "误写")
    set_value(form.rows["before"].editor, "供电未接通\n，另有一项")
    set_value(form.rows["now"].editor, "供电未落实")
    form.save()
    assert "Beside each line" in form.rows["now"].error
    set_value(form.rows["now"].editor, "供电未落实\n")
    form.save()
    qtbot.waitUntil(lambda: "does not stand in what was issued" in form.rows["before"].error, timeout=LONG)
    set_value(form.rows["before"].editor, "供电末落实\n，另有一项")
    form.save()
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    make(page, qtbot)
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    check(page, qtbot)
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: len(page.archive.rows) == 2 and page.archive.rows[0].corrects_id is not None, timeout=LONG)
    with office.read() as session:
        frozen = snapshot(session, page.archive.rows[0].id)
    assert (frozen["corrections"], frozen["words"]) == ([], [["供电末落实", "供电未落实"], ["，另有一项", ""]])


def test_a_correction_made_again_stays_a_correction(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    visit(office, navigator)
    page = opened(navigator, qtbot)
    page.kept.correct(page.archive.rows[0])
    form = page.findChildren(CorrectionForm)[0]
    set_value(form.rows["reason"].editor, "一个活动没有录入")
    page.panel.when.set_month(Month(2022, 12))
    form.save()
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    visit(office, navigator)
    make(page, qtbot)
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    assert "更正" in page.panel.facts.text()
    check(page, qtbot)
    assert page.panel.issue.text() == "Issue No. 2"
    page.kept.void(page.archive.rows[0])
    void = page.findChildren(VoidForm)[-1]
    qtbot.waitUntil(lambda: "The draft of its correction is given up" in void.note.text())
    void.reject()


def test_a_trial_print_of_what_is_issued_says_so_on_its_paper(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    page = opened(navigator, qtbot)
    page.panel.when.set_month(Month(2022, 12))
    page._show_period()
    make(page, qtbot)
    qtbot.waitUntil(lambda: "A trial print" in page.panel.hint.text(), timeout=LONG)
    words = page.preview.document.getAllText(0).text()
    assert "试印稿" in words and "第2期" not in words


def test_a_period_that_is_not_over_is_asked_about_and_one_ahead_is_only_a_trial(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    office.clock = Clock(lambda: int(dt.datetime(2022, 12, 26, 9).timestamp() * 1000))
    make(page, qtbot)
    told = "The period ends only on 2022-12-31; the figures go up to 2022-12-26, what comes later is missing."
    assert f"▲ {told}" in page.panel.warning.text()
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
    assert "begins only on 2030-12-01 and ends on 2030-12-31" in page.panel.warning.text()
    assert not page.panel.check.isEnabled() and primary(page) == ["Print…"]


def test_characters_that_no_font_has_are_warned_of_and_asked_about(
    office: Office, navigator: FakeNavigator, page: ReportsPage, qtbot: QtBot
) -> None:
    written = {"problems": Edit("", "😀项目供电未落实。")}
    report_texts.write(office, navigator.actor, ReportKind.MONTHLY, "2022-12", written)
    make(page, qtbot)
    told = "No font has 😀: 〓 is printed in their place. Write these words otherwise."
    assert page.panel.warning.text() == f"▲ {told}"
    qtbot.mouseClick(page.panel.check, Qt.MouseButton.LeftButton)
    box = page.findChildren(QMessageBox)[-1]
    assert box.informativeText() == told
    box.reject()
    assert not page.panel.issue.isVisible()


def test_what_another_process_issued_before_it_was_checked_comes_on_the_page(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    qtbot.waitUntil(page.panel.check.isVisible)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    qtbot.mouseClick(page.panel.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.errors != [], timeout=LONG)
    assert "no longer in work" in str(navigator.errors[0])
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() and not page.panel.check.isVisible())


def test_what_another_process_issued_meanwhile_comes_on_the_page(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    check(page, qtbot)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)  # the page is not told
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: navigator.errors != [], timeout=LONG)
    assert "issued already, as number 1" in str(navigator.errors[0])
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() and not page.panel.issue.isVisible())
    assert page.archive.count() == 1 and "No. 1" in page.archive.item(0).text()


def test_who_is_not_of_the_centre_is_not_offered_to_correct(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    navigator.actor = Actor("Li", "HM", UserRole.CLERK)
    page = opened(navigator, qtbot)
    page.panel.when.set_month(Month(2022, 12))
    page._show_period()
    qtbot.waitUntil(lambda: page.panel.facts.text() != "")
    assert not page.panel.correct.isVisible() and not page.panel.void.isVisible()
