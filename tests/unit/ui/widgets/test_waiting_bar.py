"""The thin bar of a page that waits."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import LOADING_DELAY_MS
from desktop_app.ui.widgets.waiting_bar import WaitingBar


def test_it_comes_after_a_moment_spans_the_page_and_goes(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = WaitingBar(page)
    page.resize(400, 100)
    page.show()
    bar.wait()
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible, timeout=LOADING_DELAY_MS * 10)
    page.resize(500, 100)
    qtbot.waitUntil(lambda: bar.width() == 500)
    bar.done()
    assert not bar.isVisible()


def test_what_is_quickly_there_shows_none(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = WaitingBar(page)
    page.show()
    bar.wait()
    bar.done()
    qtbot.wait(LOADING_DELAY_MS * 2)
    assert not bar.isVisible()
