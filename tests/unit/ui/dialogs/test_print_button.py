"""The button above a list, and that no list is without one."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

import desktop_app.ui
from desktop_app.ui.dialogs.print_button import ListPrinter, PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_rows
from desktop_app.ui.table_model import Column
from tests.helpers.navigator import FakeNavigator

SOURCES = Path(desktop_app.ui.__file__).parent
NOT_PRINTED = {
    "paste_preview.py": "what is about to be entered is in the spreadsheet that it comes from",
    "schedule_view.py": "the page that it stands on prints it",
    "review_choice.py": "projects to choose from, which the list of projects prints",
    "review_panel.py": "the agenda is a paper of the meeting",
    "review_scores.py": "the score cards are papers of the meeting",
}


def wanted(title: str = "Parks") -> Wanted:
    return of_rows(title, [Column("real", "Number", str)], [1, 2])


def test_a_button_of_its_own_has_the_key_and_a_small_one_a_name(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    button = PrintButton(navigator, wanted, host)
    assert button.text() == "Print" and button.printer.print_action in host.actions()
    assert [action.text() for action in button.menu().actions()] == ["Print the list…", "Save the list as PDF…"]
    small = PrintButton(navigator, wanted, host, small=True)
    assert (small.text(), small.accessibleName()) == ("", "Print this list")
    assert small.printer.print_action not in host.actions() and small.printer.print_action.shortcut().isEmpty()


@pytest.mark.parametrize(
    ("title", "offered"), [("Parks", "Parks 2022-06-20.pdf"), ("甲/乙：一?期", "甲_乙：一_期 2022-06-20.pdf")]
)
def test_a_list_is_saved_under_a_name_that_files_may_have(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, tmp_path: Path, title: str, offered: str
) -> None:
    printer = ListPrinter(navigator, lambda: wanted(title), host)
    printer.save_action.trigger()
    (dialog,) = host.findChildren(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == [offered]
    assert dialog.defaultSuffix() == "pdf"
    dialog.fileSelected.emit(str(tmp_path / "list.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(navigator.messages), timeout=20_000)
    assert navigator.messages == [f"Saved as {tmp_path / 'list.pdf'}"]
    assert [action.label for action in navigator.actions] == ["Open"]
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


def test_every_table_of_the_window_can_be_printed() -> None:
    texts = {file.name: file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py")}
    tables = {name for name, text in texts.items() if "= TableView(" in text}
    without = {name for name in tables if not re.search(r"(PrintButton|ListPrinter)\(", texts[name])}
    assert without == set(NOT_PRINTED)
