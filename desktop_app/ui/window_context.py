"""What the window is given, and what it leaves behind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtWidgets import QWidget

from desktop_app.paths import Paths
from desktop_app.services.office import Actor, Office
from desktop_app.settings import SettingsFile
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.tasks import DatabaseWorker
from desktop_app.ui.theme import Mode
from desktop_app.ui.widgets.search_box import SearchHit
from desktop_app.ui.window_menus import Command
from desktop_app.ui.window_parts import Standing


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its key, title and icon, what makes it, and the kinds of records it can list or show.

    Those that are no tab come last; they are shown over the tabs' pages.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Navigator], Page]
    kinds: frozenset[str] = frozenset()
    tab: bool = True


@dataclass(frozen=True, slots=True)
class WindowContext:
    """What the window is given.

    `search(session, text)` and `standing(session)` are reads; `password_check(password)` raises UserError unless it
    opens the lock (None: the user has no password); `choose` takes a new theme; `open_manual(window, key)` shows the
    manual's chapter of a page.
    """

    office: Office
    actor: Actor
    worker: DatabaseWorker
    settings: SettingsFile
    paths: Paths
    pages: Sequence[PageSpec]
    search: Callable[[Any, str, int], Sequence[SearchHit]]
    standing: Callable[[Any], Standing]
    choose_theme: Callable[[Mode], None]
    open_manual: Callable[[QWidget, str], None]
    commands: Sequence[Command] = ()
    password_check: Callable[[str], object] | None = None
    user_commands: Sequence[Command] = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """Why the window was closed. `again` opens it anew (another language), `switch` for another user, `restore` with
    the backup `file` put back."""

    kind: Literal["quit", "again", "switch", "restore"] = "quit"
    file: Path | None = None
