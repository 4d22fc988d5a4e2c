"""The training schedule on paper and as files, made in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.documents.produce import Press
from desktop_app.documents.training_files import CALENDAR, PDF, WORKBOOK, Written, write_training
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.save_dialog import save_dialog
from desktop_app.ui.dialogs.save_pdf import tell_lacking, tell_saved
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.tasks import Progress


class ScheduleOutput(QObject):
    """Print, or save under a name that the user chooses."""

    def __init__(self, navigator: Navigator, page: QWidget) -> None:
        super().__init__(page)
        self.navigator = navigator
        self._page = page

    def print(self, year: int) -> None:
        """Lay the schedule out and show it as it will be printed."""
        file = self.navigator.paths.data / "preview" / f"training-{year}{PDF}"
        self._make(year, file, lambda made: self._preview(year, made))

    def save_as(self, year: int, suffix: str) -> QFileDialog:
        """Ask for a name, then write the file."""
        kinds = {
            PDF: self.tr("PDF document (*.pdf)"),
            WORKBOOK: self.tr("Spreadsheet (*.xlsx)"),
            CALENDAR: self.tr("Calendar (*.ics)"),
        }
        words, name = self.tr("Save the training schedule"), f"{year}年招商培训计划{suffix}"
        dialog = save_dialog(self.navigator, self._page, words, name, kinds[suffix])
        dialog.fileSelected.connect(lambda name: self.write(year, Path(name)))
        dialog.open()
        return dialog

    def write(self, year: int, path: Path) -> None:
        """Write the file and say where it is."""
        self._make(year, path, lambda made: tell_saved(self.navigator, made.path, made.missing_characters))

    def _make(self, year: int, path: Path, then: Callable[[Written], None]) -> None:
        office, press = self.navigator.office, Press(self.navigator.paths.resources)

        def work(progress: Progress) -> Written:
            return write_training(
                office,
                press.fonts,
                year,
                path,
                lambda page, pages: progress.report(page / pages),
                lambda: progress.cancelled,
            )

        self.navigator.run(self.tr("Writing the training schedule"), work, then)

    def _preview(self, year: int, made: Written) -> None:
        tell_lacking(self.navigator, made.missing_characters)
        title = self.tr("Training schedule of {year}").format(year=year)
        PrintPreview(self.navigator.worker, title, made.path, self._page).open()
