"""Letters to units: look at each as it will be sent, issue them with their numbers, print them or save the files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.documents.letter_press import IssuedLetters, Source, issue_letters, write_letters
from desktop_app.documents.output import write_atomically
from desktop_app.documents.produce import Press
from desktop_app.documents.review_press import Papers
from desktop_app.services.environment import environment
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.review_output import folder_dialog, followed, tell_written
from desktop_app.ui.dialogs.save_pdf import lacking_words
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import confirm, say_or_report
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import ROW_HEIGHT, SPACE_M, SPACE_S
from desktop_app.ui.widgets.pdf_preview import PdfPreview

FILE = Qt.ItemDataRole.UserRole
LIST_WIDTH = 240


@dataclass(frozen=True, slots=True)
class _Ready:
    """The files of the letters, and their numbers if they have any."""

    papers: Papers
    numbers: Sequence[str] = ()


class Letters(OfficeDialog):
    """The letters at the left, the pages of one at the right; `issued` once they have their numbers."""

    issued = Signal()

    def __init__(self, navigator: Navigator, source: Source, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Letters"), parent)
        self._source = source
        self._press = Press(navigator.paths.resources, navigator.paths.templates)
        self._folder = navigator.paths.data / "preview" / "letters"
        self._ready: _Ready | None = None
        self.resize(1100, 660)
        self._build_ui()
        self._connect()
        self._enable()

    def _build_ui(self) -> None:
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setFixedWidth(LIST_WIDTH)
        self.preview = PdfPreview(self.navigator.worker, self)
        self.preview.on_error = self.show_error
        self.preview.printed.connect(lambda words: self.show_message("success", words))
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "muted")
        self.save = QPushButton(icon("download"), self.tr("Save the files…"), self)
        self.save.setToolTip(self.tr("Every letter as PDF and as a Word file"))
        self.print_one = QPushButton(self.tr("Print this one…"), self)
        self.print = QPushButton(self.tr("Print all…"), self)
        self.print.setToolTip(self.tr("Every letter, one after the other; printer and copies are asked for once"))
        self.issue = QPushButton(self)
        self.close_button = QPushButton(self.tr("Close"), self)
        for button in (self.save, self.print_one, self.print, self.issue, self.close_button):
            button.setAutoDefault(False)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_M)
        middle.addWidget(self.list)
        middle.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        self.add_bar(foot, self.note)
        for widget in (self.close_button, self.save, self.print_one, self.print, self.issue):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda item, _before: self._show_letter(item))
        self.save.clicked.connect(self.ask_folder)
        self.print_one.clicked.connect(lambda: self.preview.print())
        self.print.clicked.connect(lambda: self.preview.print_all(self.pages, self.windowTitle()))
        self.issue.clicked.connect(self.ask_issue)
        self.close_button.clicked.connect(self.reject)

    @property
    def pages(self) -> list[Path]:
        """The letters as they are printed, in the order of the list."""
        return [file for file in self._ready.papers.files if file.suffix == ".pdf"] if self._ready else []

    def make(self) -> None:
        """Write the letters without numbers, to be looked at."""
        office, press = self.navigator.office, self._press
        self._run(
            self.tr("Writing the letters to the units"),
            lambda progress: _Ready(write_letters(office, press, self._source, self._folder, *followed(progress))),
        )

    def ask_issue(self) -> None:
        """Numbers cannot be given back, so it is asked for once more."""
        count = self.list.count()
        confirm(
            self,
            self.tr("Issue %n letter(s)?", "", count),
            self.tr("Each takes the next number of the year and is kept in the archive of the reports."),
            self.issue.text(),
            self.issue_all,
        )

    def issue_all(self) -> None:
        """Make them once more with their numbers."""
        office, press, actor = self.navigator.office, self._press, self.navigator.actor
        self.preview.close_document()

        def work(progress: Progress) -> IssuedLetters:
            return issue_letters(office, press, actor, self._source, self._folder, *followed(progress))

        self._run(self.tr("Issuing the letters"), work)

    def ask_folder(self) -> None:
        """Save what is shown, with numbers or without."""
        dialog = folder_dialog(self, self.tr("Folder for the letters to the units"))
        dialog.fileSelected.connect(lambda name: self.save_all(Path(name)))
        dialog.open()

    def save_all(self, folder: Path) -> None:
        """Copy the files there in the background."""
        files = self._ready.papers.files if self._ready else ()
        self.write(partial(_copied, files, folder), partial(tell_written, self, folder))

    def _run(self, title: str, work: Callable[[Progress], _Ready | IssuedLetters]) -> None:
        before, self._ready = self._ready, None
        self._enable()
        progress = self.navigator.worker.run(work, self._show, partial(self._failed, before), owner=self)
        self._panels.show_work(title, progress)

    def _show(self, found: _Ready | IssuedLetters) -> None:
        numbers = found.numbers
        self._ready = _Ready(found.papers, numbers)
        self.list.clear()
        for place, file in enumerate(self.pages):
            unit = file.stem.partition("-")[2]
            item = QListWidgetItem(f"{unit}\n{numbers[place]}" if numbers else unit)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, ROW_HEIGHT + (SPACE_M if numbers else 0)))
            item.setData(FILE, file)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if numbers:
            self.issued.emit()
        told = self.tr("Issued; they stand in the archive of the reports.")
        waiting = self.tr("Without numbers yet: issuing gives them.")
        no_font = lacking_words(found.papers.missing_characters)
        self.note.setText("\n".join(part for part in (told if numbers else waiting, no_font) if part))
        self._enable()

    def _failed(self, before: _Ready | None, error: Exception) -> None:
        """What was shown before is shown again, with the reason."""
        self._ready = before
        self._show_letter(self.list.currentItem())
        say_or_report(error, self.note.setText, self.show_error)
        self._enable()

    def _show_letter(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.preview.show_file(item.data(FILE), item.text())

    def _enable(self) -> None:
        ready, numbered = self._ready is not None, bool(self._ready and self._ready.numbers)
        may = self.navigator.actor.is_centre and self.navigator.actor.may_change
        for button in (self.save, self.print_one, self.print):
            button.setEnabled(ready)
        self.print_one.setVisible(len(self.pages) != 1)
        self.print.setText(self.tr("Print…") if len(self.pages) == 1 else self.tr("Print all…"))
        self.issue.setVisible(may and not numbered)
        self.issue.setEnabled(ready)
        self.issue.setText(self.tr("Issue %n letter(s)", "", self.list.count()))
        for button, primary in ((self.issue, may and not numbered), (self.print, numbered or not may)):
            button.setProperty("look", "primary" if primary else "")
            button.style().unpolish(button)
            button.style().polish(button)

    def done(self, result: int) -> None:
        """Let go of the file, so that it can be written anew."""
        self.preview.close_document()
        super().done(result)


def _copied(files: Sequence[Path], folder: Path) -> Papers:
    """The files in another folder. Raises EnvironmentProblem."""
    with environment():
        for file in files:
            write_atomically(folder / file.name, file.read_bytes())
    return Papers(tuple(folder / file.name for file in files), ())


def open_letters(navigator: Navigator, parent: QWidget, source: Source) -> Letters:
    """Show the letters of a source."""
    dialog = Letters(navigator, source, parent)
    dialog.open()
    dialog.make()
    return dialog
