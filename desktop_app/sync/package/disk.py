"""What writing a package asks of the system, in one place."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_BUFFER = 1 << 20


class Disk:
    """The real one."""

    def create(self, path: Path) -> BinaryIO:
        """A new empty file in place of any other."""
        return path.open("wb", buffering=_BUFFER)

    def sync(self, file: BinaryIO) -> None:
        """Return only when the bytes are on the medium, and are not only remembered by the system."""
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def read(self, path: Path) -> BinaryIO:
        """Open to read what was written."""
        return path.open("rb", buffering=_BUFFER)

    def rename(self, path: Path, target: Path) -> None:
        """Give a file its good name."""
        path.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Make names last. Windows has no such call; its file systems keep names by themselves."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some file systems of sticks do not know it
                os.fsync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Away with it, if it is still there to be reached."""
        with suppress(OSError):
            path.unlink(missing_ok=True)


class NoRoom(Disk):
    """One that is known to be full: nothing is written, and what it would take is counted only."""

    def create(self, path: Path) -> BinaryIO:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
