"""An icon that stands by itself follows the theme; icons are as sharp as the screen."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import DARK, LIGHT, make_palette
from desktop_app.ui.widgets.picture import Picture


def colours(pixmap: QPixmap) -> set[str]:
    """The colours of what is drawn fully."""
    image = pixmap.toImage()
    every = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(one).name() for one in every if one.alpha() == 255}


def test_it_takes_the_colour_of_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette()
    picture = Picture(20, None, icon("usb", lambda t: t.accent))
    qtbot.addWidget(picture)
    try:
        for tokens in (LIGHT, DARK):
            qapp.setPalette(make_palette(tokens))
            qapp.processEvents()
            assert colours(picture.pixmap()) == {tokens.accent.lower()}
    finally:
        qapp.setPalette(before)
    picture.show_icon(QIcon())
    assert picture.pixmap().isNull()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_a_point_for_each_of_the_screen(qapp: QApplication, ratio: float) -> None:
    drawn = icon("usb").pixmap(QSize(16, 16), ratio)
    assert (drawn.width(), drawn.devicePixelRatio()) == (round(16 * ratio), ratio)
