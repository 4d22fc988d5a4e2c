"""The bytes of a commit: the same everywhere, and nothing but commits is taken for one."""

import random
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.sync import wire
from desktop_app.sync.wire import CHANGED, CREATED, Body, Change, Malformed, Origin

HASH = bytes(range(16))
ORIGIN = Origin(HASH, "HM", False, 1, "clerk")

values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text()
changes = st.builds(
    Change,
    st.integers(1, 99),
    st.binary(min_size=16, max_size=16),
    st.sampled_from([0, 1, 2]),
    st.dictionaries(st.integers(1, 60), values, max_size=5),
    st.just([]) | st.just([0]) | st.dictionaries(st.integers(1, 60), st.just([0]), max_size=3),
    st.sampled_from([[], [0]]),
    st.sampled_from([-1, 0]),
)
bodies = st.builds(
    Body,
    st.just(1),
    st.integers(0, 2**53),
    st.text(),
    st.just([HASH]),
    st.lists(changes),
    st.just([ORIGIN]),
    st.just([]),
    st.just({}) | st.just({HASH: "XL"}),
)


@given(bodies)
def test_a_commit_comes_back_as_it_was(body: Body) -> None:
    data = wire.encode(body)
    assert wire.decode(data) == body
    assert wire.encode(wire.decode(data)) == data


def raw(**changed: object) -> bytes:
    """A commit's parts as plain MessagePack, some of them as no program writes them."""
    parts: dict[str, object] = {
        "version": 1, "at": 1, "user": "u", "refs": [HASH], "changes": [[5, HASH, 0, {10: "x"}, [0], [0], 0]],
        "origins": [[HASH, "HM", False, 1, "u"]], "heads": [], "handed": {HASH: "XL"},
    } | changed  # fmt: skip
    return msgspec.msgpack.encode(list(parts.values()))


def test_the_records_of_a_commit_are_found_without_what_it_says_of_them() -> None:
    rows = [bytes([n]) * 16 for n in (1, 2, 1)]
    changes = [Change(1, row, 1, {2: "甲", 3: None}, {2: [0]}, [0]) for row in rows]
    data = wire.encode(Body(1, 5, "王芳", [b"h" * 16], changes, heads=[b"k" * 16], handed={rows[0]: "HM"}))
    assert wire.rows(data) == set(rows)
    assert wire.rows(wire.encode(Body(1, 5, "", [], []))) == set()


def test_the_plain_parts_are_a_commit() -> None:
    assert wire.decode(raw()).changes[0].fields == {10: "x"}


@pytest.mark.parametrize(
    "bad",
    [
        {"refs": [b"short"]},
        {"refs": [HASH + b"x"]},
        {"refs": []},
        {"origins": []},
        {"origins": [[b"short", "HM", False, 1, "u"]]},
        {"changes": [[5, b"short", 0, {10: "x"}, [], [], -1]]},
        {"changes": [[5, HASH, 0, {10: 1.5}, [], [], -1]]},
        {"changes": [[5, HASH, 0, {10: b"bytes"}, [], [], -1]]},
        {"changes": [[5, HASH, 0, {"name": "x"}, [], [], -1]]},
        {"changes": [[5, HASH, 0, {10: "x"}, [1], [], -1]]},
        {"changes": [[5, HASH, 0, {10: "x"}, [-1], [], -1]]},
        {"changes": [[5, HASH, 0, {10: "x"}, {10: [3]}, [], -1]]},
        {"changes": [[5, HASH, 0, {10: "x"}, [], [9], -1]]},
        {"changes": [[5, HASH, 0, {10: "x"}, [], [], 1]]},
        {"changes": [[5, HASH, 0, {10: "x"}, [], [], -2]]},
        {"changes": [[5, HASH]]},
        {"at": "soon"},
        {"user": 7},
        {"handed": {b"short": "XL"}},
        {"handed": {HASH: 1}},
    ],
)
def test_what_refers_to_nothing_or_is_no_value_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(Malformed):
        wire.decode(raw(**bad))


def test_what_an_older_program_leaves_out_is_empty() -> None:
    parts = msgspec.msgpack.decode(raw())
    assert wire.decode(msgspec.msgpack.encode(parts[:6])).handed == {}


def test_what_a_newer_program_adds_is_passed_over() -> None:
    parts = msgspec.msgpack.decode(raw())
    parts[4][0].append("more")
    assert wire.decode(msgspec.msgpack.encode([*parts, False, {"new": True}])).user == "u"


def test_what_an_older_program_says_nothing_of_is_not_so() -> None:
    parts = msgspec.msgpack.decode(wire.encode(Body(1, 5, "u", [], [], put_back=True)))
    assert wire.decode(msgspec.msgpack.encode(parts)).put_back
    assert not wire.decode(msgspec.msgpack.encode(parts[:-1])).put_back


