"""The bytes of a commit: what one step changed in one scope. Every office has the same bytes of it, and its hash."""

import hashlib
from collections.abc import Iterable, Sequence, Set

import msgspec

from desktop_app.sync.parts import parts

VERSION = 1
HASH_BYTES = 16

CREATED, CHANGED, MOVED = 0, 1, 2
"""Kinds of a change: a record was made (or appears in this scope), was changed, left for another scope."""

Value = int | str | None


class Origin(msgspec.Struct, array_like=True, frozen=True):
    """Whose a change was before the centre brought it into another scope: the commit it stood in, and its author."""

    hash: bytes
    unit: str
    is_centre: bool
    at: int
    user: str


class Change(msgspec.Struct, array_like=True, frozen=True):
    """What happened to one record.

    `fields`: field number -> new value; a made record leaves out what is NULL. `replaces`: indexes into the commit's
    `refs`, for all fields (a list) or field by field; what it names is no longer a value of the field. Of a field that
    stands only there, the change is a value without stating one. `seen`: at a deletion, the commits of all values that
    were deleted with it; at another change, the deletions that it knew of.
    `echo`: index into the commit's `origins` of a change that was made in another scope and is only repeated here;
    it counts as the original wherever that is not known.
    """

    table: int
    row: bytes
    kind: int
    fields: dict[int, Value]
    replaces: list[int] | dict[int, list[int]] = []
    seen: list[int] = []
    echo: int = -1

    def replaced(self, field: int) -> Sequence[int]:
        """Indexes of the commits whose value of the field this one replaces."""
        return self.replaces if isinstance(self.replaces, list) else self.replaces.get(field, [])

    def numbers(self, every: Set[int]) -> Set[int]:
        """The fields that it speaks of; `every`: those that a making does, for it leaves out what is NULL."""
        if self.kind == CREATED:
            return every | self.fields.keys()
        return self.fields.keys() if isinstance(self.replaces, list) else self.fields.keys() | self.replaces.keys()


class Body(msgspec.Struct, array_like=True, frozen=True):
    """A commit without its place in the stream. `at` is the author's clock, ms UTC; `refs` are commits' hashes.

    `heads`: where a record is shown whole, the newest commits of the scope that were known then. `handed`: record ->
    the scope that it came from or goes to, of those that one unit hands over to another. `put_back`: its author did not
    take over what it replaces here.
    """

    version: int
    at: int
    user: str
    refs: list[bytes]
    changes: list[Change]
    origins: list[Origin] = []
    heads: list[bytes] = []
    handed: dict[bytes, str] = {}
    put_back: bool = False


class _Touched(msgspec.Struct, array_like=True, frozen=True):
    """Which record a change is of."""

    table: int
    row: bytes


class _Rows(msgspec.Struct, array_like=True, frozen=True):
    """A commit of which only the records are wanted."""

    version: msgspec.Raw
    at: msgspec.Raw
    user: msgspec.Raw
    refs: msgspec.Raw
    changes: list[_Touched]


LARGEST = 8 << 20
"""Bytes that no commit has more of: one record with the longest texts (`services.limits`) and what stands before it."""
_LOOSE = 512 << 10
"""A larger commit is one for its texts alone; of what is smaller, even the smallest values find room."""
_MOST_PARTS = 500_000
MOST_NAMED = 1 << 17
"""So many values of fields are replaced by one commit at most."""

_EVERY_FIELD = 64
_MOST_EMPTY = 1 << 7
_PART_BYTES = 56

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Body)
_rows_decoder = msgspec.msgpack.Decoder(_Rows)


class Malformed(ValueError):
    """Bytes that are no commit."""


def encode(body: Body) -> bytes:
    """A commit as bytes."""
    return _encoder.encode(body)


def size(change: Change) -> int:
    """How many bytes a change is in a commit."""
    return len(_encoder.encode(change))


def decode(data: bytes) -> Body:
    """A commit from bytes; what a newer program added at the ends is passed over. Raises Malformed.

    In memory a value takes many times the room that it takes here, so how much there may be is looked at before.
    """
    if len(data) > LARGEST or (len(data) > _LOOSE and parts(data, _MOST_PARTS) > _MOST_PARTS):
        raise Malformed("more than any program puts into a commit")
    try:
        body = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(str(error)) from error
    for ref in (*body.refs, *(origin.hash for origin in body.origins)):
        if len(ref) != HASH_BYTES:
            raise Malformed("a reference is no hash")
    if any(len(row) != 16 for row in body.handed):
        raise Malformed("what is handed over is no record")
    known, origins = len(body.refs), len(body.origins)
    for change in body.changes:
        replaces, seen = change.replaces, change.seen
        if len(change.row) != 16 or (replaces and not _within(replaces, known)) or (seen and not _within(seen, known)):
            raise Malformed("a change refers to nothing")
        if isinstance(replaces, dict) and len(replaces) > len(change.fields) + _MOST_EMPTY:
            raise Malformed("a change leaves more empty than a record has fields")
        if not -1 <= change.echo < origins:
            raise Malformed("a change repeats nothing")
    if named(body.changes) > MOST_NAMED:
        raise Malformed("more is replaced than any program does")
    return body


def rows(data: bytes) -> frozenset[bytes]:
    """The records that a commit which is known here speaks of, without reading what it says of them."""
    return frozenset(change.row for change in _rows_decoder.decode(data).changes)


def named(changes: Iterable[Change]) -> int:
    """How many values changes replace or have seen; one that speaks of several fields counts for each."""
    total = 0
    for change in changes:
        if change.seen:
            total += len(change.seen)
        if isinstance(change.replaces, dict):
            total += sum(map(len, change.replaces.values()))
        elif change.replaces:
            fields = _EVERY_FIELD if change.kind == CREATED else len(change.fields)
            total += len(change.replaces) * fields
    return total


def weight(body: Body) -> int:
    """About how many bytes a commit takes in memory beyond its texts."""
    count = len(body.refs) + len(body.heads) + 6 * len(body.origins) + 2 * len(body.handed)
    for change in body.changes:
        count += 8 + 2 * len(change.fields) + 2 * len(change.replaces) + len(change.seen)
    return count * _PART_BYTES


def _within(indexes: list[int] | dict[int, list[int]], count: int) -> bool:
    """Whether indexes (there are some), for all fields or field by field, are within a list of so many."""
    if isinstance(indexes, dict):
        return all(not part or _within(part, count) for part in indexes.values())
    return min(indexes) >= 0 and max(indexes) < count


def root(actor: str, scope: str) -> bytes:
    """What stands for the predecessor of a stream's first commit."""
    return hashlib.blake2b(f"{actor}/{scope}".encode(), digest_size=HASH_BYTES).digest()


def chained(parent: bytes, body: bytes) -> bytes:
    """The hash of a commit that follows `parent`."""
    return hashlib.blake2b(parent + body, digest_size=HASH_BYTES).digest()
