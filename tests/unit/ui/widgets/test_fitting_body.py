"""A page fills the window it has and scrolls only in one that is too low."""

from PySide6.QtWidgets import QLabel, QScrollArea, QTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.fitting_body import FittingBody


def test_wrapped_texts_do_not_make_it_higher_than_the_window(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    body = FittingBody(area)
    words = QLabel("words " * 20, body.inner)
    words.setWordWrap(True)
    liked = QTextEdit(body.inner)  # likes 192 px, is content with far less
    column = QVBoxLayout(body.inner)
    column.addWidget(words)
    column.addWidget(liked)
    area.setWidgetResizable(True)
    area.setWidget(body)
    area.resize(300, 180)
    area.show()
    assert body.height() == area.viewport().height()
    area.resize(300, 40)
    assert body.height() > area.viewport().height()
