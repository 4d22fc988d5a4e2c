"""Where finished documents go: a file appears whole or not at all."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem, reason_of

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def write_atomically(path: Path, data: bytes) -> str:
    """Put the bytes where `path` is, whole or not at all; returns their SHA-256. Raises EnvironmentProblem.

    A device (such as /dev/null) is written to and stays what it is.
    """
    part = path.with_name(path.name + ".part")
    try:
        if path.is_char_device() or path.is_fifo():
            path.write_bytes(data)
            return hashlib.sha256(data).hexdigest()
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise cannot_write(path, error) from error
    return hashlib.sha256(data).hexdigest()


@contextmanager
def made_aside(place: Path, within: Path | None = None) -> Iterator[Path]:
    """A folder in which files are made until all of them are whole, in `within` or where the system keeps such.

    What the disk refuses meanwhile is told of `place`, as an EnvironmentProblem.
    """
    try:
        if within is not None:
            within.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=within, prefix=".zst-making-") as aside:
            yield Path(aside)
    except OSError as error:
        raise cannot_write(place, error) from error


def move_beside(files: Iterable[Path], folder: Path) -> tuple[tuple[Path, ...], int]:
    """Move finished files into a folder and never over one that is there: then all of them get ` (2)`, ` (3)` … behind
    their names. Gives them where they are now, and that number (1: none). Raises OSError."""
    made, number = sorted(files), 1
    while any((folder / _numbered(file, number)).exists() for file in made):
        number += 1
    return tuple(file.replace(folder / _numbered(file, number)) for file in made), number


def _numbered(file: Path, number: int) -> str:
    return file.name if number == 1 else f"{file.stem} ({number}){file.suffix}"


def cannot_write(path: Path, error: OSError) -> EnvironmentProblem:
    """What an error of the disk means to who wants the file."""
    if error.errno in FULL:
        return EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "There is no room left on the disk for the file {path}."),
            QT_TRANSLATE_NOOP("errors", "Free some space and try again; nothing was changed."),
            path=str(path),
        )
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "The file {path} could not be written ({reason})."),
        QT_TRANSLATE_NOOP("errors", "Close it where it is open, or choose another folder."),
        path=str(path),
        reason=reason_of(error),
    )
