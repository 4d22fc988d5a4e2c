"""What can be chosen for this machine: where backups go, and when the window locks itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app.services.set_up import check_backup_folder
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_XS
from desktop_app.ui.widgets.editors import line
from desktop_app.ui.widgets.folder_row import FolderRow

LONGEST_MINUTES = 240


class Options(FormDialog):
    """`saved` tells when they hold; the folder has been tried then."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Options"), self.tr("Save options"), parent)
        settings = navigator.settings.current
        self.folder = line(self)
        self.folder.setText(settings.backup_folder or str(navigator.paths.backups))
        row = FolderRow(
            self.tr("Folder for backups"),
            self.folder,
            self.tr("Folder for backups"),
            navigator.paths.data,
            self.tr("This is on the same drive as the data: another drive or a USB stick is safer."),
            self,
        )
        self.place_row("backup_folder", row, wide=True)
        self.minutes = QSpinBox(self)
        self.minutes.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)
        self.minutes.setRange(0, LONGEST_MINUTES)
        self.minutes.setSpecialValueText(self.tr("never"))
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setValue(settings.lock_minutes)
        self.add_row("lock_minutes", self.tr("Lock after a pause of"), self.minutes)
        self.resize(520, 240)

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
