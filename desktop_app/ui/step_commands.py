"""Undo and redo of the user's own steps, by key, by menu and by the link beside a result."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.services import journal
from desktop_app.services.office import Changes
from desktop_app.sync.decisions import take_back_or_undo
from desktop_app.ui.navigation import Navigator, label_words
from desktop_app.ui.tasks import Progress

LARGE = 500
"""A step of more changes shows how far its undoing is, and that can be stopped."""

FindStep = Callable[[Any, str], journal.Step | None]


class StepCommands(QObject):
    """`navigator` is the window; the words of what was done come into its bar."""

    def __init__(self, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._navigator = navigator

    def undo(self) -> None:
        """Take back the user's last step and say which one it was."""
        self._go(journal.last_step, self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was undone last, unless something else was done since."""
        self._go(journal.last_undone, self.tr("There is nothing to redo."))

    def take_back(self, transaction_id: int) -> None:
        """Undo one step, whichever came after it."""
        self._go(lambda session, _user: journal.step(session, transaction_id), "")

    def name(self, show: Callable[[str, str], None]) -> None:
        """Give `show` the names of the steps that `undo` and `redo` would go to; "" for none."""
        user = self._navigator.actor.name

        def names(found: tuple[journal.Step | None, journal.Step | None]) -> None:
            back, again = found
            show(label_words(back.label) if back else "", label_words(journal.undone(again.label)) if again else "")

        self._navigator.worker.read(
            lambda session: (journal.last_step(session, user), journal.last_undone(session, user)), names, owner=self
        )

    def _go(self, find: FindStep, nothing: str) -> None:
        office, actor = self._navigator.office, self._navigator.actor

        def found() -> tuple[journal.Step | None, bool]:
            with office.read() as session:
                step = find(session, actor.name)
                return step, step is not None and journal.size(session, step.transaction_id) > LARGE

        def act() -> Changes | journal.Step | None:
            step, large = found()
            return step if large or step is None else take_back_or_undo(office, actor, step)

        def told(done: Changes | journal.Step | None) -> None:
            if isinstance(done, journal.Step):
                self._navigator.run(label_words(journal.undoing(done.label)), partial(work, done), self._tell)
            elif done is not None:
                self._tell(done)
            else:
                self._navigator.show_message("info", nothing)

        def work(step: journal.Step, progress: Progress) -> Changes | None:
            """Unless the key was pressed twice, and this has been done already."""
            return take_back_or_undo(office, actor, step, progress) if found()[0] == step else None

        self._navigator.write(act, told)

    def _tell(self, changes: Changes | None) -> None:
        if changes is not None:
            self._navigator.show_message("success", label_words(changes.label))
