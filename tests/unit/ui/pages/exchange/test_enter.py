"""Enter goes on: on a button, in the list of files, and among the digits once all of them are right."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.sync.stick import PackageOnStick, write_card
from desktop_app.ui.pages.exchange import OFFICES
from tests.helpers.exchange_windows import LEFT, Desk

ENTER = Qt.Key.Key_Return


def focus(desk: Desk, widget: QWidget) -> None:
    desk.window.activateWindow()
    widget.setFocus()
    desk.qtbot.waitUntil(widget.hasFocus)


def test_enter_presses_the_button_that_has_the_cursor(friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, _unit = friends
    centre.plug(stick)
    steps = centre.page.steps
    focus(centre, steps.choose.take.primary)
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(steps.choose.take.primary, held)
    assert not steps.busy
    qtbot.keyClick(steps.choose.take.primary, ENTER)
    centre.until(lambda: steps.step == 1)
    qtbot.waitUntil(steps.look.primary.hasFocus)
    qtbot.keyClick(steps.look.primary, ENTER)
    centre.until(lambda: steps.step == 2)
    qtbot.waitUntil(steps.done.again.hasFocus)
    centre.page.show_part(OFFICES)
    centre.page.show_part(0)
    qtbot.waitUntil(steps.done.again.hasFocus)
    qtbot.keyClick(steps.done.again, ENTER)
    centre.until(lambda: steps.step == 0)


def test_a_file_is_opened_by_enter_or_a_double_click(friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, _unit = friends
    (stick / "a.zstpack").write_bytes(b"damaged")
    centre.plug(stick)
    take = centre.page.steps.choose.take
    asked: list[list[PackageOnStick]] = []
    take.look_asked.disconnect()
    take.look_asked.connect(asked.append)
    items = [take.list.topLevelItem(place) for place in range(take.list.topLevelItemCount())]
    assert len(items) == 2
    for item in items:
        assert item is not None
        take.list.setCurrentItem(item)
        focus(centre, take.list)
        qtbot.keyClick(take.list, ENTER)
        middle = take.list.visualItemRect(item).center()
        viewport = take.list.viewport()
        qtbot.mouseClick(viewport, LEFT, pos=QPoint(middle))
        qtbot.mouseDClick(viewport, LEFT, pos=QPoint(middle))
    assert [[one.sender for one in packages] for packages in asked] == [["华明街道"]] * 2


def test_enter_confirms_the_digits_once_all_are_right(desks: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, unit = desks
    centre.part(OFFICES)
    compare = centre.page.offices.compare
    compare.open_card(write_card(unit.one.exchange, stick))
    centre.until(compare.isVisible)
    digits = compare.groups.accessibleDescription()
    qtbot.keyClicks(compare.typed, digits[:10])
    qtbot.keyClick(compare.typed, ENTER)
    centre.idle()
    assert compare.isVisible() and centre.page.offices.source.count() == 0
    qtbot.keyClicks(compare.typed, digits[10:])
    qtbot.keyClick(compare.typed, ENTER)
    centre.until(lambda: centre.page.offices.source.count() == 1)
