"""The views on the left of a list: the built-in ones with their counts, then the user's own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.settings import SavedView
from desktop_app.ui.icons import icon
from desktop_app.ui.models.project_filters import View
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import ICON_SMALL, SPACE_S

ENTRY = Qt.ItemDataRole.UserRole


class ViewList(QFrame):
    """Own views live in the settings under `key`."""

    chosen = Signal(object)
    saved_chosen = Signal(object)
    save_asked = Signal()

    def __init__(self, navigator: Navigator, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._key = key
        self._views: Sequence[View] = ()
        self._counts: Mapping[str, int] = {}
        self.list = QListWidget(self)
        self.list.setProperty("look", "views")
        self.list.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        self.list.setAccessibleName(self.tr("Views"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.currentItemChanged.connect(self._changed)
        self.save_link = QPushButton(icon("bookmark", lambda t: t.accent), self.tr("Save this view"), self)
        self.save_link.setProperty("look", "link")
        self.save_link.clicked.connect(self.save_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, 0, SPACE_S)
        column.addWidget(self.list, 1)
        column.addWidget(self.save_link)

    def show_views(self, views: Sequence[View], current: str) -> None:
        """Fill the list without telling a choice."""
        self._views = views
        self.list.blockSignals(True)
        self.list.clear()
        for view in views:
            self._add(view.title, view.icon, view)
        for saved in self._saved():
            self._add(saved.name, "bookmark", saved)
        keys = [view.key for view in views]
        self.list.setCurrentRow(keys.index(current) if current in keys else 0)
        self.list.blockSignals(False)
        self.show_counts(self._counts)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many records each built-in view has."""
        self._counts = counts
        for row, view in enumerate(self._views):
            item = self.list.item(row)
            if item is not None and view.key in counts:
                item.setText(f"{view.title}   {counts[view.key]:,}")

    def choose(self, key: str) -> None:
        """Choose a built-in view; choosing the present one again tells it all the same."""
        for row, view in enumerate(self._views):
            if view.key == key:
                if self.list.currentRow() == row:
                    self.chosen.emit(view)
                else:
                    self.list.setCurrentRow(row)

    def keep(self, saved: SavedView) -> None:
        """Save a view and choose it."""
        others = tuple(view for view in self._saved() if view.name != saved.name)
        self._store((*others, saved))
        self.list.blockSignals(True)
        self.list.setCurrentRow(self.list.count() - 1)
        self.list.blockSignals(False)

    def drop(self, name: str) -> None:
        """Forget one of the user's own views."""
        self._store(tuple(view for view in self._saved() if view.name != name))

    def _saved(self) -> tuple[SavedView, ...]:
        return self._navigator.settings.current.views.get(self._key, ())

    def _store(self, views: tuple[SavedView, ...]) -> None:
        self._navigator.settings.change(views={**self._navigator.settings.current.views, self._key: views})
        item = self.list.currentItem()
        entry = item.data(ENTRY) if item is not None else None
        self.show_views(self._views, entry.key if isinstance(entry, View) else "")

    def _add(self, title: str, icon_name: str, entry: object) -> None:
        item = QListWidgetItem(icon(icon_name, lambda t: t.muted), title)
        item.setData(ENTRY, entry)
        item.setToolTip(title)
        self.list.addItem(item)

    def _changed(self, item: QListWidgetItem | None, _before: object) -> None:
        entry = item.data(ENTRY) if item is not None else None
        if isinstance(entry, View):
            self.chosen.emit(entry)
        elif isinstance(entry, SavedView):
            self.saved_chosen.emit(entry)

    def _menu(self, spot: QPoint) -> None:
        item = self.list.itemAt(spot)
        entry = item.data(ENTRY) if item is not None else None
        if isinstance(entry, SavedView):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Delete this view"), lambda: self.drop(entry.name))
            menu.popup(self.list.viewport().mapToGlobal(spot))
