"""The bytes of commits, whether they lie alone or with others of their stream in a compressed block."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter

import msgspec

from desktop_app.sync.package.records import packed, unpacked
from desktop_app.sync.problems import FileRefused

_LARGE = 1 << 20
"""A body of more bytes stays alone."""
_KEPT = 16 << 20

_bodies = msgspec.msgpack.Decoder(dict[int, bytes])


def block_of(bodies: Mapping[int, bytes]) -> bytes:
    """The bodies of some commits as one block; at most `records.CHUNK` bytes go in."""
    data = packed(msgspec.msgpack.encode(bodies))
    assert _bodies.decode(unpacked(data)) == bodies  # the only copy is about to go
    return data


def filled(commits: Iterable[tuple[int, int, int]], size: int) -> list[list[int]]:
    """Of commits as (stream, commit, bytes), stream by stream in their order: as many of a stream together as fill a
    block of so many bytes; what then is left goes into the last one. A stream that fills none is left out."""
    full: list[list[int]] = []
    for _stream, some in groupby(commits, key=itemgetter(0)):
        blocks, block, held = list[list[int]](), list[int](), 0
        for _, commit, length in some:
            if length > _LARGE:
                continue
            block.append(commit)
            held += length
            if held >= size:
                blocks.append(block)
                block, held = [], 0
        if blocks:
            blocks[-1] += block
        full += blocks
    return full


class Blocks:
    """Keeps and reads bodies, with the blocks that were read last at hand."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._driver = driver
        self._blocks: dict[int, dict[int, bytes]] = {}
        self._kept = 0

    def add(self, bodies: Mapping[int, bytes]) -> int:
        """Keep the bodies of some commits together; the block's number."""
        sql = "INSERT INTO exchange_block (data) VALUES (?) RETURNING id"
        return int(self._driver.execute(sql, (block_of(bodies),)).fetchall()[0][0])

    def body(self, commit: int, alone: bytes, block: int | None) -> bytes:
        """A commit's bytes: what lies `alone`, unless it is in a block. Raises sqlite3.DatabaseError."""
        if block is None:
            return alone
        try:
            return self._block(block)[commit]
        except (FileRefused, ValueError, LookupError, TypeError) as error:
            raise sqlite3.DatabaseError(f"malformed block {block} of commits") from error

    def _block(self, block: int) -> dict[int, bytes]:
        found = self._blocks.get(block)
        if found is None:
            (data,) = self._driver.execute("SELECT data FROM exchange_block WHERE id = ?", (block,)).fetchone()
            found = self._blocks[block] = _bodies.decode(unpacked(data))
            self._kept += _size(found)
            while self._kept > _KEPT and len(self._blocks) > 1:
                self._kept -= _size(self._blocks.pop(next(iter(self._blocks))))
        return found


def _size(bodies: Mapping[int, bytes]) -> int:
    return sum(map(len, bodies.values()))
