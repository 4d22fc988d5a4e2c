"""The first 64 bytes of every file of a package, in clear: what can be said of the file without a key.

Nothing is believed for it alone: what it says is compared with the sealed manifest. Their layout is that of every
format to come, so that also a file which takes a newer program can be told whole, for whom it is, and kept.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from desktop_app.sync.problems import Damaged, Empty, Incomplete, NotOurs, NotTogether, PartsMissing

FORMAT = 1
BYTES = 64
PACKAGE_BYTES = 16
SEVERAL = bytes(6)
"""The recipients' fingerprint when they are of several offices."""
MOST_WAYS = 32
"""Of reading copies of one package: each takes a whole reading."""

_MAGIC = b"\x8bZST\r\n\x1a\n"  # a copy in text mode shows at once
_LAYOUT = struct.Struct(">8sHHHH16s6s6sQQ")
_CRC = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Preamble:
    """`part` of `parts` from 1; `length` is this file's and `total` all parts' size in bytes, preambles included."""

    package: bytes
    sender: bytes
    recipient: bytes
    part: int
    parts: int
    length: int
    total: int
    format: int = FORMAT

    @property
    def needs_newer(self) -> bool:
        """Whether this program cannot know what follows."""
        return self.format > FORMAT

    @property
    def of_package(self) -> tuple[bytes, bytes, bytes, int, int, int]:
        """What all parts of a package have in common."""
        return self.package, self.sender, self.recipient, self.parts, self.total, self.format

    def to_bytes(self) -> bytes:
        """The 64 bytes."""
        fields = _LAYOUT.pack(
            _MAGIC,
            self.format,
            self.part,
            self.parts,
            0,
            self.package,
            self.sender,
            self.recipient,
            self.length,
            self.total,
        )
        return fields + _CRC.pack(zlib.crc32(fields))


@dataclass(frozen=True, slots=True)
class Peeked:
    """A file of a package; `size` is how much of it is there."""

    path: Path
    preamble: Preamble
    size: int

    @property
    def is_complete(self) -> bool:
        return self.size >= self.preamble.length


def fingerprint(unit_code: str) -> bytes:
    """Six bytes that stand for an office."""
    return hashlib.blake2b(unit_code.encode(), digest_size=6, person=b"zst office").digest()


def recipient_fingerprint(unit_codes: Iterable[str]) -> bytes:
    """The same for whom a package is for."""
    units = set(unit_codes)
    return fingerprint(units.pop()) if len(units) == 1 else SEVERAL


def parse(data: bytes) -> Preamble:
    """A preamble out of its 64 bytes. Raises FileRefused."""
    if not data:
        raise Empty
    if not data.startswith(_MAGIC):
        raise NotOurs
    if len(data) < BYTES:
        raise Incomplete(len(data))
    fields, crc = data[: _LAYOUT.size], data[_LAYOUT.size : BYTES]
    if _CRC.unpack(crc)[0] != zlib.crc32(fields):
        raise Damaged
    _magic, version, part, parts, flags, package, sender, recipient, length, total = _LAYOUT.unpack(fields)
    if version < 1 or (flags and version <= FORMAT) or not 1 <= part <= parts or length <= BYTES or total < length:
        raise Damaged
    return Preamble(package, sender, recipient, part, parts, length, total, version)


def is_one(path: Path) -> bool:
    """Whether a file begins as a package does; not if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def peek(path: Path) -> Peeked:
    """What a file says of itself, complete or not. Raises FileRefused; OSError when it cannot be read."""
    with path.open("rb") as file:
        preamble = parse(file.read(BYTES))
    return Peeked(path, preamble, path.stat().st_size)


def put_together(files: Iterable[Peeked]) -> list[Peeked]:
    """The parts of one package in order, each once. Raises FileRefused unless they are all there and complete."""
    given = list(files)
    first = given[0].preamble
    if any(file.preamble.of_package != first.of_package for file in given):
        raise NotTogether
    by_part: dict[int, Peeked] = {}
    for file in sorted(given, key=_wholeness):
        by_part.setdefault(file.preamble.part, file)
    found = [by_part[part] for part in sorted(by_part)]
    for file in found:
        if not file.is_complete:
            raise Incomplete(file.size, file.preamble.length)
    if missing := [part for part in range(1, first.parts + 1) if part not in by_part][:20]:
        raise PartsMissing(missing, first.parts)
    if any(file.size != file.preamble.length for file in found):
        raise Damaged
    if sum(file.preamble.length for file in found) != first.total:
        raise Damaged
    return found


def ways_together(files: Iterable[Peeked]) -> list[list[Peeked]]:
    """Every way to put a package together when there are several copies of it, one of which may be damaged within.

    Raises FileRefused when there is none; of very many the first.
    """
    given = list(files)
    first = put_together(given)
    copies = [
        [one for one in given if one.preamble.part == part.preamble.part and one.size == one.preamble.length]
        for part in first
    ]
    return [list(way) for way in islice(product(*copies), MOST_WAYS)]


def _wholeness(file: Peeked) -> tuple[bool, bool]:
    return not file.is_complete, file.size != file.preamble.length
