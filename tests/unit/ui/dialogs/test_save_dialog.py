"""Where a file goes is asked in the folder that was taken last."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.settings import SettingsFile
from desktop_app.ui.dialogs.save_dialog import save_dialog
from tests.helpers.navigator import FakeNavigator


def offered(dialog: QFileDialog) -> Path:
    """The folder and the name that the dialog begins with."""
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    return Path(dialog.directory().path()) / name.text()


def asked(navigator: FakeNavigator, host: QWidget, name: str = "通报.pdf") -> QFileDialog:
    return save_dialog(navigator, host, "Save as PDF", name, "PDF (*.pdf)")


def test_it_begins_in_the_documents_and_then_where_a_file_was_saved_last(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, stick = tmp_path / "文档", tmp_path / "U盘"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    assert offered(asked(navigator, host)) == Path.home() / "通报.pdf"
    documents.mkdir()
    stick.mkdir()
    dialog = asked(navigator, host)
    assert offered(dialog) == documents / "通报.pdf" and dialog.defaultSuffix() == "pdf"
    dialog.fileSelected.emit(str(stick / "通报.pdf"))
    assert offered(asked(navigator, host)) == stick / "通报.pdf"
    assert SettingsFile(tmp_path / "settings.json").current.save_folder == str(stick), "also after a new start"
    stick.rmdir()
    assert offered(asked(navigator, host)) == documents / "通报.pdf"


def test_a_name_is_offered_as_far_as_files_may_have_it(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    assert offered(asked(navigator, host, "1/2 的“通报”: 第3期.pdf")).name.startswith("1")
    assert "/" not in offered(asked(navigator, host, "1/2.pdf")).name
