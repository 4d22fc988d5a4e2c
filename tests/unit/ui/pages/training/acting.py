"""What a clerk does on the training page, and what can be read from it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.session_form import SessionForm
from desktop_app.ui.pages.training import TrainingPage
from tests.helpers.navigator import FakeNavigator

LEFT = Qt.MouseButton.LeftButton
TOPICS = ["产业链招商方法", "内资填报实务", "外出招商礼仪"]


def shown(qtbot: QtBot, navigator: FakeNavigator) -> TrainingPage:
    page = TrainingPage(navigator)
    navigator.pages.append(page)
    qtbot.addWidget(page)
    page.resize(1366, 660)
    page.show()
    qtbot.waitUntil(lambda: page.year is not None)
    return page


def topics(page: TrainingPage) -> list[str]:
    return [str(page.source.row(n).topic) for n in range(page.source.count())]  # type: ignore[union-attr]


def open_one(qtbot: QtBot, page: TrainingPage, session_id: str) -> None:
    """Enter on a row of the list."""
    page.schedule.table.select_id(session_id)
    qtbot.keyClick(page.schedule.table.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.session is not None and page.panel.session.row.id == session_id)


def opened_form(page: TrainingPage) -> SessionForm:
    assert page.panel.form is not None
    return page.panel.form
