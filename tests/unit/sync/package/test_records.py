"""Records: whole or refused, and never more in memory than one of them."""

import random

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.sync.package.records import (
    CHUNK,
    HEADER_BYTES,
    LARGEST_MANIFEST,
    Kind,
    Splitter,
    framed,
    packed,
    split_header,
    unpacked,
)
from desktop_app.sync.problems import Damaged


@given(st.lists(st.tuples(st.integers(0, 255), st.binary(max_size=300))), st.randoms(use_true_random=False))
def test_records_come_out_as_they_went_in_however_they_are_cut(
    records: list[tuple[int, bytes]], dice: random.Random
) -> None:
    stream = b"".join(framed(kind, payload) for kind, payload in records)
    found: list[tuple[int, bytes]] = []
    splitter = Splitter(lambda kind, payload: found.append((kind, payload)))
    rest = stream
    while rest:
        some = dice.randrange(1, 40)
        assert splitter.write(rest[:some]) == len(rest[:some])
        rest = rest[some:]
    assert found == records
    assert splitter.is_empty


def test_an_unfinished_record_is_noticed() -> None:
    splitter = Splitter(lambda kind, payload: None)
    splitter.write(framed(1, b"abc")[:-1])
    assert not splitter.is_empty


@pytest.mark.parametrize(
    ("kind", "largest"), [(Kind.MANIFEST, LARGEST_MANIFEST), (Kind.SIGNATURE, 1024), (Kind.COMMITS, CHUNK + 65536)]
)
def test_a_length_that_no_record_has_is_refused_before_anything_is_kept(kind: Kind, largest: int) -> None:
    header = framed(kind, b"")[:1] + largest.to_bytes(4, "big")
    assert split_header(header) == (kind, largest)
    with pytest.raises(Damaged):
        Splitter(lambda kind, payload: None).write(framed(kind, b"")[:1] + (largest + 1).to_bytes(4, "big"))


@given(st.binary(max_size=2000))
def test_what_was_packed_is_unpacked(data: bytes) -> None:
    assert unpacked(packed(data)) == data
    assert len(packed(data)) <= len(data) + HEADER_BYTES + 64


def test_the_largest_chunk_is_packed_within_the_limit_of_a_record() -> None:
    data = random.Random(1).randbytes(CHUNK)
    assert split_header(framed(Kind.COMMITS, packed(data))[:HEADER_BYTES])[0] == Kind.COMMITS
    assert unpacked(packed(data)) == data


def test_bombs_and_what_is_not_packed_are_refused() -> None:
    stated = zstandard.ZstdCompressor().compress(bytes(CHUNK + 1))
    stream = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    unstated = stream.compress(bytes(1000)) + stream.flush()
    sound = packed(b"abc" * 100)
    lying = bytearray(stated)
    for bad in (stated, unstated, bytes(lying[:-3]), sound[:-1], sound + b"x", sound + sound, b"", b"nonsense"):
        with pytest.raises(Damaged):
            unpacked(bad)
