"""What a clerk does on the reports page, and what can be read from it."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QListWidget, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from db.enums import ActivityKind, ReportKind
from db.models import Activity
from desktop_app.documents import issuing, produce
from desktop_app.paths import resources_folder
from desktop_app.services.office import Label, Office
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.navigator import FakeNavigator

LONG = 30_000
ISSUED = "✓ <b>Issue</b>"


def opened(navigator: FakeNavigator, qtbot: QtBot) -> ReportsPage:
    """The page as it opens, everything read."""
    page = ReportsPage(navigator)
    qtbot.addWidget(page)
    navigator.pages.append(page)
    page.resize(1366, 640)
    page.show()
    qtbot.waitUntil(lambda: not navigator.worker.busy)
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
    menu = (archive.findChildren(QMenu) or page.desk.kept.findChildren(QMenu))[-1]
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


def save_with(button: QPushButton, page: ReportsPage, target: Path, navigator: FakeNavigator, qtbot: QtBot) -> None:
    """Click a button that asks for a file, and give it one."""
    before = len(page.findChildren(QFileDialog))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialogs = page.findChildren(QFileDialog)
    assert len(dialogs) == before + 1
    qtbot.addWidget(dialogs[-1])
    dialogs[-1].fileSelected.emit(str(target))
    qtbot.waitUntil(lambda: any(target.name in words for words in navigator.messages), timeout=LONG)
