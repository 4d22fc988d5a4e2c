"""The files kept with a session."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from desktop_app.queries.training import FileLine, SessionRecord
from desktop_app.services import training
from desktop_app.services.attachments import opened_copy
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs import record_sections as parts
from desktop_app.ui.icons import icon
from desktop_app.ui.navigation import Navigator


class MaterialsTab(QObject):
    """Fills `column` with a button to add files and a line for each file."""

    def __init__(self, navigator: Navigator, column: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.session_id = ""
        self._column = column
        self._widget = parent

    def show_session(self, found: SessionRecord) -> None:
        """Show the files of a session."""
        self.session_id = found.row.id
        add = QPushButton(icon("paperclip"), self.tr("Add files…"), self._widget)
        add.clicked.connect(self.attach)
        lines = [
            parts.entry(
                file.name,
                f"{file.size / 1024:,.0f} KB",
                self._widget,
                [
                    parts.Link(self.tr("Open"), partial(self._open_file, file)),
                    parts.Link(self.tr("Remove"), partial(self._remove_file, file.id)),
                ],
            )
            for file in found.files
        ]
        refill(self._column, [add, *lines])
        self._column.setAlignment(add, Qt.AlignmentFlag.AlignLeft)

    def attach(self) -> None:
        """Ask for files and keep them with the session."""
        dialog = QFileDialog(self._widget, self.tr("Choose files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.attach_files)
        dialog.open()

    def attach_files(self, names: Sequence[str]) -> None:
        """Keep these files with the session."""
        office, actor, session_id = self.navigator.office, self.navigator.actor, self.session_id
        files = [Path(name) for name in names]
        self._write(lambda: training.add_materials(office, actor, session_id, files))

    def _remove_file(self, file_id: str) -> None:
        office, actor = self.navigator.office, self.navigator.actor
        self._write(lambda: training.remove_material(office, actor, file_id))

    def _open_file(self, file: FileLine) -> None:
        target = opened_copy(self.navigator.office, file.content_hash, file.name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _write(self, action: Callable[[], Changes]) -> None:
        self.navigator.write(action, self.navigator.done)


def refill(column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put other widgets into a column, from its top."""
    while (item := column.takeAt(0)) is not None:
        widget: Any = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
