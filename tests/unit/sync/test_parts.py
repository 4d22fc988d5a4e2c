"""Values are counted as MessagePack holds them, without making them."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.sync.parts import parts

leaves = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text(max_size=300)
    | st.binary(max_size=300) | st.builds(msgspec.msgpack.Ext, st.integers(-128, 127), st.binary(max_size=300))
)  # fmt: skip
things = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=20) | st.dictionaries(st.integers(-9, 999) | st.text(max_size=40), inner),
    max_leaves=40,
)


def count(thing: Any) -> int:
    if isinstance(thing, list):
        return 1 + sum(map(count, thing))
    if isinstance(thing, dict):
        return 1 + len(thing) + sum(map(count, thing.values()))
    return 1


@given(things)
def test_each_value_and_key_is_counted(thing: Any) -> None:
    assert parts(msgspec.msgpack.encode(thing), 10_000) == count(thing)


@pytest.mark.parametrize("size", [0, 15, 16, 70_000])
@pytest.mark.parametrize("kind", ["bytes", "text", "list", "map"])
def test_every_length_is_told(size: int, kind: str) -> None:
    kinds = {"bytes": b"x" * size, "text": "x" * size, "list": [1] * size, "map": dict.fromkeys(range(size), 0)}
    made = kinds[kind]
    assert parts(msgspec.msgpack.encode([made, "end"]), 200_000) == count([made, "end"])


def test_no_more_is_counted_than_may_be() -> None:
    assert parts(msgspec.msgpack.encode([[]] * 1000), 10) == 11


def test_what_breaks_off_ends_the_count() -> None:
    assert parts(b"\xc6\xff\xff\xff\xff", 10) == 1
    assert parts(b"\xc5\x00", 10) == 1
    assert parts(b"", 10) == 0
