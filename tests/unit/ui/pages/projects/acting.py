"""What a clerk does on the projects page, and what can be read from it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.widgets.table_view import TableView
from tests.helpers.navigator import FakeNavigator

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, navigator: FakeNavigator, count: int) -> ProjectsPage:
    page = ProjectsPage(navigator)
    navigator.pages.append(page)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    qtbot.waitUntil(lambda: page.list.table is not None and page.list.source.count() == count)
    return page


def table(page: ProjectsPage) -> TableView:
    assert page.list.table is not None
    return page.list.table


def titles(page: ProjectsPage) -> list[str]:
    model = table(page).model
    return sorted(str(model.index(n, model.column_of("title")).data()) for n in range(model.rowCount()))


def open_first(qtbot: QtBot, page: ProjectsPage, project_id: str) -> None:
    table(page).select_id(project_id)
    qtbot.keyClick(table(page).grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.id == project_id)


def button(qtbot: QtBot, holder: QWidget, words: str) -> QPushButton:
    """The visible button with these words, as soon as it is there."""

    def found() -> list[QPushButton]:
        return [b for b in holder.findChildren(QPushButton) if b.text() == words and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def wait_for_view(qtbot: QtBot, page: ProjectsPage, key: str, count: int) -> None:
    page.views.choose(key)
    qtbot.waitUntil(lambda: page.list.source.count() == count and not page.list.source.loading)
