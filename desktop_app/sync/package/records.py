"""How the sealed stream is made of records: kind (1 byte), length (4 bytes), payload."""

import struct
from collections.abc import Callable
from enum import IntEnum

from desktop_app.sync.problems import Damaged

_HEADER = struct.Struct(">BI")
HEADER_BYTES = _HEADER.size

CHUNK = 4 << 20
"""The most that a record holds once it is unpacked, bytes; the manifest has a limit of its own."""
LARGEST_MANIFEST = 8 << 20
_PACKED_SLACK = 1 << 16
ATTACHMENT_CHUNK = 1 << 20

_LEVEL = 3


class Kind(IntEnum):
    """What a record is. A reader passes over kinds from OPTIONAL on that it does not know."""

    MANIFEST = 1
    SIGNATURE = 2
    COMMITS = 3
    PIECE = 4
    ATTACHMENT = 5
    END = 6


OPTIONAL = 128

_LIMITS = {Kind.MANIFEST: LARGEST_MANIFEST, Kind.SIGNATURE: 1024, Kind.END: 4096}


def framed(kind: int, payload: bytes) -> bytes:
    """A record as bytes."""
    return _HEADER.pack(kind, len(payload)) + payload


def split_header(header: bytes) -> tuple[int, int]:
    """Kind and length out of a record's first bytes. Raises Damaged for a length that no record has."""
    kind, length = _HEADER.unpack(header)
    if length > _LIMITS.get(kind, CHUNK + _PACKED_SLACK):
        raise Damaged
    return kind, length


class Splitter:
    """Takes bytes as they come, hands over whole records; never keeps more than one of them."""

    def __init__(self, handle: Callable[[int, bytes], None]) -> None:
        self._handle = handle
        self._rest = bytearray()

    def write(self, data: bytes) -> int:
        """Take bytes in. Raises what the handler raises, and Damaged."""
        self._rest += data
        at = 0
        while len(self._rest) - at >= HEADER_BYTES:
            kind, length = split_header(bytes(self._rest[at : at + HEADER_BYTES]))
            end = at + HEADER_BYTES + length
            if len(self._rest) < end:
                break
            payload = bytes(self._rest[at + HEADER_BYTES : end])
            at = end
            self._handle(kind, payload)
        del self._rest[:at]
        return len(data)

    @property
    def is_empty(self) -> bool:
        """Whether the last record is whole."""
        return not self._rest


def packed(data: bytes) -> bytes:
    """Compressed; at most CHUNK bytes go in."""
    import zstandard

    assert len(data) <= CHUNK
    return zstandard.ZstdCompressor(level=_LEVEL).compress(data)


def unpacked(data: bytes) -> bytes:
    """The bytes again, never more than CHUNK of them. Raises Damaged."""
    import zstandard

    try:
        if not 0 <= zstandard.frame_content_size(data) <= CHUNK:
            raise Damaged
        return zstandard.ZstdDecompressor().decompress(data, max_output_size=CHUNK, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise Damaged from error
