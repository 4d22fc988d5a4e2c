"""What a page knows of the window: a small interface to go places, do things in the background and speak."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.quoting import nested
from desktop_app.paths import Paths
from desktop_app.services import journal
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.settings import SettingsFile
from desktop_app.ui.messages import Action, Kind
from desktop_app.ui.models.lookups import language
from desktop_app.ui.past_steps import done_in_english
from desktop_app.ui.tasks import DatabaseWorker, Progress

R = TypeVar("R")
Criteria = Mapping[str, Any]
"""A filter for a list, by name; `ids` and `title` (the records behind a figure) are understood by every list."""


class Surface(Protocol):
    """Where long work and its result are shown: the window, or a dialog over it."""

    def show_message(self, kind: Kind, text: str, actions: Sequence[Action] = ()) -> None:
        """Say something in the bar at the foot."""

    def run(self, title: str, work: Callable[[Progress], R], on_done: Callable[[R], None] | None = None) -> Progress:
        """Do long work with a progress panel and a cancel button."""


class Navigator(Surface, Protocol):
    """Given to every page and dialog instead of the window."""

    @property
    def office(self) -> Office: ...
    @property
    def actor(self) -> Actor: ...
    @property
    def worker(self) -> DatabaseWorker: ...
    @property
    def settings(self) -> SettingsFile: ...
    @property
    def paths(self) -> Paths: ...

    def today(self) -> dt.date:
        """The office's day."""

    def open_list(self, kind: str, criteria: Criteria) -> None:
        """Go to the page that lists records of `kind` (a table name) and filter it."""

    def open_record(self, kind: str, record_id: str) -> None:
        """Go to the page that shows this record."""

    def show_error(self, error: Exception) -> None:
        """A UserError in its words; anything else as a bug report."""

    def begin_anew(self) -> None:
        """Something is tried now: what the bar says of what was tried before leaves it. `run` does so by itself."""

    def done(self, changes: Changes, text: str = "", actions: Sequence[Action] = ()) -> None:
        """Tell the result of a step with a link to undo it; the step's own name is used when `text` is empty."""

    def write(self, action: Callable[[], R], on_done: Callable[[R], None] | None = None) -> None:
        """Call a service in the background; errors go to the bar."""

    def show_selection(self, text: str) -> None:
        """What is selected, at the right end of the status bar."""


def backup_folder(navigator: Navigator) -> Path:
    """Where backups go on this machine."""
    chosen = navigator.settings.current.backup_folder
    return Path(chosen) if chosen else navigator.paths.backups


def label_words(label: Label) -> str:
    """A step's name in the language of the window."""
    values = dict(label.values)
    inner = values.get("step")
    if isinstance(inner, str):
        of_step = values.get("values")
        values["step"] = label_words(Label(inner, of_step if isinstance(of_step, dict) else {}))
    return nested(QCoreApplication.translate("steps", label.template).format(**values))


def done_words(label: Label) -> str:
    """The same once it has been done, for the bar."""
    translate = QCoreApplication.translate
    if label.template == journal.UNDO:
        return translate("Steps", "Undone: {step}").format(step=label_words(journal.undone(label)))
    if label.template == journal.REDO:
        return translate("Steps", "Done again: {step}").format(step=label_words(journal.undone(label)))
    if language() == "en":
        return done_in_english(label_words(label))
    return translate("Steps", "Done: {step}").format(step=label_words(label))


class Page(QWidget):
    """A tab of the main window. `kinds` are the tables whose change makes it stale; it reloads when it is seen."""

    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._loaded = False
        self._pending: list[Changes] = []

    def load(self) -> None:
        """Read everything the page shows. Called when the page is first seen."""
        raise NotImplementedError

    def refresh(self, _changes: Sequence[Changes]) -> None:
        """Show what changed; reads all anew unless a page knows better."""
        self.load()

    def show_list(self, criteria: Criteria) -> None:
        """Filter the page's list."""

    def show_record(self, kind: str, record_id: str) -> None:
        """Show one record."""

    def make_new(self) -> None:
        """Ctrl+N: a new one of what the page is about; where that is nothing of its own, a new project."""
        self.navigator.open_list("project", {"new": True})

    def save(self) -> None:
        """Ctrl+Enter."""

    def focus_search(self) -> bool:
        """Ctrl+F: put the cursor in the page's own search field; False when it has none."""
        return False

    def note(self, changes: Changes) -> None:
        """Something was written: reload if it concerns this page, now or when it is next seen."""
        if not self._loaded or not (changes.kinds & self.kinds):
            return
        if self.isVisible():
            self.refresh([changes])
        else:
            self._pending.append(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._loaded:
            self._loaded = True
            self.load()
        elif self._pending:
            pending, self._pending = self._pending, []
            self.refresh(pending)
