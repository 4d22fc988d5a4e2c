"""What a clerk does on the handbook's page, and what can be read from it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.queries import handbook as query
from desktop_app.queries.handbook import Book
from desktop_app.services.office import Office
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.pages.handbook import HandbookPage
from desktop_app.ui.widgets.entry_row import EntryRow
from tests.helpers.navigator import FakeNavigator

LONG = 30_000


def open_page(navigator: FakeNavigator, qtbot: QtBot) -> HandbookPage:
    page = HandbookPage(navigator)
    qtbot.addWidget(page)
    navigator.pages.append(page)
    page.resize(1366, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: not navigator.worker.busy and bool(page.panel.tables.industries))
    return page


def settled(page: HandbookPage, qtbot: QtBot) -> None:
    """Wait until nothing is read or written any more."""
    worker = page.navigator.worker
    qtbot.waitUntil(lambda: not worker.busy, timeout=LONG)


def book(office: Office) -> Book:
    with office.read() as session:
        return query.book(session)


def outline(office: Office) -> list[str]:
    return [f"{chapter.number} {chapter.title}" for chapter in book(office).chapters]


def text_of(office: Office, chapter_id: str) -> str:
    chapter = book(office).chapter(chapter_id)
    assert chapter is not None
    return chapter.text


def form_of(page: QWidget, kind: type[FormDialog]) -> FormDialog:
    found = page.findChild(kind)
    assert isinstance(found, FormDialog)
    return found


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def enter(widget: QWidget, text: str) -> None:
    """Type Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def row_of(page: HandbookPage, name: str) -> EntryRow:
    return next(row for row in page.panel.findChildren(EntryRow) if row.accessibleName().startswith(name))
