"""Commits as records and back: the same commits, what is shared written once, broken chains refused."""

import random
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.sync import wire
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.package.chunks import BrokenChain, Chains, Commits, records_of
from desktop_app.sync.package.records import CHUNK, Kind, packed, unpacked
from desktop_app.sync.problems import Damaged
from tests.helpers.sealed import hash_of

ACTORS = ["a1" * 24, "b2" * 24]


def read(records: Sequence[tuple[int, bytes]]) -> list[Sent]:
    reader = Commits()
    found = [sent for kind, payload in records for sent, _hash in reader.read(kind, payload)]
    assert reader.is_whole
    return found


def chain(count: int, size: int = 100, actor: str = ACTORS[0], scope: str = "JD05") -> list[Sent]:
    dice = random.Random(count)
    parent, made = wire.root(actor, scope), []
    for seq in range(1, count + 1):
        made.append(Sent(actor, scope, "JD05", False, seq, parent, dice.randbytes(size)))
        parent = hash_of(made[-1])
    return made


@st.composite
def histories(draw: st.DrawFn) -> list[Sent]:
    """Streams with branches, each commit after its predecessor, the streams one after another."""
    made: list[Sent] = []
    for actor in ACTORS:
        for scope, is_centre in (("shared", True), ("JD05", False)):
            known: list[tuple[int, bytes]] = [(0, wire.root(actor, scope))]
            for body in draw(st.lists(st.binary(min_size=1, max_size=40), max_size=8, unique=True)):
                seq, parent = draw(st.sampled_from(known[-2:]))
                made.append(Sent(actor, scope, "JD05", is_centre, seq + 1, parent, body))
                known.append((seq + 1, hash_of(made[-1])))
    return made


@given(histories())
def test_commits_come_out_as_they_went_in_and_their_ends_are_known(commits: list[Sent]) -> None:
    chains = Chains()
    assert read(list(records_of(commits, chains))) == commits
    assert chains.count == len(commits)
    parents = {(one.actor, one.scope, one.parent) for one in commits}
    ends = {
        (one.actor, one.scope, hash_of(one), one.seq)
        for one in commits
        if (one.actor, one.scope, hash_of(one)) not in parents
    }
    found = {(*stream, hash_, seq) for stream, tips in chains.tips.items() for hash_, seq in tips.items()}
    assert found == ends


def test_the_middle_of_a_stream_can_be_sent_without_its_beginning() -> None:
    commits = chain(9)[4:]
    assert read(list(records_of(commits, Chains()))) == commits


def test_no_hash_and_no_name_is_repeated_for_commits_that_follow_each_other() -> None:
    commits = chain(500, size=20)
    ((kind, payload),) = records_of(commits, Chains())
    data = unpacked(payload)
    assert kind == Kind.COMMITS
    assert data.count(ACTORS[0].encode()) == 1
    assert len(data) < 500 * 23 + 200


