"""What can be done with sessions from a menu, in the list and in the panel alike."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from db.enums import TrainingState
from desktop_app.services import training
from desktop_app.services.office import Changes
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.table_view import TableView


def list_menu(table: TableView, navigator: Navigator, open_: Callable[[str], None], new: Callable[[], None]) -> QMenu:
    """The menu of the list: what can be done with the selected sessions."""
    translate = QCoreApplication.translate
    menu, ids, source = QMenu(table), table.selected_ids(), table.model.source
    if len(ids) == 1:
        menu.addAction(translate("SessionMenu", "Open"), lambda: open_(ids[0]))
    if ids:
        menu.addAction(translate("SessionMenu", "Copy"), table.grid.copy_selection)
        one = source.row(source.index_of(ids[0])) if len(ids) == 1 else None
        add_actions(menu, navigator, ids, one.state if one is not None else None)
    else:
        menu.addAction(translate("SessionMenu", "New training"), new)
    return menu


def add_actions(
    menu: QMenu, navigator: Navigator, ids: Sequence[str], state: TrainingState | None, *, deleted: bool = False
) -> None:
    """Add the actions for these sessions; `state` is that of a single one, None for several."""
    translate = QCoreApplication.translate
    office, actor, write = navigator.office, navigator.actor, navigator.write

    def add(words: str, service: Callable[..., Changes], argument: Any) -> None:
        menu.addAction(words, lambda: write(lambda: service(office, actor, argument), navigator.done))

    if deleted:
        add(translate("SessionMenu", "Restore"), training.restore, ids)
        return
    if state is TrainingState.PLANNED:
        add(translate("SessionMenu", "Mark as held"), training.mark_held, ids[0])
        add(translate("SessionMenu", "Cancel the training"), training.cancel, ids[0])
    elif state is not None:
        add(translate("SessionMenu", "Back to planned"), training.plan_again, ids[0])
    menu.addSeparator()
    add(translate("SessionMenu", "Move to the recycle bin"), training.delete, ids)
