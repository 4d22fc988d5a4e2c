"""The File menu takes workbooks in, after showing what would come of it, and gives them out."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from db.enums import UserRole
from db.models import Project
from desktop_app.documents.workbook.reader import read_file
from desktop_app.domain.workbook.schema import BY_NAME
from desktop_app.paths import find_paths
from desktop_app.services.office import Actor
from desktop_app.settings import Settings, SettingsFile
from desktop_app.ui.app import Application
from desktop_app.ui.dialogs.import_workbook import ImportWorkbook
from desktop_app.ui.dialogs.workbook_files import RefusedRows
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.messages import MessageBar
from desktop_app.ui.widgets.progress_panel import ProgressPanel
from desktop_app.ui.window_factory import make_window
from tests.helpers.workbook import INVESTORS, PROJECT, UNITS, Rows, cells, coded_office

ACTOR = Actor("Wang", "A1", UserRole.CENTRE)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    office = coded_office(tmp_path)
    paths = find_paths(tmp_path)
    application = Application([], paths, Settings(theme="light"), "en")
    window = make_window(application, office, paths, SettingsFile(paths.settings), ACTOR)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.worker.close()
    office.close()


def entry(window: MainWindow, words: str) -> None:
    """Choose an entry of the File menu."""
    menu = next(action.menu() for action in window.menuBar().actions() if action.text() == "&File")
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()


def write(path: Path, **sheets: Rows) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        headers = list(dict.fromkeys(header for row in rows for header in row))
        page.append(headers)
        for row in rows:
            page.append([row.get(header) for header in headers])
    book.save(path)
    return path


def begin(qtbot: QtBot, window: MainWindow, file: Path) -> ImportWorkbook:
    """Open the dialog and let it look through a file."""
    entry(window, "Import a data workbook…")
    dialog = window.findChild(ImportWorkbook)
    assert dialog is not None and dialog.isModal() and not dialog.primary.isEnabled()
    dialog.try_file(file)
    qtbot.waitUntil(lambda: "looked through" not in dialog.state.text())
    return dialog


def press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Press a link of the message bar."""
    bar = window.findChild(MessageBar)
    assert bar is not None
    link = next(link for link in bar._links if link.text() == words)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_a_file_is_looked_through_taken_in_and_taken_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rows = [PROJECT, {**PROJECT, "项目编号": "A1-2022-0002", "总投资": "about 5"}]
    dialog = begin(
        qtbot, window, write(tmp_path / "街道.xlsx", 责任单位=UNITS, 投资方=INVESTORS, 项目=rows, 备忘=[{"a": 1}])
    )
    assert dialog.state.text().startswith("5 rows can be taken in. 1 row will be refused")
    assert cells(window.office)["项目"] == []
    shown = [item.text(3) for item in map(dialog.findings.findings.topLevelItem, range(3)) if item is not None]
    assert shown[0] == "总投资: “about 5” is not a number"
    assert "sheet is not known" in shown[1]
    assert dialog.primary.text() == "Import 5 rows"
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bar.text == "5 rows imported. 1 row refused.")
    assert [row["项目编号"] for row in cells(window.office)["项目"]] == ["A1-2022-0001"]
    press(qtbot, window, "See them")
    refused = window.findChild(RefusedRows)
    assert refused is not None and refused.save.isEnabled()
    qtbot.mouseClick(refused.save, Qt.MouseButton.LeftButton)
    chooser = refused.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "退回.xlsx"))
    qtbot.waitUntil(lambda: window.bar.text.startswith("Saved as"))
    (sheet,) = read_file(tmp_path / "退回.xlsx")
    assert sheet.rows[1][-1] == "总投资: “about 5” is not a number"
    chooser.reject()
    refused.reject()
    window.steps.undo()
    qtbot.waitUntil(lambda: cells(window.office)["责任单位"] == [])


def test_a_cancel_in_the_middle_of_an_import_leaves_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    many: Rows = [{**PROJECT, "项目编号": f"A1-2022-{n:04}", "项目名称": f"示例项目{n}"} for n in range(1, 1500)]
    file = write(tmp_path / "many.xlsx", 责任单位=UNITS, 投资方=INVESTORS, 项目=many)
    dialog = begin(qtbot, window, file)
    assert not dialog.findings.findings.isVisible()  # nothing is the matter with it
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(ProgressPanel) is not None)
    panel = window.findChild(ProgressPanel)
    assert panel is not None
    qtbot.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bar.text == "Cancelled; nothing was changed.", timeout=20_000)
    with window.office.read() as session:
        assert session.scalars(select(func.count()).select_from(Project)).one() == 0
    qtbot.waitUntil(lambda: window.findChild(ProgressPanel) is None)


def test_an_import_with_refused_rows_is_taken_back_from_the_message(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = begin(qtbot, window, write(tmp_path / "1.xlsx", 责任单位=[*UNITS, {"单位代码": "C3"}]))
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bar.text == "2 rows imported. 1 row refused.")
    press(qtbot, window, "Undo")
    qtbot.waitUntil(lambda: cells(window.office)["责任单位"] == [])


def test_what_is_there_already_needs_the_box(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = begin(qtbot, window, write(tmp_path / "1.xlsx", 责任单位=UNITS))
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bar.text == "2 rows imported.")
    again = begin(qtbot, window, write(tmp_path / "2.xlsx", 责任单位=[{**UNITS[0], "电话": "8888"}, UNITS[1]]))
    assert "1 row will be refused" in again.state.text() and not again.primary.isEnabled()
    again.update_box.setChecked(True)
    qtbot.waitUntil(lambda: again.primary.isEnabled())
    assert again.state.text() == "1 row can be taken in."
    again.reject()


def test_a_wrong_file_is_one_sentence_in_the_dialog(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "notes.xlsx").write_text("no workbook", encoding="utf-8")
    dialog = begin(qtbot, window, tmp_path / "notes.xlsx")
    assert dialog.state.text().startswith("notes.xlsx is not a workbook")
    assert not dialog.primary.isEnabled() and not dialog.findings.isVisible()
    dialog.use_mapping(tmp_path / "notes.xlsx")
    assert "is not a mapping" in dialog.state.text()
    dialog.reject()


def test_closing_the_dialog_stops_the_look(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    entry(window, "Import a data workbook…")
    dialog = window.findChild(ImportWorkbook)
    assert dialog is not None
    dialog.try_file(write(tmp_path / "1.xlsx", 责任单位=UNITS))
    dialog.reject()
    qtbot.waitUntil(lambda: not window.worker.busy)
    assert cells(window.office)["责任单位"] == []


@pytest.mark.parametrize(
    ("words", "sheets"),
    [("Save an empty template…", ["说明", *BY_NAME]), ("Export the data workbook…", list(BY_NAME))],
)
def test_workbooks_are_given_out(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, words: str, sheets: list[str]
) -> None:
    entry(window, words)
    chooser = window.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "out.xlsx"))
    qtbot.waitUntil(lambda: str(tmp_path / "out.xlsx") in window.bar.text)
    assert [raw.name for raw in read_file(tmp_path / "out.xlsx")] == sheets
    assert ("Review meetings" in window.bar.text) == words.startswith("Export"), "what is not in it is told"
    chooser.reject()
