"""What the computers of other offices know, each by itself: two of one office may have heard different things."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy.orm import Session

from desktop_app.sync.knowledge import StreamHeads
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.store import Store
from desktop_app.sync.trust.trusted import Trusted

REPLICA_DIGITS = 32
"""The part of an actor's name that tells a computer, whatever its incarnation."""

_heads = msgspec.msgpack.Decoder(list[StreamHeads])
_wants = msgspec.msgpack.Decoder(list[bytes])


def knowledge_of(session: Session, trusted: Trusted, unit_code: str) -> list[StreamHeads]:
    """What every computer of an office knew when its last package came: one package has to do for all of them.

    What a computer knows that never sent anything is nothing, so that it gets all there is.
    """
    known = _known(session, unit_code)
    here = [one.replica.hex() for one in trusted.recipients(unit_code) if one.replica != trusted.own.replica]
    if known.keys() == {""}:
        return known[""]
    return common([known.get(replica, []) for replica in here or known])


def heard_of(session: Session, unit_code: str, actor: str) -> list[StreamHeads]:
    """What one computer knew when its last package came."""
    known = _known(session, unit_code)
    return known.get(actor[:REPLICA_DIGITS], known.get("", []))


def is_heard(session: Session, manifest: Manifest) -> bool:
    """Whether a package says of its sender what its last one said."""
    sql = "SELECT digests, wants FROM exchange_peer WHERE unit_code = ? AND replica = ?"
    told = Store(session).all(sql, (manifest.unit_code, manifest.actor[:REPLICA_DIGITS]))
    says = (msgspec.msgpack.encode(manifest.digests, order="sorted"), msgspec.msgpack.encode(manifest.wants))
    return says in told and heard_of(session, manifest.unit_code, manifest.actor) == manifest.heads


def is_outdated(session: Session, manifest: Manifest) -> bool:
    """Whether a package is older than the last one of its computer, by that one's clock, and says less of what it
    knows. After a backup was put back there it says less too, but was made later."""
    sql = "SELECT made_at FROM exchange_peer WHERE unit_code = ? AND replica = ?"
    made = [at for (at,) in Store(session).all(sql, (manifest.unit_code, manifest.actor[:REPLICA_DIGITS]))]
    if not made or made[0] is None or manifest.made_at >= made[0]:
        return False
    heard = heard_of(session, manifest.unit_code, manifest.actor)
    pairs = [(stream, _find(heard, stream)) for stream in manifest.heads]
    return all(
        later is not None and max(one.seq for one in stream.heads) <= max(one.seq for one in later.heads)
        for stream, later in pairs
    )


def common(some: Sequence[Sequence[StreamHeads]]) -> list[StreamHeads]:
    """What is known in each of several knowledges; of a stream with branches, the branches that end alike."""
    found = []
    for stream in some[0] if some else ():
        like = [_find(other, stream) for other in some[1:]]
        if any(one is None for one in like):
            continue
        all_ = [stream, *(one for one in like if one is not None)]
        if all(len(one.heads) == 1 for one in all_):
            found.append(min(all_, key=lambda one: one.heads[0].seq))
            continue
        shared = set(stream.heads).intersection(*(one.heads for one in all_))
        if shared:
            found.append(msgspec.structs.replace(stream, heads=sorted(shared)))
    return found


def hear(store: Store, manifest: Manifest, now_ms: int) -> None:
    """Remember what the sender knows now: what came last counts, for its clock may be wrong and its data set back.

    From an old file that comes late too little is known, so that the next package holds more than it needs to; one
    that is read once more says nothing new. Who was set back has none of the packages any more that were written for
    it: what it lacks has to be sent again.
    """
    if manifest.is_notice or _was_taken(store, manifest):
        return
    replica = manifest.actor[:REPLICA_DIGITS]
    if _is_set_back(store, manifest):
        store.many(
            "UPDATE exchange_file SET outcome = json_set(outcome, '$.lost', 1) WHERE direction = 'out' "
            "AND unit_code = ? AND state = 'written'",
            [(manifest.unit_code,)],
        )
    digests = msgspec.msgpack.encode(manifest.digests, order="sorted")
    store.many("DELETE FROM exchange_peer WHERE unit_code = ? AND replica = ''", [(manifest.unit_code,)])
    store.many(
        "INSERT INTO exchange_peer (unit_code, replica, heads, digests, wants, schema, heard_at, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unit_code, replica) DO UPDATE SET heads = excluded.heads, "
        "digests = excluded.digests, wants = excluded.wants, schema = excluded.schema, heard_at = excluded.heard_at, "
        "made_at = excluded.made_at",
        [
            (
                manifest.unit_code,
                replica,
                msgspec.msgpack.encode(manifest.heads),
                digests,
                msgspec.msgpack.encode(manifest.wants),
                manifest.schema,
                now_ms,
                manifest.made_at,
            )
        ],
    )


def _was_taken(store: Store, manifest: Manifest) -> bool:
    """Whether this very package was taken in before."""
    sql = "SELECT 1 FROM exchange_file WHERE package = ? AND direction = 'in' AND state IN ('taken', 'taken later')"
    return bool(store.all(sql, (manifest.package.hex(),)))


@dataclass(frozen=True, slots=True)
class LastWord:
    """What a computer knew when its last package was made (ms UTC by its clock; 0: not known)."""

    heads: list[StreamHeads]
    made_at: int


def last_word(store: Store, manifest: Manifest) -> LastWord | None:
    """The last one of the computer that wrote a package, as long as that is not heard itself."""
    sql = "SELECT heads, made_at FROM exchange_peer WHERE unit_code = ? AND replica = ? AND heads IS NOT NULL"
    found = store.all(sql, (manifest.unit_code, manifest.actor[:REPLICA_DIGITS]))
    return LastWord(_heads.decode(found[0][0]), found[0][1] or 0) if found else None


def _is_set_back(store: Store, manifest: Manifest) -> bool:
    """Whether its computer knows less than before, as after a backup was put back; an older file says less, too."""
    last = last_word(store, manifest)
    if last is None or manifest.made_at < last.made_at:
        return False
    pairs = [(stream, _find(manifest.heads, stream)) for stream in last.heads]
    return any(
        now is None or max(one.seq for one in now.heads) < max(one.seq for one in before.heads) for before, now in pairs
    )


def wants_of(store: Store, unit_code: str) -> set[bytes]:
    """The hashes of attachments that the computers of an office lacked when their last packages came."""
    sql = "SELECT wants FROM exchange_peer WHERE unit_code = ? AND wants IS NOT NULL"
    return {hash_ for (wants,) in store.all(sql, (unit_code,)) for hash_ in _wants.decode(wants)}


def told(store: Store, unit_code: str, replicas: Iterable[str], now_ms: int) -> None:
    """Remember that a package was written for these computers of an office."""
    store.many(
        "INSERT INTO exchange_peer (unit_code, replica, schema, told_at) VALUES (?, ?, '', ?) "
        "ON CONFLICT (unit_code, replica) DO UPDATE SET told_at = excluded.told_at",
        [(unit_code, replica, now_ms) for replica in replicas],
    )


def _known(session: Session, unit_code: str) -> dict[str, list[StreamHeads]]:
    sql = "SELECT replica, heads FROM exchange_peer WHERE unit_code = ? AND heads IS NOT NULL"
    return {replica: _heads.decode(heads) for replica, heads in Store(session).all(sql, (unit_code,))}


def _find(some: Sequence[StreamHeads], stream: StreamHeads) -> StreamHeads | None:
    return next((one for one in some if (one.actor, one.scope) == (stream.actor, stream.scope)), None)
