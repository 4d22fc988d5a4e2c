"""What can be done with the rows of the list of projects: changed in place or many at once, pasted, deleted, put back.

The services and dialogs are imported when they are needed, so that the window opens quickly.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.queries.projects import ProjectRow
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.table_model import CellEdit

if TYPE_CHECKING:
    from desktop_app.ui.dialogs.bulk_edit import BulkEdit
    from desktop_app.ui.dialogs.paste_preview import PastePreview


class ListActions(QObject):
    """Acts for the list `host`. `opened` asks for a record, `created` gives what was pasted."""

    opened = Signal(str)
    created = Signal(object)

    def __init__(self, navigator: Navigator, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.navigator = navigator
        self.lookups = Lookups()

    def menu(self, ids: Sequence[str], row: ProjectRow | None, copy: Callable[[], object], *, in_bin: bool) -> QMenu:
        """What this user can do with these rows; `row` is the one that is chosen alone."""
        from desktop_app.services.projects import delete, restore

        menu = QMenu(self._host)
        office, actor = self.navigator.office, self.navigator.actor
        if len(ids) == 1:
            menu.addAction(self.tr("Open"), lambda: self.opened.emit(ids[0]))
            if row is not None and row.undecided:
                menu.addAction(self.tr("Decide…"), lambda: self.navigator.open_record("exchange_conflict", ids[0]))
        if ids and not in_bin and actor.may_change:
            menu.addAction(self.tr("Change %n project(s)…", "", len(ids)), lambda: self.bulk_edit(ids))
        if ids:
            menu.addAction(self.tr("Copy"), copy)
        if not actor.may_change:
            return menu
        menu.addAction(self.tr("Paste from a spreadsheet…"), lambda: self.paste(QGuiApplication.clipboard().text()))
        if ids:
            menu.addSeparator()
            if in_bin:
                menu.addAction(self.tr("Restore"), lambda: self._write(lambda: restore(office, actor, ids)))
            else:
                words = self.tr("Move to the recycle bin")
                menu.addAction(words, lambda: self._write(lambda: delete(office, actor, ids)))
        return menu

    def _write(self, action: Callable[[], Any]) -> None:
        self.navigator.write(action, self.navigator.done)

    def edit(self, edits: Sequence[CellEdit]) -> None:
        """Cells were changed in the list: one step, named if it changed several rows."""
        from desktop_app.services.projects import FieldEdit, update_fields

        changes = [FieldEdit(edit.row_id, edit.field, edit.value) for edit in edits]
        office, actor = self.navigator.office, self.navigator.actor
        many = len({edit.row_id for edit in edits}) > 1
        self.navigator.write(lambda: update_fields(office, actor, changes), self.navigator.done if many else None)

    def bulk_edit(self, ids: Sequence[str]) -> "BulkEdit":
        """One field of all of them."""
        from desktop_app.ui.dialogs.bulk_edit import BulkEdit

        dialog = BulkEdit(self.navigator, self.lookups, ids, self._host)
        dialog.saved.connect(self.navigator.done)
        dialog.open()
        return dialog

    def paste(self, text: str) -> "PastePreview":
        """Show what was pasted; good lines become projects."""
        from desktop_app.ui.dialogs.paste_preview import PastePreview

        dialog = PastePreview(self.navigator, self.lookups, text, self._host)
        dialog.saved.connect(self.created)
        dialog.open()
        return dialog
