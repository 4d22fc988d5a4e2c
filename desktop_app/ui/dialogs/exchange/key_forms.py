"""Saving a recovery copy of the office's keys, and putting the keys back from one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from desktop_app.domain.file_names import safe_name
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import local
from desktop_app.sync.key_copy import put_back, save_copy
from desktop_app.sync.machine import this_machine
from desktop_app.sync.trust.recovery import LEAST_CHARACTERS, SUFFIX
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.password import password_line, twice
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.drive_watch import DriveWatch
from desktop_app.ui.widgets.editors import line
from desktop_app.ui.widgets.folder_row import FolderRow


class SaveKeyCopy(FormDialog):
    """Where the copy goes, and the passphrase that opens it, twice."""

    def __init__(self, navigator: Navigator, watch: DriveWatch, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Save a recovery copy of the keys"), self.tr("Save"), parent)
        self._data = navigator.paths.database.parent
        self._add_words(
            self.tr(
                "The keys of this office are on this computer alone. Should its disk fail, the office can only go on "
                "exchanging under its card with this copy. Keep it apart from the computer, on a stick in the safe."
            )
        )
        folder = line(self)
        if watch.present:
            folder.setText(str(watch.present[-1].path))
        warning = self.tr("This folder is on the same drive as the data: both would be lost together.")
        title = self.tr("Where to save the copy")
        self.place_row("folder", FolderRow(self.tr("Folder"), folder, title, self._data, warning, self), wide=True)
        hint = self.tr("At least {least} characters. Without it the copy cannot be opened: note it down.")
        hint = hint.format(least=LEAST_CHARACTERS)
        self.add_row("passphrase", self.tr("Passphrase"), password_line(self), required=True, hint=hint, wide=True)
        again = self.tr("The passphrase once more")
        self.add_row("again", again, password_line(self), required=True, wide=True)
        self.resize(480, 420)
        self.saved.connect(self._tell)

    def _add_words(self, words: str) -> None:
        label = QLabel(words, self)
        label.setWordWrap(True)
        self.grid.addWidget(label, 0, 0, 1, 2)
        self._place = (1, 0)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        passphrase, office, data = twice(values, "passphrase") or "", self.navigator.office, self._data
        folder = Path(str(values["folder"] or "").strip())
        if not values["folder"] or not folder.is_dir():
            words = QT_TRANSLATE_NOOP("errors", "Choose a folder that is there.")
            raise InvalidInput(words, fields={"folder": UserError(words)})
        name = self.tr("Recovery copy of the keys of {unit}")

        def save() -> Path:
            with office.read() as session:
                unit = local.unit_name(session)
            target = folder / f"{safe_name(name.format(unit=unit), SUFFIX)}{SUFFIX}"
            return save_copy(office, this_machine(data), target, passphrase)

        return save

    def _tell(self, path: Path) -> None:
        words = self.tr("The recovery copy is {path}. Keep it and its passphrase apart from this computer.")
        self.navigator.show_message("success", words.format(path=path))


class PutKeysBack(FormDialog):
    """The passphrase of a recovery copy that was chosen."""

    def __init__(self, navigator: Navigator, file: Path, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Put the keys back"), self.tr("Put the keys back"), parent)
        self._file = file
        shown = line(self)
        shown.setText(str(file))
        shown.setReadOnly(True)
        self.add_row("file", self.tr("Recovery copy"), shown, wide=True)
        self.add_row("passphrase", self.tr("Passphrase"), password_line(self), required=True, wide=True)
        self.rows["passphrase"].editor.setFocus()
        self.resize(480, 260)
        words = self.tr("The keys are back; the office goes on exchanging under its card.")
        self.saved.connect(lambda _: navigator.show_message("success", words))

    def action(self) -> Callable[[], Any]:
        passphrase = str(self.values()["passphrase"] or "")
        office, data, file = self.navigator.office, self.navigator.paths.database.parent, self._file
        return lambda: put_back(office, this_machine(data), file, passphrase)


def choose_key_copy(
    navigator: Navigator, watch: DriveWatch, parent: QWidget, done: Callable[[], object]
) -> QFileDialog:
    """Choose a recovery copy, ask for its passphrase, and put the keys back; `done` is called then."""
    start = str(watch.present[-1].path) if watch.present else ""
    kinds = QCoreApplication.translate("KeyForms", "Recovery copies") + f" (*{SUFFIX})"
    title = QCoreApplication.translate("KeyForms", "Choose the recovery copy of the keys")
    dialog = QFileDialog(parent, title, start, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)

    def ask(name: str) -> None:
        form = PutKeysBack(navigator, Path(name), parent)
        form.saved.connect(lambda _: done())
        form.open()

    dialog.fileSelected.connect(ask)
    dialog.open()
    return dialog
