"""A bulletin that was just made, as files that can be edited: Word, and its tables as a workbook."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.documents.annex_workbook import write_workbook
from desktop_app.documents.produce import Bulletin, Press, write_word
from desktop_app.ui.dialogs.save_pdf import ask_file
from desktop_app.ui.navigation import Navigator


def save_word(navigator: Navigator, parent: QWidget, press: Press, bulletin: Bulletin) -> QFileDialog:
    """Ask where the Word file goes and write it in the background."""

    def save(target: Path) -> None:
        navigator.run(
            QCoreApplication.translate("ReportOutput", "Writing the Word file"),
            lambda progress: write_word(press, bulletin, target, lambda: progress.cancelled),
            lambda _missing: _tell(navigator, target),
        )

    words = QCoreApplication.translate("ReportOutput", "Save as a Word file")
    return ask_file(navigator, parent, words, f"{bulletin.title}.docx", "Word (*.docx)", save)


def save_workbook(navigator: Navigator, parent: QWidget, _press: Press, bulletin: Bulletin) -> QFileDialog:
    """Ask where the workbook goes and write it in the background."""

    def save(target: Path) -> None:
        navigator.run(
            QCoreApplication.translate("ReportOutput", "Writing the workbook"),
            lambda _progress: write_workbook(bulletin.document, target),
            lambda _none: _tell(navigator, target),
        )

    words = QCoreApplication.translate("ReportOutput", "Save the tables as a workbook")
    return ask_file(navigator, parent, words, f"{bulletin.title}.xlsx", "Excel (*.xlsx)", save)


def _tell(navigator: Navigator, target: Path) -> None:
    said = QCoreApplication.translate("SavePdf", "Saved as {path}").format(path=target)
    navigator.show_message("success", said)
