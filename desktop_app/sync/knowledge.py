"""What an office knows: the heads of every stream; and what another office, knowing less, has to be told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from desktop_app.sync import wire
from desktop_app.sync.scopes import visible
from desktop_app.sync.store import Store


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
    """A commit on its way: its stream, the hash of its predecessor (or of the stream's root), and its bytes."""

    actor: str
    scope: str
    unit_code: str
    is_centre: bool
    seq: int
    parent: bytes
    body: bytes


def knowledge(store: Store, unit_code: str = "", is_centre: bool = True) -> list[StreamHeads]:
    """All heads known here, of the streams that the office named may know; sorted."""
    found = []
    for stream, actor, scope, unit, centre in store.all(
        "SELECT id, actor, scope, unit_code, is_centre FROM exchange_stream ORDER BY actor, scope"
    ):
        if visible(scope, unit_code, is_centre):
            heads = [Head(seq, hash_) for _commit, seq, hash_ in store.heads(stream)]
            found.append(StreamHeads(actor, scope, unit, bool(centre), heads))
    return found


def untold(store: Store, theirs: Knowledge, unit_code: str, is_centre: bool) -> Iterator[Sent]:
    """The commits that an office with this knowledge lacks and may know, each after its predecessor."""
    known: Mapping[tuple[str, str], list[Head]] = {(one.actor, one.scope): one.heads for one in theirs}
    for stream, actor, scope, unit, centre, forked in store.all(
        "SELECT id, actor, scope, unit_code, is_centre, forked FROM exchange_stream ORDER BY id"
    ):
        if not visible(scope, unit_code, is_centre):
            continue
        heads = known.get((actor, scope), [])
        after = _after_forks(store, stream, heads) if forked else _after(store, stream, heads)
        for seq, parent, body in after:
            yield Sent(actor, scope, unit, bool(centre), seq, parent or wire.root(actor, scope), body)


def _after(store: Store, stream: int, heads: list[Head]) -> Iterator[tuple[int, bytes | None, bytes]]:
    """The commits of an unbroken stream after the newest that they have, too."""
    mine = store.known(head.hash for head in heads)
    last = max((head.seq for head in heads if head.hash in mine), default=0)
    rows = store.connection.exec_driver_sql(
        "SELECT c.seq, p.hash, c.body FROM exchange_commit c LEFT JOIN exchange_commit p ON p.id = c.parent_id "
        "WHERE c.stream_id = ? AND c.seq > ? ORDER BY c.seq",
        (stream, last),
    )
    yield from map(tuple, rows)


def _after_forks(store: Store, stream: int, heads: list[Head]) -> Iterator[tuple[int, bytes | None, bytes]]:
    """The same for a stream with branches: all that is no predecessor of their heads."""
    parents = dict(map(tuple, store.all("SELECT id, parent_id FROM exchange_commit WHERE stream_id = ?", (stream,))))
    theirs: set[int] = set()
    for commit in store.known(head.hash for head in heads).values():
        at: int | None = commit
        while at is not None and at not in theirs:
            theirs.add(at)
            at = parents.get(at)
    rows = store.connection.exec_driver_sql(
        "SELECT c.id, c.seq, p.hash, c.body FROM exchange_commit c LEFT JOIN exchange_commit p ON p.id = c.parent_id "
        "WHERE c.stream_id = ? ORDER BY c.seq, c.hash",
        (stream,),
    )
    for commit, seq, parent, body in rows:
        if commit not in theirs:
            yield seq, parent, body
