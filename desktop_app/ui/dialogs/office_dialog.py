"""What the dialogs over whole registers share: a bar for results with a link that undoes the step."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.errors import Cancelled
from desktop_app.services import journal
from desktop_app.services.office import Changes
from desktop_app.ui.messages import Action, Kind, MessageBar, MessagePlace
from desktop_app.ui.navigation import Navigator, done_words
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.progress_panel import ProgressStack
from desktop_app.ui.widgets.room_dialog import RoomDialog

R = TypeVar("R")


class OfficeDialog(RoomDialog):
    """`write` calls a service in the background; what it changed is told in the bar and can be undone there.

    Subclasses implement `load`, which is called again whenever a table of `kinds` was written to, and `add_bar` to
    their foot. To what prints lists the dialog is the surface.
    """

    kinds: frozenset[str] = frozenset()

    def __init__(self, navigator: Navigator, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = MessageBar(self)
        self._panels = ProgressStack(self)
        navigator.worker.changed.connect(self._note)

    def load(self) -> None:
        """Read everything the dialog shows."""
        raise NotImplementedError

    def add_bar(self, foot: QHBoxLayout, standing: QWidget | None = None) -> None:
        """Give the bar the room between the buttons of the foot, where `standing` is otherwise."""
        foot.addLayout(MessagePlace(self.bar, standing or QWidget(self)), 1)

    def write(self, action: Callable[[], Any], on_done: Callable[[Any], None] | None = None) -> None:
        """Call a service; `on_done` gets its answer, without it the bar tells the step."""
        self.navigator.worker.write(action, on_done or self.tell, self.show_error, owner=self)

    def tell(self, changes: Changes, text: str = "") -> None:
        """Tell a step, by its own name unless `text` is given, with a link to undo it."""
        if changes.transaction_id == 0:
            self.bar.show_message("info", text or self.tr("Nothing had to be changed."))
            return
        undo = Action(self.tr("Undo"), lambda: self._undo(changes.transaction_id))
        self.bar.show_message("success", text or done_words(changes.label), [undo])

    def run(self, title: str, work: Callable[[Progress], R], on_done: Callable[[R], None] | None = None) -> Progress:
        """Do long work with a progress panel over the dialog."""
        progress = self.navigator.worker.run(work, on_done, self.show_error, owner=self)
        self._panels.show_work(title, progress)
        return progress

    def show_message(self, kind: Kind, text: str, actions: Sequence[Action] = ()) -> None:
        """Say something in the bar."""
        self.bar.show_message(kind, text, actions)

    def show_error(self, error: Exception) -> None:
        """Say in the bar what went wrong; a reading that a newer one replaced is nothing to speak of."""
        if not isinstance(error, Cancelled):
            self.bar.show_error(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field presses no button: the link in the bar would undo what was just done."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _undo(self, transaction_id: int) -> None:
        office, actor = self.navigator.office, self.navigator.actor
        self.write(
            lambda: journal.undo(office, actor, transaction_id),
            lambda changes: self.bar.show_message("success", done_words(changes.label)),
        )

    def _note(self, changes: Changes) -> None:
        if changes.kinds & self.kinds:
            self.load()
