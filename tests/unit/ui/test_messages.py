from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import InvalidInput, UserError
from desktop_app.ui import messages
from desktop_app.ui.messages import Action, MessageBar, confirm, report_bug


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    host = QWidget()
    host.resize(800, 400)
    qtbot.addWidget(host)
    host.show()
    yield host


def test_a_result_offers_its_next_steps(qtbot: QtBot, host: QWidget) -> None:
    bar = MessageBar(host)
    clicked: list[str] = []
    bar.show_message(
        "success", "312 rows imported", [Action("View", lambda: clicked.append("view")), Action("Undo", lambda: None)]
    )
    assert bar.isVisible() and bar.text == "312 rows imported"
    links = bar.findChildren(QPushButton)
    assert [link.text() for link in links] == ["View", "Undo"]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert clicked == ["view"]
    assert bar.text == ""


def placed(host: QWidget) -> tuple[MessageBar, QPushButton]:
    """A bar at the foot of a page, below a button."""
    bar, button = MessageBar(host), QPushButton("Issue", host)
    column = QVBoxLayout(host)
    column.addWidget(QLabel("Page", host), 1)
    column.addWidget(button)
    column.addWidget(bar)
    return bar, button


def test_what_is_wrong_about_fields_is_told_by_their_names(host: QWidget) -> None:
    bar = MessageBar(host)
    less = UserError("This cannot be less than nothing.")
    bar.show_error(InvalidInput("Some fields cannot be saved.", fields={"total_investment_fen": less, "own": less}))
    assert bar.text == (
        "Some fields cannot be saved. Total investment: This cannot be less than nothing. "
        "own: This cannot be less than nothing."
    )


def test_an_error_stays_and_nothing_moves(qtbot: QtBot, host: QWidget) -> None:
    bar, button = placed(host)
    qtbot.wait(1)
    before = button.geometry()
    bar.show_error(UserError("The disk is full.", "Free {mb} MB and try again.", mb=5))
    assert bar.text == "The disk is full. Free 5 MB and try again."
    qtbot.wait(1)
    assert button.geometry() == before and not bar.geometry().intersects(before)
    host.resize(500, 300)
    assert host.rect().contains(bar.geometry())
    told: list[bool] = []
    bar.turned.connect(told.append)
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    qtbot.wait(1)
    assert bar.text == "" and told == [False]
    assert button.geometry().bottom() == before.bottom() - 100


def test_what_is_said_on_a_page_waits_there(qtbot: QtBot, host: QWidget) -> None:
    bar = MessageBar(host)
    done: list[bool] = []
    bar.turn_to("handbook")
    bar.show_message("warning", "Two figures are past their date.", [Action("View", lambda: done.append(True))])
    bar.turn_to("reports")
    assert bar.text == ""
    bar.show_message("error", "The disk is full.")
    bar.turn_to("handbook")
    assert bar.text == "Two figures are past their date."
    qtbot.mouseClick(bar.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    assert done == [True]
    bar.turn_to("reports")
    assert bar.text == "The disk is full."
    bar.show_message("success", "Saved.")
    bar.turn_to("handbook")
    assert bar.text == "Saved."


def test_what_was_said_before_goes_when_something_is_tried(host: QWidget) -> None:
    bar = MessageBar(host)
    for kind in ("info", "success", "error"):
        bar.show_message(kind, "Of what was tried before.")
        bar.begin_anew()
        assert bar.text == "", kind
    bar.show_message("warning", "Settings cannot be kept on this computer.")
    bar.begin_anew()
    assert bar.text == "Settings cannot be kept on this computer."


def test_a_text_of_many_lines_takes_room_and_gives_it_back(qtbot: QtBot, host: QWidget) -> None:
    bar, button = placed(host)
    qtbot.wait(1)
    before = button.geometry()
    bar.show_message("warning", "A long sentence about what happened. " * 24)
    qtbot.waitUntil(lambda: bar.height() > 60)
    assert host.rect().contains(bar.geometry()) and not bar.geometry().intersects(button.geometry())
    assert bar.height() >= bar.heightForWidth(bar.width())
    bar.close_message()
    qtbot.waitUntil(lambda: button.geometry() == before)


def test_a_success_leaves_by_itself(qtbot: QtBot, host: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "SUCCESS_MS", 10)
    bar, _button = placed(host)
    bar.show_message("success", "Saved.")
    qtbot.waitUntil(lambda: bar.text == "")
    bar.show_message("warning", "The disk is nearly full.")
    qtbot.wait(40)
    assert bar.text == "The disk is nearly full."


def test_confirm_runs_only_on_the_verb(qtbot: QtBot, host: QWidget) -> None:
    done: list[bool] = []
    for label, expected in (("Cancel", []), ("Empty the bin", [True])):
        box = confirm(
            host, "Empty the recycle bin?", "This cannot be undone.", "Empty the bin", lambda: done.append(True)
        )
        button = next(b for b in box.buttons() if b.text() == label)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert done == expected


def test_a_bug_shows_a_report_that_can_be_copied(qtbot: QtBot, host: QWidget, caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ZeroDivisionError("odd")
    except ZeroDivisionError as problem:
        dialog = report_bug(host, problem)
    assert "ZeroDivisionError: odd" in dialog.log_view.toPlainText()
    assert "ZeroDivisionError: odd" in caplog.text
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy report")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "odd" in QGuiApplication.clipboard().text()
    dialog.reject()


def test_what_a_clerk_understands_is_said_and_a_fault_is_reported() -> None:
    said: list[str] = []
    reported: list[Exception] = []
    messages.say_or_report(UserError("The disk is full.", "Make room."), said.append, reported.append)
    fault = KeyError("x")
    messages.say_or_report(fault, said.append, reported.append)
    assert (said, reported) == (["The disk is full. Make room."], [fault])


def test_what_is_over_is_said_no_more(host: QWidget) -> None:
    bar = MessageBar(host)
    bar.turn_to("handbook")
    bar.show_message("info", "The stick was plugged in.")
    bar.withdraw("Something else.")
    assert bar.text == "The stick was plugged in."
    bar.turn_to("reports")
    bar.withdraw("The stick was plugged in.")
    bar.turn_to("handbook")
    assert bar.text == ""
    bar.show_message("info", "The stick was plugged in.")
    bar.withdraw("The stick was plugged in.")
    assert bar.text == ""
