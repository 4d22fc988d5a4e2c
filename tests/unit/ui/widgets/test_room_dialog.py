import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets import room_dialog
from desktop_app.ui.widgets.room_dialog import RoomDialog, fitted, visible_enough

SCREEN = QRect(0, 0, 1366, 768)


@pytest.mark.parametrize(
    ("frame", "enough"),
    [
        (QRect(0, 0, 1366, 728), True),
        (QRect(1300, 100, 1366, 728), False),
        (QRect(2000, 100, 1366, 728), False),
        (QRect(100, -500, 1366, 728), False),
        (QRect(-1200, 100, 1366, 728), True),
    ],
)
def test_a_window_can_be_taken_hold_of(frame: QRect, enough: bool) -> None:
    assert visible_enough(frame, [SCREEN]) is enough
    assert visible_enough(frame, [SCREEN, QRect(1366, 0, 1920, 1080)]) is (enough or frame.left() > 1000)


def test_a_lost_window_comes_to_the_middle_and_fits() -> None:
    place = fitted(QSize(1920, 1000), SCREEN)
    assert SCREEN.contains(place) and place.size() == SCREEN.size()
    assert fitted(QSize(1000, 600), SCREEN).center() == SCREEN.center()


def test_a_dialog_is_no_larger_than_its_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_dialog, "room_of", lambda _window: QRect(0, 32, 1024, 688))
    for wanted, shown in (((1300, 690), (1024, 688)), ((640, 700), (640, 688)), ((500, 300), (500, 300))):
        dialog = RoomDialog()
        qtbot.addWidget(dialog)
        dialog.resize(*wanted)
        dialog.show()
        assert (dialog.width(), dialog.height()) == shown
