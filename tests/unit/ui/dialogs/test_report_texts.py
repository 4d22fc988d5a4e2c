"""The dialog for the texts of a bulletin, opened from the reports page and saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.enums import ReportKind, UserRole
from desktop_app.documents.produce import KINDS
from desktop_app.queries.report_texts import load
from desktop_app.ui.dialogs.report_texts import ReportTexts
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.database import fresh_office
from tests.helpers.navigator import FakeNavigator


@pytest.fixture
def navigator(tmp_path: Path) -> Iterator[FakeNavigator]:
    office = fresh_office(tmp_path)
    navigator = FakeNavigator(office, tmp_path)
    yield navigator
    navigator.close()
    office.close()


@pytest.fixture
def page(navigator: FakeNavigator, qtbot: QtBot) -> ReportsPage:
    page = ReportsPage(navigator)
    qtbot.addWidget(page)
    page.show()
    page.panel.when.year.setValue(2022)
    page.panel.when.month.setCurrentIndex(11)
    return page


def opened(page: ReportsPage, qtbot: QtBot) -> ReportTexts:
    qtbot.mouseClick(page.panel.texts, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in page.findChildren(ReportTexts)))
    return next(dialog for dialog in page.findChildren(ReportTexts) if dialog.isVisible())


def editor(dialog: ReportTexts, part: str) -> QPlainTextEdit:
    found = dialog.rows[part].editor
    assert isinstance(found, QPlainTextEdit)
    return found


def test_what_is_written_is_kept_and_shown_again(page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    assert list(dialog.rows) == ["problems", "next_steps"]
    qtbot.keyClicks(editor(dialog, "problems"), "slow")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(navigator.changes) == 1)
    with navigator.office.read() as session:
        assert load(session, ReportKind.MONTHLY, "2022-12") == {"problems": ("slow",)}
    qtbot.waitUntil(lambda: page.findChildren(ReportTexts) == [])
    again = opened(page, qtbot)
    assert editor(again, "problems").toPlainText() == "slow"
    qtbot.mouseClick(again.cancel, Qt.MouseButton.LeftButton)


def test_the_annual_report_has_names_and_paragraphs(page: ReportsPage, qtbot: QtBot) -> None:
    page.shelf.kinds.setCurrentRow(KINDS.index(ReportKind.ANNUAL))
    dialog = opened(page, qtbot)
    assert "2022" in dialog.windowTitle()
    assert {"central", "key_projects", "measures", "next_year"} < set(dialog.rows)
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)


def test_a_units_clerk_is_told_whom_to_ask(navigator: FakeNavigator, page: ReportsPage, qtbot: QtBot) -> None:
    navigator.actor = type(navigator.actor)("Li", "HMJD", UserRole.CLERK)
    dialog = opened(page, qtbot)
    qtbot.keyClicks(editor(dialog, "problems"), "x")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.note.text() != "")
    assert "Only the centre may change this." in dialog.note.text()
    assert navigator.changes == []
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
