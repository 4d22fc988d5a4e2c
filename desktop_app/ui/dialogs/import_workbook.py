"""Taking a data workbook in: choose the file, see what would happen, do it in one step that can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.documents.workbook import files
from desktop_app.domain.workbook.layout import Mapped
from desktop_app.errors import Cancelled, UserError
from desktop_app.services.workbook.mapping import load_mapping
from desktop_app.services.workbook.report import ImportReport, Options
from desktop_app.ui.dialogs.workbook_files import save_template
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import error_line
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.import_findings import ImportFindings
from desktop_app.ui.widgets.progress_panel import ProgressPanel
from desktop_app.ui.widgets.room_dialog import RoomDialog

WORKBOOKS = "Excel / WPS (*.xlsx *.xls *.et *.ods *.csv)"


class ImportWorkbook(RoomDialog):
    """Tries the file first and shows what would come of it; the button then says how many rows it takes in.

    `agreed` gives the file and how it is to be read.
    """

    agreed = Signal(object, object)

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.file: Path | None = None
        self._mapping: Mapping[str, Sequence[Mapped]] = {}
        self._trying: Progress | None = None
        self.setWindowTitle(self.tr("Import a data workbook"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 600)
        self._build_ui()
        self._show_state(self.tr("Choose a workbook filled in by a unit, or exported from another office."))

    def _build_ui(self) -> None:
        self.choose = QPushButton(icon("folder-open"), self.tr("Choose a file…"), self)
        self.choose.clicked.connect(self._choose_file)
        self.name = QLabel(self)
        self.name.setProperty("look", "heading")
        self.template = QPushButton(self.tr("Save an empty template…"), self)
        self.template.setProperty("look", "link")
        self.template.clicked.connect(lambda: save_template(self.navigator, self))
        self.map = QPushButton(self.tr("Other headers: choose a mapping…"), self)
        self.map.setProperty("look", "link")
        self.map.setToolTip(self.tr("A file that says which of its sheets and headers are which of ours."))
        self.map.clicked.connect(self._choose_mapping)
        self.update_box = QCheckBox(self.tr("Change records that are there already"), self)
        self.update_box.setToolTip(self.tr("Empty cells change nothing. Confirmed money is never changed."))
        self.update_box.toggled.connect(lambda _on: self._try())
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.findings = ImportFindings(self)
        self.primary = QPushButton(self.tr("Import"), self)
        self.primary.setProperty("look", "primary")
        self.primary.clicked.connect(self._agree)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((top, (self.choose, self.name)), (foot, (self.update_box,))):
            row.setSpacing(SPACE_S)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        for widget in (self.map, self.template):
            top.addWidget(widget)
        for widget in (cancel, self.primary):
            foot.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_M)
        self._column.addLayout(top)
        self._column.addWidget(self.state)
        self._column.addWidget(self.findings, 1)
        self._column.addStretch()
        self._column.addLayout(foot)

    @property
    def options(self) -> Options:
        """How the file is to be read."""
        return Options(update=self.update_box.isChecked(), mapping=self._mapping)

    def try_file(self, file: Path) -> None:
        """Read a file and show what would come of it; nothing is changed."""
        self.file = file
        self.name.setText(file.name)
        self.name.setToolTip(str(file))
        self._try()

    def use_mapping(self, file: Path) -> None:
        """Read workbooks by this mapping from now on."""
        try:
            self._mapping = load_mapping(file)
        except UserError as error:
            self._failed(error)
            return
        self.map.setText(self.tr("Mapping: {name}").format(name=file.name))
        self._try()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a workbook"), "", WORKBOOKS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.try_file(Path(name)))
        dialog.open()

    def _choose_mapping(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a mapping"), "", "JSON (*.json)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.use_mapping(Path(name)))
        dialog.open()

    def _try(self) -> None:
        if self.file is None:
            return
        self._stop()
        office, actor, file = self.navigator.office, self.navigator.actor, self.file
        options = replace(self.options, dry_run=True)
        self._show_state(self.tr("Nothing is changed while the file is looked through."))
        progress = self.navigator.worker.run(
            lambda progress: files.import_file(office, actor, file, options, progress),
            self._show_report,
            self._failed,
            owner=self,
        )
        self._trying = progress
        panel = ProgressPanel(self.tr("Looking through the file"), progress, self)
        panel.finished.connect(panel.deleteLater)
        self._column.insertWidget(2, panel)

    def _show_report(self, report: ImportReport) -> None:
        self._trying = None
        counts = report.counts.values()
        good, refused = sum(c.added + c.updated for c in counts), report.rejected_rows
        words = [self.tr("%n row(s) can be taken in.", "", good)]
        if refused:
            words.append(self.tr("%n row(s) will be refused; the rest goes on without them.", "", refused))
        elif not good:
            words.append(self.tr("Everything in the file is there already."))
        self.findings.show_report(report)
        self._show_state(" ".join(words), done=True)
        self.primary.setText(self.tr("Import %n row(s)", "", good))
        self.primary.setEnabled(good > 0)
        self.primary.setFocus()

    def _failed(self, error: Exception) -> None:
        self._trying = None
        if isinstance(error, UserError):
            self._show_state(error_line(error), fault=True)
        elif isinstance(error, Cancelled):
            self._show_state(self.tr("Cancelled; nothing was changed."))
        else:
            self.navigator.show_error(error)
            self.reject()

    def _show_state(self, words: str, *, done: bool = False, fault: bool = False) -> None:
        self.state.setText(words)
        self.state.setProperty("look", "error" if fault else "")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.findings.setVisible(done)
        if not done:
            self.primary.setText(self.tr("Import"))
            self.primary.setEnabled(False)

    def _agree(self) -> None:
        file, options = self.file, self.options
        self.accept()
        self.agreed.emit(file, options)

    def _stop(self) -> None:
        if self._trying is not None:
            self._trying.cancel()
            self._trying = None

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)
