"""The templates are read and written in the program; what was typed and not saved is there again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.documents.produce import Press
from desktop_app.queries import report_drafts, report_issues
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


def words_on(dialog: Wordings, page: int = 0) -> str:
    return "".join(dialog.trial.preview.document.getAllText(page).text().split())


def test_a_text_is_tried_before_it_is_saved_and_nothing_of_it_stays(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    dialog = opened(qtbot, navigator, host)
    dialog.text.setPlainText(dialog.text.toPlainText().replace("name = 招商引资月度通报", "name = 招商快报"))
    assert dialog.trial.isHidden()
    qtbot.mouseClick(dialog.trial.button, LEFT)
    qtbot.waitUntil(dialog.trial.isVisible)
    assert "招商快报" in words_on(dialog) and "第1期（试排稿）" in words_on(dialog)
    assert "newest figures" in dialog.trial.told.text() and dialog.save_button.isEnabled()
    put_before(dialog, "; 又改")
    assert "changed since" in dialog.trial.told.text()
    dialog.text.setPlainText(dialog.text.toPlainText().replace("maker = {office}", "maker = {offce}"))
    qtbot.mouseClick(dialog.trial.button, LEFT)
    qtbot.waitUntil(lambda: "“office” may be meant" in dialog.bar.text)
    assert "{offce}" in dialog.text.textCursor().selectedText() and "招商快报" in words_on(dialog)
    dialog.list.setCurrentRow(1)
    assert dialog.trial.isHidden() and not list(dialog.trial.file.parent.glob("*"))
    dialog.reject()
    assert Press(navigator.paths.resources, navigator.paths.templates).template("monthly.txt").supplied
    with navigator.office.read() as session:
        assert report_issues.archive(session) == [] and report_drafts.in_work(session) == []


def test_a_trial_is_given_up_with_the_window(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    progress, file = dialog.trial.make(), dialog.trial.file
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog) and not navigator.worker.busy)
    assert progress.cancelled and not list(file.parent.glob("*"))


def test_of_meeting_papers_one_is_tried(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    dialog.list.setCurrentRow(6)
    qtbot.mouseClick(dialog.trial.button, LEFT)
    assert dialog.trial.papers.isVisible()
    names = {action.text(): action for action in dialog.trial.papers.actions()}
    names["Minutes"].trigger()
    qtbot.waitUntil(lambda: "no review meeting yet" in dialog.bar.text)
    assert dialog.trial.isHidden()
    dialog.trial.papers.close()
    dialog.reject()
