"""The reports page, clicked through: make, find, issue, refuse to issue twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.database import fresh_office
from tests.helpers.navigator import FakeNavigator


@pytest.fixture
def navigator(tmp_path: Path) -> Iterator[FakeNavigator]:
    office: Office = fresh_office(tmp_path)
    navigator = FakeNavigator(office, tmp_path)
    yield navigator
    navigator.close()
    office.close()


@pytest.fixture
def page(navigator: FakeNavigator, qtbot: QtBot) -> ReportsPage:
    page = ReportsPage(navigator)
    qtbot.addWidget(page)
    navigator.pages.append(page)
    page.resize(1366, 640)
    page.show()
    page.year.setValue(2022)
    page.month.setCurrentIndex(11)
    return page


def make(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.issue.isEnabled, timeout=30_000)


def test_the_month_is_made_found_in_and_issued_once(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.period == "2022-12"
    assert not page.issue.isEnabled()
    assert page.archive_empty.isVisible()
    make(page, qtbot)
    assert page.preview.document.pageCount() >= 1
    assert "No. 1" in page.issue.text()
    qtbot.keyClicks(page.preview.find_box, "2022")
    qtbot.waitUntil(lambda: page.preview.found.text() != "")

    qtbot.mouseClick(page.issue, Qt.MouseButton.LeftButton)
    box = page.findChild(QMessageBox)
    assert box is not None
    verb = next(button for button in box.buttons() if "No. 1" in button.text())
    qtbot.mouseClick(verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.archive.count() == 1 or bool(navigator.errors), timeout=10_000)
    assert navigator.errors == []
    assert "2022-12" in page.archive.item(0).text()
    assert not page.issue.isEnabled()

    made = (tmp_path / "preview" / "monthly-2022-12.pdf").read_bytes()
    page.year.setValue(2021)
    assert not page.print.isEnabled()
    place = page.archive.visualItemRect(page.archive.item(0)).center()
    qtbot.mouseClick(page.archive.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.print.isEnabled() and page.preview.document.pageCount() >= 1
    qtbot.mouseClick(page.save_as, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "again.pdf"))
    assert (tmp_path / "again.pdf").read_bytes() == made


def test_an_annual_report_has_no_month(page: ReportsPage, qtbot: QtBot) -> None:
    page.kind_list.setCurrentRow(1)
    assert not page.month_row.isVisible()
    assert page.period == "2022"
    make(page, qtbot)
    assert page.preview.document.pageCount() >= 1


def test_a_change_of_period_takes_the_preview_away(page: ReportsPage, qtbot: QtBot) -> None:
    make(page, qtbot)
    page.year.setValue(2021)
    assert not page.issue.isEnabled()
    assert page.preview.body.currentWidget() is page.preview.empty


def test_the_pages_are_printed(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    make(page, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert page.preview.print_to(printer) == page.preview.document.pageCount()
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_a_month_chosen_meanwhile_is_not_taken_back(page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    told: list[int] = []
    navigator.worker.read(lambda _session: 1, told.append, owner=page)
    qtbot.waitUntil(lambda: told == [1])  # the newest month was looked up before this
    assert page.period == "2022-12"
