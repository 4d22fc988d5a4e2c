"""A navigator for tests of single pages: a real office and worker, and a list of what the page asked for."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from db.enums import UserRole
from desktop_app.paths import Paths, resources_folder
from desktop_app.services.office import Actor, Changes, Office
from desktop_app.settings import SettingsFile
from desktop_app.ui.messages import Action, Kind
from desktop_app.ui.navigation import Criteria, Page, label_words
from desktop_app.ui.tasks import DatabaseWorker, Progress
from tests.helpers.database import fresh_office

R = TypeVar("R")


class FakeNavigator:
    """Records what it is told. `pages` are told of changes as the window would."""

    def __init__(self, office: Office, folder: Path, role: UserRole = UserRole.CENTRE) -> None:
        self.office = office
        self.actor = Actor("Wang", "HMJD", role)
        self.worker = DatabaseWorker(office, self.show_error)
        self.settings = SettingsFile(folder / "settings.json")
        self.paths = Paths(folder, folder / "logs", folder / "backups", resources_folder())
        self.pages: list[Page] = []
        self.lists: list[tuple[str, Criteria]] = []
        self.records: list[tuple[str, str]] = []
        self.messages: list[str] = []
        self.actions: list[Action] = []
        self.errors: list[Exception] = []
        self.changes: list[Changes] = []
        self.selection = ""
        self.worker.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        for page in self.pages:
            page.note(changes)

    def today(self) -> dt.date:
        return self.office.clock.today()

    def open_list(self, kind: str, criteria: Criteria) -> None:
        self.lists.append((kind, criteria))

    def open_record(self, kind: str, record_id: str) -> None:
        self.records.append((kind, record_id))

    def show_message(self, kind: Kind, text: str, actions: Sequence[Action] = ()) -> None:
        self.messages.append(text)
        self.actions = list(actions)

    def show_error(self, error: Exception) -> None:
        self.errors.append(error)

    def begin_anew(self) -> None:
        """Nothing to close: what was said is only recorded."""

    def done(self, changes: Changes, text: str = "", actions: Sequence[Action] = ()) -> None:
        self.changes.append(changes)
        self.show_message("success", text or label_words(changes.label), actions)

    def write(self, action: Callable[[], R], on_done: Callable[[R], None] | None = None) -> None:
        self.worker.write(action, on_done)

    def run(self, title: str, work: Callable[[Progress], R], on_done: Callable[[R], None] | None = None) -> Progress:
        return self.worker.run(work, on_done)

    def show_selection(self, text: str) -> None:
        self.selection = text

    def close(self) -> None:
        """End the worker and release the file."""
        self.worker.close()
        self.office.close()


@contextlib.contextmanager
def navigated(
    folder: Path, *furnish: Callable[[Office], object], role: UserRole = UserRole.CENTRE
) -> Iterator[FakeNavigator]:
    """A new office in this folder, furnished by each of these in turn, with its navigator; closed in the end."""
    office = fresh_office(folder)
    for one in furnish:
        one(office)
    navigator = FakeNavigator(office, folder, role)
    try:
        yield navigator
    finally:
        navigator.close()
