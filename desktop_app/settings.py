"""What this machine remembers about its window: language, theme, layouts. The office's own data is in the database."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import msgspec

VERSION = 1

Document = dict[str, Any]
Migration = Callable[[Document], Document]

MIGRATIONS: Mapping[int, Migration] = {}
"""Version n -> the step that turns a document of version n into one of version n + 1."""


class TableLayout(msgspec.Struct, frozen=True):
    """How one table was left: visible columns in their order, their widths in logical pixels, and the sort."""

    columns: tuple[str, ...] = ()
    widths: dict[str, int] = {}
    sort: str = ""
    descending: bool = False


class SavedView(msgspec.Struct, frozen=True):
    """A named list: columns, filter and sort. `filter` holds what the page's filter writes for itself."""

    name: str
    filter: dict[str, Any] = {}
    columns: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False


class Settings(msgspec.Struct, frozen=True):
    """One value; change it with `msgspec.structs.replace` through `SettingsFile.change`."""

    version: int = VERSION
    language: Literal["system", "zh_CN", "en"] = "system"
    theme: Literal["system", "light", "dark"] = "system"
    geometry: str = ""
    last_page: str = ""
    dense_rows: bool = False
    tables: dict[str, TableLayout] = {}
    views: dict[str, tuple[SavedView, ...]] = {}
    splitters: dict[str, tuple[int, ...]] = {}
    drafts: dict[str, dict[str, Any]] = {}
    backup_folder: str = ""
    save_folder: str = ""
    lock_minutes: int = 15
    last_user: str = ""


def migrate(document: Document, target: int, migrations: Mapping[int, Migration]) -> Document:
    """Bring a document up to `target`, one version at a time. Raises ValueError when a step is missing."""
    version = int(document.get("version", 1))
    while version < target:
        step = migrations.get(version)
        if step is None:
            raise ValueError(f"no step from settings version {version}")
        document = {**step(document), "version": version + 1}
        version += 1
    return document


class SettingsFile:
    """The settings and the file they live in; every change is written at once, whole or not at all.

    `unreadable` is where a file was put that could not be read; the settings are the defaults then. `on_refused` is
    told once when the disk takes nothing, on the thread of the change; what was changed holds until the program ends.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.unreadable: Path | None = None
        self.on_refused: Callable[[OSError], None] | None = None
        self._refused = False
        self.current = self._load()

    def change(self, **fields: object) -> Settings:
        """Replace fields and write the file. A remembered width or draft is not worth an error: see `on_refused`."""
        self.current = msgspec.structs.replace(self.current, **fields)
        before = self._refused
        try:
            self._write(msgspec.json.format(msgspec.json.encode(self.current), indent=2))
        except OSError as error:
            self._refused = True
            if not before and self.on_refused is not None:
                self.on_refused(error)
        else:
            self._refused = False
        return self.current

    def _load(self) -> Settings:
        try:
            raw = self._path.read_bytes()
        except OSError:  # most likely there is none yet
            return Settings()
        try:
            document = msgspec.json.decode(raw, type=dict[str, Any])
            if int(document.get("version", 1)) > VERSION:
                raise ValueError("settings of a newer program")
            return msgspec.convert(migrate(document, VERSION, MIGRATIONS), Settings)
        except (ValueError, TypeError):
            self._set_aside()
            return Settings()

    def _set_aside(self) -> None:
        """Keep a file we cannot read beside the new one: remembered widths are not worth an error at start."""
        aside = self._path.with_suffix(".unreadable.json")
        with suppress(OSError):
            self._path.replace(aside)
            self.unreadable = aside

    def _write(self, data: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        partial = self._path.with_suffix(".partial")
        try:
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._path)
        except OSError:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise
