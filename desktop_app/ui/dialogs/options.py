"""What can be chosen for this machine: where backups go, and when the window locks itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QSpinBox, QWidget

from desktop_app.services.backup_list import same_drive
from desktop_app.services.set_up import check_backup_folder
from desktop_app.ui.dialogs.form_dialog import FormDialog, line
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_XS

LONGEST_MINUTES = 240


class Options(FormDialog):
    """`saved` tells when they hold; the folder has been tried then."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Options"), self.tr("Save options"), parent)
        settings = navigator.settings.current
        self.folder = line(self)
        self.folder.setText(settings.backup_folder or str(navigator.paths.backups))
        self.add_row("backup_folder", self.tr("Folder for backups"), self.folder, required=True, wide=True)
        self.browse = QPushButton(self.tr("Choose folder…"), self)
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        self.warning = QLabel(self)
        self.warning.setWordWrap(True)
        self.warning.setProperty("look", "muted")
        self.grid.addWidget(self.browse, 1, 0)
        self.grid.addWidget(self.warning, 2, 0, 1, 2)
        self._place = (3, 0)
        self.minutes = QSpinBox(self)
        self.minutes.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)
        self.minutes.setRange(0, LONGEST_MINUTES)
        self.minutes.setSpecialValueText(self.tr("never"))
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setValue(settings.lock_minutes)
        self.add_row("lock_minutes", self.tr("Lock after a pause of"), self.minutes)
        self.folder.textChanged.connect(self._look)
        self._look()
        self.resize(520, 340)

    def values(self) -> dict[str, Any]:
        return {"backup_folder": self.folder.text().strip(), "lock_minutes": self.minutes.value()}

    def action(self) -> Callable[[], Any]:
        values = self.values()
        folder = Path(values["backup_folder"] or self.navigator.paths.backups).expanduser()
        values["backup_folder"] = str(folder)

        def act() -> None:
            check_backup_folder(folder)
            self.navigator.settings.change(**values)

        return act

    def _look(self) -> None:
        place = self.folder.text().strip()
        try:
            near = bool(place) and same_drive(Path(place), self.navigator.paths.data)
        except OSError:
            near = False
        words = self.tr("This is on the same drive as the data: another drive or a USB stick is safer.")
        self.warning.setText(words if near else "")

    def _browse(self) -> None:
        chooser = QFileDialog(self, self.tr("Folder for backups"), self.folder.text())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.folder.setText)
        chooser.open()
