"""What an office knows: the heads of every stream; and what another office, knowing less, has to be told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from desktop_app.sync import streams, wire
from desktop_app.sync.scopes import visible
from desktop_app.sync.store import Store

_COMMITS = (
    "SELECT c.id, c.seq, p.hash, c.body, c.block_id FROM exchange_commit c "
    "LEFT JOIN exchange_commit p ON p.id = c.parent_id"
)


class Head(msgspec.Struct, array_like=True, frozen=True, order=True):
    """The newest commit of a branch of a stream."""

    seq: int
    hash: bytes


class StreamHeads(msgspec.Struct, array_like=True, frozen=True):
    """A stream, whose it is, and how far it is known."""

    actor: str
    scope: str
    unit_code: str
    is_centre: bool
    heads: list[Head]


Knowledge = Sequence[StreamHeads]


@dataclass(frozen=True, slots=True)
class Sent:
    """A commit on its way: its stream, the hash of its predecessor (or of the stream's root), and its bytes. `commit`:
    its number here, 0 where it came from elsewhere."""

    actor: str
    scope: str
    unit_code: str
    is_centre: bool
    seq: int
    parent: bytes
    body: bytes
    commit: int = field(default=0, compare=False)


def knowledge(store: Store, unit_code: str = "", is_centre: bool = True) -> list[StreamHeads]:
    """All heads known here, of the streams that the office named may know; sorted."""
    found = []
    for stream, actor, scope, unit, centre in store.all(
        "SELECT id, actor, scope, unit_code, is_centre FROM exchange_stream ORDER BY actor, scope"
    ):
        if visible(scope, unit_code, is_centre):
            heads = [Head(seq, hash_) for _commit, seq, hash_ in streams.heads(store, stream)]
            found.append(StreamHeads(actor, scope, unit, bool(centre), heads))
    return found


@dataclass(frozen=True, slots=True)
class Untold:
    """How many commits an office lacks, how many of them are newer than a local number, and the oldest's number."""

    commits: int = 0
    newer: int = 0
    oldest: int | None = None


def count_untold(store: Store, theirs: Knowledge, unit_code: str, is_centre: bool, since: int = 0) -> Untold:
    """`untold` in numbers, without reading what they hold. `since`: the commit after which they count as newer."""
    known: Mapping[tuple[str, str], list[Head]] = {(one.actor, one.scope): one.heads for one in theirs}
    total, newer, oldest = 0, 0, []
    for stream, actor, scope, forked in store.all("SELECT id, actor, scope, forked FROM exchange_stream"):
        if not visible(scope, unit_code, is_centre):
            continue
        heads = known.get((actor, scope), [])
        if forked:
            lacking = streams.not_below(store, stream, [head.hash for head in heads])
            numbers = (len(lacking), sum(commit > since for commit in lacking), min(lacking, default=None))
        else:
            numbers = store.all(
                "SELECT count(*), coalesce(sum(id > ?), 0), min(id) FROM exchange_commit "
                "WHERE stream_id = ? AND seq > ?",
                (since, stream, _last_known(store, heads)),
            )[0]
        total, newer = total + numbers[0], newer + numbers[1]
        oldest += [numbers[2]] if numbers[2] is not None else []
    return Untold(total, newer, min(oldest, default=None))


def untold(store: Store, theirs: Knowledge, unit_code: str, is_centre: bool) -> Iterator[Sent]:
    """The commits that an office with this knowledge lacks and may know, each after its predecessor.

    The units' come first: what the centre says of a record that it sends back stands on what it had heard of it.
    """
    known: Mapping[tuple[str, str], list[Head]] = {(one.actor, one.scope): one.heads for one in theirs}
    for stream, actor, scope, unit, centre, forked in store.all(
        "SELECT id, actor, scope, unit_code, is_centre, forked FROM exchange_stream ORDER BY is_centre, id"
    ):
        if not visible(scope, unit_code, is_centre):
            continue
        heads = known.get((actor, scope), [])
        after = _after_forks(store, stream, heads) if forked else _after(store, stream, heads)
        for commit, seq, parent, body in after:
            yield Sent(actor, scope, unit, bool(centre), seq, parent or wire.root(actor, scope), body, commit)


def untold_numbers(store: Store, theirs: Knowledge, unit_code: str, is_centre: bool) -> Iterator[tuple[int, str]]:
    """The commits of `untold`, by their numbers here and their scopes, without reading what they hold."""
    known: Mapping[tuple[str, str], list[Head]] = {(one.actor, one.scope): one.heads for one in theirs}
    for stream, actor, scope, forked in store.all("SELECT id, actor, scope, forked FROM exchange_stream ORDER BY id"):
        if not visible(scope, unit_code, is_centre):
            continue
        heads = known.get((actor, scope), [])
        if forked:
            numbers = sorted(streams.not_below(store, stream, [head.hash for head in heads]))
        else:
            sql = "SELECT id FROM exchange_commit WHERE stream_id = ? AND seq > ?"
            numbers = [number for (number,) in store.all(sql, (stream, _last_known(store, heads)))]
        yield from ((number, scope) for number in numbers)


def _after(store: Store, stream: int, heads: list[Head]) -> Iterator[tuple[int, int, bytes | None, bytes]]:
    """The commits of an unbroken stream after the newest that they have, too."""
    rows = store.connection.exec_driver_sql(
        f"{_COMMITS} WHERE c.stream_id = ? AND c.seq > ? ORDER BY c.seq", (stream, _last_known(store, heads))
    )
    for commit, seq, parent, alone, block in rows:
        yield commit, seq, parent, store.blocks.body(commit, alone, block)


def _last_known(store: Store, heads: list[Head]) -> int:
    mine = store.known(head.hash for head in heads)
    return max((head.seq for head in heads if head.hash in mine), default=0)


def _after_forks(store: Store, stream: int, heads: list[Head]) -> Iterator[tuple[int, int, bytes | None, bytes]]:
    """The same for a stream with branches: all that is no predecessor of their heads."""
    lacking = streams.not_below(store, stream, [head.hash for head in heads])
    rows = store.connection.exec_driver_sql(f"{_COMMITS} WHERE c.stream_id = ? ORDER BY c.seq, c.hash", (stream,))
    for commit, seq, parent, alone, block in rows:
        if commit in lacking:
            yield commit, seq, parent, store.blocks.body(commit, alone, block)
