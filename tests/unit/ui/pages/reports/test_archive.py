"""What was issued is shown, searched and saved byte for byte."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from db.enums import ReportKind, ReportState
from db.models import Attachment, ReportIssue
from desktop_app.documents import produce
from desktop_app.domain.edits import Edit
from desktop_app.domain.periods import Month
from desktop_app.errors import UserError
from desktop_app.queries.report_issues import PDF, WORD, WORKBOOK, archive
from desktop_app.services import report_texts
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Label, Office
from desktop_app.ui.messages import error_words
from desktop_app.ui.widgets.report_archive import ROW
from desktop_app.ui.widgets.report_shelf import MANY
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.reports.acting import (
    ISSUED,
    click,
    close_menus,
    issue,
    menu_of,
    opened,
    primary,
    save_with,
    visit,
)


def test_the_newest_issued_is_on_the_page_when_it_opens(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.ANNUAL, "2020", tmp_path)
    newest = issue(office, navigator, ReportKind.MONTHLY, "2021-03", tmp_path)
    page = opened(navigator, qtbot)
    qtbot.waitUntil(lambda: page.preview.document.pageCount() > 0)
    assert "No. 1" in page.panel.told.facts.text()
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


def test_a_number_that_two_have_is_marked_until_one_is_void(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.ANNUAL, "2020", tmp_path)
    issue(office, navigator, ReportKind.MONTHLY, "2021-03", tmp_path)
    issue(office, navigator, ReportKind.MONTHLY, "2021-04", tmp_path)
    with office.write(Label("Put a backup back"), navigator.actor) as tx:
        tx.session.execute(update(ReportIssue).where(ReportIssue.kind == ReportKind.MONTHLY).values(number=1))
    page = opened(navigator, qtbot)
    marked = ["\n▲ No. 1 · Number given twice" in page.archive.item(n).text() for n in range(page.archive.count())]
    assert marked == [True, True, False]
    font, room = page.archive.fontMetrics(), page.archive.visualItemRect(page.archive.item(0)).width()
    assert all(font.horizontalAdvance(line) < room for line in page.archive.item(0).text().splitlines())
    assert "Declare one of the two void" in page.archive.item(0).toolTip()
    with office.write(Label("Void"), navigator.actor) as tx:
        wrong = update(ReportIssue).where(ReportIssue.period == "2021-04")
        tx.session.execute(wrong.values(state=ReportState.VOIDED))
    again = opened(navigator, qtbot)
    assert not any("twice" in again.archive.item(place).text() for place in range(again.archive.count()))


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
    qtbot.waitUntil(lambda: navigator.errors != [])
    told = navigator.errors[-1]
    assert isinstance(told, UserError)
    words = error_words(told)
    assert "no longer the one that was issued" in words[0] and "from a backup" in words[1]
    assert page.preview.body.currentWidget() is page.preview.empty
    assert not page.panel.print.isEnabled()


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
    qtbot.waitUntil(lambda: said in page.panel.told.hint.text())
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
