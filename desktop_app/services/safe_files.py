"""Files that appear whole or not at all, and what a disk does to them in words."""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.errors import QT_TRANSLATE_NOOP, DamagedDatabase, EnvironmentProblem, reason_of

_UNFINISHED = "unfinished-backup-"
_DAY_S = 86_400


@contextmanager
def beside(file: Path) -> Iterator[Path]:
    """A folder on the same drive for what is being made; folders that a killed process left a day ago go."""
    for left in file.parent.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY_S:
                shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=_UNFINISHED, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def to_disk(file: Path) -> None:
    """A stick may be pulled out as soon as a name is in place: the bytes must be there before it."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


@contextmanager
def removed(partial: Path) -> Iterator[None]:
    """Take a half-written file away when its making failed or was cancelled."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


@contextmanager
def disk(path: Path) -> Iterator[None]:
    """Turn what the disk does to a backup into sentences."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if "full" in str(error) or "disk I/O" in str(error):
            raise _cannot_write(path, str(error)) from error
        raise DamagedDatabase(
            QT_TRANSLATE_NOOP("errors", "The database is damaged, so no backup was made of it; the earlier ones stay."),
            QT_TRANSLATE_NOOP("errors", "Restore the last backup in the menu File. ({detail})"),
            detail=error,
        ) from error
    except OSError as error:
        raise _cannot_write(path, reason_of(error)) from error


def _cannot_write(path: Path, detail: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "{path} cannot be written: {detail}."),
        QT_TRANSLATE_NOOP("errors", "Choose another folder or free some space; nothing was lost."),
        path=path,
        detail=detail,
    )
