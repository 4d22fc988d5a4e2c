"""A medium that fails at the n-th thing asked of it, or keeps other bytes than it was given."""

import errno
from pathlib import Path
from typing import Any, BinaryIO, cast

from desktop_app.sync.package.disk import Disk


class FaultyDisk(Disk):
    """Fails with `code` at the `at`-th request (from 1) and, when it is gone, at all later ones."""

    def __init__(self, at: int = 0, code: int = errno.EIO, gone: bool = False) -> None:
        self.asked = 0
        self._at, self._code, self._gone = at, code, gone

    def ask(self, _size: int = 0) -> None:
        """One more request."""
        self.asked += 1
        if self._at and (self.asked == self._at or (self._gone and self.asked > self._at)):
            raise OSError(self._code, errno.errorcode[self._code])

    def create(self, path: Path) -> BinaryIO:
        """A file that asks before each write."""
        self.ask()
        return cast(BinaryIO, _AskingFile(self, path.open("wb", buffering=0)))

    def sync(self, file: BinaryIO) -> None:
        """As above."""
        self.ask()

    def read(self, path: Path) -> BinaryIO:
        """As above."""
        self.ask()
        return super().read(path)

    def rename(self, path: Path, target: Path) -> None:
        """As above."""
        self.ask()
        super().rename(path, target)

    def sync_folder(self, folder: Path) -> None:
        """As above."""
        self.ask()

    def remove(self, path: Path) -> None:
        """Does nothing once the medium is gone."""
        if not (self._gone and self._at and self.asked >= self._at):
            super().remove(path)


class SmallDisk(Disk):
    """Takes `room` bytes and no more."""

    def __init__(self, room: int) -> None:
        self._room = room

    def create(self, path: Path) -> BinaryIO:
        """A file that takes what there is room for."""
        return cast(BinaryIO, _AskingFile(self, path.open("wb", buffering=0)))

    def ask(self, size: int) -> None:
        """Room for so many bytes more."""
        self._room -= size
        if self._room < 0:
            raise OSError(errno.ENOSPC, errno.errorcode[errno.ENOSPC])


class _AskingFile:
    def __init__(self, disk: FaultyDisk | SmallDisk, file: Any) -> None:
        self._disk, self._file = disk, file

    def write(self, data: bytes) -> int:
        self._disk.ask(len(data))
        return int(self._file.write(data))

    def close(self) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class ForgetfulDisk(Disk):
    """Changes one byte of each file on the way, as sticks do that are smaller than they say."""

    def __init__(self, at: int) -> None:
        self._at = at

    def read(self, path: Path) -> BinaryIO:
        """What came of it."""
        data = bytearray(path.read_bytes())
        data[self._at] ^= 1
        path.write_bytes(data)
        return super().read(path)
