"""What the selected projects come to, told in the status bar."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from desktop_app.queries.project_sums import sums
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.table_model import PLACEHOLDER, Column

FEW = 1_000
"""The sums of more keep no list waiting."""


class SelectionSums(QObject):
    """Adds up all of the selection and not only the rows that were read: until it has, how many there are is told."""

    def __init__(self, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._ids: Sequence[str] = ()
        self._columns: Sequence[Column] = ()

    def show(self, ids: Sequence[str], columns: Sequence[Column]) -> None:
        """Tell of these projects; `columns` are those that the list shows. One project is no selection to speak of."""
        self._ids = ids if len(ids) > 1 else ()
        self._columns = [column for column in columns if column.summed]
        self.ask()

    def ask(self) -> None:
        """Add up anew: other projects are selected, or what they hold was changed."""
        ids = self._ids
        if not ids or not self._columns:
            self._tell({})
            return
        self._navigator.show_selection(f"{self._counted()} · {PLACEHOLDER}")
        self._navigator.worker.read(
            lambda session: (ids, sums(session, ids)),
            lambda found: self._tell(found[1]) if found[0] is self._ids else None,
            owner=self,
            latest="sums",
            slow=len(ids) > FEW,
        )

    def _counted(self) -> str:
        return self.tr("%n selected", "", len(self._ids)) if self._ids else ""

    def _tell(self, found: Mapping[str, int]) -> None:
        parts = [f"{column.title} {column.text(found[column.field])}" for column in self._columns if found]
        self._navigator.show_selection(" · ".join([self._counted(), *parts]))
