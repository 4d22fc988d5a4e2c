"""The papers of a review meeting, and slips for duties, from the window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.documents.produce import Press
from desktop_app.documents.review_press import Paper, Papers, paper_names, write_paper, write_papers, write_slips
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.save_pdf import lacking_words, tell_lacking
from desktop_app.ui.messages import Action, Kind
from desktop_app.ui.navigation import Navigator, Surface
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import set_value


def ask_papers(navigator: Navigator, parent: QWidget, meeting_id: str, surface: Surface | None = None) -> QFileDialog:
    """Ask for a folder and write every paper of the meeting into it; `surface` shows the work, else the window."""
    title = QCoreApplication.translate("ReviewOutput", "Folder for the papers of the meeting")
    dialog = folder_dialog(parent, title)
    dialog.fileSelected.connect(lambda name: save_papers(navigator, meeting_id, Path(name), surface or navigator))
    dialog.open()
    return dialog


def save_papers(navigator: Navigator, meeting_id: str, folder: Path, surface: Surface) -> None:
    """Write the papers in the background and say where they are."""
    office, press = navigator.office, _press(navigator)

    def work(progress: Progress) -> Papers:
        return write_papers(office, press, meeting_id, folder, *followed(progress))

    title = QCoreApplication.translate("ReviewOutput", "Writing the papers of the meeting")
    surface.run(title, work, partial(tell_written, surface, folder))


def named_papers(navigator: Navigator) -> dict[str, str]:
    """The papers that the office prints for a meeting, by key, with their names. Raises UserError for the template."""
    return paper_names(_press(navigator))


def preview_paper(navigator: Navigator, parent: QWidget, meeting_id: str, key: str, surface: Surface) -> None:
    """Show one paper of the meeting, to be printed; `surface` shows the work."""
    office, press = navigator.office, _press(navigator)
    file = navigator.paths.data / "preview" / f"review-{key}.pdf"
    title = QCoreApplication.translate("ReviewOutput", "Paper of the meeting")

    def show(made: Paper) -> None:
        tell_lacking(surface, made.missing_characters)
        PrintPreview(navigator.worker, made.title, file, parent).open()

    surface.run(title, lambda _progress: write_paper(office, press, meeting_id, key, file), show)


def folder_dialog(parent: QWidget, title: str) -> QFileDialog:
    """Asks for a folder to write into."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def followed(progress: Progress) -> tuple[Callable[[int, int], None], Callable[[], bool]]:
    """What the writing of several files tells and asks."""
    return lambda done, all_: progress.report(done / all_), lambda: progress.cancelled


def tell_written(surface: Surface, folder: Path, papers: Papers) -> None:
    """Say how many files are where, and which characters no font has, with a link to the folder."""

    def open_folder() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    translate = QCoreApplication.translate
    words = translate("ReviewOutput", "%n file(s) written to {folder}", "", len(papers.files)).format(folder=folder)
    if papers.number > 1:
        kept = translate("ReviewOutput", "Files of these names were there and stay; the new ones end with ({number}).")
        words = f"{words}\n{kept.format(number=papers.number)}"
    words = "\n".join(filter(None, (words, lacking_words(papers.missing_characters))))
    kind: Kind = "warning" if papers.missing_characters else "success"
    surface.show_message(kind, words, [Action(translate("ReviewOutput", "Open the folder"), open_folder)])


class SlipForm(FormDialog):
    """Asks on which day the slips of these duties are given out, and makes them; `saved` gives the characters that no
    font has."""

    def __init__(self, navigator: Navigator, duty_ids: Sequence[str], file: Path, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Task slips"), self.tr("Make the slips"), parent)
        self._duty_ids, self._file = duty_ids, file
        day = DateEdit(self, navigator.today)
        set_value(day, navigator.today())
        hint = self.tr(
            "The slips bear this day, and how late the duties were on it. To print them once more as they were, give "
            "the day of the first print."
        )
        self.add_row("given", self.tr("Given out on"), day, required=True, hint=hint, wide=True)
        self.resize(460, 200)
        day.setFocus()

    def action(self) -> Callable[[], Any]:
        day, office, press = self.values()["given"], self.navigator.office, _press(self.navigator)
        return lambda: write_slips(office, press, self._duty_ids, self._file, day)


def preview_slips(navigator: Navigator, parent: QWidget, duty_ids: Sequence[str], surface: Surface) -> None:
    """Ask for the day of the slips of these duties, and show them, to be printed; `surface` tells what lacks."""
    file = navigator.paths.data / "preview" / "slips.pdf"
    form = SlipForm(navigator, duty_ids, file, parent)

    def show(missing: tuple[str, ...]) -> None:
        tell_lacking(surface, missing)
        PrintPreview(navigator.worker, form.windowTitle(), file, parent).open()

    form.saved.connect(show)
    form.open()


def _press(navigator: Navigator) -> Press:
    return Press(navigator.paths.resources, navigator.paths.templates)
