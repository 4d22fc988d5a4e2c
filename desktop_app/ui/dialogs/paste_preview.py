"""What was pasted, line by line, before anything is saved: lines with a problem are left out and say why."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services.projects import create_projects
from desktop_app.ui.messages import error_in_full
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.models.project_paste import HEADERS, PastedRow, read_pasted
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import Column, TableModel
from desktop_app.ui.theme import SPACE_L, SPACE_M
from desktop_app.ui.widgets.room_dialog import RoomDialog
from desktop_app.ui.widgets.table_view import TableView


class PastePreview(RoomDialog):
    """`saved` gives what was created."""

    saved = Signal(object)

    def __init__(self, navigator: Navigator, lookups: Lookups, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self.setWindowTitle(self.tr("Paste from a spreadsheet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 480)
        fields, self.pasted = read_pasted(text, lookups, navigator.today())
        self._good = [row.project for row in self.pasted if row.project is not None]
        self._build_ui(list(fields))

    def _build_ui(self, fields: list[str]) -> None:
        bad = len(self.pasted) - len(self._good)
        words = self.tr("%n line(s) can be entered.", "", len(self._good))
        if bad:
            words += " " + self.tr("%n line(s) will be left out; the first column says why.", "", bad)
        if not self.pasted:
            words = self.tr("The clipboard holds no table. Copy rows in Excel or WPS, headers included.")
        self.note = QLabel(words, self)
        self.note.setWordWrap(True)
        self.table = TableView(
            TableModel(self._columns(fields), ListSource(self.pasted)), self, name=self.windowTitle()
        )
        self.table.size_to_content()
        self.primary = QPushButton(self.tr("Enter %n project(s)", "", len(self._good)), self)
        self.primary.setProperty("look", "primary")
        self.primary.setEnabled(bool(self._good))
        self.primary.clicked.connect(self._save)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _columns(self, fields: list[str]) -> list[Column]:
        def text(field: str) -> Any:
            return lambda row: row.texts.get(field, "")

        def light(row: PastedRow) -> str:
            return "red" if row.problem else "green"

        problem = Column(
            "problem", self.tr("Problem"), lambda words: words or self.tr("none"), width=220, fixed=True, light=light
        )
        return [problem, *(Column(f, HEADERS[f][0], value=text(f), width=130) for f in fields)]

    def _save(self) -> None:
        self.primary.setEnabled(False)
        office, actor, entered = self._navigator.office, self._navigator.actor, self._good
        self._navigator.worker.write(
            lambda: create_projects(office, actor, entered), self._saved, self._failed, owner=self
        )

    def _saved(self, result: Any) -> None:
        self.saved.emit(result)
        self.accept()

    def _failed(self, error: Exception) -> None:
        """Nothing was entered: say why here, where the lines stand."""
        self.primary.setEnabled(True)
        if not isinstance(error, UserError):
            self._navigator.show_error(error)
            return
        self.note.setText(error_in_full(error))
        self.note.setProperty("look", "error")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
