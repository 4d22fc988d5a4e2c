"""The templates are read and written in the program; what was typed and not saved is there again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.documents.produce import Press
from desktop_app.ui.dialogs.wordings import Wordings
from tests.helpers.navigator import FakeNavigator

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> Wordings:
    dialog = Wordings(navigator, host)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.list.count() == 7)
    return dialog


def put_before(dialog: Wordings, line: str) -> None:
    dialog.text.setPlainText(f"{line}\n{dialog.text.toPlainText()}")


def test_a_template_is_written_and_given_up(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    press = Press(navigator.paths.resources, navigator.paths.templates)
    assert dialog.name == "monthly.txt" and dialog.note.text() == "As supplied."
    assert not dialog.save_button.isEnabled() and not dialog.supplied.isEnabled()
    put_before(dialog, "; 我们的")
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: "Saved" in dialog.bar.text)
    assert press.template("monthly.txt").path.is_relative_to(navigator.paths.data)
    assert "own wording" in dialog.note.text() and not dialog.discard.isEnabled()
    qtbot.mouseClick(dialog.supplied, LEFT)
    (box,) = dialog.findChildren(QMessageBox)
    next(button for button in box.buttons() if button.text() == "Supplied wording").click()
    qtbot.waitUntil(lambda: "is back" in dialog.bar.text)
    assert press.template("monthly.txt").supplied and not dialog.text.toPlainText().startswith("; 我们的")
    dialog.reject()


def test_a_mistake_is_shown_at_its_line_and_nothing_is_kept(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    dialog = opened(qtbot, navigator, host)
    put_before(dialog, "[mashead]")
    dialog.save()
    qtbot.waitUntil(lambda: "[mashead]" in dialog.bar.text)
    assert "line 1" in dialog.bar.text and dialog.text.textCursor().selectedText() == "[mashead]"
    assert Press(navigator.paths.resources, navigator.paths.templates).template("monthly.txt").supplied
    dialog.reject()


def test_what_was_typed_waits_for_the_next_time_until_it_is_discarded(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    dialog = opened(qtbot, navigator, host)
    put_before(dialog, "; 半句")
    dialog.list.setCurrentRow(1)
    assert not dialog.text.toPlainText().startswith("; 半句") and not dialog.save_button.isEnabled()
    put_before(dialog, "; 另一半")
    dialog.reject()
    again = opened(qtbot, navigator, host)
    assert again.text.toPlainText().startswith("; 半句") and "not saved yet" in again.note.text()
    qtbot.mouseClick(again.discard, LEFT)
    assert again.note.text() == "As supplied."
    again.list.setCurrentRow(1)
    assert again.text.toPlainText().startswith("; 另一半")
    again.list.setCurrentRow(0)
    assert not again.text.toPlainText().startswith("; 半句")
    again.reject()