def test_any_bytes_are_a_commit_or_refused(
    times: Callable[[int, int], int], counted: Callable[[int, str], None]
) -> None:
    dice = random.Random(4)
    made = Change(5, HASH, CREATED, {10: "甲", 11: -1}, [0])
    repeated = Change(5, HASH, CHANGED, {10: None}, {10: [0]}, [0], 0)
    whole = wire.encode(Body(1, 1, "u", [HASH], [made, repeated], [ORIGIN]))
    taken = 0
    bodies = times(5_000, 1_000_000)
    counted(bodies, "bodies")
    for _ in range(bodies):
        data = bytearray(whole if dice.random() < 0.9 else dice.randbytes(dice.randrange(200)))
        for _ in range(dice.randrange(1, 4)):
            if data and dice.random() < 0.7:
                data[dice.randrange(len(data))] = dice.randrange(256)
            elif data and dice.random() < 0.5:
                del data[dice.randrange(len(data)) :]
            else:
                at = dice.randrange(len(data) + 1)
                data[at:at] = dice.randbytes(dice.randrange(9))
        try:
            body = wire.decode(bytes(data))
        except Malformed:
            continue
        taken += 1
        for change in body.changes:
            assert len(change.row) == 16
            assert all(0 <= index < len(body.refs) for n in change.fields for index in change.replaced(n))
    assert taken > 50


def test_deep_nesting_is_refused() -> None:
    for prefix in (b"\x91", b"\x81\x01"):
        with pytest.raises(Malformed):
            wire.decode(b"\x95\x01\x01\xa1u\x90" + prefix * 100_000)


def test_what_would_take_too_much_room_is_refused_before_it_is_made() -> None:
    row = b"r" * 16
    within = [[5, row, 1, {10: "x"}] for _ in range(60_000)]
    assert len(raw(changes=within)) > 512 << 10 and len(wire.decode(raw(changes=within)).changes) == 60_000
    for many in (
        {"changes": within * 2},
        {"changes": [[5, row, 1, dict.fromkeys(range(300_000), 1)]]},
        {"more": "x" * wire.LARGEST},
    ):
        with pytest.raises(Malformed, match="more than any program puts"):
            wire.decode(raw(**many))
    long = {"changes": [[5, row, 0, {10: "甲" * 2_500_000}]]}
    assert len(wire.decode(raw(**long)).changes[0].fields[10]) == 2_500_000  # type: ignore[arg-type]


def test_no_more_is_replaced_than_any_program_does() -> None:
    refs = [bytes([n]) * 16 for n in range(64)]
    fields = dict.fromkeys(range(10, 42), 1)
    changes = [[5, HASH, CHANGED, fields, list(range(64))] for _ in range(64)]
    assert wire.named(wire.decode(raw(refs=refs, changes=changes)).changes) == 64 * 32 * 64 == wire.MOST_NAMED
    made = [[5, HASH, CREATED, {}, [0]]]
    assert wire.named(wire.decode(raw(changes=made)).changes) == 64, "it speaks of all fields"
    for one in ([5, HASH, CHANGED, {10: 1}, [0]], [5, HASH, CHANGED, {}, {10: [0]}], [5, HASH, CHANGED, {}, [], [0]]):
        with pytest.raises(Malformed, match="more is replaced"):
            wire.decode(raw(refs=refs, changes=[*changes, one]))


@given(bodies)
def test_a_commit_weighs_at_least_what_it_holds(body: Body) -> None:
    assert wire.weight(body) >= 56 * sum(8 + len(change.fields) for change in body.changes)


def test_a_hash_depends_on_the_predecessor_and_the_stream() -> None:
    body = raw()
    one, other = (wire.chained(wire.root("a" * 48, scope), body) for scope in ("HM", "XL"))
    assert one != other and len(one) == wire.HASH_BYTES
    assert wire.chained(one, body) != one


def test_no_more_is_left_empty_than_a_record_has_fields() -> None:
    fields: dict[int, list[int]] = {n: [] for n in range(129)}
    assert wire.decode(raw(changes=[[5, HASH, CHANGED, {10: 1}, fields]])).changes[0].replaces == fields
    with pytest.raises(Malformed, match="more empty"):
        wire.decode(raw(changes=[[5, HASH, CHANGED, {}, fields]]))


def test_a_change_speaks_of_what_it_states_makes_or_leaves_empty() -> None:
    every = {1, 2}
    assert wire.Change(5, HASH, CHANGED, {10: 1}, [0]).numbers(every) == {10}
    assert wire.Change(5, HASH, CHANGED, {10: 1}, {11: [], 10: [0]}).numbers(every) == {10, 11}
    assert wire.Change(5, HASH, CREATED, {10: 1}, {11: []}).numbers(every) == {1, 2, 10}
