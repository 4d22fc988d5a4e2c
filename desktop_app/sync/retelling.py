"""Saying again, in another computer's name, what a computer whose keys are lost had said and could not hand over.

Nobody takes its commits without its signature. They become echoes of themselves in streams of the new author: each
counts as the change that it repeats, wherever that is known or comes later, from an old stick or after all. Here, too,
nothing is left but the echo, so that this office knows what the others will know.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from desktop_app.sync import streams, wire
from desktop_app.sync.drafts import Own
from desktop_app.sync.store import Store
from desktop_app.sync.wire import MOVED, Body, Change, Origin


@dataclass(frozen=True, slots=True)
class _Said:
    """A commit that goes: its number, stream and scope, and the local step that it was made from."""

    commit: int
    stream: int
    scope: str
    hash: bytes
    at: int
    user: str
    step: int | None
    body: bytes


@dataclass(slots=True)
class _Tip:
    """The end of a stream of the new author."""

    stream: int
    seq: int
    commit: int | None
    hash: bytes


@dataclass(slots=True)
class _Retold:
    """What was said again so far: the new commits, which stand for the old, and the records with their changes."""

    rows: list[tuple[object, ...]] = field(default_factory=list)
    tips: dict[str, _Tip] = field(default_factory=dict)
    stands_for: dict[bytes, bytes] = field(default_factory=dict)
    echoes: list[tuple[bytes, Origin, int, int]] = field(default_factory=list)
    """(record, whose its change is, the commit that repeats it, the commit that said it: 0 when it repeated it too)."""


def retell(store: Store, replica: bytes, own: Own, kept: Iterable[bytes]) -> int:
    """Say all of a computer's commits again that are not below these heads; how many. Within `Office.maintain`."""
    said, below = _unheard(store, replica, list(kept))
    if not said:
        return 0
    done = _Retold()
    number = store.next_commit()
    for commit in said:
        _say(store, own, commit, number, below, done)
        number += 1
    store.add_commits(done.rows)
    _keep_echoes(store, done)
    _forget(store, said)
    return len(said)


def _unheard(store: Store, replica: bytes, kept: list[bytes]) -> tuple[list[_Said], dict[int, list[bytes]]]:
    """The commits in the order in which they were made, and the heads that stay of each of their streams."""
    said: list[_Said] = []
    below: dict[int, list[bytes]] = {}
    sql = "SELECT id, scope FROM exchange_stream WHERE actor LIKE ? ORDER BY id"
    for stream, scope in store.all(sql, (f"{replica.hex()}%",)):
        gone = streams.not_below(store, stream, kept)
        if not gone:
            continue
        columns = "c.id, c.hash, c.at, c.user, c.transaction_id, c.body, c.block_id, p.hash, c.parent_id"
        sql = (
            f"SELECT {columns} FROM exchange_commit c LEFT JOIN exchange_commit p ON p.id = c.parent_id "
            "WHERE c.id IN (?)"
        )
        for commit, hash_, at, user, step, alone, block, before, parent in store.among(sql, gone):
            body = store.blocks.body(commit, alone, block)
            said.append(_Said(commit, stream, scope, hash_, at, user, step, body))
            if parent is not None and parent not in gone:
                below.setdefault(stream, []).append(before)
    return sorted(said, key=lambda one: one.commit), below


def _say(store: Store, own: Own, said: _Said, number: int, below: dict[int, list[bytes]], done: _Retold) -> None:
    """One commit more of the new author."""
    body = wire.decode(said.body)
    itself, origins = Origin(said.hash, own.unit_code, own.is_centre, said.at, said.user), list(body.origins)
    origins.append(itself)
    changes: list[Change] = []
    for change in body.changes:
        if change.kind == MOVED:
            changes.append(change)
            continue
        echo = change.echo if change.echo >= 0 else len(origins) - 1
        changes.append(msgspec.structs.replace(change, echo=echo))
        done.echoes.append((change.row, origins[echo], number, said.commit if change.echo < 0 else 0))
    heads = {done.stands_for.get(head, head) for head in body.heads}
    if done.stands_for.keys() & set(body.heads):
        heads.update(*below.values())
    tip = done.tips.get(said.scope) or _tip(store, own, said.scope)
    again: Body = msgspec.structs.replace(body, changes=changes, origins=origins, heads=sorted(heads))
    data = wire.encode(again)
    hash_ = wire.chained(tip.hash, data)
    done.rows.append(
        (number, tip.stream, tip.seq + 1, tip.commit, hash_, said.at, said.user, data, said.step, 0),
    )
    done.tips[said.scope] = _Tip(tip.stream, tip.seq + 1, number, hash_)
    done.stands_for[said.hash] = hash_


def _tip(store: Store, own: Own, scope: str) -> _Tip:
    """Where a stream of the new author ends."""
    stream = streams.stream_number(store, own.actor, scope, own.unit_code, own.is_centre)
    heads = streams.heads(store, stream)
    if not heads:
        return _Tip(stream, 0, None, wire.root(own.actor, scope))
    commit, seq, hash_ = heads[-1]
    return _Tip(stream, seq, commit, hash_)


def _keep_echoes(store: Store, done: _Retold) -> None:
    """The values of records come from the echoes from now on."""
    rows = {row for row, _origin, _commit, _said in done.echoes}
    records, echoes = store.tracked(rows), store.echoes(rows)
    known = store.known({origin.hash for _row, origin, _commit, said in done.echoes if not said})
    moved = list[tuple[int, int]]()
    for row, origin, commit, said in done.echoes:
        entry = echoes.get((row, origin.hash))
        if entry is not None:
            moved.append((commit, -entry))
        elif said or origin.hash not in known:
            entry = echoes[row, origin.hash] = store.add_echo(row, origin, commit)
        if said and entry is not None and row in records:
            records[row].state.rename(said, entry)
    store.many("UPDATE exchange_echo SET commit_id = ? WHERE id = ?", moved)
    store.keep(records.values())


def _forget(store: Store, said: list[_Said]) -> None:
    """The commits that were said again are here no more, nor streams of which nothing is left."""
    gone = [(one.commit,) for one in said]
    streams = [(stream,) for stream in {one.stream for one in said}]
    store.many("DELETE FROM exchange_head WHERE commit_id = ?", gone)
    store.many("DELETE FROM exchange_commit WHERE id = ?", gone)
    for (stream,) in streams:
        parents = dict(store.all("SELECT id, parent_id FROM exchange_commit WHERE stream_id = ?", (stream,)))
        ends = parents.keys() - set(parents.values())
        store.many(
            "INSERT OR IGNORE INTO exchange_head (commit_id, stream_id) VALUES (?, ?)", [(end, stream) for end in ends]
        )
    store.many(
        "DELETE FROM exchange_stream WHERE id = ? AND NOT EXISTS "
        "(SELECT 1 FROM exchange_commit WHERE stream_id = exchange_stream.id)",
        streams,
    )
    store.all("DELETE FROM exchange_block WHERE id NOT IN (SELECT block_id FROM exchange_commit WHERE block_id > 0)")
