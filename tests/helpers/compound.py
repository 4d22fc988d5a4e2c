"""Files of the older office programs, byte by byte: a workbook of Excel 97 (.xls), and one that a password protects."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST = 4096
"""Shorter streams would have to lie in sectors of another kind."""


def compound(streams: Sequence[tuple[str, bytes]]) -> bytes:
    """A compound file (MS-CFB, version 3) with these streams below its root: the table, the folder, the streams."""
    padded = [content.ljust(_LEAST, b"\0") for _, content in streams]
    sizes = [-(-len(content) // _SECTOR) for content in padded]
    entries = (len(streams) + 4) // 4  # of the folder, four in a sector, one of them the root
    table = [_FAT, *(range(2, entries + 1)), _END]
    starts = []
    for size in sizes:
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + size), _END]
    assert len(table) <= _SECTOR // 4
    table += [_FREE] * (_SECTOR // 4 - len(table))
    folder = _entry("Root Entry", 5, _END, 0, child=1 if streams else _FREE)
    for index, ((name, _), start, content) in enumerate(zip(streams, starts, padded, strict=True), 1):
        folder += _entry(name, 2, start, len(content), right=index + 1 if index < len(streams) else _FREE)
    folder = folder.ljust(entries * _SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0) + struct.pack("<I", 0)
    body = b"".join(content.ljust(size * _SECTOR, b"\0") for content, size in zip(padded, sizes, strict=True))
    return head.ljust(_SECTOR, b"\xff") + struct.pack(f"<{len(table)}I", *table) + folder + body


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE, right: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text), kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def protected() -> bytes:
    """What Excel and WPS save with a password."""
    return compound([("EncryptedPackage", b"secret"), ("EncryptionInfo", b"\4\0\4\0")])


def protected_97() -> bytes:
    """The same of Excel 97."""
    return compound([("Workbook", _begin(5) + _record(0x002F, b"\1\0\1\0\1\0" + bytes(48)) + _record(0x000A, b""))])


def excel_97(name: str, rows: Sequence[Sequence[str | float]]) -> bytes:
    """A workbook with one sheet (MS-XLS, BIFF8)."""
    cells = b""
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(cell, str):
                cells += _record(0x0204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
            else:
                cells += _record(0x0203, place + struct.pack("<d", cell))
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    start = _begin(5)
    offset = len(start) + 4 + 6 + len(title) + 4
    book = start + _record(0x0085, struct.pack("<IBB", offset, 0, 0) + title) + _record(0x000A, b"")
    return compound([("Workbook", book + _begin(0x10) + cells + _record(0x000A, b""))])


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
