"""A stream of bytes as files of a package: written so that none has a good name before all are known to be whole."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.file_names import safe_name
from desktop_app.sync.package.disk import Disk
from desktop_app.sync.package.preamble import BYTES, Peeked, Preamble, parse
from desktop_app.sync.problems import Damaged, FileRefused, cannot_read, cannot_write, is_full, written_wrongly

SUFFIX = ".zstpack"
PARTIAL = ".part"
"""Of a file that is being written."""
PART_LIMIT = 1 << 30
"""Bytes of a file; sticks with FAT32 take less than 4 GiB."""

_BLOCK = 1 << 20


def _digest() -> "hashlib.blake2b":
    return hashlib.blake2b(digest_size=32)


@dataclass(slots=True)
class _Part:
    """A file being written."""

    path: Path
    file: BinaryIO
    length: int = BYTES
    digest: "hashlib.blake2b" = field(default_factory=_digest)


class PartsWriter:
    """Takes the sealed bytes, writes them as `NAME.PACKAGE.N.part`; `finish` gives good names, `abandon` leaves none.

    On a full medium it removes them at once and only counts what else comes, so that `finish` can say how much room is
    needed. Everything it raises for the medium is an EnvironmentProblem.
    """

    def __init__(self, folder: Path, name: str, package: bytes, limit: int = PART_LIMIT, disk: Disk | None = None):
        assert limit > BYTES
        self._folder, self._name = folder, safe_name(name)
        self._package, self._limit = package, limit
        self._disk = disk or Disk()
        self._parts: list[_Part] = []
        self._taken = 0
        self._full: OSError | None = None

    def write(self, data: bytes) -> int:
        """Take bytes in."""
        self._taken += len(data)
        if self._full is None:
            try:
                self._put(data)
            except OSError as error:
                if not is_full(error):
                    raise cannot_write(error, self._folder) from error
                self._full = error
                self.abandon()
        return len(data)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        parts = -(-self._taken // (self._limit - BYTES))
        return self._taken + parts * BYTES

    def finish(self, sender: bytes, recipient: bytes) -> list[Path]:
        """Write the preambles, make sure of every byte, and give the files their names."""
        whole = Preamble(self._package, sender, recipient, 1, len(self._parts), 0, self.size)
        try:
            if self._full is not None:
                raise self._full
            for number, part in enumerate(self._parts, 1):
                preamble = replace(whole, part=number, length=part.length).to_bytes()
                part.file.seek(0)
                part.file.write(preamble)
                self._disk.sync(part.file)
                part.file.close()
            for number, part in enumerate(self._parts, 1):
                self._read_back(part, replace(whole, part=number, length=part.length).to_bytes())
            return self._give_names()
        except OSError as error:
            self.abandon()
            raise cannot_write(error, self._folder, self.size) from error

    def abandon(self) -> None:
        """Remove what was written so far, as far as the medium can still be reached."""
        for part in self._parts:
            with suppress(OSError):  # closing writes what is left over, too
                part.file.close()
            self._disk.remove(part.path)

    def _put(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            if not self._parts or self._parts[-1].length >= self._limit:
                self._begin()
            part = self._parts[-1]
            some = rest[: self._limit - part.length]
            part.file.write(some)
            part.digest.update(some)
            part.length += len(some)
            rest = rest[len(some) :]

    def _begin(self) -> None:
        path = self._folder / f"{self._name}.{self._package.hex()[:8]}.{len(self._parts) + 1}{PARTIAL}"
        file = self._disk.create(path)
        self._parts.append(_Part(path, file))
        file.write(bytes(BYTES))  # no preamble: until it is finished it is no package

    def _read_back(self, part: _Part, preamble: bytes) -> None:
        digest = _digest()
        length = 0
        with self._disk.read(part.path) as file:
            if file.read(BYTES) != preamble:
                raise written_wrongly()
            while block := file.read(_BLOCK):
                digest.update(block)
                length += len(block)
        if (length + BYTES, digest.digest()) != (part.length, part.digest.digest()):
            raise written_wrongly()

    def _give_names(self) -> list[Path]:
        named: list[Path] = []
        try:
            for part, path in zip(self._parts, self._free_names(), strict=True):
                self._disk.rename(part.path, path)
                named.append(path)
            self._disk.sync_folder(self._folder)
        except OSError:
            for path in named:
                self._disk.remove(path)
            raise
        return named

    def _free_names(self) -> list[Path]:
        count = len(self._parts)
        number = 1
        while True:
            name = self._name if number == 1 else f"{self._name} ({number})"
            ends = [SUFFIX] if count == 1 else [f".{part}-{count}{SUFFIX}" for part in range(1, count + 1)]
            paths = [self._folder / f"{name}{end}" for end in ends]
            if not any(path.exists() for path in paths):
                return paths
            number += 1


class PartsReader:
    """The sealed bytes out of the files again, in order; a file of which less is left than it says is refused."""

    def __init__(self, files: Sequence[Peeked]) -> None:
        self._files = list(files)
        self._file: BinaryIO | None = None
        self._left = 0
        self.done = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, fewer than `size` only at a file's end. Raises FileRefused and EnvironmentProblem."""
        try:
            while self._left == 0:
                if not self._open_next():
                    return b""
            assert self._file is not None
            data = self._file.read(self._left if size < 0 else min(size, self._left))
        except OSError as error:
            raise cannot_read(error) from error
        if not data:
            raise Damaged
        self._left -= len(data)
        self.done += len(data)
        return data

    def close(self) -> None:
        """Let go of the medium."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open_next(self) -> bool:
        self.close()
        if not self._files:
            return False
        peeked = self._files.pop(0)
        self._file = peeked.path.open("rb", buffering=_BLOCK)
        try:
            changed = parse(self._file.read(BYTES)) != peeked.preamble
        except FileRefused:
            changed = True
        if changed:
            raise Damaged
        self._left = peeked.preamble.length - BYTES
        return True
