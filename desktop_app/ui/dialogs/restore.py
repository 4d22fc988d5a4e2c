"""Choose a backup to put back: when each was made, how large it is and what it holds."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.backup import verify
from desktop_app.services.backup_list import BackupFile, list_backups, look
from desktop_app.ui.formats import NOTHING, file_size, minute
from desktop_app.ui.messages import report_bug, say_or_report
from desktop_app.ui.tasks import DatabaseWorker
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.room_dialog import RoomDialog

_FILE = Qt.ItemDataRole.UserRole


class Restore(RoomDialog):
    """Accepted with `file` once the chosen backup has been found whole; nothing has been changed then."""

    def __init__(self, worker: DatabaseWorker, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._folder = folder
        self._found: dict[str, BackupFile] = {}
        self.file: Path | None = None
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(620, 440)
        self._build_ui()
        self._worker.aside(lambda _: list_backups(folder), self._show, self._failed, owner=self)

    def _build_ui(self) -> None:
        self.where = QLabel(self.tr("Backups in {folder}").format(folder=self._folder), self)
        self.where.setProperty("look", "muted")
        self.where.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setHeaderLabels([self.tr("Made"), self.tr("Projects"), self.tr("Size"), self.tr("File")])
        self.list.header().setStretchLastSection(True)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemActivated.connect(lambda _item: self._restore())
        self.holding, self.note = QLabel(self), QLabel(self)
        keeps = self.tr("What was entered since then is not in it. The present data is kept as a file beside it.")
        self._consequence = QLabel(keeps, self)
        self._consequence.setProperty("look", "muted")
        self.note.setProperty("look", "error")
        for label in (self.holding, self.note, self._consequence):
            label.setWordWrap(True)
        self.other = QPushButton(self.tr("Another file…"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.primary = QPushButton(self.tr("Restore this backup"), self)
        self.primary.setProperty("look", "primary")
        for button in (self.other, self.cancel):
            button.setAutoDefault(False)
        self.primary.setEnabled(False)
        self.other.clicked.connect(self._browse)
        self.cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self._restore)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.other)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.where)
        column.addWidget(self.list, 1)
        for label in (self.holding, self._consequence, self.note):
            column.addWidget(label)
        column.addLayout(foot)

    def _show(self, found: list[BackupFile]) -> None:
        items = [self._add(one) for one in found]
        if items:
            self.list.setCurrentItem(items[0])
            self.list.setFocus()
        else:
            self.holding.setText(self.tr("There is no backup in this folder; choose another file."))

    def _add(self, one: BackupFile) -> QTreeWidgetItem:
        held = one.holding
        made = minute(held.made_at_ms) if held else self.tr("cannot be read")
        projects = f"{held.projects:,}" if held else NOTHING
        item = QTreeWidgetItem([made, projects, file_size(one.size), one.path.name])
        for place in (1, 2):
            item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, _FILE, str(one.path))
        item.setToolTip(3, str(one.path))
        self._found[str(one.path)] = one
        self.list.addTopLevelItem(item)
        return item

    def _selected(self) -> BackupFile | None:
        item = self.list.currentItem()
        return self._found[item.data(0, _FILE)] if item is not None else None

    def _chosen(self) -> None:
        one = self._selected()
        held = one.holding if one else None
        self.note.setText("")
        self.primary.setEnabled(held is not None)
        if held is None:
            self.holding.setText(self.tr("This file is not a backup of this program, or it is damaged.") if one else "")
            return
        parts = [
            held.unit,
            self.tr("%n project(s)", "", held.projects),
            self.tr("%n investor(s)", "", held.investors),
            self.tr("%n attachment(s)", "", held.attachments),
        ]
        if held.changed_at_ms:
            parts.append(self.tr("last change {when}").format(when=minute(held.changed_at_ms)))
        self.holding.setText(" · ".join(part for part in parts if part))

    def _browse(self) -> None:
        chooser = QFileDialog(self, self.tr("Choose a backup"), str(self._folder))
        chooser.setNameFilter(self.tr("Backups (*.zip)"))
        chooser.fileSelected.connect(self.take)
        chooser.open()

    def take(self, path: str) -> None:
        """Put a file from elsewhere on the list and choose it."""
        self.list.setCurrentItem(self._add(look(Path(path))))

    def _restore(self) -> None:
        one = self._selected()
        if one is None or not self.primary.isEnabled():
            return
        self.primary.setEnabled(False)
        self.note.setText("")
        self.holding.setText(self.tr("Checking the backup…"))
        path = one.path
        self._worker.aside(lambda _: verify(path), lambda _: self._sound(path), self._failed, owner=self)

    def _sound(self, path: Path) -> None:
        self.file = path
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._chosen()
        say_or_report(error, self.note.setText, partial(report_bug, self))
