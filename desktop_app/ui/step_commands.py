"""Undo and redo of the user's own steps, by key, by menu and by the link beside a result."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.errors import UserError
from desktop_app.services import journal
from desktop_app.services.office import Changes
from desktop_app.sync.decisions import take_back_or_undo, why_it_stands
from desktop_app.ui.messages import error_words
from desktop_app.ui.navigation import Navigator, done_words, label_words
from desktop_app.ui.tasks import Progress

LARGE = 500
"""A step of more changes shows how far its undoing is, and that can be stopped."""

FindStep = Callable[[Any, str], journal.Step | None]
Found = tuple[journal.Step | None, UserError | None]


@dataclass(frozen=True, slots=True)
class Named:
    """A step that a key would go to: its name, "" for none, and why that cannot be done, "" when it can."""

    name: str = ""
    obstacle: str = ""


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

    def name(self, show: Callable[[Named, Named], None]) -> None:
        """Give `show` the steps that `undo` and `redo` would go to."""
        actor = self._navigator.actor

        def find(session: Any, find_step: FindStep) -> Found:
            step = find_step(session, actor.name)
            return (step, why_it_stands(session, actor, step)) if step is not None else (None, None)

        self._navigator.worker.read(
            lambda session: (find(session, journal.last_step), find(session, journal.last_undone)),
            lambda found: show(*(_named(*one) for one in found)),
            owner=self,
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
            self._navigator.show_message("success", done_words(changes.label))


def _named(step: journal.Step | None, obstacle: UserError | None) -> Named:
    if step is None:
        return Named()
    label = journal.undone(step.label) if step.label.template == journal.UNDO else step.label
    return Named(label_words(label), error_words(obstacle)[0] if obstacle is not None else "")
