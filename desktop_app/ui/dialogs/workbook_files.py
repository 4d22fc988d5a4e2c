"""What leaves as a workbook: the whole office, an empty template, the rows that an import has refused."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.documents.workbook import files
from desktop_app.services import journal
from desktop_app.services.office import Changes
from desktop_app.services.workbook.report import ImportReport, Options
from desktop_app.ui.dialogs.save_dialog import save_dialog
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import Action
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M
from desktop_app.ui.widgets.import_findings import ImportFindings
from desktop_app.ui.widgets.room_dialog import RoomDialog


class RefusedRows(RoomDialog):
    """What an import has refused, and the file in which those rows can be mended."""

    def __init__(self, navigator: Navigator, file: Path, report: ImportReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What came of {name}").format(name=file.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 560)
        findings = ImportFindings(self)
        findings.show_report(report)
        hint = QLabel(self.tr("Save the refused rows, mend them in Excel or WPS, and import that file."), self)
        hint.setProperty("look", "muted")
        self.save = QPushButton(icon("download"), self.tr("Save the refused rows…"), self)
        self.save.setProperty("look", "primary")
        self.save.setEnabled(report.rejected_rows > 0)
        self.save.clicked.connect(lambda: save_rejects(navigator, file, report, self))
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(close)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(findings, 1)
        column.addLayout(foot)


def take_in(navigator: Navigator, file: Path, options: Options, parent: QWidget) -> None:
    """Import a file in the background and say what came of it; while rows are refused, the message stays."""
    office, actor, translate = navigator.office, navigator.actor, QCoreApplication.translate

    def show(report: ImportReport) -> None:
        RefusedRows(navigator, file, report, parent).open()

    def take_back(changes: Changes) -> None:
        navigator.write(lambda: journal.undo(office, actor, changes.transaction_id), navigator.done)

    def done(report: ImportReport) -> None:
        assert report.changes is not None
        changes = report.changes
        taken = sum(count.added + count.updated for count in report.counts.values())
        words = translate("Workbook", "%n row(s) imported.", "", taken)
        if not report.rejected_rows:
            see = Action(translate("Workbook", "See the notes"), lambda: show(report))
            navigator.done(changes, words, [see] if report.remarks else [])
            return
        refused = translate("Workbook", "%n row(s) refused.", "", report.rejected_rows)
        words = translate("Workbook", "{taken} {refused}").format(taken=words, refused=refused)
        actions = [Action(translate("Workbook", "See them"), lambda: show(report))]
        if changes.transaction_id:
            actions.append(Action(translate("Workbook", "Undo"), lambda: take_back(changes)))
        navigator.show_message("warning", words, actions)

    title = translate("Workbook", "Importing {name}").format(name=file.name)
    navigator.run(title, lambda progress: files.import_file(office, actor, file, options, progress), done)


def save_template(navigator: Navigator, parent: QWidget) -> None:
    """Ask for a name and write the empty workbook there."""
    office, translate = navigator.office, QCoreApplication.translate
    title, name = translate("Workbook", "Save an empty template"), translate("Workbook", "Data workbook (template)")

    def work(path: Path) -> None:
        files.export_template(office, path)

    _save(navigator, parent, title, name, work)


def save_rejects(navigator: Navigator, file: Path, report: ImportReport, parent: QWidget) -> None:
    """Ask for a name and write the refused rows there, each with its reason."""
    translate = QCoreApplication.translate
    name = translate("Workbook", "{name} (refused rows)").format(name=file.stem)

    def work(path: Path) -> None:
        files.write_rejects(report, path, QCoreApplication.translate)

    _save(navigator, parent, translate("Workbook", "Save the refused rows"), name, work)


def save_all(navigator: Navigator, parent: QWidget) -> None:
    """Ask for a name and write there what units fill in; the rest is in a backup, which is told."""
    office, translate = navigator.office, QCoreApplication.translate
    name = translate("Workbook", "Data workbook {date}").format(date=navigator.today().isoformat())

    def export(file: str) -> None:
        path = Path(file)
        title = translate("Workbook", "Exporting {name}").format(name=path.name)
        said = translate(
            "Workbook",
            "The data workbook is in {path}. Review meetings, handbook, files and what was issued are not in it; "
            "a backup has everything.",
        )
        navigator.run(
            title,
            lambda progress: files.export_file(office, path, progress),
            lambda _counts: navigator.show_message("success", said.format(path=path)),
        )

    _ask(navigator, parent, translate("Workbook", "Export the data workbook"), name).fileSelected.connect(export)


def _save(navigator: Navigator, parent: QWidget, title: str, name: str, work: Callable[[Path], None]) -> None:
    """Write a small workbook in the background and say where it lies."""
    said = QCoreApplication.translate("Workbook", "Saved as {path}.")

    def chosen(file: str) -> None:
        path = Path(file)
        navigator.run(title, lambda _: work(path), lambda _: navigator.show_message("success", said.format(path=path)))

    _ask(navigator, parent, title, name).fileSelected.connect(chosen)


def _ask(navigator: Navigator, parent: QWidget, title: str, name: str) -> QFileDialog:
    dialog = save_dialog(navigator, parent, title, f"{name}.xlsx", "Excel / WPS (*.xlsx)")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
