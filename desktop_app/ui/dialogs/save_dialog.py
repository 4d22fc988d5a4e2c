"""Asking where a file goes."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.file_names import safe_name
from desktop_app.settings import SettingsFile
from desktop_app.ui.navigation import Navigator


def save_dialog(navigator: Navigator, parent: QWidget, words: str, name: str, kinds: str) -> QFileDialog:
    """Offers this name as far as files may have it, in the folder that was taken last; its suffix is added when none is
    typed. Not opened yet."""
    stem, _, suffix = name.rpartition(".")
    settings = navigator.settings
    dialog = QFileDialog(parent, words, str(save_folder(settings) / f"{safe_name(stem, suffix)}.{suffix}"), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(lambda file: settings.change(save_folder=str(Path(file).parent)))
    return dialog


def save_folder(settings: SettingsFile) -> Path:
    """Where a file was saved last, while that is there; else the user's documents. By itself Qt begins in the folder
    that the program was started in."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = (Path(folder) for folder in (settings.current.save_folder, documents) if folder)
    return next((folder for folder in offered if folder.is_dir()), Path.home())
