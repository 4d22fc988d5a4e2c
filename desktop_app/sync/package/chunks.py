"""Commits as records: what many of them share is written once, and the chain of hashes not at all where it follows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop_app.sync import wire
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.package.records import CHUNK, Kind, packed, unpacked
from desktop_app.sync.problems import Damaged
from desktop_app.sync.trust.keys import ACTOR_PATTERN

_ROOM = CHUNK - (64 << 10)  # for what stands around the bodies
_AROUND_BODY, _AROUND_RUN, _AROUND_STREAM = 5, 48, 160
_MOST_ENDS = 100_000

Stream = tuple[str, str]


class _StreamRef(msgspec.Struct, array_like=True, frozen=True):
    actor: Annotated[str, Meta(pattern=ACTOR_PATTERN)]
    scope: Annotated[str, Meta(min_length=1, max_length=32)]
    unit_code: str
    is_centre: bool


class _Run(msgspec.Struct, array_like=True, frozen=True):
    """Commits that follow each other; an empty body stands for the one whose pieces came before this record."""

    stream: Annotated[int, Meta(ge=0)]
    seq: Annotated[int, Meta(ge=1, le=2**53)]
    parent: Annotated[bytes, Meta(min_length=16, max_length=16)]
    bodies: list[bytes]


class _Chunk(msgspec.Struct, array_like=True, frozen=True):
    streams: list[_StreamRef]
    runs: list[_Run]


class BrokenChain(ValueError):
    """A commit with a number or predecessor that it cannot have."""


@dataclass(slots=True)
class Chains:
    """Follows the commits of all streams: their hashes, and which of them no other one follows (hash -> sequence)."""

    tips: dict[Stream, dict[bytes, int]] = field(default_factory=dict)
    count: int = 0
    _open: int = 0

    def add(self, sent: Sent, hash_: bytes) -> None:
        """Take the next commit in. Raises BrokenChain."""
        if (sent.seq == 1) != (sent.parent == wire.root(sent.actor, sent.scope)):
            raise BrokenChain(f"{sent.scope}/{sent.seq}")
        tips = self.tips.setdefault((sent.actor, sent.scope), {})
        before = tips.pop(sent.parent, None)
        if before is not None and before + 1 != sent.seq:
            raise BrokenChain(f"{sent.scope}/{sent.seq}")
        tips[hash_] = sent.seq
        self.count += 1
        self._open += before is None
        if self._open > _MOST_ENDS:
            raise BrokenChain("too many ends")


@dataclass(slots=True)
class _Draft:
    """A chunk being filled."""

    streams: dict[_StreamRef, int] = field(default_factory=dict)
    runs: list[_Run] = field(default_factory=list)
    size: int = 0
    last: tuple[int, int, bytes] | None = None

    def add(self, sent: Sent, hash_: bytes, body: bytes) -> None:
        ref = _StreamRef(sent.actor, sent.scope, sent.unit_code, sent.is_centre)
        if ref not in self.streams:
            self.streams[ref] = len(self.streams)
            self.size += _AROUND_STREAM
        number = self.streams[ref]
        if self.last != (number, sent.seq - 1, sent.parent):
            self.runs.append(_Run(number, sent.seq, sent.parent, []))
            self.size += _AROUND_RUN
        self.runs[-1].bodies.append(body)
        self.size += len(body) + _AROUND_BODY
        self.last = (number, sent.seq, hash_)

    def record(self) -> tuple[Kind, bytes]:
        return Kind.COMMITS, packed(msgspec.msgpack.encode(_Chunk(list(self.streams), self.runs)))


def records_of(commits: Iterable[Sent], chains: Chains) -> Iterator[tuple[Kind, bytes]]:
    """Records of commits in their order, each within its limit. Raises BrokenChain."""
    draft = _Draft()
    for sent in commits:
        hash_ = wire.chained(sent.parent, sent.body)
        chains.add(sent, hash_)
        is_large = len(sent.body) > _ROOM // 2
        if draft.runs and (is_large or draft.size + len(sent.body) > _ROOM - _AROUND_STREAM - _AROUND_RUN):
            yield draft.record()
            draft = _Draft()
        if is_large:
            if len(sent.body) > wire.LARGEST:
                raise BrokenChain("a commit is larger than any reader takes")
            for at in range(0, len(sent.body), CHUNK):
                yield Kind.PIECE, packed(sent.body[at : at + CHUNK])
        draft.add(sent, hash_, b"" if is_large else sent.body)
    if draft.runs:
        yield draft.record()


class Commits:
    """Commits out of records again."""

    def __init__(self) -> None:
        self._pieces = bytearray()

    def read(self, kind: int, payload: bytes) -> Iterator[tuple[Sent, bytes]]:
        """The commits of a record, each with its hash. Raises Damaged."""
        data = unpacked(payload)
        if kind == Kind.PIECE:
            self._pieces += data
            if len(self._pieces) > wire.LARGEST:
                raise Damaged
            return
        try:
            chunk = msgspec.msgpack.decode(data, type=_Chunk)
        except (ValueError, RecursionError) as error:
            raise Damaged from error
        for run in chunk.runs:
            if run.stream >= len(chunk.streams):
                raise Damaged
            yield from self._run(chunk.streams[run.stream], run)
        if self._pieces:
            raise Damaged

    def _run(self, stream: _StreamRef, run: _Run) -> Iterator[tuple[Sent, bytes]]:
        parent = run.parent
        for seq, stated in enumerate(run.bodies, run.seq):
            body = stated
            if not body:
                body = bytes(self._pieces)
                self._pieces = bytearray()
            if not body:
                raise Damaged
            hash_ = wire.chained(parent, body)
            yield Sent(stream.actor, stream.scope, stream.unit_code, stream.is_centre, seq, parent, body), hash_
            parent = hash_

    @property
    def is_whole(self) -> bool:
        """Whether no commit is left in pieces."""
        return not self._pieces
