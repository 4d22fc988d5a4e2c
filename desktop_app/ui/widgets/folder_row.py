"""A folder in a form: typed, or chosen by a button beside it; a word of warning where it lies too near the data."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.backup_list import same_drive
from desktop_app.ui.theme import SPACE_S
from desktop_app.ui.widgets.form_row import FormRow


class FolderRow(FormRow):
    """`data` is where the data lies; a folder on the same drive is warned of with `warning`."""

    def __init__(
        self, label: str, folder: QLineEdit, title: str, data: Path, warning: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, folder, parent, required=True)
        self._folder, self._title, self._data, self._words = folder, title, data, warning
        self.browse = QPushButton(self.tr("Choose folder…"), self)
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._choose)
        self.warning = QLabel(self)
        self.warning.setWordWrap(True)
        self.warning.setProperty("look", "muted")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        beside = QHBoxLayout()
        beside.setSpacing(SPACE_S)
        beside.addWidget(folder, 1)
        beside.addWidget(self.browse)
        column.insertLayout(1, beside)
        column.addWidget(self.warning)
        folder.textChanged.connect(lambda _text: self._look())
        self._look()

    def _look(self) -> None:
        place = self._folder.text().strip()
        try:
            near = bool(place) and same_drive(Path(place), self._data)
        except OSError:
            near = False
        self.warning.setText(self._words if near else "")
        self.warning.setVisible(near)

    def _choose(self) -> None:
        chooser = QFileDialog(self, self._title, self._folder.text())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self._folder.setText)
        chooser.open()
