"""The backups there are: what each says of itself, and whether they lie where the data lies."""

import json
import os
import zipfile
from dataclasses import dataclass, fields
from pathlib import Path

MANIFEST = "manifest.json"
WINDOW_LOCK = "window.lock"
"""Held by the window that works on a data folder; its first line is the process."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a backup says of itself: when it was made (milliseconds UTC), whose it is and how much it holds."""

    made_at_ms: int
    unit: str = ""
    projects: int = 0
    investors: int = 0
    attachments: int = 0
    changed_at_ms: int = 0


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup in a folder; `holding` is None when the file cannot be read as one."""

    path: Path
    size: int
    holding: Holding | None


def list_backups(folder: Path) -> list[BackupFile]:
    """The backups in a folder, newest first; files that cannot be read as one come last. No folder: none."""
    try:
        files = [file for file in folder.glob("*.zip") if file.is_file()]
    except OSError:
        return []
    found = [look(file) for file in files]
    return sorted(found, key=lambda b: (b.holding.made_at_ms if b.holding else 0, b.path.name), reverse=True)


def look(file: Path) -> BackupFile:
    """What a file says of itself; the whole of it is checked only when it is restored."""
    try:
        size = file.stat().st_size
        with zipfile.ZipFile(file) as archive:
            manifest = json.loads(archive.read(MANIFEST))
        names = {field.name for field in fields(Holding)}
        return BackupFile(file, size, Holding(**{k: v for k, v in manifest.items() if k in names}))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError):
        return BackupFile(file, file.stat().st_size if file.exists() else 0, None)


def same_drive(one: Path, other: Path) -> bool:
    """Whether two places lie on one drive: what takes the one may take the other, too."""
    return _drive(one) == _drive(other)


def _drive(path: Path) -> object:
    place = path.absolute()
    if os.name == "nt":
        return place.drive.lower()
    while not place.exists() and place != place.parent:
        place = place.parent
    return place.stat().st_dev


def open_elsewhere(data: Path) -> bool:
    """Whether another process has its window open on this data folder (Windows itself refuses what this is for)."""
    try:
        process = int((data / WINDOW_LOCK).read_text(encoding="utf-8").splitlines()[0])
    except (OSError, ValueError, IndexError):
        return False
    if os.name == "nt" or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, under another user
        return True
    return True
