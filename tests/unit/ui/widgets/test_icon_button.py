"""A button of an icon alone tells its name, and the key that presses it."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.icon_button import icon_button


def test_its_name_is_read_out_and_stands_in_the_tip(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    button = icon_button("x", "Take away", host)
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("", "Take away", "Take away")
    assert not button.autoDefault() and not button.icon().isNull()


def test_its_key_stands_in_the_tip_and_presses_it(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    button = icon_button("zoom-in", "Larger", host, QKeySequence.StandardKey.ZoomIn)
    key = QKeySequence(QKeySequence.StandardKey.ZoomIn)
    assert button.shortcut() == key and button.toolTip() == f"Larger  {key.toString()}"
