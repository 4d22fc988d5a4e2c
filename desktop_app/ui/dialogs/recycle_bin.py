"""The recycle bin: everything that was deleted, to be put back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.field_words import kind_word
from desktop_app.queries.recycle_bin import SHOWN, BinRow, deleted
from desktop_app.services import recycle_bin
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_tree
from desktop_app.ui.formats import NOTHING, minute
from desktop_app.ui.models.lookups import language
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S

_ROW = Qt.ItemDataRole.UserRole
TITLE_WIDTH = 320


class RecycleBin(OfficeDialog):
    """Choose records by kind or by typing; what is put back can be undone."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Recycle bin"), parent)
        self.resize(760, 480)
        self._build_ui()
        self.load()

    def _build_ui(self) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Part of the name"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.kind = QComboBox(self)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.currentIndexChanged.connect(self._filter)
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(self.tr("Deleted records"))
        self.list.setHeaderLabels([self.tr("Record"), self.tr("Kind"), self.tr("Deleted"), self.tr("By")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.setColumnWidth(0, TITLE_WIDTH)
        self.list.itemSelectionChanged.connect(self._chosen)
        self.list.itemActivated.connect(lambda _item: self._restore())
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "muted")
        self.primary, self.close_button = QPushButton(self), QPushButton(self.tr("Close"), self)
        self.primary.setProperty("look", "primary")
        for button in (self.primary, self.close_button):
            button.setAutoDefault(False)
        self.primary.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.reject)
        top, foot = QHBoxLayout(), QHBoxLayout()
        for line in (top, foot):
            line.setSpacing(SPACE_S)
        top.addWidget(self.search, 1)
        top.addWidget(self.kind)
        self.print_button = PrintButton(self.navigator, self.wanted, self, self)
        top.addWidget(self.print_button)
        self.add_bar(foot, self.note)
        foot.addWidget(self.close_button)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._chosen()

    def load(self) -> None:
        """Read the bin anew."""
        self.navigator.worker.read(deleted, self._show, owner=self, latest="bin")

    def _show(self, rows: list[BinRow]) -> None:
        kept, spoken = self.kind.currentData(), language()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in sorted({row.kind for row in rows}, key=lambda kind: kind_word(kind, spoken)):
            self.kind.addItem(kind_word(kind, spoken), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kept)))
        self.kind.blockSignals(False)
        self.list.clear()
        items = []
        for row in rows:
            item = QTreeWidgetItem([row.title or NOTHING, kind_word(row.kind, spoken), minute(row.at_ms), row.by])
            item.setData(0, _ROW, row)
            item.setToolTip(0, row.title)
            items.append(item)
        self.list.addTopLevelItems(items)
        for place in (1, 2):
            self.list.resizeColumnToContents(place)
        words = "" if rows else self.tr("The recycle bin is empty.")
        cut = self.tr("These are the {count} records deleted last.").format(count=SHOWN)
        self.note.setText(cut if len(rows) == SHOWN else words)
        self._filter()

    def _filter(self) -> None:
        typed, kind = self.search.text().strip().lower(), self.kind.currentData()
        for item in self._items():
            row = item.data(0, _ROW)
            item.setHidden(bool(kind and row.kind != kind) or typed not in row.title.lower())
            if item.isHidden():
                item.setSelected(False)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _chosen(self) -> None:
        count = len(self.list.selectedItems())
        self.primary.setEnabled(count > 0)
        self.primary.setText(self.tr("Put %n record(s) back", "", count) if count else self.tr("Put back"))

    def _restore(self) -> None:
        rows = [item.data(0, _ROW) for item in self.list.selectedItems()]
        if not rows:
            return
        chosen = [(row.kind, row.record_id) for row in rows]
        office, actor = self.navigator.office, self.navigator.actor
        self.write(
            lambda: recycle_bin.restore(office, actor, chosen),
            lambda changes: self.tell(changes, self.tr("%n record(s) put back", "", changes.count)),
        )

    def _note(self, changes: Changes) -> None:
        """Records of every kind come and go."""
        self.load()

    def wanted(self) -> Wanted:
        """What the bin shows, to be printed."""
        kind = self.kind.currentText() if self.kind.currentData() else ""
        return of_tree(self.windowTitle(), self.list, [kind], self.search.text())
