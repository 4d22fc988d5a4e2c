"""What the selected projects come to, told in the status bar."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from desktop_app.queries.project_sums import sums
from desktop_app.ui.models.counted import FIELD, Counted
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
        self._counted: Counted | None = None

    def show(self, ids: Sequence[str], columns: Sequence[Column], counted: Counted | None = None) -> None:
        """Tell of these projects; `columns` are those that the list shows, `counted` the figure that it is of. One
        project is no selection to speak of."""
        self._ids, self._counted = ids if len(ids) > 1 else (), counted
        self._columns = [column for column in columns if column.summed]
        self.ask()

    def ask(self) -> None:
        """Add up anew: other projects are selected, or what they hold was changed."""
        ids = self._ids
        if not ids or not self._columns:
            self._tell({})
            return
        self._navigator.show_selection(f"{self._number()} · {PLACEHOLDER}")
        self._navigator.worker.read(
            lambda session: (ids, sums(session, ids)),
            lambda found: self._tell(found[1]) if found[0] is self._ids else None,
            owner=self,
            latest="sums",
            slow=len(ids) > FEW,
        )

    def _number(self) -> str:
        return self.tr("%n selected", "", len(self._ids)) if self._ids else ""

    def _tell(self, found: Mapping[str, int]) -> None:
        sums: dict[str, object] = {FIELD: self._counted.sum(self._ids) if self._counted else 0, **found}
        parts = [f"{column.title} {column.text(sums[column.field])}" for column in self._columns if found]
        self._navigator.show_selection(" · ".join([self._number(), *parts]))
