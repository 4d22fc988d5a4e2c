"""Look at a document before it goes to the printer."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.messages import MessageBar, MessagePlace
from desktop_app.ui.tasks import DatabaseWorker
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.pdf_preview import PdfPreview
from desktop_app.ui.widgets.room_dialog import RoomDialog


class PrintPreview(RoomDialog):
    """The real PDF over the page; Print asks for printer, pages, copies and sides."""

    def __init__(self, worker: DatabaseWorker, title: str, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(960, 640)
        self.bar = MessageBar(self)
        self.preview = PdfPreview(worker, self)
        self.preview.on_error = self.bar.show_error
        self.preview.printed.connect(lambda words: self.bar.show_message("success", words))
        self.preview.show_file(file, title)
        self.print_button = QPushButton(icon("printer", lambda t: t.on_accent), self.tr("Print…"), self)
        self.print_button.setProperty("look", "primary")
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self.preview.print)
        self.print_button.setFocus()
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        foot.addLayout(MessagePlace(self.bar, QWidget(self)), 1)
        foot.addWidget(close)
        foot.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        column.addLayout(foot)

    def done(self, result: int) -> None:
        """Let go of the file, so that it can be written anew."""
        self.preview.close_document()
        super().done(result)
        self.deleteLater()