def test_many_commits_are_cut_into_chunks_of_the_limit() -> None:
    commits = chain(300, size=50_000)
    records = list(records_of(commits, Chains()))
    assert {kind for kind, _payload in records} == {Kind.COMMITS}
    sizes = [len(unpacked(payload)) for _kind, payload in records]
    assert all(size <= CHUNK for size in sizes)
    assert len(records) == -(-sum(sizes) // CHUNK)
    assert read(records) == commits


@pytest.mark.parametrize("size", [CHUNK // 2 - 70_000, CHUNK // 2, CHUNK - 1, CHUNK, CHUNK + 1, wire.LARGEST])
def test_a_commit_larger_than_a_chunk_travels_in_pieces(size: int) -> None:
    commits = [*chain(3, size=10), Sent(ACTORS[1], "JD05", "JD05", False, 1, wire.root(ACTORS[1], "JD05"), b"x" * size)]
    commits.append(Sent(ACTORS[1], "JD05", "JD05", False, 2, hash_of(commits[-1]), b"y"))
    records = list(records_of(commits, Chains()))
    assert all(len(unpacked(payload)) <= CHUNK for _kind, payload in records)
    assert read(records) == commits


def test_a_commit_that_no_reader_takes_is_not_written() -> None:
    commits = [Sent(ACTORS[0], "JD05", "JD05", False, 1, wire.root(ACTORS[0], "JD05"), bytes(wire.LARGEST + 1))]
    with pytest.raises(BrokenChain):
        list(records_of(commits, Chains()))


def test_a_number_or_a_predecessor_that_a_commit_cannot_have_is_refused() -> None:
    one, two, three = chain(3)

    def like(sent: Sent, seq: int, parent: bytes) -> Sent:
        return Sent(sent.actor, sent.scope, sent.unit_code, sent.is_centre, seq, parent, sent.body)

    for wrong in (
        [like(one, 2, one.parent)],
        [like(one, 1, b"p" * 16)],
        [one, like(two, 3, two.parent)],
        [one, two, like(three, 2, three.parent)],
        [one, like(two, 1, two.parent)],
    ):
        with pytest.raises(BrokenChain):
            list(records_of(wrong, Chains()))


ROOT = wire.root(ACTORS[0], "JD05")
STREAM = [ACTORS[0], "JD05", "JD05", False]


@pytest.mark.parametrize(
    "chunk",
    [
        [[STREAM], [[0, 1, ROOT, [b""]]]],
        [[STREAM], [[1, 1, ROOT, [b"x"]]]],
        [[STREAM], [[-1, 1, ROOT, [b"x"]]]],
        [[STREAM], [[0, 0, ROOT, [b"x"]]]],
        [[STREAM], [[0, 2**60, ROOT, [b"x"]]]],
        [[STREAM], [[0, 1, ROOT[:-1], [b"x"]]]],
        [[STREAM], [[0, 1, ROOT, ["text"]]]],
        [[["zz" * 24, "JD05", "JD05", False]], []],
        [[[ACTORS[0] + "\n", "JD05", "JD05", False]], []],
        [[[ACTORS[0], "", "JD05", False]], []],
        [[[ACTORS[0], "x" * 33, "JD05", False]], []],
        [[STREAM[:3]], []],
        {"streams": []},
        "text",
        [],
    ],
)
def test_chunks_that_no_program_writes_are_refused(chunk: object) -> None:
    with pytest.raises(Damaged):
        list(Commits().read(Kind.COMMITS, packed(msgspec.msgpack.encode(chunk))))


def test_pieces_without_their_commit_or_too_many_of_them_are_refused() -> None:
    reader = Commits()
    assert list(reader.read(Kind.PIECE, packed(b"x" * 10))) == []
    assert not reader.is_whole
    with pytest.raises(Damaged):
        list(reader.read(Kind.COMMITS, packed(msgspec.msgpack.encode([[STREAM], [[0, 1, ROOT, [b"x"]]]]))))
    reader = Commits()
    piece = packed(bytes(CHUNK))
    with pytest.raises(Damaged):
        for _ in range(wire.LARGEST // CHUNK + 1):
            list(reader.read(Kind.PIECE, piece))


def test_what_a_newer_program_adds_to_a_chunk_is_passed_over() -> None:
    chunk = [[[*STREAM, "new"]], [[0, 1, ROOT, [b"x"], {"more": 1}]], "new"]
    ((sent, hash_),) = Commits().read(Kind.COMMITS, packed(msgspec.msgpack.encode(chunk)))
    assert sent == Sent(ACTORS[0], "JD05", "JD05", False, 1, ROOT, b"x")
    assert hash_ == hash_of(sent)


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_nonsense_is_refused_and_nothing_else(data: bytes) -> None:
    for kind in (Kind.COMMITS, Kind.PIECE):
        for payload in (data, packed(data)):
            reader = Commits()
            if payload is data or kind == Kind.COMMITS:
                with pytest.raises(Damaged):
                    list(reader.read(kind, payload))
